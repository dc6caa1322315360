//! Search on the command line, over the shipped playbook and a judged set of queries.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Playbook, program, repository};

/// A query with the pages of which one should come first.
struct Judged {
    lang: String,
    kind: String,
    query: String,
    best: Vec<String>,
}

fn judged() -> Vec<Judged> {
    let text = std::fs::read_to_string(repository().join("tests/search/queries.yaml")).unwrap();
    let all: Vec<Value> = serde_yaml::from_str(&text).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter()
        .map(|one| Judged {
            lang: text(&one["lang"]),
            kind: text(&one["kind"]),
            query: text(&one["query"]),
            best: one["best"].as_array().unwrap().iter().map(text).collect(),
        })
        .collect()
}

/// Asks the program all of `queries` at once and returns the hits of each.
fn answers(root: &std::path::Path, lang: &str, queries: &[&str]) -> Vec<Vec<Value>> {
    let mut command = program();
    command.args(["search", "-", "--format", "json", "--lang", lang, "--root"]).arg(root);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(queries.join("\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    let found: Vec<Vec<Value>> = printed
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["hits"].as_array().unwrap().clone())
        .collect();
    assert_eq!(found.len(), queries.len());
    found
}

/// Returns the page of a hit: its address without the anchor of a section.
fn page(hit: &Value) -> &str {
    let url = hit["url"].as_str().unwrap();
    if hit["section"].is_null() { url } else { url.split('#').next().unwrap() }
}

#[test]
fn every_judged_query_finds_its_page_among_the_first_ten() {
    let set = judged();
    assert!(set.len() >= 150);
    let (mut reciprocal, mut answered, mut lacking) = (0.0, 0.0, Vec::new());
    for lang in ["en", "vi"] {
        let of_lang: Vec<&Judged> = set.iter().filter(|one| one.lang == lang).collect();
        let queries: Vec<&str> = of_lang.iter().map(|one| one.query.as_str()).collect();
        for (one, hits) in of_lang.iter().zip(answers(&repository(), lang, &queries)) {
            let place = hits.iter().take(10).position(|hit| one.best.iter().any(|best| best == page(hit)));
            match place {
                Some(place) => reciprocal += 1.0 / (place as f64 + 1.0),
                None if one.best.is_empty() && hits.is_empty() => continue,
                None => lacking.push(format!("{lang} {}: {}", one.kind, one.query)),
            }
            answered += 1.0;
        }
    }
    println!("mean reciprocal rank {:.4} over {answered} queries", reciprocal / answered);
    assert!(lacking.is_empty(), "{lacking:#?}");
    assert!(reciprocal / answered > 0.95, "mean reciprocal rank {:.4}", reciprocal / answered);
}

#[test]
fn all_spellings_of_a_word_find_the_same_first() {
    let queries = ["điểm chạm", "diem cham", "ĐIỂM CHẠM", "đie\u{302}\u{309}m cha\u{323}m"];
    for hits in answers(&repository(), "vi", &queries) {
        assert_eq!(hits[0]["url"], "vi/glossary/#touchpoint");
    }
}

#[test]
fn a_hit_tells_title_address_language_section_score_and_excerpt() {
    let run = Playbook::shipped().run(&["search", "sổ tay một trang", "--lang", "vi", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(found["hits"].is_array());
    let hits = &answers(&repository(), "vi", &["đăng ký trước khi bắt đầu"])[0];
    let hit = hits[0].as_object().unwrap();
    let mut keys: Vec<&str> = hit.keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["excerpt", "lang", "score", "section", "title", "url"]);
    assert_eq!(hit["lang"], "vi");
    assert!(hit["url"].as_str().unwrap().contains("/#"), "{hit:?}");
    assert!(hit["excerpt"].as_str().unwrap().contains("đăng ký trước khi bắt đầu"), "{hit:?}");
}

#[test]
fn a_guide_without_translation_is_found_and_labelled() {
    let playbook = Playbook::shipped();
    playbook.remove("content/guides/loyalty/gift.vi.md");
    let hits = &answers(playbook.root(), "vi", &["loyalty gift"])[0];
    let hit = hits.iter().find(|hit| page(hit).starts_with("vi/trung-thanh/gift")).unwrap();
    assert_eq!(hit["lang"], "en");
}

#[test]
fn drafts_are_not_found() {
    let playbook = Playbook::shipped();
    let title = "title: Loyalty gift";
    playbook.edit("content/guides/loyalty/gift.en.md", title, &format!("draft: true\n{title}"));
    let hits = &answers(playbook.root(), "en", &["loyalty gift"])[0];
    assert!(hits.iter().all(|hit| page(hit) != "en/loyalty/gift/"), "{hits:?}");
}

#[test]
fn people_are_shown_titles_addresses_and_excerpts() {
    let run = Playbook::shipped().run(&["search", "gamification"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("Gamification"), "{}", run.stdout);
    assert!(run.stdout.contains("en/awareness/gamification/"), "{}", run.stdout);
    assert!(run.stderr.contains("pages found"), "{}", run.stderr);
}

#[test]
fn a_language_that_the_playbook_lacks_is_wrong_use() {
    let run = Playbook::shipped().run(&["search", "x", "--lang", "fr"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`fr`") && run.stderr.contains("en, vi"), "{}", run.stderr);
}

#[test]
fn content_with_errors_is_not_searched() {
    let playbook = Playbook::shipped();
    playbook.write("content/glossary.yaml", "- id: [");
    let run = playbook.run(&["search", "x", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("yaml/syntax"), "{}", run.stderr);
}

/// The files of a site by their paths.
type Files = std::collections::BTreeMap<String, Vec<u8>>;

fn shards(files: &Files) -> Files {
    let shards = files.iter().filter(|(path, _)| path.starts_with("assets/search/"));
    shards.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

#[test]
fn the_index_is_the_same_in_every_build() {
    let playbook = Playbook::shipped();
    let first = playbook.build("one", &[]);
    for lang in ["en", "vi"] {
        assert!(first[&format!("{lang}/search.js")].starts_with(b"stagecraftSearch({"), "{lang}");
    }
    assert!(shards(&first).iter().all(|(path, bytes)| !bytes.is_empty() && path.ends_with(".js")));
    assert_eq!(shards(&first), shards(&playbook.build("two", &[])));
}

#[test]
fn a_shard_of_the_index_is_named_after_what_it_holds() {
    let playbook = Playbook::shipped();
    let before = playbook.build("out", &[]);
    playbook.edit("content/guides/loyalty/gift.en.md", "A gift asks for nothing", "A xylograph asks for nothing");
    let after = playbook.build("out", &[]);
    let (old, new) = (shards(&before), shards(&after));
    // No address ever holds something else than it did.
    assert!(new.iter().all(|(path, bytes)| old.get(path).is_none_or(|old| old == bytes)));
    let kept = |sort: &str| {
        let of_sort = |path: &&String| path.starts_with(&format!("assets/search/{sort}"));
        (old.keys().filter(of_sort).count(), old.keys().filter(of_sort).filter(|path| new.contains_key(*path)).count())
    };
    let (english, english_kept) = kept("en/t");
    assert_eq!(english_kept, english - 1, "the texts of all other guides keep their addresses");
    let (vietnamese, vietnamese_kept) = kept("vi/");
    assert_eq!(vietnamese_kept, vietnamese, "the other language's index keeps all addresses");
    assert_eq!(before["vi/search.js"], after["vi/search.js"]);
    assert_ne!(before["en/search.js"], after["en/search.js"]);
    // Pages do not know the fingerprints, so an edit of a text changes no other page.
    let pages = ["en/index.html", "en/search/index.html", "en/awareness/gamification/index.html", "vi/index.html"];
    assert!(pages.iter().all(|page| before[*page] == after[*page]));
}

#[test]
fn a_term_is_found_by_what_else_people_call_it() {
    let playbook = Playbook::shipped();
    for (lang, word) in [("en", "attrition"), ("vi", "rời bỏ"), ("vi", "CLTV"), ("en", "CLTV")] {
        let run = playbook.run(&["search", word, "--lang", lang, "--format", "json"]);
        let found: Value = serde_json::from_str(&run.stdout).unwrap();
        let first = &found["hits"][0];
        assert!(first["url"].as_str().unwrap().contains("/glossary/#"), "{word}: {first}");
    }
    // What speaks of the term is found, too.
    let run = playbook.run(&["search", "KPI", "--lang", "en", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(found["hits"].as_array().unwrap().iter().any(|hit| hit["url"] == "en/how-to-use/"), "{found}");
    let site = playbook.build("out", &[]);
    let data: Value = serde_json::from_slice(&site["playbook.json"]).unwrap();
    let terms = data["glossary"].as_array().unwrap();
    assert!(terms.iter().any(|term| term["also"] == serde_json::json!(["remarketing"])));
}
