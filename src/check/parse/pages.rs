//! Parses the free pages and the introductions of pages that the site makes itself.

use std::sync::Arc;

use crate::check::report::Report;
use crate::diagnostic::Diagnostic;
use crate::load::{LoadedFile, Role};
use crate::model::{FeaturePage, PageIx, to_index};
use crate::slug::is_slug;
use crate::source::Span;

use super::article::Rules;
use super::forms::bad_slug;
use super::front_matter::FrontMatterFields;
use super::guide_types::SectionList;
use super::settings::ParsedSettings;
use super::texts::{self, Context, ParsedText, Version};

/// A page in all its languages.
#[derive(Debug)]
pub(crate) struct ParsedPage {
    /// Its file name, with the folders that it is in.
    pub(crate) slug: String,
    /// Its place among the pages beside it.
    pub(crate) order: Option<f64>,
    pub(crate) text: ParsedText,
}

/// The pages of a playbook, by slug.
#[derive(Debug, Default)]
pub(crate) struct ParsedPages {
    /// All of them.
    all: Vec<Arc<ParsedPage>>,
    /// The pages of their own.
    pub(crate) free: Vec<Arc<ParsedPage>>,
    /// Those that introduce a page of the site's own, and have its slug.
    pub(crate) features: Vec<(FeaturePage, Arc<ParsedPage>)>,
}

/// Parses every page. Those of the same files as in `before` are reused from there, which must have been parsed
/// with the same settings.
pub(crate) fn parse(
    files: &[&Arc<LoadedFile>],
    settings: &ParsedSettings,
    before: Option<&ParsedPages>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedPages {
    let mut versions = Vec::with_capacity(files.len());
    for file in files {
        let Role::Page { slug, lang } = &file.role else { continue };
        versions.push(Version::of(slug.as_str(), lang.as_deref(), file, &settings.declared, diagnostics));
    }
    let versions = texts::in_order(versions, diagnostics);
    let pages: Vec<&[Version<'_, &str>]> = versions.chunk_by(|a, b| a.key == b.key).collect();
    let slugs: Vec<&str> = pages.iter().map(|versions| name(versions[0].key)).collect();
    let (of_pages, of_intros) = (FrontMatterFields::of_pages(settings), FrontMatterFields::of_intros(settings));
    let context = |slug: &str| {
        let fields = if FeaturePage::from_slug(slug).is_some() { &of_intros } else { &of_pages };
        let rules = Rules {
            languages: &settings.declared.languages,
            raw_html: settings.raw_html,
            variables: &settings.variables,
            fields,
        };
        Context { rules, sections: None, slugs: &slugs }
    };
    let before = before.map_or(&[][..], |before| &before.all);
    let reused = texts::reused(&pages, before, |page| page.slug.as_str(), |page| &page.text);
    let mut parsed = ParsedPages::default();
    for (versions, page) in pages.iter().zip(reused) {
        let page = page.unwrap_or_else(|| {
            let (slug, mut order) = (versions[0].key, None);
            let text = texts::parse(name(slug), versions, &context(slug), |fields, _| {
                order = fields.number("order");
                SectionList::Unknown
            });
            Arc::new(ParsedPage { slug: slug.to_owned(), order, text })
        });
        diagnostics.extend_from_slice(&page.text.diagnostics);
        let above = parsed.all.last().map_or("", |before| before.slug.as_str());
        diagnostics.extend(check_names(&page, above));
        match FeaturePage::from_slug(&page.slug) {
            Some(feature) => parsed.features.push((feature, page.clone())),
            None => parsed.free.push(page.clone()),
        }
        parsed.all.push(page);
    }
    parsed
}

/// Reports a file or folder name that cannot be part of an address; one of a folder at the first of the pages in it, of
/// which `before` is the one before.
fn check_names(page: &ParsedPage, before: &str) -> Option<Diagnostic> {
    let mut start = 0;
    let is_bad = |part: &&str| {
        let end = start + part.len();
        let is_reported = before.get(..=end).is_some_and(|folder| page.slug.get(..=end) == Some(folder));
        start = end + 1;
        !is_slug(part) && !is_reported
    };
    let bad = page.slug.split('/').find(is_bad)?;
    let (_, file) = page.text.files.first()?;
    Some(bad_slug(bad, Span::start_of_file(), &Report::on(file.source.path())))
}

/// Returns the name of a page without the folders that it is in.
pub(crate) fn name(slug: &str) -> &str {
    slug.rsplit('/').next().unwrap_or(slug)
}

impl ParsedPages {
    /// Returns the page of its own that has this file name, with the folders that it is in.
    pub(crate) fn find(&self, slug: &str) -> Option<(PageIx, &ParsedPage)> {
        let at = self.free.binary_search_by(|page| page.slug.as_str().cmp(slug)).ok()?;
        Some((PageIx(to_index(at)), self.free.get(at)?))
    }

    /// Returns every page.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &ParsedPage> + Clone {
        self.all.iter().map(|page| &**page)
    }

    /// Returns how many pages there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}
