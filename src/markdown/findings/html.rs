//! Finds HTML that is never closed and so swallows what follows: comments, `<pre`, `<script` and their like.

use crate::markdown::comments::{OPEN, comments, literal_element};
use crate::markdown::next_of::NextOf;
use crate::slice::Slice;
use crate::source::Span;

use super::finding::{Finding, FindingKind};
use super::runs::Run;

/// Returns what is open at the end of a block of HTML that is at `block` of `text`, if anything is.
pub(in super::super) fn unclosed(text: &str, block: Span) -> Option<Finding> {
    let start = block.start as usize;
    let html = text.get(block.range())?;
    match element(html) {
        Some((opening, closings)) => {
            let lower = html.to_ascii_lowercase();
            let is_open = !closings.iter().any(|closing| lower.slice(opening..).contains(closing));
            is_open.then(|| Finding::new(FindingKind::UnclosedHtml, start..start + opening))
        }
        None => {
            let open = comments(html).find(|comment| !comment.is_closed)?.place.start;
            Some(Finding::new(FindingKind::UnclosedComment, start + open..start + open + OPEN.len()))
        }
    }
}

/// Returns the length of what opens a block that only certain marks close, and those marks.
fn element(html: &str) -> Option<(usize, &'static [&'static str])> {
    const ENDS: [&str; 4] = ["</script>", "</pre>", "</style>", "</textarea>"];
    if let Some(length) = literal_element(html) {
        return Some((length, &ENDS));
    }
    match html.as_bytes() {
        [b'<', b'?', ..] => Some((2, &["?>"])),
        [b'<', b'!', b'[', ..] if html.starts_with("<![CDATA[") => Some((9, &["]]>"])),
        _ => None,
    }
}

/// Looks for `<!--` among words: a comment that does not end in its paragraph.
pub(super) fn comments_in_words(text: &str, run: &Run, angles: &mut NextOf<'_, 1>, findings: &mut Vec<Finding>) {
    if !angles.is_in(&run.range()) {
        return;
    }
    for words in &run.texts {
        let range = words.span.range();
        let first = range.start + usize::from(words.is_escaped);
        let mut at = angles.from(first);
        while at < range.end {
            if text.slice(at..).starts_with(OPEN) {
                findings.push(Finding::new(FindingKind::UnclosedComment, at..at + OPEN.len()));
                return;
            }
            at = angles.from(at + 1);
        }
    }
}
