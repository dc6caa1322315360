//! What the texts of YAML files and the strings of the theme lack in each language.

use serde::Serialize;

use crate::check::{FileTexts, Survey};
use crate::model::{LangIx, Languages};
use crate::words::{Text, Words};

use super::table::{Cell, Tone};

/// How many strings of the theme there are in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StringCount {
    /// The language.
    pub lang: LangIx,
    /// How many pages use.
    pub strings: usize,
    /// How many of them are another language's.
    pub missing: usize,
}

/// Returns a table of the files that lack something, its head and its rows; `None` where none does.
pub(super) fn table(survey: &Survey, strings: &[StringCount], words: &Words) -> Option<(Vec<String>, Vec<Vec<Cell>>)> {
    let lacking = survey.files.iter().filter(|file| file.missing.iter().any(|missing| *missing > 0));
    let count = |missing: usize, all: usize| {
        let text = Text::new("status-of").arg("count", missing).arg("expected", all);
        if missing == 0 { Cell::new("", Tone::Plain) } else { Cell::new(words.say(&text), Tone::Bad) }
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for file in lacking {
        let mut row = vec![Cell::new(&*file.file, Tone::Plain)];
        row.extend(file.missing.iter().map(|missing| count(*missing, file.texts)));
        rows.push(row);
    }
    if strings.iter().any(|of_language| of_language.missing > 0) {
        let mut row = vec![Cell::new(words.plain("status-strings"), Tone::Plain)];
        row.extend(strings.iter().map(|of_language| count(of_language.missing, of_language.strings)));
        rows.push(row);
    }
    let mut head = vec![words.plain("status-file")];
    let missing = |tag: &str| words.say(&Text::new("status-missing-in").arg("lang", tag.to_owned()));
    head.extend(survey.languages.iter().map(|(_, language)| missing(language.tag())));
    (!rows.is_empty()).then_some((head, rows))
}

/// What a file lacks, for programs.
#[derive(Serialize)]
pub(super) struct FileJson<'s> {
    file: &'s str,
    texts: usize,
    languages: Vec<MissingJson<'s>>,
}

/// What the strings of the theme lack, for programs.
#[derive(Serialize)]
pub(super) struct StringsJson<'s> {
    lang: &'s str,
    strings: usize,
    missing: usize,
}

#[derive(Serialize)]
struct MissingJson<'s> {
    lang: &'s str,
    missing: usize,
}

/// Returns what each YAML file lacks.
pub(super) fn files(survey: &Survey) -> Vec<FileJson<'_>> {
    let of_file = |file: &'_ FileTexts| -> Vec<MissingJson<'_>> {
        let languages = survey.languages.iter().zip(&file.missing);
        languages.map(|((_, language), &missing)| MissingJson { lang: language.tag(), missing }).collect()
    };
    let files = survey.files.iter();
    files.map(|file| FileJson { file: &file.file, texts: file.texts, languages: of_file(file) }).collect()
}

/// Returns what the strings of the theme lack.
pub(super) fn strings<'s>(strings: &[StringCount], languages: &'s Languages) -> Vec<StringsJson<'s>> {
    let count =
        |of: &StringCount| StringsJson { lang: languages[of.lang].tag(), strings: of.strings, missing: of.missing };
    strings.iter().map(count).collect()
}
