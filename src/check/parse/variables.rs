//! The playbook's variables: words that `playbook.yaml` declares once, in the place of `{{name}}` in any text.
//!
//! The words are plain and cannot name others, so what a text comes to follows from the text and the settings alone. In
//! Markdown they are put into the tree ([`Document::fill`]), in plain texts into the text itself.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use crate::check::report::Report;
use crate::check::suggest::misspelt;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{
    Document, Placeholder, PlaceholderKind, Values, filled_with, may_have_placeholders, placeholders,
};
use crate::model::{LangIx, Localized, RawHtml};
use crate::source::Span;
use crate::yaml::{Node, Places};

use super::ids::Ids;

/// The variables of a playbook.
#[derive(Debug, Default)]
pub(crate) struct Variables {
    /// Their names; `None` where they could not be read, so that no text is blamed for it.
    names: Option<Ids>,
    /// Their words, in the same order; `None` where something is wrong with them.
    words: Vec<Option<Localized>>,
}

impl Variables {
    /// Makes them of their names and words, which are in the same order.
    pub(crate) fn new(names: Option<Ids>, words: Vec<Option<Localized>>) -> Self {
        Self { names, words }
    }

    /// Returns what stands for the words of all of them.
    pub(crate) fn digest(&self) -> u128 {
        let mut all = String::new();
        for (name, words) in self.names.iter().flat_map(Ids::iter).zip(&self.words) {
            for (_, words) in words.iter().flat_map(Localized::iter) {
                [name, "\0", words, "\0"].into_iter().for_each(|part| all.push_str(part));
            }
        }
        xxhash_rust::xxh3::xxh3_128(all.as_bytes())
    }

    fn words(&self, name: &str, lang: LangIx) -> Option<&str> {
        let at = self.names.as_ref()?.find(name)?;
        Some(self.words.get(at)?.as_ref().map_or("", |words| &words[lang]))
    }

    /// Begins the report of a name that is not declared; `None` where it may be declared all the same.
    fn unknown(&self, name: &str, span: Span, report: &Report) -> Option<Diagnostic> {
        let names = self.names.as_ref()?;
        let diagnostic = report.at(Code::TextUnknownVariable, span).arg("name", name);
        Some(if names.len() == 0 { diagnostic.variant("none") } else { misspelt(diagnostic, names.near(name)) })
    }
}

/// The file that a sentence is in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextSource<'s> {
    /// The whole text of the file.
    pub(crate) text: &'s str,
    /// What becomes of HTML.
    pub(crate) raw_html: RawHtml,
    /// What variables stand for.
    pub(crate) variables: &'s Variables,
    /// The language of the text, which decides what they stand for.
    pub(crate) lang: LangIx,
}

/// What the variables in one text stand for; those that are not declared are kept, to be reported.
struct InText<'s> {
    source: TextSource<'s>,
    unknown: RefCell<Vec<(String, Span)>>,
}

impl Values for InText<'_> {
    fn value(&self, name: &str, span: Span) -> Option<&str> {
        let words = self.source.variables.words(name, self.source.lang);
        if words.is_none() {
            self.unknown.borrow_mut().push((name.to_owned(), span));
        }
        words
    }
}

impl<'s> InText<'s> {
    fn new(source: TextSource<'s>) -> Self {
        Self { source, unknown: RefCell::default() }
    }

    fn report(self, report: &mut Report) {
        for (name, span) in self.unknown.into_inner() {
            let diagnostic = self.source.variables.unknown(&name, span, report);
            diagnostic.into_iter().for_each(|diagnostic| report.push(diagnostic));
        }
    }
}

/// Puts the words of each variable into a document, and reports those that are not declared.
pub(crate) fn fill(document: &mut Document, source: TextSource<'_>, report: &mut Report) {
    let values = InText::new(source);
    document.fill(&values, if source.raw_html == RawHtml::Escape { as_text } else { in_html });
    values.report(report);
    report_misplaced(document, report);
}

/// Reports snippets in addresses and in HTML, where none can be shown.
fn report_misplaced(document: &Document, report: &mut Report) {
    let is_snippet = |found: &Placeholder| found.kind == PlaceholderKind::Snippet;
    let addresses = document.links.iter().chain(&document.images);
    let addresses = addresses.filter(|reference| placeholders(&reference.target, 0).iter().any(is_snippet));
    let in_html = document.raw_html.iter().flat_map(|piece| {
        let snippets = placeholders(&piece.html, 0).into_iter().filter(is_snippet);
        snippets.map(|found| piece.place(found.whole)).collect::<Vec<_>>()
    });
    for span in addresses.map(|reference| reference.span).chain(in_html) {
        report.push(report.at(Code::TextUnknownSnippet, span).variant("in-words"));
    }
}

fn as_text(words: &str) -> Cow<'_, str> {
    Cow::Borrowed(words)
}

fn in_html(words: &str) -> Cow<'_, str> {
    if !words.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(words);
    }
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    Cow::Owned(escaped.replace('"', "&quot;").replace('\'', "&#39;"))
}

/// Returns a plain text that `node` says with the words of each variable in its place, and reports what cannot be there.
pub(crate) fn filled<'t>(node: &Node, text: &'t str, source: TextSource<'_>, report: &mut Report) -> Cow<'t, str> {
    if !may_have_placeholders(text) {
        return Cow::Borrowed(text);
    }
    let whole = node.as_str().unwrap_or_default();
    let places = Places::of(whole, node.span, source.text);
    let before = whole.len() - whole.trim_start().len();
    let place = |at: Range<usize>| places.place(Span::new(at.start, at.end).shifted(before));
    let values = InText::new(source);
    let filled = filled_with(text, &|name, at| values.value(name, place(at)).map(|words| words.to_owned().into()));
    values.report(report);
    for snippet in placeholders(text, 0).into_iter().filter(|found| found.kind == PlaceholderKind::Snippet) {
        report.push(report.at(Code::TextUnknownSnippet, place(snippet.whole)).variant("plain"));
    }
    filled
}
