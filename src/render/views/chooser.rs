//! Pages that belong to no language: the one that picks a language, and what an address that does not exist shows.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::LangIx;

use super::frame::{Frame, Heading};

/// What both pages show of each language, in that language.
#[derive(Serialize)]
struct Choice<'a> {
    lang: &'a str,
    name: &'a str,
    title: &'a str,
    description: &'a str,
    address: &'a str,
    not_found: &'a str,
    not_found_text: &'a str,
    /// How to go on where the page cannot tell where the site stands.
    not_found_bare: &'a str,
    home: &'a str,
    search: &'a str,
    search_address: &'a str,
}

/// Renders the page that picks a language.
pub(super) fn chooser(frame: &Frame<'_>) -> Result<Vec<u8>, Diagnostic> {
    let settings = &frame.site.playbook.settings;
    let heading = Heading {
        kind: "chooser",
        lang: LangIx::SOURCE,
        title: settings.title.source(),
        description: settings.description.source(),
        stage: None,
    };
    frame.render(&heading, "choices", &choices(frame))
}

/// Renders what an address that does not exist shows.
pub(super) fn not_found(frame: &Frame<'_>) -> Result<Vec<u8>, Diagnostic> {
    let strings = &frame.site.edition(LangIx::SOURCE).strings;
    let heading = Heading {
        kind: "404",
        lang: LangIx::SOURCE,
        title: strings.text("not_found.title"),
        description: strings.text("not_found.text"),
        stage: None,
    };
    frame.render(&heading, "choices", &choices(frame))
}

fn choices<'a>(frame: &'a Frame<'_>) -> Vec<Choice<'a>> {
    let site = frame.site;
    let languages = site.playbook.languages().iter();
    languages
        .map(|(lang, language)| {
            let strings = &site.edition(lang).strings;
            Choice {
                lang: language.tag(),
                name: strings.text("language.name"),
                title: &site.playbook.settings.title[lang],
                description: &site.playbook.settings.description[lang],
                address: frame.link(site.routes.home(lang)),
                not_found: strings.text("not_found.title"),
                not_found_text: strings.text("not_found.text"),
                not_found_bare: strings.text("not_found.bare"),
                home: strings.text("nav.home"),
                search: strings.text("feature.search.name"),
                search_address: frame.link(site.routes.feature(lang, crate::model::FeaturePage::Search)),
            }
        })
        .collect()
}
