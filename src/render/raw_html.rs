//! Writes HTML that is part of a page, with the attributes whose values depend on the page.

use crate::model::{LinkTarget, Markup, SlotValue};
use crate::slice::{Shorten, Slice};

use super::escape::push_escaped;

/// Appends `markup` to `out`. `push_address` appends an address and tells whether there is one; an attribute without
/// one is left out. `prefix` is before ids.
pub(super) fn push_markup(
    out: &mut String,
    markup: &Markup,
    prefix: &str,
    push_address: impl Fn(&mut String, &LinkTarget) -> bool,
) {
    let mut done = 0;
    for slot in &markup.slots {
        out.push_str(markup.html.slice(done..slot.at));
        done = slot.at;
        let before = out.len();
        for part in [" ", slot.name, "=\""] {
            out.push_str(part);
        }
        let is_written = match &slot.value {
            SlotValue::Id(id) => {
                out.push_str(prefix);
                push_escaped(out, id);
                true
            }
            SlotValue::Address(target) => push_address(out, target),
            SlotValue::Addresses(set) => set.iter().enumerate().all(|(at, (target, size))| {
                out.push_str(if at > 0 { ", " } else { "" });
                let is_written = push_address(out, target);
                out.push_str(if size.is_empty() { "" } else { " " });
                push_escaped(out, size);
                is_written
            }),
        };
        if is_written {
            out.push('"');
        } else {
            out.shorten(before);
        }
    }
    out.push_str(markup.html.slice(done..));
}
