//! Finds control characters: they come along with pasted text, nothing shows them, and programs that read feeds refuse
//! them. In YAML they can be written as escapes.

use crate::diagnostic::{Code, Diagnostic, Fix, Place};
use crate::load::{Content, FrontMatter, LoadedFile};
use crate::source::{Span, is_stray_control, stray_controls};
use crate::yaml::{Node, Value};

/// Reports the control characters of a file, once for all of them.
pub(crate) fn check(file: &LoadedFile) -> Option<Diagnostic> {
    let text = file.source.text();
    let mut spans: Vec<Span> = Vec::new();
    match &file.content {
        // A control character in YAML is an error in YAML.
        Content::Yaml(Ok(node)) => escapes(node, text, &mut spans),
        Content::Yaml(Err(_)) | Content::Defect(_) => return None,
        Content::Markdown { front_matter, document, .. } => {
            match front_matter {
                FrontMatter::Present { tree: Ok(node), .. } => escapes(node, text, &mut spans),
                FrontMatter::Present { tree: Err(_), .. } => return None,
                FrontMatter::Missing | FrontMatter::Unclosed(_) | FrontMatter::Toml(_) => {}
            }
            for quiz in &document.quizzes {
                let Ok(node) = &quiz.yaml else { return None };
                escapes(node, text, &mut spans);
            }
        }
    }
    spans.extend(stray_controls(text));
    spans.sort_unstable();
    spans.dedup();
    let first = *spans.first()?;
    let count = spans.len();
    let place = Place::new(file.source.path(), first);
    let diagnostic = Diagnostic::new(Code::TextControlCharacter, place).arg("value", name(text, first));
    Some(diagnostic.arg("count", count).fix(Some(Fix::Remove(spans))))
}

/// Returns what a control character is called: its escape as it is written, or its number.
fn name(text: &str, span: Span) -> String {
    let written = &text[span.range()];
    match written.chars().next() {
        Some(c) if is_stray_control(c) => format!("U+{:04X}", u32::from(c)),
        _ => written.to_owned(),
    }
}

/// Adds the escapes in quoted texts of `node` that stand for control characters.
fn escapes(node: &Node, text: &str, spans: &mut Vec<Span>) {
    // Most files have no escape at all.
    if memchr::memchr(b'\\', &text.as_bytes()[..text.len().min(node.span.range().end)]).is_none() {
        return;
    }
    in_node(node, text, spans);
}

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
        let (len, stands_for) = escape(&token[start..]);
        if stands_for.is_some_and(is_stray_control) {
            spans.push(Span::new(start, start + len).shifted(span.range().start));
        }
        at = start + len;
    }
}

/// Returns the length of the escape that `text` begins with, and what it stands for if that may be a control character.
fn escape(text: &str) -> (usize, Option<char>) {
    let Some(kind) = text[1..].chars().next() else { return (1, None) };
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
