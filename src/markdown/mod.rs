//! Markdown: the facts that checks judge, each with its place, and HTML with places left open.
//!
//! A text is read once for both where all of it will be shown, or for its facts alone, and once more for its HTML
//! whenever that is asked for ([`Html`]). Reading for facts alone takes half the time, and HTML is longer than its text.
//!
//! `pulldown-cmark` parses (`CommonMark` 0.31 with GitHub's tables, footnotes, task lists, alerts, strikethrough; heading
//! attributes, wiki links, smart punctuation) and writes the HTML. Whatever depends on where a text is shown is
//! left open, see [`Prose`]. Nothing is judged here: the module knows no playbook, no other file and no language.

mod convert;
mod malformed;
mod quiz_block;
mod steps;

pub use convert::{convert, document, prose};

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Prose, ProseSource};
use crate::source::Span;
use crate::yaml;

/// When a text becomes HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Html {
    /// When it is read; it is kept from then on.
    WhenRead,
    /// Whenever it is asked for; it is never kept.
    WhenAsked,
}

/// Reads the Markdown in `text` from the byte at `start`.
#[must_use]
pub fn read(text: &Arc<str>, start: usize, html: Html) -> (Document, Arc<dyn ProseSource>) {
    match html {
        Html::WhenRead => {
            let (document, prose) = convert(&text[start..], start);
            (document, Arc::new(prose))
        }
        Html::WhenAsked => (document(&text[start..], start), Arc::new(Unread { text: text.clone(), start })),
    }
}

/// A text that becomes HTML whenever it is asked for it.
#[derive(Debug)]
struct Unread {
    text: Arc<str>,
    start: usize,
}

impl ProseSource for Unread {
    fn prose(&self) -> Cow<'_, Prose> {
        Cow::Owned(prose(&self.text[self.start..]))
    }
}

/// What a Markdown text is made of. The places that its [`Prose`] leaves open have the numbers of the items of these lists.
#[derive(Debug)]
pub struct Document {
    /// Whether the text shows nothing at all.
    pub is_empty: bool,
    /// Headings in their order.
    pub headings: Vec<DocumentHeading>,
    /// Links in their order.
    pub links: Vec<Reference>,
    /// Pictures in their order.
    pub images: Vec<Reference>,
    /// Glossary terms (`[[id]]`, `[[id|label]]`) in their order.
    pub terms: Vec<Reference>,
    /// Quiz questions in their order.
    pub quizzes: Vec<QuizBlock>,
    /// Checklist items in their order.
    pub check_items: Vec<CheckItem>,
    /// HTML in the text, comments left out.
    pub raw_html: Vec<RawHtmlPiece>,
    /// Text that was meant to be a link or picture but is none.
    pub malformed: Vec<Span>,
    /// The text's level-2 sections; the first is what stands before the first heading.
    pub sections: Vec<DocumentSection>,
}

/// A heading.
#[derive(Debug)]
pub struct DocumentHeading {
    /// From 2 to 6; a level-1 heading counts as level 2, since the title is the page's level 1.
    pub level: u8,
    /// The text without markup.
    pub text: Arc<str>,
    /// The anchor given by `{#id}`.
    pub id: Option<Box<str>>,
    /// Where the text of the heading stands.
    pub span: Span,
}

/// An address written in the text.
#[derive(Debug)]
pub struct Reference {
    /// The address as written.
    pub target: Box<str>,
    /// Where the address stands.
    pub span: Span,
}

/// A quiz question.
#[derive(Debug)]
pub struct QuizBlock {
    /// The question, not judged yet.
    pub yaml: Result<yaml::Node, yaml::SyntaxError>,
}

/// A checklist item.
#[derive(Debug, Clone, Copy)]
pub struct CheckItem {
    /// Index of its section.
    pub section: u32,
    /// Its number in the section, from 1.
    pub number: u32,
}

/// HTML in the text.
#[derive(Debug)]
pub struct RawHtmlPiece {
    /// The HTML as written.
    pub html: String,
    /// Whether it stands as a block of its own.
    pub block: bool,
    /// Where it stands.
    pub span: Span,
}

/// A level-2 section, or what stands before the first one.
#[derive(Debug)]
pub struct DocumentSection {
    /// Index of its heading.
    pub heading: Option<u32>,
    /// Its text, the heading included.
    pub span: Span,
    /// What it is made of, to be compared with the same section in another language.
    pub shape: SectionShape,
}

/// What a section is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionShape {
    /// Levels of its headings.
    pub headings: Vec<u8>,
    /// Number of items in numbered lists.
    pub steps: u32,
    /// Number of checklist items.
    pub check_items: u32,
    /// Number of quiz questions.
    pub quizzes: u32,
    /// Number of links.
    pub links: u32,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            is_empty: true,
            headings: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            terms: Vec::new(),
            quizzes: Vec::new(),
            check_items: Vec::new(),
            raw_html: Vec::new(),
            malformed: Vec::new(),
            sections: Vec::new(),
        }
    }
}

impl Document {
    /// Gives back the room that its lists do not need: there are as many documents as files.
    fn shrink(&mut self) {
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.images.shrink_to_fit();
        self.terms.shrink_to_fit();
        self.quizzes.shrink_to_fit();
        self.check_items.shrink_to_fit();
        self.raw_html.shrink_to_fit();
        self.sections.shrink_to_fit();
    }
}
