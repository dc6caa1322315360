//! Reads YAML of the form that nearly all files have, without the parser: maps and lists by indentation, in which each
//! text is on one line, and short lists and maps of words in brackets.
//!
//! What goes beyond this form in any way is left to the parser, which alone knows what is wrong with a text and where.
//! A tree of this form comes at an eighth of what the parser takes, and reading YAML was a fourth of all checking. A
//! test holds both to the same trees.

use crate::slice::Slice;
use crate::source::{Span, has_stray_controls};

use super::node::{Entry, Node, Tree, Value};
use super::scalar::plain_value;

/// The most levels of lists and maps that are read here; texts have two or three.
const MAX_DEPTH: usize = 12;

/// Returns the tree of `text`, if all of it has this form.
pub(super) fn read(text: &str) -> Option<Tree> {
    let bytes = text.as_bytes();
    // Comments may be meant as text; U+FEFF and others that begin with the byte ef may not stand everywhere.
    let is_strange = memchr::memchr3(b'#', b'\t', b'\r', bytes).is_some() || memchr::memchr(0xef, bytes).is_some();
    if is_strange || has_stray_controls(text) {
        return None;
    }
    let mut reader = Reader { text, line: None, next: 0 };
    reader.advance()?;
    reader.line.filter(|line| line.column == 0)?;
    let root = reader.block(0)?;
    reader.line.is_none().then(|| Tree { root, findings: Box::default() })
}

/// A line, or what is on it behind the mark of an item.
#[derive(Clone, Copy)]
struct Line {
    /// Where it begins, behind its indentation.
    start: usize,
    /// How far that is from the beginning of the line.
    column: usize,
    end: usize,
}

/// A key, whose colon something or nothing follows on its line.
struct Key {
    end: usize,
    /// Where the value begins; the end of the line for none.
    value: usize,
}

struct Reader<'t> {
    text: &'t str,
    /// The line that comes next; none at the end.
    line: Option<Line>,
    /// Where the line behind it begins.
    next: usize,
}

impl Reader<'_> {
    /// Goes on to the next line with anything on it; none may be made of spaces alone.
    fn advance(&mut self) -> Option<()> {
        self.line = None;
        while let Some(rest) = self.text.as_bytes().get(self.next..).filter(|rest| !rest.is_empty()) {
            let len = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let column = rest.iter().take_while(|byte| **byte == b' ').count();
            let line = Line { start: self.next + column, column, end: self.next + len };
            self.next = line.end + 1;
            if line.start < line.end {
                self.line = Some(line);
                return Some(());
            }
            if column > 0 {
                return None;
            }
        }
        Some(())
    }

    /// Reads the list or map that begins at the line at hand.
    fn block(&mut self, depth: usize) -> Option<Node> {
        let line = self.line.filter(|_| depth < MAX_DEPTH)?;
        if self.is_item(line) { self.list(line, depth) } else { self.map(line, depth) }
    }

    fn list(&mut self, first: Line, depth: usize) -> Option<Node> {
        let mut items = Vec::new();
        while let Some(line) = self.line.filter(|line| line.column == first.column && self.is_item(*line)) {
            let start = self.behind_spaces(line.start + 1, line.end);
            let item = Line { start, column: line.column + start - line.start, end: line.end };
            items.push(if self.key(item).is_some() {
                self.line = Some(item);
                self.block(depth + 1)?
            } else {
                self.rest_of_line(start, line.end)?
            });
            self.ends_within(first.column)?;
        }
        let end = items.last()?.span.end as usize;
        items.shrink_to_fit();
        Some(Node { span: Span::new(first.start, end), value: Value::List(items) })
    }

    fn map(&mut self, first: Line, depth: usize) -> Option<Node> {
        let mut entries = Vec::new();
        while let Some(line) = self.line.filter(|line| line.column == first.column) {
            let Key { end, value } = self.key(line)?;
            let node = if value < line.end {
                self.rest_of_line(value, line.end)?
            } else {
                self.advance()?;
                self.line.filter(|below| below.column > line.column)?;
                self.block(depth + 1)?
            };
            let key = self.text.slice(line.start..end).to_owned();
            entries.push(Entry { key, key_span: Span::new(line.start, end), node });
            self.ends_within(first.column)?;
        }
        let end = entries.last()?.node.span.end as usize;
        entries.shrink_to_fit();
        Some(Node { span: Span::new(first.start, end), value: Value::Map(entries) })
    }

    /// Makes sure that what was read ends before the line at hand: one that is indented further would go on with it.
    fn ends_within(&self, column: usize) -> Option<()> {
        self.line.is_none_or(|line| line.column <= column).then_some(())
    }

    fn is_item(&self, line: Line) -> bool {
        self.text.as_bytes()[line.start..line.end].starts_with(b"- ")
    }

    fn behind_spaces(&self, start: usize, end: usize) -> usize {
        start + self.text.as_bytes()[start..end].iter().take_while(|byte| **byte == b' ').count()
    }

    /// Returns the key that a line begins with: a name with a colon, and a space or the end of the line behind it.
    fn key(&self, line: Line) -> Option<Key> {
        let written = &self.text.as_bytes()[line.start..line.end];
        let len = name_len(written)?;
        let is_key = written.get(len) == Some(&b':') && written.get(len + 1).is_none_or(|byte| *byte == b' ');
        let end = line.start + len;
        is_key.then(|| Key { end, value: self.behind_spaces(end + 1, line.end) })
    }

    /// Reads a value that goes up to the end of its line, and goes on to the next line.
    fn rest_of_line(&mut self, start: usize, end: usize) -> Option<Node> {
        let written = self.text.slice(start..end);
        let (value, end) = match written.as_bytes() {
            [b'"', inner @ .., b'"'] if memchr::memchr2(b'"', b'\\', inner).is_none() => (unquoted(written), end),
            [b'\'', inner @ .., b'\''] if memchr::memchr(b'\'', inner).is_none() => (unquoted(written), end),
            [b'[', inner @ .., b']'] => (words(written.slice(1..=inner.len()), start + 1)?, end),
            [b'{', inner @ .., b'}'] => (pairs(written.slice(1..=inner.len()), start + 1)?, end),
            _ if is_plain(written.as_bytes()) => (plain_value(written.to_owned()), start + written.trim_end().len()),
            _ => return None,
        };
        self.advance()?;
        Some(Node { span: Span::new(start, end), value })
    }
}

/// Returns the length of the name that a text begins with, if it begins with one.
fn name_len(text: &[u8]) -> Option<usize> {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.first().filter(|first| first.is_ascii_alphabetic())?;
    Some(text.iter().take_while(is_part).count()).filter(|len| *len <= 64)
}

/// Tells whether a text without quotation marks begins with no sign, ends with no space, and holds no `: `.
fn is_plain(text: &[u8]) -> bool {
    let begins = text.first().is_some_and(|first| first.is_ascii_alphanumeric() || *first > 0xc2);
    let may_be_key = |colon: usize| text.get(colon + 1).is_none_or(|next| *next == b' ');
    begins && text.last() != Some(&b' ') && !memchr::memchr_iter(b':', text).any(may_be_key)
}

fn unquoted(written: &str) -> Value {
    Value::String(written.slice(1..written.len() - 1).to_owned())
}

/// Returns the list of words that `inner` has, which is at `start`; it may have none.
fn words(inner: &str, start: usize) -> Option<Value> {
    if inner.bytes().all(|byte| byte == b' ') {
        return Some(Value::List(Vec::new()));
    }
    parts(inner, start).map(|(part, start)| word(part, start)).collect::<Option<_>>().map(Value::List)
}

/// Returns the map of names and words that `inner` has, which is at `start`.
fn pairs(inner: &str, start: usize) -> Option<Value> {
    let entry = |(part, start): (&str, usize)| {
        let (key, value) = part.split_once(": ")?;
        name_len(key.as_bytes()).filter(|len| *len == key.len())?;
        let trimmed = value.trim_start_matches(' ');
        let node = word(trimmed, start + part.len() - trimmed.len())?;
        Some(Entry { key: key.to_owned(), key_span: Span::new(start, start + key.len()), node })
    };
    parts(inner, start).map(entry).collect::<Option<_>>().map(Value::Map)
}

/// Returns what commas separate, without the spaces around it, and where each begins.
fn parts(inner: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    let mut next = start;
    inner.split(',').map(move |part| {
        let begin = next + part.len() - part.trim_start_matches(' ').len();
        next += part.len() + 1;
        (part.trim_matches(' '), begin)
    })
}

fn word(word: &str, start: usize) -> Option<Node> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.');
    let is_word = word.starts_with(|c: char| c.is_ascii_alphanumeric()) && word.bytes().all(is_part);
    is_word.then(|| Node { span: Span::new(start, start + word.len()), value: plain_value(word.to_owned()) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::read;
    use crate::yaml::reader;

    /// Parts of texts that are read here, and slips that must be left to the parser.
    const PIECES: [&str; 62] = [
        "a: ",
        "title: ",
        "b-c_1:",
        "key:",
        "- ",
        "-",
        "  ",
        "    ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "\n  ",
        "\n  - ",
        "\n- ",
        "word",
        "words and more",
        "Tiếng Việt",
        "“quoted”",
        "…",
        "\u{a0}",
        "\u{2003}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "12",
        "1.5",
        "-3",
        "0x1f",
        "1e5",
        ".5",
        "true",
        "null",
        "~",
        "2026-04-24",
        "10:30",
        "\"a: b\"",
        "'it'",
        "'it''s'",
        "\"\\n\"",
        "\"",
        "'",
        "[a, b/c, 2d]",
        "[a b]",
        "[]",
        "[a,]",
        "{a: 1, b: two}",
        "{a: b}",
        "{}",
        "{a}",
        "[",
        "]",
        ", ",
        ": ",
        ":",
        "#",
        " # x",
        "|",
        ">-",
        "&x ",
        "*x",
        "!t ",
    ];

    fn same(text: &str) -> Result<bool, TestCaseError> {
        let Some(tree) = read(text) else { return Ok(false) };
        let parsed = reader::read(text);
        prop_assert_eq!(format!("{:?}", Ok::<_, crate::yaml::SyntaxError>(tree)), format!("{parsed:?}"), "{:?}", text);
        Ok(true)
    }

    /// A map or list of the usual form, in which a few pieces are put anywhere.
    fn usual() -> impl Strategy<Value = String> {
        let line = (0..4_usize, 0..3_u8, 0..PIECES.len(), any::<bool>()).prop_map(|(indent, form, piece, blank)| {
            let before = ["", "- ", "- key: "][usize::from(form)];
            let key = if form == 0 { ["key: ", "other:"][piece % 2] } else { "" };
            let end = if blank { "\n\n" } else { "\n" };
            format!("{}{before}{key}{}{end}", "  ".repeat(indent), PIECES[piece])
        });
        prop::collection::vec(line, 1..6).prop_map(|lines| lines.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pieces_in_any_order_are_read_as_by_the_parser(pieces in prop::collection::vec(0..PIECES.len(), 1..14)) {
            same(&pieces.into_iter().map(|piece| PIECES[piece]).collect::<String>())?;
        }

        #[test]
        fn usual_texts_are_read_as_by_the_parser(text in usual()) {
            same(&text)?;
        }
    }

    #[test]
    fn the_usual_form_is_read_here() {
        let quiz = "question: Which? Yes, this one\nchoices:\n  - text: A word: no\n";
        let texts = [
            ("title: A\nsummary: \"b: c\"\ntags: [a, b-2]\ntime: {prepare: 2d, run: 1w}\nupdated: 2026-04-24\n", true),
            ("choices:\n  - text: Một\n    correct: true\n  - text: Two\n\nexplanation: Because.", true),
            ("- a\n- b c\n-   key: x\n    y: z\n", true),
            (quiz, false),
            ("a: b\n  more\n", false),
            ("a: >-\n  more\n", false),
            ("a: b # remark\n", false),
            ("a:\n", false),
            ("a", false),
            ("", false),
        ];
        for (text, is_read) in texts {
            assert_eq!(same(text).unwrap(), is_read, "{text}");
        }
    }
}
