//! What keeps the site for reading offline: the web manifest and the service worker.
//!
//! The worker's version is a fingerprint of what the pages are made of (content, templates, strings, addresses), so
//! that a new publish is noticed and nothing has to be rendered to tell. A program that renders pages otherwise from
//! the same things changes no version: pages are asked of the network first, so that it shows all the same.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, FeaturePage, LangIx, Translated};
use crate::plan::{FileKind, PageKind, Resource, Route};
use crate::slice::Slice;

use super::context::SiteContext;
use super::fragments::Area;
use super::locale::LocaleContext;
use super::search::SearchFiles;
use super::templates::data_failed;

/// How many pages, and how many files of search indexes, are kept without having been read. In a larger playbook what
/// was read is kept.
const MOST_KEPT: usize = 2000;

/// Files of the content that are larger than this, in bytes, are kept only when they were read.
const MOST_BYTES: u64 = 2_000_000;

/// What the worker's template sees as `worker`. The lists are JSON.
#[derive(Serialize)]
struct WorkerView {
    version: String,
    /// What the site cannot do without: scripts, styles, home pages.
    shell: String,
    /// Everything else to be read.
    rest: String,
    /// The folders at the root that pages are in, each with its slash.
    folders: String,
    /// What an address shows that is neither kept nor reached.
    missing: &'static str,
}

/// Renders the web manifest of a language.
pub(super) fn web_manifest(site: &SiteContext, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let settings = &site.playbook.settings;
    let link = |route| site.routes.link(route);
    let icon = site.theme_assets().position(|asset| asset.name == "icon.svg");
    let icons = icon.map(|at| {
        let source = format!("../{}", link(site.routes.theme_asset(at)));
        json!({ "src": source, "sizes": "any", "type": "image/svg+xml", "purpose": "any" })
    });
    let home = link(site.routes.home(lang));
    let start = home.split_once('/').map_or(home, |(_, in_folder)| in_folder);
    let manifest = json!({
        "name": settings.title[lang],
        "description": settings.description[lang].words(),
        "lang": site.tag(lang),
        "start_url": format!("./{start}"),
        "scope": "../",
        "display": "standalone",
        "icons": icons.as_slice(),
    });
    serde_json::to_vec_pretty(&manifest).map_err(|error| data_failed(&error))
}

/// Renders the service worker with the templates of `locale`.
pub(super) fn service_worker(locale: &LocaleContext, search: &dyn SearchFiles) -> Result<Vec<u8>, Diagnostic> {
    let site = &*locale.site;
    let (mut shell, mut always, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    let mut folders = BTreeSet::new();
    for (_, route) in site.routes.iter() {
        let link = route.address.link();
        match kept(route.resource, site) {
            Kept::InShell => shell.push(link),
            Kept::InRest => rest.push(link),
            Kept::Always => always.push(link),
            Kept::Never => continue,
        }
        if matches!(route.resource, Resource::Page(_)) {
            folders.extend(link.split_inclusive('/').next().filter(|first| first.ends_with('/')));
        }
    }
    rest.truncate(if rest.len() > MOST_KEPT { 0 } else { rest.len() });
    rest.append(&mut always);
    let shards: Vec<&str> = search_shards(site, search).collect();
    if shards.len() <= MOST_KEPT {
        rest.extend(&shards);
    }
    let view = WorkerView {
        version: version(site, &shards).map_err(|error| data_failed(&error))?,
        shell: json_list(&shell)?,
        rest: json_list(&rest)?,
        folders: json_list(&folders)?,
        missing: "404.html",
    };
    locale.fill(("service-worker.js", "worker"), (Area { root: "", stage: None }, &json!({})), &view)
}

fn json_list(links: &impl Serialize) -> Result<String, Diagnostic> {
    serde_json::to_string(links).map_err(|error| data_failed(&error))
}

/// Returns the addresses of the search indexes' files that carry fingerprints.
fn search_shards<'s>(site: &SiteContext, search: &'s dyn SearchFiles) -> impl Iterator<Item = &'s str> {
    let languages = site.playbook.languages().iter();
    languages.flat_map(|(lang, _)| &search.bundle(lang).addresses).map(String::as_str)
}

/// In which of the worker's lists an address is.
enum Kept {
    InShell,
    InRest,
    /// In the rest, however much there is.
    Always,
    Never,
}

/// Returns in which of the worker's lists an address is: a reader reads the pages, and pages are made with the files.
fn kept(resource: Resource, site: &SiteContext) -> Kept {
    match resource {
        Resource::Page(page) => match page {
            PageKind::Home(_) => Kept::InShell,
            PageKind::LanguageChooser
            | PageKind::Stage(..)
            | PageKind::StagePart(..)
            | PageKind::Guide(..)
            | PageKind::SideBySide(..)
            | PageKind::Feature(..)
            | PageKind::Lens(..)
            | PageKind::Free(..) => Kept::InRest,
            PageKind::NotFound => Kept::Always,
            PageKind::Redirect(_) => Kept::Never,
        },
        Resource::File(file) => match file {
            FileKind::ThemeAsset(_) => Kept::InShell,
            FileKind::WebManifest(_) | FileKind::SearchIndex(_) | FileKind::PlanPart(..) => Kept::Always,
            FileKind::ContentAsset(asset) => {
                let asset = &site.playbook.assets[asset.0 as usize];
                // Nobody wants to have films before asking for them.
                if asset.kind.is_played() || asset.len > MOST_BYTES { Kept::Never } else { Kept::InRest }
            }
            // One stands for all of them.
            FileKind::Rendition(asset, at) => {
                let all = &site.playbook.assets[asset.0 as usize].renditions;
                let one = all.iter().position(|it| it.width >= 800).unwrap_or(0);
                if at as usize == one { Kept::InRest } else { Kept::Never }
            }
            FileKind::Sitemap
            | FileKind::SitemapPart(_)
            | FileKind::Feed(_)
            | FileKind::Robots
            | FileKind::Data
            | FileKind::DataPart(_)
            | FileKind::Llms
            | FileKind::LlmsPart(..)
            | FileKind::LlmsFull(_)
            | FileKind::NoJekyll
            | FileKind::ServiceWorker => Kept::Never,
        },
    }
}

/// Returns a fingerprint of what the pages are made of.
fn version(site: &SiteContext, shards: &[&str]) -> Result<String, serde_json::Error> {
    let theme = &site.theme.files;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&super::data::without_guides(site)?);
    // What becomes of HTML in sentences.
    hasher.update(&[site.playbook.settings.raw_html as u8]);
    for article in articles(site) {
        hasher.update(&article.digest.to_le_bytes());
        // Whether it is shown is up to the settings.
        for html in &article.body.raw_html {
            hasher.update(html.as_str().as_bytes()).update(b"\0");
        }
    }
    for file in theme.templates.values().chain(theme.strings.values()) {
        hasher.update(file.text().as_bytes());
        hasher.update(b"\0");
    }
    for (_, Route { address, .. }) in site.routes.iter() {
        hasher.update(address.file().as_bytes());
        hasher.update(b"\0");
    }
    for address in shards {
        hasher.update(address.as_bytes());
        hasher.update(b"\0");
    }
    Ok(hasher.finalize().to_hex().slice(..16).to_owned())
}

/// Returns every text that the site shows, in every language.
fn articles(site: &SiteContext) -> impl Iterator<Item = &Article> {
    let playbook = &site.playbook;
    let guides = site.order.path.iter().map(|&ix| &playbook.guide(ix).text);
    let features = FeaturePage::introduced().filter_map(|feature| playbook.feature(feature));
    let texts = guides.chain(playbook.pages.iter().map(|page| &page.text)).chain(features);
    texts.flat_map(|text: &Translated<Article>| {
        let translations = text.translations.iter().flatten().map(|translation| &translation.text);
        std::iter::once(&text.source).chain(translations)
    })
}
