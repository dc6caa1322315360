//! Where signs are met next: most texts have few of them, and each stretch of a text is searched once.

use std::ops::Range;

/// Where one of up to three signs, each a byte, is met next in a text. Places are best asked for in order.
#[derive(Debug)]
pub(super) struct NextOf<'t, const N: usize> {
    text: &'t [u8],
    signs: [u8; N],
    /// No sign is at or after the first and before the second of these places.
    start: usize,
    next: usize,
}

impl<'t, const N: usize> NextOf<'t, N> {
    /// Looks for `signs` in `text`.
    pub(super) fn new(signs: [u8; N], text: &'t str) -> Self {
        Self { text: text.as_bytes(), signs, start: usize::MAX, next: 0 }
    }

    /// Returns where the first sign at or after `at` is; the end of the text where there is none.
    #[inline]
    pub(super) fn from(&mut self, at: usize) -> usize {
        if at < self.start || at > self.next {
            (self.start, self.next) = (at, self.search(at));
        }
        self.next
    }

    /// Tells whether there is a sign in a part of the text.
    #[inline]
    pub(super) fn is_in(&mut self, part: &Range<usize>) -> bool {
        self.from(part.start) < part.end
    }

    fn search(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let found = match self.signs[..] {
            [a] => memchr::memchr(a, rest),
            [a, b] => memchr::memchr2(a, b, rest),
            [a, b, c] => memchr::memchr3(a, b, c, rest),
            _ => rest.iter().position(|byte| self.signs.contains(byte)),
        };
        found.map_or(self.text.len(), |found| at + found)
    }
}

#[cfg(test)]
mod tests {
    use super::NextOf;

    #[test]
    fn signs_are_found_from_any_place_on() {
        let text = "a*b_c*";
        let mut next = NextOf::new([b'*', b'_'], text);
        for (at, found) in [(0, 1), (1, 1), (2, 3), (4, 5), (6, 6), (0, 1), (4, 5), (3, 3), (9, 6)] {
            assert_eq!(next.from(at), found, "{at}");
        }
        assert!(next.is_in(&(0..2)) && !next.is_in(&(0..1)) && !next.is_in(&(4..5)) && !next.is_in(&(6..6)));
    }
}
