//! Which page is in the folder of which, and the order of those beside each other: worked out once for a site.

use std::collections::HashMap;

use crate::model::{Page, PageIx, to_index};
use crate::slice::Slice;

/// The free pages as a tree. The page of a folder has those in the folder below it; where a folder has no page, the ones
/// in it are below the page of the folder around it, or at the top.
#[derive(Debug, Default)]
pub(super) struct PageTree {
    /// The pages that are below no other, in their order.
    pub(super) roots: Vec<PageIx>,
    parents: Vec<Option<PageIx>>,
    children: Vec<Vec<PageIx>>,
}

impl PageTree {
    /// Orders `pages`.
    pub(super) fn new(pages: &[Page]) -> Self {
        let by_slug: HashMap<&str, PageIx> = (0..).map(PageIx).zip(pages).map(|(ix, page)| (&*page.slug, ix)).collect();
        let folders = |slug: &'_ str| slug.match_indices('/').map(|(at, _)| at).collect::<Vec<_>>();
        let parent = |page: &Page| {
            let ends = folders(&page.slug).into_iter().rev();
            ends.into_iter().find_map(|end| by_slug.get(page.slug.slice(..end)).copied())
        };
        let parents: Vec<Option<PageIx>> = pages.iter().map(parent).collect();
        let mut tree = Self { roots: Vec::new(), children: vec![Vec::new(); pages.len()], parents };
        let mut in_order: Vec<usize> = (0..pages.len()).collect();
        // The sort keeps the order of names.
        let place = |at: &usize| pages[*at].order.unwrap_or(f64::INFINITY);
        in_order.sort_by(|a, b| place(a).total_cmp(&place(b)));
        for at in in_order {
            let list = match tree.parents[at] {
                Some(parent) => &mut tree.children[parent.0 as usize],
                None => &mut tree.roots,
            };
            list.push(PageIx(to_index(at)));
        }
        tree
    }

    /// Returns the page in whose folder a page is.
    pub(super) fn parent(&self, page: PageIx) -> Option<PageIx> {
        self.parents[page.0 as usize]
    }

    /// Returns the pages in whose folders a page is, the outermost first.
    pub(super) fn above(&self, page: PageIx) -> Vec<PageIx> {
        let mut above: Vec<PageIx> = std::iter::successors(self.parent(page), |page| self.parent(*page)).collect();
        above.reverse();
        above
    }

    /// Returns the pages in the folder of a page, in their order.
    pub(super) fn below(&self, page: PageIx) -> &[PageIx] {
        &self.children[page.0 as usize]
    }

    /// Returns the pages before and after one that is below another, among those beside it.
    pub(super) fn beside(&self, page: PageIx) -> [Option<PageIx>; 2] {
        let siblings = self.parent(page).map_or(&[][..], |parent| self.below(parent));
        let Some(at) = siblings.iter().position(|other| *other == page) else { return [None, None] };
        [at.checked_sub(1).map(|before| siblings[before]), siblings.get(at + 1).copied()]
    }
}
