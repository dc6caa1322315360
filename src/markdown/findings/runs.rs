//! Goes through the lines of each paragraph, item, heading and cell.

use crate::document::{Kind, Node, Visit, Walk};
use crate::source::Span;

use super::finding::Subject;

/// Text without a block in it: a paragraph's, or what an item, a heading or a cell says by itself.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// What it is in; nothing for a text that is one line by itself.
    pub(super) container: Option<Kind>,
    /// Whether it is the first of an item of a list.
    pub(super) begins_item: bool,
    /// Whether it follows a table directly.
    pub(super) after_table: bool,
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// What of it is plain text as it is written.
    pub(super) texts: Vec<Text>,
}

/// A line of a run, without what precedes it in quotations and lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the text shows the end of the line as one.
    pub(super) is_broken: bool,
    /// Whether it begins with plain text that no backslash precedes.
    pub(super) is_plain: bool,
}

/// Plain text as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    pub(super) span: Span,
    /// Whether a backslash precedes it.
    pub(super) is_escaped: bool,
}

impl Run {
    /// Tells whether a heading, list or table can begin in it.
    pub(super) fn is_paragraph(&self) -> bool {
        matches!(self.container, Some(Kind::Paragraph | Kind::Item | Kind::CheckItem { .. }))
    }

    fn clear(&mut self) {
        self.lines.clear();
        self.texts.clear();
    }

    fn extend(&mut self, span: Span) {
        if let Some(line) = self.lines.last_mut() {
            line.end = line.end.max(span.end as usize);
        }
    }
}

/// The runs of a text, one after the other.
pub(super) struct Runs<'t> {
    text: &'t str,
    walk: Walk<'t>,
    /// What is open around the place.
    open: Vec<Kind>,
    /// Whether an item has begun, and nothing in it but a paragraph.
    in_item: bool,
    /// Whether a table has ended, and nothing has followed but a paragraph.
    after_table: bool,
    /// Whether the line that is open has anything on it.
    line_begun: bool,
}

impl<'t> Runs<'t> {
    pub(super) fn new(subject: &Subject<'t>) -> Self {
        Self {
            text: subject.text,
            walk: subject.tree.walk(),
            open: Vec::new(),
            in_item: false,
            after_table: false,
            line_begun: false,
        }
    }

    /// Puts the next run into `run`; returns whether there is one.
    pub(super) fn next(&mut self, run: &mut Run) -> bool {
        run.clear();
        self.line_begun = false;
        while let Some(visit) = self.walk.next() {
            let is_whole = !run.lines.is_empty();
            match visit {
                Visit::Enter(node) if node.kind().is_inline() => self.inline(node, run),
                Visit::Leave(node) if node.kind().is_inline() => run.extend(node.span()),
                Visit::Enter(node) => self.enter(node),
                Visit::Leave(node) => {
                    self.open.pop();
                    self.in_item = false;
                    self.after_table = node.kind() == Kind::Table;
                }
            }
            let is_block = match visit {
                Visit::Enter(node) | Visit::Leave(node) => !node.kind().is_inline(),
            };
            if is_whole && is_block {
                return true;
            }
        }
        !run.lines.is_empty()
    }

    fn enter(&mut self, node: Node<'t>) {
        let kind = node.kind();
        match kind {
            Kind::CodeBlock(_) => {
                self.walk.skip_children();
                (self.in_item, self.after_table) = (false, false);
            }
            _ if kind.is_leaf() => (self.in_item, self.after_table) = (false, false),
            _ => {
                self.in_item =
                    matches!(kind, Kind::Item | Kind::CheckItem { .. }) || (self.in_item && kind == Kind::Paragraph);
                self.after_table &= kind == Kind::Paragraph;
                self.open.push(kind);
            }
        }
    }

    fn inline(&mut self, node: Node<'t>, run: &mut Run) {
        if run.lines.is_empty() {
            run.container = self.open.last().copied();
            run.begins_item = std::mem::take(&mut self.in_item);
            run.after_table = std::mem::take(&mut self.after_table);
        }
        let kind = node.kind();
        if matches!(kind, Kind::SoftBreak | Kind::HardBreak) {
            if let Some(line) = run.lines.last_mut() {
                line.is_broken = kind == Kind::HardBreak;
            }
            self.line_begun = false;
            return;
        }
        let start = node.span().start as usize;
        let is_escaped = self.text[..start].ends_with('\\');
        if !self.line_begun {
            self.line_begun = true;
            let is_plain = kind == Kind::Text(None) && !is_escaped;
            run.lines.push(Line { start, end: start, is_broken: false, is_plain });
        }
        match kind {
            Kind::Image(_) => {
                self.walk.skip_children();
                run.extend(node.span());
            }
            Kind::Text(None) => {
                run.texts.push(Text { span: node.span(), is_escaped });
                run.extend(node.span());
            }
            _ if kind.is_leaf() => run.extend(node.span()),
            _ => {}
        }
    }
}
