//! The document tree: the one form of a text. Blocks and inlines, each with its span in the file, made once by
//! [`crate::markdown`]; pages, search, checks and every other format are written from it, and none reads another's output.
//!
//! The tree knows what a text says, not where it is shown: links, pictures, terms, quiz questions, checklist items and
//! HTML are nodes that carry a number, and whoever made sense of them keeps a list by that number (`model::Body`). It knows
//! no playbook, no address, no HTML and no other file.
//!
//! Three ways lead through it:
//! - [`Tree::blocks`] and [`Node::children`] go from node to node;
//! - [`Tree::walk`] and [`Node::walk`] visit everything below a node in the order of the text, without recursion: a text may
//!   be nested as deeply as its file is long;
//! - [`Tree::sections`] are the blocks under each level-2 heading, which is how translations are compared.
//!
//! # How it is kept
//!
//! A build holds the trees of ten thousand texts, so one is a few bytes beside its text. Nodes stand in one list in the
//! order of the text, each with the index behind its last descendant; 20 bytes for some 40 bytes of text. A node of text
//! says what stands at its span, for which nothing is stored; what reads otherwise than it is written (`&amp;`, a curly
//! quotation mark, an escaped asterisk) is kept as a literal.

mod build;
mod node;
mod sections;
mod steps;
mod walk;

pub use build::TreeBuilder;
pub use node::{AlertKind, Alignment, Children, Kind, Literal, Node};
pub use sections::{Section, SectionShape};
pub use steps::{Step, steps};
pub use walk::{Visit, Walk};

use std::sync::Arc;

use node::Stored;

/// A text as blocks and inlines.
#[derive(Default)]
pub struct Tree {
    /// The whole text of the file that the spans point into.
    text: Arc<str>,
    nodes: Box<[Stored]>,
    /// All literals in a row, and where each ends.
    literals: Box<str>,
    literal_ends: Box<[u32]>,
    /// The titles of links and pictures, which few have, by the index of the node.
    titles: Box<[(u32, Box<str>)]>,
    footnotes: Box<[Footnote]>,
}

/// A footnote, by its number less one: footnotes are numbered in the order in which they are first referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// What the file calls it.
    pub label: Box<str>,
    /// Index of its definition among the nodes.
    definition: Option<u32>,
    /// How many references to it there are.
    pub references: u32,
}

impl Tree {
    /// Tells whether the text says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the length of the file that the text stands in, in bytes.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.text.len()
    }

    /// Returns the blocks of the text, one after the other. Definitions of footnotes are none of them, see
    /// [`Tree::footnotes`].
    pub fn blocks(&self) -> impl Iterator<Item = Node<'_>> + Clone {
        self.top_level().filter(|node| !matches!(node.kind(), Kind::FootnoteDefinition(_)))
    }

    /// Visits every node in the order of the text.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(self, 0, self.end())
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

    /// Returns every node in the order of the text, whatever it stands in.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.end()).map(|at| self.node(at))
    }

    /// Returns the blocks of the text and the definitions of footnotes, each where it stands in the file.
    #[must_use]
    pub fn top_level(&self) -> Children<'_> {
        Children::new(self, 0, self.end())
    }

    fn end(&self) -> u32 {
        // The builder makes no more nodes than 32 bits count.
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    fn node(&self, at: u32) -> Node<'_> {
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
