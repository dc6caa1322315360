//! JSON Schemas (2020-12) of the files that writers edit, for the YAML plugins of editors: `stagecraft schema`.
//!
//! A schema offers field names, values and descriptions while a writer types. It is made from the content schema
//! ([`crate::schema`]), of which [`crate::check`] reads the files: the fields of the two are the same by construction,
//! and `maker` says for each kind of value what the checks accept. Where a playbook is at hand, its own ids and fields
//! are offered. A schema sees one file only; whether that file fits the others is for the checks.
//!
//! Descriptions are in English and Vietnamese, one below the other: a schema that a team keeps in its repository does
//! not depend on who printed it.

mod maker;

use serde_json::{Value, json};

use crate::check::Declared;
use crate::schema::guide::TRANSLATION;
use crate::schema::{FileKind, glossary, lens, playbook};

use maker::{Maker, description, list, text};

/// Returns the schema of a kind of file. `names` are the ids of a playbook, as far as there is one.
#[must_use]
pub fn json_schema(kind: FileKind, names: &Declared) -> Value {
    let maker = Maker { names };
    let mut schema = match kind {
        FileKind::Playbook => maker.record(&playbook::PLAYBOOK),
        FileKind::Stage => maker.stage(),
        FileKind::Guide => maker.front_matter(),
        FileKind::Lens => maker.record(&lens::LENS),
        FileKind::Glossary => list(&maker.record(&glossary::ENTRY)),
        FileKind::Snippet => maker.map(TRANSLATION),
    };
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(format!("Stagecraft: {}", kind.name()));
    schema["description"] = json!(description(kind.doc()));
    schema["$defs"] = json!({ "localized": maker.localized(&text()) });
    schema
}
