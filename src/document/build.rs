//! Makes a tree, node by node in the order of the text.

use std::collections::HashMap;
use std::sync::Arc;

use unicase::UniCase;

use crate::source::Span;

use super::kind::{Kind, Literal, Stored};
use super::look::Look;
use super::tree::{Footnote, Tree};

/// A tree that is being made.
#[derive(Debug)]
pub struct TreeBuilder {
    text: Arc<str>,
    nodes: Vec<Stored>,
    /// Indices of the nodes that are not closed yet.
    open: Vec<u32>,
    literals: String,
    literal_ends: Vec<u32>,
    titles: Vec<(u32, Box<str>)>,
    looks: Vec<(u32, Look)>,
    /// In the order in which they are first met.
    footnotes: Vec<Footnote>,
    /// Their numbers; labels are the same whatever their capitals.
    by_label: HashMap<UniCase<String>, u32>,
    /// Whether the last node is a text that more may be added to.
    ends_in_text: bool,
}

impl TreeBuilder {
    /// Begins a tree whose spans point into `text`.
    #[must_use]
    pub fn new(text: Arc<str>) -> Self {
        let nodes = Vec::with_capacity(text.len() / 32);
        Self {
            text,
            nodes,
            open: Vec::new(),
            literals: String::new(),
            literal_ends: Vec::new(),
            titles: Vec::new(),
            looks: Vec::new(),
            footnotes: Vec::new(),
            by_label: HashMap::new(),
            ends_in_text: false,
        }
    }

    /// Returns how many nodes are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns what was opened last and is not closed yet.
    #[must_use]
    pub fn innermost(&self) -> Option<Kind> {
        self.open.last().map(|at| self.nodes[*at as usize].kind)
    }

    /// Adds a node; what follows is below it until it is closed.
    pub fn open(&mut self, kind: Kind, span: Span) {
        let at = self.push(kind, span);
        self.open.push(at);
    }

    /// Closes the node that was opened last. A paragraph without anything in it is none.
    pub fn close(&mut self) {
        self.ends_in_text = false;
        let end = self.len();
        let Some(at) = self.open.pop() else { return };
        match self.nodes[at as usize].kind {
            // All that it said was a comment.
            Kind::Paragraph if at + 1 == end => {
                self.nodes.pop();
            }
            // All that is between the bars or brackets is a space.
            Kind::TableCell(_) | Kind::Link(_) if at + 2 == end && self.is_blank(at + 1) => {
                self.nodes.pop();
                self.nodes[at as usize].end = at + 1;
            }
            _ => self.nodes[at as usize].end = end,
        }
    }

    /// Returns what was opened last, if it has no more than a space in it yet.
    #[must_use]
    pub fn empty(&self) -> Option<Kind> {
        let at = *self.open.last()?;
        let within = self.len() - at - 1;
        (within == 0 || within == 1 && self.is_blank(at + 1)).then(|| self.nodes[at as usize].kind)
    }

    /// Adds a node that nothing is below.
    pub fn leaf(&mut self, kind: Kind, span: Span) {
        self.push(kind, span);
    }

    /// Adds text that is at `span`.
    pub fn text(&mut self, text: &str, span: Span) {
        let literal = self.literal_unless_written(text, span);
        if literal.is_none()
            && self.ends_in_text
            && let Some(last) = self.nodes.last_mut().filter(|last| last.span.end == span.start)
        {
            last.span.end = span.end;
            return;
        }
        self.push(Kind::Text(literal), span);
        self.ends_in_text = literal.is_none();
    }

    /// Adds code within a line that is at `span`.
    pub fn code(&mut self, text: &str, span: Span) {
        let literal = self.literal_unless_written(text, span);
        self.push(Kind::Code(literal), span);
    }

    /// Keeps a text that is not written anywhere as it reads.
    pub fn literal(&mut self, text: &str) -> Option<Literal> {
        self.literals.push_str(text);
        self.literal_ends.push(u32::try_from(self.literals.len()).unwrap_or(u32::MAX));
        Literal::at(self.literal_ends.len() - 1)
    }

    /// Gives the node that was opened last a title, if there is one.
    pub fn title(&mut self, title: &str) {
        if let Some(at) = self.open.last()
            && !title.is_empty()
        {
            self.titles.push((*at, title.into()));
        }
    }

    /// Makes the node that was added last, which has nothing below it, another one.
    pub fn replace_leaf(&mut self, kind: Kind) {
        if let Some(last) = self.nodes.last_mut().filter(|last| last.kind.is_leaf()) {
            last.kind = kind;
        }
    }

    /// Says how the picture that was opened last is to be shown.
    pub fn look(&mut self, look: Look) {
        self.looks.extend(self.open.last().map(|at| (*at, look)));
    }

    /// Makes the innermost open item of a list one that can be ticked off.
    pub fn check_item(&mut self, index: u32, checked: bool) {
        let nodes = &mut self.nodes;
        let item = self.open.iter().rev().find(|at| nodes[**at as usize].kind == Kind::Item);
        if let Some(at) = item {
            nodes[*at as usize].kind = Kind::CheckItem { index, checked };
        }
    }

    /// Opens what the footnote `label` says.
    pub fn open_footnote(&mut self, label: &str, span: Span) {
        let number = self.footnote(label);
        let at = self.len();
        self.open(Kind::FootnoteDefinition(number), span);
        self.footnotes[number as usize].definition.get_or_insert(at);
    }

    /// Adds a reference to the footnote `label`.
    pub fn footnote_reference(&mut self, label: &str, span: Span) {
        let number = self.footnote(label);
        self.push(Kind::FootnoteReference(number), span);
        self.footnotes[number as usize].references += 1;
    }

    fn footnote(&mut self, label: &str) -> u32 {
        let next = u32::try_from(self.footnotes.len()).unwrap_or(u32::MAX);
        let number = *self.by_label.entry(UniCase::new(label.to_owned())).or_insert(next);
        if number == next {
            self.footnotes.push(Footnote { label: label.into(), definition: None, references: 0 });
        }
        number
    }

    /// Returns the tree.
    #[must_use]
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        if self.footnotes.len() > 1 {
            self.number_footnotes();
        }
        Tree {
            text: self.text,
            // A copy is as large as it needs to be; what was reserved serves the next tree.
            nodes: self.nodes.as_slice().into(),
            literals: self.literals.into(),
            literal_ends: self.literal_ends.into(),
            titles: self.titles.into(),
            looks: self.looks.into(),
            footnotes: self.footnotes.into(),
        }
    }

    /// Numbers footnotes in the order in which they are first referred to: from the text, then from the footnotes so
    /// far; those that nothing refers to come last.
    fn number_footnotes(&mut self) {
        let mut order = Order { footnotes: Vec::with_capacity(self.footnotes.len()), seen: Vec::new() };
        order.seen.resize(self.footnotes.len(), false);
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            at = match node.kind {
                Kind::FootnoteDefinition(_) => node.end as usize,
                _ => at + 1,
            };
            order.add_reference(node.kind);
        }
        let mut next = 0;
        while let Some(footnote) = order.footnotes.get(next) {
            let definition = self.footnotes[*footnote as usize].definition;
            let within = definition.map_or(0..0, |at| at as usize..self.nodes[at as usize].end as usize);
            self.nodes[within].iter().for_each(|node| order.add_reference(node.kind));
            next += 1;
        }
        (0..).take(self.footnotes.len()).for_each(|number| order.add(number));
        let order = order.footnotes;
        let mut numbers = vec![0; order.len()];
        for (number, footnote) in (0..).zip(&order) {
            numbers[*footnote as usize] = number;
        }
        for node in &mut self.nodes {
            if let Kind::FootnoteDefinition(number) | Kind::FootnoteReference(number) = &mut node.kind {
                *number = numbers[*number as usize];
            }
        }
        self.footnotes = order.iter().map(|footnote| self.footnotes[*footnote as usize].clone()).collect();
    }

    fn is_blank(&self, at: u32) -> bool {
        let node = &self.nodes[at as usize];
        node.kind == Kind::Text(None) && self.text.get(node.span.range()).is_some_and(|text| text.trim().is_empty())
    }

    fn literal_unless_written(&mut self, text: &str, span: Span) -> Option<Literal> {
        if self.text.get(span.range()) == Some(text) { None } else { self.literal(text) }
    }

    fn push(&mut self, kind: Kind, span: Span) -> u32 {
        self.ends_in_text = false;
        let at = self.len();
        self.nodes.push(Stored { kind, span, end: at + 1 });
        at
    }

    fn len(&self) -> u32 {
        // A node stands for at least a byte of a text whose bytes are counted with 32 bits.
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 1)
    }
}

/// The order in which footnotes are first referred to.
struct Order {
    footnotes: Vec<u32>,
    seen: Vec<bool>,
}

impl Order {
    fn add(&mut self, footnote: u32) {
        if !std::mem::replace(&mut self.seen[footnote as usize], true) {
            self.footnotes.push(footnote);
        }
    }

    fn add_reference(&mut self, kind: Kind) {
        if let Kind::FootnoteReference(number) = kind {
            self.add(number);
        }
    }
}
