//! Resolves the addresses that are written in HTML.

use std::collections::HashSet;

use crate::check::parse::html_writer::HtmlAddress;
use crate::model::{Heading, Html, LinkTarget, Markup, Slot, SlotValue};

/// Returns the HTML of a text with its addresses resolved; `None` if one of them leads nowhere. Every one is looked up.
pub(crate) fn resolve(
    raw_html: &[Html<HtmlAddress>],
    headings: &[Heading],
    mut target: impl FnMut(&HtmlAddress) -> Option<LinkTarget>,
) -> Option<Vec<Html>> {
    if raw_html.is_empty() {
        // Most texts have none, and need no list of the ids that they have.
        return Some(Vec::new());
    }
    let mut ids: HashSet<&str> = headings.iter().map(|heading| &*heading.anchor).collect();
    let mut resolved = Vec::with_capacity(raw_html.len());
    let mut is_complete = true;
    for html in raw_html {
        let html = match html {
            Html::Text(html) => Html::Text(html.clone()),
            Html::Markup(markup) => {
                let mut slots = Vec::with_capacity(markup.slots.len());
                for slot in &markup.slots {
                    let value = match &slot.value {
                        // Something else has that name already.
                        SlotValue::Id(id) if !ids.insert(id) => continue,
                        value => resolve_value(value, &mut target),
                    };
                    is_complete &= value.is_some();
                    slots.extend(value.map(|value| Slot { at: slot.at, name: slot.name, value }));
                }
                Html::Markup(Markup { html: markup.html.clone(), slots })
            }
        };
        resolved.push(html);
    }
    is_complete.then_some(resolved)
}

/// Returns the value of an attribute; `None` if an address in it leads nowhere.
fn resolve_value(
    value: &SlotValue<HtmlAddress>,
    target: &mut impl FnMut(&HtmlAddress) -> Option<LinkTarget>,
) -> Option<SlotValue> {
    match value {
        SlotValue::Id(id) => Some(SlotValue::Id(id.clone())),
        SlotValue::Address(address) => target(address).map(SlotValue::Address),
        SlotValue::Addresses(set) => {
            let found: Vec<_> = set.iter().map(|(address, size)| Some((target(address)?, size.clone()))).collect();
            found.into_iter().collect::<Option<_>>().map(SlotValue::Addresses)
        }
    }
}
