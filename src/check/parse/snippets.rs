//! Parses snippets: texts that are used in several places. Like other texts they have a source and translations, but no
//! title and no page.

use std::collections::HashMap;
use std::sync::Arc;

use crate::check::report::Report;
use crate::check::suggest::{Near, near};
use crate::diagnostic::Diagnostic;
use crate::load::{LoadedFile, Role};
use crate::model::{LangIx, SnippetIx};
use crate::slug::is_slug;
use crate::source::Span;

use super::article::{ParsedArticle, Rules};
use super::forms::bad_slug;
use super::front_matter::FrontMatterFields;
use super::guide_types::SectionList;
use super::settings::ParsedSettings;
use super::texts::{self, Context, ParsedText, Version};

/// A snippet in all its languages.
#[derive(Debug)]
pub(crate) struct ParsedSnippet {
    pub(crate) id: String,
    pub(crate) text: ParsedText,
}

impl ParsedSnippet {
    /// Returns the text that a text in `lang` shows: in that language, or else the source.
    pub(crate) fn shown_in(&self, lang: LangIx) -> Option<&ParsedArticle> {
        self.text.article(lang).or(self.text.source.as_ref())
    }
}

/// The snippets of a playbook, by id.
#[derive(Debug, Default)]
pub(crate) struct ParsedSnippets {
    all: Vec<Arc<ParsedSnippet>>,
    by_id: HashMap<String, SnippetIx>,
}

/// Parses every snippet. Those of the same files as in `before` are reused from there, which must have been parsed with
/// the same settings.
pub(crate) fn parse(
    files: &[&Arc<LoadedFile>],
    settings: &ParsedSettings,
    before: Option<&ParsedSnippets>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedSnippets {
    let mut versions = Vec::with_capacity(files.len());
    for file in files {
        let Role::Snippet { id, lang } = &file.role else { continue };
        versions.push(Version::of(id.as_str(), lang.as_deref(), file, &settings.declared, diagnostics));
    }
    let versions = texts::in_order(versions, diagnostics);
    let snippets: Vec<&[Version<'_, &str>]> = versions.chunk_by(|a, b| a.key == b.key).collect();
    let ids: Vec<&str> = snippets.iter().map(|versions| versions[0].key).collect();
    let fields = FrontMatterFields::of_snippets(settings);
    let rules = Rules {
        languages: &settings.declared.languages,
        raw_html: settings.raw_html,
        variables: &settings.variables,
        fields: &fields,
    };
    let context = Context { rules, sections: None, slugs: &ids };
    let before = before.map_or(&[][..], |before| &before.all);
    let reused = texts::reused(&snippets, before, |snippet| snippet.id.as_str(), |snippet| &snippet.text);
    let mut parsed = ParsedSnippets::default();
    for (versions, snippet) in snippets.iter().zip(reused) {
        let snippet = snippet.unwrap_or_else(|| Arc::new(parse_snippet(versions, &context)));
        diagnostics.extend_from_slice(&snippet.text.diagnostics);
        let at = SnippetIx(u32::try_from(parsed.all.len()).unwrap_or(u32::MAX));
        parsed.by_id.insert(snippet.id.clone(), at);
        parsed.all.push(snippet);
    }
    parsed
}

fn parse_snippet(versions: &[Version<'_, &str>], context: &Context<'_, '_>) -> ParsedSnippet {
    let id = versions[0].key;
    let mut text = texts::parse(id, versions, context, |_, _| SectionList::Unknown);
    if let Some((_, file)) = text.files.first().filter(|_| !is_slug(id)) {
        text.diagnostics.push(bad_slug(id, Span::start_of_file(), &Report::on(file.source.path())));
    }
    ParsedSnippet { id: id.to_owned(), text }
}

impl ParsedSnippets {
    /// Returns every snippet.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<ParsedSnippet>> + Clone {
        self.all.iter()
    }

    /// Returns how many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns the snippet at `ix`.
    pub(crate) fn get(&self, ix: SnippetIx) -> Option<&ParsedSnippet> {
        self.all.get(ix.0 as usize).map(|snippet| &**snippet)
    }

    /// Returns the snippet of that id.
    pub(crate) fn find(&self, id: &str) -> Option<SnippetIx> {
        self.by_id.get(id).copied()
    }

    /// Returns the id nearest to `id`.
    pub(crate) fn near(&self, id: &str) -> Option<Near<'_>> {
        near(id, self.all.iter().map(|snippet| snippet.id.as_str()))
    }
}
