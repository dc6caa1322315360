//! The schema of `playbook.yaml`.

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;

use super::parts::{LANGUAGE, Scope, choice, localized, pattern};

pub(super) fn playbook(scope: &Scope<'_>) -> Value {
    let vocabularies = scope
        .map("vocabularies")
        .required("channels", scope.terms())
        .required("industries", scope.terms())
        .required("roles", scope.terms())
        .finish();
    let brand = scope
        .map("brand")
        .optional("logo", pattern(r"\S"))
        .optional("colour", pattern(r"^\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$"))
        .finish();
    scope
        .map("playbook")
        .required("title", localized())
        .required("description", localized())
        .required("languages", languages())
        .optional("base_url", pattern(r#"^\s*https?://[^/?#"<>\\&'\s][^?#"<>\\&'\s]*\s*$"#))
        .optional("theme", pattern(r"^\s*[^\s./\\][^\s/\\]*\s*$"))
        .optional("brand", brand)
        .optional("edit_url", pattern(r"^\s*https?://.*\{path\}"))
        .required("vocabularies", vocabularies)
        .optional("guide_sections", scope.terms())
        .optional("raw_html", choice(["escape", "sanitize", "trust"]))
        .optional("checks", checks())
        .finish()
}

fn languages() -> Value {
    json!({ "type": "array", "items": pattern(LANGUAGE), "minItems": 1, "uniqueItems": true })
}

/// What the playbook cannot be built with stays an error.
fn checks() -> Value {
    let severities = |code: &Code| {
        let words: &[&str] = if code.can_be_lowered() { &["error", "warning", "off"] } else { &["error"] };
        choice(words.iter().copied())
    };
    let properties: Map<String, Value> =
        Code::ALL.iter().map(|code| (code.name().to_owned(), severities(code))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
