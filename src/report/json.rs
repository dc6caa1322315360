//! The report for programs: one JSON object.

use std::io;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Sources;
use crate::words::Words;

use super::locate::{Locator, Region};
use super::summary::{count, help};

#[derive(Serialize)]
struct JsonReport<'d> {
    diagnostics: Vec<JsonDiagnostic<'d>>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct JsonDiagnostic<'d> {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    file: &'d str,
    span: Option<Region>,
    related: Vec<JsonRelated<'d>>,
}

#[derive(Serialize)]
struct JsonRelated<'d> {
    file: &'d str,
    span: Option<Region>,
    message: String,
}

/// Writes every diagnostic, in the order given, as one JSON object.
///
/// # Errors
/// Fails where `out` does.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources, words: &Words, out: &mut dyn io::Write) -> io::Result<()> {
    let mut locator = Locator::new(sources);
    let entries = diagnostics.iter().map(|diagnostic| entry(diagnostic, &mut locator, words)).collect();
    let (errors, warnings) = count(diagnostics);
    serde_json::to_writer_pretty(&mut *out, &JsonReport { diagnostics: entries, errors, warnings })?;
    writeln!(out)
}

fn entry<'d>(diagnostic: &'d Diagnostic, locator: &mut Locator<'_>, words: &Words) -> JsonDiagnostic<'d> {
    let related = diagnostic.related.iter().map(|related| JsonRelated {
        file: &related.place.file,
        span: locator.region(&related.place),
        message: words.say(&related.message),
    });
    JsonDiagnostic {
        code: diagnostic.code.name(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: words.say(&diagnostic.message),
        help: help(diagnostic, words),
        file: &diagnostic.place.file,
        related: related.collect(),
        span: locator.region(&diagnostic.place),
    }
}
