//! Resolves what sentences refer to, and makes them part of the playbook: links are seen from the file that holds the
//! sentence, terms are the glossary's.

use crate::check::parse::sentence::{InLanguage, Marked, ParsedSentence};
use crate::check::symbols::Symbols;
use crate::diagnostic::Diagnostic;
use crate::model::{
    AssetIx, Body, Heading, Html, LangIx, LinkTarget, Localized, Question, Sentence, Slot, SnippetIx, Use,
};
use crate::source::FilePath;

use super::compose::{Host, Snippets, compose, named};
use super::links::{References, Referrer, Resolution, resolve};
use super::missing::missing_anchor;

/// The sentences of one file.
#[derive(Clone, Copy)]
pub(crate) struct Sentences<'s> {
    pub(crate) path: &'s FilePath,
    /// The headings of the file, for links to one of them; YAML has none.
    pub(crate) headings: &'s [Heading],
    pub(crate) symbols: Symbols<'s>,
    /// What they may name.
    pub(crate) snippets: &'s Snippets,
    /// The snippet that the file is, if it is one.
    pub(crate) within: Option<SnippetIx>,
}

impl Sentences<'_> {
    /// Resolves every reference of each of `marked`.
    pub(crate) fn resolve_all<'m>(&self, marked: &'m [InLanguage]) -> impl Iterator<Item = Resolution> + 'm
    where
        Self: 'm,
    {
        let own = *self;
        marked.iter().map(move |(lang, marked)| own.resolve(*lang, marked))
    }

    fn resolve(&self, lang: LangIx, marked: &Marked) -> Resolution {
        let referrer = Referrer {
            text: None,
            path: self.path,
            lang,
            headings: self.headings,
            document: &marked.document,
            raw_html: &marked.raw_html,
            html_ids: None,
        };
        let mut resolution = resolve(referrer, self.symbols);
        if !marked.document.snippets.is_empty() {
            let host = self.host(lang, marked);
            let named = named(host, self.symbols, self.snippets);
            for (_, snippet) in named.parts.iter().flatten() {
                resolution.read.extend(&snippet.read);
                resolution.assets.extend(&snippet.assets);
                let span = marked.document.snippets.first().map(|reference| reference.span).unwrap_or_default();
                let missing = snippet.open.iter().map(|open| missing_anchor(open, self.path, span));
                resolution.diagnostics.extend(missing);
            }
            resolution.diagnostics.extend(named.diagnostics);
        }
        resolution
    }

    fn host<'m>(&self, lang: LangIx, marked: &'m Marked) -> Host<'m>
    where
        Self: 'm,
    {
        let (path, headings, within) = (self.path, self.headings, self.within);
        Host { path, lang, document: &marked.document, headings, within, is_sentence: true }
    }

    /// Returns a sentence with what it refers to, if every reference was found. What is wrong is said by
    /// [`Sentences::resolve_all`].
    pub(crate) fn sentence(&self, lang: LangIx, parsed: &ParsedSentence) -> Option<Sentence> {
        let Some(marked) = &parsed.marked else { return Some(Sentence::plain(parsed.text.clone())) };
        let References { links, images, terms, html } = self.resolve(lang, marked).references?;
        let body = Body {
            tree: marked.document.tree.clone(),
            headings: [].into(),
            links,
            images,
            terms,
            quizzes: Vec::new(),
            check_items: Vec::new(),
            raw_html: html,
            included: Vec::new(),
        };
        let host = self.host(lang, marked);
        let body = compose(body, host, &named(host, self.symbols, self.snippets), self.symbols)?.body;
        Some(Sentence::marked(body, |term| self.symbols.term_name(term, lang)))
    }

    /// Returns a sentence in every language.
    pub(crate) fn localized(&self, parsed: &Localized<ParsedSentence>) -> Option<Localized<Sentence>> {
        parsed.try_map(|lang, sentence| self.sentence(lang, sentence))
    }

    /// Returns the quiz questions of a text.
    pub(crate) fn quizzes(&self, lang: LangIx, parsed: &[Question<ParsedSentence>]) -> Option<Vec<Question<Sentence>>> {
        parsed.iter().map(|question| question.try_map(|text| self.sentence(lang, text))).collect()
    }
}

/// What the sentences of files came to.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Pictures and files that they show or link to.
    pub(crate) assets: Vec<(AssetIx, Use)>,
}

impl Found {
    /// Takes what resolving came to.
    pub(crate) fn take(&mut self, resolution: Resolution) {
        self.diagnostics.extend(resolution.diagnostics);
        self.assets.extend(resolution.references.iter().flat_map(used_assets).chain(resolution.assets));
    }
}

/// Returns the pictures and files that a text shows or links to.
pub(crate) fn used_assets(references: &References) -> impl Iterator<Item = (AssetIx, Use)> {
    let in_html = references.html.iter().flat_map(Html::slots).flat_map(Slot::addresses);
    let linked = references.links.iter().chain(in_html).map(|target| (target, Use::Linked));
    let shown = references.images.iter().map(|target| (target, Use::Shown));
    linked.chain(shown).filter_map(|(target, used)| match target {
        LinkTarget::Asset(asset, _) => Some((*asset, used)),
        _ => None,
    })
}
