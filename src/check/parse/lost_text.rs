//! Tells of what YAML reads otherwise than it can have been meant: texts that are cut or vanish, and fields that are
//! glued to their values.
//!
//! Where nothing is left of a value, that it is missing has been told already; the two are one mistake, and the cause
//! is what helps.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Fix, Place, quoted_in_report, shortened};
use crate::load::{LoadedFile, Sources};
use crate::source::Span;
use crate::yaml::{Finding, FindingKind};

/// Adds what is found in the YAML of every file to its `diagnostics`.
pub(crate) fn check(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut missing = None;
    for loaded in sources.files.values() {
        for finding in loaded.file.content.trees().flatten().flat_map(|tree| &tree.findings) {
            let found = diagnostic_of(finding, &loaded.file);
            let missing = finding.nothing_at.and_then(|places| {
                let missing = missing.get_or_insert_with(|| places_of_missing(diagnostics));
                places.into_iter().find_map(|span| missing.remove(&Place::new(loaded.file.source.path(), span)))
            });
            match missing {
                Some(at) => {
                    let told: &mut Diagnostic = &mut diagnostics[at];
                    (told.message, told.fix) = (found.message, found.fix);
                }
                None => diagnostics.push(found),
            }
        }
    }
}

/// Returns the place of each diagnostic that says that a value is missing.
fn places_of_missing(diagnostics: &[Diagnostic]) -> HashMap<Place, usize> {
    let is_missing = |diagnostic: &Diagnostic| {
        matches!(diagnostic.code, Code::YamlMissingField | Code::LocalizedMissingLanguage | Code::YamlWrongType)
    };
    let missing = diagnostics.iter().enumerate().filter(|(_, diagnostic)| is_missing(diagnostic));
    missing.map(|(at, diagnostic)| (diagnostic.place.clone(), at)).collect()
}

fn diagnostic_of(finding: &Finding, file: &LoadedFile) -> Diagnostic {
    let text = file.source.text();
    let written = |span: Span| text.get(span.range()).unwrap_or_default();
    let name = written(finding.span);
    let place = Place::new(file.source.path(), finding.span);
    let fix = finding.fix.clone().map(|(span, text)| Fix::Replace(span, text));
    let value = || quoted_in_report(written(finding.value));
    let lost = || Diagnostic::new(Code::YamlLostText, place.clone()).arg("name", shortened(name)).arg("value", value());
    let syntax = |variant| Diagnostic::new(Code::YamlSyntax, place.clone()).variant(variant);
    let diagnostic = match (finding.kind, finding.nothing_at) {
        (FindingKind::MissingSpace, _) => syntax("missing-space").arg("name", name.trim_end_matches(':')),
        (FindingKind::Comma, _) => syntax("comma").arg("name", shortened(name)).arg("value", value()),
        (FindingKind::Comment, Some(_)) => lost().variant("all"),
        (FindingKind::Comment, None) => lost(),
        (FindingKind::CommentInHeader, _) => lost().variant("header"),
        (FindingKind::Tag, _) => lost().variant("tag"),
        (FindingKind::Anchor, _) => lost().variant("anchor"),
    };
    diagnostic.fix(fix)
}
