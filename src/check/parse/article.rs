//! Parses a text in one language, a guide's or a page's: title, summary, slug, sections, quizzes, HTML.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Fix};
use crate::fold::slug;
use crate::load::{Content, FrontMatter, LoadedFile, Slip, SlipKind};
use crate::markdown::{Document, FindingKind, may_have_placeholders};
use crate::model::{Fingerprint, Heading, Html, LangIx, Languages, Question, RawHtml, SectionKey, SlotValue};
use crate::schema::stage::QUESTION;
use crate::slice::Slice;
use crate::slug::unreserved;
use crate::source::{FilePath, Span};
use crate::yaml::{Node, Value};

use super::anchors;
use super::fields::{Context, Values, read};
use super::findings::diagnostic_of;
use super::forms::aliases;
use super::front_matter::FrontMatterFields;
use super::html_writer::HtmlAddress;
use super::nodes::{check_keys, text};
use super::quiz::question;
use super::raw_html;
use super::sentence::{InLanguage, ParsedSentence, TextSource};
use super::text::missing_marks;
use super::variables::{self, Variables};
use crate::check::report::Report;

/// A text that is parsed but for what it says about other files.
#[derive(Debug)]
pub(crate) struct ParsedArticle {
    pub(crate) lang: LangIx,
    pub(crate) path: FilePath,
    pub(crate) text: Arc<str>,
    pub(crate) document: Arc<Document>,
    /// Where the text begins in its file.
    pub(crate) body: Span,
    /// Whether the front matter could be read.
    pub(crate) has_fields: bool,
    pub(crate) title: Option<String>,
    pub(crate) summary: Option<ParsedSentence>,
    /// The slug and where it is given, if it is.
    pub(crate) slug: (String, Option<Span>),
    pub(crate) aliases: Vec<(String, Span)>,
    pub(crate) headings: Arc<[Heading]>,
    /// The key of each section; `head` and `intro` first.
    pub(crate) section_keys: Box<[SectionKey]>,
    /// What the sections come to, in the same order; only what a translation was made from is ever asked for it.
    fingerprints: OnceLock<Box<[Fingerprint]>>,
    pub(crate) quizzes: Option<Vec<Question<ParsedSentence>>>,
    /// The sentences of front matter and quizzes that have marks.
    pub(crate) sentences: Vec<InLanguage>,
    pub(crate) raw_html: Vec<Html<HtmlAddress>>,
    /// What else links can lead to: ids in HTML.
    pub(crate) html_ids: HashSet<String>,
    /// What `translated_from` records, by section.
    pub(crate) translated_from: Option<TranslatedFrom>,
    /// Where the title stands: what diagnostics about the text as a whole point at.
    pub(crate) head: Span,
    /// Stands for what the variables in it stand for.
    values: u128,
    /// Whether the text was taken for front matter that does not end.
    unclosed: bool,
}

/// The source's fingerprints when it was translated.
#[derive(Debug)]
pub(crate) struct TranslatedFrom {
    pub(crate) span: Span,
    /// By section; `None` for what is no fingerprint.
    pub(crate) fingerprints: Box<[(Box<str>, Option<Fingerprint>)]>,
}

/// What texts are parsed against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules<'s> {
    pub(crate) languages: &'s Languages,
    pub(crate) raw_html: RawHtml,
    /// What variables stand for.
    pub(crate) variables: &'s Variables,
    /// What front matter has.
    pub(crate) fields: &'s FrontMatterFields<'s>,
}

impl<'s> Rules<'s> {
    /// Returns what the sentences of a text in `lang` are read with, whose file holds `text`.
    fn source(self, text: &'s str, lang: LangIx) -> TextSource<'s> {
        TextSource { text, raw_html: self.raw_html, variables: self.variables, lang }
    }
}

/// Reads the front matter of `file`, or reports that there is none.
pub(crate) fn front_matter<'s>(
    file: &'s LoadedFile,
    (lang, is_source): (LangIx, bool),
    rules: Rules<'_>,
    report: &mut Report,
) -> Option<Values<'s>> {
    let Content::Markdown { front_matter, .. } = &file.content else { return None };
    if is_without_head(front_matter, rules) && !file.source.text().trim().is_empty() {
        return None;
    }
    let missing = |span| report.at(Code::GuideMissingFrontMatter, span);
    let diagnostic = match front_matter {
        FrontMatter::Missing => {
            let text = file.source.text();
            let first_line = text.lines().next().unwrap_or_default();
            if text.trim().is_empty() {
                let variant = if rules.fields.has_head() { "file" } else { "snippet" };
                report.at(Code::GuideEmpty, Span::start_of_file()).variant(variant)
            } else {
                missing(Span::new(0, first_line.len()))
            }
        }
        FrontMatter::Unclosed(opening) => missing(*opening).variant("unclosed"),
        FrontMatter::Toml(opening) => missing(*opening).variant("toml"),
        FrontMatter::Present { tree: Err(error), slip, .. } => {
            report.no_yaml(error, file.source.text());
            slip.iter().for_each(|slip| report_slip(slip, file, report));
            return None;
        }
        FrontMatter::Present { tree: Ok(tree), opening, slip: None } if matches!(tree.value, Value::Null) => {
            missing(*opening).variant("empty")
        }
        FrontMatter::Present { tree: Ok(tree), slip, .. } => {
            slip.iter().for_each(|slip| report_slip(slip, file, report));
            let source = rules.source(file.source.text(), lang);
            let language = (&rules.languages[lang], source);
            return rules.fields.read(&tree.root, is_source, language, report);
        }
    };
    report.push(diagnostic);
    None
}

/// Reports what is wrong with the lines around front matter.
fn report_slip(slip: &Slip, file: &LoadedFile, report: &mut Report) {
    let variant = match slip.kind {
        SlipKind::Late => "late",
        SlipKind::Delimiter => "delimiter",
        SlipKind::NoOpening => "no-opening",
        SlipKind::Unclosed => "unclosed",
    };
    let written = file.source.text().slice(slip.span.range());
    let diagnostic = report.at(Code::GuideMissingFrontMatter, slip.span).variant(variant).arg("value", written);
    let fix = (!slip.fix.is_empty()).then(|| Fix::ReplaceAll(slip.fix.clone()));
    report.push(diagnostic.fix(fix));
}

/// Parses the fields that a text in any language has, and the text itself.
pub(crate) fn parse<'s>(
    file: &'s LoadedFile,
    fields: Option<&mut Values<'s>>,
    lang: LangIx,
    file_slug: &str,
    rules: Rules<'_>,
    report: &mut Report,
) -> Option<ParsedArticle> {
    let Content::Markdown { front_matter, document, body_start } = &file.content else { return None };
    let head = head_of(file);
    let mut article = ParsedArticle {
        lang,
        path: file.source.path().clone(),
        text: file.source.shared_text().clone(),
        document: document.clone(),
        body: Span::new(*body_start, *body_start),
        has_fields: fields.is_some() || is_without_head(front_matter, rules),
        // What has no head has an empty one.
        title: (!rules.fields.has_head()).then(String::new),
        summary: (!rules.fields.has_head()).then(ParsedSentence::default),
        slug: (file_slug.to_owned(), None),
        aliases: Vec::new(),
        headings: Arc::default(),
        section_keys: Box::default(),
        fingerprints: OnceLock::new(),
        quizzes: None,
        sentences: Vec::new(),
        raw_html: Vec::new(),
        html_ids: HashSet::new(),
        translated_from: None,
        head,
        values: 0,
        unclosed: ends_unclear(front_matter),
    };
    if let Some(fields) = fields {
        article.read_fields(fields, report);
    }
    article.read_document(file.source.text(), rules, report);
    Some(article)
}

/// Returns whether a text may go without front matter, and does.
fn is_without_head(front_matter: &FrontMatter, rules: Rules<'_>) -> bool {
    let is_left_out = match front_matter {
        FrontMatter::Missing => true,
        FrontMatter::Present { tree: Ok(tree), .. } => matches!(tree.value, Value::Null),
        _ => false,
    };
    is_left_out && !rules.fields.has_head()
}

/// Returns whether the text may have been taken for front matter.
fn ends_unclear(front_matter: &FrontMatter) -> bool {
    match front_matter {
        FrontMatter::Unclosed(_) | FrontMatter::Toml(_) => true,
        FrontMatter::Present { slip, .. } => slip.as_ref().is_some_and(|slip| slip.kind == SlipKind::Unclosed),
        FrontMatter::Missing => false,
    }
}

/// Returns where the file's first field stands.
fn head_of(file: &LoadedFile) -> Span {
    match &file.content {
        Content::Markdown { front_matter: FrontMatter::Present { tree: Ok(node), .. }, .. } => {
            let first = node.entry("title").or(node.entries().first());
            first.map_or_else(Span::start_of_file, |entry| entry.node.span)
        }
        _ => Span::start_of_file(),
    }
}

impl ParsedArticle {
    fn read_fields(&mut self, fields: &mut Values<'_>, report: &mut Report) {
        fields.push_marked(self.lang, &mut self.sentences);
        if let Some(title) = fields.words("title") {
            self.title = Some(title);
        }
        if let Some(summary) = fields.sentence("summary") {
            self.summary = Some(summary);
        }
        if let Some(slug) = fields.text("slug") {
            self.slug = (slug.to_owned(), fields.tree("slug").map(|node| node.span));
        }
        self.aliases = aliases(fields.names("aliases"), report);
    }

    fn read_document(&mut self, text: &str, rules: Rules<'_>, report: &mut Report) {
        if may_have_placeholders(text) {
            self.values = rules.variables.digest();
            variables::fill(Arc::make_mut(&mut self.document), rules.source(text, self.lang), report);
        }
        let document = &*self.document;
        let swallowed = self.unclosed || document.is_swallowed();
        if document.is_empty && !swallowed && !text.trim().is_empty() {
            report.push(report.at(Code::GuideEmpty, self.body));
        }
        if missing_marks(&rules.languages[self.lang], text.slice(self.body.start as usize..)) {
            let span = document.headings.first().map_or(self.body, |heading| heading.span);
            report.push(report.at(Code::TextMissingDiacritics, span));
        }
        let title = self.title.as_deref();
        for finding in &document.findings {
            // What was meant as front matter is not a text with a line below it.
            if self.has_fields || finding.kind != FindingKind::HeadingUnderlined {
                report.push(diagnostic_of(finding, text, title, report));
            }
        }
        self.raw_html = raw_html::read(document, text, rules.raw_html, report);
        let ids = self.raw_html.iter().flat_map(Html::slots).filter_map(|slot| match &slot.value {
            SlotValue::Id(id) => Some(id.clone()),
            SlotValue::Address(_) | SlotValue::Addresses(_) => None,
        });
        self.html_ids = ids.collect();
        let source = rules.source(text, self.lang);
        self.quizzes = parse_quizzes(document, source, (self.lang, &mut self.sentences), report);
    }

    /// Gives every heading its anchor, and every section its key: those of `source` where the text is built alike,
    /// else `named`'s where it knows the heading, else one made from the heading's text.
    pub(crate) fn set_anchors<'n>(&mut self, source: Option<&[Heading]>, named: impl Fn(&str) -> Option<&'n str>) {
        let levels = || self.document.headings.iter().map(|heading| heading.level);
        let alike = source.filter(|source| source.iter().map(|heading| heading.level).eq(levels()));
        let wanted = self.document.headings.iter().enumerate().map(|(at, heading)| {
            let is_section = heading.level == 2 && alike.is_none();
            let section = if is_section { named(&heading.text) } else { None };
            // What a variable stands for may change: the anchor is made of its name.
            let written = heading.as_written.as_ref().unwrap_or(&heading.text);
            let made = || Some(slug(written)).filter(|slug| !slug.is_empty());
            let given = heading.id.as_deref().and_then(unreserved);
            let own = || given.or(section).map(Arc::from).or_else(|| made().map(Arc::from));
            let anchor =
                alike.map_or_else(|| own().unwrap_or_else(|| "section".into()), |source| source[at].anchor.clone());
            (anchor, given.is_none() && section.is_some())
        });
        let anchors = anchors::distinct(wanted.collect());
        let headings: Vec<Heading> = self
            .document
            .headings
            .iter()
            .zip(anchors)
            .map(|(heading, anchor)| Heading { level: heading.level, text: heading.text.clone(), anchor })
            .collect();
        self.headings = headings.into();
        let body = self.document.sections.iter().map(|section| {
            let heading = section.heading.and_then(|at| self.headings.get(at as usize));
            SectionKey(heading.map_or_else(|| "intro".into(), |heading| heading.anchor.clone()))
        });
        self.section_keys = std::iter::once(SectionKey("head".into())).chain(body).collect();
    }

    /// Returns the key and the fingerprint of each section; `head` and `intro` first.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (&SectionKey, Fingerprint)> {
        let fingerprints = self.fingerprints.get_or_init(|| {
            let summary = self.summary.as_ref().map(|summary| &*summary.text);
            let head = [self.title.as_deref(), summary].map(Option::unwrap_or_default).join("\n");
            let body =
                self.document.sections.iter().map(|section| Fingerprint::of(self.text.slice(section.span.range())));
            std::iter::once(Fingerprint::of(&head)).chain(body).collect()
        });
        self.section_keys.iter().zip(fingerprints.iter().copied())
    }

    /// Returns what stands for everything that the file says: another text, another digest.
    pub(crate) fn digest(&self) -> u128 {
        xxhash_rust::xxh3::xxh3_128(self.text.as_bytes()) ^ self.values
    }

    /// Returns the headings that links can lead to; `None` for a text that could not be read, or whose headings may be
    /// lost: that is reported itself, not every link into it.
    pub(crate) fn targets(&self) -> Option<&[Heading]> {
        (!self.document.is_empty && !self.document.loses_headings()).then_some(&*self.headings)
    }

    /// Returns the key of the document's section at `index`.
    pub(crate) fn section_key(&self, index: usize) -> SectionKey {
        // The first section is `head`, which the document does not have.
        self.section_keys.get(index + 1).map_or_else(|| SectionKey("intro".into()), SectionKey::clone)
    }

    /// Reads `translated_from`.
    pub(crate) fn read_translated_from(&mut self, fields: &Values<'_>, text: &str, report: &mut Report) {
        let Some(node) = fields.tree("translated_from") else { return };
        // An empty map says that this is a translation, and nothing of what it was made from.
        if check_keys(node, report).is_none() || node.entries().is_empty() {
            return;
        }
        let mut fingerprints = Vec::new();
        for entry in node.entries() {
            if let Some(value) = fingerprint_text(&entry.node, text, report) {
                fingerprints.push((entry.key.as_str().into(), Fingerprint::parse(value)));
            }
        }
        let span = fields.key_span("translated_from").unwrap_or(node.span);
        self.translated_from = Some(TranslatedFrom { span, fingerprints: fingerprints.into() });
    }
}

/// Reads a fingerprint of `source`, the text of its file. Some, such as `00123456` and `123456e7`, are numbers for YAML
/// where they are not quoted; they are taken as they are written.
fn fingerprint_text<'n>(node: &'n Node, source: &'n str, report: &mut Report) -> Option<&'n str> {
    match node.value {
        Value::Integer(_) | Value::Float(_) => source.get(node.span.range()),
        _ => text(node, report),
    }
}

fn parse_quizzes(
    document: &Document,
    source: TextSource<'_>,
    (lang, sentences): (LangIx, &mut Vec<InLanguage>),
    report: &mut Report,
) -> Option<Vec<Question<ParsedSentence>>> {
    let mut complete = true;
    let mut questions = Vec::new();
    for quiz in &document.quizzes {
        let question = match &quiz.yaml {
            Ok(node) => read(node, &QUESTION, Context::Block(source), report).and_then(|values| {
                values.push_marked(lang, sentences);
                question(values, Values::sentence, report)
            }),
            Err(error) => {
                report.no_yaml(error, source.text);
                None
            }
        };
        complete &= question.is_some();
        questions.extend(question);
    }
    complete.then_some(questions)
}
