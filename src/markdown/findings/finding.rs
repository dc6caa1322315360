//! What is found in a text, and the text that it is looked for in.

use crate::document::Tree;
use crate::markdown::construct::Foreign;
use crate::markdown::labels::Labels;
use crate::slice::Slice;
use crate::source::Span;

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
    /// `**words:**more`: before the marks is punctuation, and behind them a letter.
    EmphasisBeforeLetter,
    /// `more**(words)**`: before the marks is a letter, and behind them punctuation.
    EmphasisBehindLetter,
    /// `** words **`, `**words **`.
    EmphasisSpaced,
    /// `**words`, and nothing closes it.
    EmphasisUnclosed,
    /// `**words*`: other marks before the words than behind them.
    EmphasisUneven,
    /// `words**`, and nothing opens it.
    EmphasisUnopened,
    /// `# Words`: level 1 is the page's title.
    HeadingLevelOne,
    /// Seven or more `#`.
    HeadingTooDeep,
    /// A paragraph that `---` below it makes a heading.
    HeadingUnderlined,
    /// `##Words`.
    HeadingWithoutSpace,
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
    /// The syntax of another tool.
    Foreign(Foreign),
    /// What belongs to a numbered item is indented too little to be part of it.
    ListApart,
    /// `•`, `–` and others that are not marks of a list.
    ListSign,
    /// `[ ] words`, `- [] words`.
    ListTick,
    /// `(1) words`, `a) words`, or numbers that begin in the middle of a paragraph.
    ListNumber,
    /// `-Words`, `1.Words`.
    ListWithoutSpace,
    /// A space that is not an ordinary one at marks of a heading, a list or a quotation.
    SpaceOfAnotherKind,
    /// A bar within code that divides a cell of a table.
    TableBarInCode,
    /// A row of dashes with another number of cells than the row above it.
    TableDashes,
    /// Cells beyond those of the head.
    TableLostCells,
    /// Rows that a blank line keeps apart from their table.
    TableRowApart,
    /// A line below a table that has become a row of it.
    TableTakesLine,
    /// Rows without a row of dashes.
    TableWithoutDashes,
    /// A row of dashes without a row above it.
    TableWithoutHead,
    /// A table in the middle of a paragraph.
    TableInParagraph,
    /// `words {{snippet:id}}`: a snippet that does not stand alone.
    SnippetInWords,
    /// `<!--` that nothing closes.
    UnclosedComment,
    /// A fence that nothing closes.
    UnclosedFence,
    /// A fence with backticks in what is behind it, which therefore is none.
    UnclosedFenceInfo,
    /// A fence that is closed with too few characters.
    UnclosedFenceShort,
    /// A fence that is closed with words behind it.
    UnclosedFenceWords,
    /// `<pre` and others that swallow everything up to their end.
    UnclosedHtml,
}

impl Finding {
    /// Returns a finding at `span` that nothing can be written for by itself.
    pub(super) fn new(kind: FindingKind, span: std::ops::Range<usize>) -> Self {
        Self { kind, span: Span::new(span.start, span.end), replacement: None }
    }

    /// Says what to write in place of `span`.
    pub(super) fn replace(mut self, span: std::ops::Range<usize>, text: impl Into<Box<str>>) -> Self {
        self.replacement = Some(Replacement { span: Span::new(span.start, span.end), text: text.into() });
        self
    }
}

impl FindingKind {
    /// Tells whether it is a link or picture that is none: links of such a text cannot be counted.
    #[must_use]
    pub const fn is_link(self) -> bool {
        matches!(
            self,
            Self::LinkWithSpaces
                | Self::LinkApart
                | Self::LinkExchanged
                | Self::LinkOpen
                | Self::LinkBracket
                | Self::LinkClosed
                | Self::LinkLabel
                | Self::LinkInLink
                | Self::LinkSize
                | Self::LinkTitle
                | Self::LinkLineBreak
                | Self::LinkInCells
                | Self::LinkOther
                | Self::PictureApart
                | Self::UndefinedReference
                | Self::SecondDefinition
                | Self::UnusedDefinition
                | Self::TooManyReferences
        )
    }

    /// Tells whether headings and sections may be lost behind it, whatever they are.
    #[must_use]
    pub const fn swallows(self) -> bool {
        matches!(
            self,
            Self::UnclosedComment
                | Self::UnclosedFence
                | Self::UnclosedFenceInfo
                | Self::UnclosedFenceShort
                | Self::UnclosedFenceWords
                | Self::UnclosedHtml
        )
    }

    /// Tells whether a heading may be lost: one that is meant is none, or is swallowed.
    #[must_use]
    pub const fn loses_headings(self) -> bool {
        matches!(self, Self::HeadingWithoutSpace | Self::SpaceOfAnotherKind) || self.swallows()
    }

    /// Tells whether headings, steps or items of a checklist are others than were meant.
    #[must_use]
    pub const fn changes_structure(self) -> bool {
        matches!(
            self,
            Self::HeadingLevelOne
                | Self::HeadingTooDeep
                | Self::HeadingUnderlined
                | Self::HeadingWithoutSpace
                | Self::ListApart
                | Self::ListNumber
                | Self::ListTick
                | Self::ListWithoutSpace
                | Self::SpaceOfAnotherKind
        ) || self.swallows()
    }
}

/// A text that findings are looked for in.
pub(in super::super) struct Subject<'t> {
    /// The whole file as it is parsed.
    pub(in super::super) text: &'t str,
    /// Where the Markdown in it begins.
    pub(in super::super) start: usize,
    /// Places of links, pictures, code and HTML, sorted, counted from where the Markdown begins.
    pub(in super::super) taken: &'t [Span],
    /// The text as blocks and inlines.
    pub(in super::super) tree: &'t Tree,
    /// Labels that references have.
    pub(in super::super) labels: &'t Labels,
    /// HTML that is never closed.
    pub(in super::super) open_html: &'t [Finding],
}

/// Returns how the line ends that is before the byte at `at`.
pub(super) fn line_end(text: &str, at: usize) -> &'static str {
    if text.slice(..at).ends_with("\r\n") { "\r\n" } else { "\n" }
}
