//! The words of an index, in the order of their letters.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::postings::PostingList;
use super::stem::{Stem, Stemmer};

/// A word without marks and where its surface forms are among all.
#[derive(Debug)]
pub(super) struct IndexTerm {
    pub(super) folded: String,
    pub(super) forms: Range<usize>,
    /// What it has in common with its other forms, if it is spelled without marks somewhere.
    pub(super) stem: Stem,
}

/// A word as it is spelled, and where it is.
#[derive(Debug)]
pub(super) struct SurfaceForm {
    pub(super) exact: String,
    pub(super) postings: PostingList,
}

/// Words, and where they are.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By their letters, as JavaScript sorts text.
    pub(super) terms: Vec<IndexTerm>,
    /// The numbers of the terms of each stem, in their order.
    pub(super) by_stem: FxHashMap<String, Vec<usize>>,
    /// The surface forms, those of a term next to each other.
    pub(super) forms: Vec<SurfaceForm>,
}

impl Lexicon {
    /// Orders words, of each of which are given: without marks, as it is spelled, and where it is.
    pub(super) fn new(mut words: Vec<((String, String), PostingList)>) -> Self {
        words.sort_unstable_by(|((a, a_exact), _), ((b, b_exact), _)| {
            compare(a, b).then_with(|| compare(a_exact, b_exact))
        });
        let mut lexicon =
            Self { terms: Vec::new(), by_stem: FxHashMap::default(), forms: Vec::with_capacity(words.len()) };
        for ((folded, exact), postings) in words {
            let next = lexicon.forms.len();
            match lexicon.terms.last_mut().filter(|term| term.folded == folded) {
                Some(term) => term.forms.end += 1,
                None => lexicon.terms.push(IndexTerm { folded, forms: next..next + 1, stem: Stem::WHOLE }),
            }
            lexicon.forms.push(SurfaceForm { exact, postings });
        }
        lexicon.find_stems();
        lexicon
    }

    /// Finds the stem of each word that some text spells without marks: Vietnamese words have no forms.
    fn find_stems(&mut self) {
        let stemmer = Stemmer::default();
        for (number, term) in self.terms.iter_mut().enumerate() {
            if self.forms[term.forms.clone()].iter().any(|form| form.exact == term.folded) {
                term.stem = stemmer.stem(&term.folded);
                self.by_stem.entry(term.stem.of(&term.folded)).or_default().push(number);
            }
        }
    }

    /// Returns the number of the term `folded`.
    pub(super) fn find(&self, folded: &str) -> Option<usize> {
        self.terms.binary_search_by(|term| compare(&term.folded, folded)).ok()
    }
}

/// Compares as JavaScript compares text: by UTF-16 code units.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    match a.bytes().zip(b.bytes()).find(|(a, b)| a != b) {
        // Bytes are in the same order but for characters of two code units, which are of four bytes.
        Some((first, second)) if first.max(second) >= 0xf0 => a.encode_utf16().cmp(b.encode_utf16()),
        Some((first, second)) => first.cmp(&second),
        None => a.len().cmp(&b.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn texts_are_compared_by_their_code_units() {
        let texts =
            ["", "a", "ab", "đ", "đa", "ế", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{10001}a", "a😀"];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            assert_eq!(compare(a, b), a.encode_utf16().cmp(b.encode_utf16()), "{a:?} {b:?}");
        }
    }
}
