//! NFC, the normal form of Unicode text.

/// Returns whether `text` is in NFC.
pub(super) fn is_nfc(text: &str) -> bool {
    surely_nfc(text) || unicode_normalization::is_nfc(text)
}

/// Returns whether every character of `text` is one that stays as it is in NFC whatever is beside it. That settles
/// texts in languages of Latin letters, Vietnamese among them, without looking up a single character.
#[allow(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at together")]
fn surely_nfc(text: &str) -> bool {
    /// Bytes that are looked at together.
    const STRETCH: usize = 128;
    let bytes = text.as_bytes();
    // What the last two bytes begin is shorter than what is sure.
    let last = bytes.len().saturating_sub(2);
    let stretch = |start: usize| {
        let end = last.min(start + STRETCH);
        let is_latin = |a: u8, b: u8| (a < 0xcc) | ((a == 0xe1) & (b & 0xfe == 0xba));
        let pairs = bytes[start..end].iter().zip(&bytes[start + 1..=end]);
        pairs.fold(true, |all, (&a, &b)| all & is_latin(a, b)) || (start..end).all(|at| begins_surely(&bytes[at..]))
    };
    (0..last).step_by(STRETCH).all(stretch) && bytes[last..].iter().all(|&byte| byte < 0xcc)
}

/// Returns whether the character that `bytes` begin with is one that stays as it is; so is what is no beginning.
fn begins_surely(bytes: &[u8]) -> bool {
    // U+1E80 to U+1EFF, where Vietnamese letters are; U+2010 to U+203F: dashes, quotation marks, dots; U+2190 to U+2199
    // (arrows that none is struck through), U+2212 (minus), U+2713 (check mark).
    matches!(
        bytes,
        [..=0xcb, ..]
            | [0xe1, 0xba | 0xbb, ..]
            | [0xe2, 0x80, 0x90..=0xbf, ..]
            | [0xe2, 0x86, 0x90..=0x99, ..]
            | [0xe2, 0x88, 0x92, ..]
            | [0xe2, 0x9c, 0x93, ..]
    )
}

/// Returns `text` in NFC.
#[must_use]
pub fn nfc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::surely_nfc;

    #[test]
    fn what_is_taken_for_nfc_stays_so_beside_any_character() {
        let sure: Vec<char> =
            (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| surely_nfc(c.encode_utf8(&mut [0; 4]))).collect();
        assert!("aéđơế…–“→−".chars().all(|c| sure.contains(&c)));
        // A character that composes with what is before it, or is put in order behind it, would not be sure.
        for &c in &sure {
            for before in ["", "a", "e\u{302}", "o\u{31b}", "\u{1100}"] {
                let text = format!("{before}{c}");
                let expected = unicode_normalization::is_nfc(before);
                assert_eq!(unicode_normalization::is_nfc(&text), expected, "{text:?}");
            }
        }
    }
}
