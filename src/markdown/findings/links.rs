//! Finds text that was meant to be a link or picture: `[label](an address with spaces)`, `[label] (address)`,
//! `(label)[address]`.

use crate::source::Span;

use super::finding::{Finding, FindingKind, Subject};

/// Returns the places that look like a link or picture and are none.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let text = &subject.text[subject.start..];
    let places = malformed_links(text, subject.taken);
    let finding = |span: Span| {
        let kind = match &text[span.range()] {
            written if written.starts_with('(') => FindingKind::LinkExchanged,
            written if written.contains("] (") => FindingKind::LinkApart,
            _ => FindingKind::LinkWithSpaces,
        };
        Finding { kind, span: span.shifted(subject.start), replacement: None }
    };
    places.into_iter().map(finding).collect()
}

/// Returns the places in `text` that look like a link or picture but lie in none of `taken`, the sorted places of
/// real links, pictures, code and HTML. Each line is gone through once, whatever it holds.
fn malformed_links(text: &str, taken: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut taken_apart = Taken { spans: taken, next: 0, end: 0 };
    let mut taken = Taken { spans: taken, next: 0, end: 0 };
    for std::ops::Range { start, end } in lines_where_brackets_meet(text.as_bytes()) {
        let line = &text[start..end];
        if line.contains("](") {
            in_line(text, start..end, &mut taken, &mut found);
        }
        let brackets = [("] (", '[', ')'), (")[", '(', ']')];
        let mut meant: Vec<(usize, usize)> = brackets.into_iter().flat_map(|brackets| apart(line, brackets)).collect();
        meant.sort_unstable();
        meant.retain(|(from, _)| !taken_apart.covers(start + from));
        found.extend(meant.into_iter().map(|(from, to)| Span::new(start + from, start + to)));
    }
    found
}

/// Returns the lines that have `](`, `] (` or `)[`: no other line has what looks like a link. Most texts have few.
fn lines_where_brackets_meet(text: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let meets = |at: usize| match text[at] {
            b']' => matches!(text[at + 1..], [b'(', ..] | [b' ', b'(', ..]),
            _ => text.get(at + 1) == Some(&b'['),
        };
        let mut brackets = memchr::memchr2_iter(b']', b')', &text[done..]).map(|at| done + at);
        let at = brackets.find(|&at| meets(at))?;
        let start = memchr::memrchr(b'\n', &text[..at]).map_or(0, |before| before + 1);
        done = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |after| at + after + 1);
        Some(start..done)
    })
}

/// Real links, pictures, code and HTML, gone through from the start of the text.
struct Taken<'s> {
    spans: &'s [Span],
    next: usize,
    /// The furthest end of those that begin before the place asked for last.
    end: usize,
}

impl Taken<'_> {
    /// Tells whether the byte at `at` lies in one of them. Places must be asked for in order.
    fn covers(&mut self, at: usize) -> bool {
        while let Some(span) = self.spans.get(self.next).filter(|span| span.start as usize <= at) {
            self.end = self.end.max(span.end as usize);
            self.next += 1;
        }
        self.end > at
    }
}

/// The furthest that a label or an address is looked for.
const REACH: usize = 300;

/// Returns where labels and addresses stand in `line` whose brackets meet but make no link: with a space between them,
/// or exchanged. What is in the second must look like an address.
fn apart<'t>(line: &'t str, brackets: (&'t str, char, char)) -> impl Iterator<Item = (usize, usize)> + 't {
    let (middle, open, close) = brackets;
    line.match_indices(middle).filter_map(move |(at, _)| {
        let reach = line.floor_char_boundary(at.saturating_sub(REACH));
        let from = reach + line[reach..at].rfind(open).filter(|from| reach + from + 1 < at)?;
        let begin = at + middle.len();
        let rest = &line[begin..line.floor_char_boundary(begin.saturating_add(REACH).min(line.len()))];
        let address = &rest[..rest.find(close)?];
        let is_address = address.starts_with("http://") || address.starts_with("https://") || address.ends_with(".md");
        (is_address && !address.contains(' ')).then(|| (from, begin + address.len() + close.len_utf8()))
    })
}

fn in_line(text: &str, line: std::ops::Range<usize>, taken: &mut Taken<'_>, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let escaped = |at: usize| at > line.start && bytes[at - 1] == b'\\';
    let mut open = None;
    // Where a label ends and an address begins, until the address ends.
    let mut middle: Option<(usize, usize)> = None;
    for at in line.clone() {
        match bytes[at] {
            b'[' => open = Some(at),
            b']' if bytes.get(at + 1) == Some(&b'(') && !taken.covers(at) => {
                middle = middle.or_else(|| open.filter(|&open| !escaped(open) && !escaped(at)).map(|open| (open, at)));
            }
            b')' => {
                if let Some((open, _)) = middle.take().filter(|(_, label_end)| at > label_end + 2) {
                    let picture = open > line.start && bytes[open - 1] == b'!';
                    found.push(Span::new(if picture { open - 1 } else { open }, at + 1));
                }
            }
            _ => {}
        }
    }
}
