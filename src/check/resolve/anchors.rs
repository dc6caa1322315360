//! Finds the heading that an anchor leads to, by whichever of its names.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::check::parse::heading_names::{HeadingNames, is_top};
use crate::check::suggest::{Near, near};
use crate::check::symbols::{Symbols, TextId};
use crate::fold::fold;
use crate::model::{Heading, LangIx};

/// The most headings that are looked through one by one.
const FEW: usize = 32;

/// Where an anchor leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// To the heading of that anchor.
    Heading(Arc<str>),
    /// To the top of the page.
    Top,
}

/// Finds headings, and keeps their names for the next time.
#[derive(Default)]
pub(crate) struct AnchorFinder {
    names: FxHashMap<(TextId, LangIx), HeadingNames>,
}

impl AnchorFinder {
    /// Returns where `anchor` leads in the text `id` in `lang`, which has `headings`: by a name that a heading has
    /// there, or one that its counterpart has in another language.
    pub(crate) fn find(
        &mut self,
        anchor: &str,
        (id, lang): (TextId, LangIx),
        headings: &[Heading],
        symbols: Symbols<'_>,
    ) -> Option<Place> {
        if headings.len() <= FEW
            && let Some(heading) = headings.iter().find(|heading| *heading.anchor == *anchor)
        {
            return Some(Place::Heading(heading.anchor.clone()));
        }
        let at = self.find_in(anchor, (id, lang), headings).and_then(|at| headings.get(at));
        let found = at.map(|heading| heading.anchor.clone());
        let found = found.or_else(|| self.find_in_others(anchor, (id, lang), headings, symbols));
        found.map(Place::Heading).or_else(|| {
            let is_top = symbols.titles(id).any(|title| is_top(anchor, title)) || is_top(anchor, None);
            is_top.then_some(Place::Top)
        })
    }

    fn find_in(&mut self, anchor: &str, text: (TextId, LangIx), headings: &[Heading]) -> Option<usize> {
        self.names.entry(text).or_insert_with(|| HeadingNames::of(headings)).find(anchor)
    }

    /// Returns the anchor of a heading that has the name in another language, if it is here too.
    fn find_in_others(
        &mut self,
        anchor: &str,
        (id, lang): (TextId, LangIx),
        headings: &[Heading],
        symbols: Symbols<'_>,
    ) -> Option<Arc<str>> {
        for (other, _) in symbols.languages().iter().filter(|(other, _)| *other != lang) {
            let Some(theirs) = symbols.headings(id, other) else { continue };
            let Some(heading) = self.find_in(anchor, (id, other), theirs).and_then(|at| theirs.get(at)) else {
                continue;
            };
            let is_here = self.find_in(&heading.anchor, (id, lang), headings).and_then(|at| headings.get(at));
            if is_here.is_some_and(|here| here.anchor == heading.anchor) {
                return Some(heading.anchor.clone());
            }
        }
        None
    }
}

/// Returns the anchor that was probably meant by one that leads nowhere.
pub(crate) fn meant<'h>(anchor: &str, headings: &'h [Heading]) -> Option<Near<'h>> {
    let wanted = fold(anchor);
    let same = |heading: &&Heading| fold(&heading.text) == wanted || fold(&heading.anchor) == wanted;
    let mut by_words = headings.iter().filter(same);
    let first = by_words.next().map(|heading| Near { name: &heading.anchor, only: by_words.next().is_none() });
    first.or_else(|| near(anchor, headings.iter().map(|heading| &*heading.anchor)))
}
