//! Where links of the content lead.

use crate::model::{LangIx, LinkTarget};
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
        LinkTarget::Feature(feature, lang) => (Some(routes.feature(*lang, *feature)), None),
        LinkTarget::Stage(stage) => (Some(routes.stage(lang, *stage)), None),
        LinkTarget::Asset(asset) => (routes.content_asset(*asset), None),
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
