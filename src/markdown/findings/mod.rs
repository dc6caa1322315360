//! Finds what a writer meant and Markdown does not take: it would stand on the page as marks, or not at all.
//!
//! Each finding is a place in one text and what is wrong there. What is said of it, and how serious it is, is left to
//! `check`. A subject a file; each looks only where its marks are, since most texts have none of them.

mod blocks;
mod emphasis;
mod headings;
pub(super) mod html;
mod links;
mod list_marks;
mod lists;
mod runs;
mod spaces;
mod table_lines;
mod tables;

use crate::document::Tree;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// What belongs to a numbered item is indented too little to be part of it.
    ListApart,
    /// `•`, `–` and others that are no marks of a list.
    ListSign,
    /// `[ ] words`, `- [] words`.
    ListTick,
    /// `(1) words`, `a) words`, or numbers that begin in the middle of a paragraph.
    ListNumber,
    /// `-Words`, `1.Words`.
    ListWithoutSpace,
    /// A space that is no ordinary one at marks of a heading, a list or a quotation.
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
    fn new(kind: FindingKind, span: std::ops::Range<usize>) -> Self {
        Self { kind, span: Span::new(span.start, span.end), replacement: None }
    }

    /// Says what to write in place of `span`.
    fn replace(mut self, span: std::ops::Range<usize>, text: impl Into<Box<str>>) -> Self {
        self.replacement = Some(Replacement { span: Span::new(span.start, span.end), text: text.into() });
        self
    }
}

impl FindingKind {
    /// Tells whether it is a link or picture that is none: links of such a text cannot be counted.
    #[must_use]
    pub const fn is_link(self) -> bool {
        matches!(self, Self::LinkWithSpaces | Self::LinkApart | Self::LinkExchanged)
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
pub(super) struct Subject<'t> {
    /// The whole file as it is parsed.
    pub(super) text: &'t str,
    /// Where the Markdown in it begins.
    pub(super) start: usize,
    /// Places of links, pictures, code and HTML, sorted, counted from where the Markdown begins.
    pub(super) taken: &'t [Span],
    /// The text as blocks and inlines.
    pub(super) tree: &'t Tree,
    /// HTML that is never closed.
    pub(super) open_html: &'t [html::OpenHtml],
}

/// Returns what is found in a text, in its order.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = links::find(subject);
    in_words(subject, &mut findings);
    blocks::find(subject, &mut findings);
    findings.extend(subject.open_html.iter().map(html::OpenHtml::finding));
    findings.sort_by_key(|finding| (finding.span, finding.kind as u8));
    findings
}

/// Looks for marks that became words of a paragraph, an item, a heading or a cell.
fn in_words(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.text;
    let mut runs = runs::Runs::new(subject);
    let mut run = runs::Run::default();
    let mut emphasis = emphasis::Emphasis::new(text);
    let mut lists = list_marks::ListMarks::new(text);
    let mut fence_found = false;
    while runs.next(&mut run) {
        emphasis.run(&run);
        html::comments_in_words(text, &run, findings);
        lists.run(&run, findings);
        if run.is_paragraph() {
            fence_found = fence_found || blocks::fence_in_words(text, &run, findings);
            headings::in_run(text, &run, findings);
            table_lines::in_run(text, &run, findings);
        }
    }
    lists.finish(findings);
    findings.extend(emphasis.finish());
}

/// Returns how the line ends that is before the byte at `at`.
fn line_end(text: &str, at: usize) -> &'static str {
    if text[..at].ends_with("\r\n") { "\r\n" } else { "\n" }
}
