//! What keeps the site for reading offline: the web manifest and the service worker.
//!
//! The worker's version is a fingerprint of what the pages are made of (content, templates, strings, addresses), so
//! that a new publish is noticed and nothing has to be rendered to tell. A program that renders pages otherwise from
//! the same things changes no version: pages are asked of the network first, so that it shows all the same.

use serde::Serialize;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, FeaturePage, LangIx, Translated};
use crate::plan::{Route, Show};

use super::Site;

/// How many pages, and how many files of search indexes, are kept without having been read. In a larger playbook what
/// was read is kept.
const MOST_KEPT: usize = 2000;

/// What the worker's template sees as `worker`. The lists are JSON.
#[derive(Serialize)]
struct WorkerView {
    version: String,
    /// What the site cannot do without: scripts, styles, home pages.
    shell: String,
    /// Everything else to be read.
    rest: String,
    /// What an address shows that is neither kept nor reached.
    missing: &'static str,
}

/// Renders the web manifest of a language.
pub(super) fn web_manifest(site: &Site, lang: LangIx) -> Result<Vec<u8>, serde_json::Error> {
    let settings = &site.playbook.settings;
    let link = |route| site.routes.address(route).link();
    let icon = site.theme.assets.iter().position(|asset| asset.name == "icon.svg");
    let icons = icon.map(|at| {
        let source = format!("../{}", link(site.routes.theme_asset(at)));
        json!({ "src": source, "sizes": "any", "type": "image/svg+xml", "purpose": "any" })
    });
    let home = link(site.routes.home(lang));
    let start = home.split_once('/').map_or(home, |(_, in_folder)| in_folder);
    serde_json::to_vec_pretty(&json!({
        "name": settings.title[lang],
        "description": settings.description[lang],
        "lang": site.playbook.languages()[lang].tag(),
        "start_url": format!("./{start}"),
        "scope": "../",
        "display": "standalone",
        "icons": icons.as_slice(),
    }))
}

/// Renders the service worker.
pub(super) fn service_worker(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let (mut shell, mut rest) = (Vec::new(), Vec::new());
    for (_, route) in site.routes.iter() {
        match route.show {
            Show::Home(_) | Show::ThemeAsset(_) => shell.push(route.address.link()),
            show if is_read(show) => rest.push(route.address.link()),
            _ => {}
        }
    }
    rest.truncate(if rest.len() > MOST_KEPT { 0 } else { rest.len() });
    let shards: Vec<&str> = search_shards(site).collect();
    rest.extend(Some(shards).filter(|shards| shards.len() <= MOST_KEPT).into_iter().flatten());
    let list = |links: &[&str]| serde_json::to_string(links).map_err(|error| super::data_failed(&error));
    let view = WorkerView {
        version: version(site).map_err(|error| super::data_failed(&error))?,
        shell: list(&shell)?,
        rest: list(&rest)?,
        missing: "404.html",
    };
    site.fill(site.edition(LangIx::SOURCE), ("service-worker.js", "worker"), ("", None, &json!({})), &view)
}

/// Returns the addresses of the search indexes' files that carry fingerprints.
fn search_shards(site: &Site) -> impl Iterator<Item = &str> {
    let languages = site.playbook.languages().iter();
    languages.flat_map(|(lang, _)| site.search_addresses(lang)).map(String::as_str)
}

/// Returns whether a reader meets what an address shows.
fn is_read(show: Show) -> bool {
    !matches!(
        show,
        Show::Redirect(_)
            | Show::Sitemap
            | Show::SitemapPart(_)
            | Show::Feed(_)
            | Show::Robots
            | Show::Data
            | Show::Llms
            | Show::LlmsFull(_)
            | Show::ServiceWorker
    )
}

/// Returns a fingerprint of what the pages are made of.
fn version(site: &Site) -> Result<String, serde_json::Error> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&super::data::without_guides(site)?);
    for article in articles(site) {
        hasher.update(&article.digest.to_le_bytes());
        // Whether it may stand is up to the settings.
        for html in &article.body.raw_html {
            hasher.update(html.as_str().as_bytes()).update(b"\0");
        }
    }
    for file in site.theme.templates.values().chain(site.theme.strings.values()) {
        hasher.update(file.text().as_bytes());
        hasher.update(b"\0");
    }
    for (_, Route { address, .. }) in site.routes.iter() {
        hasher.update(address.file().as_bytes());
        hasher.update(b"\0");
    }
    for address in search_shards(site) {
        hasher.update(address.as_bytes());
        hasher.update(b"\0");
    }
    Ok(hasher.finalize().to_hex()[..16].to_owned())
}

/// Returns every text that the site shows, in every language.
fn articles(site: &Site) -> impl Iterator<Item = &Article> {
    let playbook = &site.playbook;
    let guides = site.arrangement.path.iter().map(|&ix| &playbook.guide(ix).text);
    let features = FeaturePage::ALL.into_iter().filter_map(|feature| playbook.feature(feature));
    let texts = guides.chain(playbook.pages.iter().map(|page| &page.text)).chain(features);
    texts.flat_map(|text: &Translated<Article>| {
        let translations = text.translations.iter().flatten().map(|translation| &translation.text);
        std::iter::once(&text.source).chain(translations)
    })
}
