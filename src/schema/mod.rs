//! The content schema: which kinds of file a playbook is made of and which fields each has. The one place that says so.
//!
//! A field is declared once, in the table of its file: name, type, whether it must be there, whether it is a fact that
//! pages show, lists filter by and search finds, and what it means, in English and Vietnamese. Everything else that
//! knows fields is made from the tables: reading with exact places ([`crate::check`]), JSON Schema
//! ([`crate::json_schema`]), new guides ([`crate::scaffold`]), `playbook.json`, cards, facts, filters and search
//! ([`crate::render`]), and the comparison by which a preview finds out what an edit concerns ([`crate::model`]).
//!
//! # Why plain tables
//!
//! Not a derive on structs: most fields need no code of their own, and a struct member for each would be one more copy
//! to keep. What a guide says of itself is data (`Guide::facts`, in the order of the declaration), so that a field
//! which a playbook declares for itself in `playbook.yaml` is read, shown, filtered and searched by the same loops as
//! one that is declared here. Not a macro with a syntax of its own: a table of `const fn` calls is ordinary Rust, which
//! editors complete, rustfmt formats and a newcomer reads at first sight. The model follows the flags of ripgrep
//! (`crates/core/flags/defs.rs`): one declaration, many uses.
//!
//! # How to add a field
//!
//! A fact of guides is a [`Field`] in [`guide::GUIDE`] with a [`Kind`] that exists, and its name in the theme's strings
//! (`guide.<name>`, for a closed list of words also `<name>.<word>`) in each language. A new `Kind` is needed only for a
//! new form of value; the compiler then names the places that have to know it.
//!
//! This module declares. It knows no files, no values, no messages, and nothing of what is made from it.

mod field;
pub mod glossary;
pub mod guide;
pub mod lens;
pub mod playbook;
pub mod snippet;
pub mod stage;
pub mod theme;

pub use field::{Doc, Field, Kind, Place, Record, Sample, Target, Uses, VocabularyIx, Word};

/// A kind of file that writers edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `content/playbook.yaml`
    Playbook,
    /// `content/stages/*.yaml`
    Stage,
    /// The front matter of `content/guides/**/*.md` and `content/pages/*.md`
    Guide,
    /// `content/lenses/*.yaml`
    Lens,
    /// `content/glossary.yaml`
    Glossary,
    /// The front matter of `content/snippets/*.md`
    Snippet,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Playbook, Self::Stage, Self::Guide, Self::Lens, Self::Glossary, Self::Snippet];

    /// Returns the name of the kind.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Playbook => "playbook",
            Self::Stage => "stage",
            Self::Guide => "guide",
            Self::Lens => "lens",
            Self::Glossary => "glossary",
            Self::Snippet => "snippet",
        }
    }

    /// Returns what the kind of file is for.
    #[must_use]
    pub const fn doc(self) -> Doc {
        match self {
            Self::Playbook => playbook::PLAYBOOK.doc,
            Self::Stage => stage::STAGE.doc,
            Self::Guide => guide::DOC,
            Self::Lens => lens::LENS.doc,
            Self::Glossary => glossary::ENTRY.doc,
            Self::Snippet => snippet::DOC,
        }
    }
}
