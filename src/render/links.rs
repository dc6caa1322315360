//! Where links of the content lead.

use std::borrow::Cow;

use crate::model::{Article, Body, FeaturePage, LangIx, LinkTarget, Translated};
use crate::plan::RouteIx;

use super::context::SiteContext;
use super::escape::{push_escaped, push_path};

/// Appends to `out` the address of `target` as it is written on a page whose way to the site's root is `root`.
/// Returns whether there is one: a draft that is not shown has none. `prefix` is before anchors of the same text.
pub(super) fn push_address(
    site: &SiteContext,
    out: &mut String,
    (lang, root): (LangIx, &str),
    prefix: &str,
    target: &LinkTarget,
) -> bool {
    let routes = &site.routes;
    let (route, anchor): (Option<RouteIx>, Option<&str>) = match target {
        LinkTarget::External(address) => {
            push_escaped(out, address);
            return true;
        }
        LinkTarget::Anchor(anchor) => {
            out.push('#');
            out.push_str(prefix);
            push_escaped(out, anchor);
            return true;
        }
        LinkTarget::Guide(guide, lang, anchor) => (routes.guide(*lang, *guide), anchor.as_deref()),
        LinkTarget::Page(page, lang, anchor) => (Some(routes.page(*lang, *page)), anchor.as_deref()),
        LinkTarget::Feature(feature, lang, anchor) => (Some(routes.feature(*lang, *feature)), anchor.as_deref()),
        LinkTarget::Stage(stage, anchor) => (Some(routes.stage(lang, *stage)), anchor.as_deref()),
        LinkTarget::Lens(lens, anchor) => (Some(routes.lens(lang, *lens)), anchor.as_deref()),
        LinkTarget::Asset(asset, place) => {
            // Of a picture that is in other sizes alone, the largest stands for it.
            (routes.content_asset(*asset).or_else(|| routes.renditions(*asset).last().copied()), place.as_deref())
        }
    };
    let Some(route) = route else { return false };
    out.push_str(root);
    push_path(out, routes.link(route));
    if let Some(anchor) = anchor {
        out.push('#');
        push_escaped(out, anchor);
    }
    true
}

/// Returns what a link of `body` is called that has no words of its own: by the heading or term that it leads to, or by
/// the title of the page. Addresses of other sites are their own names; files have none.
pub(super) fn name<'s>(
    site: &'s SiteContext,
    lang: LangIx,
    body: &'s Body,
    target: &'s LinkTarget,
) -> Option<Cow<'s, str>> {
    let playbook = &site.playbook;
    let name: &str = match target {
        LinkTarget::External(address) => address,
        LinkTarget::Anchor(anchor) => heading(body, anchor)?,
        LinkTarget::Guide(guide, lang, anchor) => title(&playbook.guide(*guide).text, *lang, anchor.as_deref()),
        LinkTarget::Page(page, lang, anchor) => {
            title(&playbook.pages.get(page.0 as usize)?.text, *lang, anchor.as_deref())
        }
        LinkTarget::Feature(FeaturePage::Glossary, lang, Some(id)) if term(site, *lang, id).is_some() => {
            term(site, *lang, id)?
        }
        LinkTarget::Feature(feature, lang, anchor) => match playbook.feature(*feature) {
            Some(text) => title(text, *lang, anchor.as_deref()),
            None if *feature == FeaturePage::Home => &playbook.settings.title[*lang],
            None => return Some(site.strings(*lang).text(&format!("feature.{}.name", feature.slug())).into()),
        },
        LinkTarget::Stage(stage, _) => &playbook.stages[*stage].name[lang],
        LinkTarget::Lens(lens, anchor) => {
            let lens = playbook.lenses.get(lens.0 as usize)?;
            let stage = lens.stages.iter().find(|stage| anchor.as_deref() == Some(&stage.id));
            stage.map_or(&lens.name[lang], |stage| &stage.name[lang])
        }
        LinkTarget::Asset(..) => return None,
    };
    Some(name.into())
}

/// Returns what a text is called, or the heading of it that has the anchor.
fn title<'s>(text: &'s Translated<Article>, lang: LangIx, anchor: Option<&str>) -> &'s str {
    let article = text.get_or_source(lang).0;
    anchor.and_then(|anchor| heading(&article.body, anchor)).unwrap_or(&article.title)
}

fn heading<'s>(body: &'s Body, anchor: &str) -> Option<&'s str> {
    body.headings.iter().find(|heading| *heading.anchor == *anchor).map(|heading| &*heading.text)
}

fn term<'s>(site: &'s SiteContext, lang: LangIx, id: &str) -> Option<&'s str> {
    site.playbook.glossary.iter().find(|term| term.id == id).map(|term| &*term.term[lang])
}
