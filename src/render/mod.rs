//! Turns a [`Site`] and a route into bytes.
//!
//! A [`Site`] is an immutable snapshot: a checked playbook, a theme and the routes between them (a `SiteContext`), and
//! what the pages of each language share: navigation, strings, the cards of guides (a `LocaleContext`). Rendering is a
//! pure function of the snapshot and a route; it may run on any number of threads.
//!
//! The two files that lead to the search indexes name files whose names follow from their content. They are rendered
//! with what was made of those, the [`SearchFiles`].
//!
//! This module writes no file and reads none, and knows nothing of servers.

mod brand;
mod collation;
mod context;
mod data;
mod escape;
mod export;
mod facts;
mod feed;
mod fragments;
mod html;
mod inline;
mod links;
mod llms;
mod locale;
mod markdown;
mod markdown_text;
mod offline;
mod order;
mod page_tree;
mod quiz;
mod raw_html;
mod robots;
mod search;
mod sitemap;
mod strings;
mod templates;
mod theme;
mod versions;
mod views;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{LangIx, Playbook};
use crate::plan::{FileKind, Resource, RouteIx, Routes};
use crate::search::Index;

pub use context::SiteOptions;
pub use export::ExportFormat;
pub use search::{SearchBundle, SearchFiles};
pub use theme::{CompiledTheme, PreparedTheme, check_theme};

use context::SiteContext;
use locale::LocaleContext;

/// A site at one moment: everything that its pages are made of.
pub struct Site {
    context: Arc<SiteContext>,
    /// By language.
    locales: Vec<LocaleContext>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("routes", &self.routes().len()).finish_non_exhaustive()
    }
}

impl Site {
    /// Makes the site of `playbook` with `theme`, which was prepared for the playbook's languages.
    #[must_use]
    pub fn new(playbook: Arc<Playbook>, theme: Arc<PreparedTheme>, options: SiteOptions) -> Self {
        let context = Arc::new(SiteContext::new(playbook, theme, options));
        let locales = LocaleContext::all(&context);
        Self { context, locales }
    }

    /// Makes the same site as [`Site::new`], and reuses of the one before what cannot have come out differently.
    /// Addresses, lists and what pages share are the same while only texts of guides differ.
    #[must_use]
    pub fn after(
        before: Option<&Self>,
        playbook: Arc<Playbook>,
        theme: Arc<PreparedTheme>,
        options: SiteOptions,
    ) -> Self {
        let Some(before) = before.filter(|before| before.context.options == options) else {
            return Self::new(playbook, theme, options);
        };
        let Some((context, changed)) = SiteContext::with_other_texts(&before.context, &playbook, &theme) else {
            return Self::new(playbook, theme, options);
        };
        let context = Arc::new(context);
        let locales = before.locales.iter().map(|locale| locale.with_other_texts(&context, &changed)).collect();
        Self { context, locales }
    }

    /// Returns the addresses.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.context.routes
    }

    /// Returns the playbook.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.context.playbook
    }

    /// Returns the theme.
    #[must_use]
    pub fn theme(&self) -> &Arc<PreparedTheme> {
        &self.context.theme
    }

    /// Returns the bytes at a route. `search` are the search indexes of this site.
    ///
    /// # Errors
    /// Returns a diagnostic where a template of the theme fails, for example at a value that no page has.
    pub fn render<'s>(&'s self, route: RouteIx, search: &'s dyn SearchFiles) -> Result<Cow<'s, [u8]>, Diagnostic> {
        match self.routes().get(route).resource {
            Resource::Page(page) => views::render(&self.context, &self.locales, route, page).map(Cow::Owned),
            Resource::File(file) => self.render_file(file, search),
        }
    }

    fn render_file<'s>(&'s self, file: FileKind, search: &'s dyn SearchFiles) -> Result<Cow<'s, [u8]>, Diagnostic> {
        let site = &*self.context;
        let bytes = match file {
            FileKind::ContentAsset(asset) => return Ok(Cow::Borrowed(&site.playbook.assets[asset.0 as usize].bytes)),
            FileKind::ThemeAsset(at) => return Ok(Cow::Borrowed(site.theme_asset(at as usize))),
            FileKind::SearchIndex(lang) => return Ok(Cow::Borrowed(&search.bundle(lang).entry)),
            FileKind::NoJekyll => return Ok(Cow::Borrowed(&[])),
            FileKind::ServiceWorker => offline::service_worker(self.locale(LangIx::SOURCE), search)?,
            FileKind::WebManifest(lang) => offline::web_manifest(site, lang)?,
            FileKind::Sitemap => sitemap::render(site).into_bytes(),
            FileKind::SitemapPart(part) => sitemap::part(site, part as usize).into_bytes(),
            FileKind::Robots => robots::render(site).into_bytes(),
            FileKind::Feed(lang) => feed::render(site, lang).into_bytes(),
            FileKind::Data => data::render(site)?,
            FileKind::Llms => llms::render(site, &self.locales).into_bytes(),
            FileKind::LlmsFull(lang) => self.markdown(lang, None).into_bytes(),
        };
        Ok(Cow::Owned(bytes))
    }

    fn locale(&self, lang: LangIx) -> &LocaleContext {
        &self.locales[usize::from(lang.0)]
    }

    /// Makes the search index of `lang`.
    #[must_use]
    pub fn search_index(&self, lang: LangIx) -> Index {
        search::index(&self.context, lang)
    }

    /// Makes the search index of `lang` as files. The address and the content of each shard are handed to `take` as
    /// soon as it is made, from several threads, and not kept.
    ///
    /// # Errors
    /// Returns what `take` fails with.
    pub fn search_bundle<E: Send>(
        &self,
        lang: LangIx,
        take: &(impl Fn(&str, &[u8]) -> Result<(), E> + Sync + ?Sized),
    ) -> Result<SearchBundle, E> {
        search::bundle(&self.context, lang, take)
    }

    /// Makes the search index of every language as [`Site::search_bundle`] does.
    ///
    /// # Errors
    /// Returns what `take` fails with.
    pub fn search_bundles<E: Send>(
        &self,
        take: &(impl Fn(&str, &[u8]) -> Result<(), E> + Sync + ?Sized),
    ) -> Result<Vec<SearchBundle>, E> {
        let languages: Vec<LangIx> = self.playbook().languages().iter().map(|(lang, _)| lang).collect();
        languages.into_par_iter().map(|lang| self.search_bundle(lang, take)).collect()
    }

    /// Returns the language whose search index a file at `address` would belong to.
    #[must_use]
    pub fn language_of_search_shard(&self, address: &str) -> Option<LangIx> {
        search::language_of_shard(&self.context, address)
    }
}
