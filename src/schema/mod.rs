//! JSON Schemas (2020-12) of the files that writers edit, for the YAML plugins of editors: `stagecraft schema`.
//!
//! A schema offers field names, values and descriptions while a writer types. It is made by hand beside the rules in
//! [`crate::check`], which read YAML by hand too: derived types would describe structures that nothing reads. Tests
//! hold the two together: the fields are the same, and what the one accepts the other does. Where a playbook is at
//! hand, its own ids are offered. A schema sees one file only; whether that file fits the others is for the checks.
//!
//! Descriptions are in English and Vietnamese, one below the other: a schema that a team keeps in its repository does
//! not depend on who printed it.

mod glossary;
mod guide;
mod lens;
mod parts;
mod playbook;
mod question;
mod stage;

use serde_json::{Value, json};

use crate::check::Declared;

use parts::Scope;

/// Kind of a file that a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `content/playbook.yaml`
    Playbook,
    /// `content/stages/*.yaml`
    Stage,
    /// The front matter of `content/guides/**/*.md`
    Guide,
    /// `content/lenses/*.yaml`
    Lens,
    /// `content/glossary.yaml`
    Glossary,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Playbook, Self::Stage, Self::Guide, Self::Lens, Self::Glossary];

    /// Returns the name of the kind.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Playbook => "playbook",
            Self::Stage => "stage",
            Self::Guide => "guide",
            Self::Lens => "lens",
            Self::Glossary => "glossary",
        }
    }
}

/// Returns the schema of a kind of file. `names` are the ids of a playbook, as far as there is one.
#[must_use]
pub fn schema(kind: Kind, names: &Declared) -> Value {
    let scope = Scope::new(names);
    let mut schema = match kind {
        Kind::Playbook => playbook::playbook(&scope),
        Kind::Stage => stage::stage(&scope),
        Kind::Guide => guide::guide(&scope),
        Kind::Lens => lens::lens(&scope),
        Kind::Glossary => glossary::glossary(&scope),
    };
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(format!("Stagecraft: {}", kind.name()));
    schema["description"] = json!(scope.description(&format!("schema-{}", kind.name())));
    schema["$defs"] = json!({ "localized": scope.localized_text() });
    schema
}
