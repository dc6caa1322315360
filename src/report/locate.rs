//! Places as programs read them: lines, columns and bytes of the file on disk.

use std::collections::HashMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::load::Sources;
use crate::source::{FilePath, LineIndex, Position};

/// Where a place begins and ends in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Region {
    pub(super) start: Position,
    pub(super) end: Position,
}

/// Where everything begins that has no text: an image, a file that is no UTF-8.
const START: Position = Position { line: 1, column: 1, offset: 0 };

/// Finds regions; the lines of each file are counted once.
pub(super) struct Locator<'s> {
    sources: &'s Sources,
    lines: HashMap<FilePath, Option<LineIndex<'s>>>,
}

impl<'s> Locator<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, lines: HashMap::new() }
    }

    /// Returns where `place` is, or nothing for a file that is missing.
    pub(super) fn region(&mut self, place: &Place) -> Option<Region> {
        let span = place.span?;
        let sources = self.sources;
        let lines = self
            .lines
            .entry(place.file.clone())
            .or_insert_with(|| sources.text(&place.file).map(|source| LineIndex::new(source.original_text())));
        let (Some(source), Some(lines)) = (sources.text(&place.file), lines) else {
            return Some(Region { start: START, end: START });
        };
        let span = source.original_span(span).range();
        Some(Region { start: lines.position(span.start), end: lines.position(span.end) })
    }
}
