//! Resolves what pages refer to, and makes them part of the playbook.

use crate::check::parse::pages::{ParsedPage, ParsedPages};
use crate::check::symbols::Symbols;
use crate::diagnostic::Diagnostic;
use crate::model::{Article, AssetIx, FeaturePage, Page, Translated, Use};

use super::compose::Snippets;
use super::texts::resolve_text;

/// What the pages came to.
#[derive(Debug, Default)]
pub(crate) struct ResolvedPages {
    /// The pages that are for themselves; `None` for one in which something is wrong.
    pub(crate) free: Vec<Option<Page>>,
    /// The introductions, likewise.
    pub(crate) features: Vec<Option<(FeaturePage, Translated<Article>)>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Pictures and files that they show or link to.
    pub(crate) assets: Vec<(AssetIx, Use)>,
}

/// Resolves what the pages refer to.
pub(crate) fn resolve_pages(pages: &ParsedPages, symbols: Symbols<'_>, snippets: &Snippets) -> ResolvedPages {
    let mut resolved = ResolvedPages::default();
    for page in &pages.free {
        let text = resolved.text(page, symbols, snippets);
        resolved.free.push(text.map(|text| Page { slug: page.slug.clone(), order: page.order, text }));
    }
    for (feature, page) in &pages.features {
        let text = resolved.text(page, symbols, snippets);
        resolved.features.push(text.map(|text| (*feature, text)));
    }
    resolved
}

impl ResolvedPages {
    fn text(&mut self, page: &ParsedPage, symbols: Symbols<'_>, snippets: &Snippets) -> Option<Translated<Article>> {
        let resolved = resolve_text(&page.text, symbols, snippets);
        self.diagnostics.extend(resolved.diagnostics);
        self.assets.extend(resolved.assets);
        resolved.text
    }
}
