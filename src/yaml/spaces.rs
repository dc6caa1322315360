//! Spaces of other kinds where YAML takes ordinary ones only: they look like indentation, and are part of a text.

use crate::slice::Slice;
use crate::source::Span;

use super::node::{Entry, Node};
use super::syntax::{SyntaxError, SyntaxErrorKind};

/// Returns whether `c` looks like a space, or like nothing at all, and is none for YAML.
fn is_strange(c: char) -> bool {
    !c.is_ascii() && (c.is_whitespace() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'))
        || matches!(c, '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Returns the error of a key that begins or ends with such a space, if there is one below `node`.
pub(super) fn around_key(node: &Node, text: &str) -> Option<SyntaxError> {
    let strange = |entry: &Entry| {
        let around = entry.key.starts_with(is_strange) || entry.key.ends_with(is_strange);
        let written = around.then(|| text.get(entry.key_span.range())).flatten()?;
        Some(error(text, entry.key_span.start as usize + written.find(is_strange)?))
    };
    let in_items = node.items().iter().find_map(|item| around_key(item, text));
    in_items
        .or_else(|| node.entries().iter().find_map(|entry| strange(entry).or_else(|| around_key(&entry.node, text))))
}

/// Returns the error of a line that is indented with such a space and leads to the error that the parser found at `at`:
/// the nearest one before it within the same field of the outermost map.
pub(super) fn in_indentation(text: &str, at: usize) -> Option<SyntaxError> {
    if text.is_ascii() {
        return None;
    }
    let end = text.slice(at..).find('\n').map_or(text.len(), |end| at + end);
    let from =
        text.slice(..at).rmatch_indices('\n').map(|(at, _)| at + 1).find(|start| begins_field(text.slice(*start..)));
    let mut start = from.unwrap_or(0);
    let (mut found, mut block) = (None, None);
    for line in text.slice(start..end).split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        // What is in a text of several lines may begin as it likes.
        block = block.filter(|of| indent > *of || line.trim().is_empty());
        let spaces =
            line.slice(..line.len() - line.trim_start_matches(|c| matches!(c, ' ' | '\t') || is_strange(c)).len());
        if let (None, Some(strange), false) = (block, spaces.find(is_strange), line.trim().is_empty()) {
            found = Some(start + strange);
        }
        let head = line.trim_end().trim_end_matches(['+', '-']);
        if block.is_none() && (head.ends_with(" |") || head.ends_with(" >")) {
            block = Some(indent);
        }
        start += line.len();
    }
    found.map(|at| error(text, at))
}

/// Returns whether a line begins a field of the outermost map.
fn begins_field(line: &str) -> bool {
    !line.starts_with([' ', '\t', '\n', '\r', '#', '-']) && !line.starts_with(is_strange)
}

/// Reports the strange spaces at `at`.
fn error(text: &str, at: usize) -> SyntaxError {
    let rest = text.slice(at..);
    let len = rest.len() - rest.trim_start_matches(is_strange).len();
    SyntaxError { span: Span::new(at, at + len), kind: SyntaxErrorKind::NoBreakSpace }
}
