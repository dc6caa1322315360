//! Reads the variables that `playbook.yaml` declares.

use crate::check::report::Report;
use crate::check::suggest::nearest;
use crate::diagnostic::Code;
use crate::markdown::placeholders;
use crate::model::{LangIx, Localized, RawHtml};
use crate::yaml::{Node, Value};

use super::ids::Ids;
use super::localized::{DeclaredLanguages, localized};
use super::nodes::{check_keys, text};
use super::sentence::check_plain;
use super::variables::{TextSource, Variables};

/// What a playbook declares them in.
const FIELD: &str = "variables";

/// Reads the variables of the settings in `settings`.
pub(crate) fn parse(settings: &Node, declared: &DeclaredLanguages, file: &str, report: &mut Report) -> Variables {
    let Some(node) = settings.get(FIELD).filter(|node| !matches!(node.value, Value::Null)) else {
        let is_misspelt = settings.entries().iter().any(|entry| nearest(&entry.key, [FIELD]).is_some());
        return Variables::new((!is_misspelt).then(Ids::default), Vec::new());
    };
    if check_keys(node, report).is_none() {
        return Variables::default();
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
    Variables::new(Some(names), all)
}

/// Reads the words of one variable: for each language, or the same for all of them.
fn words(node: &Node, declared: &DeclaredLanguages, file: &str, report: &mut Report) -> Option<Localized> {
    let nothing = Variables::default();
    let source = TextSource { text: file, raw_html: RawHtml::default(), variables: &nothing, lang: LangIx::MAIN };
    let words = match node.value {
        Value::Map(_) => localized(node, declared, source, report)?,
        _ => {
            let words = text(node, report)?;
            check_plain(node, words, file, report);
            Localized::from_fn(&declared.languages, |_, _| Some(words.to_owned()))?
        }
    };
    if words.iter().any(|(_, words)| !placeholders(words, 0).is_empty()) {
        report.push(report.at(Code::TextUnknownVariable, node.span).variant("nested"));
        return None;
    }
    words.try_map(|_, words| Some(words.split_whitespace().collect::<Vec<_>>().join(" ")))
}
