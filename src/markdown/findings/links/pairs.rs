//! Links whose brackets meet, `](`, and make none: what is wrong with the label or the address.

use std::ops::Range;

use crate::slice::Slice;
use crate::source::Span;

use super::super::finding::{Finding, FindingKind};
use super::super::taken::Taken;
use super::shape::{around, finding, is_address, is_escaped};

/// Finds them in `text`, outside of `taken`, at `pairs`.
pub(super) fn find(text: &str, (taken, pairs): (&[Span], &[usize]), found: &mut Vec<Finding>) {
    let mut covered = Taken::new(taken);
    let mut done = 0;
    for &at in pairs {
        if at >= done && !covered.covers(at) && !is_escaped(text.as_bytes(), at) {
            let within = around(text, at);
            let pair = Pair { text, taken, at, within: within.start.max(done).min(at)..within.end };
            if let Some(finding) = pair.finding() {
                done = finding.span.end as usize;
                found.push(finding);
            }
        }
    }
}

/// A `](`, and the lines around it.
struct Pair<'t> {
    text: &'t str,
    taken: &'t [Span],
    at: usize,
    within: Range<usize>,
}

/// What is before the `](`.
enum Label {
    /// From here on.
    From(usize),
    /// Brackets that do not pair, from here on.
    Unpaired(usize),
    /// No bracket.
    None,
}

impl Pair<'_> {
    fn finding(&self) -> Option<Finding> {
        let start = match self.label() {
            Label::From(start) => start,
            Label::Unpaired(start) => return self.unpaired_label(start),
            Label::None => return self.without_start(),
        };
        let label = self.text.slice(start + 1..self.at);
        let first = if self.text.slice(..start).ends_with('!') { start - 1 } else { start };
        let rest = self.text.slice(self.at + 2..self.within.end);
        let (line, end) = match address_end(rest) {
            Some(end) if end <= line_end(rest) => (rest.slice(..end), end),
            _ => return self.without_end(first, start, rest),
        };
        let range = first..self.at + 2 + end + 1;
        if label.contains("[^") || self.has_link(start + 1) {
            return Some(finding(FindingKind::LinkInLink, range, None));
        }
        let (kind, address) = cause(line.trim())?;
        let kind = if kind == FindingKind::LinkOther && self.text.slice(range.clone()).contains('|') {
            FindingKind::LinkInCells
        } else {
            kind
        };
        let width = if kind == FindingKind::LinkSize { width(line.trim()) } else { String::new() };
        let written = address.map(|address| format!("{}]({address}){width}", self.text.slice(first..self.at)));
        Some(finding(kind, range, written))
    }

    /// Finds the bracket that the label begins with.
    fn label(&self) -> Label {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut first = None;
        for at in (self.within.start..self.at).rev() {
            match bytes[at] {
                b']' if !is_escaped(bytes, at) => depth += 1,
                b'[' if !is_escaped(bytes, at) && depth == 0 => return Label::From(at),
                b'[' if !is_escaped(bytes, at) => {
                    depth -= 1;
                    first = first.or(Some(at));
                }
                _ => {}
            }
        }
        first.map_or(Label::None, Label::Unpaired)
    }

    /// Tells whether a link stands between `from` and the `](`.
    fn has_link(&self, from: usize) -> bool {
        let first = self.taken.partition_point(|span| (span.start as usize) < from);
        let within = self.taken[first..].iter().take_while(|span| (span.end as usize) <= self.at);
        within.map(|span| self.text.slice(span.range())).any(is_link)
    }

    /// `[the ] words](address)`
    fn unpaired_label(&self, start: usize) -> Option<Finding> {
        let rest = self.text.slice(self.at + 2..self.within.end);
        let end = address_end(rest).filter(|end| is_address(rest.slice(..*end).trim()))?;
        Some(finding(FindingKind::LinkLabel, start..self.at + 3 + end, None))
    }

    /// `words](address)`
    fn without_start(&self) -> Option<Finding> {
        let rest = self.text.slice(self.at + 2..self.within.end);
        let end = address_end(rest).filter(|end| is_address(rest.slice(..*end).trim()))?;
        let begin = self.within.start;
        let word = self.text.slice(begin..self.at).rfind(char::is_whitespace).map_or(begin, |space| begin + space + 1);
        let word = self.text.ceil_char_boundary(word);
        Some(finding(FindingKind::LinkOpen, word..self.at + 3 + end, None))
    }

    /// A link whose address has no end on its line.
    fn without_end(&self, first: usize, start: usize, rest: &str) -> Option<Finding> {
        let token = rest.split(char::is_whitespace).next().unwrap_or_default();
        let behind = self.at + 2;
        if let Some(close) = token.rfind(')').filter(|close| token.slice(..*close).contains('(')) {
            return Some(finding(FindingKind::LinkBracket, first..behind + close + 1, None));
        }
        let end = address_end(rest);
        if let Some(end) = end.filter(|end| is_on_two_lines(rest.slice(..*end))) {
            if self.has_link(start + 1) {
                return Some(finding(FindingKind::LinkInLink, first..behind + end + 1, None));
            }
            let whole: String =
                rest.slice(..end).lines().map(|line| line.trim_matches([' ', '\t', '>', '\r'])).collect();
            let written = is_address(&whole).then(|| format!("{}]({whole})", self.text.slice(first..self.at)));
            return Some(finding(FindingKind::LinkLineBreak, first..behind + end + 1, written));
        }
        let token = token.trim_end_matches(['.', ',', ';', ':', ']', '}', '>']);
        is_address(token.trim_start_matches('<'))
            .then(|| finding(FindingKind::LinkOpen, first..behind + token.len(), None))
    }
}

/// Returns how far `rest`, which begins with an address, goes to the bracket behind it.
fn address_end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' if !is_escaped(bytes, at) => depth += 1,
            b')' if !is_escaped(bytes, at) && depth == 0 => return Some(at),
            b')' if !is_escaped(bytes, at) => depth -= 1,
            _ => {}
        }
    }
    None
}

fn line_end(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// Tells whether an address that goes on in another line is one: nothing but the line ends interrupts it.
fn is_on_two_lines(written: &str) -> bool {
    let mut lines =
        written.lines().map(|line| line.trim_matches([' ', '\t', '>', '\r'])).filter(|line| !line.is_empty());
    written.lines().count() == 2
        && lines.all(|line| !line.contains(char::is_whitespace) && !line.starts_with(['"', '\'']))
}

/// Tells whether something that is taken is a link, not code, HTML or a picture.
fn is_link(taken: &str) -> bool {
    taken.starts_with('[')
        || taken.starts_with('<') && (taken.contains("://") || taken.contains('@') || taken.contains("mailto:"))
}

/// Tells what is wrong with an address, and returns how it can be written, in brackets or not; `None` for one that was
/// not meant as an address.
fn cause(inner: &str) -> Option<(FindingKind, Option<String>)> {
    let (address, rest) = match inner.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
        Some((address, rest)) => (address, rest.trim()),
        None => inner.split_once(char::is_whitespace).map_or((inner, ""), |(address, rest)| (address, rest.trim())),
    };
    if let Some(size) = inner.rsplit(char::is_whitespace).next().filter(|last| is_size(last)) {
        let address = inner.slice(..inner.len() - size.len()).trim();
        return Some((FindingKind::LinkSize, (!address.contains(char::is_whitespace)).then(|| address.to_owned())));
    }
    if rest.starts_with(['“', '”', '„', '«', '»', '‘', '’', '"', '\'']) {
        let title = rest.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '"', '\'']);
        let written = (!title.contains(['"', '\\'])).then(|| format!("{address} \"{title}\""));
        return Some((FindingKind::LinkTitle, written));
    }
    if inner.contains(char::is_whitespace) {
        let is_plain = !inner.contains(['<', '>']);
        return Some((FindingKind::LinkWithSpaces, is_plain.then(|| format!("<{inner}>"))));
    }
    (!inner.is_empty()).then_some((FindingKind::LinkOther, None))
}

/// Returns the width that an address ends with, as it is written behind a picture; nothing where it has none.
fn width(address: &str) -> String {
    let size = address.rsplit('=').next().unwrap_or_default();
    let digits = size.slice(..size.bytes().take_while(u8::is_ascii_digit).count());
    let unit = if size.slice(digits.len()..).starts_with('%') { "%" } else { "" };
    let most = if unit.is_empty() { u16::MAX } else { 100 };
    let width = digits.parse::<u16>().ok().filter(|width| (1..=most).contains(width));
    width.map_or_else(String::new, |width| format!("{{width={width}{unit}}}"))
}

/// Tells whether a word is a size: `=300x200`, `=300x`, `=x200`, `=50%`.
fn is_size(word: &str) -> bool {
    let size = word.strip_prefix('=').filter(|size| size.bytes().any(|byte| byte.is_ascii_digit()));
    size.is_some_and(|size| size.chars().all(|c| c.is_ascii_digit() || "x×*%".contains(c)))
}
