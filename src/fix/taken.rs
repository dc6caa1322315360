//! Which bytes of which files are to be changed already.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::source::{Edit, FilePath};

/// The bytes that chosen edits change: no two of them touch the same ones.
#[derive(Debug, Default)]
pub(super) struct Taken(HashMap<FilePath, BTreeSet<(usize, usize)>>);

impl Taken {
    /// Returns whether `edit` of the file at `path` touches nothing that is taken.
    ///
    /// What is taken does not overlap, so only what begins nearest to the edit can touch it.
    pub(super) fn is_free(&self, path: &FilePath, edit: &Edit) -> bool {
        let Some(taken) = self.0.get(path) else { return true };
        let Range { start, end } = edit.range;
        let before = taken.range(..(start, 0)).next_back();
        // At its start there may be one that only inserts, and one behind it.
        let from = taken.range((start, 0)..=(end, usize::MAX)).take(3);
        let touches = |(start, end): &(usize, usize)| edit.overlaps(&Edit { range: *start..*end, text: String::new() });
        !before.into_iter().chain(from).any(touches)
    }

    /// Takes the bytes of `edit`.
    pub(super) fn take(&mut self, path: &FilePath, edit: &Edit) {
        self.0.entry(path.clone()).or_default().insert((edit.range.start, edit.range.end));
    }
}
