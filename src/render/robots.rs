//! What robots may read: everything (RFC 9309).

use super::context::SiteContext;

/// Renders `robots.txt`.
pub(super) fn render(site: &SiteContext) -> String {
    let sitemap = site.base_url.as_ref().map(|base| format!("\nSitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
