//! Parses `playbook.yaml`.

use std::collections::HashMap;

use crate::diagnostic::{Code, Fix, Severity};
use crate::load::{Content, LoadedFile, is_folder_name};
use crate::model::{
    Brand, GuideSection, Language, Languages, Localized, RawHtml, Settings, Vocabulary, VocabularyTerm,
};
use crate::source::Span;
use crate::yaml::{Node, Value};

use super::brand::{self, ParsedBrand};
use super::fields::{Fields, list, text, texts, wrong_type};
use super::ids::Ids;
use super::localized::{DeclaredLanguages, localized};
use crate::check::report::Report;
use crate::check::suggest::{misspelt, near};

/// What the rest of the checks need to know of `playbook.yaml`, also where it has mistakes.
#[derive(Debug)]
pub(crate) struct ParsedSettings {
    /// The settings, if nothing in them is wrong.
    pub(crate) settings: Option<Settings>,
    /// The languages.
    pub(crate) declared: DeclaredLanguages,
    /// Ids of the vocabularies; `None` where a vocabulary could not be read, so that no guide is blamed for it.
    pub(crate) channels: Option<Ids>,
    pub(crate) industries: Option<Ids>,
    pub(crate) roles: Option<Ids>,
    /// The sections of a guide; empty where they could not be read.
    pub(crate) sections: Vec<GuideSection>,
    /// Whether they are as the playbook declares them, be it none.
    pub(crate) sections_known: bool,
    /// Where each section is declared.
    pub(crate) section_spans: Vec<Span>,
    /// What becomes of HTML in Markdown.
    pub(crate) raw_html: RawHtml,
    /// Severities that differ from the defaults; `None` turns a code off.
    pub(crate) severities: HashMap<Code, Option<Severity>>,
    /// Where the theme is named, and its name.
    pub(crate) theme: Option<(String, Span)>,
    /// The look of whom the playbook belongs to.
    pub(crate) brand: ParsedBrand,
}

impl Default for ParsedSettings {
    fn default() -> Self {
        let declared = DeclaredLanguages { languages: usual_languages(), certain: false };
        Self {
            settings: None,
            declared,
            channels: None,
            industries: None,
            roles: None,
            sections: Vec::new(),
            sections_known: false,
            section_spans: Vec::new(),
            raw_html: RawHtml::default(),
            severities: HashMap::new(),
            theme: None,
            brand: ParsedBrand::default(),
        }
    }
}

/// The languages of a playbook whose settings could not be read.
fn usual_languages() -> Languages {
    let languages = ["en", "vi"].into_iter().filter_map(Language::new).collect();
    Languages::new(languages).unwrap_or_else(|| unreachable!("two different languages"))
}

/// Parses `playbook.yaml`.
pub(crate) fn parse(file: &LoadedFile, report: &mut Report) -> ParsedSettings {
    let Content::Yaml(Ok(node)) = &file.content else { return ParsedSettings::default() };
    let Some(mut fields) = Fields::of(node, report) else { return ParsedSettings::default() };
    let mut parsed = ParsedSettings::default();
    let languages = fields.required("languages", report).and_then(|node| parse_languages(node, report));
    if let Some(languages) = languages {
        parsed.declared = DeclaredLanguages { languages, certain: true };
    }
    let declared = &parsed.declared;
    let title = fields.required("title", report).and_then(|node| localized(node, declared, report));
    let description = fields.required("description", report).and_then(|node| localized(node, declared, report));
    let base_url = fields.optional("base_url").and_then(|node| parse_base_url(node, report));
    let theme = fields.optional("theme");
    let brand = fields.optional("brand").and_then(|node| brand::parse(node, report)).unwrap_or_default();
    let edit_url = fields.optional("edit_url").and_then(|node| parse_edit_url(node, report));
    let vocabularies =
        fields.required("vocabularies", report).and_then(|node| parse_vocabularies(node, declared, report));
    let sections = fields.optional("guide_sections").map(|node| parse_sections(node, declared, report));
    let raw_html = fields.optional("raw_html").and_then(|node| parse_raw_html(node, report));
    if let Some(node) = fields.optional("checks") {
        parsed.severities = parse_severities(node, report);
    }
    let misspelt = fields.seems_misspelt("guide_sections");
    fields.finish(report);
    parsed.raw_html = raw_html.unwrap_or_default();
    parsed.sections_known = sections.as_ref().is_none_or(Option::is_some) && !misspelt;
    if let Some((sections, spans)) = sections.flatten() {
        (parsed.sections, parsed.section_spans) = (sections, spans);
    }
    parsed.theme = theme.and_then(|node| Some((parse_theme(node, report)?, node.span)));
    if let Some([channels, industries, roles]) = &vocabularies {
        let ids = |vocabulary: &Option<Vocabulary>| vocabulary.as_ref().map(Ids::of_vocabulary);
        (parsed.channels, parsed.industries, parsed.roles) = (ids(channels), ids(industries), ids(roles));
    }
    parsed.brand = brand;
    parsed.settings = (|| {
        let [channels, industries, roles] = vocabularies?;
        Some(Settings {
            title: title?,
            description: description?,
            languages: declared.languages.clone(),
            base_url,
            theme: parsed.theme.as_ref().map_or_else(|| "default".to_owned(), |(name, _)| name.clone()),
            brand: Brand::default(),
            edit_url,
            channels: channels?,
            industries: industries?,
            roles: roles?,
            guide_sections: parsed.sections.clone(),
            raw_html: parsed.raw_html,
        })
    })();
    parsed
}

fn parse_languages(node: &Node, report: &mut Report) -> Option<Languages> {
    let mut languages: Vec<Language> = Vec::new();
    let mut ok = true;
    if matches!(node.value, Value::String(_)) {
        wrong_type(node, "languages", report);
        return None;
    }
    for (tag, span) in texts(node, report) {
        match Language::new(tag) {
            Some(language) if languages.contains(&language) => {
                let diagnostic = report.at(Code::YamlDuplicateKey, span).variant("id").arg("name", tag);
                report.push(diagnostic.fix(Some(Fix::RemoveDuplicate)));
            }
            Some(language) => languages.push(language),
            None => {
                ok = false;
                report.push(report.at(Code::LocalizedUnknownLanguage, span).variant("tag").arg("lang", tag));
            }
        }
    }
    if languages.is_empty() && ok && matches!(node.value, Value::List(_)) {
        wrong_type(node, "languages", report);
    }
    ok.then(|| Languages::new(languages)).flatten()
}

fn parse_base_url(node: &Node, report: &mut Report) -> Option<String> {
    let url = text(node, report)?;
    match base_url(url) {
        Some(url) => Some(url),
        None => {
            let diagnostic = report.at(Code::YamlWrongType, node.span).variant("base-url").arg("value", url);
            report.push(diagnostic);
            None
        }
    }
}

/// Returns the address of a site in the form the rest of the program uses: `http` or `https`, a host, a path that
/// ends with `/`, neither query nor fragment.
#[must_use]
pub fn base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '&' | '\'');
    (!host.is_empty() && url.chars().all(plain))
        .then(|| if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

fn parse_edit_url(node: &Node, report: &mut Report) -> Option<String> {
    let url = text(node, report)?;
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if is_web && url.contains("{path}") {
        return Some(url.to_owned());
    }
    report.push(report.at(Code::YamlWrongType, node.span).variant("edit-url").arg("value", url));
    None
}

fn parse_theme(node: &Node, report: &mut Report) -> Option<String> {
    let name = text(node, report)?;
    if is_folder_name(name) {
        return Some(name.to_owned());
    }
    report.push(report.at(Code::YamlWrongType, node.span).variant("theme").arg("value", name));
    None
}

type Vocabularies = [Option<Vocabulary>; 3];

fn parse_vocabularies(node: &Node, declared: &DeclaredLanguages, report: &mut Report) -> Option<Vocabularies> {
    let mut fields = Fields::of(node, report)?;
    let vocabularies = ["channels", "industries", "roles"].map(|name| {
        let node = fields.required(name, report)?;
        parse_terms(node, declared, report)
            .map(|terms| Vocabulary(terms.into_iter().map(|(id, name, _)| VocabularyTerm { id, name }).collect()))
    });
    fields.finish(report);
    Some(vocabularies)
}

/// Reads a list of `{id, name}`; `None` if any of it is wrong.
pub(crate) fn parse_terms(
    node: &Node,
    declared: &DeclaredLanguages,
    report: &mut Report,
) -> Option<Vec<(String, Localized, Span)>> {
    let mut ids = Ids::default();
    let mut complete = true;
    let mut terms = Vec::new();
    for item in list(node, report)? {
        let term = Fields::of(item, report).and_then(|mut fields| {
            let id = fields.required("id", report).and_then(|node| Some((ids.declare(node, report)?, node.span)));
            let name = fields.required("name", report).and_then(|node| localized(node, declared, report));
            fields.finish(report);
            id.zip(name).map(|((id, span), name)| (id, name, span))
        });
        complete &= term.is_some();
        terms.extend(term);
    }
    complete.then_some(terms)
}

type Sections = (Vec<GuideSection>, Vec<Span>);

fn parse_sections(node: &Node, declared: &DeclaredLanguages, report: &mut Report) -> Option<Sections> {
    let terms = parse_terms(node, declared, report)?;
    Some(terms.into_iter().map(|(id, name, span)| (GuideSection { id, name }, span)).unzip())
}

fn parse_raw_html(node: &Node, report: &mut Report) -> Option<RawHtml> {
    const POLICIES: [(&str, RawHtml); 3] =
        [("escape", RawHtml::Escape), ("sanitize", RawHtml::Sanitize), ("trust", RawHtml::Trust)];
    one_of(node, &POLICIES, report)
}

/// Reads a text that must be one of a few words.
pub(crate) fn one_of<T: Copy>(node: &Node, words: &[(&'static str, T)], report: &mut Report) -> Option<T> {
    let word = text(node, report)?;
    if let Some((_, value)) = words.iter().find(|(known, _)| *known == word) {
        return Some(*value);
    }
    let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
    let diagnostic = report
        .at(Code::YamlWrongType, node.span)
        .variant("choice")
        .arg("value", word)
        .arg("expected", known.join(", "));
    report.push(misspelt(diagnostic, near(word, known.iter().copied())));
    None
}

fn parse_severities(node: &Node, report: &mut Report) -> HashMap<Code, Option<Severity>> {
    const SEVERITIES: [(&str, Option<Severity>); 3] =
        [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];
    let mut severities = HashMap::new();
    let Value::Map(entries) = &node.value else {
        wrong_type(node, "map", report);
        return severities;
    };
    // Repeated keys are reported like those of any map.
    Fields::of(node, report);
    for entry in entries {
        let Some(code) = Code::from_name(&entry.key) else {
            let diagnostic =
                report.at(Code::YamlUnknownField, entry.key_span).variant("code").arg("name", entry.key.as_str());
            report.push(misspelt(diagnostic, near(&entry.key, Code::ALL.iter().map(|code| code.name()))));
            continue;
        };
        let Some(severity) = one_of(&entry.node, &SEVERITIES, report) else { continue };
        if severity != Some(Severity::Error) && !code.can_be_lowered() {
            let diagnostic = report.at(Code::YamlWrongType, entry.node.span).variant("severity");
            report.push(diagnostic.arg("name", code.name()));
            continue;
        }
        severities.insert(code, severity);
    }
    severities
}
