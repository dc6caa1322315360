//! Reads the languages that a playbook declares.
//!
//! Every text is held against them, so one wrong tag would be reported at each of those. What the title is written in
//! tells which language was meant; all else is then held against that one, and the tag alone is reported.

use crate::check::report::Report;
use crate::check::suggest::{language_called, nearest_language};
use crate::diagnostic::{Code, Fix};
use crate::model::{Language, Languages};
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Node, Value};

use super::localized::DeclaredLanguages;
use super::nodes::{texts, wrong_type};

/// The most languages that a playbook can have.
const MOST: usize = u8::MAX as usize;

/// Reads the list `node`; `title` is a text in every language, if there is one. `None` where no language is known.
pub(super) fn parse(node: &Node, title: Option<&Node>, report: &mut Report) -> Option<DeclaredLanguages> {
    if matches!(node.value, Value::String(_)) {
        wrong_type(node, "languages", report);
        return None;
    }
    let written = texts(node, report)?;
    let complete = written.len() == node.items().len();
    if written.is_empty() && complete {
        wrong_type(node, "languages", report);
    }
    let tags: Vec<&str> = written.iter().map(|(tag, _)| *tag).collect();
    let used: Vec<&str> = title.map(Node::entries).unwrap_or_default().iter().map(|entry| entry.key.as_str()).collect();
    let mut languages: Vec<(Language, Span)> = Vec::new();
    let mut certain = complete;
    for &(tag, span) in &written {
        let Some(language) = language(tag, span, &tags, &used, report) else {
            certain = false;
            continue;
        };
        if let Some((_, first)) = languages.iter().find(|(other, _)| *other == language) {
            if Language::new(tag).is_some_and(|own| own == language) {
                let diagnostic = report.at(Code::YamlDuplicateKey, span).variant("value").arg("name", tag);
                let diagnostic = diagnostic.related(report.place(*first), Text::new("related-first"));
                report.push(diagnostic.fix(Some(Fix::RemoveDuplicate)));
            }
        } else if languages.len() == MOST {
            report.push(report.at(Code::YamlWrongType, span).variant("too-many-languages").arg("count", MOST));
            certain = false;
            // No text is in all of these.
            languages.retain(|(language, _)| used.is_empty() || used.contains(&language.tag()));
            break;
        } else {
            languages.push((language, span));
        }
    }
    let languages = Languages::new(languages.into_iter().map(|(language, _)| language).collect())?;
    Some(DeclaredLanguages { languages, certain })
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

/// Returns a tag with the signs and the case that tags have: `vi-VN` for `VI_vn`.
fn well_formed(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let rest = parts.map(|part| if part.len() == 2 { part.to_ascii_uppercase() } else { part.to_owned() });
    let whole = std::iter::once(primary).chain(rest).collect::<Vec<_>>().join("-");
    Language::new(&whole).map(|language| language.tag().to_owned())
}
