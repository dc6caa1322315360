//! Resolves what a guide says about other guides and files, and makes it part of the playbook.

use std::sync::Arc;

use crate::check::parse::guides::ParsedGuide;
use crate::check::suggest::{Near, misspelt, near};
use crate::check::symbols::{Names, Symbols, TextId};
use crate::diagnostic::{Code, Diagnostic};
use crate::fold::fold;
use crate::model::{AssetIx, Guide, GuideIx, Use};
use crate::source::Span;

use super::compose::Snippets;
use super::texts::{ResolvedText, resolve_text};

/// What a guide came to.
#[derive(Debug)]
pub(crate) struct ResolvedGuide {
    /// The guide, if nothing in it is wrong.
    pub(crate) guide: Option<Arc<Guide>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The texts whose headings were looked up.
    pub(crate) read: Vec<TextId>,
    /// Pictures and files that it shows or links to.
    pub(crate) assets: Vec<(AssetIx, Use)>,
}

/// Resolves what `guide` refers to.
pub(crate) fn resolve_guide(guide: &ParsedGuide, symbols: Symbols<'_>, snippets: &Snippets) -> ResolvedGuide {
    let ResolvedText { text, mut diagnostics, read, assets } = resolve_text(&guide.text, symbols, snippets);
    let Some(fields) = &guide.fields else { return ResolvedGuide { guide: None, diagnostics, read, assets } };
    let mut resolver = Resolver { guide, symbols, diagnostics: &mut diagnostics };
    let prerequisites = resolver.guides(&fields.prerequisites, "prerequisites");
    let related = resolver.guides(&fields.related, "related");
    let made = (|| {
        Some(Guide {
            id: guide.id.clone(),
            activity: fields.activity?,
            also: fields.also_complete.then(|| fields.also.clone())?,
            facts: fields.is_complete.then(|| fields.facts.clone())?,
            prerequisites: prerequisites?,
            related: related?,
            draft: fields.draft,
            text: text?,
        })
    })();
    ResolvedGuide { guide: made.map(Arc::new), diagnostics, read, assets }
}

/// Resolves the names of guides in one guide's front matter.
struct Resolver<'a> {
    guide: &'a ParsedGuide,
    symbols: Symbols<'a>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// Returns the guides named in `field`, if there are all of them.
    fn guides(&mut self, ids: &[(String, Span)], field: &'static str) -> Option<Vec<GuideIx>> {
        // Every one is looked up, so that every missing one is reported.
        let found: Vec<Option<GuideIx>> = ids.iter().map(|(id, span)| self.guide(id, *span, field)).collect();
        found.into_iter().collect()
    }

    fn guide(&mut self, id: &str, span: Span, field: &'static str) -> Option<GuideIx> {
        let found = self.symbols.names().guide(id);
        if found.is_none() && !self.symbols.is_misplaced(&fold(slug_of(id))) {
            let diagnostic = Diagnostic::new(Code::GuideUnknownGuide, self.guide.place(span)?);
            let diagnostic = diagnostic.arg("name", id).arg("field", field);
            self.diagnostics.push(suggest(self.symbols.names(), id, diagnostic));
        }
        found
    }
}

fn slug_of(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Adds the name nearest to `id` to `diagnostic`; a slug without its stage finds its guide.
fn suggest(names: &Names, id: &str, diagnostic: Diagnostic) -> Diagnostic {
    let meant = names.guide_meant(id, || {
        let all = names.all_guides();
        let mut same_slug = all.iter().map(String::as_str).filter(|name| slug_of(name) == slug_of(id));
        let same_slug = same_slug.next().map(|name| Near { name, only: same_slug.next().is_none() });
        let near = same_slug.or_else(|| near(id, all.iter().map(String::as_str)))?;
        Some((near.name.to_owned(), near.only))
    });
    misspelt(diagnostic, meant.as_ref().map(|(name, only)| Near { name, only: *only }))
}
