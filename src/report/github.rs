//! The report for GitHub Actions: workflow commands, which the runner shows beside the lines of a pull request.

use std::fmt::Write as _;
use std::io;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Sources;
use crate::words::Words;

use super::locate::Locator;
use super::summary::{help, summary};

/// Writes every diagnostic, in the order given, as a workflow command, and the summary as a line of the log.
///
/// # Errors
/// Fails where `out` does.
pub fn github(diagnostics: &[Diagnostic], sources: &Sources, words: &Words, out: &mut dyn io::Write) -> io::Result<()> {
    let mut locator = Locator::new(sources);
    for diagnostic in diagnostics {
        writeln!(out, "{}", command(diagnostic, &mut locator, words))?;
    }
    writeln!(out, "{}", summary(diagnostics, words))
}

fn command(diagnostic: &Diagnostic, locator: &mut Locator<'_>, words: &Words) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut command = format!("::{level} file={}", property(&diagnostic.place.file));
    if let Some(region) = locator.region(&diagnostic.place) {
        let (start, end) = (region.start, region.end);
        // Writing to a string does not fail.
        let _ = write!(command, ",line={},endLine={},col={}", start.line, end.line, start.column);
        // The runner takes columns for one line only, and counts the last one in.
        if start.line == end.line {
            let _ = write!(command, ",endColumn={}", end.column.saturating_sub(1).max(start.column));
        }
    }
    let _ =
        write!(command, ",title={}::{}", property(diagnostic.code.name()), data(&message(diagnostic, locator, words)));
    command
}

/// Returns what is wrong, what helps and what else is concerned, a line each.
fn message(diagnostic: &Diagnostic, locator: &mut Locator<'_>, words: &Words) -> String {
    let mut message = words.say(&diagnostic.message);
    for related in &diagnostic.related {
        let line = locator.region(&related.place).map(|region| format!(":{}", region.start.line)).unwrap_or_default();
        let _ = write!(message, "\n{}{line}: {}", related.place.file, words.say(&related.message));
    }
    if let Some(help) = help(diagnostic, words) {
        let _ = write!(message, "\n{}: {help}", words.plain("report-help"));
    }
    message
}

/// Escapes what is behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, which ends at a comma.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_the_runner_would_read_as_its_own_is_escaped() {
        assert_eq!(data("100% of a: b, c\r\nd"), "100%25 of a: b, c%0D%0Ad");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
