//! The list of pages for search engines (sitemaps.org protocol 0.9, with language alternates).

use crate::model::LangIx;
use crate::plan::{PAGES_PER_SITEMAP, PageKind, RouteIx};
use crate::schema::guide::FactIx;

use super::context::SiteContext;
use super::escape::push_escaped;
use super::versions::versions;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// Renders `sitemap.xml`: every page, or the parts that do.
pub(super) fn render(site: &SiteContext) -> String {
    if site.routes.sitemap_parts().is_empty() {
        return part(site, 0);
    }
    let mut out = format!("{DECLARATION}<sitemapindex {NAMESPACE}>\n");
    for &part in site.routes.sitemap_parts() {
        out.push_str("<sitemap><loc>");
        push_address(site, &mut out, part);
        out.push_str("</loc></sitemap>\n");
    }
    out.push_str("</sitemapindex>\n");
    out
}

/// Renders a part of the list; the first is all of it where there are no parts.
pub(super) fn part(site: &SiteContext, part: usize) -> String {
    let mut out = format!("{DECLARATION}<urlset {NAMESPACE} xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    let pages = site.routes.iter().filter_map(|(ix, route)| Some((ix, route.resource.page()?)));
    let listed = pages.filter_map(|(ix, page)| Some((ix, page, page.listed()?)));
    for (ix, page, lang) in listed.skip(part * PAGES_PER_SITEMAP).take(PAGES_PER_SITEMAP) {
        push_page(site, &mut out, ix, page, lang);
    }
    out.push_str("</urlset>\n");
    out
}

/// Appends a page, unless it shows a text in another language than its own: that page is listed in its place.
fn push_page(site: &SiteContext, out: &mut String, route: RouteIx, page: PageKind, lang: LangIx) {
    let mut written = versions(site, route);
    written.retain(|version| version.written);
    if !written.iter().any(|version| version.lang == lang) {
        return;
    }
    out.push_str("<url><loc>");
    push_address(site, out, route);
    out.push_str("</loc>");
    if let PageKind::Guide(_, guide) = page
        && let Some(updated) = site.playbook.guide(guide).facts.date(FactIx::UPDATED)
    {
        out.push_str("<lastmod>");
        out.push_str(&updated.to_string());
        out.push_str("</lastmod>");
    }
    if written.len() > 1 {
        for version in written {
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            out.push_str(site.tag(version.lang));
            out.push_str("\" href=\"");
            push_address(site, out, version.route);
            out.push_str("\"/>");
        }
    }
    out.push_str("</url>\n");
}

fn push_address(site: &SiteContext, out: &mut String, route: RouteIx) {
    push_escaped(out, &site.full_address(site.routes.link(route)));
}
