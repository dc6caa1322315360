//! The report for code hosts: SARIF 2.1.0 (OASIS standard).

use std::io;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::explain;
use crate::load::Sources;
use crate::words::Words;

use super::locate::Locator;
use super::summary::help;

/// What is in the path of a URI as it is (RFC 3986, section 3.3), besides letters and digits.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Writes every diagnostic, in the order given, as a SARIF log of one run.
///
/// # Errors
/// Fails where `out` does.
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources, words: &Words, out: &mut dyn io::Write) -> io::Result<()> {
    let mut locator = Locator::new(sources);
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, &mut locator, words)).collect();
    let log = json!({
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Stagecraft",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": words.language().tag(),
                "rules": Code::ALL.iter().map(|code| rule(*code, words)).collect::<Vec<_>>(),
            } },
            "language": words.language().tag(),
            "columnKind": "unicodeCodePoints",
            "automationDetails": { "id": "stagecraft/" },
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(code: Code, words: &Words) -> Value {
    let page = explain::page(code, words.language());
    json!({
        "id": code.name(),
        "shortDescription": { "text": page.title },
        "help": { "text": page.text, "markdown": page.text },
        "defaultConfiguration": { "level": level(code.default_severity()) },
    })
}

fn result(diagnostic: &Diagnostic, locator: &mut Locator<'_>, words: &Words) -> Value {
    let message = words.say(&diagnostic.message);
    let text = match help(diagnostic, words) {
        Some(help) => format!("{message}. {help}"),
        None => message,
    };
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": [location(&diagnostic.place, locator)],
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(at, related)| {
            let mut location = location(&related.place, locator);
            location["id"] = json!(at);
            location["message"] = json!({ "text": words.say(&related.message) });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Returns a place. Its path is relative to the playbook's root, against which code hosts resolve it.
fn location(place: &Place, locator: &mut Locator<'_>) -> Value {
    let uri = utf8_percent_encode(&place.file, ESCAPED).to_string();
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let Some(region) = locator.region(place) {
        let (start, end) = (region.start, region.end);
        physical["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "byteOffset": start.offset,
            "byteLength": end.offset - start.offset,
        });
    }
    json!({ "physicalLocation": physical })
}
