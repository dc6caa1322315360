//! Goes through the blocks of a text, and looks at those that are not what they were meant as.

use crate::document::{Kind, Node, Visit};

use super::finding::{Finding, FindingKind, Subject};
use super::runs::{Line, Run};
use super::{headings, lists, tables};

/// Looks at every block.
pub(super) fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let is_fence = |finding: &Finding| finding.kind == FindingKind::UnclosedFenceInfo;
    let mut fence_found = findings.iter().any(is_fence);
    let mut lists = lists::Lists::new(subject.text);
    for visit in subject.tree.walk() {
        let Visit::Enter(node) = visit else {
            if let Visit::Leave(node) = visit {
                lists.leave(node);
            }
            continue;
        };
        match node.kind() {
            kind if kind.is_inline() => continue,
            Kind::Heading { level: 2, .. } => findings.extend(headings::of_level_two(subject.text, node)),
            Kind::Table => tables::in_table(subject.text, node, findings),
            // Behind one that is not closed, it is not known which open and which close.
            Kind::CodeBlock(_) if !fence_found => {
                let finding = unclosed_fence(node);
                fence_found = finding.is_some();
                findings.extend(finding);
            }
            _ => {}
        }
        lists.enter(node, findings);
    }
    lists.finish(findings);
}

/// Looks for a fence among words: one of backticks takes no other backtick on its line. Returns whether there is one.
pub(super) fn fence_in_words(text: &str, run: &Run, findings: &mut Vec<Finding>) -> bool {
    let is_fence = |line: &&Line| line.is_plain && text[line.start..line.end].starts_with("```");
    let Some(line) = run.lines.iter().find(is_fence) else { return false };
    let written = &text[line.start..line.end];
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
