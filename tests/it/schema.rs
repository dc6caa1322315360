//! The JSON Schemas: what the checks accept they accept, and what the one refuses the other does.

use serde_json::{Value, json};
use stagecraft::check::{Declared, check, declared};
use stagecraft::json_schema::json_schema as schema;
use stagecraft::load::{Content, FrontMatter, Role, Sources, load};
use stagecraft::schema::FileKind as Kind;
use stagecraft::yaml::{self, Node};

use crate::status::untracked;
use crate::support::Playbook;

fn json_of(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(value) => json!(value),
        yaml::Value::Integer(value) => json!(value),
        yaml::Value::Float(value) => json!(value),
        yaml::Value::String(value) => json!(value),
        yaml::Value::List(items) => items.iter().map(json_of).collect(),
        yaml::Value::Map(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.clone(), json_of(&entry.node))).collect())
        }
    }
}

/// Returns the files of a playbook that schemas describe: path, kind, YAML.
fn documents(sources: &Sources) -> Vec<(String, Kind, Value)> {
    let document = |(path, loaded): (&std::sync::Arc<str>, &stagecraft::load::Loaded<_>)| {
        let file: &stagecraft::load::LoadedFile = &loaded.file;
        let kind = match &file.role {
            Role::Playbook => Kind::Playbook,
            Role::Stage { .. } => Kind::Stage,
            Role::Lens { .. } => Kind::Lens,
            Role::Glossary => Kind::Glossary,
            Role::Guide { .. } | Role::Page { .. } => Kind::Guide,
            Role::Snippet { .. } => Kind::Snippet,
            Role::Asset | Role::Notes | Role::Other => return None,
        };
        let node = match &file.content {
            Content::Yaml(node) => node.as_ref().unwrap(),
            Content::Markdown { front_matter: FrontMatter::Present { tree: node, .. }, .. } => node.as_ref().unwrap(),
            Content::Markdown { .. } if kind == Kind::Snippet => return None,
            other => panic!("{path}: {other:?}"),
        };
        let document = json_of(node);
        // A snippet may say nothing at its head, between its two lines too.
        (kind != Kind::Snippet || !document.is_null()).then(|| (path.to_string(), kind, document))
    };
    sources.files.iter().filter_map(document).collect()
}

/// Returns what a schema has against a document.
fn refusals(schema: &Value, document: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(schema).unwrap();
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn shipped() -> (Playbook, Sources) {
    let playbook = untracked();
    let sources = load(playbook.root(), None).unwrap();
    (playbook, sources)
}

#[test]
fn every_schema_is_one() {
    let (_playbook, sources) = shipped();
    for names in [Declared::default(), declared(&sources)] {
        for kind in Kind::ALL {
            let schema = schema(kind, &names);
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        }
    }
}

#[test]
fn the_shipped_content_is_accepted() {
    let (playbook, sources) = shipped();
    playbook.write("content/snippets/note.en.md", "A note.\n");
    playbook.write("content/snippets/note.vi.md", "Một lưu ý.\n");
    for path in ["content/guides/awareness/ebook.vi.md", "content/snippets/note.vi.md"] {
        let run = playbook.run(&["status", "--accept", path]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let documents = documents(&load(playbook.root(), None).unwrap());
    assert!(Kind::ALL.iter().all(|kind| documents.iter().any(|(_, of, _)| of == kind)));
    for names in [Declared::default(), declared(&sources)] {
        for (path, kind, document) in &documents {
            let refusals = refusals(&schema(*kind, &names), document);
            assert!(refusals.is_empty(), "{path}:\n{}", refusals.join("\n"));
        }
    }
}

#[test]
fn what_the_checks_refuse_the_schemas_refuse() {
    let guide = "content/guides/awareness/ebook.en.md";
    let translation = "content/guides/awareness/ebook.vi.md";
    let stage = "content/stages/awareness.yaml";
    let settings = "content/playbook.yaml";
    let lens = "content/lenses/customer-journey.yaml";
    let glossary = "content/glossary.yaml";
    for (file, from, to) in [
        (guide, "title: ", "titel: "),
        (guide, "title: ", "titel: x\ntitle: "),
        (guide, "activity: ebook", "activity: telepathy"),
        (guide, "activity: ebook\n", ""),
        (guide, "channels: [", "channels: [telepathy, "),
        (guide, "effort: medium", "effort: huge"),
        (guide, "effort: medium", "effort: [medium]"),
        (guide, "time: {", "time: {prepares: 3d, "),
        (guide, "updated: ", "draft: maybe\nupdated: "),
        (guide, "updated: 2026-", "updated: 26-"),
        (guide, "related: [", "related: [awareness/telepathy, "),
        (guide, "title: ", "slug: Not a slug\ntitle: "),
        (guide, "team: 3-5", "team: many"),
        (translation, "slug: ", "effort: low\nslug: "),
        (translation, "slug: ", "slug: Đường-"),
        (translation, "slug: ", "translated_from: [x]\nslug: "),
        (stage, "order: 1", "order: 2"),
        (stage, "order: 1", "order: first"),
        (stage, "id: awareness", "id: attention"),
        (stage, "  vi: Nhận biết\n", ""),
        (stage, "  vi: Nhận biết\n", "  vi: Nhận biết\n  fr: Découverte\n"),
        (stage, "goal:\n", "goals:\n"),
        (stage, "correct: true", "correct: sure"),
        (settings, "languages: [en, vi]", "languages: []"),
        (settings, "languages: [en, vi]", "languages: [en, vi, en]"),
        (settings, "languages: [en, vi]", "languages: [en, Vietnamese]"),
        (settings, "raw_html: escape", "raw_html: maybe"),
        (settings, "raw_html: escape", "base_url: example.org"),
        (settings, "raw_html: escape", "base_path: https://example.org/"),
        (settings, "raw_html: escape", "edit_url: https://example.org/edit"),
        (settings, "raw_html: escape", "feedback: our team"),
        (settings, "raw_html: escape", "feedback: team@example"),
        (settings, "raw_html: escape", "feedback: 'https://example.org/?about={titel}'"),
        (settings, "raw_html: escape", "feedback: javascript:alert(1)"),
        (settings, "raw_html: escape", "checks: {link/brokn: off}"),
        (settings, "raw_html: escape", "checks: {link/broken: off}"),
        (settings, "raw_html: escape", "theme: ../elsewhere"),
        (settings, "raw_html: escape", "menu: about"),
        (settings, "raw_html: escape", "menu: [abuot]"),
        (settings, "raw_html: escape", "menu: [{link: https://example.org/}]"),
        (settings, "raw_html: escape", "menu: [{to: about, link: https://example.org/}]"),
        (settings, "raw_html: escape", "guide_types: [{id: script, name: {en: Script, vi: Kịch bản}}]"),
        (settings, "guide_sections:\n  - id: why\n", "guide_sections:\n  - id: why\n    optional: maybe\n"),
        (guide, "activity: ebook", "activity: ebook\nalso: [loyalty/telepathy]"),
        ("content/pages/about.en.md", "title: ", "order: first\ntitle: "),
        (lens, "meets: [", "meets: [telepathy, "),
        (lens, "\nstages:", "\nstage:"),
        (glossary, "- id: playbook\n", "- id: Play Book\n"),
        (glossary, "see: [stage, activity-guide]", "see: [stage, telepathy]"),
        (glossary, "- id: playbook\n", "- id: playbook\n  origin: x\n"),
    ] {
        let (playbook, sources) = shipped();
        let names = declared(&sources);
        playbook.edit(file, from, to);
        let broken = load(playbook.root(), None).unwrap();
        let by_check = check(&broken).diagnostics.iter().any(|diagnostic| &*diagnostic.place.file == file);
        assert!(by_check, "the checks accept {to:?} in {file}");
        let documents = documents(&broken);
        let (_, kind, document) = documents.iter().find(|(path, ..)| path == file).unwrap();
        assert!(!refusals(&schema(*kind, &names), document).is_empty(), "the schema accepts {to:?} in {file}");
    }
}

/// Calls `visit` with every description in a schema.
fn descriptions(schema: &Value, visit: &mut impl FnMut(&str)) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get("description") {
                visit(text);
            }
            fields.values().for_each(|value| descriptions(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| descriptions(item, visit)),
        _ => {}
    }
}

#[test]
fn fields_are_described_in_both_languages() {
    for kind in Kind::ALL {
        let mut count = 0;
        descriptions(&schema(kind, &Declared::default()), &mut |text| {
            let (english, vietnamese) = text.split_once("\n\n").unwrap_or_else(|| panic!("{text}"));
            assert!(!english.starts_with("schema-") && !vietnamese.starts_with("schema-"), "{text}");
            assert!(english != vietnamese && !vietnamese.is_ascii(), "{text}");
            count += 1;
        });
        assert!(count > if kind == Kind::Snippet { 1 } else { 4 }, "{kind:?}");
    }
}

#[test]
fn a_playbooks_own_ids_are_offered_where_there_is_one() {
    let (playbook, _) = shipped();
    let inside = playbook.run(&["schema", "guide"]);
    let inside: Value = serde_json::from_str(&inside.stdout).unwrap();
    let channels = &inside["then"]["properties"]["channels"]["items"]["enum"];
    assert!(channels.as_array().unwrap().contains(&json!("website-chat")), "{channels}");
    let outside = Playbook::empty().run(&["schema", "guide"]);
    assert_eq!(outside.code, 0, "{}", outside.stderr);
    let outside: Value = serde_json::from_str(&outside.stdout).unwrap();
    assert!(outside["then"]["properties"]["channels"]["items"].get("enum").is_none());
    assert_eq!(Playbook::empty().run(&["schema", "guide", "--root", "nowhere"]).code, 2);
    assert_eq!(Playbook::empty().run(&["schema", "guides"]).code, 2);
}

#[test]
fn a_slug_is_one_for_schemas_and_checks_alike() {
    let schema = json!({ "type": "string", "pattern": stagecraft::slug::PATTERN });
    let pieces = ["a", "9", "-", "--", "B", "đ", "_", ".", "/", " ", "\n"];
    let texts = pieces.iter().flat_map(|a| pieces.map(|b| [*a, b]));
    let texts = texts.flat_map(|[a, b]| pieces.map(|c| [a, b, c].concat())).chain([String::new(), "a".to_owned()]);
    for text in texts {
        let allowed = refusals(&schema, &json!(text)).is_empty();
        assert_eq!(allowed, stagecraft::slug::is_slug(&text), "{text:?}");
    }
}
