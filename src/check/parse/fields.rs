//! Reads YAML maps as the content schema declares them: what is missing, unknown, misspelt, repeated or of the wrong
//! type is reported on the way, and what could be read is handed on.
//!
//! Whether something that a value names exists is not asked here: names are handed on with their places. Values that
//! only their own subject understands, such as severities, are handed on as they stand in the tree.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::check::report::Report;
use crate::check::suggest::{Near, misspelt, near, nearest};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{FactField, LangIx, Localized, TeamSize, TimeNeeded};
use crate::schema::{Field, Kind, Record};
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Entry, Node, Value as Tree};

use super::forms;
use super::ids::Ids;
use super::lengths::length;
use super::localized::{DeclaredLanguages, InText, localized, localized_sentence, localized_sentences, localized_slug};
use super::nodes::{boolean, check_keys, distinct_texts, glued_key, list, text};
use super::sentence::{InLanguage, ParsedSentence, TextSource, check_plain, sentence};
use super::text::missing_marks;
use super::variables::filled;

/// A field that a map is read for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'s> {
    pub(crate) name: &'s str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// Where the playbook demands it, for a field that others may leave out.
    pub(crate) demanded: Option<&'s Place>,
    /// Whether it has its value from elsewhere and may not stand here.
    pub(crate) inherited: bool,
}

impl<'s> From<&'s Field> for Expected<'s> {
    fn from(field: &'s Field) -> Self {
        Self { name: field.name, kind: field.kind, required: field.required, demanded: None, inherited: false }
    }
}

impl<'s> From<&'s FactField> for Expected<'s> {
    fn from(field: &'s FactField) -> Self {
        Self { name: &field.name, kind: field.kind, required: field.required, demanded: None, inherited: false }
    }
}

impl<'s> Expected<'s> {
    /// Returns the same field where the playbook demands it at a place, or does not.
    pub(crate) fn demanded(self, at: Option<&'s Place>) -> Self {
        Self { demanded: at, ..self }
    }

    /// Returns the same field where it is inherited.
    pub(crate) fn inherited(self) -> Self {
        Self { required: false, demanded: None, inherited: true, ..self }
    }

    /// Returns whether an entry leaves the field out although it is there.
    fn is_left_out(&self, entry: &Entry) -> bool {
        match &entry.node.value {
            Tree::Null => true,
            // A list of nothing states nothing.
            Tree::List(items) => self.demanded.is_some() && items.is_empty(),
            _ => false,
        }
    }
}

/// Where a map stands; this decides what its texts are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Context<'c> {
    /// In a YAML file: texts are in every language of the playbook.
    File(&'c DeclaredLanguages, TextSource<'c>),
    /// At the head of a text.
    FrontMatter(InText<'c>),
    /// In the middle of a text.
    Block(TextSource<'c>),
}

impl<'c> Context<'c> {
    fn source(self) -> TextSource<'c> {
        match self {
            Self::File(_, source) | Self::FrontMatter(InText { source, .. }) | Self::Block(source) => source,
        }
    }
}

/// A value that was read.
#[derive(Debug)]
pub(crate) enum Value<'n> {
    Text(&'n str),
    /// A text that variables stand in.
    Filled(String),
    Sentence(ParsedSentence),
    Localized(Localized),
    LocalizedSentence(Localized<ParsedSentence>),
    LocalizedSentences(Vec<Localized<ParsedSentence>>),
    Names(Vec<(&'n str, Span)>),
    Word(usize),
    Flag(bool),
    Number(f64),
    Date(Date),
    Time(TimeNeeded),
    Team(TeamSize),
    Record(Values<'n>),
    /// A list of maps; `None` for an item that is no map.
    Records(Vec<Option<Values<'n>>>),
    /// What its own subject reads, from the tree.
    Unread,
}

impl Value<'_> {
    fn push_marked(&self, lang: LangIx, into: &mut Vec<InLanguage>) {
        let mut push = |lang, sentence: &ParsedSentence| into.extend(sentence.marked.clone().map(|it| (lang, it)));
        match self {
            Self::Sentence(sentence) => push(lang, sentence),
            Self::LocalizedSentence(text) => text.iter().for_each(|(lang, sentence)| push(lang, sentence)),
            Self::LocalizedSentences(texts) => {
                texts.iter().flat_map(Localized::iter).for_each(|(lang, sentence)| push(lang, sentence));
            }
            Self::Record(values) => values.push_marked(lang, into),
            Self::Records(records) => records.iter().flatten().for_each(|values| values.push_marked(lang, into)),
            _ => {}
        }
    }
}

/// What a map says, as far as it could be read.
#[derive(Debug)]
pub(crate) struct Values<'n> {
    pub(crate) node: &'n Node,
    /// Every field that is there, by its key; `None` where the value is wrong, which is reported.
    read: Vec<(&'n str, Option<Value<'n>>)>,
    /// Keys that are no field's.
    strange: Vec<&'n str>,
}

/// Reads a map of `record`; reports it if it is none.
pub(crate) fn read<'n>(
    node: &'n Node,
    record: &'static Record,
    context: Context<'_>,
    report: &mut Report,
) -> Option<Values<'n>> {
    Reader { context, ids: None }.record(node, record, report)
}

/// Reads a list of maps of `record`; `ids` takes the ids that they declare.
pub(crate) fn read_list<'n>(
    node: &'n Node,
    record: &'static Record,
    context: Context<'_>,
    ids: &mut Ids,
    report: &mut Report,
) -> Option<Vec<Option<Values<'n>>>> {
    let items = list(node, report)?;
    Some(items.iter().map(|item| Reader { context, ids: Some(ids) }.record(item, record, report)).collect())
}

/// Reads a map that has the fields `expected`, and entries for which `is_own` holds, which are left to the caller.
pub(crate) fn read_open<'n>(
    node: &'n Node,
    expected: &[Expected<'_>],
    context: Context<'_>,
    is_own: impl Fn(&Entry) -> bool,
    report: &mut Report,
) -> Option<Values<'n>> {
    Reader { context, ids: None }.map(node, expected, is_own, report)
}

/// Reads one map.
struct Reader<'c, 'i> {
    context: Context<'c>,
    /// The ids of the list that the map is in.
    ids: Option<&'i mut Ids>,
}

impl Reader<'_, '_> {
    fn record<'n>(&mut self, node: &'n Node, record: &'static Record, report: &mut Report) -> Option<Values<'n>> {
        let expected: Vec<Expected<'_>> = record.fields.iter().map(Expected::from).collect();
        self.map(node, &expected, |_| false, report)
    }

    fn map<'n>(
        &mut self,
        node: &'n Node,
        expected: &[Expected<'_>],
        is_own: impl Fn(&Entry) -> bool,
        report: &mut Report,
    ) -> Option<Values<'n>> {
        check_keys(node, report)?;
        let is_known = |key: &str| expected.iter().any(|field| field.name == key);
        let is_strange = |entry: &Entry| !is_known(&entry.key) && !is_own(entry);
        let unknown = node.entries().iter().filter(|entry| is_strange(entry));
        let strange: Vec<&str> = unknown.map(|entry| entry.key.as_str()).collect();
        let mut read = Vec::with_capacity(node.entries().len());
        // Fields that are not there, each with the key that may be a misspelling of it.
        let mut absent: Vec<(&str, &str)> = Vec::new();
        let mut inherited: Vec<&Entry> = Vec::new();
        for field in expected {
            let entry = node.entry(field.name);
            match entry.filter(|entry| !field.is_left_out(entry)) {
                Some(entry) if field.inherited => inherited.push(entry),
                Some(entry) => read.push((entry.key.as_str(), self.value(&entry.node, field, report))),
                None if field.required => absent.extend(missing(node, field, entry, &strange, report)),
                None => {}
            }
        }
        if !inherited.is_empty() {
            report_inherited(inherited, report);
        }
        if !strange.is_empty() {
            report_unknown(node, expected, is_strange, &absent, report);
        }
        Some(Values { node, read, strange })
    }

    fn value<'n>(&mut self, node: &'n Node, field: &Expected<'_>, report: &mut Report) -> Option<Value<'n>> {
        Some(match field.kind {
            Kind::Path => Value::Text(text(node, report)?),
            Kind::Text => self.filled(node, self.plain(node, report)?, report),
            Kind::Texts => Value::Names(self.one_or_several(node, report)?),
            Kind::Title => {
                let title = self.plain(node, report)?;
                self.check_marks(node, title, report);
                self.filled(node, title, report)
            }
            Kind::Sentence => {
                let written = text(node, report)?;
                self.check_marks(node, written, report);
                Value::Sentence(sentence(node, written, self.context.source(), report))
            }
            Kind::Slug => Value::Text(forms::address_part(node, report)?),
            Kind::Link => Value::Text(forms::link(node, report)?),
            Kind::Activity | Kind::GuideType => Value::Names(vec![(text(node, report)?, node.span)]),
            Kind::Names(_) | Kind::Aliases => Value::Names(distinct_texts(node, report)?),
            Kind::Id => Value::Text(match &mut self.ids {
                Some(ids) => ids.declare(node, report)?,
                None => text(node, report)?,
            }),
            Kind::Localized => match self.context {
                Context::File(declared, source) => Value::Localized(localized(node, declared, source, report)?),
                Context::FrontMatter(_) | Context::Block(_) => Value::Text(self.plain(node, report)?),
            },
            Kind::LocalizedSentence => match self.context {
                Context::File(declared, source) => {
                    Value::LocalizedSentence(localized_sentence(node, declared, source, report)?)
                }
                Context::FrontMatter(InText { source, .. }) | Context::Block(source) => {
                    let written = text(node, report)?;
                    Value::Sentence(sentence(node, written, source, report))
                }
            },
            Kind::LocalizedSentences => Value::LocalizedSentences(match self.context {
                Context::File(declared, source) => localized_sentences(node, declared, source, report),
                Context::FrontMatter(_) | Context::Block(_) => Vec::new(),
            }),
            Kind::LocalizedSlug => match self.context {
                Context::File(declared, _) => Value::Localized(localized_slug(node, declared, report)?),
                Context::FrontMatter(_) | Context::Block(_) => Value::Text(forms::address_part(node, report)?),
            },
            Kind::Flag => Value::Flag(boolean(node, report)?),
            Kind::Number => Value::Number(forms::number(node, report)?),
            Kind::Date => Value::Date(forms::date(node, report)?),
            Kind::Team => Value::Team(forms::team(node, report)?),
            Kind::Times(record) => Value::Time(self.times(node, record, report)?),
            Kind::Choice(words) => {
                let unknown = |report: &Report| match self.context {
                    Context::FrontMatter(_) => report.at(Code::GuideBadValue, node.span).arg("field", field.name),
                    Context::File(..) | Context::Block(_) => report.at(Code::YamlWrongType, node.span),
                };
                Value::Word(forms::choice(node, words, unknown, report)?)
            }
            Kind::Record(record) => {
                Value::Record(Reader { context: self.context, ids: None }.record(node, record, report)?)
            }
            Kind::Records(record) | Kind::Choices(record) => {
                Value::Records(read_list(node, record, self.context, &mut Ids::default(), report)?)
            }
            Kind::FileId
            | Kind::StageId
            | Kind::StageOrder
            | Kind::WorkTime
            | Kind::Fingerprints
            | Kind::Languages
            | Kind::BaseUrl
            | Kind::BasePath
            | Kind::EditUrl
            | Kind::Feedback
            | Kind::ThemeName
            | Kind::Colour
            | Kind::Severities
            | Kind::Variables
            | Kind::Menu(_)
            | Kind::Vocabularies => Value::Unread,
        })
    }

    /// Reads a text in which Markdown means nothing.
    fn plain<'n>(&self, node: &'n Node, report: &mut Report) -> Option<&'n str> {
        let value = text(node, report)?;
        check_plain(node, value, self.context.source().text, report);
        Some(value)
    }

    /// Returns a plain text with what its variables stand for.
    fn filled<'n>(&self, node: &Node, text: &'n str, report: &mut Report) -> Value<'n> {
        match filled(node, text, self.context.source(), report) {
            Cow::Borrowed(text) => Value::Text(text),
            Cow::Owned(text) => Value::Filled(text),
        }
    }

    /// Reads a text in which Markdown means nothing, or a list of such.
    fn one_or_several<'n>(&self, node: &'n Node, report: &mut Report) -> Option<Vec<(&'n str, Span)>> {
        let Tree::List(items) = &node.value else { return Some(vec![(self.plain(node, report)?, node.span)]) };
        let texts = distinct_texts(node, report)?;
        for item in items {
            if let Some(text) = item.as_str() {
                check_plain(item, text.trim(), self.context.source().text, report);
            }
        }
        Some(texts)
    }

    /// Reports a text of the file's language that was typed without its marks.
    fn check_marks(&self, node: &Node, text: &str, report: &mut Report) {
        if let Context::FrontMatter(InText { language, .. }) = self.context
            && missing_marks(language, text)
        {
            report.push(report.at(Code::TextMissingDiacritics, node.span));
        }
    }

    fn times(&mut self, node: &Node, record: &'static Record, report: &mut Report) -> Option<TimeNeeded> {
        if !matches!(node.value, Tree::Map(_)) {
            if let Some(diagnostic) = glued_key(node, report) {
                report.push(diagnostic);
                return None;
            }
            report.push(report.at(Code::YamlWrongType, node.span).variant("time"));
            return None;
        }
        let values = self.record(node, record, report)?;
        let [prepare, run] = ["prepare", "run"].map(|name| values.tree(name));
        if prepare.is_none() && run.is_none() {
            // Where a field has another name, that is the mistake.
            if values.strange.is_empty() {
                report.push(report.at(Code::YamlMissingField, node.span).arg("field", "run"));
            }
            return None;
        }
        let Context::FrontMatter(text) = self.context else { return None };
        let parts = [prepare, run].map(|node| node.map(|node| length(node, text, report)));
        // One that is there and wrong is not the same as none.
        let [prepare, run] = if parts.contains(&Some(None)) { return None } else { parts.map(Option::flatten) };
        Some(TimeNeeded { prepare, run })
    }
}

/// Reports that a field is missing; returns it with the strange key that was probably meant to be it, if there is one.
fn missing<'f, 'k>(
    node: &Node,
    field: &Expected<'f>,
    entry: Option<&Entry>,
    strange: &[&'k str],
    report: &mut Report,
) -> Option<(&'f str, &'k str)> {
    let diagnostic = match entry {
        Some(entry) => report.at(Code::YamlMissingField, entry.key_span).variant("empty"),
        None => {
            if let Some(near) = nearest(field.name, strange.iter().copied()) {
                return Some((field.name, near));
            }
            let diagnostic = report.at(Code::YamlMissingField, head(node));
            if field.demanded.is_some() { diagnostic.variant("fact") } else { diagnostic }
        }
    };
    report.push(demanded_at(diagnostic.arg("field", field.name), field.demanded));
    None
}

/// Adds where the playbook demands what is missing.
fn demanded_at(diagnostic: Diagnostic, place: Option<&Place>) -> Diagnostic {
    match place {
        Some(place) => diagnostic.related(place.clone(), Text::new("related-required")),
        None => diagnostic,
    }
}

/// Reports fields that have their values from elsewhere: once, however many there are.
fn report_inherited(mut entries: Vec<&Entry>, report: &mut Report) {
    entries.sort_by_key(|entry| entry.key_span.start);
    let names: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let diagnostic = report.at(Code::TranslationInheritedField, entries[0].key_span);
    report.push(diagnostic.arg("field", names.join(", ")).arg("count", names.len()));
}

/// Reports keys that are no field's. A field that is missing and one that nearly has its name are one mistake.
fn report_unknown(
    node: &Node,
    expected: &[Expected<'_>],
    is_strange: impl Fn(&Entry) -> bool,
    absent: &[(&str, &str)],
    report: &mut Report,
) {
    let names: Vec<&str> = expected.iter().map(|field| field.name).collect();
    let possible = names.join(", ");
    let unused: Vec<&str> = names.into_iter().filter(|name| node.entry(name).is_none()).collect();
    for entry in node.entries().iter().filter(|entry| is_strange(entry)) {
        let meant = absent.iter().find(|(_, near)| *near == entry.key).map(|(name, _)| Near { name, only: true });
        let diagnostic = report
            .at(Code::YamlUnknownField, entry.key_span)
            .arg("name", entry.key.as_str())
            .arg("expected", possible.as_str());
        let diagnostic = if expected.is_empty() { diagnostic.variant("none") } else { diagnostic };
        report.push(misspelt(diagnostic, meant.or_else(|| near(&entry.key, unused.iter().copied()))));
    }
}

/// Returns where a map begins: its first key.
fn head(node: &Node) -> Span {
    node.entries().first().map_or(node.span, |entry| entry.key_span)
}

impl<'n> Values<'n> {
    /// Takes the value of a field; `None` where it is not there or wrong.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value<'n>> {
        self.read.iter_mut().find(|(key, _)| *key == name)?.1.take()
    }

    /// Returns whether a field is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.read.iter().any(|(key, _)| *key == name)
    }

    /// Returns whether a field is there and its value could not be read.
    pub(crate) fn is_wrong(&self, name: &str) -> bool {
        self.read.iter().any(|(key, value)| *key == name && value.is_none())
    }

    /// Returns whether there are keys that are no field's.
    pub(crate) fn has_strange(&self) -> bool {
        !self.strange.is_empty()
    }

    /// Returns whether a field that is not there has probably been written under a wrong name.
    pub(crate) fn seems_misspelt(&self, name: &str) -> bool {
        !self.has(name) && self.strange.iter().any(|key| nearest(key, [name]).is_some())
    }

    /// Returns a text.
    pub(crate) fn text(&mut self, name: &str) -> Option<&'n str> {
        if let Some(Value::Text(text)) = self.take(name) { Some(text) } else { None }
    }

    /// Returns a text that variables may stand in.
    pub(crate) fn words(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Value::Text(text) => Some(text.to_owned()),
            Value::Filled(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a text in every language.
    pub(crate) fn localized(&mut self, name: &str) -> Option<Localized> {
        if let Some(Value::Localized(text)) = self.take(name) { Some(text) } else { None }
    }

    /// Returns a sentence.
    pub(crate) fn sentence(&mut self, name: &str) -> Option<ParsedSentence> {
        if let Some(Value::Sentence(sentence)) = self.take(name) { Some(sentence) } else { None }
    }

    /// Returns a sentence in every language.
    pub(crate) fn localized_sentence(&mut self, name: &str) -> Option<Localized<ParsedSentence>> {
        if let Some(Value::LocalizedSentence(text)) = self.take(name) { Some(text) } else { None }
    }

    /// Returns sentences in every language; none where the field is not there.
    pub(crate) fn localized_sentences(&mut self, name: &str) -> Vec<Localized<ParsedSentence>> {
        if let Some(Value::LocalizedSentences(texts)) = self.take(name) { texts } else { Vec::new() }
    }

    /// Adds every sentence with marks that has not been taken: what they say about other files is looked at also where
    /// nothing comes of the rest. Those that are in one language are in `lang`.
    pub(crate) fn push_marked(&self, lang: LangIx, into: &mut Vec<InLanguage>) {
        self.read.iter().filter_map(|(_, value)| value.as_ref()).for_each(|value| value.push_marked(lang, into));
    }

    /// Returns names with their places; none where the field is not there.
    pub(crate) fn names(&mut self, name: &str) -> Vec<(&'n str, Span)> {
        if let Some(Value::Names(names)) = self.take(name) { names } else { Vec::new() }
    }

    /// Returns a number.
    pub(crate) fn number(&mut self, name: &str) -> Option<f64> {
        if let Some(Value::Number(number)) = self.take(name) { Some(number) } else { None }
    }

    /// Returns a word's index.
    pub(crate) fn word(&mut self, name: &str) -> Option<usize> {
        if let Some(Value::Word(word)) = self.take(name) { Some(word) } else { None }
    }

    /// Returns `true` or `false`.
    pub(crate) fn flag(&mut self, name: &str) -> Option<bool> {
        if let Some(Value::Flag(flag)) = self.take(name) { Some(flag) } else { None }
    }

    /// Returns a map.
    pub(crate) fn record(&mut self, name: &str) -> Option<Values<'n>> {
        if let Some(Value::Record(values)) = self.take(name) { Some(values) } else { None }
    }

    /// Returns the maps of a list; `None` for one that is no map.
    pub(crate) fn records(&mut self, name: &str) -> Option<Vec<Option<Values<'n>>>> {
        if let Some(Value::Records(records)) = self.take(name) { Some(records) } else { None }
    }

    /// Returns the tree of a value that its own subject reads, or of any other, for its place.
    pub(crate) fn tree(&self, name: &str) -> Option<&'n Node> {
        if self.has(name) { self.node.get(name) } else { None }
    }

    /// Returns where a field's key is.
    pub(crate) fn key_span(&self, name: &str) -> Option<Span> {
        self.node.entry(name).map(|entry| entry.key_span)
    }

    /// Returns where the map begins: its first key.
    pub(crate) fn head(&self) -> Span {
        head(self.node)
    }
}

/// Makes something of each map of a list; `None` if any of it is wrong.
pub(crate) fn all<'n, T>(
    records: Vec<Option<Values<'n>>>,
    mut make: impl FnMut(Values<'n>) -> Option<T>,
) -> Option<Vec<T>> {
    // Each is looked at, so that every mistake is found.
    let made: Vec<Option<T>> = records.into_iter().map(|values| make(values?)).collect();
    made.into_iter().collect()
}
