//! The playbook's variables: words that `playbook.yaml` declares once, in the place of `{{name}}` in any text.
//!
//! The words are plain and cannot name others, so what a text comes to follows from the text and the settings alone. In
//! Markdown they are put into the tree ([`Document::fill`]), in plain texts into the text itself.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use crate::check::report::Report;
use crate::check::suggest::{misspelt, nearest};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Document, PlaceholderKind, Values, filled_with, placeholders};
use crate::model::{LangIx, Localized, RawHtml};
use crate::source::Span;
use crate::yaml::{Node, Places, Value};

use super::ids::Ids;
use super::localized::{DeclaredLanguages, localized};
use super::nodes::{check_keys, text};
use super::sentence::{TextSource, check_plain};

/// What a playbook declares them in.
const FIELD: &str = "variables";

/// The variables of a playbook.
#[derive(Debug, Default)]
pub(crate) struct Variables {
    /// Their names; `None` where they could not be read, so that no text is blamed for it.
    names: Option<Ids>,
    /// Their words, in the same order; `None` where something is wrong with them.
    words: Vec<Option<Localized>>,
}

impl Variables {
    /// Reads the variables of the settings in `settings`.
    pub(crate) fn parse(settings: &Node, declared: &DeclaredLanguages, file: &str, report: &mut Report) -> Self {
        let Some(node) = settings.get(FIELD).filter(|node| !matches!(node.value, Value::Null)) else {
            let is_misspelt = settings.entries().iter().any(|entry| nearest(&entry.key, [FIELD]).is_some());
            return Self { names: (!is_misspelt).then(Ids::default), words: Vec::new() };
        };
        if check_keys(node, report).is_none() {
            return Self::default();
        }
        let (mut names, mut all) = (Ids::default(), Vec::new());
        for entry in node.entries() {
            let before = names.len();
            names.declare_at(&entry.key, entry.key_span, report);
            let words = words(&entry.node, declared, file, report);
            // A key that is there twice is reported, and is the first one's.
            if names.len() > before {
                all.push(words);
            }
        }
        Self { names: Some(names), words: all }
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

/// Reads the words of one variable: for each language, or the same for all of them.
fn words(node: &Node, declared: &DeclaredLanguages, file: &str, report: &mut Report) -> Option<Localized> {
    let nothing = Variables::default();
    let source = TextSource { text: file, raw_html: RawHtml::default(), variables: &nothing, lang: LangIx::SOURCE };
    let words = match node.value {
        Value::Map(_) => localized(node, declared, source, report)?,
        _ => {
            let words = text(node, report)?;
            check_plain(node, words, file, report);
            Localized::try_from_fn(&declared.languages, |_, _| Some(words.to_owned()))?
        }
    };
    if words.iter().any(|(_, words)| !placeholders(words, 0).is_empty()) {
        report.push(report.at(Code::TextUnknownVariable, node.span).variant("nested"));
        return None;
    }
    words.try_map(|_, words| Some(words.split_whitespace().collect::<Vec<_>>().join(" ")))
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

/// Tells whether a text may have a variable or a snippet in it.
pub(crate) fn may_have_placeholders(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"{{").is_some()
}

/// Puts the words of each variable into a document, and reports those that are not declared.
pub(crate) fn fill(document: &mut Document, source: TextSource<'_>, report: &mut Report) {
    let values = InText::new(source);
    document.fill(&values, if source.raw_html == RawHtml::Escape { as_text } else { in_html });
    values.report(report);
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
