//! Puts the strings of each language together, key by key: those of the theme's own file over the built-in ones. A
//! string that a language lacks is the main language's, or else the built-in English one; there is always one. What is
//! lacking is handed on, to be counted and reported once for each language.

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, Place, no_yaml};
use crate::load::{Theme, built_in_strings};
use crate::model::{LangIx, Language, Languages};
use crate::source::{FilePath, Span};
use crate::words::Text;
use crate::yaml::{self, Node, Value};

use super::strings::{LANGUAGE_NAMES, Plural, Strings, flatten, is_plural};

/// The language of the strings that stand for all others.
const ENGLISH: &str = "en";

/// The sentence that names a language.
const NAMING: &str = "guide.untranslated";

/// Missing strings that are named at most.
const MAX_NAMED: usize = 6;

/// What the strings of a theme lack in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringGap {
    /// The language.
    pub lang: LangIx,
    /// How many strings pages use.
    pub strings: usize,
    /// The keys of those that are another language's.
    pub missing: Vec<String>,
    /// The tag of that language.
    pub shown_in: String,
    /// Whether the language has any of its own.
    pub has_file: bool,
}

/// The strings of a theme in each language of a playbook.
pub(super) struct ReadStrings {
    pub(super) strings: Vec<Strings>,
    pub(super) gaps: Vec<StringGap>,
}

/// Reads the strings of `theme` in each of `languages`.
///
/// # Errors
/// Returns what is wrong in the files.
pub(super) fn read(theme: &Theme, languages: &Languages) -> Result<ReadStrings, Vec<Diagnostic>> {
    let english = built_in(ENGLISH).unwrap_or_default();
    let tags: Vec<&Language> = languages.iter().map(|(_, language)| language).collect();
    let own: Vec<_> = tags.par_iter().map(|language| own_strings(theme, language, &english)).collect();
    let mut trees = Vec::with_capacity(own.len());
    let mut wrong = Vec::new();
    for own in own {
        match own {
            Ok(tree) => trees.push(tree),
            Err(found) => wrong.extend(found),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut base = english;
    let main = trees.first().and_then(Option::as_ref);
    // Where the main language has no strings, all of them are English.
    let base_tag = main.map_or(ENGLISH, |_| languages.main().tag());
    let english_keys = main.map(|_| keys(&base));
    main.into_iter().for_each(|main| merge(&mut base, main));
    let all_keys = keys(&base);
    let mut read = ReadStrings { strings: Vec::with_capacity(trees.len()), gaps: Vec::with_capacity(trees.len()) };
    for ((lang, language), own) in languages.iter().zip(trees) {
        let wanted = english_keys.as_ref().filter(|_| lang == LangIx::MAIN).unwrap_or(&all_keys);
        let there = own.as_ref().map(flatten).unwrap_or_default();
        let missing: Vec<String> = wanted.iter().filter(|key| !there.contains_key(*key)).cloned().collect();
        let shown_in = if lang == LangIx::MAIN { ENGLISH } else { base_tag }.to_owned();
        let gap = StringGap { lang, strings: wanted.len(), missing, shown_in, has_file: own.is_some() };
        let name = language_name(languages, lang, own.as_ref());
        let plural = Plural::of(own.as_ref().map_or(base_tag, |_| language.tag()));
        let tree = with_name(together(&base, own, &gap), name);
        read.strings.push(Strings::new(tree, plural));
        read.gaps.push(gap);
    }
    Ok(read)
}

/// Returns the strings of a language with what stands for those that it lacks.
fn together(base: &Json, own: Option<Json>, gap: &StringGap) -> Json {
    let Some(own) = own else { return base.clone() };
    if gap.missing.is_empty() {
        return own;
    }
    let mut all = base.clone();
    // What another language calls languages fits into no sentence of this one.
    let has_sentence = !gap.missing.iter().any(|key| key == NAMING);
    if let Some(language) = all.get_mut("language").and_then(Json::as_object_mut).filter(|_| has_sentence) {
        language.remove("names");
    }
    merge(&mut all, &own);
    all
}

/// Returns what a language calls itself: what the playbook says, or its strings, or what is known, or else its tag.
fn language_name(languages: &Languages, lang: LangIx, own: Option<&Json>) -> String {
    let language = &languages[lang];
    let of_strings = || own?.get("language")?.get("name")?.as_str();
    let name = languages.name(lang).or_else(of_strings).or_else(|| language.own_name());
    name.unwrap_or(language.tag()).to_owned()
}

fn with_name(mut tree: Json, name: String) -> Json {
    tree["language"]["name"] = name.into();
    tree
}

/// Returns the paths of the strings that a theme needs; a language has a name without one.
fn keys(tree: &Json) -> Vec<String> {
    let is_needed = |key: &String| !key.starts_with(LANGUAGE_NAMES) && key != "language.name";
    flatten(tree).into_keys().filter(is_needed).collect()
}

/// Puts the strings of `over` over those of `base`, key by key. A key without a text says nothing.
fn merge(base: &mut Json, over: &Json) {
    match (base, over) {
        (_, Json::Null) => {}
        (Json::Object(base), Json::Object(over)) if !is_plural(base) && !is_plural(over) => {
            for (key, over) in over {
                merge(base.entry(key.clone()).or_insert(Json::Null), over);
            }
        }
        (base, over) => *base = over.clone(),
    }
}

/// Returns the built-in strings of a tag.
fn built_in(tag: &str) -> Option<Json> {
    yaml::parse(built_in_strings(tag)?).ok().map(|tree| to_json(&tree))
}

/// Returns the strings that there are in a language: of each of its tags, the longest first, those of the theme's own
/// file, then the built-in ones. `None` if there is no file.
fn own_strings(theme: &Theme, language: &Language, english: &Json) -> Result<Option<Json>, Vec<Diagnostic>> {
    let mut layers = Vec::new();
    for tag in language.tags() {
        let built_in_text = built_in_strings(tag);
        let file = theme.strings.get(tag);
        if let Some(file) = file {
            layers.push(parse(file.text(), file.path(), english)?);
        }
        if file.is_none_or(|file| Some(file.text()) != built_in_text) {
            layers.extend(built_in(tag));
        }
    }
    let mut layers = layers.into_iter().rev();
    let Some(mut all) = layers.next() else { return Ok(None) };
    layers.for_each(|layer| merge(&mut all, &layer));
    Ok(Some(all))
}

/// Parses a file of strings; reports keys that are twice, and values that are not what the built-in ones are.
fn parse(text: &str, path: &FilePath, english: &Json) -> Result<Json, Vec<Diagnostic>> {
    let tree = yaml::parse(text).map_err(|error| vec![no_yaml(&error, path, text)])?;
    let mut wrong = Vec::new();
    find_twice(&tree, path, &mut wrong);
    check_types(&tree, english, path, &mut wrong);
    if wrong.is_empty() { Ok(to_json(&tree)) } else { Err(wrong) }
}

/// Finds the keys that occur twice in one map.
fn find_twice(tree: &Node, file: &FilePath, found: &mut Vec<Diagnostic>) {
    let Value::Map(entries) = &tree.value else { return };
    for (at, entry) in entries.iter().enumerate() {
        if let Some(first) = entries[..at].iter().find(|first| first.key == entry.key) {
            let twice = Diagnostic::new(Code::YamlDuplicateKey, Place::new(file, entry.key_span));
            let first = Place::new(file, first.key_span);
            found.push(twice.arg("name", entry.key.as_str()).related(first, Text::new("related-first")));
        }
        find_twice(&entry.node, file, found);
    }
}

/// Reports a text in place of a group of strings, and what is no text in place of one.
fn check_types(tree: &Node, english: &Json, file: &FilePath, found: &mut Vec<Diagnostic>) {
    let is_group = english.as_object().is_some_and(|map| !is_plural(map));
    let (kind, fits) = match &tree.value {
        // A file without strings, or a string that is still to be translated.
        Value::Null => return,
        Value::String(_) => ("text", !is_group),
        Value::Map(entries) if is_group => {
            for entry in entries {
                english.get(&entry.key).into_iter().for_each(|of| check_types(&entry.node, of, file, found));
            }
            return;
        }
        Value::Map(_) => ("map", to_json(tree).as_object().is_some_and(is_plural)),
        Value::List(_) => ("list", false),
        Value::Bool(_) => ("boolean", false),
        Value::Integer(_) | Value::Float(_) => ("number", false),
    };
    if !fits {
        let diagnostic = Diagnostic::new(Code::YamlWrongType, Place::new(file, tree.span));
        found.push(diagnostic.arg("expected", if is_group { "map" } else { "text" }).arg("found", kind));
    }
}

/// Returns a tree of strings as templates see it.
fn to_json(tree: &Node) -> Json {
    match &tree.value {
        Value::Map(map) => Json::Object(map.iter().map(|entry| (entry.key.clone(), to_json(&entry.node))).collect()),
        Value::List(items) => items.iter().map(to_json).collect(),
        Value::String(text) => text.as_str().into(),
        Value::Bool(value) => (*value).into(),
        Value::Integer(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::Null => Json::Null,
    }
}

/// Reports what a language lacks, once.
pub(super) fn report(gap: &StringGap, theme: &Theme, languages: &Languages) -> Option<Diagnostic> {
    if gap.missing.is_empty() {
        return None;
    }
    let tag = languages[gap.lang].tag();
    let path: FilePath = format!("themes/{}/strings/{tag}.yaml", theme.name).into();
    let place = match theme.strings.get(tag) {
        Some(file) => Place::new(file.path(), Span::start_of_file()),
        None => Place::file(&path),
    };
    let model =
        [languages.main().tag(), ENGLISH].into_iter().find(|model| *model != tag && built_in_strings(model).is_some());
    let more = if gap.missing.len() > MAX_NAMED { ", …" } else { "" };
    let names = gap.missing.iter().take(MAX_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ") + more;
    let diagnostic = Diagnostic::new(Code::ThemeMissingString, place);
    let diagnostic = if gap.has_file { diagnostic } else { diagnostic.variant("file") };
    let diagnostic = diagnostic.arg("lang", tag).arg("count", gap.missing.len()).arg("name", names);
    let model = format!("strings/{}.yaml", model.unwrap_or(ENGLISH));
    Some(diagnostic.arg("expected", &*gap.shown_in).arg("value", model).arg("file", &*path))
}
