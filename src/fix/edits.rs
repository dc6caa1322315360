//! From what is to be fixed to the bytes that change.

use crate::diagnostic::{Diagnostic, Fix};
use crate::load::{Content, LoadedFile, Sources};
use crate::slice::Slice;
use crate::source::{Edit, FilePath, SourceFile, Span, nfc};

use super::entries;

/// What is to be changed to fix one mistake.
pub(super) type FixEdits = Vec<(FilePath, Edit)>;

/// Returns the changes that fix `diagnostic`; `None` where they cannot be made safely.
pub(super) fn edits(diagnostic: &Diagnostic, sources: &Sources) -> Option<FixEdits> {
    let path = &diagnostic.place.file;
    let file = &sources.files.get(path)?.file;
    let here = |edits: Vec<Edit>| edits.into_iter().map(|edit| (path.clone(), edit)).collect();
    match diagnostic.fix.as_ref()? {
        Fix::Normalize => Some(here(normalize(&file.source))),
        Fix::Rename(name) => rename(file, diagnostic.place.span?, name).map(|edit| here(vec![edit])),
        Fix::Replace(span, text) => {
            let range = file.source.original_span(*span).range();
            Some(here(vec![Edit { range, text: text.clone() }]))
        }
        Fix::Quote(span) => quote(&file.source, *span).map(|edit| here(vec![edit])),
        Fix::Remove(spans) => {
            let ranges = spans.iter().map(|span| file.source.original_span(*span).range());
            Some(here(ranges.map(|range| Edit { range, text: String::new() }).collect()))
        }
        Fix::ReplaceAll(parts) => {
            let edit = |(span, text): &(Span, String)| Edit {
                range: file.source.original_span(*span).range(),
                text: text.clone(),
            };
            Some(here(parts.iter().map(edit).collect()))
        }
        Fix::RemoveDuplicate => entries::remove_duplicate(file, diagnostic.place.span?).map(|edit| here(vec![edit])),
        Fix::Order(files) => files
            .iter()
            .map(|(path, spans)| Some((path.clone(), order(&sources.files.get(path)?.file.source, spans)?)))
            .collect(),
    }
}

fn normalize(source: &SourceFile) -> Vec<Edit> {
    let text = source.original_text();
    let places = source.denormalized().map(Span::range);
    places.map(|range| Edit { text: nfc(text.slice(range.clone())), range }).collect()
}

/// Writes `name` in place of what is at `span`, in the same quotation marks.
fn rename(file: &LoadedFile, span: Span, name: &str) -> Option<Edit> {
    let range = file.source.original_span(span).range();
    let written = file.source.original_text().slice(range.clone());
    let in_body = matches!(&file.content, Content::Markdown { body_start, .. } if span.range().start >= *body_start);
    let quotes = ['"', '\''].into_iter().find(|quote| written.len() > 1 && written.starts_with(*quote));
    let text = match quotes {
        Some(quote) if written.ends_with(quote) && is_plain(name) => format!("{quote}{name}{quote}"),
        // What is on several lines, or begins like YAML that is more than a plain text, is no mere name.
        None if is_plain(name) && written.chars().all(|c| c.is_alphanumeric() || " _-/.".contains(c)) => {
            name.to_owned()
        }
        // A heading takes any words that Markdown does not read as markup.
        None if in_body && is_words(name) && is_words(written) => name.to_owned(),
        _ => return None,
    };
    (!written.is_empty()).then_some(Edit { range, text })
}

/// Puts the text on one line at `span` into quotation marks that YAML reads it between as it is.
fn quote(source: &SourceFile, span: Span) -> Option<Edit> {
    let range = source.original_span(span).range();
    let written = source.original_text().slice(range.clone());
    // A comment would become part of the text.
    let is_clear = !written.is_empty() && !written.contains(['\n', '\r']) && !written.contains(" #");
    let text = match (written.contains(['"', '\\']), written.contains('\'')) {
        (false, _) => format!("\"{written}\""),
        (true, false) => format!("'{written}'"),
        (true, true) => return None,
    };
    is_clear.then_some(Edit { range, text })
}

/// Returns whether `name` means itself in YAML and Markdown, with and without quotation marks.
fn is_plain(name: &str) -> bool {
    let is_word = matches!(name, "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-/".contains(c))
        && !is_word
}

/// Returns whether Markdown reads `text` as words on one line and nothing else.
fn is_words(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || " -,?'’".contains(c))
}

/// Puts the parts of a file into another order. What is between two of them, blank lines, stays in its place.
fn order(source: &SourceFile, wanted: &[Span]) -> Option<Edit> {
    let text = source.original_text();
    let part = |span: &Span| {
        let range = source.original_span(*span).range();
        let content = text.slice(range.clone()).trim_end().len();
        (range.start, range.start + content, range.end)
    };
    let wanted: Vec<_> = wanted.iter().map(part).collect();
    let mut present = wanted.clone();
    present.sort_unstable();
    let first = present.iter().zip(&wanted).position(|(present, wanted)| present != wanted)?;
    let last = present.iter().zip(&wanted).rposition(|(present, wanted)| present != wanted)?;
    let mut reordered = String::new();
    for at in first..=last {
        let (start, end, _) = wanted[at];
        reordered.push_str(text.slice(start..end));
        if at < last {
            let (_, end, next) = present[at];
            reordered.push_str(text.slice(end..next));
        }
    }
    Some(Edit { range: present[first].0..present[last].1, text: reordered })
}
