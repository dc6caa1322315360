//! Visits nodes in the order of the text.

use smallvec::SmallVec;

use super::tree::{Node, Tree};

/// A step through a tree.
#[derive(Debug, Clone, Copy)]
pub enum Visit<'t> {
    /// A node begins, or it is there: what is a leaf ([`super::Kind::is_leaf`]) is entered and never left.
    Enter(Node<'t>),
    /// A node ends, and so does everything below it.
    Leave(Node<'t>),
}

/// Visits nodes and everything below them. It keeps the way back itself, so that no text is nested too deeply.
#[derive(Clone)]
pub struct Walk<'t> {
    tree: &'t Tree,
    next: u32,
    end: u32,
    /// Most texts are nested a few levels deep, and a walk is begun for every block.
    open: SmallVec<[u32; 8]>,
    /// Where the node ends that was opened last; nowhere if none is open. Most steps need to know no more.
    open_end: u32,
}

/// Beyond every node.
const NOWHERE: u32 = u32::MAX;

impl Tree {
    /// Visits every node in the order of the text.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(self, 0, self.end())
    }
}

impl<'t> Node<'t> {
    /// Visits it and everything below it.
    #[must_use]
    pub fn walk(self) -> Walk<'t> {
        Walk::new(self.tree, self.at, self.stored().end)
    }
}

impl<'t> Walk<'t> {
    fn new(tree: &'t Tree, start: u32, end: u32) -> Self {
        Self { tree, next: start, end, open: SmallVec::new(), open_end: NOWHERE }
    }

    /// Closes the node that was opened last; returns its index.
    fn close(&mut self) -> Option<u32> {
        let at = self.open.pop();
        self.open_end = self.open.last().map_or(NOWHERE, |at| self.tree.nodes[*at as usize].end);
        at
    }

    /// Goes on behind the node that was entered last and not left, without a look at what is below it; it is not left.
    pub fn skip_children(&mut self) {
        if let Some(at) = self.close() {
            self.next = self.tree.nodes[at as usize].end;
        }
    }
}

impl<'t> Iterator for Walk<'t> {
    type Item = Visit<'t>;

    fn next(&mut self) -> Option<Visit<'t>> {
        if self.next == self.open_end {
            return self.close().map(|at| Visit::Leave(self.tree.node(at)));
        }
        let node = (self.next < self.end).then(|| self.tree.node(self.next))?;
        if !node.kind().is_leaf() {
            self.open.push(self.next);
            self.open_end = node.stored().end;
        }
        self.next += 1;
        Some(Visit::Enter(node))
    }
}
