//! The schema of a stage.

use serde_json::{Value, json};

use crate::model::StageId;

use super::parts::{Scope, choice, list, localized, slug};
use super::question::question;

pub(super) fn stage(scope: &Scope<'_>) -> Value {
    let metric = scope
        .map("metric")
        .required("id", slug())
        .required("name", localized())
        .required("measure", localized())
        .finish();
    let review = scope.map("review").required("question", localized()).required("answer", localized()).finish();
    let mut stage = scope
        .map("stage")
        .required("id", choice(StageId::ALL.map(StageId::as_str)))
        .required("order", json!({ "type": "integer", "minimum": 1, "maximum": StageId::ALL.len() }))
        .required("name", localized())
        .required("slug", scope.localized(&slug()))
        .required("goal", localized())
        .required("customer", localized())
        .required("summary", localized())
        .required("activities", scope.terms())
        .required("metrics", list(&metric))
        .optional("exit_criteria", list(&localized()))
        .optional("key_facts", list(&localized()))
        .optional("review_questions", list(&review))
        .optional("quiz", list(&question(scope, &localized())))
        .finish();
    stage["allOf"] = StageId::ALL.map(order_of).into();
    stage
}

/// Returns what holds a stage to its place in the model.
fn order_of(stage: StageId) -> Value {
    json!({
        "if": { "properties": { "id": { "const": stage.as_str() } }, "required": ["id"] },
        "then": { "properties": { "order": { "const": stage.order() } } },
    })
}
