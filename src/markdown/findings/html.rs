//! Finds HTML that is never closed and so swallows what follows: comments, `<pre`, `<script` and their like.

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
            let is_open = !closings.iter().any(|closing| lower[opening..].contains(closing));
            is_open.then(|| Finding::new(FindingKind::UnclosedHtml, start..start + opening))
        }
        None => {
            comment(html).map(|at| Finding::new(FindingKind::UnclosedComment, start + at..start + at + COMMENT.len()))
        }
    }
}

const COMMENT: &str = "<!--";

/// Returns the length of what opens a block that only certain marks close, and those marks.
fn element(html: &str) -> Option<(usize, &'static [&'static str])> {
    const NAMES: [&str; 4] = ["<script", "<pre", "<style", "<textarea"];
    const ENDS: [&str; 4] = ["</script>", "</pre>", "</style>", "</textarea>"];
    let begins = |name: &&str| html.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if let Some(name) = NAMES.iter().copied().find(|name| begins(name)) {
        return Some((name.len(), &ENDS));
    }
    match html.as_bytes() {
        [b'<', b'?', ..] => Some((2, &["?>"])),
        [b'<', b'!', b'[', ..] if html.starts_with("<![CDATA[") => Some((9, &["]]>"])),
        _ => None,
    }
}

/// Returns where the comment begins that `html` ends within.
fn comment(html: &str) -> Option<usize> {
    let mut done = 0;
    while let Some(at) = html[done..].find(COMMENT) {
        let begin = done + at;
        let words = &html[begin + COMMENT.len()..];
        let length = match words {
            // The shortest comments that HTML knows.
            _ if words.starts_with('>') => 1,
            _ if words.starts_with("->") => 2,
            _ => match words.find("-->") {
                Some(end) => end + "-->".len(),
                None => return Some(begin),
            },
        };
        done = begin + COMMENT.len() + length;
    }
    None
}

/// Looks for `<!--` among words: a comment that does not end in its paragraph.
pub(super) fn comments_in_words(text: &str, run: &Run, findings: &mut Vec<Finding>) {
    for words in &run.texts {
        let range = words.span.range();
        let first = range.start + usize::from(words.is_escaped);
        let mut places = memchr::memchr_iter(b'<', text.as_bytes().get(first..range.end).unwrap_or_default());
        if let Some(at) = places.find(|at| text[first + at..].starts_with(COMMENT)) {
            let at = first + at;
            findings.push(Finding::new(FindingKind::UnclosedComment, at..at + COMMENT.len()));
            return;
        }
    }
}
