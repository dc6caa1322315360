//! What the main navigation shows in one language, where the playbook decides it.

use serde::Serialize;

use crate::model::{FeaturePage, LangIx, MenuEntry, MenuTarget};

use super::context::SiteContext;
use super::strings::Strings;

/// What an entry of the menu shows.
#[derive(Serialize)]
pub(super) struct MenuLink<'a> {
    name: &'a str,
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
    let to_page = |name: &'a str, route| MenuLink {
        name: entry.label.as_ref().map_or(name, |label| &label[lang]),
        address: Some(routes.link(route)),
        lang: None,
        link: None,
        items: None,
    };
    let labelled = entry.label.as_ref().map_or("", |label| &label[lang]);
    match &entry.target {
        MenuTarget::Feature(FeaturePage::Home) => to_page(strings.text("nav.home"), routes.home(lang)),
        MenuTarget::Feature(feature) => {
            let name = strings.text(&format!("feature.{}.name", feature.slug()));
            to_page(name, routes.feature(lang, *feature))
        }
        MenuTarget::Stage(stage) => to_page(&playbook.stages[*stage].name[lang], routes.stage(lang, *stage)),
        MenuTarget::Lens(lens) => to_page(&playbook.lenses[lens.0 as usize].name[lang], routes.lens(lang, *lens)),
        MenuTarget::Page(page) => {
            let (text, text_lang) = playbook.pages[page.0 as usize].text.get_or_source(lang);
            let is_title_of_another = text_lang != lang && entry.label.is_none();
            let lang_of_name = is_title_of_another.then(|| site.tag(text_lang));
            MenuLink { lang: lang_of_name, ..to_page(&text.title, routes.page(lang, *page)) }
        }
        MenuTarget::Link(address) => {
            MenuLink { name: labelled, address: None, lang: None, link: Some(address), items: None }
        }
        MenuTarget::Group(held) => {
            let items = Some(links(held, site, lang, strings));
            MenuLink { name: labelled, address: None, lang: None, link: None, items }
        }
    }
}
