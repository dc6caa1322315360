//! Writes another address in place of one that leads nowhere, where only one can have been meant.

use crate::diagnostic::Fix;
use crate::markdown::Reference;
use crate::source::Span;

/// Returns the fix that writes `path` in place of the path of `reference` in the file that holds `text`, if that is
/// known; what is behind it, an anchor, stays.
pub(crate) fn path(reference: &Reference, text: Option<&str>, path: &str) -> Option<Fix> {
    let end = reference.target.find(['#', '?']).unwrap_or(reference.target.len());
    replace(reference, text, 0..end, path)
}

/// Returns the fix that writes `anchor` in place of the anchor of `reference`.
pub(crate) fn anchor(reference: &Reference, text: Option<&str>, anchor: &str) -> Option<Fix> {
    let start = reference.target.find('#')? + 1;
    replace(reference, text, start..reference.target.len(), anchor)
}

/// Returns the fix that writes `address` in place of all that `reference` says.
pub(crate) fn address(reference: &Reference, text: Option<&str>, address: &str) -> Option<Fix> {
    replace(reference, text, 0..reference.target.len(), address)
}

fn replace(reference: &Reference, text: Option<&str>, part: std::ops::Range<usize>, new: &str) -> Option<Fix> {
    let start = reference.span.start as usize;
    // Where the address is written with escapes, its parts are not where they are in the text.
    let is_plain = text.and_then(|text| text.get(reference.span.range())) == Some(&*reference.target);
    let means_itself = |c: char| c.is_alphanumeric() || "-_.~/:#?=&%+,@".contains(c);
    (is_plain && !new.is_empty() && new.chars().all(means_itself))
        .then(|| Fix::Replace(Span::new(start + part.start, start + part.end), new.to_owned()))
}
