//! Places of a text in which nothing is looked for.

use crate::source::Span;

/// Links, pictures, code and HTML, gone through from the start of the text.
pub(super) struct Taken<'s> {
    spans: &'s [Span],
    next: usize,
    /// The furthest end of those that begin before the place asked for last.
    end: usize,
}

impl<'s> Taken<'s> {
    /// Begins at the start of a text; `spans` are sorted.
    pub(super) fn new(spans: &'s [Span]) -> Self {
        Self { spans, next: 0, end: 0 }
    }

    /// Tells whether the byte at `at` lies in one of them. Places must be asked for in order.
    pub(super) fn covers(&mut self, at: usize) -> bool {
        while let Some(span) = self.spans.get(self.next).filter(|span| span.start as usize <= at) {
            self.end = self.end.max(span.end as usize);
            self.next += 1;
        }
        self.end > at
    }
}
