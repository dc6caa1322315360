//! Turns a [`Site`] and a route into bytes.
//!
//! A [`Site`] is an immutable snapshot: a checked playbook, a compiled theme and the routes between them. What pages
//! share is made once, when the snapshot is: the navigation, the strings and the guides' cards of each language
//! (an `Edition`), and what stands next to what (an `Arrangement`). Rendering is a pure function of the snapshot
//! and a route; it may run on any number of threads.
//!
//! This module writes no file and reads none, and knows nothing of servers.

mod arrangement;
mod brand;
mod collation;
mod data;
mod edition;
mod escape;
mod feed;
mod fragments;
mod html;
mod links;
mod llms;
mod markdown;
mod offline;
mod search;
mod sitemap;
mod strings;
mod templates;
mod views;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Value};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Theme;
use crate::model::{Asset, LangIx, Languages, Playbook, StageId};
use crate::plan::{PlanOptions, RouteIx, Routes, Show, fingerprinted, plan};
use crate::source::Span;

pub use search::SearchShard;

use arrangement::Arrangement;
use edition::Edition;
use search::SearchIndex;
use strings::{Required, Strings};

/// Choices that shape a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Choices that shape the addresses.
    pub plan: PlanOptions,
    /// Where the site will stand, in place of the playbook's own `base_url`.
    pub base_url: Option<String>,
}

/// Room for a page; most need no more.
const PAGE_BYTES: usize = 64 * 1024;

/// A site as it stands at one moment: everything that its pages are made of.
pub struct Site {
    playbook: Arc<Playbook>,
    theme: Arc<Theme>,
    options: SiteOptions,
    prepared: Arc<PreparedTheme>,
    /// The style sheet of the playbook's brand; it stands after the theme's files.
    brand: Option<Asset>,
    /// Names of the files besides the pages.
    names: Vec<String>,
    routes: Arc<Routes>,
    base_url: Option<String>,
    arrangement: Arc<Arrangement>,
    editions: Vec<Edition>,
    search: Vec<SearchIndex>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("routes", &self.routes.len()).finish_non_exhaustive()
    }
}

impl Site {
    /// Makes the site of `playbook` with `theme`.
    ///
    /// # Errors
    /// Returns a diagnostic for every template that does not compile and every string that the theme lacks in one of
    /// the playbook's languages.
    pub fn new(playbook: Arc<Playbook>, theme: Arc<Theme>, options: SiteOptions) -> Result<Self, Vec<Diagnostic>> {
        let templates = Templates::compile(&theme);
        Self::with_templates(playbook, theme, templates, options)
    }

    /// Makes the same site as [`Site::new`], with the templates of `theme`, compiled before.
    ///
    /// # Errors
    /// Fails as [`Site::new`] does.
    pub fn with_templates(
        playbook: Arc<Playbook>,
        theme: Arc<Theme>,
        templates: Templates,
        options: SiteOptions,
    ) -> Result<Self, Vec<Diagnostic>> {
        let prepared = Arc::new(prepare_theme(playbook.languages(), &theme, templates)?);
        Ok(Self::prepared(None, playbook, theme, prepared, options))
    }

    /// Makes the same site as [`Site::new`], and takes over from the one before what cannot have come out differently.
    /// Addresses, lists and what pages share are the same while only texts of guides differ.
    ///
    /// # Errors
    /// Fails as [`Site::new`] does.
    pub fn after(
        before: Option<&Self>,
        playbook: Arc<Playbook>,
        theme: Arc<Theme>,
        options: SiteOptions,
    ) -> Result<Self, Vec<Diagnostic>> {
        let before = before.filter(|before| before.options == options);
        let prepared = match before {
            Some(before) if before.is_prepared_for(&playbook, &theme) => before.prepared.clone(),
            _ => Arc::new(prepare_theme(playbook.languages(), &theme, Templates::compile(&theme))?),
        };
        Ok(Self::prepared(before, playbook, theme, prepared, options))
    }

    fn prepared(
        before: Option<&Self>,
        playbook: Arc<Playbook>,
        theme: Arc<Theme>,
        prepared: Arc<PreparedTheme>,
        options: SiteOptions,
    ) -> Self {
        let alike = before.and_then(|before| Some((before, playbook.changed_texts(&before.playbook)?)));
        let search = playbook.languages().iter().map(|_| SearchIndex::default()).collect();
        let brand = brand::style(&playbook.settings.brand);
        let assets = theme.assets.iter().chain(&brand);
        let names: Vec<String> = assets.map(|asset| fingerprinted(&asset.name, &asset.fingerprint)).collect();
        let alike = alike.filter(|(before, _)| before.names == names && Arc::ptr_eq(&before.prepared, &prepared));
        let (routes, arrangement) = match &alike {
            Some((before, _)) => (before.routes.clone(), before.arrangement.clone()),
            None => {
                let routes = plan(&playbook, &names, &options.plan);
                let arrangement = Arrangement::new(&playbook, &routes);
                (Arc::new(routes), Arc::new(arrangement))
            }
        };
        let base_url = options.base_url.clone().or_else(|| playbook.settings.base_url.clone()).map(with_trailing_slash);
        let mut site = Self {
            playbook,
            theme,
            options,
            prepared,
            brand,
            names,
            routes,
            base_url,
            arrangement,
            editions: Vec::new(),
            search,
        };
        site.editions = match alike {
            Some((before, changed)) => before.editions.iter().map(|edition| edition.after(&changed)).collect(),
            None => edition::all(&site),
        };
        site
    }

    /// Tells whether the theme was prepared from the same files for the same languages.
    fn is_prepared_for(&self, playbook: &Playbook, theme: &Arc<Theme>) -> bool {
        Arc::ptr_eq(&self.theme, theme) && self.playbook.languages() == playbook.languages()
    }

    /// Returns the addresses.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.routes
    }

    /// Returns the playbook.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.playbook
    }

    /// Returns the bytes that stand at a route.
    ///
    /// # Errors
    /// Returns a diagnostic where a template of the theme fails, for example at a value that no page has.
    pub fn render(&self, route: RouteIx) -> Result<Cow<'_, [u8]>, Diagnostic> {
        let bytes = match self.routes.get(route).show {
            Show::ContentAsset(asset) => return Ok(Cow::Borrowed(&self.playbook.assets[asset.0 as usize].bytes)),
            Show::SearchIndex(lang) => return Ok(Cow::Borrowed(self.search_entry(lang))),
            Show::ThemeAsset(at) => {
                let file = self.theme_files().nth(at as usize);
                return Ok(file.map_or_else(Cow::default, |file| Cow::Borrowed(&*file.bytes)));
            }
            Show::Sitemap => sitemap::render(self).into_bytes(),
            Show::SitemapPart(part) => sitemap::part(self, part as usize).into_bytes(),
            Show::Robots => self.robots().into_bytes(),
            Show::Feed(lang) => feed::render(self, lang).into_bytes(),
            Show::Data => data::render(self).map_err(|error| data_failed(&error))?,
            Show::Llms => llms::render(self).into_bytes(),
            Show::LlmsFull(lang) => self.markdown(lang, None).into_bytes(),
            Show::WebManifest(lang) => offline::web_manifest(self, lang).map_err(|error| data_failed(&error))?,
            Show::ServiceWorker => offline::service_worker(self)?,
            _ => return views::render(self, route).map(Cow::Owned),
        };
        Ok(Cow::Owned(bytes))
    }

    /// Returns the files of the theme, and after them the style sheet of the brand.
    fn theme_files(&self) -> impl Iterator<Item = &Asset> {
        self.theme.assets.iter().chain(&self.brand)
    }

    /// Returns the edition in `lang`.
    fn edition(&self, lang: LangIx) -> &Edition {
        &self.editions[usize::from(lang.0)]
    }

    /// Returns what a language calls itself.
    fn language_name(&self, lang: LangIx) -> &str {
        self.prepared.strings[usize::from(lang.0)].text("language.name")
    }

    /// Returns the full address of what links name `link`, or the link itself where it is not known where the site
    /// will stand.
    fn full_address(&self, link: &str) -> String {
        format!("{}{link}", self.base_url.as_deref().unwrap_or_default())
    }

    /// Returns what robots may read: everything (RFC 9309).
    fn robots(&self) -> String {
        let sitemap = self.base_url.as_ref().map(|base| format!("\nSitemap: {base}sitemap.xml\n")).unwrap_or_default();
        format!("User-agent: *\nAllow: /\n{sitemap}")
    }

    /// Fills the template `name` with the page's frame and what it shows under `key`. `root` is the way from the page
    /// to the site's root, `stage` the part of the site that it belongs to.
    fn fill<T: Serialize>(
        &self,
        edition: &Edition,
        (name, key): (&str, &'static str),
        (root, stage, page): (&str, Option<StageId>, &impl Serialize),
        shown: &T,
    ) -> Result<Vec<u8>, Diagnostic> {
        let failed = |error: tera::Error| self.template_failed(&error);
        let mut context = Context::new();
        context.insert_value("page", Value::try_from_serializable(page).map_err(failed)?);
        context.insert_value("fragments", edition.fragments.at(root, stage, &edition.tera).map_err(failed)?);
        context.insert_value(key, Value::try_from_serializable(shown).map_err(failed)?);
        let mut bytes = Vec::with_capacity(PAGE_BYTES);
        edition.tera.render_to(name, &context, &mut bytes).map_err(failed)?;
        Ok(bytes)
    }

    /// Returns the diagnostic of a template that failed.
    fn template_failed(&self, error: &tera::Error) -> Diagnostic {
        templates::diagnostic(&self.theme, error)
    }
}

/// The templates of a theme, compiled; that takes no playbook, so it can be done while one is read.
pub struct Templates(Result<tera::Tera, Vec<Diagnostic>>);

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Templates").field(&self.0.as_ref().err()).finish()
    }
}

impl Templates {
    /// Compiles the templates of `theme`. What is wrong with them is told by whoever uses them.
    #[must_use]
    pub fn compile(theme: &Theme) -> Self {
        Self(templates::compile(theme))
    }
}

/// A theme's templates, compiled, and its strings in every language.
struct PreparedTheme {
    compiled: tera::Tera,
    strings: Vec<Arc<Strings>>,
}

/// Returns everything that is wrong with a theme for a playbook in `languages`, without making a page.
#[must_use]
pub fn check_theme(languages: &Languages, theme: &Theme) -> Vec<Diagnostic> {
    let broken = theme
        .defects
        .iter()
        .map(|path| Diagnostic::new(Code::TextInvalidUtf8, Place::new(path, Span::start_of_file())));
    let mut diagnostics: Vec<Diagnostic> = broken.collect();
    diagnostics.extend(prepare_theme(languages, theme, Templates::compile(theme)).err().unwrap_or_default());
    diagnostics
}

/// Reads the strings of every language, and tells of everything that is wrong with them and the templates.
fn prepare_theme(
    languages: &Languages,
    theme: &Theme,
    Templates(compiled): Templates,
) -> Result<PreparedTheme, Vec<Diagnostic>> {
    let required = Required::built_in();
    let tags: Vec<&str> = languages.iter().map(|(_, language)| language.tag()).collect();
    let read: Vec<_> = tags.par_iter().map(|tag| Strings::of_theme(theme, tag, &required)).collect();
    let mut diagnostics = Vec::new();
    let compiled = compiled.map_err(|mut errors| diagnostics.append(&mut errors)).ok();
    let mut strings = Vec::new();
    for of_language in read {
        match of_language {
            Ok(of_language) => strings.push(Arc::new(of_language)),
            Err(mut errors) => diagnostics.append(&mut errors),
        }
    }
    match compiled {
        Some(compiled) if diagnostics.is_empty() => Ok(PreparedTheme { compiled, strings }),
        _ => {
            crate::diagnostic::sort(&mut diagnostics);
            Err(diagnostics)
        }
    }
}

fn data_failed(error: &serde_json::Error) -> Diagnostic {
    let place = Place::file(&"content/playbook.yaml".into());
    Diagnostic::new(Code::ThemeTemplate, place).arg("reason", error.to_string())
}

fn with_trailing_slash(mut url: String) -> String {
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}
