//! Which of the fixes that were tried together is to blame where there are as many mistakes as before.
//!
//! A fix takes its mistake away from where it writes. Where as many mistakes are as there were, it did not, or brought
//! another to light. To try each by itself instead takes a check of the whole playbook for each.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Sources;
use crate::source::{Edit, FilePath};

use super::edits::FixEdits;

/// A state of the playbook: its texts and its mistakes.
#[derive(Clone, Copy)]
pub(super) struct State<'s> {
    pub(super) sources: &'s Sources,
    pub(super) diagnostics: &'s [Diagnostic],
}

/// The mistakes of each file before and after fixes were made.
pub(super) struct Blame<'f> {
    before: Mistakes<'f>,
    after: Mistakes<'f>,
    moved: BTreeMap<&'f FilePath, Moved>,
}

impl<'f> Blame<'f> {
    /// Compares the states before and after `made`. Where errors are fixed, warnings do not count.
    pub(super) fn of(before: State<'f>, after: State<'f>, made: &[&'f FixEdits], severity: Severity) -> Self {
        let mut edits: BTreeMap<&FilePath, Vec<&Edit>> = BTreeMap::new();
        for (path, edit) in made.iter().copied().flatten() {
            edits.entry(path).or_default().push(edit);
        }
        let moved = edits.into_iter().map(|(path, edits)| (path, Moved::by(edits))).collect();
        let [before, after] = [before, after].map(|state| Mistakes::of(state, severity));
        Self { before, after, moved }
    }

    /// Returns whether a fix is known not to have taken its mistake away.
    pub(super) fn is_on(&self, fix: &FixEdits) -> bool {
        let count = |mistakes: &Mistakes<'_>, range: &dyn Fn(&FilePath, &Edit) -> Option<Range<usize>>| -> usize {
            let in_file = |(path, edit): &(FilePath, Edit)| Some(mistakes.touching(path, &range(path, edit)?));
            fix.iter().filter_map(in_file).sum()
        };
        let before = count(&self.before, &|_, edit| Some(edit.range.clone()));
        before > 0 && count(&self.after, &|path, edit| Some(self.moved.get(path)?.range(edit))) >= before
    }
}

/// Where edits of a file come to be when all are made.
struct Moved {
    /// Where each begins, and by how many bytes all of those before it make the file longer.
    by: Vec<(usize, isize)>,
}

impl Moved {
    fn by(mut edits: Vec<&Edit>) -> Self {
        edits.sort_by_key(|edit| edit.range.start);
        let mut longer = 0;
        let by = edits.into_iter().map(|edit| {
            let here = (edit.range.start, longer);
            longer += edit.text.len().cast_signed() - edit.range.len().cast_signed();
            here
        });
        Self { by: by.collect() }
    }

    fn range(&self, edit: &Edit) -> Range<usize> {
        let at = self.by.partition_point(|(start, _)| *start < edit.range.start);
        let start = edit.range.start.saturating_add_signed(self.by.get(at).map_or(0, |(_, longer)| *longer));
        start..start + edit.text.len()
    }
}

/// Where mistakes are, by file: the bytes at which they begin, and those at which they end, in order.
struct Mistakes<'s>(BTreeMap<&'s FilePath, [Vec<usize>; 2]>);

impl<'s> Mistakes<'s> {
    fn of(state: State<'s>, severity: Severity) -> Self {
        let mut places: BTreeMap<&FilePath, [Vec<usize>; 2]> = BTreeMap::new();
        for found in
            state.diagnostics.iter().filter(|found| severity == Severity::Warning || found.severity == severity)
        {
            let place = &found.place;
            let Some((span, loaded)) = place.span.zip(state.sources.files.get(&place.file)) else { continue };
            let range = loaded.file.source.original_span(span).range();
            let [starts, ends] = places.entry(&place.file).or_default();
            starts.push(range.start);
            ends.push(range.end);
        }
        places.values_mut().flatten().for_each(|bytes| bytes.sort_unstable());
        Self(places)
    }

    /// Returns how many touch `range`: all that begin before its end, but those that end before its start.
    fn touching(&self, path: &FilePath, range: &Range<usize>) -> usize {
        let Some([starts, ends]) = self.0.get(path) else { return 0 };
        starts.partition_point(|start| *start <= range.end) - ends.partition_point(|end| *end < range.start)
    }
}
