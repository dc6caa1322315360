//! Finds the name that was probably meant.

use crate::diagnostic::{Diagnostic, Fix};
use crate::fold::fold;

/// A name near to the one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Near<'k> {
    /// The nearest name.
    pub(crate) name: &'k str,
    /// Whether nothing else can have been meant: no other name is near.
    pub(crate) only: bool,
}

/// Returns the one of `known` that is nearest to `name`, if it is near: no more than a third of the letters differ,
/// marks and case left aside.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    near(name, known).map(|near| near.name)
}

/// Returns the language that was probably meant by a tag: that of a country, or the nearest.
pub(crate) fn nearest_language<'k>(tag: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let known: Vec<&str> = known.collect();
    let Some(of_country) = language_of_country(tag) else { return nearest(tag, known) };
    known.iter().copied().find(|tag| *tag == of_country).or_else(|| nearest(tag, known))
}

/// Returns the language that is called by the letters of its country, or by three letters.
pub(crate) fn language_of_country(tag: &str) -> Option<&'static str> {
    match tag.to_ascii_lowercase().as_str() {
        "vn" | "vie" => Some("vi"),
        "us" | "uk" | "gb" | "eng" => Some("en"),
        _ => None,
    }
}

/// Returns the same as [`nearest`], and whether it is the only one.
pub(crate) fn near<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<Near<'k>> {
    let name = fold(name);
    let limit = (name.chars().count() / 3).max(1);
    let mut candidates: Vec<(usize, &str)> = known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&name, &fold(candidate)), candidate))
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let (distance, name) = *candidates.first()?;
    // A name that differs in case or marks alone is meant, whatever else is near.
    let only = candidates.get(1).is_none_or(|(second, _)| distance == 0 && *second > 0);
    Some(Near { name, only })
}

/// Adds what was probably meant to `diagnostic`; writing it is the fix where nothing else can have been.
pub(crate) fn misspelt(diagnostic: Diagnostic, near: Option<Near<'_>>) -> Diagnostic {
    let fix = near.filter(|near| near.only).map(|near| Fix::Rename(near.name.to_owned()));
    diagnostic.suggest(near.map(|near| near.name)).fix(fix)
}
