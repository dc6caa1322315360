//! Finds comments that were meant as text.
//!
//! For YAML, whatever is behind a space and `#` is a comment. A remark is told from a text by what follows the sign: a
//! remark has a space there, `key: value # a remark`, and a text has none, `Rule #1`, `with #ourbrand`. So a comment is
//! a part of a text where
//!
//! - a letter or digit follows the sign at once, and
//! - before it, on its line, is a text without quotation marks or a place for a value where nothing else is; or it
//!   begins a line that such a text, by its indentation, could go on in, and does not look like a field that was put
//!   out of use: `#name: value`.
//!
//! A number, `true` or `false`, and whatever has closed its quotation marks or brackets is complete before the sign;
//! what follows is a remark, however it is written. Only a digit leaves no doubt: `#1` is what is written in place of a
//! number, so that quotation marks are the fix; `#remark` may be a remark without its space.

use crate::slice::Slice;
use crate::source::Span;

use super::finding::{Finding, FindingKind};
use super::node::Value;

/// A scalar, in the order of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scalar {
    pub(super) span: Span,
    pub(super) kind: ScalarKind,
}

/// What a comment behind a scalar can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScalarKind {
    Key,
    /// A text that would go on.
    PlainText,
    /// Nothing is written.
    Nothing,
    /// Anything that is complete.
    Complete,
}

impl ScalarKind {
    pub(super) fn of(value: &Value, plain: bool, is_key: bool) -> Self {
        match value {
            _ if is_key => Self::Key,
            Value::String(_) if plain => Self::PlainText,
            Value::Null => Self::Nothing,
            _ => Self::Complete,
        }
    }
}

/// Adds the comments of `text` that were meant as text.
pub(super) fn find(text: &str, scalars: &[Scalar], findings: &mut Vec<Finding>) {
    let mut place = Place { text, scalars, next: 0, last: None, behind: 0 };
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'#', &text.as_bytes()[from..]) {
        let at = from + found;
        from = match place.move_to(at) {
            Some(end) => end.max(at + 1),
            None if at == 0 || text.slice(..at).ends_with([' ', '\t', '\n', '\r']) => {
                findings.extend(place.finding(at));
                line_end(text, at)
            }
            None => at + 1,
        }
    }
}

/// Returns where between the brackets that open at `open` a comment begins that was meant as text, and where its item
/// does.
pub(super) fn in_brackets(text: &str, open: usize) -> Option<(usize, usize)> {
    let mut quote = None;
    let (mut item, mut before, mut depth) = (open + 1, ' ', 1_usize);
    for (at, c) in text.slice(open + 1..).char_indices().map(|(at, c)| (open + 1 + at, c)) {
        match (quote, c) {
            (Some(mark), _) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if text.slice(item..at).trim().is_empty() => quote = Some(c),
            (None, ',' | ':') => item = at + 1,
            (None, '[' | '{') => (item, depth) = (at + 1, depth + 1),
            (None, ']' | '}') if depth == 1 => return None,
            (None, ']' | '}') => depth -= 1,
            (None, '#') if before.is_whitespace() => {
                let is_text = text.slice(at + 1..).starts_with(char::is_alphanumeric);
                let start = item + text.slice(item..at).len() - text.slice(item..at).trim_start().len();
                return is_text.then_some((start, at));
            }
            _ => {}
        }
        before = c;
    }
    None
}

/// A place in the text that moves forward.
struct Place<'t> {
    text: &'t str,
    scalars: &'t [Scalar],
    /// The first scalar that is not before the place.
    next: usize,
    /// The last scalar before it that is written.
    last: Option<Scalar>,
    /// The first scalar behind that one, of which nothing is written, that no comment has been found to be.
    behind: usize,
}

impl Place<'_> {
    /// Moves to `at`; returns where the scalar ends that the place is in.
    fn move_to(&mut self, at: usize) -> Option<usize> {
        while let Some(scalar) = self.scalars.get(self.next) {
            let span = scalar.span.range();
            if !span.is_empty() {
                if span.start > at {
                    break;
                }
                if span.end > at {
                    return Some(span.end);
                }
                self.last = Some(*scalar);
                self.behind = self.next + 1;
            }
            self.next += 1;
        }
        None
    }

    /// Returns where a value behind the last scalar is missing.
    fn nothing(&self) -> Option<Span> {
        self.scalars.get(self.behind).map(|scalar| scalar.span).filter(|span| span.start == span.end)
    }

    /// Returns what is found in the comment that begins at `at`.
    fn finding(&mut self, at: usize) -> Option<Finding> {
        let rest = self.text.slice(at + 1..line_end(self.text, at));
        let first = rest.chars().next().filter(|c| c.is_alphanumeric())?;
        let lost = Span::new(at, at + 1 + rest.slice(..rest.find(" # ").unwrap_or(rest.len())).trim_end().len());
        let start = self.text.slice(..at).rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let before = self.text.slice(start..at).trim_end();
        let is_certain = first.is_ascii_digit();
        let found = |kind, value, nothing_at| {
            let finding = Finding { kind, span: lost, value, nothing_at, fix: None };
            Some(if is_certain && kind == FindingKind::Comment { finding.quoted(self.text) } else { finding })
        };
        if before.ends_with([':', '-']) && self.is_open(before) {
            let nothing = self.nothing()?;
            self.behind += 1;
            let key = self.last.filter(|last| last.kind == ScalarKind::Key && before.ends_with(':'));
            return found(FindingKind::Comment, lost, Some([key.map_or(nothing, |key| key.span), nothing]));
        }
        if is_header(before) && !self.ends_at(start + before.len()) {
            return found(FindingKind::CommentInHeader, lost, None);
        }
        let text = self.last.filter(|last| last.kind == ScalarKind::PlainText)?;
        let end = text.span.end as usize;
        let goes_on = end == start + before.len() || before.is_empty() && self.could_go_on(text, start, at, rest);
        let value = Span { start: text.span.start, end: lost.end };
        if goes_on { found(FindingKind::Comment, value, None) } else { None }
    }

    /// Returns whether `before`, which ends with a colon or hyphen, does not end with a scalar.
    fn is_open(&self, before: &str) -> bool {
        let end = before.as_ptr() as usize - self.text.as_ptr() as usize + before.len();
        !self.ends_at(end)
    }

    fn ends_at(&self, end: usize) -> bool {
        self.last.is_some_and(|last| last.span.end as usize == end)
    }

    /// Returns whether the comment `rest` on a line of its own could be the next line of `text`.
    fn could_go_on(&self, text: Scalar, start: usize, at: usize, rest: &str) -> bool {
        let end = text.span.end as usize;
        let is_next_line =
            self.text.slice(end..start).trim().is_empty() && self.text.slice(end..start).matches('\n').count() <= 1;
        let looks_like_field = rest.contains(": ") || rest.trim_end().ends_with([':', ',']);
        let first = text.span.start as usize;
        let line = self.text.slice(..first).rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let head = self.text.slice(line..first);
        let indent = head.len() - head.trim_start_matches([' ', '-']).len();
        is_next_line && !looks_like_field && at - start > indent && !head.contains(['[', '{'])
    }
}

/// Returns whether a line ends with the sign that a text of several lines begins with.
fn is_header(before: &str) -> bool {
    let sign = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    sign.ends_with(": |") || sign.ends_with(": >") || sign.ends_with("- |") || sign.ends_with("- >")
}

fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end)
}
