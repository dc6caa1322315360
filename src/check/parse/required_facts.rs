//! Reads which facts a playbook has every guide state. Where it says nothing, guides state what they know.

use crate::check::report::Report;
use crate::check::suggest::{misspelt, near};
use crate::diagnostic::Code;
use crate::model::FactField;
use crate::schema::{Kind, Target};
use crate::source::Span;

use super::settings::ParsedSettings;

/// Makes the facts of these names ones that every guide has to state; reports a name of none, and a list to choose from
/// that the playbook does not have.
pub(crate) fn require(names: &[(&str, Span)], parsed: &mut ParsedSettings, report: &mut Report) {
    for &(name, span) in names {
        let Some(at) = parsed.facts.iter().position(|field| field.name == name) else {
            if !parsed.may_be_own_field(name) {
                report_unknown(name, span, &parsed.facts, report);
            }
            continue;
        };
        if has_nothing_to_choose(&parsed.facts[at], parsed) {
            let diagnostic = report.at(Code::YamlMissingField, span).variant("vocabulary");
            report.push(diagnostic.arg("field", name));
            continue;
        }
        parsed.facts[at].required = true;
        parsed.required.push((name.to_owned(), report.place(span)));
    }
}

/// Returns whether guides would have to choose from a list that the playbook does not have.
fn has_nothing_to_choose(field: &FactField, parsed: &ParsedSettings) -> bool {
    let Kind::Names(Target::Term(vocabulary)) = field.kind else { return false };
    parsed.vocabularies.get(vocabulary.0 as usize).and_then(Option::as_ref).is_some_and(|ids| ids.len() == 0)
}

fn report_unknown(name: &str, span: Span, facts: &[FactField], report: &mut Report) {
    let names = || facts.iter().map(|field| &*field.name);
    let diagnostic = report.at(Code::YamlUnknownField, span).variant("fact").arg("name", name);
    let diagnostic = diagnostic.arg("expected", names().collect::<Vec<_>>().join(", "));
    report.push(misspelt(diagnostic, near(name, names())));
}
