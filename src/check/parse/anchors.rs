//! Gives the headings of a text anchors that differ.

use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// Returns an anchor for each heading: the one that is wanted, with a number behind it where another has it. That of a
/// section goes to the first section that wants it, whatever other headings are before it.
pub(crate) fn distinct(wanted: Vec<(Arc<str>, bool)>) -> Vec<Arc<str>> {
    let sections = wanted.iter().filter(|(_, is_section)| *is_section).map(|(anchor, _)| anchor.clone());
    let mut reserved: FxHashSet<Arc<str>> = sections.collect();
    let mut taken = FxHashSet::with_capacity_and_hasher(wanted.len(), FxBuildHasher);
    let mut numbers: FxHashMap<Arc<str>, usize> = FxHashMap::default();
    let mut anchors = Vec::with_capacity(wanted.len());
    for (anchor, is_section) in wanted {
        if is_section {
            reserved.remove(&anchor);
        }
        let is_free = |name: &str| !taken.contains(name) && !reserved.contains(name);
        let own = if is_free(&anchor) {
            anchor
        } else {
            let number = numbers.entry(anchor.clone()).or_insert(1);
            loop {
                *number += 1;
                let numbered = format!("{anchor}-{number}");
                if is_free(&numbered) {
                    break numbered.into();
                }
            }
        };
        taken.insert(own.clone());
        anchors.push(own);
    }
    anchors
}
