//! What a node of the tree is, and how it is kept.

use std::num::NonZeroU32;

use crate::source::Span;

/// What a node is. Numbers count the items of a kind through the text, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph. The only one of an item of a tight list is left out: its inlines stand in the item itself.
    Paragraph,
    /// A heading of level 2 to 6: one of level 1 counts as 2, since the title is the page's level 1.
    Heading {
        /// From 2 to 6.
        level: u8,
        /// The number of the heading.
        index: u32,
    },
    /// A quotation.
    BlockQuote,
    /// A quotation that begins with `[!NOTE]` or the like.
    Alert(AlertKind, Folding),
    /// The title that an alert has of its own: inlines, before everything else in it.
    AlertTitle,
    /// A list of terms, each with what it means.
    DefinitionList,
    /// What is defined: inlines.
    DefinitionTerm,
    /// What the terms before it mean. As in an item of a list, the inlines of a tight one stand in it.
    Definition,
    /// A list without numbers.
    BulletList,
    /// A numbered list.
    OrderedList {
        /// The number of its first item.
        start: u32,
    },
    /// An item of a list.
    Item,
    /// An item of a list that can be ticked off.
    CheckItem {
        /// The number of the checklist item.
        index: u32,
        /// Whether it is ticked in the file.
        checked: bool,
    },
    /// A block of code; its text is below it. `Node::info` is what is behind the fence.
    CodeBlock(Option<Literal>),
    /// A table: one head, then rows.
    Table,
    /// The head of a table: cells.
    TableHead,
    /// A row of a table: cells.
    TableRow,
    /// A cell.
    TableCell(Alignment),
    /// What a footnote says, wherever it is in the file.
    FootnoteDefinition(u32),
    /// A quiz question.
    Quiz(u32),
    /// A block of HTML.
    HtmlBlock(u32),
    /// A line between two blocks.
    ThematicBreak,
    /// A text that is written elsewhere, in whose place its blocks are put.
    Snippet(u32),
    /// Blocks in another language than the text around them: the number of the language.
    InLanguage(u32),

    /// Plain text: `Node::text`.
    Text(Option<Literal>),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text struck out.
    Strikethrough,
    /// Code within a line: `Node::text`.
    Code(Option<Literal>),
    /// A link.
    Link(u32),
    /// A picture; what is below it is its description: text and breaks.
    Image(u32),
    /// A glossary term. Without a label there is nothing below it: it is called what the glossary calls it.
    Term {
        /// The number of the term.
        index: u32,
        /// Whether the text gives it a label.
        labelled: bool,
    },
    /// HTML within a line.
    Html(u32),
    /// Words that are written elsewhere, in whose place they are put.
    Variable(u32),
    /// A reference to a footnote.
    FootnoteReference(u32),
    /// The end of a line in the file.
    SoftBreak,
    /// The end of a line that is meant as one.
    HardBreak,
}

impl Kind {
    /// Tells whether a node of this kind never has anything below it.
    #[must_use]
    pub const fn is_leaf(self) -> bool {
        matches!(
            self,
            Self::Quiz(_)
                | Self::HtmlBlock(_)
                | Self::ThematicBreak
                | Self::Snippet(_)
                | Self::Variable(_)
                | Self::Text(_)
                | Self::Code(_)
                | Self::Html(_)
                | Self::FootnoteReference(_)
                | Self::SoftBreak
                | Self::HardBreak
        )
    }

    /// Tells whether a node of this kind is part of a line.
    #[must_use]
    pub const fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Text(_)
                | Self::Emphasis
                | Self::Strong
                | Self::Strikethrough
                | Self::Code(_)
                | Self::Link(_)
                | Self::Image(_)
                | Self::Term { .. }
                | Self::Html(_)
                | Self::Variable(_)
                | Self::FootnoteReference(_)
                | Self::SoftBreak
                | Self::HardBreak
        )
    }
}

/// Kind of an alert block (GitHub Flavored Markdown alerts).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl AlertKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Note, Self::Tip, Self::Important, Self::Warning, Self::Caution];

    /// Returns the name used in classes and strings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// Whether an alert can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// It cannot.
    None,
    /// It can, and is folded at first.
    Closed,
    /// It can, and is open at first.
    Open,
}

/// Where the text of a table's cell is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Wherever the reader's program puts it.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A text that reads otherwise than it is written: an index, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Literal(NonZeroU32);

impl Literal {
    /// Returns the literal at `index`; none beyond the 32 bits that an index has.
    pub(super) fn at(index: usize) -> Option<Self> {
        u32::try_from(index + 1).ok().and_then(NonZeroU32::new).map(Self)
    }

    pub(super) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A node as it is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stored {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Index behind its last descendant.
    pub(super) end: u32,
}

// There are a hundred of them in a guide, and ten thousand guides.
const _: () = assert!(size_of::<Stored>() == 20);
