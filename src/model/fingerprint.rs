//! Stands for what a section says: a translation records what it was made from.

use crate::slice::Slice;

/// Names a section's normalized source text: the first four bytes of its BLAKE3, written as 8 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 4]);

impl Fingerprint {
    /// Returns the fingerprint of `text` with every run of white space made one space and none at the ends.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // Hashing word by word would cost more than reading the file did.
        let mut normalized = String::with_capacity(text.len());
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
            push_words(&mut normalized, text.slice(start..end));
            start = end + 1;
        }
        let [a, b, c, d, ..] = *blake3::hash(normalized.as_bytes()).as_bytes();
        Self([a, b, c, d])
    }

    /// Returns the fingerprint that is written `text`; `None` if none is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let digits = (text.len() == 8 && text.bytes().all(is_digit)).then_some(text)?;
        u32::from_str_radix(digits, 16).ok().map(|number| Self(number.to_be_bytes()))
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// Appends the words of `line`, each behind one space but the very first.
fn push_words(normalized: &mut String, line: &str) {
    let line = line.trim_ascii();
    if is_spaced_singly(line.as_bytes()) {
        push_word(normalized, line);
    } else {
        words(line).for_each(|word| push_word(normalized, word));
    }
}

fn push_word(normalized: &mut String, word: &str) {
    if !normalized.is_empty() {
        normalized.push(' ');
    }
    normalized.push_str(word);
}

/// Tells whether all white space in `line`, at whose ends there is no ASCII one, is single spaces. For some other
/// lines too it says no.
#[allow(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at together")]
fn is_spaced_singly(line: &[u8]) -> bool {
    let strange = |a: u8, b: u8| {
        (a.wrapping_sub(b'\t') < 5)
            | (b.wrapping_sub(b'\t') < 5)
            | ((a == b' ') & (b == b' '))
            | ((a == 0xc2) & ((b == 0x85) | (b == 0xa0)))
            | ((a == 0xe1) & (b == 0x9a))
            | ((a == 0xe2) & ((b == 0x80) | (b == 0x81)))
            | ((a == 0xe3) & (b == 0x80))
    };
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    line.len() > 1 && !pairs.fold(false, |found, (&a, &b)| found | strange(a, b))
}

/// Returns what is between white space, like [`str::split_whitespace`]: telling white space by its bytes takes a
/// fraction of the time that decoding every character does.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (end, next) = white_space(rest.as_bytes()).unwrap_or((rest.len(), rest.len()));
            let (word, after) = (rest.slice(..end), rest.slice(next..));
            let done = rest.is_empty();
            rest = after;
            if !word.is_empty() || done {
                return (!done).then_some(word);
            }
        }
    })
}

/// Returns where the first white space of `text`, which is UTF-8, begins and ends.
fn white_space(text: &[u8]) -> Option<(usize, usize)> {
    text.iter().enumerate().find_map(|(at, byte)| {
        let len = match (byte, &text[at + 1..]) {
            (b'\t'..=b'\r' | b' ', _) => 1,
            (0x21..=0xc1 | 0xc3..=0xe0 | 0xe4.., _) => return None,
            (0xc2, [0x85 | 0xa0, ..]) => 2,
            (0xe1, [0x9a, 0x80, ..])
            | (0xe2, [0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] | [0x81, 0x9f, ..])
            | (0xe3, [0x80, 0x80, ..]) => 3,
            _ => return None,
        };
        Some((at, at + len))
    })
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, words};
    use crate::slice::Slice;

    #[test]
    fn a_fingerprint_is_that_of_the_words_with_one_space_between_them() {
        let of_words = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().collect();
            blake3::hash(words.join(" ").as_bytes()).to_hex().slice(..8).to_owned()
        };
        let every: String = (0..=0x3100).filter_map(char::from_u32).flat_map(|c| ['x', c, 'y', '\n']).collect();
        let lines = [
            "",
            " ",
            "a",
            "\u{b}",
            "a b",
            "a  b",
            "a\tb",
            "\u{b}a b",
            "a b\u{b}",
            "nhận – biết",
            "nhận\u{2009}biết",
            "\u{a0}",
        ];
        let pairs = lines.iter().flat_map(|a| lines.map(|b| format!("{a}\n{b}\r\n  {a}")));
        for text in pairs.chain([every]) {
            let fingerprint = Fingerprint::of(&text);
            assert_eq!(fingerprint.to_string(), of_words(&text), "{text:?}");
            assert_eq!(Fingerprint::parse(&of_words(&text)), Some(fingerprint));
        }
    }

    #[test]
    fn words_stand_between_white_space_of_every_kind() {
        for text in ["", " ", "a", " a\n\nb\t", "Nhận biết\u{a0}x\u{3000}y\u{2009}ế\u{85}", "\u{1680}", "ế\r\nế "]
        {
            assert!(words(text).eq(text.split_whitespace()), "{text:?}");
        }
        let every: String = (0..=0x3100).filter_map(char::from_u32).flat_map(|c| ['x', c]).collect();
        assert!(words(&every).eq(every.split_whitespace()));
    }
}
