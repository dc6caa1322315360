//! A mistake as a value.

use crate::source::{FilePath, Span};
use crate::words::Text;

use super::code::Code;
use super::severity::Severity;

/// A place in a file, or a file as a whole where it does not exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path relative to the playbook's root.
    pub file: FilePath,
    /// The bytes concerned, in the file's normalized text; `None` for a file that is missing or no text.
    pub span: Option<Span>,
}

impl Place {
    /// Returns the place of `span` in `file`.
    #[must_use]
    pub fn new(file: &FilePath, span: Span) -> Self {
        Self { file: file.clone(), span: Some(span) }
    }

    /// Returns the place of a whole file.
    #[must_use]
    pub fn file(file: &FilePath) -> Self {
        Self { file: file.clone(), span: None }
    }
}

/// Another place that helps to understand a mistake.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: Text,
}

/// A fix that is safe: no other one can have been meant, and nothing that the text says is lost.
///
/// It says what to do, not how: which bytes to change depends on how the text is written, and is left to whoever
/// carries it out. One that cannot be carried out safely is left undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// Write the whole file in NFC.
    Normalize,
    /// Write this name in the place spoken of.
    Rename(String),
    /// Write this in place of these bytes of the file's normalized text.
    Replace(Span, String),
    /// Put the YAML in these bytes of the file's normalized text into quotation marks, as it is.
    Quote(Span),
    /// Remove these bytes of the file's normalized text.
    Remove(Vec<Span>),
    /// Write each of these in place of its bytes of the file's normalized text.
    ReplaceAll(Vec<(Span, String)>),
    /// Remove the entry at the place reported, if an earlier one beside it says exactly the same.
    RemoveDuplicate,
    /// Put these parts of files into this order.
    Order(Vec<(FilePath, Vec<Span>)>),
}

/// One mistake.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What kind of mistake.
    pub code: Code,
    /// How serious it is in this playbook.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// The near name that was probably meant.
    pub suggestion: Option<String>,
    /// Other places concerned.
    pub related: Vec<Related>,
    /// How the program can fix it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Makes a diagnostic with the code's own message and default severity.
    #[must_use]
    pub fn new(code: Code, place: Place) -> Self {
        Self {
            code,
            severity: code.default_severity(),
            place,
            message: Text::new(code.message_id()),
            suggestion: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// Uses the code's message for a special case: id `<code>-<variant>` in the catalogue of words.
    #[must_use]
    pub fn variant(mut self, variant: &str) -> Self {
        self.message.id = format!("{}-{variant}", self.code.message_id()).into();
        self
    }

    /// Fills the placeholder `name` of the message and its help.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<crate::words::Arg>) -> Self {
        self.message = self.message.arg(name, value);
        self
    }

    /// Names what was probably meant; the help becomes "did you mean".
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// Says how the program can fix it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Adds another place with what is there.
    #[must_use]
    pub fn related(mut self, place: Place, message: Text) -> Self {
        self.related.push(Related { place, message });
        self
    }
}

/// Sorts diagnostics as every report shows them: by file, place, code.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    fn key(diagnostic: &Diagnostic) -> (&FilePath, Option<u32>, &str, Option<u32>, &str) {
        let Place { file, span } = &diagnostic.place;
        let (start, end) = (span.map(|span| span.start), span.map(|span| span.end));
        (file, start, diagnostic.code.name(), end, &diagnostic.message.id)
    }
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup();
}

/// Returns whether any of `diagnostics` is an error.
#[must_use]
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
