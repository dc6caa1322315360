//! Vocabularies and fields that a playbook declares for itself, from `playbook.yaml` to the pages.

use serde_json::{Value, json};

use crate::support::Playbook;

const SETTINGS: &str = "content/playbook.yaml";
const GUIDE: &str = "content/guides/awareness/ebook.en.md";

/// Returns the shipped playbook with a vocabulary and four fields of its own, all of which one guide states.
fn playbook() -> Playbook {
    let playbook = Playbook::shipped();
    playbook.edit(
        SETTINGS,
        "vocabularies:\n",
        "fields:
  - {id: budget, label: {en: Budget, vi: Ngân sách}, type: number}
  - {id: brief, label: {en: Brief, vi: Bản tóm tắt}, type: link}
  - {id: launched, label: {en: Launched, vi: Ra mắt}, type: date}
  - {id: partner, label: {en: Partner, vi: Đối tác}, type: text}
vocabularies:
  brand-tone:
    label: {en: Tone of voice, vi: Giọng điệu}
    terms:
      - {id: warm, name: {en: Warm, vi: Ấm áp}}
      - {id: expert, name: {en: Expert, vi: Chuyên gia}}
",
    );
    playbook.edit(
        GUIDE,
        "title: ",
        "brand-tone: [expert, warm]
budget: 1500
brief: https://example.org/brief/
launched: 2026-03-04
partner: Zorblax & Co
title: ",
    );
    playbook
}

#[test]
fn pages_show_them_in_their_language() {
    let files = playbook().build("out", &[]);
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let english = page("en/awareness/ebook/index.html");
    for fact in [
        "<dt>Tone of voice</dt><dd>Expert</dd><dd>Warm</dd>",
        "<dt>Budget</dt><dd>1,500</dd>",
        "<dt>Brief</dt><dd><a href=\"https://example.org/brief/\" rel=\"noopener external\">example.org/brief</a></dd>",
        "<dt>Launched</dt><dd><time datetime=\"2026-03-04\">4 March 2026</time></dd>",
        "<dt>Partner</dt><dd>Zorblax &amp; Co</dd>",
    ] {
        assert!(english.contains(fact), "{fact}\n{english}");
    }
    let vietnamese = page("vi/nhan-biet/tang-ebook-kien-thuc/index.html");
    assert!(vietnamese.contains("<dt>Giọng điệu</dt><dd>Chuyên gia</dd><dd>Ấm áp</dd>"));
    let other = page("en/awareness/gamification/index.html");
    assert!(!other.contains("Tone of voice") && !other.contains("Budget"), "a guide that does not state them");
}

#[test]
fn lists_and_the_map_filter_by_a_vocabulary() {
    let files = playbook().build("out", &[]);
    for (path, label) in [("en/map/index.html", "Tone of voice"), ("vi/map/index.html", "Giọng điệu")] {
        let page = String::from_utf8(files[path].clone()).unwrap();
        assert!(page.contains(&format!("<label class=\"filter\">{label}\n<select name=\"brand-tone\"")), "{path}");
        let ebook = page.split("data-facets=\"awareness/ebook\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(ebook.contains("data-brand-tone=\"expert warm\""), "{path}: {ebook}");
        let other = page.split("data-facets=\"awareness/gamification\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(!other.contains("data-brand-tone"), "{path}: a guide without it");
        assert!(page.contains("<option value=\"-\">"), "{path}: what some do not state can be chosen");
    }
}

#[test]
fn programs_find_them() {
    let playbook = playbook();
    let files = playbook.build("out", &[]);
    let data: Value = serde_json::from_slice(&files["playbook.json"]).unwrap();
    assert_eq!(data["vocabularies"]["brand-tone"]["label"], json!({ "en": "Tone of voice", "vi": "Giọng điệu" }));
    assert_eq!(data["vocabularies"]["brand-tone"]["terms"][1]["id"], "expert");
    assert_eq!(data["fields"]["budget"]["vi"], "Ngân sách");
    let guides = data["guides"].as_array().unwrap();
    let ebook = guides.iter().find(|guide| guide["id"] == "awareness/ebook").unwrap();
    let own = json!([ebook["brand-tone"], ebook["budget"], ebook["brief"], ebook["launched"], ebook["partner"]]);
    assert_eq!(own, json!([["expert", "warm"], 1500, "https://example.org/brief/", "2026-03-04", "Zorblax & Co"]));
    let other = guides.iter().find(|guide| guide["id"] != "awareness/ebook").unwrap();
    assert_eq!(json!([other["brand-tone"], other["budget"]]), json!([[], null]));
    let found = playbook.run(&["search", "zorblax"]);
    assert!(found.stdout.contains("awareness/ebook"), "{}{}", found.stdout, found.stderr);
}

#[test]
fn editors_and_new_guides_know_them() {
    let playbook = playbook();
    let schema: Value = serde_json::from_str(&playbook.run(&["schema", "guide"]).stdout).unwrap();
    let fields = &schema["then"]["properties"];
    assert_eq!(fields["brand-tone"]["items"]["enum"], json!(["warm", "expert"]));
    assert_eq!(fields["brand-tone"]["description"], "Tone of voice\n\nGiọng điệu");
    assert_eq!(fields["budget"]["type"], json!(["number", "null"]));
    assert_eq!(playbook.run(&["new", "guide", "awareness/webinar"]).code, 0);
    let guide = playbook.read("content/guides/awareness/webinar.en.md");
    assert!(guide.contains("# budget: Budget\n") && guide.contains("# brand-tone: Tone of voice\n"), "{guide}");
}

#[test]
fn a_name_that_means_something_else_is_refused() {
    for name in ["effort", "role", "title", "text", "Budget", "id"] {
        let playbook = playbook();
        playbook.edit(SETTINGS, "id: budget", &format!("id: {name}"));
        playbook.edit(GUIDE, "budget: 1500\n", "");
        let run = playbook.run(&["check"]);
        assert_eq!(run.code, 1, "{name}");
        assert!(run.stdout.contains(&format!("`{name}`")) && run.stdout.contains("1 error"), "{name}: {}", run.stdout);
    }
}
