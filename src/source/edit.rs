//! Changes to a text that leave everything else in it as it is.

use std::ops::Range;

/// Bytes of a text to be replaced, and what by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
}

impl Edit {
    /// Returns whether the two touch the same bytes of one text.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let inside = |at: usize, range: &Range<usize>| range.start < at && at < range.end;
        self.range == other.range
            || inside(self.range.start, &other.range)
            || inside(self.range.end, &other.range)
            || inside(other.range.start, &self.range)
            || inside(other.range.end, &self.range)
    }
}

/// Returns `text` with `edits` made, which do not overlap. Of those at one place, the first comes first.
#[must_use]
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in &edits {
        result.push_str(text.get(done..edit.range.start).unwrap_or_default());
        result.push_str(&edit.text);
        done = edit.range.end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}
