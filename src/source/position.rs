//! Lines and columns of byte offsets.

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

/// The starts of a text's lines. A line ends with LF, CR LF or a CR that stands alone.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

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
        Self { text, starts }
    }

    /// Returns line and column of the byte at `offset`; an offset past the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let column = self.text[self.starts[line - 1]..offset].chars().count() + 1;
        Position { line, column, offset }
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
        let line = self.text[start..end].trim_end_matches(['\r', '\n']);
        start..start + line.len()
    }
}
