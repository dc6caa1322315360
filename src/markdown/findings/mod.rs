//! Finds what a writer meant and Markdown does not take: it would stand on the page as marks, or not at all.
//!
//! Each finding is a place in one text and what is wrong there. What is said of it, and how serious it is, is left to
//! `check`. A subject a file; each looks only where its marks are, since most texts have none of them.

mod links;
mod references;
mod taken;

use crate::document::Tree;
use crate::source::Span;

use super::labels::Labels;

/// Something in a text that Markdown reads otherwise than it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// Where it is in the file.
    pub span: Span,
    /// What to write, where only one thing can have been meant.
    pub replacement: Option<Replacement>,
}

/// What to write in place of a part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The part of the file.
    pub span: Span,
    /// What to write there.
    pub text: Box<str>,
}

/// What is wrong at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// `[words](an address with spaces)`.
    LinkWithSpaces,
    /// `[words] (address)`.
    LinkApart,
    /// `(words)[address]`.
    LinkExchanged,
    /// `[words](address` or `words](address)`.
    LinkOpen,
    /// `[words](an(address)`: a round bracket in the address that does not end.
    LinkBracket,
    /// `[words](an)address)`: a round bracket in the address that ends it.
    LinkClosed,
    /// `[the ] words](address)`.
    LinkLabel,
    /// `[a [b](c) d](e)`, or a footnote in a link.
    LinkInLink,
    /// `![words](picture.png =300x)`.
    LinkSize,
    /// `[words](address “title”)`, or a title whose quotation marks do not pair.
    LinkTitle,
    /// An address on two lines.
    LinkLineBreak,
    /// A bar that ends the cell of a table within a link.
    LinkInCells,
    /// What looks like a link and is none for another reason.
    LinkOther,
    /// `! [words](picture.png)`.
    PictureApart,
    /// `[words][label]`, and no `[label]: address`.
    UndefinedReference,
    /// `[^label]`, and no `[^label]: words`.
    UndefinedFootnote,
    /// A second `[label]: address`.
    SecondDefinition,
    /// A second `[^label]: words`.
    SecondFootnote,
    /// `[label]: address` that nothing refers to.
    UnusedDefinition,
    /// Words that read as a definition: `[note]: remember`.
    DefinitionOfWords,
    /// The last reference whose address the parser puts in its place.
    TooManyReferences,
}

impl FindingKind {
    /// Tells whether it is a link or picture that is none: links of such a text cannot be counted.
    #[must_use]
    pub const fn is_link(self) -> bool {
        !matches!(self, Self::SecondFootnote | Self::UndefinedFootnote | Self::DefinitionOfWords)
    }
}

/// A text that findings are looked for in.
pub(super) struct Subject<'t> {
    /// The whole file as it is parsed.
    pub(super) text: &'t str,
    /// Where the Markdown in it begins.
    pub(super) start: usize,
    /// Places of links, pictures, code and HTML, sorted, counted from where the Markdown begins.
    pub(super) taken: &'t [Span],
    pub(super) tree: &'t Tree,
    pub(super) labels: &'t Labels,
}

/// Returns what is found in a text, in its order.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = links::find(subject);
    references::find(subject, &mut findings);
    findings.sort_by_key(|finding| (finding.span, finding.kind as u8));
    findings
}
