//! A tree, its nodes, and the way from one to the next.

use std::sync::Arc;

use crate::source::Span;

use super::kind::{Kind, Literal, Stored};
use super::look::Look;

/// A text as blocks and inlines.
#[derive(Default)]
pub struct Tree {
    /// The whole text of the file that the spans point into.
    pub(super) text: Arc<str>,
    pub(super) nodes: Box<[Stored]>,
    /// All literals in a row, and where each ends.
    pub(super) literals: Box<str>,
    pub(super) literal_ends: Box<[u32]>,
    /// The titles of links and pictures, which few have, by the index of the node.
    pub(super) titles: Box<[(u32, Box<str>)]>,
    /// How pictures are to be shown, where the text says so, by the index of the node.
    pub(super) looks: Box<[(u32, Look)]>,
    pub(super) footnotes: Box<[Footnote]>,
}

/// A footnote, by its number less one: footnotes are numbered in the order in which they are first referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// What the file calls it.
    pub label: Box<str>,
    /// Index of its definition among the nodes.
    pub(super) definition: Option<u32>,
    /// How many references to it there are.
    pub references: u32,
}

impl Tree {
    /// Tells whether the text says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the whole text that the spans point into.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.text
    }

    /// Returns the length of the file that the text is in, in bytes.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.text.len()
    }

    /// Returns the blocks of the text, one after the other. Definitions of footnotes are none of them, see
    /// [`Tree::footnotes`].
    pub fn blocks(&self) -> impl Iterator<Item = Node<'_>> + Clone {
        self.top_level().filter(|node| !matches!(node.kind(), Kind::FootnoteDefinition(_)))
    }

    /// Returns the footnotes in the order of their numbers, each with its definition.
    pub fn footnotes(&self) -> impl Iterator<Item = (&Footnote, Node<'_>)> {
        self.footnotes.iter().filter_map(|footnote| Some((footnote, self.node(footnote.definition?))))
    }

    /// Returns the footnote that a node carries the number of.
    #[must_use]
    pub fn footnote(&self, number: u32) -> Option<&Footnote> {
        self.footnotes.get(number as usize)
    }

    /// Returns every node in the order of the text, whatever it is in.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.end()).map(|at| self.node(at))
    }

    /// Returns the blocks of the text and the definitions of footnotes, each where it is in the file.
    #[must_use]
    pub fn top_level(&self) -> Children<'_> {
        Children::new(self, 0, self.end())
    }

    pub(super) fn end(&self) -> u32 {
        // The builder makes no more nodes than 32 bits count.
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn node(&self, at: u32) -> Node<'_> {
        Node { tree: self, at }
    }

    fn literal(&self, literal: Literal) -> &str {
        let at = literal.index();
        let end_of = |at: usize| self.literal_ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end_of);
        self.literals.get(start..end_of(at)).unwrap_or_default()
    }
}

impl std::fmt::Debug for Tree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.top_level()).finish()
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut node = f.debug_struct(&format!("{:?}", self.kind()));
        match self.kind() {
            Kind::Text(_) | Kind::Code(_) => node.field("text", &self.text()).finish(),
            kind if kind.is_leaf() => node.finish(),
            _ => node.field("children", &self.children().collect::<Vec<_>>()).finish(),
        }
    }
}

/// A block or inline of a tree.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    pub(super) tree: &'t Tree,
    pub(super) at: u32,
}

impl<'t> Node<'t> {
    /// Returns what it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.stored().kind
    }

    /// Returns where it is in the file.
    #[must_use]
    pub fn span(self) -> Span {
        self.stored().span
    }

    /// Returns what is there, as it is written.
    #[must_use]
    pub fn source(self) -> &'t str {
        self.tree.text.get(self.span().range()).unwrap_or_default()
    }

    /// Returns what a node of text or code says; nothing for others.
    #[must_use]
    pub fn text(self) -> &'t str {
        match self.kind() {
            Kind::Text(Some(literal)) | Kind::Code(Some(literal)) => self.tree.literal(literal),
            Kind::Text(None) | Kind::Code(None) => self.source(),
            _ => "",
        }
    }

    /// Returns what is behind the fence of a block of code.
    #[must_use]
    pub fn info(self) -> &'t str {
        match self.kind() {
            Kind::CodeBlock(Some(info)) => self.tree.literal(info),
            _ => "",
        }
    }

    /// Returns the first word of that: the language of the code.
    #[must_use]
    pub fn language(self) -> &'t str {
        self.info().split_whitespace().next().unwrap_or_default()
    }

    /// Returns the title of a link or a picture; mostly nothing.
    #[must_use]
    pub fn title(self) -> &'t str {
        let titles = &self.tree.titles;
        titles.binary_search_by_key(&self.at, |(at, _)| *at).map_or("", |found| &titles[found].1)
    }

    /// Returns how a picture is to be shown; mostly nothing is said.
    #[must_use]
    pub fn look(self) -> Look {
        let looks = &self.tree.looks;
        looks.binary_search_by_key(&self.at, |(at, _)| *at).map_or_else(|_| Look::default(), |found| looks[found].1)
    }

    /// Returns the picture that a paragraph is, by itself or as a link; `None` for one that says anything else.
    #[must_use]
    pub fn picture(self) -> Option<Self> {
        if self.kind() != Kind::Paragraph {
            return None;
        }
        let only = |node: Self| {
            let mut children = node.children();
            children.next().filter(|_| children.next().is_none())
        };
        let within = only(self)?;
        let within = if let Kind::Link(_) = within.kind() { only(within)? } else { within };
        matches!(within.kind(), Kind::Image(_)).then_some(within)
    }

    /// Returns what stands directly below it.
    #[must_use]
    pub fn children(self) -> Children<'t> {
        Children::new(self.tree, self.at + 1, self.stored().end)
    }

    /// Returns every node below it in the order of the text, whatever it is in.
    pub fn descendants(self) -> impl Iterator<Item = Node<'t>> {
        (self.at + 1..self.stored().end).map(move |at| self.tree.node(at))
    }

    /// Appends what it says without markup. Line breaks become spaces; pictures say nothing.
    pub fn push_plain_text(self, out: &mut String) {
        let mut at = self.at;
        while at < self.stored().end {
            let node = self.tree.node(at);
            match node.kind() {
                Kind::Text(_) | Kind::Code(_) => out.push_str(node.text()),
                Kind::SoftBreak | Kind::HardBreak => out.push(' '),
                _ => {}
            }
            at = if matches!(node.kind(), Kind::Image(_)) { node.stored().end } else { at + 1 };
        }
    }

    /// Returns what a picture's description says.
    #[must_use]
    pub fn description(self) -> String {
        let mut description = String::new();
        self.children().for_each(|child| child.push_plain_text(&mut description));
        description
    }

    pub(super) fn stored(self) -> &'t Stored {
        &self.tree.nodes[self.at as usize]
    }
}

/// Nodes that stand beside each other.
#[derive(Clone)]
pub struct Children<'t> {
    tree: &'t Tree,
    next: u32,
    end: u32,
}

impl<'t> Children<'t> {
    pub(super) fn new(tree: &'t Tree, start: u32, end: u32) -> Self {
        Self { tree, next: start, end }
    }
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = (self.next < self.end).then(|| self.tree.node(self.next))?;
        self.next = node.stored().end;
        Some(node)
    }
}
