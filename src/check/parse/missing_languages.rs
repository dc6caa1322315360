//! Reports the languages that the texts of a YAML file lack: each at its place where they are few, and all of a language
//! as one where they are many. A playbook that takes up a language lacks all of its texts, which is one thing to do.

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::LangIx;
use crate::source::{FilePath, Span};

use super::localized::DeclaredLanguages;

/// Puts what is reported of a language that no text of the playbook is in into one: it was just taken up. `place` is where
/// the languages are declared.
pub(crate) fn gather(
    files: &[&FileTexts],
    (declared, place): (&DeclaredLanguages, Place),
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (lang, language) in declared.languages.iter() {
        let missing = |file: &FileTexts| file.missing.get(usize::from(lang.0)).copied().unwrap_or_default();
        let (texts, lacking) = files.iter().fold((0, 0), |sum, file| (sum.0 + file.texts, sum.1 + missing(file)));
        if texts != lacking || files.iter().filter(|file| file.texts > 0).count() < 2 {
            continue;
        }
        let is_of_language = |diagnostic: &Diagnostic| {
            diagnostic.code == Code::LocalizedMissingLanguage
                && diagnostic.message.args.contains(&("lang", language.tag().into()))
        };
        diagnostics.retain(|diagnostic| !is_of_language(diagnostic));
        let diagnostic = Diagnostic::new(Code::LocalizedMissingLanguage, place.clone());
        let diagnostic = diagnostic.variant(if declared.may_lack { "all-lowered" } else { "all" });
        diagnostics.push(diagnostic.arg("lang", language.tag()).arg("count", texts));
    }
}

/// So many texts of a file that lack a language are reported one by one.
const FEW: usize = 3;

/// The localized texts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileTexts {
    /// The file.
    pub file: FilePath,
    /// How many there are.
    pub texts: usize,
    /// How many of them lack a language, for each language.
    pub missing: Vec<usize>,
}

/// Reports what the texts read so far lack, and returns how much it is.
pub(crate) fn report_missing(declared: &DeclaredLanguages, report: &mut Report) -> FileTexts {
    let languages = &declared.languages;
    let texts = std::mem::take(&mut report.localized);
    let mut counts = Vec::with_capacity(languages.len());
    for (lang, language) in languages.iter() {
        let of_language = |(of, span): &(LangIx, Span)| (*of == lang).then_some(*span);
        let missing: Vec<Span> = texts.missing.iter().filter_map(of_language).collect();
        counts.push(missing.len());
        let is_many = missing.len() > FEW;
        for &span in &missing[..if is_many { 1 } else { missing.len() }] {
            let diagnostic = report.at(Code::LocalizedMissingLanguage, span).arg("lang", language.tag());
            let diagnostic = diagnostic.arg("count", missing.len()).arg("expected", texts.count);
            report.push(match (is_many, declared.may_lack) {
                (false, false) => diagnostic,
                (false, true) => diagnostic.variant("lowered"),
                (true, false) => diagnostic.variant("many"),
                (true, true) => diagnostic.variant("many-lowered"),
            });
        }
    }
    FileTexts { file: report.file().clone(), texts: texts.count, missing: counts }
}
