//! What YAML reads otherwise than its writer can have meant, in a text that it does read.

use crate::slice::Slice;
use crate::source::Span;

use super::quotes::quoted;

/// Something that YAML does not take for what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is taken for.
    pub kind: FindingKind,
    /// Where it is.
    pub span: Span,
    /// All of the text that was meant.
    pub value: Span,
    /// Where the text has nothing left, so that readers miss a value: its key, and the place of the value itself.
    pub nothing_at: Option<[Span; 2]>,
    /// What to write where, if only one thing can have been meant.
    pub fix: Option<(Span, String)>,
}

/// What a part of a text is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// A comment: `Rule #1`.
    Comment,
    /// A comment behind the sign that a text of several lines begins with: `> #1`.
    CommentInHeader,
    /// A tag: `!Important gifts`.
    Tag,
    /// An anchor that nothing refers to: `&Co partners`.
    Anchor,
    /// The key of another field, since a comma stands before it: `{run: 1 week, or two}`.
    Comma,
    /// A part of the key, since there is no space after the colon: `{run:2w}`.
    MissingSpace,
}

impl Finding {
    /// Makes quotation marks around the whole text the fix, if it is on one line.
    pub(super) fn quoted(self, text: &str) -> Self {
        let written = text.slice(self.value.range());
        let fix = (!written.contains(['\n', '\r'])).then(|| (self.value, quoted(written)));
        Self { fix, ..self }
    }

    /// Replaces every span.
    pub(super) fn map_spans(&mut self, map: &impl Fn(Span) -> Span) {
        self.span = map(self.span);
        self.value = map(self.value);
        self.nothing_at = self.nothing_at.map(|places| places.map(map));
        if let Some((span, _)) = &mut self.fix {
            *span = map(*span);
        }
    }
}
