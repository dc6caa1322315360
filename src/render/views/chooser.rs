//! Pages that belong to no language: the one that picks a language, and what an address that does not exist shows.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::LangIx;

use super::page_context::{PageContext, PageMeta};
use crate::render::inline::Inline;

/// What both pages show of each language, in that language.
#[derive(Serialize)]
struct LanguageChoice<'a> {
    lang: &'a str,
    name: &'a str,
    title: &'a str,
    title_html: Inline<'a>,
    description: &'a str,
    address: &'a str,
    not_found: &'a str,
    not_found_text: &'a str,
    /// How to go on where the page cannot tell where the site is.
    not_found_bare: &'a str,
    home: &'a str,
    search: &'a str,
    search_address: &'a str,
}

/// Renders the page that picks a language.
pub(super) fn chooser(page: &PageContext<'_>) -> Result<Vec<u8>, Diagnostic> {
    let settings = &page.site.playbook.settings;
    let heading = PageMeta {
        kind: "chooser",
        lang: LangIx::MAIN,
        title: settings.title.main(),
        description: settings.description.main().words(),
        stage: None,
    };
    page.render(&heading, "choices", &choices(page))
}

/// Renders what an address that does not exist shows.
pub(super) fn not_found(page: &PageContext<'_>) -> Result<Vec<u8>, Diagnostic> {
    let strings = page.site.strings(LangIx::MAIN);
    let heading = PageMeta {
        kind: "404",
        lang: LangIx::MAIN,
        title: strings.text("not_found.title"),
        description: strings.text("not_found.text"),
        stage: None,
    };
    page.render(&heading, "choices", &choices(page))
}

fn choices<'a>(page: &'a PageContext<'_>) -> Vec<LanguageChoice<'a>> {
    let site = page.site;
    let languages = site.playbook.languages().iter();
    languages
        .map(|(lang, language)| {
            let strings = site.strings(lang);
            LanguageChoice {
                lang: language.tag(),
                name: strings.text("language.name"),
                title: &site.playbook.settings.title[lang],
                title_html: page.name(lang, &site.playbook.settings.title),
                description: site.playbook.settings.description[lang].words(),
                address: page.link(site.routes.home(lang)),
                not_found: strings.text("not_found.title"),
                not_found_text: strings.text("not_found.text"),
                not_found_bare: strings.text("not_found.bare"),
                home: strings.text("nav.home"),
                search: strings.text("feature.search.name"),
                search_address: page.link(site.routes.feature(lang, crate::model::FeaturePage::Search)),
            }
        })
        .collect()
}
