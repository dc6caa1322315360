//! JSON Schemas (2020-12) of the files that writers edit, for the YAML plugins of editors: `stagecraft schema`.
//!
//! A schema offers field names, values and descriptions while a writer types. It is made from the content schema
//! ([`crate::schema`]), of which [`crate::check`] reads the files: the fields of the two are the same by construction,
//! and [`forms`] says for each kind of value what the checks accept. Where a playbook is at hand, its own ids and fields
//! are offered. A schema sees one file only; whether that file fits the others is for the checks.
//!
//! Descriptions are in English and Vietnamese, one below the other: a schema that a team keeps in its repository does
//! not depend on who printed it.

mod forms;

use serde_json::{Map, Value, json};

use crate::check::Declared;
use crate::model::{FactField, StageId};
use crate::schema::guide::{GUIDE, TEXT, TRANSLATION};
use crate::schema::{Doc, Field, FileKind, Record, glossary, lens, playbook, stage};

use forms::{list, or_nothing};

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
    };
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(format!("Stagecraft: {}", kind.name()));
    schema["description"] = json!(description(kind.doc()));
    schema["$defs"] = json!({ "localized": maker.localized(&forms::text()) });
    schema
}

/// Makes schemas from the tables.
struct Maker<'n> {
    names: &'n Declared,
}

impl Maker<'_> {
    fn record(&self, record: &Record) -> Value {
        self.map(record.fields)
    }

    /// Returns the schema of a map that has these fields and no others.
    fn map<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> Value {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for field in fields {
            let mut schema = self.value(field.kind);
            if field.required {
                required.push(field.name);
            } else {
                // A field without a value counts as left out.
                schema = or_nothing(schema);
            }
            schema["description"] = json!(description(field.doc));
            properties.insert(field.name.to_owned(), schema);
        }
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
    }

    /// Returns the schema of a source and of a translation in one: what has a field that only a source has is one.
    fn front_matter(&self) -> Value {
        let translation = self.map(TEXT.iter().chain(TRANSLATION));
        let mut source = self.map(TEXT.iter().chain(GUIDE));
        for field in &self.names.own_facts {
            source["properties"][&*field.name] = self.own_fact(field);
        }
        let own = GUIDE.iter().map(|field| field.name);
        let own = own.chain(self.names.own_facts.iter().map(|field| &*field.name));
        let has_own: Vec<Value> = own.map(|name| json!({ "required": [name] })).collect();
        json!({ "type": "object", "if": { "anyOf": has_own }, "then": source, "else": translation })
    }

    /// Returns the schema of a fact that the playbook declares for itself; its labels describe it.
    fn own_fact(&self, field: &FactField) -> Value {
        let mut schema = or_nothing(self.value(field.kind));
        let labels = field.label.iter().flat_map(|label| label.iter()).map(|(_, label)| label.as_str());
        schema["description"] = json!(labels.collect::<Vec<_>>().join("\n\n"));
        schema
    }

    fn stage(&self) -> Value {
        let mut schema = self.record(&stage::STAGE);
        schema["allOf"] = StageId::ALL.map(order_of).into();
        schema
    }
}

/// Returns what holds a stage to its place in the model.
fn order_of(stage: StageId) -> Value {
    json!({
        "if": { "properties": { "id": { "const": stage.as_str() } }, "required": ["id"] },
        "then": { "properties": { "order": { "const": stage.order() } } },
    })
}

fn description(doc: Doc) -> String {
    format!("{}\n\n{}", doc.en, doc.vi)
}
