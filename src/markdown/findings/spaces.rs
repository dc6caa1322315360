//! Spaces that Markdown does not take for one: they look like it, and come along when text is pasted.

use crate::slice::Slice;

/// Tells whether `c` looks like a space, or like nothing, and is not a space for Markdown.
pub(super) fn is_other_space(c: char) -> bool {
    is_wide(c) || is_invisible(c)
}

/// Tells whether `c` has a width.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Tells whether nobody can see `c`.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Returns the length of the spaces of every kind that `text` begins with, if one of another kind is among them.
pub(super) fn other_spaces(text: &str) -> Option<usize> {
    let is_space = |c: char| c == ' ' || c == '\t' || is_other_space(c);
    let length = text.find(|c| !is_space(c)).unwrap_or(text.len());
    text.slice(..length).contains(is_other_space).then_some(length)
}

/// Returns what to write for the spaces that a line begins with: those that are not spaces become some.
pub(super) fn ordinary(spaces: &str) -> String {
    spaces.chars().filter(|c| !is_invisible(*c)).map(|c| if is_wide(c) { ' ' } else { c }).collect()
}
