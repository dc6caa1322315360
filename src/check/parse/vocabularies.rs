//! Parses the lists that guides choose from, and what a playbook declares for itself: vocabularies and fields of its
//! own.

use crate::check::report::Report;
use crate::check::suggest::near;
use crate::diagnostic::Code;
use crate::model::{FactField, Vocabulary, VocabularyTerm, to_index};
use crate::schema::guide::{GUIDE, PAGE, RESERVED, TEXT, TRANSLATION};
use crate::schema::playbook::{OWN_VOCABULARY, VOCABULARIES, own_kind};
use crate::schema::{Field, VocabularyIx};
use crate::slug::is_slug;
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Entry, Node, Value};

use super::fields::{Context, Expected, Values, all, read, read_open};

/// Names that the playbook has given to vocabularies and fields of its own, each with its place.
#[derive(Debug, Default)]
pub(crate) struct OwnNames(Vec<(String, Span)>);

/// What `vocabularies` says.
#[derive(Debug)]
pub(crate) struct ParsedVocabularies {
    /// By index, without terms for one that is not declared; `None` for one that is wrong.
    pub(crate) vocabularies: Vec<Option<Vocabulary>>,
    /// The facts of guides that the playbook's own become.
    pub(crate) facts: Vec<FactField>,
}

impl ParsedVocabularies {
    /// Returns what is said where the field is not there; where it is, but wrong, nothing is known.
    pub(crate) fn without(is_known: bool) -> Self {
        let of = |field: &Field| is_known.then(|| empty(field.name));
        Self { vocabularies: VOCABULARIES.fields.iter().map(of).collect(), facts: Vec::new() }
    }
}

/// Returns a vocabulary that is not declared.
fn empty(id: &str) -> Vocabulary {
    Vocabulary { id: id.to_owned(), terms: Vec::new() }
}

/// Parses the field `vocabularies`.
pub(crate) fn parse(node: &Node, context: Context<'_>, own: &mut OwnNames, report: &mut Report) -> ParsedVocabularies {
    let expected: Vec<Expected<'_>> = VOCABULARIES.fields.iter().map(Expected::from).collect();
    let mut parsed = ParsedVocabularies { vocabularies: Vec::new(), facts: Vec::new() };
    let values = read_open(node, &expected, context, |entry| is_own(entry, node), report);
    let Some(mut values) = values else { return ParsedVocabularies::without(false) };
    for field in &expected {
        let name = field.name;
        let is_absent = !values.has(name) && !values.seems_misspelt(name);
        parsed.vocabularies.push(if is_absent { Some(empty(name)) } else { vocabulary(name, values.records(name)) });
    }
    for entry in node.entries().iter().filter(|entry| is_own(entry, node)) {
        let index = to_index(parsed.vocabularies.len());
        let id = own.declare(&entry.key, entry.key_span, report);
        let Some((id, mut values)) = id.zip(own_vocabulary(entry, context, report)) else { continue };
        let terms = vocabulary(&entry.key, values.records("terms"));
        if let Some(label) = values.localized("label") {
            parsed.facts.push(FactField::of_vocabulary(id, label, VocabularyIx(index)));
            parsed.vocabularies.push(terms);
        }
    }
    parsed
}

/// Returns whether an entry of `vocabularies` is one of the playbook's own, rather than a built-in one, misspelt.
fn is_own(entry: &Entry, node: &Node) -> bool {
    let names = || VOCABULARIES.fields.iter().map(|field| field.name);
    let absent = names().filter(|name| node.entry(name).is_none());
    let is_list = !matches!(entry.node.value, Value::Map(_));
    let is_misspelt = is_list && near(&entry.key, absent).is_some();
    !is_misspelt && names().all(|name| name != entry.key)
}

/// Reads a vocabulary of the playbook's own; a mere list has no label that readers could be shown.
fn own_vocabulary<'n>(entry: &'n Entry, context: Context<'_>, report: &mut Report) -> Option<Values<'n>> {
    if matches!(entry.node.value, Value::Map(_)) {
        return read(&entry.node, &OWN_VOCABULARY, context, report);
    }
    let diagnostic = report.at(Code::YamlWrongType, entry.key_span).variant("vocabulary");
    report.push(diagnostic.arg("name", entry.key.as_str()));
    None
}

fn vocabulary(id: &str, terms: Option<Vec<Option<Values<'_>>>>) -> Option<Vocabulary> {
    let term = |mut values: Values<'_>| {
        Some(VocabularyTerm { id: values.text("id")?.to_owned(), name: values.localized("name")? })
    };
    Some(Vocabulary { id: id.to_owned(), terms: all(terms?, term)? })
}

/// Makes a fact of guides of a field that the playbook declares for itself.
pub(crate) fn field(mut values: Values<'_>, own: &mut OwnNames, report: &mut Report) -> Option<FactField> {
    let span = values.tree("id")?.span;
    let id = own.declare(values.text("id")?, span, report)?;
    let kind = own_kind(values.word("type")?);
    Some(FactField::of_field(id, values.localized("label")?, kind))
}

impl OwnNames {
    /// Returns whether the playbook has given the name.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Takes a name for a vocabulary or field; reports one of the wrong form, or that guides have for something else.
    fn declare(&mut self, name: &str, span: Span, report: &mut Report) -> Option<String> {
        let first = self.0.iter().find(|(known, _)| known == name).map(|(_, first)| *first);
        if first.is_none() {
            // Whatever is wrong with it: guides that have it are not blamed.
            self.0.push((name.to_owned(), span));
        }
        if !is_slug(name) {
            let meant = Some(crate::fold::slug(name)).filter(|slug| is_slug(slug));
            let diagnostic = report.at(Code::YamlWrongType, span).variant("id").arg("value", name);
            report.push(diagnostic.suggest(meant));
            return None;
        }
        let built_in = || TEXT.iter().chain(TRANSLATION).chain(PAGE).chain(GUIDE).map(|field: &Field| field.name);
        if built_in().any(|field| field == name) || RESERVED.contains(&name) {
            report.push(report.at(Code::YamlDuplicateKey, span).variant("built-in").arg("name", name));
            return None;
        }
        if let Some(first) = first {
            let diagnostic = report.at(Code::YamlDuplicateKey, span).variant("own").arg("name", name);
            report.push(diagnostic.related(report.place(first), Text::new("related-first")));
            return None;
        }
        Some(name.to_owned())
    }
}
