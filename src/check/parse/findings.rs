//! What is said of each finding in Markdown.

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::markdown::{Finding, FindingKind};

/// Returns what `report` says of `finding`; `text` is the whole file's.
pub(crate) fn diagnostic_of(finding: &Finding, text: &str, report: &Report) -> Diagnostic {
    let (code, variant) = name(finding.kind);
    let diagnostic = report.at(code, finding.span).arg("value", &text[finding.span.range()]);
    let fix = finding.replacement.as_ref().map(|new| Fix::Replace(new.span, new.text.to_string()));
    let meant = finding.replacement.as_ref().filter(|_| code == Code::LinkUndefined).map(|new| &*new.text);
    let diagnostic = diagnostic.suggest(meant).fix(fix);
    if variant.is_empty() { diagnostic } else { diagnostic.variant(variant) }
}

/// Returns the code of a finding and the variant of its message; none is empty.
fn name(kind: FindingKind) -> (Code, &'static str) {
    match kind {
        FindingKind::LinkWithSpaces => (Code::LinkMalformed, ""),
        FindingKind::LinkApart => (Code::LinkMalformed, "apart"),
        FindingKind::LinkExchanged => (Code::LinkMalformed, "exchanged"),
        FindingKind::LinkOpen => (Code::LinkMalformed, "open"),
        FindingKind::LinkBracket => (Code::LinkMalformed, "bracket"),
        FindingKind::LinkClosed => (Code::LinkMalformed, "closed"),
        FindingKind::LinkLabel => (Code::LinkMalformed, "label"),
        FindingKind::LinkInLink => (Code::LinkMalformed, "nested"),
        FindingKind::LinkSize => (Code::LinkMalformed, "size"),
        FindingKind::LinkTitle => (Code::LinkMalformed, "title"),
        FindingKind::LinkLineBreak => (Code::LinkMalformed, "line-break"),
        FindingKind::LinkInCells => (Code::LinkMalformed, "cells"),
        FindingKind::LinkOther => (Code::LinkMalformed, "other"),
        FindingKind::PictureApart => (Code::LinkMalformed, "picture"),
        FindingKind::UndefinedReference => (Code::LinkUndefined, ""),
        FindingKind::UndefinedFootnote => (Code::LinkUndefined, "footnote"),
        FindingKind::SecondDefinition => (Code::LinkUndefined, "twice"),
        FindingKind::SecondFootnote => (Code::LinkUndefined, "footnote-twice"),
        FindingKind::UnusedDefinition => (Code::LinkUndefined, "unused"),
        FindingKind::DefinitionOfWords => (Code::LinkUndefined, "words"),
        FindingKind::TooManyReferences => (Code::LinkUndefined, "too-many"),
    }
}
