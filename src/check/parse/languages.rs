//! Reads the languages that a playbook declares.
//!
//! Every text is held against them, so one wrong tag would be reported at each of those. What the title is written in
//! tells which language was meant; all else is then held against that one, and the tag alone is reported.

use crate::check::report::Report;
use crate::check::suggest::{language_called, nearest_language};
use crate::diagnostic::{Code, Fix};
use crate::model::{DeclaredLanguage, LangIx, Language, Languages, RawHtml};
use crate::schema::playbook::LANGUAGE;
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Node, Value};

use super::fields::{Context, read};
use super::localized::DeclaredLanguages;
use super::names;
use super::nodes::{list, text, wrong_type};
use super::sentence::TextSource;
use super::variables::Variables;

/// The most languages that a playbook can have.
const MOST: usize = u8::MAX as usize;

/// A language as it is written: its tag, where that stands, and a name.
type Written<'n> = (&'n str, Span, Option<String>);

/// Reads the list `node` of the file that holds `text`; `title` is a text in every language, if there is one. `None`
/// where no language is known.
pub(super) fn parse(node: &Node, title: Option<&Node>, text: &str, report: &mut Report) -> Option<DeclaredLanguages> {
    if matches!(node.value, Value::String(_)) {
        wrong_type(node, "languages", report);
        return None;
    }
    let items = list(node, report)?;
    let written: Vec<Written<'_>> = items.iter().filter_map(|item| item_of(item, text, report)).collect();
    let complete = written.len() == node.items().len();
    if written.is_empty() && complete {
        wrong_type(node, "languages", report);
    }
    let tags: Vec<&str> = written.iter().map(|(tag, ..)| *tag).collect();
    let used: Vec<&str> = title.map(Node::entries).unwrap_or_default().iter().map(|entry| entry.key.as_str()).collect();
    let mut languages: Vec<(DeclaredLanguage, Span)> = Vec::new();
    let mut certain = complete;
    for (tag, span, name) in &written {
        let (tag, span) = (*tag, *span);
        let Some(language) = language(tag, span, &tags, &used, report) else {
            certain = false;
            continue;
        };
        // There is a folder of the tag's name, and some tags, as that of Cofán, are names of devices.
        if names::is_device(language.tag()) {
            report.push(report.at(Code::FileName, span).variant("part").arg("value", tag));
        }
        if let Some((_, first)) = languages.iter().find(|(other, _)| other.language.is_like(&language)) {
            if Language::new(tag).is_some_and(|own| own == language) {
                let diagnostic = report.at(Code::YamlDuplicateKey, span).variant("value").arg("name", tag);
                let diagnostic = diagnostic.related(report.place(*first), Text::new("related-first"));
                report.push(diagnostic.fix(Some(Fix::RemoveDuplicate)));
            }
        } else if languages.len() == MOST {
            report.push(report.at(Code::YamlWrongType, span).variant("too-many-languages").arg("count", MOST));
            certain = false;
            // No text is in all of these.
            languages.retain(|(other, _)| used.is_empty() || used.contains(&other.language.tag()));
            break;
        } else {
            languages.push((DeclaredLanguage { language, name: name.clone() }, span));
        }
    }
    let languages = Languages::named(languages.into_iter().map(|(language, _)| language).collect())?;
    Some(DeclaredLanguages { languages, certain, may_lack: false })
}

/// Reads an item of the list: a tag, or a map of a tag and a name.
fn item_of<'n>(item: &'n Node, file: &str, report: &mut Report) -> Option<Written<'n>> {
    if !matches!(item.value, Value::Map(_)) {
        return Some((text(item, report)?, item.span, None));
    }
    // Names of languages are read before variables are.
    let variables = Variables::default();
    let lang = LangIx::MAIN;
    let source = TextSource { text: file, raw_html: RawHtml::default(), variables: &variables, lang };
    let mut values = read(item, &LANGUAGE, Context::Block(source), report)?;
    let span = values.tree("code")?.span;
    Some((values.text("code")?, span, values.text("name").map(str::to_owned)))
}

/// Returns the language that `tag` means. `tags` are all that are declared, `used` those that the title has.
fn language(tag: &str, span: Span, tags: &[&str], used: &[&str], report: &mut Report) -> Option<Language> {
    let own = Language::new(tag);
    let named = language_called(tag);
    if own.is_some() && (used.contains(&tag) || used.is_empty()) && named.is_none() {
        return own;
    }
    let undeclared: Vec<&str> = used.iter().copied().filter(|used| !tags.contains(used)).collect();
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let candidates = [named.unwrap_or_default(), &primary];
    let meant = candidates.into_iter().find(|tag| undeclared.contains(tag));
    // Another language that has the form of one is not a misspelling.
    let meant = meant.or_else(|| nearest_language(tag, undeclared.iter().copied()).filter(|_| own.is_none()));
    // One whose texts are still to be written is right as it is.
    if own.is_some() && meant.is_none() && named.is_none() {
        return own;
    }
    let right = meant.or(named).map(str::to_owned).or_else(|| well_formed(tag));
    let of_others = own.is_some() && named.is_none();
    let diagnostic = report.at(Code::LocalizedUnknownLanguage, span).arg("lang", tag);
    let diagnostic = match meant.filter(|_| of_others) {
        Some(meant) => diagnostic.variant("used").arg("name", meant),
        None => diagnostic.variant("tag"),
    };
    let fix = right.clone().map(|right| Fix::Replace(span, right));
    report.push(diagnostic.suggest(right.as_deref()).fix(fix));
    // A wrong tag that all texts have is one mistake too.
    if own.is_some() && used.contains(&tag) { own } else { Language::new(&right?) }
}

/// Returns a tag with the signs and the case that tags have (RFC 5646, 2.1.1): `vi-VN` for `VI_vn`.
fn well_formed(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-').map(str::to_ascii_lowercase);
    let primary = parts.next()?;
    let rest = parts.map(|mut part| {
        match part.len() {
            2 => part.make_ascii_uppercase(),
            4 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                if let Some(first) = part.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
            }
            _ => {}
        }
        part
    });
    let whole = std::iter::once(primary).chain(rest).collect::<Vec<_>>().join("-");
    Language::new(&whole).map(|language| language.tag().to_owned())
}

/// Returns the language of a tag, in the form that tags have: `pt-BR` for `pt-br`.
///
/// # Errors
/// Returns the tag that was probably meant by what is none: `vi` for `Vietnamese` and for `vn`, which is a country's.
pub fn language_of_tag(tag: &str) -> Result<Language, Option<String>> {
    let written = tag.trim();
    if let Some(called) = language_called(written) {
        return Err(Some(called.to_owned()));
    }
    let meant = well_formed(written).and_then(|tag| Language::new(&tag));
    match meant {
        Some(language) if !written.contains('_') => Ok(language),
        meant => Err(meant.map(|language| language.tag().to_owned())),
    }
}
