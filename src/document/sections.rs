//! The sections of a text: what is before its first level-2 heading, and what stands under each.

use super::kind::Kind;
use super::tree::{Children, Node, Tree};

/// A section.
#[derive(Clone, Copy)]
pub struct Section<'t> {
    tree: &'t Tree,
    /// The heading that it begins with; none for what is before the first.
    pub heading: Option<Node<'t>>,
    /// Its nodes.
    start: u32,
    end: u32,
}

/// What a section is made of, to be compared with the same section in another language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionShape {
    /// Levels of its headings.
    pub headings: Vec<u8>,
    /// Number of items in numbered lists.
    pub steps: usize,
    /// Number of checklist items.
    pub check_items: usize,
    /// Number of quiz questions.
    pub quizzes: usize,
    /// Number of links.
    pub links: usize,
}

impl Tree {
    /// Returns the sections; what is before the first level-2 heading is always there, maybe without a block.
    #[must_use]
    pub fn sections(&self) -> Vec<Section<'_>> {
        let begins = |node: &Node<'_>| matches!(node.kind(), Kind::Heading { level: 2, .. });
        let headings = self.top_level().filter(begins);
        let mut sections = vec![Section { tree: self, heading: None, start: 0, end: self.end() }];
        for heading in headings {
            if let Some(before) = sections.last_mut() {
                before.end = heading.at;
            }
            sections.push(Section { tree: self, heading: Some(heading), start: heading.at, end: self.end() });
        }
        sections
    }
}

impl<'t> Section<'t> {
    /// Returns its blocks, the heading included. What footnotes say is behind all sections.
    pub fn blocks(self) -> impl Iterator<Item = Node<'t>> {
        let all = Children::new(self.tree, self.start, self.end);
        all.filter(|node| !matches!(node.kind(), Kind::FootnoteDefinition(_)))
    }

    /// Returns what it is made of, footnotes that are defined in it included.
    #[must_use]
    pub fn shape(self) -> SectionShape {
        let mut shape = SectionShape::default();
        for node in (self.start..self.end).map(|at| self.tree.node(at)) {
            match node.kind() {
                Kind::Heading { level, .. } => shape.headings.push(level),
                Kind::OrderedList { .. } => shape.steps += node.children().count(),
                Kind::CheckItem { .. } => shape.check_items += 1,
                Kind::Quiz(_) => shape.quizzes += 1,
                Kind::Link(_) => shape.links += 1,
                _ => {}
            }
        }
        shape
    }
}
