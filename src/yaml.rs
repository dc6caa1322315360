//! YAML as a tree in which every key and value knows its place.
//!
//! A file is parsed once, by `serde-saphyr` (YAML 1.2), into [`Node`]s; what the nodes should be is checked elsewhere.
//! Duplicate keys stay in the tree, so that they can be reported at their place. The module knows nothing of
//! playbooks.

mod events;
mod node;
mod syntax;

pub use node::{Entry, Node, Value};
pub use syntax::{SyntaxError, SyntaxErrorKind};

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Location, NonFiniteFloatPolicy, Spanned};

use crate::source::{Span, has_stray_controls};

use node::{MAX_DEPTH, token_span, whole_span};

/// Parses one YAML document. A text without a value is [`Value::Null`].
///
/// # Errors
/// Returns the first place that is no YAML, or that goes beyond the limits on nesting and aliases.
pub fn parse(text: &str) -> Result<Node, SyntaxError> {
    let mut node = match events::tree(text) {
        Some(node) => node,
        None => deserialize(text)?,
    };
    // A control character can be written as an escape. Nothing shows it.
    if memchr::memchr(b'\\', text.as_bytes()).is_some() || has_stray_controls(text) {
        node.drop_stray_controls();
    }
    // Such a space looks like indentation, and is part of a name.
    let strange = if text.contains('\u{a0}') { syntax::no_break_space(&node, text) } else { None };
    strange.map_or(Ok(node), Err)
}

/// Parses YAML of every kind.
fn deserialize(text: &str) -> Result<Node, SyntaxError> {
    let options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        // A fingerprint such as `1234e567` is a number beyond all bounds; what it should be is checked elsewhere.
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH, flow_nesting_limit: MAX_DEPTH, max_aliases: 1_000, max_nodes: 5_000_000,
            max_events: 20_000_000 },
    };
    let parsed: Result<Option<Spanned<Raw>>, _> = serde_yaml::from_str_with_options(text, options);
    match parsed {
        Ok(Some(raw)) => Ok(raw.into_node(text)),
        Ok(None) => Ok(Node { span: Span::start_of_file(), value: Value::Null }),
        Err(error) => {
            let place = error.location().map_or_else(Span::start_of_file, |location| scalar_span(location, text));
            Err(syntax::explain(&error, text, place.start as usize))
        }
    }
}

/// A value as the deserializer hands it over, before containers have got their spans.
enum Raw {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    String(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

trait IntoNode {
    fn into_node(self, text: &str) -> Node;
}

impl IntoNode for Spanned<Raw> {
    fn into_node(self, text: &str) -> Node {
        let own = scalar_span(self.referenced, text);
        let value = match self.value {
            Raw::Null => Value::Null,
            Raw::Bool(value) => Value::Bool(value),
            Raw::Integer(value) => Value::Integer(value),
            Raw::Float(value) => Value::Float(value),
            Raw::String(value) => Value::String(value),
            Raw::List(items) => Value::List(exactly(items, |item| item.into_node(text))),
            Raw::Map(entries) => Value::Map(exactly(entries, |(key, value)| Entry {
                key_span: scalar_span(key.referenced, text),
                key: key.value,
                node: value.into_node(text),
            })),
        };
        Node { span: whole_span(text, own, &value), value }
    }
}

/// Returns what `make` makes of each item, in a list of just that size: collecting would keep the room of `items`,
/// which is several times larger.
fn exactly<T, U>(items: Vec<T>, make: impl FnMut(T) -> U) -> Vec<U> {
    let mut made = Vec::with_capacity(items.len());
    made.extend(items.into_iter().map(make));
    made
}

/// Returns the bytes of a token.
fn scalar_span(location: Location, text: &str) -> Span {
    let span = location.span();
    let start = span.byte_offset().map_or_else(
        || offset_of(text, location.line(), location.column()),
        |offset| usize::try_from(offset).unwrap_or(usize::MAX),
    );
    let len = span.byte_len().map_or(0, |len| usize::try_from(len).unwrap_or(usize::MAX));
    token_span(text, start, len)
}

/// Returns the byte at a line and column, both from 1: errors of the parser know no bytes.
fn offset_of(text: &str, line: u64, column: u64) -> usize {
    let nth = |n: u64| usize::try_from(n.saturating_sub(1)).unwrap_or(usize::MAX);
    let Some(line) = text.split('\n').nth(nth(line)) else { return text.len() };
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    start + line.char_indices().nth(nth(column)).map_or(line.len(), |(at, _)| at)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Raw, E> {
        Ok(i64::try_from(value).map_or_else(|_| Raw::Float(f64::INFINITY), Raw::Integer))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Float(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::String(value.to_owned()))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each key and scalar with the text its span covers.
    fn spans(text: &str) -> String {
        fn walk(node: &Node, text: &str, out: &mut Vec<String>) {
            match &node.value {
                Value::List(items) => {
                    out.push(format!("list <{}>", &text[node.span.range()]));
                    for item in items {
                        walk(item, text, out);
                    }
                }
                Value::Map(entries) => {
                    out.push(format!("map <{}>", &text[node.span.range()]));
                    for entry in entries {
                        out.push(format!("key {} <{}>", entry.key, &text[entry.key_span.range()]));
                        walk(&entry.node, text, out);
                    }
                }
                scalar => out.push(format!("{scalar:?} <{}>", &text[node.span.range()])),
            }
        }
        let mut out = Vec::new();
        walk(&parse(text).unwrap(), text, &mut out);
        out.join("\n")
    }

    #[test]
    fn scalars_of_every_style_know_their_place() {
        let text = "a: đường\nb: 'x y'\nc: \"q\"\nd: >-\n  folded\n  text\ne: |\n  lit\n\nf: [1, two]\ng: {h: ~}\ni:\nj: true\n";
        let expected = "map <a: đường\nb: 'x y'\nc: \"q\"\nd: >-\n  folded\n  text\ne: |\n  lit\n\nf: [1, two]\ng: {h: ~}\ni:\nj: true>
key a <a>\nString(\"đường\") <đường>\nkey b <b>\nString(\"x y\") <'x y'>\nkey c <c>\nString(\"q\") <\"q\">
key d <d>\nString(\"folded text\") <folded\n  text>\nkey e <e>\nString(\"lit\\n\") <lit>
key f <f>\nlist <[1, two]>\nInteger(1) <1>\nString(\"two\") <two>\nkey g <g>\nmap <{h: ~}>\nkey h <h>\nNull <~>
key i <i>\nNull <>\nkey j <j>\nBool(true) <true>";
        assert_eq!(spans(text), expected);
    }

    #[test]
    fn empty_lists_and_maps_know_where_they_end() {
        assert_eq!(
            spans("a: []\nb: {c: { }}\n"),
            "map <a: []\nb: {c: { }}>\nkey a <a>\nlist <[]>\nkey b <b>\nmap <{c: { }}>\nkey c <c>\nmap <{ }>"
        );
    }

    #[test]
    fn duplicate_keys_stay() {
        assert_eq!(spans("a: 1\na: 2\n"), "map <a: 1\na: 2>\nkey a <a>\nInteger(1) <1>\nkey a <a>\nInteger(2) <2>");
    }

    #[test]
    fn a_fingerprint_that_looks_like_a_huge_number_is_no_error() {
        assert_eq!(spans("head: 1234e567\n"), "map <head: 1234e567>\nkey head <head>\nFloat(inf) <1234e567>");
    }

    #[test]
    fn broken_yaml_is_told_with_its_place() {
        let error = parse("a: [1, 2\nb: 3\n").unwrap_err();
        assert_eq!(error.span, Span::new(3, 8));
        assert_eq!(error.kind, SyntaxErrorKind::UnclosedBracket(']'));
    }

    #[test]
    fn the_short_way_leads_to_the_same_tree() {
        // Every kind of scalar, then a guide's head broken in every way that one slip of a finger can.
        let scalars = "true True yes no ~ null Null 0 7 -7 +7 007 0x1f 0o7 1_000 1.5 .5 1e3 1234e567 12ab34cd 0e1f 4-6 1e-3 1-e3 20% 1+1 1_a 1.2.3 .inf \
                       -.inf .nan 12:30 2026-01-31 2026-1-31 << - n y on off 123456789012345678901234567890 3d *a &b !c";
        let mut texts: Vec<String> = scalars.split(' ').map(|scalar| format!("a: {scalar}\n")).collect();
        texts.extend(scalars.split(' ').map(|scalar| format!("{scalar}: a\n- b\n")));
        texts.extend(scalars.split(' ').map(|scalar| format!("{scalar}: a\n")));
        texts.extend(
            ["", "# a", "a", "--- a", "a: b\n---\nc: d", "%YAML 1.2\n--- a", "? a\n: b", "[a]: b", "a: |2\n   b"]
                .map(str::to_owned),
        );
        let head = "title: Trò chơi hóa\nchannels: [website, \"in store\"] # where\nteam: {min: 2, max: 3}\nnote: >-\n  folded\n  text\n\
                    updated: 2026-11-20\nmetrics:\n  - new-visitors\n  - 'leads: #1'\nrecord:\n  head: 1f0c22aa\n  draft: true\n";
        for (at, _) in head.char_indices() {
            let (before, after) = head.split_at(at);
            let slips =
                ["", ":", " ", "\n", "-", "#", "[", "}", "'", "\"", "\t", "|", "&", "*", "!", "?", ",", "%", "\n  "];
            texts.extend(slips.map(|slip| format!("{before}{slip}{after}")));
            texts.push(format!("{before}{}", after.chars().skip(1).collect::<String>()));
        }
        let mut short = 0;
        for text in &texts {
            let Some(node) = events::tree(text) else { continue };
            let other = deserialize(text).unwrap_or_else(|error| panic!("{text:?} {error:?}"));
            assert_eq!(format!("{node:?}"), format!("{other:?}"), "{text:?}");
            short += 1;
        }
        assert!(short > texts.len() / 3, "{short} of {}", texts.len());
    }

    #[test]
    fn a_strange_letter_anywhere_is_read_or_reported_at_whole_letters() {
        let text = "title: \"Trò \\u0063hơi\"\nchannels: [website, 'in store']\nteam: {min: 2}\nnote: >-\n  gấp\n- x\n";
        let slips = [
            "đ",
            "\\",
            "\\đ",
            "\\x1đ",
            "\\U0001đ",
            "\u{a0}",
            "“",
            "\"đ",
            "[đ",
            "- đ",
            "đ: ",
            "\tđ",
            "&đ ",
            "\u{85}",
            "\u{7}",
        ];
        for (at, _) in text.char_indices() {
            let (before, after) = text.split_at(at);
            for text in slips.map(|slip| format!("{before}{slip}{after}")) {
                if let Err(error) = parse(&text) {
                    assert!(text.get(error.span.range()).is_some(), "{text:?} {error:?}");
                }
            }
        }
    }

    #[test]
    fn alias_bombs_and_deep_nesting_are_refused() {
        let bomb = (0..40).fold("a0: &a0 [x, x]\n".to_owned(), |text, n| {
            text + &format!("a{m}: &a{m} [*a{n}, *a{n}, *a{n}]\n", m = n + 1)
        });
        assert!(parse(&bomb).is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&(0..5_000).map(|n| " ".repeat(n) + "a:\n").collect::<String>()).is_err());
    }
}
