//! Sorting as readers of a language expect it (Unicode Collation Algorithm with CLDR's tailorings).

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization;

/// The order of texts in one language.
pub(super) struct Collation {
    full: Option<CollatorBorrowed<'static>>,
    letters: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// Returns the order of the language `tag`; of the root locale for one that CLDR does not know.
    pub(super) fn of(tag: &str) -> Self {
        let preferences: CollatorPreferences = tag.parse().unwrap_or(Locale::UNKNOWN).into();
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            CollatorBorrowed::try_new(preferences, options).ok()
        };
        Self { full: collator(Strength::Tertiary), letters: collator(Strength::Primary) }
    }

    /// Compares two texts; those that sort the same are told apart by their code points.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = self.full.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b));
        order.then_with(|| a.cmp(b))
    }

    /// Returns the letter of the language's alphabet that `text` begins with, such as `Đ` or `Ê`; `#` for what
    /// begins with no letter.
    pub(super) fn first_letter(&self, text: &str) -> String {
        let Some(first) = text.chars().next().filter(|first| first.is_alphabetic()) else { return "#".to_owned() };
        let upper: String = first.to_uppercase().collect();
        let parts: Vec<char> = upper.nfd().collect();
        let (base, marks) = parts.split_at(1);
        // The alphabet's letter is the base with those marks that make another letter; tone marks do not.
        let fewer = std::iter::once(None).chain(marks.iter().map(Some));
        let candidates = fewer.map(|mark| base.iter().chain(mark).copied().nfc().collect::<String>());
        let same = |letter: &String| {
            self.letters.as_ref().is_some_and(|letters| letters.compare(letter, &upper) == Ordering::Equal)
        };
        candidates.into_iter().find(same).unwrap_or(upper)
    }
}

#[cfg(test)]
mod tests {
    use super::Collation;

    #[test]
    fn vietnamese_sorts_by_its_alphabet() {
        let collation = Collation::of("vi");
        let mut words = ["đồ", "do", "dữ", "ấm", "ăn", "an", "mã", "mà", "ơn", "on", "ôn"];
        words.sort_by(|a, b| collation.compare(a, b));
        assert_eq!(words, ["an", "ăn", "ấm", "do", "dữ", "đồ", "mà", "mã", "on", "ôn", "ơn"]);
    }

    #[test]
    fn letters_are_those_of_the_alphabet() {
        let vietnamese = Collation::of("vi");
        for (word, letter) in [("ấm", "Â"), ("điểm", "Đ"), ("ứng", "Ư"), ("á", "A"), ("5 bước", "#")] {
            assert_eq!(vietnamese.first_letter(word), letter, "{word}");
        }
        assert_eq!(Collation::of("en").first_letter("élan"), "E");
    }
}
