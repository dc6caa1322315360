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
mod look;
mod markdown;
mod markdown_text;
mod media;
mod menu;
mod offline;
mod order;
mod page_tree;
mod plan_guides;
mod quiz;
mod raw_html;
mod robots;
mod search;
mod sitemap;
mod string_files;
mod strings;
mod templates;
mod theme;
mod versions;
mod views;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fault;
use crate::media as media_files;
use crate::model::{Asset, AssetIx, LangIx, Playbook, to_index};
use crate::plan::{FileKind, PageKind, Resource, RouteIx, Routes};
use crate::search::Index;
use crate::source::Span;

pub use context::SiteOptions;
pub use export::ExportFormat;
pub use search::{SearchBundle, SearchFiles};
pub use string_files::StringGap;
pub use theme::{CompiledTheme, PreparedTheme, check_theme, string_gaps};

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
        fault::in_file(self.file_shown(route), || self.rendered(route, search))
    }

    /// Returns the file that a page shows, or else the one that it is.
    fn file_shown(&self, route: RouteIx) -> &str {
        let (playbook, route) = (&self.context.playbook, self.routes().get(route));
        let shown = match route.resource {
            Resource::Page(PageKind::Guide(lang, guide) | PageKind::SideBySide(lang, guide)) => {
                Some((lang, &playbook.guide(guide).text))
            }
            Resource::Page(PageKind::Free(lang, page)) => Some((lang, &playbook.pages[page.0 as usize].text)),
            _ => None,
        };
        shown.map_or(route.address.file(), |(lang, text)| &text.get_or_source(lang).0.edit_path)
    }

    fn rendered<'s>(&'s self, route: RouteIx, search: &'s dyn SearchFiles) -> Result<Cow<'s, [u8]>, Diagnostic> {
        match self.routes().get(route).resource {
            Resource::Page(page) => views::render(&self.context, &self.locales, route, page).map(Cow::Owned),
            Resource::File(file) => self.render_file(file, search),
        }
    }

    fn render_file<'s>(&'s self, file: FileKind, search: &'s dyn SearchFiles) -> Result<Cow<'s, [u8]>, Diagnostic> {
        let site = &*self.context;
        let bytes = match file {
            FileKind::ContentAsset(asset) => return content(&site.playbook.assets[asset.0 as usize]),
            FileKind::Rendition(asset, at) => rendition(&site.playbook.assets[asset.0 as usize], at as usize)?,
            FileKind::ThemeAsset(at) => return Ok(Cow::Borrowed(site.theme_asset(at as usize))),
            FileKind::SearchIndex(lang) => return Ok(Cow::Borrowed(&search.bundle(lang).entry)),
            FileKind::NoJekyll => return Ok(Cow::Borrowed(&[])),
            FileKind::ServiceWorker => offline::service_worker(self.locale(LangIx::MAIN), search)?,
            FileKind::WebManifest(lang) => offline::web_manifest(site, lang)?,
            FileKind::Sitemap => sitemap::render(site).into_bytes(),
            FileKind::SitemapPart(part) => sitemap::part(site, part as usize).into_bytes(),
            FileKind::Robots => robots::render(site).into_bytes(),
            FileKind::Feed(lang) => feed::render(site, lang).into_bytes(),
            FileKind::Data => data::render(site)?,
            FileKind::DataPart(part) => data::part(site, part as usize)?,
            FileKind::Llms => llms::render(site, &self.locales).into_bytes(),
            FileKind::LlmsPart(lang, part) => llms::part(self.locale(lang), part as usize).into_bytes(),
            FileKind::PlanPart(lang, part) => plan_guides::part(self.locale(lang), part as usize)?,
            FileKind::LlmsFull(lang) => self.markdown(lang, None).into_bytes(),
        };
        Ok(Cow::Owned(bytes))
    }

    /// Returns the sizes that are made of pictures which the site shows: each picture with the routes of its sizes.
    pub fn pictures(&self) -> impl Iterator<Item = (&Asset, &[RouteIx])> {
        let assets = self.context.playbook.assets.iter().enumerate();
        let routes = &self.context.routes;
        let pictures = assets.map(|(at, asset)| (asset, routes.renditions(AssetIx(to_index(at)))));
        // Those of the same name and bytes share their files, and are made once.
        let mut made = HashSet::new();
        pictures.filter(move |(_, renditions)| renditions.first().is_some_and(|first| made.insert(*first)))
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

/// Returns what is published of a file of the content.
fn content(asset: &Asset) -> Result<Cow<'_, [u8]>, Diagnostic> {
    asset.bytes().map_err(|error| {
        let place = Place::new(&asset.path, Span::start_of_file());
        let diagnostic = Diagnostic::new(Code::AssetMissing, place).variant("unreadable");
        diagnostic.arg("file", asset.name.as_str()).arg("reason", error.to_string())
    })
}

/// Returns a picture in another size. In the place of one that cannot be made, its original stands.
fn rendition(asset: &Asset, at: usize) -> Result<Vec<u8>, Diagnostic> {
    let original = content(asset)?;
    let wanted = asset.renditions.get(at..=at).unwrap_or_default();
    let picture = asset.examined.picture.zip(asset.largest());
    let made = picture.and_then(|(it, largest)| media_files::make(&original, it.format, wanted, largest).ok()?.pop());
    Ok(made.unwrap_or_else(|| original.into_owned()))
}
