//! Finds the syntax of other tools: it would be on the page as it is written.
//!
//! Whoever writes prices, times, code or formulas must not hear of it, so every construct is known by more than one
//! mark. What looks like one is looked up in the tree: in code, and behind a backslash, it is meant as it is written.

mod inline;
mod lines;
mod sight;

use self::sight::Candidate;
use super::finding::{Finding, FindingKind, Subject};
use crate::document::{Kind, Tree, Visit};
use crate::markdown::construct::Foreign;
use crate::slice::Slice;
use crate::source::Span;

/// Returns where the syntax of other tools is.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut candidates = lines::find(subject.text, subject.start);
    inline::find(subject.text, subject.start, &mut candidates);
    if candidates.is_empty() {
        return Vec::new();
    }
    candidates.sort_unstable_by_key(|candidate| (candidate.start, candidate.end));
    let prose = Prose::of(subject.tree);
    let mut findings: Vec<Finding> = Vec::new();
    for candidate in candidates.into_iter().filter(|candidate| prose.holds(subject.text, *candidate)) {
        // Of what goes on in other lines, the first line says enough.
        let written = subject.text.slice(candidate.start..candidate.end);
        let line = memchr::memchr2(b'\n', b'\r', written.as_bytes()).unwrap_or(written.len());
        let span = Span::new(candidate.start, candidate.start + line);
        if findings.last().is_none_or(|last| last.span.end <= span.start) {
            findings.push(Finding { kind: FindingKind::Foreign(candidate.kind), span, replacement: None });
        }
    }
    findings
}

/// Where words are, code and markup left out, in the order of the text.
struct Prose {
    words: Vec<Span>,
}

impl Prose {
    fn of(tree: &Tree) -> Self {
        let mut prose = Self { words: Vec::new() };
        let mut walk = tree.walk();
        while let Some(visit) = walk.next() {
            let Visit::Enter(node) = visit else { continue };
            match node.kind() {
                Kind::Text(_) => prose.words.push(node.span()),
                Kind::CodeBlock(_) => walk.skip_children(),
                _ => {}
            }
        }
        prose
    }

    /// Tells whether a candidate stands among words, not behind a backslash.
    fn holds(&self, text: &str, candidate: Candidate) -> bool {
        let at = candidate.start;
        match (candidate.kind, &text.as_bytes()[at..]) {
            // Here the backslash is part of it.
            (Foreign::Math, [b'\\', ..]) => self.words_at(at + 1).is_some_and(|words| words.start as usize == at + 1),
            _ => self.words_at(at).is_some_and(|words| {
                let begins = words.start as usize == at;
                !(begins && text.slice(..at).ends_with('\\'))
            }),
        }
    }

    fn words_at(&self, at: usize) -> Option<Span> {
        let after = self.words.partition_point(|words| words.start as usize <= at);
        let words = *self.words.get(after.checked_sub(1)?)?;
        (at < words.end as usize).then_some(words)
    }
}
