//! Which files differ from one reading to the next.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::load::{Loaded, Sources};
use crate::source::FilePath;

/// Files that differ from last time, by path.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Files that were edited.
    pub edited: BTreeSet<FilePath>,
    /// Files that are new.
    pub added: BTreeSet<FilePath>,
    /// Files that are gone.
    pub removed: BTreeSet<FilePath>,
    /// Whether the theme differs.
    pub theme: bool,
}

impl Changes {
    /// Returns whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edited.is_empty() && self.added.is_empty() && self.removed.is_empty() && !self.theme
    }

    /// Returns what differs between two readings of a playbook.
    pub(super) fn between(before: &Sources, after: &Sources) -> Self {
        let mut changes = Self { theme: !Arc::ptr_eq(&before.theme, &after.theme), ..Self::default() };
        changes.compare(&before.files, &after.files);
        changes.compare(&before.assets, &after.assets);
        changes.added.extend(after.unread.difference(&before.unread).cloned());
        changes.removed.extend(before.unread.difference(&after.unread).cloned());
        changes
    }

    fn compare<T>(&mut self, before: &BTreeMap<FilePath, Loaded<T>>, after: &BTreeMap<FilePath, Loaded<T>>) {
        let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
        loop {
            let order = match (before.peek(), after.peek()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((a, _)), Some((b, _))) if Arc::ptr_eq(a, b) => Ordering::Equal,
                (Some((a, _)), Some((b, _))) => a.cmp(b),
            };
            let old = if order.is_le() { before.next() } else { None };
            let new = if order.is_ge() { after.next() } else { None };
            match (old, new) {
                // Loading reuses files that have the same bytes as before.
                (Some((_, old)), Some((path, new))) if !Arc::ptr_eq(&old.file, &new.file) => {
                    self.edited.insert(path.clone());
                }
                (Some((path, _)), None) => drop(self.removed.insert(path.clone())),
                (None, Some((path, _))) => drop(self.added.insert(path.clone())),
                _ => {}
            }
        }
    }
}
