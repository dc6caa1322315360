//! The schema of `glossary.yaml`.

use serde_json::Value;

use super::parts::{Scope, list, localized, one_of, slug};

pub(super) fn glossary(scope: &Scope<'_>) -> Value {
    let see = one_of(scope.names.terms.as_deref(), &slug());
    let entry = scope
        .map("glossary")
        .required("id", slug())
        .required("term", localized())
        .required("definition", localized())
        .optional("see", list(&see))
        .finish();
    list(&entry)
}
