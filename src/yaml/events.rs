//! The short way from YAML to a tree, for YAML as content has it: lists, maps and scalars, without anchors and tags.
//!
//! The parser's events carry everything that the tree needs. The way through the deserializer, which resolves anchors,
//! tags and merged maps, and tells mistakes, takes three times the work; texts that need it are left to it.

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as EventSpan};

use crate::source::Span;

use super::node::{Entry, MAX_DEPTH, Node, Value, token_span, whole_span};

/// Texts with more values than this are left to the deserializer, which watches its budget.
const MAX_VALUES: usize = 100_000;

/// Returns the tree of `text`; `None` if anything in it is unusual or wrong.
pub(super) fn tree(text: &str) -> Option<Node> {
    let mut builder = TreeBuilder { text, open: Vec::new(), root: None, documents: 0, values: 0 };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        builder.take(event, span)?;
    }
    builder.root
}

/// A list or map that has begun.
enum Open {
    List { span: Span, items: Vec<Node> },
    Map { span: Span, entries: Vec<Entry>, key: Option<(String, Span)> },
}

struct TreeBuilder<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    values: usize,
}

impl TreeBuilder<'_> {
    /// Takes an event; returns nothing if it is none of the usual ones.
    fn take(&mut self, event: Event<'_>, span: EventSpan) -> Option<()> {
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Some(()),
            Event::DocumentStart(_, None) => {
                self.documents += 1;
                (self.documents == 1).then_some(())
            }
            Event::Scalar(value, style, 0, None) => {
                let span = self.span(span)?;
                let plain = matches!(style, ScalarStyle::Plain);
                if self.wants_key() {
                    return self.key(value.into_owned(), plain, span);
                }
                let value = if plain { plain_value(&value)? } else { Value::String(value.into_owned()) };
                self.value(Node { span, value })
            }
            Event::SequenceStart(_, 0, None) => {
                let span = self.span(span)?;
                self.begin(Open::List { span, items: Vec::new() })
            }
            Event::MappingStart(_, 0, None) => {
                let span = self.span(span)?;
                self.begin(Open::Map { span, entries: Vec::new(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            _ => None,
        }
    }

    fn span(&self, span: EventSpan) -> Option<Span> {
        let (start, end) = (span.start.byte_offset()?, span.end.byte_offset()?);
        Some(token_span(self.text, start, end.saturating_sub(start)))
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Map { key: None, .. }))
    }

    fn begin(&mut self, open: Open) -> Option<()> {
        let usual = !self.wants_key() && self.open.len() < MAX_DEPTH;
        usual.then(|| self.open.push(open))
    }

    fn end(&mut self) -> Option<()> {
        let (own, value) = match self.open.pop()? {
            Open::List { span, mut items } => {
                items.shrink_to_fit();
                (span, Value::List(items))
            }
            Open::Map { span, mut entries, key: None } => {
                entries.shrink_to_fit();
                (span, Value::Map(entries))
            }
            Open::Map { .. } => return None,
        };
        let span = whole_span(self.text, own, &value);
        self.value(Node { span, value })
    }

    fn key(&mut self, name: String, plain: bool, span: Span) -> Option<()> {
        // `<<` merges maps, and a name that reads as a number or as nothing is none.
        let usual = !plain || matches!(plain_value(&name)?, Value::String(_)) && name != "<<";
        match self.open.last_mut() {
            Some(Open::Map { key, .. }) if usual => *key = Some((name, span)),
            _ => return None,
        }
        Some(())
    }

    fn value(&mut self, node: Node) -> Option<()> {
        self.values += 1;
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => {
                let (key, key_span) = key.take()?;
                entries.push(Entry { key, key_span, node });
            }
        }
        (self.values <= MAX_VALUES).then_some(())
    }
}

/// Returns what a plain scalar says where that is plain to see: a text, a whole number, `true` or `false`, or nothing.
fn plain_value(text: &str) -> Option<Value> {
    /// Words that some version of YAML takes for something else than a text.
    const WORDS: [&str; 11] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"];
    match text.as_bytes() {
        [] => Some(Value::Null),
        b"true" => Some(Value::Bool(true)),
        b"false" => Some(Value::Bool(false)),
        [b'0'] => Some(Value::Integer(0)),
        [b'1'..=b'9', rest @ ..] if rest.len() < 18 && rest.iter().all(u8::is_ascii_digit) => {
            text.parse().ok().map(Value::Integer)
        }
        [b'0'..=b'9', ..] if is_date(text) || is_no_number(text) => Some(Value::String(text.to_owned())),
        [first, ..] if first.is_ascii_alphabetic() || !first.is_ascii() => {
            let is_word = text.len() <= 5 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
            (!is_word).then(|| Value::String(text.to_owned()))
        }
        _ => None,
    }
}

/// Returns whether `text` has the form of a day, such as `2026-01-31`.
fn is_date(text: &str) -> bool {
    let form = |(at, byte): (usize, &u8)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.as_bytes().iter().enumerate().all(form)
}

/// Returns whether `text` has something that no number has: the `c` of a fingerprint, the hyphen of `4-6`. What is
/// written with another base begins with a zero and a letter.
fn is_no_number(text: &str) -> bool {
    let mut before = b' ';
    let odd = |byte: u8| {
        let hyphen = byte == b'-' && before.is_ascii_digit();
        before = byte;
        hyphen || !(byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'e' | b'E' | b'+' | b'-' | b':'))
    };
    !text.starts_with('0') && text.bytes().any(odd)
}
