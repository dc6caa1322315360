//! Reads which facts a playbook has every guide state. Where it says nothing, guides state what they know.

use crate::check::report::Report;
use crate::check::suggest::{misspelt, near};
use crate::diagnostic::{Code, Place};
use crate::model::FactField;
use crate::schema::{Kind, Target};
use crate::source::Span;

use super::ids::Ids;

/// What the names of facts are looked up in.
pub(crate) struct Declared<'d> {
    /// Everything that guides can state.
    pub(crate) facts: &'d mut [FactField],
    /// Ids of the vocabularies, by their index; `None` where one could not be read.
    pub(crate) vocabularies: &'d [Option<Ids>],
    /// Ids of the types of guides; `None` where they could not be read.
    pub(crate) types: Option<&'d Ids>,
}

/// Makes the facts of these names ones that every guide has to state; returns them with the places where they are
/// demanded. A name of none is reported unless the playbook may have declared it, and so is a list to choose from that
/// the playbook does not have.
pub(crate) fn require(
    names: &[(&str, Span)],
    declared: Declared<'_>,
    may_be_own: impl Fn(&str) -> bool,
    report: &mut Report,
) -> Vec<(String, Place)> {
    let Declared { facts, vocabularies, types } = declared;
    let mut required = Vec::with_capacity(names.len());
    for &(name, span) in names {
        let Some(at) = facts.iter().position(|field| field.name == name) else {
            if !may_be_own(name) {
                report_unknown(name, span, facts, report);
            }
            continue;
        };
        let ids = match facts[at].kind {
            Kind::Names(Target::Term(vocabulary)) => vocabularies.get(vocabulary.0 as usize).and_then(Option::as_ref),
            Kind::GuideType => types,
            _ => None,
        };
        // Guides would have to choose from a list that the playbook does not have.
        if ids.is_some_and(|ids| ids.len() == 0) {
            let diagnostic = report.at(Code::YamlMissingField, span).variant("vocabulary");
            report.push(diagnostic.arg("field", name));
            continue;
        }
        facts[at].required = true;
        required.push((name.to_owned(), report.place(span)));
    }
    required
}

fn report_unknown(name: &str, span: Span, facts: &[FactField], report: &mut Report) {
    let names = || facts.iter().map(|field| &*field.name);
    let diagnostic = report.at(Code::YamlUnknownField, span).variant("fact").arg("name", name);
    let diagnostic = diagnostic.arg("expected", names().collect::<Vec<_>>().join(", "));
    report.push(misspelt(diagnostic, near(name, names())));
}
