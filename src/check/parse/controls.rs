//! Reports control characters: nothing shows them, and programs that read feeds refuse them.

use crate::diagnostic::{Code, Diagnostic, Fix, Place};
use crate::load::LoadedFile;
use crate::slice::Slice;
use crate::source::{Span, is_stray_control};

/// Reports the control characters of a file, once for all of them.
pub(crate) fn check(file: &LoadedFile) -> Option<Diagnostic> {
    let (text, spans) = (file.source.text(), &file.controls);
    let first = *spans.first()?;
    let place = Place::new(file.source.path(), first);
    let diagnostic = Diagnostic::new(Code::TextControlCharacter, place).arg("value", name(text, first));
    Some(diagnostic.arg("count", spans.len()).fix(Some(Fix::Remove(spans.to_vec()))))
}

/// Returns what a control character is called: its escape as it is written, or its number.
fn name(text: &str, span: Span) -> String {
    let written = text.slice(span.range());
    match written.chars().next() {
        Some(c) if is_stray_control(c) => format!("U+{:04X}", u32::from(c)),
        _ => written.to_owned(),
    }
}
