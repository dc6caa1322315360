//! A page at an old address that leads to the new one, on any host and without a script.

use crate::plan::RouteIx;
use crate::render::escape::escaped;
use crate::render::versions::versions;

use super::page_context::PageContext;

/// Renders the page that leads to `to`.
pub(super) fn redirect(page: &PageContext<'_>, to: RouteIx) -> Vec<u8> {
    let languages = page.site.playbook.languages();
    let lang = versions(page.site, to).into_iter().find(|version| version.route == to).map(|version| version.lang);
    let tag = lang.map_or_else(|| languages.main(), |lang| &languages[lang]).tag();
    let address = escaped(&format!("{}{}", page.root, page.link(to)));
    let canonical = escaped(&page.href(to));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{address}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={address}\">\n<link rel=\"canonical\" href=\"{canonical}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n</head>\n<body>\n<p><a href=\"{address}\">{address}</a></p>\n\
         </body>\n</html>\n"
    )
    .into_bytes()
}
