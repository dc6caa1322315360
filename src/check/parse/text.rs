//! Parses files as text: encoding, normalization, Vietnamese marks.

use crate::diagnostic::{Code, Diagnostic, Fix, Place};
use crate::load::{Content, Defect, LoadedFile, MAX_TEXT_BYTES};
use crate::model::Language;
use crate::source::Span;

/// A Vietnamese text of fewer words than this may well have no mark: a name, an English term.
const MIN_WORDS_FOR_MARKS: usize = 6;

/// Reports what keeps a file from being read as text, and text that is not in NFC.
pub(crate) fn check(file: &LoadedFile) -> Option<Diagnostic> {
    let path = file.source.path();
    if let Content::Defect(defect) = &file.content {
        return Some(defect_diagnostic(defect, path));
    }
    let mut places = file.source.denormalized();
    let first = places.next()?;
    let span = file.source.normalized_span(first);
    let count = 1 + places.count();
    Some(Diagnostic::new(Code::TextNotNfc, Place::new(path, span)).arg("count", count).fix(Some(Fix::Normalize)))
}

fn defect_diagnostic(defect: &Defect, path: &crate::source::FilePath) -> Diagnostic {
    let at = |span: Span| Diagnostic::new(Code::TextInvalidUtf8, Place::new(path, span));
    let start = at(Span::start_of_file());
    match defect {
        Defect::InvalidUtf8(span) => at(*span),
        Defect::Nul(span) => at(*span).variant("nul"),
        Defect::Utf16 => start.variant("utf16"),
        Defect::TooLarge => start.variant("too-large").arg("count", usize::try_from(MAX_TEXT_BYTES >> 20).unwrap_or(0)),
        Defect::Outside(target) => {
            let place = Place::new(path, Span::start_of_file());
            Diagnostic::new(Code::FileName, place).variant("outside").arg("value", target.as_str())
        }
        Defect::LinkLoop => start.variant("loop"),
        Defect::NotAFile => start.variant("not-a-file"),
        Defect::Unreadable(reason) => start.variant("unreadable").arg("reason", reason.as_str()),
    }
}

/// Returns whether a text in Vietnamese was typed without marks: several words and not one letter beyond ASCII.
pub(crate) fn missing_marks(language: &Language, text: &str) -> bool {
    language.tags().last() == Some("vi")
        && text.is_ascii()
        && text.split_whitespace().filter(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic())).count()
            >= MIN_WORDS_FOR_MARKS
}
