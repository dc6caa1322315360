//! What schemas are put together from.

use serde_json::{Map, Value, json};

use crate::check::Declared;
use crate::words::{ToolLanguage, Words};

/// Form of a language's tag.
pub(super) const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// What all parts of a schema know.
pub(super) struct Scope<'n> {
    pub(super) names: &'n Declared,
    words: [Words; 2],
}

impl<'n> Scope<'n> {
    pub(super) fn new(names: &'n Declared) -> Self {
        Self { names, words: ToolLanguage::ALL.map(Words::new) }
    }

    /// Returns the message `id` in every language of the tool.
    pub(super) fn description(&self, id: &str) -> String {
        self.words.iter().map(|words| words.plain(id)).collect::<Vec<_>>().join("\n\n")
    }

    /// Begins the schema of a map; its fields are described by the messages `schema-<name>-<field>`.
    pub(super) fn map(&self, name: &'static str) -> Fields<'_> {
        Fields { scope: self, name, properties: Map::new(), required: Vec::new() }
    }

    /// Returns the schema of a text in every language.
    pub(super) fn localized_text(&self) -> Value {
        self.localized(&text())
    }

    /// Returns the schema of a map by language.
    pub(super) fn localized(&self, value: &Value) -> Value {
        match &self.names.languages {
            Some(tags) => {
                let properties: Map<String, Value> = tags.iter().map(|tag| (tag.clone(), value.clone())).collect();
                json!({ "type": "object", "properties": properties, "required": tags, "additionalProperties": false })
            }
            None => json!({
                "type": "object",
                "minProperties": 1,
                "propertyNames": { "pattern": LANGUAGE },
                "additionalProperties": value,
            }),
        }
    }

    /// Returns the schema of a list of `{id, name}`.
    pub(super) fn terms(&self) -> Value {
        list(&self.map("term").required("id", slug()).required("name", localized()).finish())
    }
}

/// The schema of a map, field by field.
pub(super) struct Fields<'s> {
    scope: &'s Scope<'s>,
    name: &'static str,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl Fields<'_> {
    /// Adds a field that must be there.
    pub(super) fn required(mut self, field: &'static str, schema: Value) -> Self {
        self.required.push(field);
        self.add(field, schema)
    }

    /// Adds a field that may be left out; one without a value counts as left out.
    pub(super) fn optional(self, field: &'static str, schema: Value) -> Self {
        self.add(field, or_nothing(schema))
    }

    fn add(mut self, field: &'static str, mut schema: Value) -> Self {
        let id = format!("schema-{}-{}", self.name, field.replace('_', "-"));
        schema["description"] = json!(self.scope.description(&id));
        self.properties.insert(field.to_owned(), schema);
        self
    }

    /// Returns the schema: no other fields are allowed.
    pub(super) fn finish(self) -> Value {
        json!({
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }
}

/// Returns `schema`, with nothing allowed in place of a value.
fn or_nothing(mut schema: Value) -> Value {
    if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        values.push(Value::Null);
    }
    match schema.get("type").cloned() {
        Some(Value::String(name)) => schema["type"] = json!([name, "null"]),
        Some(Value::Array(mut names)) => {
            names.push(json!("null"));
            schema["type"] = Value::Array(names);
        }
        _ => schema = json!({ "anyOf": [schema, { "type": "null" }] }),
    }
    schema
}

/// Returns the schema of a text that says something.
pub(super) fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

/// Returns the schema of a text of a certain form.
pub(super) fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// Returns the schema of an id or slug.
pub(super) fn slug() -> Value {
    pattern(crate::slug::PATTERN)
}

/// Returns a reference to the schema of a text in every language.
pub(super) fn localized() -> Value {
    json!({ "$ref": "#/$defs/localized" })
}

/// Returns the schema of a list.
pub(super) fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Returns the schema of one of a few words.
pub(super) fn choice<'w>(words: impl IntoIterator<Item = &'w str>) -> Value {
    json!({ "type": "string", "enum": words.into_iter().collect::<Vec<_>>() })
}

/// Returns the schema of one of the declared names; of a text of the form `otherwise` where they are not known or
/// there are none.
pub(super) fn one_of(names: Option<&[String]>, otherwise: &Value) -> Value {
    match names {
        Some(names) if !names.is_empty() => choice(names.iter().map(String::as_str)),
        _ => otherwise.clone(),
    }
}
