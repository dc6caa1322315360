//! Goes through the blocks of a text, and looks at those that are not what they were meant as.

use crate::document::{Kind, Node};
use crate::slice::Slice;

use super::finding::{Finding, FindingKind};
use super::lists::Lists;
use super::runs::{Line, Run};
use super::{headings, tables};

/// Looks at block after block.
pub(super) struct Blocks<'t> {
    text: &'t str,
    lists: Lists<'t>,
    /// The first fence that is not closed: behind it, it is not known which open and which close.
    unclosed: Option<Finding>,
}

impl<'t> Blocks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, lists: Lists::new(text), unclosed: None }
    }

    /// Looks at a block that begins.
    pub(super) fn enter(&mut self, node: Node<'_>, findings: &mut Vec<Finding>) {
        match node.kind() {
            Kind::Heading { level: 2, .. } => findings.extend(headings::of_level_two(self.text, node)),
            Kind::Table => tables::in_table(self.text, node, findings),
            Kind::CodeBlock(_) if self.unclosed.is_none() => self.unclosed = unclosed_fence(node),
            _ => {}
        }
        self.lists.enter(node, findings);
    }

    /// Looks at a block that ends.
    pub(super) fn leave(&mut self, node: Node<'_>) {
        self.lists.leave(node);
    }

    /// Adds what was found last; `fence_found` tells whether a fence was found among words, which says all of it.
    pub(super) fn finish(mut self, fence_found: bool, findings: &mut Vec<Finding>) {
        findings.extend(self.unclosed.take().filter(|_| !fence_found));
        self.lists.finish(findings);
    }
}

/// Looks for a fence among words: one of backticks takes no other backtick on its line. Returns whether there is one.
pub(super) fn fence_in_words(text: &str, run: &Run, findings: &mut Vec<Finding>) -> bool {
    let is_fence = |line: &&Line| line.is_plain && text.slice(line.start..line.end).starts_with("```");
    let Some(line) = run.lines.iter().find(is_fence) else { return false };
    let written = text.slice(line.start..line.end);
    let length = written.len() - written.trim_start_matches('`').len();
    findings.push(Finding::new(FindingKind::UnclosedFenceInfo, line.start..line.start + length));
    true
}

/// Returns what is wrong with a block of code whose fence nothing closes, or a line that was meant to close it.
fn unclosed_fence(block: Node<'_>) -> Option<Finding> {
    let written = block.source();
    // Code that is indented may show a fence; its text begins where it does.
    if block.children().next().is_some_and(|text| text.span().start == block.span().start) {
        return None;
    }
    let sign = written.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = written.trim_start_matches(sign);
    let length = written.len() - rest.len();
    let start = block.span().start as usize;
    let finding = |kind| Finding::new(kind, start..start + length);
    let text_end = block.children().last().map(|text| text.span().end as usize);
    let first_line = written.find(['\n', '\r']).map_or(written.len(), |at| at + 1);
    let behind = text_end.map_or(first_line, |end| end.saturating_sub(start)).min(written.len());
    let is_closed = written.get(behind..).is_some_and(|behind| behind.contains(sign));
    let mut short = false;
    for line in block.children().flat_map(|text| text.text().lines()) {
        let marks = line.trim_start_matches(' ');
        // What is indented further closes nothing.
        if line.len() - marks.len() > 3 {
            continue;
        }
        let words = marks.trim_start_matches(sign);
        let signs = marks.len() - words.len();
        if signs >= length && !words.trim().is_empty() {
            return Some(finding(FindingKind::UnclosedFenceWords));
        }
        short |= (3..length).contains(&signs) && words.trim().is_empty();
    }
    match (is_closed, short) {
        (true, _) => None,
        (false, true) => Some(finding(FindingKind::UnclosedFenceShort)),
        (false, false) => Some(finding(FindingKind::UnclosedFence)),
    }
}
