//! Goes through the lines of each paragraph, item, heading and cell.

use crate::document::{Kind, Node};
use crate::source::Span;

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

    /// Returns where it is, from its first line to its last.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.lines.first().map_or(0, |first| first.start)..self.lines.last().map_or(0, |last| last.end)
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

/// Puts the runs of a text together, one after the other, from the nodes that are entered and left.
#[allow(clippy::struct_excessive_bools, reason = "what the text so far ends with; any of them may hold")]
pub(super) struct Runs<'t> {
    text: &'t str,
    run: Run,
    /// Whether the run has ended.
    is_whole: bool,
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
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            run: Run::default(),
            is_whole: false,
            open: Vec::new(),
            in_item: false,
            after_table: false,
            line_begun: false,
        }
    }

    /// Ends the run where a block begins or ends; returns it if that is what ends it.
    pub(super) fn end(&mut self) -> Option<&Run> {
        let was_whole = std::mem::replace(&mut self.is_whole, true);
        (!was_whole && !self.run.lines.is_empty()).then_some(&self.run)
    }

    /// Enters a block; returns whether what is below it is to be passed by.
    pub(super) fn enter(&mut self, node: Node<'_>) -> bool {
        let kind = node.kind();
        let is_code = matches!(kind, Kind::CodeBlock(_));
        if is_code || kind.is_leaf() {
            (self.in_item, self.after_table) = (false, false);
        } else {
            self.in_item =
                matches!(kind, Kind::Item | Kind::CheckItem { .. }) || (self.in_item && kind == Kind::Paragraph);
            self.after_table &= kind == Kind::Paragraph;
            self.open.push(kind);
        }
        is_code
    }

    /// Leaves a block.
    pub(super) fn leave(&mut self, node: Node<'_>) {
        self.open.pop();
        self.in_item = false;
        self.after_table = node.kind() == Kind::Table;
    }

    /// Enters an inline; returns whether what is below it is to be passed by.
    pub(super) fn enter_inline(&mut self, node: Node<'_>) -> bool {
        if std::mem::take(&mut self.is_whole) {
            self.run.clear();
            self.line_begun = false;
        }
        let run = &mut self.run;
        if run.lines.is_empty() {
            run.container = self.open.last().copied();
            run.begins_item = std::mem::take(&mut self.in_item);
            run.after_table = std::mem::take(&mut self.after_table);
        }
        let (kind, span) = (node.kind(), node.span());
        if matches!(kind, Kind::SoftBreak | Kind::HardBreak) {
            if let Some(line) = run.lines.last_mut() {
                line.is_broken = kind == Kind::HardBreak;
            }
            self.line_begun = false;
            return false;
        }
        let start = span.start as usize;
        let is_escaped = start.checked_sub(1).is_some_and(|before| self.text.as_bytes()[before] == b'\\');
        if !self.line_begun {
            self.line_begun = true;
            let is_plain = kind == Kind::Text(None) && !is_escaped;
            run.lines.push(Line { start, end: start, is_broken: false, is_plain });
        }
        match kind {
            Kind::Text(None) => {
                run.texts.push(Text { span, is_escaped });
                run.extend(span);
            }
            Kind::Image(_) => run.extend(span),
            _ if kind.is_leaf() => run.extend(span),
            _ => {}
        }
        matches!(kind, Kind::Image(_))
    }

    /// Leaves an inline.
    pub(super) fn leave_inline(&mut self, node: Node<'_>) {
        self.run.extend(node.span());
    }
}
