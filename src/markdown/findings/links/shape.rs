//! What looks like a link, whether or not it is one.

use std::ops::Range;

use super::super::finding::{Finding, FindingKind};

/// The furthest that a label or an address is looked for.
pub(crate) const REACH: usize = 300;

/// Returns a finding at `range`, where `written` is to stand instead.
pub(super) fn finding(kind: FindingKind, range: Range<usize>, written: Option<String>) -> Finding {
    let finding = Finding::new(kind, range.clone());
    match written {
        Some(text) => finding.replace(range, text),
        None => finding,
    }
}

/// Tells whether the mark at `at` is escaped.
pub(super) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Tells whether a text can be nothing but an address.
pub(super) fn is_address(text: &str) -> bool {
    let is_file =
        || [".md", ".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg", ".pdf"].iter().any(|end| text.ends_with(end));
    let is_place =
        || text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") || is_file();
    !text.contains(char::is_whitespace) && !text.is_empty() && is_place()
}

/// Returns the part of `text` around `at` that no empty line interrupts, as far as is looked.
pub(super) fn around(text: &str, at: usize) -> Range<usize> {
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
