//! What each file says by itself: settings, stages, lenses, the glossary, then every guide and page in all its
//! languages.
//!
//! A file is parsed with what [`foundation`] holds and nothing else: no guide knows of another here. What could be read
//! is kept even where something is wrong, so that a file that does not parse is one mistake, not one in every file that
//! refers to it.

pub(crate) mod anchors;
pub(crate) mod article;
pub(crate) mod brand;
mod by_role;
pub(crate) mod captions;
mod controls;
mod declared_variables;
pub(crate) mod fields;
mod files;
mod findings;
pub(crate) mod forms;
pub(crate) mod foundation;
pub(crate) mod front_matter;
pub(crate) mod glossary;
pub(crate) mod guide_fields;
pub(crate) mod guide_types;
pub(crate) mod guides;
pub(crate) mod heading_names;
mod html_advice;
mod html_fix;
mod html_names;
mod html_policy;
pub(crate) mod html_writer;
pub(crate) mod ids;
pub(crate) mod languages;
mod lengths;
pub(crate) mod lenses;
pub(crate) mod localized;
mod lost_text;
pub(crate) mod meetings;
pub(crate) mod menu;
mod misplaced;
pub(crate) mod missing_languages;
pub(crate) mod names;
pub(crate) mod nodes;
pub(crate) mod pages;
pub(crate) mod pictures;
pub(crate) mod quiz;
mod raw_html;
mod required_facts;
pub(crate) mod sections;
pub(crate) mod sentence;
pub(crate) mod settings;
pub(crate) mod snippets;
mod source_file;
pub(crate) mod stage_names;
pub(crate) mod stages;
pub(crate) mod text;
pub(crate) mod texts;
pub(crate) mod translations;
pub(crate) mod unread;
pub(crate) mod variables;
pub(crate) mod vocabularies;

pub(crate) use files::{ParsedAsset, ParsedFiles, parse};
