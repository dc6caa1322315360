//! Gathers the diagnostics of one file or one subject.

use crate::diagnostic::{Code, Diagnostic, Place, no_yaml};
use crate::model::LangIx;
use crate::source::{FilePath, Span};
use crate::yaml::SyntaxError;

/// Diagnostics found so far, and the file that is being parsed.
#[derive(Debug)]
pub(crate) struct Report {
    file: FilePath,
    diagnostics: Vec<Diagnostic>,
    /// The localized texts of the file that are read so far.
    pub(crate) localized: LocalizedTexts,
}

/// How many localized texts were read, and which languages they lack.
#[derive(Debug, Default)]
pub(crate) struct LocalizedTexts {
    pub(crate) count: usize,
    /// Each with the place to add it at.
    pub(crate) missing: Vec<(LangIx, Span)>,
}

impl Report {
    /// Starts the report on `file`.
    pub(crate) fn on(file: &FilePath) -> Self {
        Self { file: file.clone(), diagnostics: Vec::new(), localized: LocalizedTexts::default() }
    }

    /// Returns the file.
    pub(crate) fn file(&self) -> &FilePath {
        &self.file
    }

    /// Returns the place of `span` in the file.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }

    /// Begins a diagnostic at `span`; [`Report::push`] takes it.
    pub(crate) fn at(&self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, self.place(span))
    }

    /// Takes an error in YAML; `text` is the whole file's.
    pub(crate) fn no_yaml(&mut self, error: &SyntaxError, text: &str) {
        self.push(no_yaml(error, &self.file, text));
    }

    /// Takes a diagnostic.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Changes what was said of the mistake for which `is_it` holds, if there is one.
    pub(crate) fn change(
        &mut self,
        is_it: impl Fn(&Diagnostic) -> bool,
        change: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        if let Some(at) = self.diagnostics.iter().rposition(is_it) {
            let changed = change(self.diagnostics.remove(at));
            self.diagnostics.insert(at, changed);
        }
    }

    /// Returns what was found.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
