//! What all reports say alike: how many mistakes there are, and how to fix each.

use crate::diagnostic::{Diagnostic, Severity};
use crate::words::{Text, Words};

/// Returns how many errors and warnings there are, and what to do next.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic], words: &Words) -> String {
    let (errors, warnings) = count(diagnostics);
    let id = match (errors, warnings) {
        (0, 0) => "summary-clean",
        (0, _) => "summary-warnings",
        (_, 0) => "summary-errors",
        _ => "summary-both",
    };
    let text = Text::new(id).arg("errors", errors).arg("warnings", warnings);
    let counts = words.say(&text);
    match words.attribute(&text, "next") {
        Some(next) => format!("{counts} {next}"),
        None => counts,
    }
}

/// Returns the number of errors and of warnings.
pub(super) fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    (errors, diagnostics.len() - errors)
}

/// Returns what was probably meant and how to fix it, a sentence each.
pub(super) fn helps(diagnostic: &Diagnostic, words: &Words) -> Vec<String> {
    let meant = diagnostic
        .suggestion
        .as_ref()
        .map(|suggestion| words.sentence(&Text::new("did-you-mean").arg("suggestion", suggestion.as_str())));
    meant.into_iter().chain(words.attribute(&diagnostic.message, "help")).collect()
}

/// Returns the same in one line.
pub(super) fn help(diagnostic: &Diagnostic, words: &Words) -> Option<String> {
    let helps = helps(diagnostic, words);
    (!helps.is_empty()).then(|| helps.join(" "))
}
