//! The list of pages for search engines (sitemaps.org protocol 0.9, with language alternates).

use crate::model::{GuideIx, LangIx};
use crate::plan::{RouteIx, Show};

use super::Site;
use super::escape::push_escaped;
use super::views::versions;

/// Renders `sitemap.xml`.
pub(super) fn render(site: &Site) -> String {
    let mut out = String::with_capacity(site.routes.len() * 300);
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (ix, route) in site.routes.iter() {
        match route.show {
            Show::Guide(lang, guide) => push_page(site, &mut out, ix, lang, Some(guide)),
            Show::Home(lang)
            | Show::Stage(lang, _)
            | Show::StagePart(lang, ..)
            | Show::Feature(lang, _)
            | Show::Lens(lang, _)
            | Show::Page(lang, _) => push_page(site, &mut out, ix, lang, None),
            _ => {}
        }
    }
    out.push_str("</urlset>\n");
    out
}

/// Appends a page, unless it shows a text in another language than its own: that page is listed in its place.
fn push_page(site: &Site, out: &mut String, route: RouteIx, lang: LangIx, guide: Option<GuideIx>) {
    let mut written = versions(site, route);
    written.retain(|&(_, _, written)| written);
    if !written.iter().any(|&(of, ..)| of == lang) {
        return;
    }
    out.push_str("<url><loc>");
    push_address(site, out, route);
    out.push_str("</loc>");
    if let Some(updated) = guide.and_then(|guide| site.playbook.guide(guide).updated) {
        out.push_str("<lastmod>");
        out.push_str(&updated.to_string());
        out.push_str("</lastmod>");
    }
    if written.len() > 1 {
        for (lang, route, _) in written {
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            out.push_str(site.playbook.languages()[lang].tag());
            out.push_str("\" href=\"");
            push_address(site, out, route);
            out.push_str("\"/>");
        }
    }
    out.push_str("</url>\n");
}

fn push_address(site: &Site, out: &mut String, route: RouteIx) {
    push_escaped(out, &site.full_address(site.routes.address(route).link()));
}
