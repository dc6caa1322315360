//! The names by which others know the headings of a text.
//!
//! A heading has one anchor on the page. Writers know it by more: code hosts make another of its words, and a
//! translation words it in its own language. All of these lead to it, and here is what they are.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::char::is_combining_mark;

use crate::fold::slug;
use crate::model::Heading;

/// The names by which the headings of a text are known, each with the number of its heading.
#[derive(Debug, Default)]
pub(crate) struct HeadingNames {
    by_name: FxHashMap<Arc<str>, usize>,
}

impl HeadingNames {
    /// Returns the names of `headings`. Where two have the same, that which comes first in this list counts: their
    /// anchors, what code hosts make of their words, what this program would make of them.
    pub(crate) fn of(headings: &[Heading]) -> Self {
        let mut names = Self::default();
        let anchors = headings.iter().map(|heading| heading.anchor.clone());
        anchors.enumerate().for_each(|(at, anchor)| names.add(anchor, at));
        for make in [on_code_host, with_dashes, collapsed] {
            names.add_all(headings, make, 1);
        }
        names.add_all(headings, slug, 2);
        names
    }

    /// Adds the name that `make` makes of each heading; the same ones are numbered from `first` on.
    fn add_all(&mut self, headings: &[Heading], make: impl Fn(&str) -> String, first: usize) {
        let mut taken = Taken::default();
        for (at, heading) in headings.iter().enumerate() {
            self.add(taken.numbered(make(&heading.text).into(), first), at);
        }
    }

    fn add(&mut self, name: Arc<str>, heading: usize) {
        if !name.is_empty() {
            self.by_name.entry(name).or_insert(heading);
        }
    }

    /// Returns the number of the heading that has this name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// Tells whether `anchor` leads to the top of a text that has this title.
pub(crate) fn is_top(anchor: &str, title: Option<&str>) -> bool {
    let makes = [on_code_host, with_dashes, collapsed, slug];
    anchor == "top" || title.is_some_and(|title| makes.iter().any(|make| make(title) == anchor))
}

/// Returns the anchor that code hosts make of a heading: in small letters, without punctuation, with a hyphen for each
/// space.
pub(crate) fn on_code_host(heading: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || is_combining_mark(*c) || matches!(c, '-' | '_' | ' ');
    heading.trim().to_lowercase().chars().filter(is_kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Returns the same of a heading whose dashes are written as hyphens, as they are in the file.
fn with_dashes(heading: &str) -> String {
    on_code_host(&heading.replace('–', "--").replace('—', "---"))
}

/// Returns the same with a hyphen for each run of them, as some hosts do.
fn collapsed(heading: &str) -> String {
    let anchor = on_code_host(heading);
    anchor.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Names that are taken in a text.
#[derive(Default)]
struct Taken {
    taken: FxHashSet<Arc<str>>,
    /// The last number that was put behind each.
    numbers: FxHashMap<Arc<str>, usize>,
}

impl Taken {
    /// Returns `wanted`, with a number from `first` on behind it if it is taken already, and takes it.
    fn numbered(&mut self, wanted: Arc<str>, first: usize) -> Arc<str> {
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let number = self.numbers.entry(wanted.clone()).or_insert(first - 1);
        loop {
            *number += 1;
            let numbered: Arc<str> = format!("{wanted}-{number}").into();
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}
