//! Finds text that was meant to be a link or picture, and why it is none.

mod forms;
mod pairs;

use std::ops::Range;

use crate::source::Span;

use super::{Finding, FindingKind, Replacement, Subject};

/// The furthest that a label or an address is looked for.
pub(super) const REACH: usize = 300;

/// Returns the places that look like a link or picture and are none.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let text = &subject.text[subject.start..];
    let mut found = Vec::new();
    pairs::find(text, subject.taken, &mut found);
    forms::find(text, subject.taken, &mut found);
    found.sort_by_key(|finding: &Finding| finding.span);
    without_nested(&mut found);
    for finding in &mut found {
        finding.span = finding.span.shifted(subject.start);
        if let Some(replacement) = &mut finding.replacement {
            replacement.span = replacement.span.shifted(subject.start);
        }
    }
    found
}

/// Leaves out what lies in something that was found: one mistake is one finding.
fn without_nested(found: &mut Vec<Finding>) {
    let mut end = 0;
    found.retain(|finding| {
        let stays = finding.span.start >= end;
        end = end.max(finding.span.end);
        stays
    });
}

/// Returns a finding at `range`, where `written` is to stand instead.
fn finding(kind: FindingKind, range: Range<usize>, written: Option<String>) -> Finding {
    let span = Span::new(range.start, range.end);
    let replacement = written.map(|text| Replacement { span, text: text.into() });
    Finding { kind, span, replacement }
}

/// Tells whether the mark at `at` is escaped.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Tells whether a text can be nothing but an address.
fn is_address(text: &str) -> bool {
    let is_file =
        || [".md", ".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg", ".pdf"].iter().any(|end| text.ends_with(end));
    let is_place =
        || text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") || is_file();
    !text.contains(char::is_whitespace) && !text.is_empty() && is_place()
}

/// Returns the part of `text` around `at` that no empty line interrupts, as far as is looked.
fn around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = text.floor_char_boundary(at.saturating_sub(REACH));
    let end = text.floor_char_boundary((at + REACH).min(text.len()));
    let is_empty_line = |line: &[u8]| line.iter().all(|byte| b" \t>\r".contains(byte));
    let breaks =
        |range: Range<usize>| memchr::memchr_iter(b'\n', &bytes[range.clone()]).map(move |nth| range.start + nth);
    let mut from = start;
    let mut line = None;
    for feed in breaks(start..at) {
        if line.is_some_and(|line: usize| is_empty_line(&bytes[line..feed])) {
            from = feed + 1;
        }
        line = Some(feed + 1);
    }
    let mut line: Option<usize> = None;
    for feed in breaks(at..end) {
        if let Some(line) = line.filter(|line| is_empty_line(&bytes[*line..feed])) {
            return from..line;
        }
        line = Some(feed + 1);
    }
    from..end
}
