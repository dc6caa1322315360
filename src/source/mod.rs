//! Text files as the rest of the program sees them: decoded, NFC, with positions that lead back to the bytes on disk.
//!
//! Everything downstream works on [`SourceFile::text`], which is UTF-8 without a byte order mark and normalized to
//! NFC (Unicode Standard Annex #15). Positions reported to people are positions of the file as it is on disk; the
//! [`OffsetMap`] between the two is kept here, so no other module has to know that they can differ.
//!
//! This module may not know what the text means: neither YAML nor Markdown nor the playbook.

mod edit;
mod offset_map;
mod position;

pub use edit::{Edit, apply};
pub use offset_map::OffsetMap;
pub use position::{LineIndex, Position};

use std::sync::Arc;

/// Path of a file relative to the playbook's root, with `/` between folders.
pub type FilePath = Arc<str>;

/// Half-open range of bytes in the text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span from `start` to `end`; offsets beyond 4 GiB are clamped (such files are refused on loading).
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// Returns the empty span at the start of a file.
    #[must_use]
    pub const fn start_of_file() -> Self {
        Self { start: 0, end: 0 }
    }

    /// Returns the span as a range of byte indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns this span moved by `by` bytes towards the end of the file.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start as usize + by, self.end as usize + by)
    }
}

/// One text file: its path, its normalized text and the way back to the original bytes.
#[derive(Debug)]
pub struct SourceFile {
    path: FilePath,
    text: Arc<str>,
    original: Option<Box<Original>>,
}

/// What a file was before normalization; present only where normalization changed something.
#[derive(Debug)]
struct Original {
    text: String,
    map: OffsetMap,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidUtf8 {
    /// Number of bytes before the first one that is not UTF-8.
    pub valid_up_to: usize,
}

impl SourceFile {
    /// Decodes `bytes`, drops a byte order mark and normalizes to NFC.
    ///
    /// # Errors
    /// Returns the place of the first byte that is not UTF-8, and the text with U+FFFD for such bytes.
    pub fn decode(path: FilePath, bytes: &[u8]) -> Result<Self, (Self, InvalidUtf8)> {
        match simdutf8::compat::from_utf8(bytes) {
            Ok(text) => Ok(Self::from_text(path, text)),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes);
                let invalid = InvalidUtf8 { valid_up_to: error.valid_up_to() };
                Err((Self { path, text: text.into(), original: None }, invalid))
            }
        }
    }

    /// Takes a text that is decoded already.
    #[must_use]
    pub fn from_text(path: FilePath, text: &str) -> Self {
        if !text.starts_with('\u{feff}') && is_nfc(text) {
            return Self { path, text: text.into(), original: None };
        }
        let (normalized, map) = OffsetMap::normalize(text);
        Self { path, text: normalized.into(), original: Some(Box::new(Original { text: text.to_owned(), map })) }
    }

    /// Returns the path relative to the playbook's root.
    #[must_use]
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// Returns the normalized text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the normalized text for keeping.
    #[must_use]
    pub fn shared_text(&self) -> &Arc<str> {
        &self.text
    }

    /// Returns the text as it is on disk.
    #[must_use]
    pub fn original_text(&self) -> &str {
        self.original.as_ref().map_or(&self.text, |original| &original.text)
    }

    /// Returns where `span` of the normalized text stands in the text on disk, cut to the file and to character
    /// boundaries.
    #[must_use]
    pub fn original_span(&self, span: Span) -> Span {
        let mapped = match &self.original {
            Some(original) => original.map.original_span(span),
            None => span,
        };
        let text = self.original_text();
        let floor = |offset: u32| text.floor_char_boundary(offset as usize);
        Span::new(floor(mapped.start), floor(mapped.end))
    }

    /// Returns where `span` of the text on disk stands in the normalized text.
    #[must_use]
    pub fn normalized_span(&self, span: Span) -> Span {
        self.original.as_ref().map_or(span, |original| original.map.normalized_span(span))
    }

    /// Returns the places, in the text on disk, that normalization to NFC changed.
    pub fn denormalized(&self) -> impl Iterator<Item = Span> + '_ {
        self.original.iter().flat_map(|original| original.map.changed_spans())
    }
}

/// Tells whether `text` is in NFC.
fn is_nfc(text: &str) -> bool {
    surely_nfc(text) || unicode_normalization::is_nfc(text)
}

/// Tells whether every character of `text` is one that stays as it is in NFC whatever stands beside it. That settles
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

/// Tells whether the character that `bytes` begin with is one that stays as it is; so is what is no beginning.
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
        // A character that composes with what stands before it, or is put in order behind it, would not be sure.
        for &c in &sure {
            for before in ["", "a", "e\u{302}", "o\u{31b}", "\u{1100}"] {
                let text = format!("{before}{c}");
                let expected = unicode_normalization::is_nfc(before);
                assert_eq!(unicode_normalization::is_nfc(&text), expected, "{text:?}");
            }
        }
    }
}
