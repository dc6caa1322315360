//! Markdown, read once: HTML with places left open, and the facts that checks judge, each with its place.
//!
//! `pulldown-cmark` parses (`CommonMark` 0.31 with GitHub's tables, footnotes, task lists, alerts, strikethrough; heading
//! attributes, wiki links, smart punctuation) and writes the HTML. Whatever depends on where a text is shown is
//! left open, see [`Prose`]. Nothing is judged here: the module knows no playbook, no other file and no language.

mod convert;
mod malformed;
mod quiz_block;
mod steps;

pub use convert::convert;

use std::sync::Arc;

use crate::model::{Fingerprint, Prose};
use crate::source::Span;
use crate::yaml;

/// A Markdown text as it was read.
#[derive(Debug, Default)]
pub struct Document {
    /// The HTML with places left open; their numbers index the lists below.
    pub prose: Arc<Prose>,
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
    pub text: String,
    /// The anchor given by `{#id}`.
    pub id: Option<String>,
    /// Where the text of the heading stands.
    pub span: Span,
}

/// An address written in the text.
#[derive(Debug)]
pub struct Reference {
    /// The address as written.
    pub target: String,
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
    pub section: u16,
    /// Its number in the section, from 1.
    pub number: u16,
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
    pub heading: Option<u16>,
    /// Its text, the heading included.
    pub span: Span,
    /// What its text comes to.
    pub fingerprint: Fingerprint,
    /// What it is made of, to be compared with the same section in another language.
    pub shape: SectionShape,
}

/// What a section is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionShape {
    /// Levels of its headings.
    pub headings: Vec<u8>,
    /// Number of items in numbered lists.
    pub steps: usize,
    /// Number of checklist items.
    pub check_items: usize,
    /// Number of quiz questions.
    pub quizzes: usize,
    /// Number of links.
    pub links: usize,
}

impl Document {
    /// Tells whether the text shows nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prose.html.trim().is_empty() && self.prose.inserts.is_empty()
    }
}
