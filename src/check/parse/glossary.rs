//! Parses `glossary.yaml`.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::load::{Content, LoadedFile};
use crate::model::{Localized, Term, TermIx, to_index};
use crate::source::Span;
use crate::words::Text;

use super::fields::{Fields, list, texts};
use super::ids::Ids;
use super::localized::{DeclaredLanguages, localized};
use crate::check::report::Report;
use crate::check::suggest::misspelt;

/// The glossary as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct ParsedGlossary {
    /// What it was parsed from.
    file: Option<Arc<LoadedFile>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The terms, if nothing in them is wrong.
    pub(crate) terms: Option<Vec<Term>>,
    /// Their ids; `None` where the file could not be read or there is none, so that no guide is blamed for it.
    pub(crate) ids: Option<Ids>,
}

/// An entry whose references are not resolved: id, term, definition, ids to see.
type Entry<'n> = (String, Localized, Localized, Vec<(&'n str, Span)>);

impl ParsedGlossary {
    /// Returns whether there is a file of it.
    pub(crate) fn has_file(&self) -> bool {
        self.file.is_some()
    }

    /// Parses `file`, or reuses what was parsed of the very same file, and in the same languages, before.
    pub(crate) fn of(
        file: Option<&Arc<LoadedFile>>,
        declared: &DeclaredLanguages,
        before: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let is_same = |before: &&Arc<Self>| before.file.as_ref().map(Arc::as_ptr) == file.map(Arc::as_ptr);
        before.filter(is_same).cloned().unwrap_or_else(|| {
            let Some(file) = file else {
                // That there is none is reported once, where a text first needs it.
                return Arc::new(Self { terms: Some(Vec::new()), ..Self::default() });
            };
            let mut report = Report::on(file.source.path());
            let glossary = parse(file, declared, &mut report);
            Arc::new(Self { file: Some(file.clone()), diagnostics: report.into_diagnostics(), ..glossary })
        })
    }
}

/// Parses the glossary.
fn parse(file: &LoadedFile, declared: &DeclaredLanguages, report: &mut Report) -> ParsedGlossary {
    let Content::Yaml(Ok(node)) = &file.content else { return ParsedGlossary::default() };
    let Some(items) = list(node, report) else { return ParsedGlossary::default() };
    let mut ids = Ids::default();
    let mut complete = true;
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for item in items {
        let entry = Fields::of(item, report).and_then(|mut fields| {
            let id = fields.required("id", report).and_then(|node| {
                ids.declare_as(
                    node,
                    |report, span, id, first| {
                        let diagnostic = report.at(Code::GlossaryDuplicateTerm, span).arg("name", id);
                        let diagnostic = diagnostic.fix(Some(Fix::RemoveDuplicate));
                        report.push(diagnostic.related(report.place(first), Text::new("related-first")));
                    },
                    report,
                )
            });
            let term = fields.required("term", report).and_then(|node| localized(node, declared, report));
            let definition = fields.required("definition", report).and_then(|node| localized(node, declared, report));
            let see = fields.optional("see").map(|node| texts(node, report)).unwrap_or_default();
            fields.finish(report);
            Some((id?, term?, definition?, see))
        });
        complete &= entry.is_some();
        entries.extend(entry);
    }
    let terms: Vec<Term> = entries
        .into_iter()
        .map(|(id, term, definition, see)| {
            let see = see.into_iter().filter_map(|(id, span)| find(id, span, &ids, report)).collect();
            Term { id, term, definition, see }
        })
        .collect();
    ParsedGlossary { terms: complete.then_some(terms), ids: Some(ids), ..ParsedGlossary::default() }
}

/// Returns the term of that id, or reports that there is none.
pub(crate) fn find(id: &str, span: Span, ids: &Ids, report: &mut Report) -> Option<TermIx> {
    let found = ids.find(id);
    if found.is_none() {
        let diagnostic = report.at(Code::GlossaryUnknownTerm, span).arg("name", id);
        report.push(misspelt(diagnostic, ids.near(id)));
    }
    found.map(|at| TermIx(to_index(at)))
}
