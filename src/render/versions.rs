//! The same page in other languages.

use crate::model::LangIx;
use crate::plan::{PageKind, RouteIx};

use super::context::SiteContext;

/// A page in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version {
    pub(super) lang: LangIx,
    pub(super) route: RouteIx,
    /// Whether its text is written in that language, and not shown in another in its place.
    pub(super) written: bool,
    /// Whether the others are shown in that language where they are not written.
    pub(super) original: bool,
}

/// Returns the page at `route` in every language; none for what belongs to no language.
pub(super) fn versions(site: &SiteContext, route: RouteIx) -> Vec<Version> {
    let Some(page) = site.routes.get(route).resource.page() else { return Vec::new() };
    let languages = site.playbook.languages().iter();
    languages.filter_map(|(lang, _)| version(site, page, lang)).collect()
}

fn version(site: &SiteContext, page: PageKind, lang: LangIx) -> Option<Version> {
    let (routes, playbook) = (&site.routes, &site.playbook);
    let text = match page {
        PageKind::Guide(_, guide) => Some(&playbook.guide(guide).text),
        PageKind::Free(_, page) => Some(&playbook.pages[page.0 as usize].text),
        _ => None,
    };
    let written = text.is_none_or(|text| text.get(lang).is_some());
    let (route, written) = match page {
        PageKind::Home(_) | PageKind::NotFound => (routes.home(lang), true),
        PageKind::Stage(_, stage) => (routes.stage(lang, stage), true),
        PageKind::StagePart(_, stage, part) => (*routes.stage_parts(lang, stage).get(part as usize)?, true),
        PageKind::Guide(_, guide) => (routes.guide(lang, guide)?, written),
        // The languages side by side are read one by one on the guide's own pages.
        PageKind::SideBySide(_, guide) => (routes.guide(lang, guide)?, false),
        PageKind::Feature(_, feature) => (routes.feature(lang, feature), true),
        PageKind::Lens(_, lens) => (routes.lens(lang, lens), true),
        PageKind::Free(_, page) => (routes.page(lang, page), written),
        PageKind::LanguageChooser | PageKind::Redirect(_) => return None,
    };
    let original = lang == text.map_or(LangIx::MAIN, |text| text.source_lang);
    Some(Version { lang, route, written, original })
}
