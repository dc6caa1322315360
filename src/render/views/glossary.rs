//! The glossary, by letter of the language's alphabet.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx, TermIx};
use crate::render::context::SiteContext;

use super::intro::{Intro, render_feature};
use super::page_context::PageContext;
use crate::render::inline::Inline;

#[derive(Serialize)]
struct GlossaryView<'a> {
    intro: Option<Intro<'a>>,
    /// The language of terms that are not in the page's, if there are any.
    untranslated: Option<&'a str>,
    letters: Vec<Letter<'a>>,
}

/// The terms that begin with a letter.
#[derive(Serialize)]
struct Letter<'a> {
    letter: String,
    terms: Vec<TermView<'a>>,
}

/// A term with what it means.
#[derive(Serialize)]
pub(super) struct TermView<'a> {
    id: &'a str,
    term: &'a str,
    term_html: Inline<'a>,
    definition: &'a str,
    definition_html: Inline<'a>,
    see: Vec<TermLink<'a>>,
}

impl<'a> TermView<'a> {
    /// Returns the view of a term.
    pub(super) fn new(page: &'a PageContext<'_>, lang: LangIx, ix: TermIx) -> Self {
        let site = page.site;
        let term = &site.playbook.glossary[ix.0 as usize];
        Self {
            id: &term.id,
            term: &term.term[lang],
            term_html: page.name(lang, &term.term),
            definition: term.definition[lang].words(),
            definition_html: page.inline(lang, &term.definition),
            see: term.see.iter().map(|&ix| TermLink::new(site, lang, ix)).collect(),
        }
    }
}

/// A term to link to.
#[derive(Serialize)]
pub(super) struct TermLink<'a> {
    id: &'a str,
    term: &'a str,
    term_html: Inline<'a>,
}

impl<'a> TermLink<'a> {
    /// Returns the link to a term.
    pub(super) fn new(site: &'a SiteContext, lang: LangIx, ix: TermIx) -> Self {
        let term = &site.playbook.glossary[ix.0 as usize];
        Self { id: &term.id, term: &term.term[lang], term_html: Inline::name(site, lang, &term.term) }
    }
}

/// Renders the glossary.
pub(super) fn glossary(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let locale = page.locale(lang);
    let mut letters: Vec<Letter<'_>> = Vec::new();
    for &ix in &locale.terms {
        let view = TermView::new(page, lang, ix);
        let letter = locale.collation.first_letter(view.term);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.terms.push(view),
            None => letters.push(Letter { letter, terms: vec![view] }),
        }
    }
    let terms = page.site.playbook.glossary.iter();
    let languages = terms.flat_map(|term| [term.term.language(lang), term.definition.language(lang)]);
    let untranslated = page.other_language(lang, languages);
    render_feature(page, lang, FeaturePage::Glossary, |intro| GlossaryView { intro, untranslated, letters })
}
