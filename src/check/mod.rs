//! The only maker of a [`Playbook`](crate::model::Playbook): checks what was read, reports every mistake, never stops
//! at the first.
//!
//! It has two steps with a table between them:
//!
//! ```text
//! Sources ──parse──▶ what each file says ──▶ symbols ──resolve──▶ what files say about each other ──▶ Playbook
//! ```
//!
//! `parse` looks at one text at a time and hands on what could be read even where something is wrong. `symbols` is
//! what all of them declare. `resolve` looks references up there. A [`Checker`] keeps both results, and makes again
//! only what can have changed.
//!
//! This module reads no files and writes nothing; whatever it says is a [`Diagnostic`](crate::diagnostic::Diagnostic).

mod checker;
mod declared;
mod graph;
mod parse;
mod paths;
mod report;
mod resolve;
mod reviews;
mod shared;
mod suggest;
mod survey;
mod symbols;

pub use checker::{Checked, Checker, Severities, check, check_on};
pub use declared::{Declared, declared};
pub use parse::languages::language_of_tag;
pub use parse::missing_languages::FileTexts;
pub use parse::settings::{base_path, base_url};
pub use parse::stage_names::stage_meant_by;
pub use suggest::nearest;
pub use survey::{Subject, Survey, SurveyNames, TextStatus, TranslationState, TranslationStatus, survey};
