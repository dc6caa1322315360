//! The way from offsets in normalized text back to offsets in the original text.

use unicode_normalization::UnicodeNormalization;

use crate::slice::Slice;

use super::Span;

/// Maps offsets of a normalized text to the text it was made from.
///
/// Only the stretches that normalization changed are kept; between them both texts run in step.
#[derive(Debug, Default)]
pub struct OffsetMap {
    changes: Vec<Change>,
}

/// A stretch that reads differently before and after normalization.
#[derive(Debug, Clone, Copy)]
struct Change {
    normalized: Span,
    original: Span,
}

impl OffsetMap {
    /// Returns `original` without a byte order mark and in NFC, and the map back.
    pub(super) fn normalize(original: &str) -> (String, Self) {
        let mut map = Self::default();
        let mut text = String::with_capacity(original.len());
        let mut rest = original;
        if let Some(without_mark) = original.strip_prefix('\u{feff}') {
            let mark = original.len() - without_mark.len();
            map.changes.push(Change { normalized: Span::new(0, 0), original: Span::new(0, mark) });
            rest = without_mark;
        }
        for cluster in clusters(rest) {
            let at = cluster.as_ptr() as usize - original.as_ptr() as usize;
            let before = text.len();
            text.extend(cluster.nfc());
            if text.slice(before..) != cluster {
                map.changes.push(Change {
                    normalized: Span::new(before, text.len()),
                    original: Span::new(at, at + cluster.len()),
                });
            }
        }
        (text, map)
    }

    /// Returns where `span` of the normalized text is in the original. A span that begins or ends inside a
    /// changed stretch is widened to the whole of it.
    pub(super) fn original_span(&self, span: Span) -> Span {
        let start = match self.change_before(span.start) {
            Some(change) if span.start < change.normalized.end => change.original.start,
            Some(change) => change.original.end + (span.start - change.normalized.end),
            None => span.start,
        };
        let end = match self.change_before(span.end) {
            Some(change) if span.end <= change.normalized.start => change.original.start,
            Some(change) if span.end <= change.normalized.end => change.original.end,
            Some(change) => change.original.end + (span.end - change.normalized.end),
            None => span.end,
        };
        Span { start, end: end.max(start) }
    }

    /// Returns where the changed stretch at `span` of the original is in the normalized text; another span is
    /// returned as it is.
    pub(super) fn normalized_span(&self, span: Span) -> Span {
        self.changes.iter().find(|change| change.original == span).map_or(span, |change| change.normalized)
    }

    /// Returns the last change that begins at or before `offset`.
    fn change_before(&self, offset: u32) -> Option<&Change> {
        let next = self.changes.partition_point(|change| change.normalized.start <= offset);
        next.checked_sub(1).map(|index| &self.changes[index])
    }

    /// Returns the original places of the changed stretches, a byte order mark left out: it is no error.
    pub(super) fn changed_spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.changes
            .iter()
            .filter(|change| change.normalized.end > change.normalized.start)
            .map(|change| change.original)
    }
}

/// Splits `text` before every ASCII character. No character composes with an ASCII character that follows it, so
/// normalizing the parts one by one is normalizing the whole.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.len_utf8();
        let end = rest.as_bytes()[first..].iter().position(u8::is_ascii).map_or(rest.len(), |at| first + at);
        let (cluster, tail) = rest.halves(end);
        rest = tail;
        Some(cluster)
    })
}
