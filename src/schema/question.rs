//! The schema of a quiz question.

use serde_json::{Value, json};

use super::parts::{Scope, list};

/// Returns the schema of a question whose texts have the schema `text`.
pub(super) fn question(scope: &Scope<'_>, text: &Value) -> Value {
    let choice =
        scope.map("choice").required("text", text.clone()).optional("correct", json!({ "type": "boolean" })).finish();
    let mut choices = list(&choice);
    choices["minItems"] = json!(2);
    choices["contains"] = json!({ "properties": { "correct": { "const": true } }, "required": ["correct"] });
    scope
        .map("question")
        .required("question", text.clone())
        .required("choices", choices)
        .optional("explanation", text.clone())
        .finish()
}
