//! Finds control characters: they come along with pasted text, and nothing shows them. In YAML they can be written as
//! escapes. They are looked for once, when a file is read: checking looks at every file again.

use crate::slice::Slice;
use crate::source::{Span, is_stray_control};
use crate::yaml::{Node, SyntaxError, Tree, Value};

/// Returns where control characters are in `text`: as they are, which is at `stray`, or as escapes in `trees`, what of
/// it is read as YAML. Where one of them is not YAML, that is the mistake.
pub(super) fn controls<'t>(
    text: &str,
    stray: Vec<Span>,
    trees: impl Iterator<Item = &'t Result<Tree, SyntaxError>>,
) -> Box<[Span]> {
    let mut spans = stray;
    // Most files have no escape at all.
    let has_escapes = memchr::memchr(b'\\', text.as_bytes()).is_some();
    for tree in trees {
        let Ok(tree) = tree else { return Box::default() };
        if has_escapes {
            in_node(tree, text, &mut spans);
        }
    }
    spans.sort_unstable();
    spans.dedup();
    spans.into()
}

/// Adds the escapes in quoted texts of `node` that stand for control characters.
fn in_node(node: &Node, text: &str, spans: &mut Vec<Span>) {
    match &node.value {
        Value::String(_) => in_token(node.span, text, spans),
        Value::List(items) => items.iter().for_each(|item| in_node(item, text, spans)),
        Value::Map(entries) => {
            for entry in entries {
                in_token(entry.key_span, text, spans);
                in_node(&entry.node, text, spans);
            }
        }
        _ => {}
    }
}

fn in_token(span: Span, text: &str, spans: &mut Vec<Span>) {
    let Some(token) = text.get(span.range()).filter(|token| token.starts_with('"')) else { return };
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &token.as_bytes()[at..]) {
        let start = at + found;
        let (len, stands_for) = escape(token.slice(start..));
        if stands_for.is_some_and(is_stray_control) {
            spans.push(Span::new(start, start + len).shifted(span.range().start));
        }
        at = start + len;
    }
}

/// Returns the length of the escape that `text` begins with, and what it stands for if that may be a control character.
fn escape(text: &str) -> (usize, Option<char>) {
    let Some(kind) = text.slice(1..).chars().next() else { return (1, None) };
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let stands_for = match kind {
        '0' => Some('\0'),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        'v' => Some('\u{b}'),
        'f' => Some('\u{c}'),
        'e' => Some('\u{1b}'),
        'N' => Some('\u{85}'),
        _ => {
            let number = text.get(2..2 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            number.and_then(char::from_u32)
        }
    };
    let len = 1 + kind.len_utf8() + if stands_for.is_some() { digits } else { 0 };
    (len, stands_for)
}
