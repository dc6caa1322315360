//! What texts come to that have others in them: which snippet each names, and the headings of all together.
//!
//! A snippet is in every page that names it, so what links can lead to on a page, and what changes with a snippet, is
//! known only when all files are parsed. It is found here once for a state of a playbook, and nothing is written: the
//! texts themselves are put together where they are resolved.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::Kind;
use crate::markdown::Document;
use crate::model::{Heading, LangIx, SnippetIx, to_index};
use crate::source::{FilePath, Span};

use super::graph::{Cycle, search};
use super::parse::ParsedFiles;
use super::parse::anchors::distinct;
use super::parse::article::ParsedArticle;
use super::parse::snippets::ParsedSnippets;
use super::parse::texts::ParsedText;

/// The most bytes that the snippets in a text may have.
pub(crate) const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Where a snippet is named, and which.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming<'p> {
    pub(crate) file: &'p FilePath,
    pub(crate) span: Span,
    pub(crate) named: SnippetIx,
}

/// The headings of a text and of the snippets in it, in the order of the page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) headings: Arc<[Heading]>,
    /// Where each is from, where it is a snippet's: the number of the reference, and the heading's among those of the
    /// snippet. Otherwise the number of the heading in the text.
    pub(crate) origins: Vec<(Option<u32>, u32)>,
}

/// What is known of snippets and of the texts that name them.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    /// The snippets, each behind those that it names.
    pub(crate) order: Vec<SnippetIx>,
    /// What is not put together since it would never end: the naming snippet and the named.
    cut: HashSet<(SnippetIx, SnippetIx)>,
    /// By the path of the file; only of texts that name snippets.
    outlines: HashMap<FilePath, Outline>,
    /// How many bytes each file comes to that names snippets.
    bytes: HashMap<FilePath, usize>,
}

impl Shared {
    /// Finds what there is to know of `files`.
    pub(crate) fn of(files: &ParsedFiles) -> Self {
        let snippets = &files.snippets;
        let mut shared = Self::default();
        if snippets.len() == 0 {
            return shared;
        }
        let found = search(&edges(snippets));
        for cycle in &found.cycles {
            let (from, naming) = cycle.last;
            shared.cut.insert((SnippetIx(to_index(from)), naming.named));
        }
        shared.order = found.order.into_iter().map(|at| SnippetIx(to_index(at))).collect();
        for ix in shared.order.clone() {
            let articles = snippets.get(ix).into_iter().flat_map(|snippet| snippet.text.articles());
            articles.for_each(|article| shared.add(article, Some(ix), snippets));
        }
        let others = files.guides.iter().map(|guide| &guide.text).chain(files.pages.iter().map(|page| &page.text));
        others.flat_map(ParsedText::articles).for_each(|article| shared.add(article, None, snippets));
        shared
    }

    fn add(&mut self, article: &ParsedArticle, within: Option<SnippetIx>, snippets: &ParsedSnippets) {
        if article.document.snippets.is_empty() {
            return;
        }
        let of = (&*article.document, article.lang, within);
        let named = (0..article.document.snippets.len()).filter_map(|at| self.named(of, at, snippets));
        let bytes = named.map(|(_, named)| self.bytes_of(named)).fold(0, usize::saturating_add);
        self.bytes.insert(article.path.clone(), bytes.saturating_add(article.text.len()));
        // One that is too large is not put together.
        if bytes <= MOST_BYTES {
            let outline = self.outline_of(article, within, snippets);
            self.outlines.insert(article.path.clone(), outline);
        }
    }

    fn outline_of(&self, article: &ParsedArticle, within: Option<SnippetIx>, snippets: &ParsedSnippets) -> Outline {
        let of = (&*article.document, article.lang, within);
        let (mut headings, mut origins) = (Vec::new(), Vec::new());
        for node in article.document.tree.nodes() {
            match node.kind() {
                Kind::Heading { index, .. } => {
                    headings.extend(article.headings.get(index as usize).cloned());
                    origins.push((None, index));
                }
                Kind::Snippet(index) => {
                    let Some((_, named)) = self.named(of, index as usize, snippets) else { continue };
                    let own = self.headings(named);
                    headings.extend(own.iter().cloned());
                    origins.extend((0..to_index(own.len())).map(|at| (Some(index), at)));
                }
                _ => {}
            }
        }
        // The text's own headings keep their anchors.
        let wanted = headings.iter().zip(&origins).map(|(heading, (of, _))| (heading.anchor.clone(), of.is_none()));
        let anchors = distinct(wanted.collect());
        headings.iter_mut().zip(anchors).for_each(|(heading, anchor)| heading.anchor = anchor);
        Outline { headings: headings.into(), origins }
    }

    /// Returns the snippet that a text names, in the language in which it is shown there; `None` for one that does not
    /// exist, could not be read, or cannot be put there.
    pub(crate) fn named<'p>(
        &self,
        (document, lang, within): (&Document, LangIx, Option<SnippetIx>),
        index: usize,
        snippets: &'p ParsedSnippets,
    ) -> Option<(SnippetIx, &'p ParsedArticle)> {
        let ix = snippets.find(&document.snippets.get(index)?.target)?;
        if within.is_some_and(|within| self.cut.contains(&(within, ix))) {
            return None;
        }
        Some((ix, snippets.get(ix)?.shown_in(lang)?))
    }

    /// Returns the headings of a text with those of the snippets in it.
    pub(crate) fn headings<'s>(&'s self, article: &'s ParsedArticle) -> &'s [Heading] {
        self.outline_at(&article.path).map_or(&article.headings, |outline| &outline.headings)
    }

    /// Returns the headings of the text in a file that names snippets.
    pub(crate) fn outline_at(&self, path: &FilePath) -> Option<&Outline> {
        self.outlines.get(path)
    }

    /// Returns how many bytes a text comes to with the snippets in it.
    pub(crate) fn bytes_of(&self, article: &ParsedArticle) -> usize {
        self.bytes.get(&article.path).copied().unwrap_or(article.text.len())
    }

    /// Returns whether a text had other headings of snippets in the state `before`.
    pub(crate) fn has_other_headings(&self, before: &Self, text: &ParsedText) -> bool {
        text.articles().any(|article| self.outlines.get(&article.path) != before.outlines.get(&article.path))
    }
}

/// Returns the snippets that each one names.
fn edges(snippets: &ParsedSnippets) -> Vec<Vec<(usize, Naming<'_>)>> {
    snippets.iter().map(|snippet| namings(&snippet.text, snippets).collect()).collect()
}

/// Returns the snippets that exist of those that a text names.
fn namings<'p>(text: &'p ParsedText, snippets: &'p ParsedSnippets) -> impl Iterator<Item = (usize, Naming<'p>)> {
    text.articles().flat_map(move |article| {
        let of_sentences = article.sentences.iter().flat_map(|(_, marked)| &marked.document.snippets);
        article.document.snippets.iter().chain(of_sentences).filter_map(move |reference| {
            let named = snippets.find(&reference.target)?;
            Some((named.0 as usize, Naming { file: &article.path, span: reference.span, named }))
        })
    })
}

/// Returns the cycles among snippets.
pub(crate) fn cycles(snippets: &ParsedSnippets) -> Vec<Cycle<Naming<'_>>> {
    search(&edges(snippets)).cycles
}
