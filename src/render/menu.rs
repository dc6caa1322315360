//! What the main navigation and the doors of the home page show in one language, where the playbook decides it.

use serde::Serialize;

use crate::model::{FeaturePage, LangIx, Localized, MenuEntry, MenuTarget, Sentence};

use super::context::SiteContext;
use super::strings::Strings;

/// What an entry of the menu shows.
#[derive(Serialize)]
pub(super) struct MenuLink<'a> {
    name: &'a str,
    /// What the page that it leads to says of itself, as words.
    summary: Option<&'a str>,
    /// The page of the site that it leads to.
    address: Option<&'a str>,
    /// The language of the name, where it is not the page's.
    lang: Option<&'a str>,
    /// The address of another site.
    link: Option<&'a str>,
    /// What a group holds.
    items: Option<Vec<MenuLink<'a>>>,
}

/// Returns what `menu` shows in `lang`, of which `strings` are the words.
pub(super) fn links<'a>(
    menu: &'a [MenuEntry],
    site: &'a SiteContext,
    lang: LangIx,
    strings: &'a Strings,
) -> Vec<MenuLink<'a>> {
    menu.iter().map(|entry| link(entry, site, lang, strings)).collect()
}

fn link<'a>(entry: &'a MenuEntry, site: &'a SiteContext, lang: LangIx, strings: &'a Strings) -> MenuLink<'a> {
    let (playbook, routes) = (&site.playbook, &site.routes);
    let at = |route| Some(routes.link(route));
    let (name, address, name_lang) = match &entry.target {
        MenuTarget::Feature(FeaturePage::Home) => (strings.text("nav.home"), at(routes.home(lang)), lang),
        MenuTarget::Feature(feature) => {
            let name = strings.text(&format!("feature.{}.name", feature.slug()));
            (name, at(routes.feature(lang, *feature)), lang)
        }
        MenuTarget::Stage(stage) => {
            let name = &playbook.stages[*stage].name;
            (&*name[lang], at(routes.stage(lang, *stage)), name.language(lang))
        }
        MenuTarget::Lens(lens) => {
            let name = &playbook.lenses[lens.0 as usize].name;
            (&*name[lang], at(routes.lens(lang, *lens)), name.language(lang))
        }
        MenuTarget::Page(page) => {
            let (text, text_lang) = playbook.pages[page.0 as usize].text.get_or_source(lang);
            (&*text.title, at(routes.page(lang, *page)), text_lang)
        }
        MenuTarget::Link(_) | MenuTarget::Group(_) => ("", None, lang),
    };
    let shown_lang = entry.label.as_ref().map_or(name_lang, |label| label.language(lang));
    MenuLink {
        name: entry.label.as_ref().map_or(name, |label| &label[lang]),
        summary: summary(&entry.target, site, lang),
        address,
        lang: (shown_lang != lang).then(|| site.tag(shown_lang)),
        link: if let MenuTarget::Link(link) = &entry.target { Some(link) } else { None },
        items: match &entry.target {
            MenuTarget::Group(held) => Some(links(held, site, lang, strings)),
            _ => None,
        },
    }
}

/// Returns what a page says of itself, if it says that in `lang`.
fn summary<'a>(target: &MenuTarget, site: &'a SiteContext, lang: LangIx) -> Option<&'a str> {
    let playbook = &site.playbook;
    let in_lang = |text: &'a Localized<Sentence>| (text.language(lang) == lang).then(|| text[lang].words());
    match target {
        MenuTarget::Feature(feature) => Some(site.feature_summary(lang, *feature)),
        MenuTarget::Stage(stage) => in_lang(&playbook.stages[*stage].summary),
        MenuTarget::Lens(lens) => in_lang(&playbook.lenses[lens.0 as usize].summary),
        MenuTarget::Page(page) => playbook.pages[page.0 as usize].text.get(lang).map(|text| text.summary.words()),
        MenuTarget::Link(_) | MenuTarget::Group(_) => None,
    }
}
