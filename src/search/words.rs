//! Words as keys: most are short enough to be compared as one number.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::slice::Slice;

/// Bytes of a word that is a number.
const SHORT: usize = 16;
/// Slots of the first table of short words.
const SLOTS: usize = 1024;

/// A word of a text.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    /// Its bytes, none of which is 0; 0 if it is long.
    short: u128,
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Word<'t> {
    /// Returns the word that is at `range` of `text`.
    #[inline]
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        let Range { start, end } = range;
        Self { short: short(text.as_bytes(), start, end), text, start, end }
    }

    pub(super) fn as_str(self) -> &'t str {
        self.text.slice(self.start..self.end)
    }
}

/// The bits of so many bytes.
const MASKS: [u128; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut length = 1;
    while length <= SHORT {
        masks[length] = masks[length - 1] << 8 | 0xff;
        length += 1;
    }
    masks
};

/// Returns the bytes from `start` to `end` as a number, or 0 if there are too many or none.
#[inline]
fn short(text: &[u8], start: usize, end: usize) -> u128 {
    let length = end - start;
    if length == 0 || length > SHORT {
        return 0;
    }
    match text[start..].first_chunk::<SHORT>() {
        // What follows the word is cut off.
        Some(bytes) => u128::from_le_bytes(*bytes) & MASKS[length],
        None => text[start..end].iter().rev().fold(0, |bytes, &byte| bytes << 8 | u128::from(byte)),
    }
}

/// Numbers of words.
#[derive(Default)]
pub(super) struct Known {
    short: WordTable,
    long: FxHashMap<Box<str>, u32>,
}

impl Known {
    #[inline]
    pub(super) fn get(&self, word: Word<'_>) -> Option<u32> {
        if word.short == 0 { self.long.get(word.as_str()).copied() } else { self.short.get(word.short) }
    }

    pub(super) fn insert(&mut self, word: Word<'_>, number: u32) {
        if word.short == 0 {
            self.long.insert(word.as_str().into(), number);
        } else {
            self.short.insert(word.short, number);
        }
    }
}

/// Numbers of short words. Every word of every text is looked up here, and most are found in the first slot that is
/// looked at: a general map takes twice the instructions.
struct WordTable {
    /// So many as a power of two, at most half of them taken. A word is in the first that was free from its own on.
    slots: Vec<Slot>,
    taken: usize,
    /// What a hash is shifted by to be the number of a slot.
    shift: u32,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// The word's two halves; 0 if the slot is free.
    word: [u64; 2],
    number: u32,
}

impl Default for WordTable {
    fn default() -> Self {
        Self { slots: vec![Slot::default(); SLOTS], taken: 0, shift: u64::BITS - SLOTS.ilog2() }
    }
}

impl WordTable {
    #[inline]
    fn get(&self, word: u128) -> Option<u32> {
        let slot = &self.slots[self.find(halves(word))];
        (slot.word != [0, 0]).then_some(slot.number)
    }

    fn insert(&mut self, word: u128, number: u32) {
        if 2 * self.taken >= self.slots.len() {
            self.grow();
        }
        let word = halves(word);
        let at = self.find(word);
        self.taken += usize::from(self.slots[at].word == [0, 0]);
        self.slots[at] = Slot { word, number };
    }

    /// Returns the slot of `word`, or the one to put it into.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the number of a slot")]
    fn find(&self, word: [u64; 2]) -> usize {
        let last = self.slots.len() - 1;
        let mut at = (hash(word) >> self.shift) as usize & last;
        while self.slots[at].word != word && self.slots[at].word != [0, 0] {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); 2 * self.slots.len()];
        self.shift -= 1;
        for slot in std::mem::replace(&mut self.slots, larger) {
            if slot.word != [0, 0] {
                let at = self.find(slot.word);
                self.slots[at] = slot;
            }
        }
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
fn halves(word: u128) -> [u64; 2] {
    [word as u64, (word >> 64) as u64]
}

/// Returns a number whose uppermost bits hang on every byte of a word, as those of a product hang on all of a factor.
#[inline]
fn hash([low, high]: [u64; 2]) -> u64 {
    // Two odd numbers without a pattern.
    low.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ high.wrapping_mul(0xd6e8_feb8_6659_fd93)
}

#[cfg(test)]
mod tests {
    use super::{Known, Word};

    #[test]
    fn words_stay_known_as_more_come() {
        let words: Vec<String> = (0..5000).map(|number| format!("từ{number}")).collect();
        let mut known = Known::default();
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(known.get(Word::new(word, 0..word.len())), None, "{word}");
            known.insert(Word::new(word, 0..word.len()), number);
        }
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(known.get(Word::new(word, 0..word.len())), Some(number), "{word}");
        }
    }

    #[test]
    fn a_word_is_known_wherever_it_stands() {
        let texts = ["đường dài", "một đường", "internationalization", "internationalizatio", "đườn gì"];
        let word = |text: &'static str, word: &str| {
            let at = text.find(word).unwrap();
            Word::new(text, at..at + word.len())
        };
        let mut known = Known::default();
        known.insert(word(texts[0], "đường"), 1);
        known.insert(word(texts[2], texts[2]), 2);
        assert_eq!(known.get(word(texts[1], "đường")), Some(1));
        assert_eq!(known.get(word(texts[2], texts[2])), Some(2));
        for (text, other) in [(texts[3], texts[3]), (texts[4], "đườn"), (texts[0], "dài")] {
            assert_eq!(known.get(word(text, other)), None, "{other}");
        }
    }
}
