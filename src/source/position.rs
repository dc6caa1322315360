//! Lines and columns of byte offsets.

use crate::slice::Slice;

/// A place in a text as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
    /// Offset in bytes from the start of the file.
    pub offset: usize,
}

/// The starts of a text's lines. A line ends with LF, CR LF or a lone CR.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// Number of characters before each multiple of [`STEP`] bytes: a line may be as long as a file.
    characters: Vec<usize>,
}

/// Bytes between two counts of characters.
const STEP: usize = 4096;

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend((0..bytes.len()).filter_map(|at| match bytes[at] {
            b'\n' => Some(at + 1),
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
            _ => None,
        }));
        let mut characters = vec![0];
        for chunk in bytes.chunks(STEP) {
            characters.push(characters.last().copied().unwrap_or_default() + count(chunk));
        }
        Self { text, starts, characters }
    }

    /// Returns line and column of the byte at `offset`; an offset past the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let column = self.characters_before(offset) - self.characters_before(self.starts[line - 1]) + 1;
        Position { line, column, offset }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.characters[step] + count(&self.text.as_bytes()[step * STEP..offset])
    }

    /// Returns the number of lines; an empty text has one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Returns the number, from 1, of the line that holds the byte at `offset`.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// Returns the bytes of a line, by its number from 1, without its ending; past the last line, the end of the text.
    #[must_use]
    pub fn line(&self, number: usize) -> std::ops::Range<usize> {
        let end_of_text = self.text.len();
        let start = number.checked_sub(1).and_then(|at| self.starts.get(at)).copied().unwrap_or(end_of_text);
        let end = self.starts.get(number).copied().unwrap_or(end_of_text);
        let line = self.text.slice(start..end).trim_end_matches(['\r', '\n']);
        start..start + line.len()
    }
}

/// Returns the number of characters that begin in `bytes`.
fn count(bytes: &[u8]) -> usize {
    // All but the first byte of a character are of the form 10xxxxxx.
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
