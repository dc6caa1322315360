//! The strings of a theme in one language: what pages say besides the content.
//!
//! A file of strings is a tree of texts. A map whose keys are plural categories (CLDR: `zero`, `one`, `two`, `few`,
//! `many`, `other`) is one text in several forms; `{name}` in a text is filled in.

use std::collections::BTreeMap;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use serde_json::{Map, Value as Json};

use crate::slice::Slice;

/// Where the names are that a language has for others. A theme needs none of them.
pub(super) const LANGUAGE_NAMES: &str = "language.names.";

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// One text, in as many plural forms as its language has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ThemeString {
    Text(String),
    Plural(BTreeMap<String, String>),
}

/// The strings of a language.
#[derive(Debug)]
pub(super) struct Strings {
    entries: BTreeMap<String, ThemeString>,
    tree: Json,
    plural: Plural,
}

/// The plural rules of a language.
#[derive(Clone, Default)]
pub(super) struct Plural(Option<PluralRules>);

impl std::fmt::Debug for Plural {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Plural").field(&self.0.as_ref().map(PluralRules::get_locale)).finish()
    }
}

impl Plural {
    /// Returns the rules of `tag`, or of its primary language; a language that CLDR does not know has one form.
    pub(super) fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or(tag);
        let rules = [tag, primary].into_iter().find_map(|tag| {
            let language: unic_langid::LanguageIdentifier = tag.parse().ok()?;
            PluralRules::create(language, PluralRuleType::CARDINAL).ok()
        });
        Self(rules)
    }

    /// Returns the plural category of `number`.
    pub(super) fn category(&self, number: u64) -> &'static str {
        match self.0.as_ref().and_then(|rules| rules.select(number).ok()) {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => "other",
        }
    }
}

impl Strings {
    /// Makes the strings of a tree of them.
    pub(super) fn new(tree: Json, plural: Plural) -> Self {
        Self { entries: flatten(&tree), tree, plural }
    }

    /// Returns the strings as templates see them.
    pub(super) fn tree(&self) -> &Json {
        &self.tree
    }

    /// Returns the plural rules.
    pub(super) fn plural(&self) -> &Plural {
        &self.plural
    }

    /// Returns the text at `key`, such as `guide.prepare`.
    pub(super) fn text(&self, key: &str) -> &str {
        match self.entries.get(key) {
            Some(ThemeString::Text(text)) => text,
            Some(ThemeString::Plural(forms)) => forms.get("other").map_or("", String::as_str),
            None => "",
        }
    }

    /// Returns what this language calls the one of that tag, if it has a name for it or for the language without a
    /// region.
    pub(super) fn language_called(&self, tag: &str) -> Option<&str> {
        let primary = tag.split('-').next().unwrap_or(tag);
        let names = [tag, primary].map(|tag| self.text_if_any(&format!("{LANGUAGE_NAMES}{tag}")));
        names.into_iter().flatten().next()
    }

    fn text_if_any(&self, key: &str) -> Option<&str> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Returns the text at `key` in the form for `number`, which also fills `{n}`.
    pub(super) fn count(&self, key: &str, number: u64) -> String {
        let form = match self.entries.get(key) {
            Some(ThemeString::Plural(forms)) => forms.get(self.plural.category(number)).or_else(|| forms.get("other")),
            Some(ThemeString::Text(text)) => Some(text),
            None => None,
        };
        fill(form.map_or("", String::as_str), |name| (name == "n").then(|| number.to_string()))
    }
}

/// Returns `text` with every `{name}` that `value` knows filled in.
pub(super) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.halves(open);
        out.push_str(before);
        let filled = from.find('}').and_then(|close| Some((value(from.slice(1..close))?, close)));
        if let Some((filled, close)) = filled {
            out.push_str(&filled);
            rest = from.slice(close + 1..);
        } else {
            out.push('{');
            rest = from.slice(1..);
        }
    }
    out.push_str(rest);
    out
}

/// Returns the texts of a tree by their path, with `.` between keys.
pub(super) fn flatten(tree: &Json) -> BTreeMap<String, ThemeString> {
    let mut entries = BTreeMap::new();
    collect(tree, String::new(), &mut entries);
    entries
}

fn collect(tree: &Json, path: String, entries: &mut BTreeMap<String, ThemeString>) {
    match tree {
        Json::String(text) => drop(entries.insert(path, ThemeString::Text(text.clone()))),
        Json::Object(forms) if is_plural(forms) => {
            let forms = forms.iter().filter_map(|(form, text)| Some((form.clone(), text.as_str()?.to_owned())));
            entries.insert(path, ThemeString::Plural(forms.collect()));
        }
        Json::Object(map) => {
            for (key, tree) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(tree, path, entries);
            }
        }
        _ => {}
    }
}

/// Returns whether a map is one text in several plural forms.
pub(super) fn is_plural(forms: &Map<String, Json>) -> bool {
    forms.contains_key("other") && forms.keys().all(|form| CATEGORIES.contains(&form.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Plural, fill};

    #[test]
    fn placeholders_are_filled_by_name() {
        let filled = fill("{n} of {total} {unknown} {", |name| match name {
            "n" => Some("2".to_owned()),
            "total" => Some("5".to_owned()),
            _ => None,
        });
        assert_eq!(filled, "2 of 5 {unknown} {");
    }

    #[test]
    fn plural_categories_are_the_language_s_own() {
        assert_eq!(Plural::of("en").category(1), "one");
        assert_eq!(Plural::of("en-GB").category(1), "one");
        assert_eq!(Plural::of("vi").category(1), "other");
        assert_eq!(Plural::of("pl").category(3), "few");
        assert_eq!(Plural::of("xx").category(1), "other");
    }
}
