//! A Markdown text as it was read.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Tree;
use crate::source::Span;
use crate::yaml;

use super::findings::Finding;

/// What a Markdown text is made of. Nodes of its tree carry the numbers of the items of these lists.
#[derive(Debug, Clone, Default)]
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
    /// Variables (`{{name}}`) in their order.
    pub variables: Vec<Reference>,
    /// Snippets (`{{snippet:id}}`) in their order.
    pub snippets: Vec<Reference>,
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
#[derive(Debug, Clone)]
pub struct DocumentHeading {
    /// From 2 to 6; a level-1 heading counts as level 2, since the title is the page's level 1.
    pub level: u8,
    /// The text without markup.
    pub text: Arc<str>,
    /// The same as it is written, where a variable stands in it.
    pub as_written: Option<Arc<str>>,
    /// The anchor given by `{#id}`.
    pub id: Option<Box<str>>,
    /// Where the text of the heading is.
    pub span: Span,
}

/// An address written in the text.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The address as written.
    pub target: Box<str>,
    /// Where the address stands.
    pub span: Span,
    /// Whether a link has no words, or a picture no description.
    pub is_empty: bool,
    /// Whether the text says that a picture needs no description, or a film no captions.
    pub excused: bool,
}

/// A quiz question.
#[derive(Debug, Clone)]
pub struct QuizBlock {
    /// The question, not checked yet.
    pub yaml: Result<yaml::Tree, yaml::SyntaxError>,
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
#[derive(Debug, Clone)]
pub struct RawHtmlPiece {
    /// The HTML as written, without comments.
    pub html: String,
    /// Whether it stands as a block of its own.
    pub block: bool,
    /// Where it is.
    pub span: Span,
    /// Where its parts are.
    pub(super) origins: Origins,
}

/// Where the parts of a piece of HTML are in the file: quotations stand before its lines, comments are left out of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins(Box<[(u32, u32)]>);

impl Origins {
    /// Takes where the lines of some HTML are in the file, by where each begins, and which parts of it are kept.
    pub(super) fn new(lines: &[(u32, u32)], kept: &[Range<usize>]) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut origins = Vec::with_capacity(lines.len());
        let (mut before, mut line) = (0, 0);
        for kept in kept.iter().filter(|kept| !kept.is_empty()) {
            let (start, end) = (clamp(kept.start), clamp(kept.end));
            while lines.get(line + 1).is_some_and(|(at, _)| *at <= start) {
                line += 1;
            }
            let Some((at, origin)) = lines.get(line).filter(|(at, _)| *at <= start) else { return Self::default() };
            origins.push((before, origin + (start - at)));
            while let Some((at, origin)) = lines.get(line + 1).filter(|(at, _)| *at < end) {
                origins.push((before + (at - start), *origin));
                line += 1;
            }
            before += end - start;
        }
        Self(origins.into())
    }

    fn of(&self, at: usize) -> Option<usize> {
        let after = self.0.partition_point(|(start, _)| *start as usize <= at);
        let (start, origin) = self.0.get(after.checked_sub(1)?)?;
        Some(*origin as usize + (at - *start as usize))
    }
}

impl RawHtmlPiece {
    /// Returns where the part of the HTML is in the file.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Span {
        let last = part.end.saturating_sub(1).max(part.start);
        let place = self.origins.of(part.start).zip(self.origins.of(last));
        let place = place.map(|(start, end)| Span::new(start, end + (part.end.max(last) - last)));
        place.filter(|place| self.span.start <= place.start && place.end <= self.span.end).unwrap_or(self.span)
    }
}

/// A level-2 section, or what is before the first one.
#[derive(Debug, Clone)]
pub struct DocumentSection {
    /// Index of its heading.
    pub heading: Option<u32>,
    /// Its text, the heading included.
    pub span: Span,
}

impl Document {
    /// Replaces the span of each link, picture, term, piece of HTML and finding.
    pub fn map_spans(&mut self, map: &impl Fn(Span) -> Span) {
        for reference in self.references_mut() {
            reference.span = map(reference.span);
        }
        for piece in &mut self.raw_html {
            piece.span = map(piece.span);
            piece.origins = Origins::default();
        }
        for finding in &mut self.findings {
            finding.span = map(finding.span);
            if let Some(replacement) = &mut finding.replacement {
                replacement.span = map(replacement.span);
            }
        }
    }

    fn references_mut(&mut self) -> impl Iterator<Item = &mut Reference> {
        let lists = [&mut self.links, &mut self.images, &mut self.terms, &mut self.variables, &mut self.snippets];
        lists.into_iter().flatten()
    }

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
        self.variables.shrink_to_fit();
        self.snippets.shrink_to_fit();
        self.quizzes.shrink_to_fit();
        self.check_items.shrink_to_fit();
        self.raw_html.shrink_to_fit();
        self.findings.shrink_to_fit();
        self.sections.shrink_to_fit();
    }
}
