//! A sentence as templates show it within a line.

use serde::Serialize;
use tera::Value;

/// A sentence on a page.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Inline<'a> {
    /// It has no marks: the template escapes its words, as it does all text.
    Words(&'a str),
    /// HTML, which is safe.
    Html(Value),
}
