//! HTML comments, and the elements within which their marks are no comment (`CommonMark` 0.31, section 4.6, kind 1).

use std::ops::Range;

use crate::slice::Slice;

/// What a comment begins with.
pub(super) const OPEN: &str = "<!--";

/// A comment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) place: Range<usize>,
    /// Whether it ends; what does not reaches to the end of the text.
    pub(super) is_closed: bool,
}

/// Returns the comments in `html`, one after the other.
pub(super) fn comments(html: &str) -> impl Iterator<Item = Comment> + '_ {
    let mut done = 0;
    std::iter::from_fn(move || {
        let start = done + html.slice(done..).find(OPEN)?;
        let words = html.slice(start + OPEN.len()..);
        let length = match words {
            // The shortest comments that HTML knows.
            _ if words.starts_with('>') => Some(1),
            _ if words.starts_with("->") => Some(2),
            _ => words.find("-->").map(|end| end + "-->".len()),
        };
        done = length.map_or(html.len(), |length| start + OPEN.len() + length);
        Some(Comment { place: start..done, is_closed: length.is_some() })
    })
}

/// Returns the length of the name, `<` included, of an element that `html` begins with and whose content is no markup.
pub(super) fn literal_element(html: &str) -> Option<usize> {
    const NAMES: [&str; 4] = ["<script", "<pre", "<style", "<textarea"];
    let begins = |name: &&str| html.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    NAMES.into_iter().find(begins).map(str::len)
}
