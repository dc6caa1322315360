//! Finds lists that fall apart: what belongs to a numbered item is indented by too few spaces to be part of it.

use crate::document::{Kind, Node};
use crate::slice::Slice;

use super::finding::{Finding, FindingKind};

/// Looks at the lists of a text, block after block.
pub(super) struct Lists<'t> {
    text: &'t str,
    /// The list that has just ended: where its first item begins, and how deep what belongs to the last is indented.
    ended: Option<(usize, usize)>,
    /// The list whose parts are being found.
    apart: Option<Apart>,
}

/// A list that fell apart.
struct Apart {
    /// The mark that is indented by too little.
    mark: std::ops::Range<usize>,
    /// Spaces to be written, and where.
    edits: Vec<(usize, usize)>,
    /// Where the last of its parts ends, and where the marks of its items begin on their lines.
    end: usize,
    indent: usize,
    content: usize,
    can_fix: bool,
}

impl<'t> Lists<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, ended: None, apart: None }
    }

    /// Looks at a block that begins.
    pub(super) fn enter(&mut self, node: Node<'_>, findings: &mut Vec<Finding>) {
        let is_ordered = matches!(node.kind(), Kind::OrderedList { .. });
        if !is_ordered && self.ended.is_none() && self.apart.is_none() {
            return;
        }
        let start = begin(node);
        if let Some((indent, content)) = self.ended.take() {
            let own = self.column(start);
            if own > indent
                && own < content
                && !matches!(node.kind(), Kind::OrderedList { .. } | Kind::Item | Kind::FootnoteDefinition(_))
            {
                self.stray(node, indent, content);
            }
        }
        if is_ordered {
            findings.extend(self.restarted(node));
            // The next part of the list that fell apart.
            let indent = self.column(start);
            let text = self.text;
            let is_next = |apart: &&mut Apart| {
                let between = text.get(apart.end..start);
                apart.indent == indent && between.is_some_and(|between| between.trim().is_empty())
            };
            if let Some(apart) = self.apart.as_mut().filter(is_next) {
                apart.end = node.span().end as usize;
            }
        }
        if self.apart.as_ref().is_some_and(|apart| start > apart.end) {
            self.finish(findings);
        }
    }

    /// Looks at a block that ends.
    pub(super) fn leave(&mut self, node: Node<'_>) {
        self.ended = None;
        if let Kind::OrderedList { .. } = node.kind()
            && let (Some(first), Some(last)) = (node.children().next(), node.children().last())
        {
            let indent = self.column(begin(first));
            let last_start = begin(last);
            let content = self.column(last_start) + marker(last.source().trim_start_matches([' ', '\t']));
            self.ended = Some((indent, content));
        }
    }

    /// Reports the list that fell apart last.
    pub(super) fn finish(&mut self, findings: &mut Vec<Finding>) {
        let Some(apart) = self.apart.take() else { return };
        let finding = Finding::new(FindingKind::ListApart, apart.mark);
        let (Some(first), true) = (apart.edits.first(), apart.can_fix) else { return findings.push(finding) };
        let (begin, mut done) = (first.0, first.0);
        let mut written = String::new();
        for (at, spaces) in apart.edits {
            written.push_str(self.text.slice(done..at));
            written.extend(std::iter::repeat_n(' ', spaces));
            done = at;
        }
        findings.push(finding.replace(begin..done, written));
    }

    /// Takes a block that belongs to an item of the list before it.
    fn stray(&mut self, node: Node<'_>, indent: usize, content: usize) {
        let span = begin(node)..node.span().end as usize;
        let begin = line_start(self.text, span.start);
        let own = self.column(span.start);
        let is_plain = self.text.slice(begin..span.start).bytes().all(|byte| byte == b' ');
        let text = self.text;
        let same = self.apart.as_ref().is_some_and(|apart| {
            let between = text.get(apart.end..begin);
            apart.indent == indent && between.is_some_and(|between| between.trim().is_empty())
        });
        if !same {
            // At most one list is open; the one before has been reported when something else began.
            let length = first_word(self.text.slice(span.start..span.end));
            let mark = span.start..span.start + length;
            self.apart = Some(Apart { mark, edits: Vec::new(), end: 0, indent, content, can_fix: true });
        }
        let Some(apart) = self.apart.as_mut() else { return };
        apart.end = span.end;
        apart.can_fix &= is_plain && matches!(node.kind(), Kind::BulletList) && content == apart.content;
        let mut at = begin;
        for line in self.text.slice(begin..span.end).split_inclusive('\n') {
            if !line.trim().is_empty() {
                apart.edits.push((at, content - own));
            }
            at += line.len();
        }
    }

    /// Returns the first item whose number begins anew deeper than the items before it: an own list was meant.
    fn restarted(&self, list: Node<'_>) -> Option<Finding> {
        let mut items = list.children();
        let first = self.column(begin(items.next()?));
        let item = items.find(|item| {
            let deeper = self.column(begin(*item)) >= first + 2;
            let mark = item.source().trim_start_matches([' ', '\t']);
            deeper && (mark.starts_with("1.") || mark.starts_with("1)"))
        })?;
        let start = begin(item);
        Some(Finding::new(FindingKind::ListApart, start..start + 2))
    }

    /// Returns how many characters precede the byte at `at` on its line; no more than are of interest.
    fn column(&self, at: usize) -> usize {
        let before = self.text.as_bytes()[at.saturating_sub(64)..at].iter().rev();
        before.take_while(|byte| !matches!(byte, b'\n' | b'\r')).count()
    }
}

/// Returns where a block begins behind the spaces that precede it.
fn begin(node: Node<'_>) -> usize {
    let written = node.source();
    node.span().start as usize + written.len() - written.trim_start_matches([' ', '\t']).len()
}

/// Returns how far the content of an item is from the beginning of its mark.
fn marker(item: &str) -> usize {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let spaces = item.bytes().skip(digits + 1).take_while(|byte| *byte == b' ').count();
    digits + 1 + if (1..=4).contains(&spaces) { spaces } else { 1 }
}

fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |before| before + 1)
}

fn first_word(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len()).max(1)
}
