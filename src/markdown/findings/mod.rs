//! Finds what a writer meant and Markdown does not take: it would stand on the page as marks, or not at all.
//!
//! Each finding is a place in one text and what is wrong there. What is said of it, and how serious it is, is left to
//! `check`. A subject a file; each looks only where its marks are, since most texts have none of them.

mod blocks;
mod brackets;
mod emphasis;
mod finding;
mod foreign;
mod headings;
pub(super) mod html;
mod links;
mod list_marks;
mod lists;
mod references;
mod runs;
mod spaces;
mod table_lines;
mod tables;
mod taken;

pub(super) use finding::Subject;
pub use finding::{Finding, FindingKind, Replacement};

use crate::document::Visit;
use crate::slice::Slice;
use crate::source::Span;

use super::next_of::NextOf;
use brackets::Brackets;
use runs::{Run, Runs};

/// Returns what is found in a text, with what was `met` while it was read, in its order.
pub(super) fn find(subject: &Subject<'_>, met: Vec<Finding>) -> Vec<Finding> {
    let mut findings = met;
    let brackets = Brackets::of(subject.text.slice(subject.start..));
    findings.extend(links::find(subject, &brackets));
    references::find(subject, brackets.notes, &mut findings);
    let foreign = foreign::find(subject);
    // A link whose address another tool fills in is not a link for that reason.
    let has_foreign = |link: Span| {
        let next = foreign.partition_point(|other| other.span.start < link.start);
        foreign.get(next).is_some_and(|other| other.span.end <= link.end)
    };
    findings.retain(|finding| !finding.kind.is_link() || !has_foreign(finding.span));
    findings.extend(foreign);
    in_tree(subject, &mut findings);
    without_cells_of_links(subject.text, &mut findings);
    findings.extend(subject.open_html.iter().cloned());
    findings.sort_by_key(|finding| (finding.span, finding.kind));
    findings
}

/// Leaves out cells that are lost since a bar in a link begins them.
fn without_cells_of_links(text: &str, findings: &mut Vec<Finding>) {
    let in_cells = findings.iter().filter(|finding| finding.kind == FindingKind::LinkInCells);
    let lines: std::collections::HashSet<usize> = in_cells.map(|link| line_of(text, link.span)).collect();
    if !lines.is_empty() {
        let is_lost = |finding: &Finding| finding.kind == FindingKind::TableLostCells;
        findings.retain(|finding| !is_lost(finding) || !lines.contains(&line_of(text, finding.span)));
    }
}

/// Returns where the line begins that a place is in.
fn line_of(text: &str, place: Span) -> usize {
    memchr::memrchr2(b'\n', b'\r', &text.as_bytes()[..place.start as usize]).map_or(0, |feed| feed + 1)
}

/// Goes through the tree once: looks at its blocks, and for marks that became words of a paragraph, an item, a heading or
/// a cell.
fn in_tree(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut blocks = blocks::Blocks::new(subject.text);
    let mut words = Words::new(subject.text);
    let mut runs = Runs::new(subject.text);
    let mut walk = subject.tree.walk();
    while let Some(visit) = walk.next() {
        match visit {
            Visit::Enter(node) if node.kind().is_inline() => {
                if runs.enter_inline(node) {
                    walk.skip_children();
                }
            }
            Visit::Leave(node) if node.kind().is_inline() => runs.leave_inline(node),
            Visit::Enter(node) => {
                if let Some(run) = runs.end() {
                    words.run(run, findings);
                }
                if runs.enter(node) {
                    walk.skip_children();
                }
                blocks.enter(node, findings);
            }
            Visit::Leave(node) => {
                if let Some(run) = runs.end() {
                    words.run(run, findings);
                }
                runs.leave(node);
                blocks.leave(node);
            }
        }
    }
    if let Some(run) = runs.end() {
        words.run(run, findings);
    }
    blocks.finish(words.fence_found, findings);
    words.finish(findings);
}

/// Looks for marks among words.
struct Words<'t> {
    text: &'t str,
    emphasis: emphasis::Emphasis<'t>,
    lists: list_marks::ListMarks<'t>,
    angles: NextOf<'t, 1>,
    bars: NextOf<'t, 1>,
    fence_found: bool,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            emphasis: emphasis::Emphasis::new(text),
            lists: list_marks::ListMarks::new(text),
            angles: NextOf::new([b'<'], text),
            bars: NextOf::new([b'|'], text),
            fence_found: false,
        }
    }

    /// Looks at what has ended.
    fn run(&mut self, run: &Run, findings: &mut Vec<Finding>) {
        self.emphasis.run(run);
        html::comments_in_words(self.text, run, &mut self.angles, findings);
        self.lists.run(run, findings);
        if run.is_paragraph() {
            self.fence_found = self.fence_found || blocks::fence_in_words(self.text, run, findings);
            headings::in_run(self.text, run, findings);
            table_lines::in_run(self.text, run, &mut self.bars, findings);
        }
    }

    fn finish(mut self, findings: &mut Vec<Finding>) {
        self.lists.finish(findings);
        findings.extend(self.emphasis.finish());
    }
}
