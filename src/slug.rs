//! The form of ids and slugs: what can be part of an address as it is.

/// The form as a regular expression, as [`is_slug`] tells it.
pub const PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// Returns whether `text` is of the form: lowercase letters a to z and digits, with single `-` between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(part)
}

/// Returns the anchor that a writer gives without the underscores that it begins with: `__` begins the ids that pages
/// give themselves. `None` if that leaves nothing.
#[must_use]
pub fn unreserved(anchor: &str) -> Option<&str> {
    let anchor = if anchor.starts_with("__") { anchor.trim_start_matches('_') } else { anchor };
    (!anchor.is_empty()).then_some(anchor)
}
