//! What all reports say alike: how many mistakes there are, and how to fix each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::explain;
use crate::words::{Text, Words};

/// A report of more mistakes than this is counted by code at its end.
const MANY: usize = 10;

/// A report of more kinds of mistake than this is, too.
const MANY_CODES: usize = 5;

/// What a report says at its end besides what it counts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notes {
    /// How many mistakes there are that the report leaves out.
    pub others: usize,
    /// How many of its mistakes the program can fix.
    pub fixable: usize,
}

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

/// Returns how many mistakes of each kind there are, the most frequent first, a line each; nothing where there are few.
pub(super) fn by_code(diagnostics: &[Diagnostic], words: &Words) -> String {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry(diagnostic.code).or_default() += 1;
    }
    if diagnostics.len() <= MANY && counts.len() <= MANY_CODES {
        return String::new();
    }
    let mut counts: Vec<(Code, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let digits = counts.first().map_or(0, |(_, count)| count.to_string().len());
    let width = counts.iter().map(|(code, _)| code.name().len()).max().unwrap_or_default();
    let line = |(code, count): &(Code, usize)| {
        format!("  {count:>digits$}  {:width$}  {}\n", code.name(), explain::page(*code, words.language()).title)
    };
    let lines: String = counts.iter().map(line).collect();
    format!("{lines}{}\n\n", words.plain("explain-next"))
}

/// Returns what a report ends with, a line each: the summary, and what `notes` say.
pub(super) fn conclusion(diagnostics: &[Diagnostic], notes: Notes, words: &Words) -> String {
    let mut lines = Vec::new();
    if notes.others > 0 && diagnostics.is_empty() {
        lines.push(words.plain("summary-none-here"));
    } else {
        lines.push(summary(diagnostics, words));
    }
    if notes.fixable > 0 {
        lines.push(words.say(&Text::new("summary-fixable").arg("count", notes.fixable)));
    }
    if notes.others > 0 {
        lines.push(words.say(&Text::new("summary-others").arg("count", notes.others)));
    }
    lines.join("\n") + "\n"
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
