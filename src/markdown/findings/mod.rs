//! Finds what a writer meant and Markdown does not take: it would stand on the page as marks, or not at all.
//!
//! Each finding is a place in one text and what is wrong there. What is said of it, and how serious it is, is left to
//! `check`. A subject a file; each looks only where its marks are, since most texts have none of them.

mod construct;
mod foreign;
mod links;

use crate::document::Tree;
use crate::source::Span;

pub use construct::Foreign;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// `[words](an address with spaces)`.
    LinkWithSpaces,
    /// `[words] (address)`.
    LinkApart,
    /// `(words)[address]`.
    LinkExchanged,
    /// The syntax of another tool.
    Foreign(Foreign),
}

impl FindingKind {
    /// Tells whether it is a link or picture that is none: links of such a text cannot be counted.
    #[must_use]
    pub const fn is_link(self) -> bool {
        match self {
            Self::LinkWithSpaces | Self::LinkApart | Self::LinkExchanged => true,
            Self::Foreign(_) => false,
        }
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
    /// The text as it was read.
    pub(super) tree: &'t Tree,
}

/// Returns what is found in a text, with what was `met` while it was read, in its order.
pub(super) fn find(subject: &Subject<'_>, met: Vec<Finding>) -> Vec<Finding> {
    let mut findings = met;
    findings.extend(links::find(subject));
    let foreign = foreign::find(subject);
    // A link whose address another tool fills in is no link for that reason.
    let has_foreign = |link: Span| {
        let next = foreign.partition_point(|other| other.span.start < link.start);
        foreign.get(next).is_some_and(|other| other.span.end <= link.end)
    };
    findings.retain(|finding| !finding.kind.is_link() || !has_foreign(finding.span));
    findings.extend(foreign);
    findings.sort_by_key(|finding| (finding.span, finding.kind));
    findings
}
