//! Reads what stands for words that are written elsewhere: variables among words, snippets by themselves.
//!
//! Both become nodes of the tree, each with its place, and what they stand for is put there when it is known
//! ([`crate::document::Parts`]). Put into the text before it is parsed, a value could begin a list or end a quotation,
//! and the places of everything behind it would be wrong.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::document::Reference;
use super::findings::{Finding, FindingKind};
use super::parse::{Gathering, Reader, index};
use super::placeholders::{Placeholder, PlaceholderKind, lone_snippets};
use crate::document::Kind;
use crate::slice::Slice;
use crate::source::Span;

impl Reader<'_> {
    /// Returns the first placeholder that begins in the text at `span`, outside of code.
    pub(super) fn placeholder_in(&self, span: Span) -> Option<Placeholder> {
        let (start, end) = (span.start as usize, span.end as usize);
        let next = self.placeholders.partition_point(|placeholder| placeholder.whole.start < start);
        let placeholder = self.placeholders.get(next).filter(|placeholder| placeholder.whole.start < end)?;
        let in_code = matches!(self.tree.innermost(), Some(Kind::CodeBlock(_)));
        (!in_code).then(|| placeholder.clone())
    }

    /// Takes a placeholder that begins in the text at `span`, and what is before it there; returns where the rest is.
    pub(super) fn take_placeholder(&mut self, placeholder: &Placeholder, span: Span) -> Option<Span> {
        let whole = placeholder.whole.clone();
        if (span.start as usize) < whole.start {
            let before = Span::new(span.start as usize, whole.start);
            self.words(self.text.slice(before.range()).into(), before);
        }
        match placeholder.kind {
            PlaceholderKind::Variable => self.take_variable(placeholder),
            PlaceholderKind::Snippet => self.take_snippet_in_words(placeholder),
        }
        if whole.end >= span.end as usize {
            // The parser may break the name into pieces.
            self.done = whole;
            return None;
        }
        let behind = Span::new(whole.end, span.end as usize);
        if !self.text.slice(behind.range()).trim().is_empty()
            && let Some(snippet) = self.in_item.take()
        {
            self.snippet_in_words(snippet);
        }
        Some(behind)
    }

    fn take_variable(&mut self, placeholder: &Placeholder) {
        let span = Span::new(placeholder.whole.start, placeholder.whole.end);
        self.quotes.pass('x');
        self.heading_text(self.text.slice(span.range()), span);
        self.tree.leaf(Kind::Variable(index(&self.document.variables)), span);
        let variable = self.reference_to(placeholder);
        self.document.variables.push(variable);
    }

    /// Takes a snippet that is not a paragraph of its own: at the start of an item of a list, or of a definition, it may
    /// be all that is said there; elsewhere it cannot be shown.
    fn take_snippet_in_words(&mut self, placeholder: &Placeholder) {
        let span = Span::new(placeholder.whole.start, placeholder.whole.end);
        let is_start = matches!(self.tree.empty(), Some(Kind::Item | Kind::Definition));
        if self.gathering.is_none() && is_start {
            self.push_snippet(placeholder);
            self.in_item = Some(span);
        } else {
            // It stays what it is, as a variable does that does not exist.
            let inner = placeholder.whole.start + 2..placeholder.whole.end - 2;
            self.take_variable(&Placeholder { name: inner, ..placeholder.clone() });
            self.report_in_words(span);
        }
    }

    /// Takes a paragraph that consists of snippets; returns whether it does.
    pub(super) fn lone_snippets(&mut self, paragraph: Span) -> bool {
        if self.placeholders.is_empty() {
            return false;
        }
        let mut range = paragraph.range();
        if range.start < self.lead.len() {
            range.start = self.lead.len();
        }
        let Some(snippets) = lone_snippets(self.text, range) else { return false };
        snippets.iter().for_each(|snippet| self.push_snippet(snippet));
        self.gathering = Some(Gathering::Literal { depth: 0 });
        true
    }

    /// Takes the rest of a paragraph, behind a line break and up to `end`, if it consists of snippets; returns whether it
    /// does.
    pub(super) fn lone_snippets_behind(&mut self, line_break: Span, end: usize) -> bool {
        let start = line_break.end as usize;
        let Some(rest) = self.text.get(start..end) else { return false };
        let words = rest.trim_start_matches([' ', '\t', '>', '\n', '\r']);
        self.lone_snippets(Span::new(end - words.len(), end))
    }

    fn push_snippet(&mut self, placeholder: &Placeholder) {
        let span = Span::new(placeholder.whole.start, placeholder.whole.end);
        self.tree.leaf(Kind::Snippet(index(&self.document.snippets)), span);
        let snippet = self.reference_to(placeholder);
        self.document.snippets.push(snippet);
    }

    fn reference_to(&self, placeholder: &Placeholder) -> Reference {
        let name = placeholder.name.clone();
        Reference {
            target: self.text.slice(name.clone()).into(),
            span: Span::new(name.start, name.end),
            is_empty: false,
            excused: false,
        }
    }

    /// Reports the snippet that an item begins with, if more follows in its line.
    pub(super) fn after_snippet(&mut self, event: &Event<'_>) {
        let Some(span) = self.in_item.take() else { return };
        let is_block = match event {
            Event::End(tag) => matches!(tag, TagEnd::Item | TagEnd::DefinitionListDefinition),
            Event::Start(tag) => {
                !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
            }
            Event::Rule => true,
            _ => false,
        };
        if !is_block {
            self.snippet_in_words(span);
        }
    }

    /// Takes the snippet that was read last as one that stands among words.
    fn snippet_in_words(&mut self, span: Span) {
        self.document.snippets.pop();
        self.tree.replace_leaf(Kind::Variable(index(&self.document.variables)));
        let inner = Span::new(span.start as usize + 2, span.end as usize - 2);
        let target = self.text.slice(inner.range()).into();
        self.document.variables.push(Reference { target, span: inner, is_empty: false, excused: false });
        self.report_in_words(span);
    }

    fn report_in_words(&mut self, span: Span) {
        self.document.findings.push(Finding { kind: FindingKind::SnippetInWords, span, replacement: None });
    }
}
