//! Parses `playbook.yaml`.

use std::collections::HashMap;

use url::Url;

use crate::check::report::Report;
use crate::check::suggest::{misspelt, near};
use crate::diagnostic::{Code, Place, Severity};
use crate::load::{Content, LoadedFile, is_folder_name};
use crate::model::{Brand, FactField, LangIx, Language, Languages, RawHtml, Settings, Vocabulary};
use crate::schema::playbook::{MENU_ENTRY, MENU_ITEM, PLAYBOOK, RAW_HTML, SEVERITIES, VOCABULARIES};
use crate::source::Span;
use crate::yaml::{Node, Value};

use super::brand::{self, ParsedBrand};
use super::declared_variables;
use super::fields::{Context, Values, read};
use super::forms::choice;
use super::guide_types::GuideSections;
use super::ids::Ids;
use super::languages;
use super::localized::DeclaredLanguages;
use super::menu::{self, ParsedMenu};
use super::missing_languages::FileTexts;
use super::nodes::{check_keys, text};
use super::required_facts;
use super::sentence::{InLanguage, ParsedSentence, TextSource};
use super::variables::Variables;
use super::vocabularies::{self, OwnNames, ParsedVocabularies};

/// What the rest of the checks need to know of `playbook.yaml`, also where it has mistakes.
#[derive(Debug)]
pub(crate) struct ParsedSettings {
    /// The settings, if nothing in them is wrong.
    pub(crate) settings: Option<Settings<ParsedSentence>>,
    /// Its sentences that have marks.
    pub(crate) sentences: Vec<InLanguage>,
    /// The languages.
    pub(crate) declared: DeclaredLanguages,
    /// What guides can state, the facts that every playbook has first.
    pub(crate) facts: Vec<FactField>,
    /// Names of the facts that every guide has to state, each with the place where the playbook says so.
    pub(crate) required: Vec<(String, Place)>,
    /// Names of vocabularies and fields of the playbook's own, also where something is wrong with them.
    own: OwnNames,
    /// Whether all of these names could be read.
    own_known: bool,
    /// Ids of the vocabularies, by their index; `None` where one could not be read, so that no guide is blamed for it.
    pub(crate) vocabularies: Vec<Option<Ids>>,
    /// The sections of guides.
    pub(crate) sections: GuideSections,
    /// The menu; `None` where there is none. The names in it are looked up when all files are parsed.
    pub(crate) menu: Option<ParsedMenu>,
    /// The doors of the home page, as the menu; `None` where there are none.
    pub(crate) doors: Option<ParsedMenu>,
    /// What becomes of HTML in Markdown.
    pub(crate) raw_html: RawHtml,
    /// What variables stand for.
    pub(crate) variables: Variables,
    /// Severities that differ from the defaults; `None` turns a code off.
    pub(crate) severities: HashMap<Code, Option<Severity>>,
    /// Where the theme is named, and its name.
    pub(crate) theme: Option<(String, Span)>,
    /// The look of whom the playbook belongs to.
    pub(crate) brand: ParsedBrand,
    /// Its localized texts.
    pub(crate) texts: Option<FileTexts>,
}

impl Default for ParsedSettings {
    fn default() -> Self {
        let declared = DeclaredLanguages { languages: usual_languages(), certain: false, may_lack: false };
        Self {
            settings: None,
            sentences: Vec::new(),
            declared,
            facts: FactField::built_in(),
            required: Vec::new(),
            own: OwnNames::default(),
            own_known: false,
            vocabularies: VOCABULARIES.fields.iter().map(|_| None).collect(),
            sections: GuideSections::default(),
            menu: None,
            doors: None,
            raw_html: RawHtml::default(),
            variables: Variables::default(),
            severities: HashMap::new(),
            theme: None,
            brand: ParsedBrand::default(),
            texts: None,
        }
    }
}

impl ParsedSettings {
    /// Returns what the texts of a file are read with, which holds `text`.
    pub(crate) fn source<'s>(&'s self, text: &'s str) -> TextSource<'s> {
        TextSource { text, raw_html: self.raw_html, variables: &self.variables, lang: LangIx::MAIN }
    }

    /// Returns whether guides may have a field of that name although it is not among the facts: what is wrong with its
    /// declaration is reported there.
    pub(crate) fn may_be_own_field(&self, name: &str) -> bool {
        !self.own_known || self.own.contains(name)
    }
}

/// The languages of a playbook whose settings could not be read.
fn usual_languages() -> Languages {
    let languages = ["en", "vi"].into_iter().filter_map(Language::new).collect();
    Languages::new(languages).unwrap_or_else(|| unreachable!("two different languages"))
}

/// What the words of [`RAW_HTML`] mean.
const POLICIES: [RawHtml; 3] = [RawHtml::Escape, RawHtml::Sanitize, RawHtml::Trust];

/// Parses `playbook.yaml`.
pub(crate) fn parse(file: &LoadedFile, report: &mut Report) -> ParsedSettings {
    let Content::Yaml(Ok(node)) = &file.content else { return ParsedSettings::default() };
    let mut parsed = ParsedSettings::default();
    // All other texts are read in these languages.
    let languages = node.get("languages").filter(|node| !matches!(node.value, Value::Null));
    if let Some(declared) =
        languages.and_then(|list| languages::parse(list, node.get("title"), file.source.text(), report))
    {
        parsed.declared = declared;
    }
    let raw_html = node.get_str("raw_html").and_then(|word| RAW_HTML.iter().position(|known| known.id == word.trim()));
    parsed.raw_html = raw_html.map_or(parsed.raw_html, |word| POLICIES[word]);
    parsed.variables = declared_variables::parse(node, &parsed.declared, file.source.text(), report);
    let (raw_html, variables) = (parsed.raw_html, std::mem::take(&mut parsed.variables));
    let source = TextSource { text: file.source.text(), raw_html, variables: &variables, lang: LangIx::MAIN };
    let context = Context::File(&parsed.declared, source);
    let Some(mut values) = read(node, &PLAYBOOK, context, report) else {
        return ParsedSettings { variables, ..parsed };
    };
    values.push_marked(LangIx::MAIN, &mut parsed.sentences);
    if let Some(node) = values.tree("checks") {
        parsed.severities = parse_severities(node, report);
    }
    parsed.sections = GuideSections::read(&mut values, report);
    parsed.menu = values.tree("menu").map(|node| menu::parse(node, &MENU_ENTRY, context, report));
    parsed.doors = values.tree("doors").map(|node| menu::parse(node, &MENU_ITEM, context, report));
    parsed.theme = values.tree("theme").and_then(|node| Some((parse_theme(node, report)?, node.span)));
    let brand = values.record("brand").map(|values| brand::brand(values, report)).unwrap_or_default();
    parsed.brand = brand;
    parsed.own_known =
        ["vocabularies", "fields"].iter().all(|name| !values.is_wrong(name) && !values.seems_misspelt(name));
    let mut own = OwnNames::default();
    let read = match values.tree("vocabularies") {
        Some(node) => vocabularies::parse(node, context, &mut own, report),
        None => ParsedVocabularies::without(!values.seems_misspelt("vocabularies")),
    };
    parsed.facts.extend(read.facts);
    parsed.vocabularies = read.vocabularies.iter().map(|terms| terms.as_ref().map(Ids::of_vocabulary)).collect();
    let fields = values.records("fields").unwrap_or_default();
    parsed.facts.extend(fields.into_iter().filter_map(|values| vocabularies::field(values?, &mut own, report)));
    parsed.own = own;
    let required = values.record("guide_facts").map(|mut values| values.names("required")).unwrap_or_default();
    let names = required_facts::Declared {
        facts: &mut parsed.facts,
        vocabularies: &parsed.vocabularies,
        types: parsed.sections.type_ids(),
    };
    let may_be_own = |name: &str| !parsed.own_known || parsed.own.contains(name);
    parsed.required = required_facts::require(&required, names, may_be_own, report);
    let base_url = values.tree("base_url").and_then(|node| parse_base_url(node, report));
    let base_path = values.tree("base_path").and_then(|node| parse_base_path(node, report));
    let edit_url = values.tree("edit_url").and_then(|node| parse_edit_url(node, report));
    let feedback = values.tree("feedback").and_then(|node| parse_feedback(node, report));
    let places = Places { base_url, base_path, edit_url, feedback };
    parsed.settings = settings(&parsed, &mut values, read.vocabularies, places);
    let lowered = parsed.severities.get(&Code::LocalizedMissingLanguage);
    parsed.declared.may_lack = lowered.is_some_and(|severity| *severity != Some(Severity::Error));
    parsed.variables = variables;
    parsed
}

/// Where the site will stand, where its files are edited, and where readers say whether a text helped them.
struct Places {
    base_url: Option<String>,
    base_path: Option<String>,
    edit_url: Option<String>,
    feedback: Option<String>,
}

/// Makes the settings if nothing that they need is missing or wrong.
fn settings(
    parsed: &ParsedSettings,
    values: &mut Values<'_>,
    vocabularies: Vec<Option<Vocabulary>>,
    places: Places,
) -> Option<Settings<ParsedSentence>> {
    Some(Settings {
        title: values.localized("title")?,
        description: values.localized_sentence("description")?,
        languages: parsed.declared.languages.clone(),
        base_url: places.base_url,
        base_path: places.base_path,
        theme: parsed.theme.as_ref().map_or_else(|| "default".to_owned(), |(name, _)| name.clone()),
        brand: Brand::default(),
        edit_url: places.edit_url,
        feedback: places.feedback,
        vocabularies: vocabularies.into_iter().collect::<Option<_>>()?,
        facts: parsed.facts.clone(),
        guide_sections: parsed.sections.default.sections.clone(),
        guide_types: parsed.sections.types.as_ref()?.iter().map(|(declared, _)| declared.clone()).collect(),
        menu: None,
        doors: Vec::new(),
        raw_html: parsed.raw_html,
    })
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
/// ends with `/`, neither query nor fragment. Letters beyond ASCII are written as the web does: `https://ví-dụ.vn/` is
/// `https://xn--v-d-rma6749a.vn/`.
#[must_use]
pub fn base_url(url: &str) -> Option<String> {
    let refused = |c: char| c.is_control() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '&' | '\'');
    let mut address = Url::parse(url).ok().filter(|_| !url.contains(refused))?;
    let host = url.split_once("://").filter(|(scheme, _)| scheme.len() == address.scheme().len())?.1;
    let is_site = matches!(address.scheme(), "http" | "https")
        && !host.starts_with('/')
        && !url.ends_with(char::is_whitespace)
        && address.username().is_empty()
        && address.password().is_none();
    if !is_site {
        return None;
    }
    if !address.path().ends_with('/') {
        let path = format!("{}/", address.path());
        address.set_path(&path);
    }
    Some(address.into())
}

fn parse_base_path(node: &Node, report: &mut Report) -> Option<String> {
    let path = text(node, report)?;
    let found = base_path(path);
    if found.is_none() {
        report.push(report.at(Code::YamlWrongType, node.span).variant("base-path").arg("value", path));
    }
    found
}

/// Returns `path` as a path of folders with a slash at both ends; `None` if it cannot be one.
#[must_use]
pub fn base_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.iter().all(|part| is_plain(part)).then(|| match parts.as_slice() {
        [] => "/".to_owned(),
        parts => format!("/{}/", parts.join("/")),
    })
}

/// Returns whether a part of a path is a name that needs no escaping.
fn is_plain(part: &str) -> bool {
    part != "." && part != ".." && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c))
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

/// What an address for feedback may contain in place of a page's title, its address and its file.
const PLACEHOLDERS: [&str; 3] = ["{title}", "{address}", "{path}"];

fn parse_feedback(node: &Node, report: &mut Report) -> Option<String> {
    let written = text(node, report)?;
    if is_mail_address(written) {
        return Some(format!("mailto:{written}?subject={{title}}&body={{address}}"));
    }
    let rest = PLACEHOLDERS.iter().fold(written.to_owned(), |rest, known| rest.replace(known, ""));
    let refused = |c: char| c.is_control() || c.is_whitespace() || "\"<>\\{}".contains(c);
    let is_address = ["https://", "http://", "mailto:"].iter().any(|scheme| {
        let behind = rest.strip_prefix(scheme);
        behind.is_some_and(|behind| !behind.is_empty())
    });
    if is_address && !rest.contains(refused) {
        return Some(written.to_owned());
    }
    report.push(report.at(Code::YamlWrongType, node.span).variant("feedback").arg("value", written));
    None
}

/// Returns whether a text is a mail address that an address can have in it as it is.
fn is_mail_address(text: &str) -> bool {
    let refused = |c: char| c.is_control() || c.is_whitespace() || "\"<>\\{}@:/?#&%".contains(c);
    let is_domain = |domain: &str| domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && is_domain(domain) && !name.contains(refused) && !domain.contains(refused)
    })
}

fn parse_theme(node: &Node, report: &mut Report) -> Option<String> {
    let name = text(node, report)?;
    if is_folder_name(name) {
        return Some(name.to_owned());
    }
    report.push(report.at(Code::YamlWrongType, node.span).variant("theme").arg("value", name));
    None
}

fn parse_severities(node: &Node, report: &mut Report) -> HashMap<Code, Option<Severity>> {
    const VALUES: [Option<Severity>; 3] = [Some(Severity::Error), Some(Severity::Warning), None];
    let mut severities = HashMap::new();
    if check_keys(node, report).is_none() {
        return severities;
    }
    for entry in node.entries() {
        let Some(code) = Code::from_name(&entry.key) else {
            let diagnostic =
                report.at(Code::YamlUnknownField, entry.key_span).variant("code").arg("name", entry.key.as_str());
            report.push(misspelt(diagnostic, near(&entry.key, Code::ALL.iter().map(|code| code.name()))));
            continue;
        };
        let unknown = |report: &Report| report.at(Code::YamlWrongType, entry.node.span);
        let Some(word) = choice(&entry.node, &SEVERITIES, unknown, report) else { continue };
        let severity = VALUES[word];
        if severity != Some(Severity::Error) && !code.can_be_lowered() {
            let diagnostic = report.at(Code::YamlWrongType, entry.node.span).variant("severity");
            report.push(diagnostic.arg("name", code.name()));
            continue;
        }
        severities.insert(code, severity);
    }
    severities
}
