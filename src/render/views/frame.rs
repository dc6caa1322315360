//! What stands around the content of every page: title, description, addresses in other languages.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx, StageId};
use crate::plan::{RouteIx, Show};
use crate::render::Site;

use super::article::Intro;

/// A page being rendered: which, and the way from it to the site's root.
pub(super) struct Frame<'a> {
    pub(super) site: &'a Site,
    pub(super) route: RouteIx,
    pub(super) root: String,
}

/// What a page says of itself.
pub(super) struct Heading<'a> {
    /// Kind of page; names its template too.
    pub(super) kind: &'static str,
    /// The language of everything around the content.
    pub(super) lang: LangIx,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// The stage in whose part of the site the page is.
    pub(super) stage: Option<StageId>,
}

/// What templates see as `page`.
#[derive(Serialize)]
struct PageView<'a> {
    kind: &'static str,
    root: &'a str,
    /// What links name this page.
    address: &'a str,
    title: &'a str,
    description: &'a str,
    /// The whole address of this page, or of the page in whose language its text is.
    canonical: Option<String>,
    /// The same page in every language in which its text exists, if that is more than one.
    alternates: Vec<Alternate<'a>>,
    /// The page for readers of all other languages, where there are alternates: the one that picks a language, or the
    /// page of the source language.
    default: Option<String>,
    /// The same page in every language.
    switch: Vec<Switch<'a>>,
    /// The stage in whose part of the site the page is.
    stage: Option<&'a str>,
}

#[derive(Serialize)]
struct Alternate<'a> {
    lang: &'a str,
    href: String,
}

#[derive(Serialize)]
struct Switch<'a> {
    lang: &'a str,
    /// What the language calls itself.
    name: &'a str,
    address: &'a str,
    current: bool,
}

impl<'a> Frame<'a> {
    /// Renders the page: `shown` is what its template sees under `key`.
    pub(super) fn render<T: Serialize>(
        &self,
        heading: &Heading<'_>,
        key: &'static str,
        shown: &T,
    ) -> Result<Vec<u8>, Diagnostic> {
        let edition = self.site.edition(heading.lang);
        let template = format!("{}.html", heading.kind);
        self.site.fill(edition, (&template, key), (&self.root, heading.stage, &self.view(heading)), shown)
    }

    /// Renders what stands around the page in another language: `shown` is what the template sees as `frame`.
    pub(super) fn render_around<T: Serialize>(&self, heading: &Heading<'_>, shown: &T) -> Result<Vec<u8>, Diagnostic> {
        let edition = self.site.edition(heading.lang);
        let page = (self.root.as_str(), heading.stage, &self.view(heading));
        self.site.fill(edition, ("partials/frame.html", "frame"), page, shown)
    }

    /// Renders a page that the site makes itself, under the heading of its introduction if it has one.
    pub(super) fn render_feature<'f, T: Serialize>(
        &'f self,
        lang: LangIx,
        feature: FeaturePage,
        make: impl FnOnce(Option<Intro<'f>>) -> T,
    ) -> Result<Vec<u8>, Diagnostic> {
        let edition = self.site.edition(lang);
        let intro = Intro::of_feature(self, lang, feature)?;
        let text = self.site.playbook.feature(feature).map(|text| text.get_or_source(lang).0);
        let [name, summary] =
            ["name", "summary"].map(|key| edition.strings.text(&format!("feature.{}.{key}", feature.slug())));
        let heading = Heading {
            kind: feature.slug(),
            lang,
            title: text.map_or(name, |text| &text.title),
            description: text.map_or(summary, |text| &text.summary),
            stage: None,
        };
        self.render(&heading, feature.slug(), &make(intro))
    }

    /// Returns what links name a route.
    pub(super) fn link(&self, route: RouteIx) -> &'a str {
        self.site.routes.address(route).link()
    }

    /// Returns how this page links to a route where a whole address is wanted if there is one.
    pub(super) fn href(&self, route: RouteIx) -> String {
        let start = self.site.base_url.as_deref().unwrap_or(&self.root);
        format!("{start}{}", self.link(route))
    }

    /// Returns how this page links to the page that picks a language.
    fn chooser(&self) -> String {
        let start = self.site.base_url.as_deref().unwrap_or(&self.root);
        let file = self.site.routes.by_file("index.html");
        format!("{start}{}", file.map_or("", |route| self.link(route)))
    }

    fn view<'v>(&'v self, heading: &Heading<'v>) -> PageView<'v> {
        let versions = versions(self.site, self.route);
        let written: Vec<&(LangIx, RouteIx, bool)> = versions.iter().filter(|(_, _, written)| *written).collect();
        let is_written = written.iter().any(|(_, route, _)| *route == self.route);
        // A page without a text of its own stands for the page of the source language, which always has one.
        let canonical = if is_written { Some(self.route) } else { written.first().map(|(_, route, _)| *route) };
        let language = |lang: LangIx| self.site.playbook.languages()[lang].tag();
        let alternates = if is_written && written.len() > 1 { written } else { Vec::new() };
        PageView {
            kind: heading.kind,
            root: &self.root,
            address: self.link(self.route),
            title: heading.title,
            description: heading.description,
            canonical: canonical.map(|route| self.href(route)),
            default: alternates.first().map(|(_, route, _)| match self.site.routes.get(self.route).show {
                Show::Home(_) => self.chooser(),
                _ => self.href(*route),
            }),
            alternates: alternates
                .into_iter()
                .map(|(lang, route, _)| Alternate { lang: language(*lang), href: self.href(*route) })
                .collect(),
            switch: versions
                .iter()
                .map(|(lang, route, _)| Switch {
                    lang: language(*lang),
                    name: self.site.language_name(*lang),
                    address: self.link(*route),
                    current: *route == self.route,
                })
                .collect(),
            stage: heading.stage.map(StageId::as_str),
        }
    }
}

/// Returns the page at `route` in every language, and whether its text is written in that language.
pub(in crate::render) fn versions(site: &Site, route: RouteIx) -> Vec<(LangIx, RouteIx, bool)> {
    let (routes, playbook) = (site.routes(), site.playbook());
    let version = |lang: LangIx| -> Option<(LangIx, RouteIx, bool)> {
        let (route, written) = match routes.get(route).show {
            Show::Home(_) | Show::NotFound => (routes.home(lang), true),
            Show::Stage(_, stage) => (routes.stage(lang, stage), true),
            Show::StagePart(_, stage, part) => (*routes.stage_parts(lang, stage).get(part as usize)?, true),
            Show::Guide(_, guide) => (routes.guide(lang, guide)?, playbook.guide(guide).text.get(lang).is_some()),
            // The languages side by side are read one by one on the guide's own pages.
            Show::SideBySide(_, guide) => (routes.guide(lang, guide)?, false),
            Show::Feature(_, feature) => (routes.feature(lang, feature), true),
            Show::Lens(_, lens) => (routes.lens(lang, lens), true),
            Show::Page(_, page) => (routes.page(lang, page), playbook.pages[page.0 as usize].text.get(lang).is_some()),
            _ => return None,
        };
        Some((lang, route, written))
    };
    playbook.languages().iter().filter_map(|(lang, _)| version(lang)).collect()
}
