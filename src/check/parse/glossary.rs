//! Parses `glossary.yaml`.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::fault;
use crate::load::{Content, LoadedFile};
use crate::model::{LangIx, Term, TermIx, to_index};
use crate::schema::glossary::ENTRY;
use crate::source::{FilePath, Span};

use super::fields::{Context, all, read_list};
use super::ids::Ids;
use super::missing_languages::{FileTexts, report_missing};
use super::sentence::{InLanguage, ParsedSentence};
use super::settings::ParsedSettings;
use crate::check::report::Report;
use crate::check::suggest::misspelt;

/// The glossary as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct ParsedGlossary {
    /// What it was parsed from.
    file: Option<Arc<LoadedFile>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The terms, if nothing in them is wrong.
    pub(crate) terms: Option<Vec<Term<ParsedSentence>>>,
    /// Its sentences that have marks.
    pub(crate) sentences: Vec<InLanguage>,
    /// Their ids; `None` where the file could not be read or there is none, so that no guide is blamed for it.
    pub(crate) ids: Option<Ids>,
    /// Its localized texts.
    pub(crate) texts: Option<FileTexts>,
}

impl ParsedGlossary {
    /// Returns the file that it is parsed from.
    pub(crate) fn file(&self) -> Option<&LoadedFile> {
        self.file.as_deref()
    }

    /// Returns whether there is a file of it.
    pub(crate) fn has_file(&self) -> bool {
        self.file.is_some()
    }

    /// Returns the path of its file.
    pub(crate) fn path(&self) -> Option<&FilePath> {
        self.file.as_ref().map(|file| file.source.path())
    }

    /// Parses `file`, or reuses what was parsed of the very same file, and with the same settings, before.
    pub(crate) fn of(
        file: Option<&Arc<LoadedFile>>,
        settings: &ParsedSettings,
        before: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let is_same = |before: &&Arc<Self>| before.file.as_ref().map(Arc::as_ptr) == file.map(Arc::as_ptr);
        before.filter(is_same).cloned().unwrap_or_else(|| {
            let Some(file) = file else {
                // That there is none is reported once, where a text first needs it.
                return Arc::new(Self { terms: Some(Vec::new()), ..Self::default() });
            };
            let mut report = Report::on(file.source.path());
            let glossary = fault::in_file(file.source.path(), || parse(file, settings, &mut report));
            let texts = Some(report_missing(&settings.declared, &mut report));
            Arc::new(Self { texts, file: Some(file.clone()), diagnostics: report.into_diagnostics(), ..glossary })
        })
    }
}

/// Parses the glossary.
fn parse(file: &LoadedFile, settings: &ParsedSettings, report: &mut Report) -> ParsedGlossary {
    let Content::Yaml(Ok(node)) = &file.content else { return ParsedGlossary::default() };
    let mut ids = Ids::reporting(Code::GlossaryDuplicateTerm);
    let source = settings.source(file.source.text());
    let context = Context::File(&settings.declared, source);
    let Some(records) = read_list(node, &ENTRY, context, &mut ids, report) else {
        return ParsedGlossary::default();
    };
    let mut sentences = Vec::new();
    records.iter().flatten().for_each(|values| values.push_marked(LangIx::MAIN, &mut sentences));
    let terms = all(records, |mut values| {
        let see = values.names("see").into_iter().filter_map(|(id, span)| find(id, span, &ids, report)).collect();
        Some(Term {
            id: values.text("id")?.to_owned(),
            term: values.localized("term")?,
            definition: values.localized_sentence("definition")?,
            also: values.names("also").into_iter().map(|(name, _)| name.to_owned()).collect(),
            see,
        })
    });
    ParsedGlossary { terms, sentences, ids: Some(ids), ..ParsedGlossary::default() }
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
