//! A Markdown text as it was read.

use std::sync::Arc;

use crate::document::Tree;
use crate::source::Span;
use crate::yaml;

use super::findings::Finding;

/// What a Markdown text is made of. Nodes of its tree carry the numbers of the items of these lists.
#[derive(Debug, Default)]
pub struct Document {
    /// The text as blocks and inlines.
    pub tree: Arc<Tree>,
    /// Whether the text shows nothing at all.
    pub is_empty: bool,
    /// Headings in their order.
    pub headings: Vec<DocumentHeading>,
    /// Links in their order.
    pub links: Vec<Reference>,
    /// Images in their order.
    pub images: Vec<Reference>,
    /// Glossary terms (`[[id]]`, `[[id|label]]`) in their order.
    pub terms: Vec<Reference>,
    /// Quiz questions in their order.
    pub quizzes: Vec<QuizBlock>,
    /// Checklist items in their order.
    pub check_items: Vec<CheckItem>,
    /// HTML in the text, comments left out.
    pub raw_html: Vec<RawHtmlPiece>,
    /// What Markdown reads otherwise than it was meant.
    pub findings: Vec<Finding>,
    /// The text's level-2 sections; the first is what is before the first heading.
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
    /// Where the text of the heading is.
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
    /// The question, not checked yet.
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
    /// The HTML as written, without comments.
    pub html: String,
    /// Whether it stands as a block of its own.
    pub block: bool,
    /// Where it is.
    pub span: Span,
}

/// A level-2 section, or what is before the first one.
#[derive(Debug)]
pub struct DocumentSection {
    /// Index of its heading.
    pub heading: Option<u32>,
    /// Its text, the heading included.
    pub span: Span,
}

impl Document {
    /// Tells whether something in it is never closed, and may have swallowed headings, links and all else.
    #[must_use]
    pub fn is_swallowed(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind.swallows())
    }

    /// Tells whether a heading that is meant may not be among its headings.
    #[must_use]
    pub fn loses_headings(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind.loses_headings())
    }

    /// Gives back the room that its lists do not need: there are as many documents as files.
    pub(super) fn shrink(&mut self) {
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.images.shrink_to_fit();
        self.terms.shrink_to_fit();
        self.quizzes.shrink_to_fit();
        self.check_items.shrink_to_fit();
        self.raw_html.shrink_to_fit();
        self.findings.shrink_to_fit();
        self.sections.shrink_to_fit();
    }
}
