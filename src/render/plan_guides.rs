//! What the plan shows of each guide, as scripts, for playbooks whose guides its page has no room for: the page names the
//! first guide of each, and loads those that the reader's plan needs. They are scripts so that they work from a disk.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;

use super::locale::LocaleContext;
use super::templates::data_failed;

/// What of a guide's card the plan shows.
const SHOWN: [&str; 7] = ["id", "stage", "title", "lang", "address", "prepare", "run"];

/// Where the guides are whose ids, as text, come from `first` on, before those of the next part.
#[derive(Serialize)]
struct PartLink<'a> {
    first: String,
    address: &'a str,
}

/// Returns where each guide is found, as JSON for the script; `None` where the page of the plan has them all.
pub(super) fn links(locale: &LocaleContext) -> Result<Option<String>, Diagnostic> {
    let site = &*locale.site;
    let parts = site.order.parts_by_id().zip(site.routes.plan_parts(locale.lang));
    let links = parts.filter_map(|(guides, &part)| {
        let first = site.playbook.guide(*guides.first()?).id.to_string();
        Some(PartLink { first, address: site.routes.link(part) })
    });
    let links: Vec<PartLink<'_>> = links.collect();
    let json = (!links.is_empty()).then(|| serde_json::to_string(&links));
    json.transpose().map_err(|error| data_failed(&error))
}

/// Renders a part: a call that hands a list of guides over.
pub(super) fn part(locale: &LocaleContext, part: usize) -> Result<Vec<u8>, Diagnostic> {
    let guides = locale.site.order.parts_by_id().nth(part).unwrap_or_default();
    let cards = locale.cards(guides);
    let guides: Vec<BTreeMap<&str, &Value>> = cards.iter().map(shown).collect();
    let list = serde_json::to_string(&guides).map_err(|error| data_failed(&error))?;
    Ok(format!("stagecraftPlan({list});\n").into_bytes())
}

/// Returns what of a card the plan shows, without what the guide does not state.
fn shown(card: &Value) -> BTreeMap<&'static str, &Value> {
    let of = |name| Some((name, card.get_from_path(name).filter(|value| !value.is_none() && !value.is_undefined())?));
    SHOWN.into_iter().filter_map(of).collect()
}
