//! A page being rendered, and what is around the content of every page: title, description, addresses in other
//! languages.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx, Localized, MenuEntry, MenuTarget, Sentence, StageId};
use crate::plan::{PageKind, RouteIx};
use crate::render::context::SiteContext;
use crate::render::fragments::Area;
use crate::render::html::RenderContext;
use crate::render::inline::Inline;
use crate::render::locale::LocaleContext;
use crate::render::versions::{Version, versions};

/// A page being rendered: which, and the way from it to the site's root.
pub(super) struct PageContext<'a> {
    pub(super) site: &'a SiteContext,
    /// The site in each language.
    pub(super) locales: &'a [LocaleContext],
    pub(super) route: RouteIx,
    pub(super) kind: PageKind,
    pub(super) root: String,
}

/// What a page says of itself.
pub(super) struct PageMeta<'a> {
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
    /// The whole address of this page, where the site's is known.
    url: Option<String>,
    /// The whole address of this page, or of the page in whose language its text is.
    canonical: Option<String>,
    /// The same page in every language in which its text exists, if that is more than one.
    alternates: Vec<Alternate<'a>>,
    /// The page for readers of all other languages, where there are alternates: the one that picks a language, or the
    /// page of the first language that has one.
    default: Option<String>,
    /// The same page in every language.
    switch: Vec<Switch<'a>>,
    /// The stage in whose part of the site the page is.
    stage: Option<&'a str>,
    /// Which of the parts that all pages share leads to this one: `bar`, `path` or `footer`. There the page is marked
    /// as the current one.
    linked_from: Option<&'static str>,
    /// Whether its text shows pictures, films or sounds, which have styles of their own.
    media: bool,
    /// Whether the menu, which is in the bar, leads to this page: it is marked there too.
    in_menu: bool,
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

impl<'a> PageContext<'a> {
    /// Returns the site in `lang`.
    pub(super) fn locale(&self, lang: LangIx) -> &'a LocaleContext {
        &self.locales[usize::from(lang.0)]
    }

    /// Returns where sentences in `lang` are shown on the page.
    pub(super) fn sentences(&self, lang: LangIx) -> RenderContext<'_> {
        let locale = self.locale(lang);
        RenderContext { locale, locales: self.locales, root: &self.root, scope: "", prefix: "" }
    }

    /// Returns a sentence as a page in `lang` shows it within a line, marked with its language where it is in another.
    pub(super) fn inline<'s>(&self, lang: LangIx, sentence: &'s Localized<Sentence>) -> Inline<'s> {
        let own = sentence.language(lang);
        let inline = self.sentences(own).inline(&sentence[lang]);
        if own == lang { inline } else { inline.in_language(self.site.tag(own)) }
    }

    /// Returns a name as a page in `lang` shows it, marked likewise.
    pub(super) fn name<'s>(&self, lang: LangIx, name: &'s Localized) -> Inline<'s> {
        Inline::name(self.site, lang, name)
    }

    /// Returns the tag of the first language that stands for `lang` in one of `languages`, those of the texts of a page.
    pub(super) fn other_language(&self, lang: LangIx, mut languages: impl Iterator<Item = LangIx>) -> Option<&'a str> {
        languages.find(|own| *own != lang).map(|own| self.site.tag(own))
    }

    /// Returns the pages that the page shares fragments with, those of `stage` or of none.
    pub(super) fn area(&self, stage: Option<StageId>) -> Area<'_> {
        Area { root: &self.root, stage }
    }

    /// Renders the page: `shown` is what its template sees under `key`.
    pub(super) fn render<T: Serialize>(
        &self,
        heading: &PageMeta<'_>,
        key: &'static str,
        shown: &T,
    ) -> Result<Vec<u8>, Diagnostic> {
        let template = format!("{}.html", heading.kind);
        let page = (self.area(heading.stage), &self.view(heading));
        self.locale(heading.lang).fill((&template, key), page, shown)
    }

    /// Renders what is around the page in another language: `shown` is what the template sees as `frame`.
    pub(super) fn render_around<T: Serialize>(&self, heading: &PageMeta<'_>, shown: &T) -> Result<Vec<u8>, Diagnostic> {
        let page = (self.area(heading.stage), &self.view(heading));
        self.locale(heading.lang).fill(("partials/frame.html", "frame"), page, shown)
    }

    /// Returns what links name a route.
    pub(super) fn link(&self, route: RouteIx) -> &'a str {
        self.site.routes.link(route)
    }

    /// Returns how this page links to a route where a whole address is wanted if there is one.
    pub(super) fn href(&self, route: RouteIx) -> String {
        let start = self.site.base_url.as_deref().unwrap_or(&self.root);
        format!("{start}{}", self.link(route))
    }

    /// Tells whether the text of the page shows pictures, films or sounds.
    fn shows_media(&self) -> bool {
        let playbook = &self.site.playbook;
        let (text, lang) = match self.kind {
            PageKind::Guide(lang, guide) => (&playbook.guide(guide).text, lang),
            PageKind::SideBySide(lang, guide) => {
                let text = &playbook.guide(guide).text;
                return text.source.body.shows_media() || text.get_or_source(lang).0.body.shows_media();
            }
            PageKind::Free(lang, page) => (&playbook.pages[page.0 as usize].text, lang),
            PageKind::Feature(lang, feature) => match playbook.feature(feature) {
                Some(text) => (text, lang),
                None => return false,
            },
            PageKind::Home(lang) => match playbook.feature(FeaturePage::Home) {
                Some(text) => (text, lang),
                None => return false,
            },
            _ => return false,
        };
        text.get_or_source(lang).0.body.shows_media()
    }

    /// Returns how this page links to the page that picks a language.
    fn chooser(&self) -> String {
        let start = self.site.base_url.as_deref().unwrap_or(&self.root);
        let file = self.site.routes.by_file("index.html");
        format!("{start}{}", file.map_or("", |route| self.link(route)))
    }

    fn view<'v>(&'v self, heading: &PageMeta<'v>) -> PageView<'v> {
        let versions = versions(self.site, self.route);
        let written: Vec<&Version> = versions.iter().filter(|version| version.written).collect();
        let is_written = written.iter().any(|version| version.route == self.route);
        // A page without a text of its own stands for the page of the language that its text is in.
        let original = written.iter().find(|version| version.original).map(|version| version.route);
        let canonical = if is_written { Some(self.route) } else { original };
        let alternates = if is_written && written.len() > 1 { written } else { Vec::new() };
        PageView {
            kind: heading.kind,
            root: &self.root,
            address: self.link(self.route),
            title: heading.title,
            description: heading.description,
            url: self.site.base_url.is_some().then(|| self.href(self.route)),
            canonical: canonical.map(|route| self.href(route)),
            default: alternates.first().map(|version| {
                if matches!(self.kind, PageKind::Home(_)) { self.chooser() } else { self.href(version.route) }
            }),
            alternates: alternates
                .into_iter()
                .map(|version| Alternate { lang: self.site.tag(version.lang), href: self.href(version.route) })
                .collect(),
            switch: versions
                .iter()
                .map(|version| Switch {
                    lang: self.site.tag(version.lang),
                    name: self.site.language_name(version.lang),
                    address: self.link(version.route),
                    current: version.route == self.route,
                })
                .collect(),
            stage: heading.stage.map(StageId::as_str),
            linked_from: linked_from(self.kind),
            media: self.shows_media(),
            in_menu: self.site.playbook.settings.menu.iter().flatten().any(|entry| is_led_to(self.kind, entry)),
        }
    }
}

/// Returns whether an entry of the menu leads to a page.
fn is_led_to(page: PageKind, entry: &MenuEntry) -> bool {
    entry.all().any(|entry| match (&entry.target, page) {
        (MenuTarget::Feature(FeaturePage::Home), PageKind::Home(_)) => true,
        (MenuTarget::Feature(to), PageKind::Feature(_, feature)) => *to == feature,
        (MenuTarget::Stage(to), PageKind::Stage(_, stage)) => *to == stage,
        (MenuTarget::Page(to), PageKind::Free(_, page)) => *to == page,
        (MenuTarget::Lens(to), PageKind::Lens(_, lens)) => *to == lens,
        _ => false,
    })
}

/// Returns which of the parts that all pages share leads to a page.
const fn linked_from(page: PageKind) -> Option<&'static str> {
    match page {
        PageKind::Home(_) | PageKind::Feature(..) => Some("bar"),
        PageKind::Stage(..) => Some("path"),
        PageKind::Lens(..) | PageKind::Free(..) => Some("footer"),
        PageKind::LanguageChooser
        | PageKind::StagePart(..)
        | PageKind::Guide(..)
        | PageKind::SideBySide(..)
        | PageKind::NotFound
        | PageKind::Redirect(_) => None,
    }
}
