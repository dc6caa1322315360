//! Takes a part of a text by its offsets, and never a part of a letter.
//!
//! `text[from..to]` ends the program where an offset is within a letter of several bytes, as most letters of Vietnamese
//! are. So that form is refused in the whole program, by Clippy's `string_slice`, and so are the methods that do the same
//! (`disallowed-methods` in `clippy.toml`). These are the ones to write.

use std::ops::{Bound, RangeBounds};

/// Parts of texts by offsets in bytes.
pub trait Slice {
    /// Returns the part at `range`. An offset within a letter, or behind the end, is a defect of this program: tests
    /// stop at it, a user gets the part from the letter's begin on, or up to it.
    fn slice(&self, range: impl RangeBounds<usize>) -> &str;

    /// Returns what is before `at`, and what follows.
    fn halves(&self, at: usize) -> (&str, &str) {
        (self.slice(..at), self.slice(at..))
    }
}

/// Texts that get shorter.
pub trait Shorten {
    /// Leaves the first `len` bytes; of a letter, nothing.
    fn shorten(&mut self, len: usize);
}

impl Shorten for String {
    #[expect(clippy::disallowed_methods, reason = "at the end of a letter")]
    fn shorten(&mut self, len: usize) {
        let len = self.slice(..len).len();
        self.truncate(len);
    }
}

impl Slice for str {
    fn slice(&self, range: impl RangeBounds<usize>) -> &str {
        let from = match range.start_bound() {
            Bound::Included(&from) => from,
            Bound::Excluded(&before) => before + 1,
            Bound::Unbounded => 0,
        };
        let to = match range.end_bound() {
            Bound::Included(&last) => last + 1,
            Bound::Excluded(&to) => to,
            Bound::Unbounded => self.len(),
        };
        self.get(from..to).unwrap_or_else(|| nearest(self, from, to))
    }
}

/// Returns the part that is nearest to one that is not there.
#[cold]
fn nearest(text: &str, from: usize, to: usize) -> &str {
    debug_assert!(false, "{from}..{to} is not a part of {text:?}");
    text.get(text.floor_char_boundary(from)..text.floor_char_boundary(to)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Slice, nearest};

    #[test]
    fn parts_are_what_they_are_of_any_text() {
        let text = "đường";
        assert_eq!([text.slice(..), text.slice(2..), text.slice(..4), text.slice(2..=6)], [text, "ường", "đư", "ườ"]);
    }

    #[test]
    fn what_would_cut_a_letter_takes_none_of_it_and_does_not_end_the_program() {
        let found = std::panic::catch_unwind(|| nearest("đường", 1, 4));
        // Tests stop at it.
        assert_eq!(found.ok(), if cfg!(debug_assertions) { None } else { Some("đ") });
    }
}
