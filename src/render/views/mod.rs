//! What each kind of page shows, as a type of its own: a page sees what it shows and nothing more.
//!
//! Addresses in views are relative to the site's root; templates put `page.root` before them.

mod article;
mod chooser;
mod frame;
mod glossary;
mod guide;
mod home;
mod lens;
mod linked_data;
mod lists;
mod map;
mod quiz;
mod redirect;
mod side_by_side;
mod stage;
mod study;

pub(super) use frame::versions;
pub(super) use guide::scope as guide_scope;
pub(super) use quiz::QuizView;

use crate::diagnostic::Diagnostic;
use crate::model::FeaturePage;
use crate::plan::{RouteIx, Show};

use super::Site;

use frame::Frame;

/// Renders the page at a route.
pub(super) fn render(site: &Site, route: RouteIx) -> Result<Vec<u8>, Diagnostic> {
    let frame = Frame { site, route, root: root_of(site, route) };
    match site.routes.get(route).show {
        Show::LanguageChooser => chooser::chooser(&frame),
        Show::NotFound => chooser::not_found(&frame),
        Show::Redirect(to) => Ok(redirect::redirect(&frame, to)),
        Show::Home(lang) => home::home(&frame, lang),
        Show::Stage(lang, stage) => stage::stage(&frame, lang, stage),
        Show::StagePart(lang, stage, part) => stage::part(&frame, lang, stage, part as usize),
        Show::Guide(lang, guide) => guide::guide(&frame, lang, guide),
        Show::SideBySide(lang, guide) => side_by_side::side_by_side(&frame, lang, guide),
        Show::Feature(lang, FeaturePage::Map) => map::map(&frame, lang),
        Show::Feature(lang, FeaturePage::Study) => study::study(&frame, lang),
        Show::Feature(lang, FeaturePage::Plan) => lists::plan(&frame, lang),
        Show::Feature(lang, FeaturePage::Glossary) => glossary::glossary(&frame, lang),
        Show::Feature(lang, FeaturePage::Search) => lists::search(&frame, lang),
        Show::Lens(lang, lens) => lens::lens(&frame, lang, lens),
        Show::Page(lang, page) => article::free_page(&frame, lang, page),
        // `Site::render` renders these itself.
        Show::Sitemap
        | Show::SitemapPart(_)
        | Show::Feed(_)
        | Show::Robots
        | Show::Data
        | Show::Llms
        | Show::LlmsFull(_)
        | Show::WebManifest(_)
        | Show::ServiceWorker
        | Show::SearchIndex(_)
        | Show::ContentAsset(_)
        | Show::ThemeAsset(_) => Ok(Vec::new()),
    }
}

/// Returns the way from a page to the site's root. The page for addresses that do not exist can be shown at any
/// depth, so there the way begins at the host, if it is known where the site will stand.
fn root_of(site: &Site, route: RouteIx) -> String {
    let route = site.routes.get(route);
    let path = site.base_url.as_deref().filter(|_| route.show == Show::NotFound).map(path_of);
    path.map_or_else(|| route.address.root(), ToOwned::to_owned)
}

/// Returns the path of an address: `/docs/` of `https://example.org/docs/`.
fn path_of(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    url[after_scheme..].find('/').map_or("/", |at| &url[after_scheme + at..])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_path_of_an_address_is_what_follows_its_host() {
        assert_eq!(super::path_of("https://example.org/docs/"), "/docs/");
        assert_eq!(super::path_of("https://example.org"), "/");
    }
}
