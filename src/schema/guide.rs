//! The schema of front matter.

use serde_json::{Value, json};

use crate::model::{Effort, Initiative, PerStage};

use super::parts::{Fields, Scope, choice, list, one_of, pattern, slug, text};

/// Returns the schema of a source and of a translation in one: what has a field that only a source has is one.
pub(super) fn guide(scope: &Scope<'_>) -> Value {
    let translation = shared(scope).optional("translated_from", translated_from()).finish();
    let source = source(scope);
    let names = |schema: &Value| -> Vec<String> {
        schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys().cloned()).collect()
    };
    let of_translation = names(&translation);
    let own = names(&source).into_iter().filter(|name| !of_translation.contains(name));
    let has_own: Vec<Value> = own.map(|name| json!({ "required": [name] })).collect();
    json!({ "type": "object", "if": { "anyOf": has_own }, "then": source, "else": translation })
}

/// Begins the schema with the fields of a text in any language.
fn shared<'s>(scope: &'s Scope<'_>) -> Fields<'s> {
    scope
        .map("guide")
        .required("title", text())
        .required("summary", text())
        .optional("slug", slug())
        .optional("aliases", list(&pattern(r#"^\s*[^\s?#"<>\\]+\s*$"#)))
}

fn source(scope: &Scope<'_>) -> Value {
    let names = scope.names;
    let ids = |names: &Option<Vec<String>>| list(&one_of(names.as_deref(), &slug()));
    let guides = list(&one_of(names.guides.as_deref(), &pattern("^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$")));
    let time = scope.map("time").optional("prepare", work_time()).optional("run", work_time()).finish();
    let mut time = time;
    time["anyOf"] = json!([{ "required": ["prepare"] }, { "required": ["run"] }]);
    shared(scope)
        .required("activity", one_of(of_all_stages(&names.activities).as_deref(), &slug()))
        .required("channels", ids(&names.channels))
        .optional("industries", ids(&names.industries))
        .optional("roles", ids(&names.roles))
        .required("initiative", choice(Initiative::ALL.map(Initiative::as_str)))
        .required("effort", choice(Effort::ALL.map(Effort::as_str)))
        .required("time", time)
        .optional("team", team())
        .optional("metrics", ids(&of_all_stages(&names.metrics)))
        .optional("prerequisites", guides.clone())
        .optional("related", guides)
        .optional("updated", json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date" }))
        .optional("owner", text())
        .optional("draft", json!({ "type": "boolean" }))
        .finish()
}

fn work_time() -> Value {
    pattern(r"^\s*0*[1-9][0-9]{0,4}[mhdw]\s*$")
}

fn team() -> Value {
    json!({
        "type": ["string", "integer"],
        "pattern": r"^\s*0*[1-9][0-9]{0,4}(\s*[-–]\s*0*[1-9][0-9]{0,4})?\s*$",
        "minimum": 1,
    })
}

/// A fingerprint that is all digits and not quoted is a number for YAML.
fn translated_from() -> Value {
    json!({
        "type": "object",
        "additionalProperties": { "type": ["string", "integer"], "pattern": r"\S" },
    })
}

/// Returns the ids of all stages, each once; `None` unless every stage could be read. Which of them a guide may name
/// depends on its folder, which a schema does not see.
fn of_all_stages(ids: &PerStage<Option<Vec<String>>>) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for (_, of_stage) in ids.iter() {
        for id in of_stage.as_ref()? {
            if !all.contains(id) {
                all.push(id.clone());
            }
        }
    }
    Some(all)
}
