//! What was meant where the keys of a Vietnamese keyboard were left as they are: `dduowfng` (Telex) and `d9u7o72ng` (VNI)
//! for `đường`, `khachs` for `khách`.
//!
//! Both ways of typing put marks behind a letter: Telex with letters, VNI with digits. What is left without them is the
//! word without its marks, which finds every spelling.

/// The letters of Telex for tones; behind a vowel they are none of the word. The browser's
/// search is given them, as the vowels.
pub(super) const TONES: &str = "sfrxj";
/// The letters behind which they are.
pub(super) const VOWELS: &str = "aeiouy";

/// Returns the words without marks that may have been meant, other than `typed` itself.
pub(super) fn keys_as_letters(typed: &str) -> Vec<String> {
    [telex(typed), vni(typed)].into_iter().filter(|meant| meant != typed && meant.chars().count() > 1).collect()
}

/// Leaves out tones, the second of doubled letters and what stands for a horn or a breve.
fn telex(typed: &str) -> String {
    let mut meant = String::new();
    let mut vowel_met = false;
    for letter in typed.chars() {
        let is_double = matches!(letter, 'a' | 'e' | 'o' | 'd') && meant.ends_with(letter);
        let is_tone = vowel_met && TONES.contains(letter);
        if is_double || is_tone || (letter == 'w' && meant.ends_with(['a', 'o', 'u'])) {
            continue;
        }
        vowel_met |= VOWELS.contains(letter);
        meant.push(letter);
    }
    meant
}

/// Leaves out digits behind the first letter.
fn vni(typed: &str) -> String {
    let begins = typed.starts_with(|first: char| first.is_ascii_lowercase());
    typed.chars().filter(|letter| !(begins && letter.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use super::keys_as_letters;

    #[test]
    fn keys_that_were_left_are_no_letters() {
        for (typed, meant) in [
            ("dduowfng", "duong"),
            ("dduwowfng", "duong"),
            ("khachs", "khach"),
            ("khacsh", "khach"),
            ("hangf", "hang"),
            ("ddieemr", "diem"),
            ("d9u7o72ng", "duong"),
            ("khach1", "khach"),
        ] {
            assert!(keys_as_letters(typed).contains(&meant.to_owned()), "{typed}: {:?}", keys_as_letters(typed));
        }
        assert!(keys_as_letters("duong").is_empty() && keys_as_letters("2024").is_empty());
    }
}
