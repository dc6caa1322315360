//! What each kind of page shows, as a type of its own: a page sees what it shows and nothing more.
//!
//! Addresses in views are relative to the site's root; templates put `page.root` before them.

mod article;
mod chooser;
mod features;
mod glossary;
mod guide;
mod home;
mod intro;
mod lens;
mod linked_data;
mod map;
mod page_context;
mod redirect;
mod side_by_side;
mod stage;
mod study;

use crate::diagnostic::Diagnostic;
use crate::plan::{PageKind, RouteIx};
use crate::slice::Slice;

use super::context::SiteContext;
use super::locale::LocaleContext;

use page_context::PageContext;

/// Renders the page at a route of `site`; `locales` are the site in each of its languages.
pub(super) fn render(
    site: &SiteContext,
    locales: &[LocaleContext],
    route: RouteIx,
    kind: PageKind,
) -> Result<Vec<u8>, Diagnostic> {
    let page = PageContext { site, locales, route, kind, root: root_of(site, route, kind) };
    match kind {
        PageKind::LanguageChooser => chooser::chooser(&page),
        PageKind::NotFound => chooser::not_found(&page),
        PageKind::Redirect(to) => Ok(redirect::redirect(&page, to)),
        PageKind::Home(lang) => home::home(&page, lang),
        PageKind::Stage(lang, stage) => stage::stage(&page, lang, stage),
        PageKind::StagePart(lang, stage, part) => stage::part(&page, lang, stage, part as usize),
        PageKind::Guide(lang, guide) => guide::guide(&page, lang, guide),
        PageKind::SideBySide(lang, guide) => side_by_side::side_by_side(&page, lang, guide),
        PageKind::Feature(lang, feature) => features::feature(&page, lang, feature),
        PageKind::Lens(lang, lens) => lens::lens(&page, lang, lens),
        PageKind::Free(lang, ix) => article::free_page(&page, lang, ix),
    }
}

/// Returns the way from a page to the site's root. The page for addresses that do not exist can be shown at any depth,
/// so there the way begins at the host; in a folder on disk, which has no host, it is the way from where the page is.
fn root_of(site: &SiteContext, route: RouteIx, kind: PageKind) -> String {
    let beside = || site.routes.address(route).root();
    if kind != PageKind::NotFound {
        return beside();
    }
    match base_path(site) {
        Some(path) => path.to_owned(),
        None if site.options.plan.offline => beside(),
        None => "/".to_owned(),
    }
}

/// Returns the path of the site on its host, if it is stated; what a command says comes before what the playbook says.
fn base_path(site: &SiteContext) -> Option<&str> {
    let settings = &site.playbook.settings;
    let asked = site.options.base_url.as_deref().map(path_of);
    asked.or(settings.base_path.as_deref()).or_else(|| settings.base_url.as_deref().map(path_of))
}

/// Returns the path of an address: `/docs/` of `https://example.org/docs/`.
fn path_of(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    url.slice(after_scheme..).find('/').map_or("/", |at| url.slice(after_scheme + at..))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_path_of_an_address_is_what_follows_its_host() {
        assert_eq!(super::path_of("https://example.org/docs/"), "/docs/");
        assert_eq!(super::path_of("https://example.org"), "/");
    }
}
