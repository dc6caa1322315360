//! The two catalogues of words: complete, and alike in what they can say.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use stagecraft::diagnostic::Code;
use stagecraft::words::{ToolLanguage, catalogue};

use crate::support::repository;

/// Returns the placeholders of each message (`id`) and attribute (`id.attribute`). Those that only choose a plural form
/// are left out: languages differ in these.
fn placeholders(catalogue: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" = ") {
            Some((id, _)) if !id.starts_with(' ') => {
                id.clone_into(&mut message);
                message.clone_into(&mut current);
                assert!(found.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
            }
            Some((attribute, _)) if attribute.trim_start().starts_with('.') => {
                current = format!("{message}{}", attribute.trim_start());
                found.insert(current.clone(), BTreeSet::new());
            }
            _ => {}
        }
        let names = line.split('$').skip(1).filter_map(|rest| {
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            (!rest[name.len()..].starts_with(" ->")).then_some(name)
        });
        if let Some(placeholders) = found.get_mut(&current) {
            placeholders.extend(names);
        }
    }
    found
}

#[test]
fn both_catalogues_parse() {
    for language in ToolLanguage::ALL {
        if let Err((_, errors)) = FluentResource::try_new(catalogue(language)) {
            panic!("{language:?}: {errors:?}");
        }
    }
}

#[test]
fn both_catalogues_say_the_same_things() {
    let [english, vietnamese] = ToolLanguage::ALL.map(|language| placeholders(&catalogue(language)));
    assert_eq!(english.keys().collect::<Vec<_>>(), vietnamese.keys().collect::<Vec<_>>());
    for (id, placeholders) in &english {
        assert_eq!(placeholders, &vietnamese[id], "{id}");
    }
}

#[test]
fn every_code_has_its_message_and_help() {
    let english = placeholders(&catalogue(ToolLanguage::English));
    for code in Code::ALL {
        let id = code.message_id();
        assert!(english.contains_key(&id), "{code} has no message");
        assert!(english.contains_key(&format!("{id}.help")), "{code} has no help");
    }
}

#[test]
fn the_head_of_a_page_has_messages_of_its_own_code_only() {
    let pages = repository().join("src/explain");
    for code in Code::ALL {
        for language in ToolLanguage::ALL {
            let page = std::fs::read_to_string(pages.join(format!("{}/{code}.md", language.tag()))).unwrap();
            let head = page.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap().0;
            let id = code.message_id();
            for message in placeholders(head).keys() {
                let name = message.split('.').next().unwrap();
                assert!(name == id || name.starts_with(&format!("{id}-")), "{message} on the page of {code}");
            }
        }
    }
}

/// Returns every literal that follows `before` in the sources of the crate.
fn literals_after(before: &str) -> BTreeSet<String> {
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let files = walkdir::WalkDir::new(sources).into_iter().map(Result::unwrap);
    let rust = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    rust.flat_map(|entry| {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let found = text.split(before).skip(1).filter_map(|rest| rest.split_once('"'));
        found.map(|(literal, _)| literal.to_owned()).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn every_sentence_that_the_code_names_exists() {
    let english = placeholders(&catalogue(ToolLanguage::English));
    for before in ["Text::new(\"", "Failure::at(\"", "Failure::io(\"", ".plain(\""] {
        for id in literals_after(before).iter().filter(|id| !id.contains('{')) {
            assert!(english.contains_key(id), "no sentence {id}");
        }
    }
    for variant in literals_after(".variant(\"") {
        assert!(english.keys().any(|id| id.ends_with(&format!("-{variant}"))), "no sentence for variant {variant}");
    }
}
