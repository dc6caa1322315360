//! How a word may be spelled, and how two spellings relate to each other.

use unicode_normalization::UnicodeNormalization;

use crate::fold::fold;

/// Syllables in which the tone mark may be on either of two vowels (the older and the newer placement), or is
/// often put on the wrong one: each as it is met and as it is compared. The browser's search is given this very table.
pub(super) const TONES: &[(&str, &str)] = &[
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
    ("qùa", "quà"),
    ("qúa", "quá"),
    ("qủa", "quả"),
    ("qũa", "quã"),
    ("qụa", "quạ"),
    ("gìa", "già"),
    ("gía", "giá"),
    ("gỉa", "giả"),
    ("gĩa", "giã"),
    ("gịa", "giạ"),
];

/// A word in the forms it is compared in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Composed and in lower case.
    pub(super) exact: String,
    /// With its tone mark where all words of its kind have it.
    pub(super) placed: String,
    /// Without marks.
    pub(super) folded: String,
}

impl Spelling {
    /// Returns the spelling of `word`.
    pub(super) fn of(word: &str) -> Self {
        let exact: String = word.nfc().flat_map(char::to_lowercase).collect();
        Self { placed: placed(&exact), folded: fold(&exact), exact }
    }
}

/// Spells the words of texts: most letters of Latin writing are looked up instead of worked out.
pub(super) struct Speller {
    /// Of each letter of [`LOOKED_UP`], itself in lower case and without marks, if each is one letter.
    letters: Vec<Option<(char, char)>>,
}

/// Latin letters with marks that are in one character.
const LOOKED_UP: [std::ops::RangeInclusive<char>; 2] = ['\u{c0}'..='\u{24f}', '\u{1e00}'..='\u{1eff}'];

impl Default for Speller {
    fn default() -> Self {
        let letters = LOOKED_UP.into_iter().flatten().map(|letter| {
            let Spelling { exact, folded, .. } = Spelling::of(letter.encode_utf8(&mut [0; 4]));
            let only = |text: &str| text.chars().next().filter(|first| first.len_utf8() == text.len());
            only(&exact).zip(only(&folded))
        });
        Self { letters: letters.collect() }
    }
}

impl Speller {
    /// Returns `word` as [`Spelling::of`] has it: composed and in lower case.
    pub(super) fn exact(&self, word: &str) -> String {
        if word.is_ascii() {
            return word.to_ascii_lowercase();
        }
        let mut exact = String::with_capacity(word.len());
        for letter in word.chars() {
            let Some((lower, _)) = self.letter(letter) else { return Spelling::of(word).exact };
            exact.push(lower);
        }
        exact
    }

    /// Returns an exact spelling without marks.
    pub(super) fn folded(&self, exact: &str) -> String {
        let mut folded = String::with_capacity(exact.len());
        for letter in exact.chars() {
            let Some((_, plain)) = self.letter(letter) else { return fold(exact) };
            folded.push(plain);
        }
        folded
    }

    fn letter(&self, letter: char) -> Option<(char, char)> {
        let [first, second] = LOOKED_UP;
        let below = |range: &std::ops::RangeInclusive<char>| letter as usize - *range.start() as usize;
        if letter.is_ascii() {
            Some((letter.to_ascii_lowercase(), letter.to_ascii_lowercase()))
        } else if first.contains(&letter) {
            self.letters[below(&first)]
        } else if second.contains(&letter) {
            self.letters[first.count() + below(&second)]
        } else {
            None
        }
    }
}

fn placed(exact: &str) -> String {
    let mut placed = exact.to_owned();
    if !exact.is_ascii() {
        for (met, compared) in TONES {
            if placed.contains(met) {
                placed = placed.replace(met, compared);
            }
        }
    }
    placed
}

/// How well a spelling in a text answers a word of a query. The scores are in [`super::query`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same letters.
    Exact,
    /// The same but for where the tone mark is.
    OtherTonePlace,
    /// Every mark that was typed is there, and more.
    MoreMarks,
    /// The same without marks.
    Folded,
}

/// Compares a query's word with a spelling of the same folded form.
pub(super) fn likeness(typed: &Spelling, exact: &str) -> Likeness {
    if typed.exact == exact {
        return Likeness::Exact;
    }
    let found = placed(exact);
    if typed.placed == found {
        return Likeness::OtherTonePlace;
    }
    if has_the_marks_of(&typed.placed, &found) { Likeness::MoreMarks } else { Likeness::Folded }
}

/// Returns whether every letter of `typed` is the letter of `found` at its position, or that letter with fewer marks.
fn has_the_marks_of(typed: &str, found: &str) -> bool {
    if typed.chars().count() != found.chars().count() {
        return false;
    }
    typed.chars().zip(found.chars()).all(|(typed, found)| {
        let letter = typed.to_string();
        if typed == found || letter == fold(&found.to_string()) {
            return true;
        }
        let parts: Vec<char> = std::iter::once(found).nfd().collect();
        letter.nfd().all(|part| parts.contains(&part))
    })
}

/// Returns whether one letter put in, left out, changed or swapped with its neighbour makes `a` of `b`.
pub(super) fn one_edit(a: &[char], b: &[char]) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    if long.len() > short.len() {
        return long[same + 1..] == short[same..];
    }
    if same == long.len() {
        return false;
    }
    let swapped = same + 1 < long.len() && long[same] == short[same + 1] && long[same + 1] == short[same];
    long[same + 1..] == short[same + 1..] || (swapped && long[same + 2..] == short[same + 2..])
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Speller, Spelling, likeness, one_edit};

    #[test]
    fn letters_that_are_looked_up_are_spelled_as_those_that_are_worked_out() {
        let speller = Speller::default();
        let letters = ('\0'..='\u{ffff}').map(String::from);
        let words = ["Đường", "đu\u{31b}o\u{31b}\u{300}ng", "ẞtraße", "İstanbul", "Ǆ", "ﬁ", "ΑΣ", "e\u{301}1"];
        for word in letters.chain(words.map(str::to_owned)) {
            let Spelling { exact, folded, .. } = Spelling::of(&word);
            assert_eq!(speller.exact(&word), exact, "{word}");
            assert_eq!(speller.folded(&exact), folded, "{word}");
        }
        assert!(speller.letter('ữ').is_some() && speller.letter('Đ').is_some());
    }

    #[test]
    fn spellings_are_told_apart() {
        let cases = [
            ("ĐƯỜNG", "đường", Likeness::Exact),
            ("đu\u{31b}o\u{31b}\u{300}ng", "đường", Likeness::Exact),
            ("duong", "đường", Likeness::MoreMarks),
            ("duờng", "đường", Likeness::MoreMarks),
            ("đường", "dưỡng", Likeness::Folded),
            ("đường", "duong", Likeness::Folded),
            ("hoà", "hòa", Likeness::OtherTonePlace),
            ("thúy", "thuý", Likeness::OtherTonePlace),
            ("hòan", "hoàn", Likeness::OtherTonePlace),
            ("qủa", "quả", Likeness::OtherTonePlace),
            ("gía", "giá", Likeness::OtherTonePlace),
            ("khâch", "khách", Likeness::Folded),
            ("tiêm", "tiềm", Likeness::MoreMarks),
        ];
        for (typed, found, expected) in cases {
            assert_eq!(likeness(&Spelling::of(typed), found), expected, "{typed} {found}");
        }
    }

    #[test]
    fn one_edit_is_one_letter_in_out_changed_or_swapped() {
        let edit = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<_>>());
            one_edit(&a, &b)
        };
        for (a, b) in [("khach", "khac"), ("khach", "kach"), ("khach", "khahc"), ("khach", "thach"), ("ab", "ba")] {
            assert!(edit(a, b) && edit(b, a), "{a} {b}");
        }
        for (a, b) in [("khach", "khach"), ("khach", "kahhc"), ("khach", "kh"), ("abcd", "badc"), ("abc", "cab")] {
            assert!(!edit(a, b) && !edit(b, a), "{a} {b}");
        }
    }
}
