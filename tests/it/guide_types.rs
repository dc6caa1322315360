//! Types of guides with sections of their own, and sections that may be left out: from `playbook.yaml` to the pages.

use serde_json::{Value, json};

use crate::clean::{check, clean};
use crate::support::Playbook;

const SETTINGS: &str = "content/playbook.yaml";
const GUIDE: &str = "content/guides/loyalty/gift.en.md";
const TRANSLATION: &str = "content/guides/loyalty/gift.vi.md";

/// A type whose last section has the name that a section of every other guide has, under another id.
const TYPES: &str = "guide_types:
  - id: script
    name: { en: Call script, vi: Kịch bản gọi }
    sections:
      - id: opening
        name: { en: Opening, vi: Mở đầu }
      - id: objections
        name: { en: Objections, vi: Phản đối thường gặp }
        optional: true
      - id: lines
        name: { en: Steps, vi: Các bước thực hiện }
  - id: note
    name: { en: Note, vi: Ghi chú }
    sections: []
";

/// Returns the clean playbook with types of guides.
fn typed() -> Playbook {
    let playbook = clean();
    let settings = playbook.read(SETTINGS);
    playbook.write(SETTINGS, &(settings + TYPES));
    playbook
}

/// Makes the guide one of the type `script` that has these sections, in both languages.
fn write_sections(playbook: &Playbook, english: &[&str], vietnamese: &[&str]) {
    for (path, names, text) in [(GUIDE, english, "A line."), (TRANSLATION, vietnamese, "Một dòng chữ.")] {
        let old = playbook.read(path);
        let head = old.split("\n## ").next().unwrap();
        let head =
            if path == GUIDE { head.replacen("activity:", "type: script\nactivity:", 1) } else { head.to_owned() };
        let sections: String = names.iter().map(|name| format!("\n## {name}\n\n1. {text}\n")).collect();
        playbook.write(path, &(head + &sections));
    }
}

fn page(files: &std::collections::BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

#[test]
fn a_guide_of_a_type_has_the_sections_of_its_type() {
    let playbook = typed();
    write_sections(&playbook, &["Opening", "Steps"], &["Mở đầu", "Các bước thực hiện"]);
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new(), "the optional section may be left out");
    let files = playbook.build("out", &[]);
    for path in ["en/loyalty/gift/index.html", "vi/trung-thanh/gift/index.html"] {
        let page = page(&files, path);
        // The same words are the section `steps` in a guide without a type.
        assert!(page.contains("id=\"opening\"") && page.contains("id=\"lines\""), "{path}");
        assert!(!page.contains("id=\"steps\""), "{path}");
        assert!(page.contains("HowTo"), "{path}");
    }
    assert!(page(&files, "en/awareness/ebook/index.html").contains("id=\"steps\""));
    let both = page(&files, "both/loyalty/gift/index.html");
    assert!(both.contains("id=\"lines\"") && both.contains("Mở đầu"));
}

#[test]
fn an_optional_section_stands_in_its_place_where_it_is_there() {
    let playbook = typed();
    let english = ["Opening", "Objections", "Steps"];
    write_sections(&playbook, &english, &["Mở đầu", "Phản đối thường gặp", "Các bước thực hiện"]);
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let files = playbook.build("out", &[]);
    assert!(page(&files, "vi/trung-thanh/gift/index.html").contains("id=\"objections\""), "its anchor is its id");
    // A heading of the guide's own that only resembles an optional section is none.
    playbook.edit(GUIDE, "## Objections", "## Objectives");
    playbook.edit(TRANSLATION, "## Phản đối thường gặp", "## Mục tiêu");
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
}

#[test]
fn a_link_to_an_optional_section_that_is_not_there_is_reported() {
    for (section, codes) in [("objections", vec!["link/missing-anchor"]), ("lines", vec!["guide/missing-section"])] {
        let playbook = typed();
        if section == "objections" {
            write_sections(&playbook, &["Opening", "Steps"], &["Mở đầu", "Các bước thực hiện"]);
        } else {
            write_sections(&playbook, &["Opening"], &["Mở đầu"]);
        }
        let text = playbook.read("content/pages/about.en.md");
        playbook
            .write("content/pages/about.en.md", &format!("{text}\n[There](../guides/loyalty/gift.en.md#{section})\n"));
        let translated = playbook.read("content/pages/about.vi.md");
        let link = format!("{translated}\n[Ở đó](../guides/loyalty/gift.vi.md#opening)\n");
        playbook.write("content/pages/about.vi.md", &link);
        assert_eq!(check(playbook.root()).codes(), codes, "{section}");
    }
}

#[test]
fn one_mistake_of_a_type_is_one_diagnostic() {
    // An unknown type: the sections of the guide are not known, so that none of them is missing.
    let playbook = typed();
    write_sections(&playbook, &["Opening"], &["Mở đầu"]);
    playbook.edit(GUIDE, "type: script", "type: scripts");
    assert_eq!(check(playbook.root()).codes(), ["guide/unknown-term"]);
    // A type that is declared wrongly: guides of it are not blamed.
    let playbook = typed();
    write_sections(&playbook, &["Opening"], &["Mở đầu"]);
    playbook.edit(SETTINGS, "    name: { en: Note, vi: Ghi chú }\n", "");
    assert_eq!(check(playbook.root()).codes(), ["yaml/missing-field"]);
    // Front matter that does not parse: the guide may be of any type.
    let playbook = typed();
    write_sections(&playbook, &["Opening"], &["Mở đầu"]);
    playbook.edit(GUIDE, "title: ", "title: [");
    assert_eq!(check(playbook.root()).codes(), ["yaml/syntax"]);
}

#[test]
fn readers_see_and_filter_by_the_type() {
    let playbook = typed();
    write_sections(&playbook, &["Opening", "Steps"], &["Mở đầu", "Các bước thực hiện"]);
    let files = playbook.build("out", &[]);
    for (path, label, name) in [
        ("en/loyalty/gift/index.html", "Type", "Call script"),
        ("vi/trung-thanh/gift/index.html", "Loại", "Kịch bản gọi"),
    ] {
        assert!(page(&files, path).contains(&format!("<dt>{label}</dt><dd>{name}</dd>")), "{path}");
    }
    let stage = page(&files, "en/loyalty/index.html");
    assert!(stage.contains("<li>Call script</li>"), "the card names it");
    let map = page(&files, "en/map/index.html");
    assert!(map.contains("<select name=\"type\"") && map.contains("data-type=\"script\""));
    let other = page(&files, "en/awareness/ebook/index.html");
    assert!(!other.contains("Call script"), "a guide without a type");
    let facets = files.iter().find(|(path, _)| path.starts_with("assets/search/en/facets")).unwrap().1;
    assert!(String::from_utf8_lossy(facets).contains("[\"script\",\"Call script\"]"));
    let run = playbook.run(&["search", "--lang", "en", "call script"]);
    assert!(run.stdout.contains("en/loyalty/gift/"), "{}", run.stdout);
    // A playbook without types has no trace of them.
    let plain = clean().build("out", &[]);
    assert!(!page(&plain, "en/map/index.html").contains("data-type"));
    let facets = plain.iter().find(|(path, _)| path.starts_with("assets/search/en/facets")).unwrap().1;
    assert!(!String::from_utf8_lossy(facets).contains("\"type\""));
}

#[test]
fn programs_find_the_type() {
    let playbook = typed();
    write_sections(&playbook, &["Opening", "Steps"], &["Mở đầu", "Các bước thực hiện"]);
    let files = playbook.build("out", &[]);
    let data: Value = serde_json::from_slice(&files["playbook.json"]).unwrap();
    assert_eq!(
        data["guide_types"][0],
        json!({ "id": "script", "name": { "en": "Call script", "vi": "Kịch bản gọi" } })
    );
    let types: Vec<_> = data["guides"].as_array().unwrap().iter().map(|guide| (&guide["id"], &guide["type"])).collect();
    assert!(types.contains(&(&json!("loyalty/gift"), &json!("script"))));
    assert!(types.contains(&(&json!("awareness/ebook"), &Value::Null)));
    let status: Value = serde_json::from_str(&playbook.run(&["status", "--format", "json"]).stdout).unwrap();
    let gift = status["texts"].as_array().unwrap().iter().find(|text| text["id"] == "loyalty/gift").unwrap();
    assert_eq!(gift["type"], "script");
    let schema: Value = serde_json::from_str(&playbook.run(&["schema", "guide"]).stdout).unwrap();
    assert_eq!(schema["then"]["properties"]["type"]["enum"], json!(["script", "note", null]));
}

#[test]
fn a_new_guide_has_the_sections_of_the_type_asked_for() {
    let playbook = typed();
    let run = playbook.run(&["new", "guide", "loyalty/call", "--activity", "gift", "--type", "script"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let source = playbook.read("content/guides/loyalty/call.en.md");
    assert!(source.contains("\ntype: script\n") && source.contains("\n## Steps\n"), "{source}");
    assert!(!source.contains("\n## Objections"), "an optional section is a comment: {source}");
    assert!(source.contains("<!-- ## Objections\n"), "{source}");
    let translation = playbook.read("content/guides/loyalty/call.vi.md");
    assert!(translation.contains("<!-- ## Phản đối thường gặp\n") && !translation.contains("type:"), "{translation}");
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    // Without the marks of the comment, the section is there.
    for path in ["content/guides/loyalty/call.en.md", "content/guides/loyalty/call.vi.md"] {
        let text = playbook.read(path);
        playbook.write(path, &text.replace("<!-- ", "").replace(" -->", ""));
    }
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let plain = playbook.run(&["new", "guide", "loyalty/plain", "--activity", "gift"]);
    assert_eq!(plain.code, 0);
    assert!(
        playbook.read("content/guides/loyalty/plain.en.md").contains("# type: "),
        "a comment says that there are types"
    );
    for (playbook, said) in [(typed(), "Did you mean `script`?"), (clean(), "no types of guides")] {
        let run = playbook.run(&["new", "guide", "loyalty/call", "--type", "skript"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert!(!playbook.path("content/guides/loyalty/call.en.md").exists());
    }
}

#[test]
fn a_section_that_the_source_does_not_have_is_not_taken_for_another() {
    let playbook = typed();
    let vietnamese = ["Mở đầu", "Phản đối thường gặp", "Các bước thực hiện"];
    write_sections(&playbook, &["Opening", "In our words", "Steps"], &vietnamese);
    assert_eq!(check(playbook.root()).codes(), ["translation/structure"]);
    let page = page(&playbook.build("out", &[]), "vi/trung-thanh/gift/index.html");
    assert!(page.contains("<h2 id=\"objections\">Phản đối") && !page.contains("in-our-words"), "{page}");
}
