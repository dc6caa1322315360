//! Where square brackets stand beside what makes a link, a footnote or something like one of them.

/// What is found in one pass over a text, in which most brackets are those of links.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// Where `](` is.
    pub(super) pairs: Vec<usize>,
    /// Where `] (` or `)[` is.
    pub(super) apart: Vec<usize>,
    /// Whether `[^` is anywhere.
    pub(super) notes: bool,
}

impl Brackets {
    /// Returns those of `text`.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut brackets = Self::default();
        for at in memchr::memchr2_iter(b'[', b']', bytes) {
            match (bytes[at], &bytes[at + 1..]) {
                (b']', [b'(', ..]) => brackets.pairs.push(at),
                (b']', [b' ', b'(', ..]) => brackets.apart.push(at),
                (b'[', behind) => {
                    brackets.notes |= behind.first() == Some(&b'^');
                    let closes = at.checked_sub(1).filter(|before| bytes[*before] == b')');
                    brackets.apart.extend(closes);
                }
                _ => {}
            }
        }
        brackets
    }
}
