//! The lines of a file around a mistake, cut so that they fit on a screen whatever the file holds.

use std::ops::Range;

use crate::slice::Slice;
use crate::source::LineIndex;

/// Lines shown before and after the marked ones.
const CONTEXT: usize = 1;

/// A marked place of more lines than this is shown by its first line alone.
const MAX_MARKED_LINES: usize = 6;

/// Characters of a line that are shown at most where there is no screen.
pub(crate) const MAX_COLUMNS: usize = 160;

/// Of the characters shown, one in this many is before a mark where the start of its line is cut off.
const PART_BEFORE: usize = 4;

/// Stands for what is cut off.
const ELLIPSIS: char = '…';

/// A few lines of a file with marked places in them.
#[derive(Debug)]
pub(crate) struct Excerpt {
    /// The lines, each ended by a line feed; characters that would disturb a terminal are replaced.
    pub(crate) text: String,
    /// Number of the first line, from 1.
    pub(crate) first_line: usize,
    /// The marked places as bytes of [`Self::text`], in the order they were given.
    pub(crate) marks: Vec<Range<usize>>,
}

/// A file's text with its lines found.
pub(crate) struct Lines<'t> {
    pub(crate) text: &'t str,
    pub(crate) index: LineIndex<'t>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, index: LineIndex::new(text) }
    }

    /// Returns the numbers of the first and last line that are shown marked for `span`.
    pub(super) fn marked(&self, span: &Range<usize>) -> (usize, usize) {
        let first = self.index.line_at(span.start);
        let last = self.index.line_at(span.end.saturating_sub(1).max(span.start));
        if last - first < MAX_MARKED_LINES { (first, last) } else { (first, first) }
    }

    /// Returns the excerpt that shows all of `spans`, which must not be far from each other, in lines of at most
    /// `columns` characters.
    pub(crate) fn excerpt(&self, spans: &[Range<usize>], columns: usize) -> Excerpt {
        let marked: Vec<_> = spans.iter().map(|span| self.marked(span)).collect();
        let first = marked.iter().map(|(first, _)| *first).min().unwrap_or(1);
        let last = marked.iter().map(|(_, last)| *last).max().unwrap_or(1);
        let first_line = first.saturating_sub(CONTEXT).max(1);
        let last_line = (last + CONTEXT).min(self.index.count());
        let nowhere = Range { start: usize::MAX, end: 0 };
        let mut excerpt = Excerpt { text: String::new(), first_line, marks: vec![nowhere; spans.len()] };
        for number in first_line..=last_line {
            self.add_line(number, spans, &marked, columns, &mut excerpt);
        }
        excerpt
    }

    /// Adds the line of that number and stretches the marks over what of them is in it.
    fn add_line(
        &self,
        number: usize,
        spans: &[Range<usize>],
        marked: &[(usize, usize)],
        columns: usize,
        excerpt: &mut Excerpt,
    ) {
        let line = self.index.line(number);
        let here: Vec<usize> = (0..spans.len()).filter(|&at| (marked[at].0..=marked[at].1).contains(&number)).collect();
        let focus = here.iter().map(|&at| spans[at].start.clamp(line.start, line.end)).min();
        let shown = self.window(&line, focus.unwrap_or(line.start), columns);
        if shown.start > line.start {
            excerpt.text.push(ELLIPSIS);
        }
        let from = excerpt.text.len();
        let mut places = vec![(usize::MAX, 0); here.len()];
        for (offset, character) in self.text.slice(shown.clone()).char_indices() {
            mark(&mut places, &here, spans, shown.start + offset, excerpt.text.len());
            excerpt.text.push(harmless(character));
        }
        mark(&mut places, &here, spans, shown.end, excerpt.text.len());
        for (place, &at) in places.iter().zip(&here) {
            let range = &mut excerpt.marks[at];
            let start = if place.0 == usize::MAX { from } else { place.0 };
            range.start = range.start.min(start);
            range.end = range.end.max(place.1.max(start));
        }
        if shown.end < line.end {
            excerpt.text.push(ELLIPSIS);
        }
        excerpt.text.push('\n');
    }

    /// Returns the part of `line`, of at most `columns` characters, that is shown when `focus` has to be seen.
    fn window(&self, line: &Range<usize>, focus: usize, columns: usize) -> Range<usize> {
        let lead = columns / PART_BEFORE;
        let mut before = self.text.slice(line.start..focus).char_indices().rev();
        let start = if before.clone().nth(columns - lead - 1).is_none() {
            line.start
        } else {
            before.nth(lead - 1).map_or(line.start, |(at, _)| line.start + at)
        };
        let end = self.text.slice(start..line.end).char_indices().nth(columns).map_or(line.end, |(at, _)| start + at);
        start..end
    }
}

/// Notes, for each mark that begins or ends at or around the source's `offset`, the excerpt's `place`.
fn mark(places: &mut [(usize, usize)], here: &[usize], spans: &[Range<usize>], offset: usize, place: usize) {
    for (found, &at) in places.iter_mut().zip(here) {
        if offset >= spans[at].start {
            found.0 = found.0.min(place);
        }
        if offset <= spans[at].end {
            found.1 = place;
        }
    }
}

/// Returns a character that a terminal shows as one and does not obey.
pub(super) fn harmless(character: char) -> char {
    match character {
        '\t' => ' ',
        // Control pictures: U+2400 stands for U+0000 and so on.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        // The other controls, and marks that change the direction of what follows or show nothing.
        '\x7f'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        other => other,
    }
}
