//! A text file as it was decoded.

use std::sync::Arc;

use super::normal_form::is_nfc;
use super::offset_map::OffsetMap;
use super::span::Span;

/// Path of a file relative to the playbook's root, with `/` between folders.
pub type FilePath = Arc<str>;

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

    /// Returns where `span` of the normalized text is in the text on disk, cut to the file and to character
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

    /// Returns where `span` of the text on disk is in the normalized text.
    #[must_use]
    pub fn normalized_span(&self, span: Span) -> Span {
        self.original.as_ref().map_or(span, |original| original.map.normalized_span(span))
    }

    /// Returns the places, in the text on disk, that normalization to NFC changed.
    pub fn denormalized(&self) -> impl Iterator<Item = Span> + '_ {
        self.original.iter().flat_map(|original| original.map.changed_spans())
    }
}
