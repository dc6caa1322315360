//! What the forms of an English word have in common: `recruit`, `recruiting` and `recruits`.
//!
//! The stems of an index's words are worked out here, by the English rules of Snowball, and come with the index. A word
//! that the index does not have is compared with those stems: it is one of them with a known ending. So a browser needs
//! no rules of its own.

use rust_stemmers::Algorithm;

use crate::slice::Slice;

/// Endings that a form of a stem may have, the shortest first: the longest stem that fits is taken. The browser's search
/// is given this very table.
pub(super) const ENDINGS: &[&str] = &[
    "", "e", "s", "es", "ed", "er", "or", "ly", "ing", "ers", "ors", "ion", "ive", "ity", "able", "ings", "ions",
    "ives", "ness", "ment", "ation", "ments", "ations",
];

/// The fewest letters of a stem.
pub(super) const LETTERS: usize = 3;

/// What a word has in common with its other forms: the word without so many letters at its end, and a letter in their
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stem {
    cut: u8,
    tail: Tail,
}

/// What is written in the place of the letters of a word that are not of its stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    Nothing = 0,
    I = 1,
    E = 2,
}

impl Stem {
    /// The stem of a word that has no other forms.
    pub(super) const WHOLE: Self = Self { cut: 0, tail: Tail::Nothing };

    /// Returns the stem of `word` that this is.
    pub(super) fn of(self, word: &str) -> String {
        let mut stem = word.slice(..word.len() - usize::from(self.cut)).to_owned();
        match self.tail {
            Tail::Nothing => {}
            Tail::I => stem.push('i'),
            Tail::E => stem.push('e'),
        }
        stem
    }

    /// Returns the number that stands for it in script files: three times the letters that are cut off, and which letter
    /// is put there.
    pub(super) fn number(self) -> u32 {
        u32::from(self.cut) * 3 + self.tail as u32
    }
}

/// Finds stems.
pub(super) struct Stemmer(rust_stemmers::Stemmer);

impl Default for Stemmer {
    fn default() -> Self {
        Self(rust_stemmers::Stemmer::create(Algorithm::English))
    }
}

impl Stemmer {
    /// Returns the stem of a word in lower case; the whole word where it is not of Latin letters alone, too short, or has a
    /// stem that cannot be told as briefly.
    pub(super) fn stem(&self, word: &str) -> Stem {
        if word.len() <= LETTERS || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Stem::WHOLE;
        }
        let stem = self.0.stem(word);
        let shared = word.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count();
        let tail = match stem.slice(shared..) {
            "" => Tail::Nothing,
            "i" => Tail::I,
            "e" => Tail::E,
            _ => return Stem::WHOLE,
        };
        u8::try_from(word.len() - shared).map_or(Stem::WHOLE, |cut| Stem { cut, tail })
    }
}

/// Returns the stems that a word may be a form of, the most likely first.
pub(super) fn likely_stems(word: &str) -> Vec<String> {
    let mut stems = Vec::new();
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stems;
    }
    for ending in ENDINGS {
        let Some(root) = word.strip_suffix(ending).filter(|root| root.len() >= LETTERS) else { continue };
        stems.push(root.to_owned());
        if let Some(short) = root.strip_suffix('y') {
            stems.push(format!("{short}i"));
        }
        // `making` is of `make`, `running` of `run`.
        if ending.starts_with(['e', 'i', 'a', 'o']) {
            stems.push(format!("{root}e"));
            let (short, last) = root.halves(root.len() - 1);
            if short.ends_with(last) && short.len() >= LETTERS {
                stems.push(short.to_owned());
            }
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::{Stemmer, likely_stems};

    #[test]
    fn a_form_that_no_text_has_is_told_by_its_ending() {
        let stemmer = Stemmer::default();
        for (known, asked) in [
            ("recruiting", "recruit"),
            ("recruit", "recruitment"),
            ("competitor", "competitors"),
            ("compare", "comparing"),
            ("studies", "study"),
            ("study", "studying"),
            ("run", "running"),
            ("make", "making"),
            ("making", "make"),
            ("carry", "carried"),
            ("happy", "happiness"),
        ] {
            let stem = stemmer.stem(known).of(known);
            assert!(likely_stems(asked).contains(&stem), "{asked} of {known}: {stem}, {:?}", likely_stems(asked));
        }
    }

    #[test]
    fn vietnamese_words_keep_their_letters() {
        let stemmer = Stemmer::default();
        for word in ["khach", "hang", "ngay", "nghe", "khoe", "thuy", "chieu", "nguoi", "truyen", "khong", "bac"] {
            assert_eq!(stemmer.stem(word).of(word), word);
        }
    }
}
