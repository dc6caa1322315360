//! Finds the name that was probably meant.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Fix};
use crate::fold::fold;

/// What people call languages, folded: their names, and the letters of their countries.
const LANGUAGES: [(&str, &[&str]); 12] = [
    ("en", &["english", "tieng anh", "anh", "us", "uk", "gb", "eng"]),
    ("vi", &["vietnamese", "tieng viet", "viet", "vietnam", "viet nam", "vn", "vie"]),
    ("fr", &["french", "francais", "tieng phap", "fra", "fre"]),
    ("de", &["german", "deutsch", "tieng duc", "deu", "ger"]),
    ("es", &["spanish", "espanol", "tieng tay ban nha", "spa"]),
    ("pt", &["portuguese", "portugues", "tieng bo dao nha", "por"]),
    ("ja", &["japanese", "日本語", "tieng nhat", "jp", "jpn"]),
    ("zh", &["chinese", "中文", "tieng trung", "cn", "chn", "zho"]),
    ("ko", &["korean", "한국어", "tieng han", "kr", "kor"]),
    ("th", &["thai", "ไทย", "tieng thai", "tha"]),
    ("id", &["indonesian", "bahasa indonesia", "tieng indonesia", "ind"]),
    ("km", &["khmer", "ខ្មែរ", "tieng khmer", "kh", "khm"]),
];

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

/// Returns the language that was probably meant by a tag: the one that is called so, or the nearest.
pub(crate) fn nearest_language<'k>(tag: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let known: Vec<&str> = known.collect();
    let Some(called) = language_called(tag) else { return nearest(tag, known) };
    known.iter().copied().find(|tag| *tag == called).or_else(|| nearest(tag, known))
}

/// Returns the tag of the language that people call by this name, by the letters of its country, or by three letters.
pub(crate) fn language_called(name: &str) -> Option<&'static str> {
    let name = fold(name.trim());
    LANGUAGES.iter().find(|(_, names)| names.contains(&&*name)).map(|(tag, _)| *tag)
}

/// Returns the same as [`nearest`], and whether it is the only one.
pub(crate) fn near<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<Near<'k>> {
    let name = fold(name);
    let limit = (name.chars().count() / 3).max(1);
    let letters = Letters::of(&name);
    let compare = |candidate: &'k str| {
        let folded = folded(candidate);
        let may_be = letters.changes_to(&Letters::of(&folded)) <= limit;
        may_be.then(|| (strsim::damerau_levenshtein(&name, &folded), candidate))
    };
    let is_near = |(distance, candidate): &(usize, &str)| *distance <= limit && *distance < candidate.chars().count();
    let mut candidates: Vec<(usize, &str)> = known.into_iter().filter_map(compare).filter(is_near).collect();
    candidates.sort_unstable();
    candidates.dedup();
    let (distance, name) = *candidates.first()?;
    // A name that differs in case or marks alone is meant, whatever else is near.
    let only = candidates.get(1).is_none_or(|(second, _)| distance == 0 && *second > 0);
    Some(Near { name, only })
}

/// Returns `text` folded. Ids and names of fields are, as they are written.
fn folded(text: &str) -> Cow<'_, str> {
    let is_folded = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(is_folded) { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

/// How often letters are in a name, letters of equal last bits taken together. Every mistake can ask for names among all
/// that there are, and most of them can be told from it by this alone, which costs little.
struct Letters([u16; 32]);

impl Letters {
    fn of(name: &str) -> Self {
        let mut letters = [0_u16; 32];
        for c in name.chars() {
            let count = &mut letters[c as usize % 32];
            *count = count.saturating_add(1);
        }
        Self(letters)
    }

    /// Returns how many changes at least make these letters into others: one takes a letter away, or adds one, or both.
    fn changes_to(&self, others: &Self) -> usize {
        let differ = |surplus: fn(u16, u16) -> u16| {
            self.0.iter().zip(&others.0).map(|(own, other)| usize::from(surplus(*own, *other))).sum::<usize>()
        };
        differ(u16::saturating_sub).max(differ(|own, other| other.saturating_sub(own)))
    }
}

/// Adds what was probably meant to `diagnostic`; writing it is the fix where nothing else can have been.
pub(crate) fn misspelt(diagnostic: Diagnostic, near: Option<Near<'_>>) -> Diagnostic {
    let fix = near.filter(|near| near.only).map(|near| Fix::Rename(near.name.to_owned()));
    diagnostic.suggest(near.map(|near| near.name)).fix(fix)
}
