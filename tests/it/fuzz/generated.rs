//! Texts out of nothing but pieces: front matter and lines of Markdown, or keys of the content schema with values.

use proptest::prelude::*;
use proptest::sample::select;
use stagecraft::schema::{Field, Kind, glossary, guide, lens, playbook, stage, theme};

use super::tokens::{token, tokens, yaml_token};

/// Returns the name of every field that the schema declares.
fn names() -> Vec<&'static str> {
    let mut names = vec!["en", "vi", "x"];
    let tables = [guide::TEXT, guide::TRANSLATION, guide::PAGE, guide::GUIDE];
    let records = [&playbook::PLAYBOOK, &stage::STAGE, &lens::LENS, &glossary::ENTRY, &theme::THEME];
    for fields in tables.into_iter().chain(records.map(|record| record.fields)) {
        collect(fields, &mut names);
    }
    names
}

fn collect(fields: &'static [Field], names: &mut Vec<&'static str>) {
    for field in fields {
        if names.contains(&field.name) {
            continue;
        }
        names.push(field.name);
        if let Kind::Record(inner)
        | Kind::Records(inner)
        | Kind::Menu(inner)
        | Kind::Times(inner)
        | Kind::Choices(inner) = field.kind
        {
            collect(inner.fields, names);
        }
    }
}

/// A line of YAML: its depth, whether it begins an item, a key, and a value.
fn yaml_line() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        2 => Just(String::new()),
        3 => select(VALUES).prop_map(str::to_owned),
        3 => proptest::collection::vec(yaml_token(), 1..5).prop_map(|pieces| pieces.concat()),
    ];
    let item = prop_oneof![3 => Just(""), 1 => Just("- ")];
    (0..4_usize, item, select(names()), value)
        .prop_map(|(depth, item, name, value)| format!("{}{item}{name}: {value}\n", "  ".repeat(depth)))
}

/// Values that fit somewhere.
const VALUES: &[&str] = &[
    "{ en: A word, vi: Một từ }",
    "A word",
    "[email, website]",
    "email",
    "1d",
    "2-3",
    "1-2w",
    "2026-05-01",
    "proactive",
    "low",
    "true",
    "[awareness, loyalty/gift]",
    "awareness/ebook",
    "https://example.org/",
    "\"#a01020\"",
    "[en, vi]",
    "[en, {code: fr, name: F}]",
    "error",
    "off",
    "escape",
    "trust",
    "sanitize",
    "number",
    "link",
    "\"{{price}}\"",
    "\"{{snippet:note}}\"",
    "[]",
    "{}",
    "home",
    "0",
    "1",
];

/// A file of YAML.
pub(super) fn yaml() -> impl Strategy<Value = String> {
    proptest::collection::vec(yaml_line(), 0..30).prop_map(|lines| lines.concat())
}

/// A text without front matter.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        8 => (token(), tokens(5), select(crate::nothing_lost::ENDS))
            .prop_map(|(begin, pieces, end)| format!("{begin}{}{end}", pieces.concat())),
        1 => Just("\n## Steps\n\n".to_owned()),
        1 => Just("\n## Pitfalls\n\n".to_owned()),
    ];
    proptest::collection::vec(line, 0..25).prop_map(|lines| lines.concat())
}
