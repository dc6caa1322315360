//! Parses sentences of YAML, which take inline Markdown, and reports marks in texts that are plain.
//!
//! Most sentences have no marks: those are never parsed. What they refer to is resolved where that of texts is.

use std::sync::Arc;

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::document::{Kind, Node as Inline, Visit};
use crate::markdown::{Document, Replacement, may_have_placeholders, parse_sentence};
use crate::model::{Html, LangIx};
use crate::source::Span;
use crate::yaml::{Node, Places};

use super::findings::diagnostic_of;
use super::html_writer::HtmlAddress;
use super::raw_html;
use super::variables;

pub(crate) use super::variables::TextSource;

/// A sentence, parsed but for what it says about other files.
#[derive(Debug, Clone, Default)]
pub(crate) struct ParsedSentence {
    /// As it is written.
    pub(crate) text: Arc<str>,
    /// What its marks mean, if it has any.
    pub(crate) marked: Option<Arc<Marked>>,
}

/// A sentence with marks. Its places are those in its file.
#[derive(Debug)]
pub(crate) struct Marked {
    pub(crate) document: Document,
    pub(crate) raw_html: Vec<Html<HtmlAddress>>,
}

/// A sentence with marks and its language, for whoever looks at all of a file.
pub(crate) type InLanguage = (LangIx, Arc<Marked>);

/// Parses the sentence `text` that `node` says; reports what is wrong in it by itself.
pub(crate) fn sentence(node: &Node, text: &str, source: TextSource<'_>, report: &mut Report) -> ParsedSentence {
    let marked = if may_be_marked(text) { marked(node, text, source, report).map(Arc::new) } else { None };
    ParsedSentence { text: text.into(), marked }
}

fn marked(node: &Node, text: &str, source: TextSource<'_>, report: &mut Report) -> Option<Marked> {
    let mut document = parse_sentence(text);
    if is_words(&document, text) {
        return None;
    }
    let places = Written::of(node, text, source.text);
    for finding in &mut document.findings {
        finding.replacement = finding.replacement.take().and_then(|new| places.replacement(new));
    }
    let replacements: Vec<Option<Replacement>> =
        document.findings.iter_mut().map(|finding| finding.replacement.take()).collect();
    document.map_spans(&|span| places.place(span));
    for (finding, replacement) in document.findings.iter_mut().zip(replacements) {
        finding.replacement = replacement;
    }
    document.findings.iter().for_each(|finding| report.push(diagnostic_of(finding, source.text, None, report)));
    if may_have_placeholders(text) {
        variables::fill(&mut document, source, report);
    }
    let raw_html = raw_html::read(&document, source.text, source.raw_html, report);
    Some(Marked { document, raw_html })
}

/// Tells whether a sentence can have marks, or what is like one: all of them need one of these signs.
fn may_be_marked(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Before a space, it is the colon of a sentence.
    let is_sign = |colon: usize| bytes.get(colon + 1).is_some_and(|next| !next.is_ascii_whitespace());
    SIGNS.iter().any(|[a, b, c]| memchr::memchr3(*a, *b, *c, bytes).is_some())
        || memchr::memchr_iter(b':', bytes).any(is_sign)
}

/// Signs that inline Markdown is made of, and those that marks of other tools have, in groups that are looked for
/// together. What `[` begins has `]`, and addresses have `:` or `@`.
const SIGNS: [[u8; 3]; 5] =
    [[b'*', b'_', b'`'], [b']', b'\\', b'<'], [b'&', b'~', b'='], [b'$', b'@', b'{'], [b'#', b'|', b'^']];

/// Tells whether a sentence comes to no more than the words that are written.
fn is_words(document: &Document, text: &str) -> bool {
    let mut words = String::with_capacity(text.len());
    for node in document.tree.nodes() {
        match node.kind() {
            Kind::Paragraph => {}
            Kind::Text(_) => words.push_str(node.text()),
            _ => return false,
        }
    }
    document.findings.is_empty() && document.raw_html.is_empty() && same_words(&words, text)
}

/// Tells whether two texts are the same but for ends of lines.
fn same_words(own: &str, text: &str) -> bool {
    own == text || own.len() == text.len() && own.split(' ').eq(text.split([' ', '\n', '\r']))
}

/// Where a text of YAML is written in its file.
struct Written<'s> {
    places: Places,
    /// How much white space is before the text.
    before: usize,
    text: &'s str,
    file: &'s str,
}

impl<'s> Written<'s> {
    /// Returns the places of `text`, which `node` says with white space around it.
    fn of(node: &Node, text: &'s str, file: &'s str) -> Self {
        let whole = node.as_str().unwrap_or_default();
        let before = whole.len() - whole.trim_start().len();
        Self { places: Places::of(whole, node.span, file), before, text, file }
    }

    fn place(&self, span: Span) -> Span {
        self.places.place(span.shifted(self.before))
    }

    /// Returns where a part of the text is in the file, if it is written there as it reads.
    fn as_written(&self, span: Span) -> Option<Span> {
        let place = self.places.exact(span.shifted(self.before))?;
        (self.file.get(place.range()) == self.text.get(span.range())).then_some(place)
    }

    /// Returns what to write in the file for what to write in the text; nothing where YAML could read it otherwise.
    fn replacement(&self, new: Replacement) -> Option<Replacement> {
        let span = self.as_written(new.span)?;
        means_itself(&new.text).then_some(Replacement { span, text: new.text })
    }
}

/// Tells whether a text can be put into any scalar as it is.
fn means_itself(text: &str) -> bool {
    !text.contains(['"', '\'', '\\', '\n', '\r']) && !text.contains(": ") && !text.contains(" #")
}

/// Reports Markdown in a text that is plain: once, from the first mark to the last.
pub(crate) fn check_plain(node: &Node, text: &str, file: &str, report: &mut Report) {
    if !text.contains(['*', '_', '`', '[', '~']) {
        return;
    }
    let document = parse_sentence(text);
    let mut span: Option<Span> = None;
    let mut walk = document.tree.walk();
    while let Some(visit) = walk.next() {
        if let Visit::Enter(node) = visit
            && is_mark(node, document.tree.source())
        {
            // Spans of the tree count from the line that the text was parsed in.
            let own = Span::new(node.span().start as usize, node.span().end as usize);
            span = Some(span.map_or(own, |first| Span { start: first.start, end: first.end.max(own.end) }));
            if !node.kind().is_leaf() {
                walk.skip_children();
            }
        }
    }
    if let Some(span) = span {
        report.push(marks(node, text, file, (&document, span), report));
    }
}

/// Tells whether a node is certainly meant as Markdown. Within a word, or around what begins with no letter, a single
/// mark may stand for itself: `5*3*2`.
fn is_mark(node: Inline<'_>, line: &str) -> bool {
    match node.kind() {
        Kind::Strong | Kind::Code(_) | Kind::Link(_) | Kind::Image(_) | Kind::Term { .. } => true,
        Kind::Strikethrough => node.source().starts_with("~~"),
        Kind::Emphasis => {
            let Span { start, end } = node.span();
            let before = line.get(..start as usize).and_then(|before| before.chars().next_back());
            let after = line.get(end as usize..).and_then(|after| after.chars().next());
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let within = node.source().get(1..).and_then(|within| within.chars().next());
            !is_word(before) && !is_word(after) && within.is_some_and(|c| c.is_alphabetic() || "*_`[".contains(c))
        }
        _ => false,
    }
}

fn marks(node: &Node, text: &str, file: &str, (document, in_line): (&Document, Span), report: &Report) -> Diagnostic {
    let lead = document.tree.source().len() - text.len();
    let span = Span::new(in_line.start as usize - lead, in_line.end as usize - lead);
    let written = Written::of(node, text, file);
    let words = words_between(document, in_line);
    let fix = written.as_written(span).filter(|_| may_stand(&words, span, node, text, file));
    let diagnostic = report.at(Code::TextMarkup, written.place(span));
    let diagnostic = diagnostic.arg("value", text.get(span.range()).unwrap_or_default());
    diagnostic.arg("name", words.as_str()).fix(fix.map(|span| Fix::Replace(span, words.clone())))
}

/// Returns the words of the text at `span` without their marks; a term's without a label are its id.
fn words_between(document: &Document, span: Span) -> String {
    let mut words = String::new();
    for node in document.tree.nodes().filter(|node| node.span().start >= span.start && node.span().end <= span.end) {
        match node.kind() {
            Kind::Text(_) | Kind::Code(_) => words.push_str(node.text()),
            Kind::Term { index, labelled: false } => {
                words.push_str(document.terms.get(index as usize).map_or("", |term| &term.target));
            }
            Kind::SoftBreak | Kind::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// Tells whether YAML reads `words`, in place of what is at `span` of `text`, as a part of the same text.
fn may_stand(words: &str, span: Span, node: &Node, text: &str, file: &str) -> bool {
    let quoted = file.get(node.span.range()).is_some_and(|written| written.starts_with(['"', '\'']));
    let whole = span.range() == (0..text.len());
    // A single word may read as a number, or as true.
    means_itself(words)
        && !words.trim().is_empty()
        && (quoted || words.starts_with(char::is_alphanumeric) && (!whole || words.contains(' ')))
}
