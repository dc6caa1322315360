//! Reads texts that are to exist in every language of the playbook. One that lacks a language is handed on with what
//! stands for it there; that it does is reported when the file is read ([`super::missing_languages`]).

use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::model::{LangIx, Language, Languages, Localized};
use crate::slug::is_slug;
use crate::yaml::{Entry, Node, Value};

use super::forms::bad_slug;
use super::nodes::{check_keys, glued_key, list, text, wrong_type};
use super::sentence::{ParsedSentence, TextSource, check_plain, sentence};
use super::text::missing_marks;
use crate::check::report::Report;
use crate::check::suggest::{language_called, nearest_language};

/// The languages that texts are held against.
#[derive(Debug)]
pub(crate) struct DeclaredLanguages {
    /// As `playbook.yaml` declares them, or a guess where it could not be read.
    pub(crate) languages: Languages,
    /// Whether they are declared. Where they are guessed, no text is blamed for lacking one.
    pub(crate) certain: bool,
    /// Whether the playbook is built where a text lacks one.
    pub(crate) may_lack: bool,
}

/// The text that front matter is at the head of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InText<'c> {
    /// Its language.
    pub(crate) language: &'c Language,
    /// The languages of the playbook.
    pub(crate) declared: &'c DeclaredLanguages,
    pub(crate) source: TextSource<'c>,
}

/// Reads a plain text in every language; `file` is the text of its file.
pub(crate) fn localized(
    node: &Node,
    declared: &DeclaredLanguages,
    file: &str,
    report: &mut Report,
) -> Option<Localized> {
    by_language(node, declared, report, |node, text, report| {
        check_plain(node, text, file, report);
        text.to_owned()
    })
}

/// Reads a sentence in every language.
pub(crate) fn localized_sentence(
    node: &Node,
    declared: &DeclaredLanguages,
    source: TextSource<'_>,
    report: &mut Report,
) -> Option<Localized<ParsedSentence>> {
    by_language(node, declared, report, |node, text, report| sentence(node, text, source, report))
}

/// Reads a map by language, of each text what `make` makes of it; reports languages that are missing or not declared.
fn by_language<T>(
    node: &Node,
    declared: &DeclaredLanguages,
    report: &mut Report,
    make: impl Fn(&Node, &str, &mut Report) -> T,
) -> Option<Localized<T>> {
    if let Some(diagnostic) = glued_key(node, report) {
        report.push(diagnostic);
        return None;
    }
    if let Value::String(_) = node.value {
        report.push(unlocalized(node, "localized", declared, report));
        return None;
    }
    let Value::Map(entries) = &node.value else {
        wrong_type(node, "localized", report);
        return None;
    };
    check_keys(node, report)?;
    if declared.certain && entries.iter().all(|entry| matches!(entry.node.value, Value::Null)) {
        report.push(unlocalized(node, "localized-empty", declared, report));
        return None;
    }
    let mistaken = mistaken_for(entries, declared);
    if declared.certain {
        for entry in entries.iter().filter(|entry| declared.languages.find(&entry.key).is_none()) {
            let tags = declared.languages.iter().map(|(_, language)| language.tag());
            // Another language than the playbook's may well be meant, a country's letters only as a language.
            let of_country = language_called(&entry.key)
                .filter(|tag| declared.languages.find(tag).is_some() && node.entry(tag).is_none());
            let diagnostic = report
                .at(Code::LocalizedUnknownLanguage, entry.key_span)
                .arg("lang", entry.key.as_str())
                .fix(of_country.map(|tag| Fix::Rename(tag.to_owned())))
                .suggest(mistaken.or_else(|| nearest_language(&entry.key, tags)));
            report.push(diagnostic);
        }
    }
    report.localized.count += 1;
    Localized::from_fn(&declared.languages, |lang, language| {
        let (node, text) = in_language(node, (lang, language), declared.certain, mistaken, report)?;
        Some(make(node, text, report))
    })
}

/// Returns the diagnostic for a value that says in no language what it says.
fn unlocalized(node: &Node, variant: &str, declared: &DeclaredLanguages, report: &Report) -> Diagnostic {
    let tags = declared.languages.iter().map(|(_, language)| format!("{}: …", language.tag()));
    let expected = tags.collect::<Vec<_>>().join(", ");
    report.at(Code::YamlWrongType, node.span).variant(variant).arg("expected", expected)
}

/// Returns the one declared language that is missing where there is just one that is not declared.
fn mistaken_for<'d>(entries: &[Entry], declared: &'d DeclaredLanguages) -> Option<&'d str> {
    let is_missing = |tag: &&str| !entries.iter().any(|entry| entry.key == *tag);
    let mut missing = declared.languages.iter().map(|(_, language)| language.tag()).filter(is_missing);
    let strange = entries.iter().filter(|entry| declared.languages.find(&entry.key).is_none()).count();
    let only = missing.next().filter(|_| strange == 1)?;
    missing.next().is_none().then_some(only)
}

fn in_language<'n>(
    node: &'n Node,
    (lang, language): (LangIx, &Language),
    certain: bool,
    mistaken: Option<&str>,
    report: &mut Report,
) -> Option<(&'n Node, &'n str)> {
    let entries = node.entries();
    let Some(entry) = node.entry(language.tag()) else {
        // Where another language is in its place, that one is the mistake.
        if certain && mistaken.is_none() {
            let span = entries.first().map_or(node.span, |entry| entry.key_span);
            report.localized.missing.push((lang, span));
        }
        return None;
    };
    if matches!(entry.node.value, Value::Null) {
        if certain {
            report.localized.missing.push((lang, entry.key_span));
        }
        return None;
    }
    let value = text(&entry.node, report)?;
    if missing_marks(language, value) {
        report.push(report.at(Code::TextMissingDiacritics, entry.node.span));
    }
    Some((&entry.node, value))
}

/// Reads a list of localized sentences.
pub(crate) fn localized_sentences(
    node: &Node,
    declared: &DeclaredLanguages,
    source: TextSource<'_>,
    report: &mut Report,
) -> Vec<Localized<ParsedSentence>> {
    let items = list(node, report).unwrap_or_default();
    items.iter().filter_map(|item| localized_sentence(item, declared, source, report)).collect()
}

/// Reads a part of an address in every language.
pub(crate) fn localized_slug(node: &Node, declared: &DeclaredLanguages, report: &mut Report) -> Option<Localized> {
    let slugs = by_language(node, declared, report, |_, text, _| text.to_owned())?;
    let mut ok = true;
    for (_, slug) in slugs.iter().filter(|(_, slug)| !is_slug(slug)) {
        ok = false;
        let written = node.entries().iter().find(|entry| entry.node.as_str().map(str::trim) == Some(slug));
        report.push(bad_slug(slug, written.map_or(node.span, |entry| entry.node.span), report));
    }
    ok.then_some(slugs)
}
