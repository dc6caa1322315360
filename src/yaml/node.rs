//! The tree that YAML is parsed into.

use crate::slice::Slice;
use crate::source::{Span, has_stray_controls, is_stray_control};

use super::finding::Finding;

/// How deep lists and maps may be nested. Content is shallow: its deepest list is six levels down. Walks
/// of a tree recurse per level.
pub(super) const MAX_DEPTH: usize = 24;

/// What a text says, and what of it was probably meant otherwise.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The value that the text is.
    pub root: Node,
    /// What YAML reads otherwise than it can have been meant, in the order of the text.
    pub findings: Box<[Finding]>,
}

impl std::ops::Deref for Tree {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.root
    }
}

impl Tree {
    /// Moves every span by `by` bytes: for YAML that is inside another text.
    pub fn shift(&mut self, by: usize) {
        self.map_spans(&|span| span.shifted(by));
    }

    /// Replaces every span.
    pub fn map_spans(&mut self, map: &impl Fn(Span) -> Span) {
        self.root.map_spans(map);
        self.findings.iter_mut().for_each(|finding| finding.map_spans(map));
    }
}

/// A value and where it is.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value is, quotes included; for a list or map from its first to its last value.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// A text.
    String(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file, duplicate keys included.
    Map(Vec<Entry>),
}

/// A key of a map and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// Returns the entries of a map; none for another value.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// Returns the items of a list; none for another value.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// Returns the first entry of a map with that key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// Returns the value at a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Returns the text at a key of a map.
    #[must_use]
    pub fn get_str(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// Returns the text that the value is.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// Returns whether `other` says the same, wherever and however the two are written.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(own), Value::Bool(other)) => own == other,
            (Value::Integer(own), Value::Integer(other)) => own == other,
            (Value::Float(own), Value::Float(other)) => own.to_bits() == other.to_bits(),
            (Value::String(own), Value::String(other)) => own == other,
            (Value::List(own), Value::List(other)) => {
                own.len() == other.len() && own.iter().zip(other).all(|(own, other)| own.says_the_same_as(other))
            }
            (Value::Map(own), Value::Map(other)) => {
                let same =
                    |(own, other): (&Entry, &Entry)| own.key == other.key && own.node.says_the_same_as(&other.node);
                own.len() == other.len() && own.iter().zip(other).all(same)
            }
            _ => false,
        }
    }

    /// Removes control characters that nothing shows from every key and text.
    pub(super) fn drop_stray_controls(&mut self) {
        let clean = |text: &mut String| {
            if has_stray_controls(text) {
                text.retain(|c| !is_stray_control(c));
            }
        };
        match &mut self.value {
            Value::String(text) => clean(text),
            Value::List(items) => items.iter_mut().for_each(Self::drop_stray_controls),
            Value::Map(entries) => {
                for entry in entries {
                    clean(&mut entry.key);
                    entry.node.drop_stray_controls();
                }
            }
            _ => {}
        }
    }

    /// Replaces every span of the tree.
    fn map_spans(&mut self, map: &impl Fn(Span) -> Span) {
        self.span = map(self.span);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.map_spans(map)),
            Value::Map(entries) => {
                for entry in entries {
                    entry.key_span = map(entry.key_span);
                    entry.node.map_spans(map);
                }
            }
            _ => {}
        }
    }
}

/// Returns the span of a value, of which the parser tells `own`: of a list or map, its beginning.
pub(super) fn whole_span(text: &str, own: Span, value: &Value) -> Span {
    let last = match value {
        Value::List(items) => items.last().map(|item| item.span.end),
        Value::Map(entries) => entries.last().map(|entry| entry.node.span.end.max(entry.key_span.end)),
        _ => None,
    };
    let end = match (value, last) {
        (_, Some(last)) => closing_bracket(text, own.start, last.max(own.end)),
        // Of an empty list or map the parser tells the opening bracket alone.
        (Value::List(_) | Value::Map(_), None) if own.end <= own.start + 1 => closing_bracket(text, own.start, own.end),
        _ => own.end,
    };
    Span { start: own.start, end }
}

/// Returns where a list or map ends whose last value ends at `end`: past its bracket, if it begins with one.
fn closing_bracket(text: &str, start: u32, end: u32) -> u32 {
    let close = match text.as_bytes().get(start as usize) {
        Some(b'[') => b']',
        Some(b'{') => b'}',
        _ => return end,
    };
    let rest = &text.as_bytes()[end as usize..];
    match rest.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b',') {
        Some(at) if rest[at] == close => end + u32::try_from(at).unwrap_or(0) + 1,
        _ => end,
    }
}

/// Returns the span of a token, without the white space that block scalars end with.
pub(super) fn token_span(text: &str, start: usize, len: usize) -> Span {
    let start = text.floor_char_boundary(start);
    let end = text.floor_char_boundary(start.saturating_add(len));
    Span::new(start, start + text.slice(start..end.max(start)).trim_end().len())
}
