//! Guides that are shown in other stages and activities than their own: marked there, and counted once.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::clean::{check, clean};
use crate::support::Playbook;

/// Returns the clean playbook with a guide of the loyalty stage that is shown in three other places.
fn playbook() -> Playbook {
    let playbook = clean();
    let also = "activity: gift\nalso: [awareness, experience/feedback-survey]\n";
    playbook.edit("content/guides/loyalty/gift.en.md", "activity: gift\n", also);
    playbook
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

#[test]
fn other_stages_show_it_marked_as_a_guest() {
    let files = playbook().build("out", &[]);
    for (path, words) in [
        ("en/awareness/index.html", "Also here; its home is Loyalty"),
        ("en/experience/index.html", "Also here; its home is Loyalty"),
        ("vi/trai-nghiem/index.html", "Cũng hiện ở đây; chỗ chính là Trung thành"),
        ("en/map/index.html", "Also here; its home is Loyalty"),
        ("en/plan/index.html", "Also here; its home is Loyalty"),
    ] {
        let page = page(&files, path);
        assert!(page.contains(words), "{path}");
        assert!(page.contains("loyalty/gift/\"") || page.contains("trung-thanh/gift/\""), "{path}: one address");
    }
    let own = page(&files, "en/loyalty/index.html");
    assert!(!own.contains("Also here"));
    let guide = page(&files, "en/loyalty/gift/index.html");
    assert!(
        guide.contains("<dt>Also in</dt>") && guide.contains("(Feedback survey)"),
        "the guide says where else it is"
    );
    assert!(!page(&files, "en/awareness/ebook/index.html").contains("Also in"));
}

#[test]
fn it_is_counted_once() {
    let before = clean().build("out", &[]);
    let after = playbook().build("out", &[]);
    let addresses = |files: &BTreeMap<String, Vec<u8>>| {
        files.keys().filter(|path| path.ends_with(".html")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(addresses(&before), addresses(&after), "no page more");
    for path in ["en/awareness/index.html", "en/index.html"] {
        let totals = |files| {
            page(files, path)
                .match_indices("data-total=\"")
                .map(|(at, _)| page(files, path)[at..at + 14].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(totals(&before), totals(&after), "{path}");
    }
    let links = |files: &BTreeMap<String, Vec<u8>>, name: &str| page(files, name).matches("loyalty/gift/").count();
    assert_eq!(links(&before, "llms.txt"), links(&after, "llms.txt"));
    // In the plan it has one row with its times.
    assert_eq!(page(&after, "en/plan/index.html").matches("<tr data-guide=\"loyalty/gift\">").count(), 1);
    let run = playbook().run(&["search", "--lang", "en", "--format", "json", "loyalty gift"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    let urls = found["hits"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|hit| hit["url"].as_str().unwrap().starts_with("en/loyalty/gift/"));
    assert_eq!(urls.count(), 1);
    // What is before and after a guide of another stage is what was.
    let ends = |files| page(files, "en/awareness/ebook/index.html").split("previous-next").nth(1).unwrap().to_owned();
    assert_eq!(ends(&before), ends(&after));
}

#[test]
fn an_activity_with_a_guest_has_a_guide() {
    let playbook = clean();
    playbook.remove("content/guides/experience/feedback-survey.en.md");
    playbook.remove("content/guides/experience/feedback-survey.vi.md");
    assert_eq!(check(playbook.root()).codes(), ["activity/without-guide"]);
    playbook.edit(
        "content/guides/loyalty/gift.en.md",
        "activity: gift\n",
        "activity: gift\nalso: [experience/feedback-survey]\n",
    );
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let files = playbook.build("out", &[]);
    let stage = page(&files, "en/experience/index.html");
    assert!(stage.contains("Also here") && !stage.contains("No guide yet."), "{stage}");
    let home = page(&files, "en/index.html");
    assert!(home.contains("1 from another stage") && !home.contains("No guide yet."));
    let status: Value = serde_json::from_str(&playbook.run(&["status", "--format", "json"]).stdout).unwrap();
    assert_eq!(status["coverage"]["total"]["with_guide"], status["coverage"]["total"]["activities"]);
    let activities = status["activities"].as_array().unwrap();
    let survey = activities.iter().find(|activity| activity["id"] == "feedback-survey").unwrap();
    assert_eq!(
        survey,
        &json!({ "stage": "experience", "id": "feedback-survey", "guides": [], "also": ["loyalty/gift"] })
    );
    assert!(!playbook.run(&["status"]).stdout.contains("experience/…"), "no line says that a guide is missing");
    // A place that cannot be found may be any: no activity is blamed for it.
    playbook.edit("content/guides/loyalty/gift.en.md", "feedback-survey]", "feedback-surveys]");
    assert_eq!(check(playbook.root()).codes(), ["guide/unknown-activity"]);
}

#[test]
fn programs_and_filters_know_every_place() {
    let files = playbook().build("out", &[]);
    let data: Value = serde_json::from_slice(&files["playbook.json"]).unwrap();
    let guides = data["guides"].as_array().unwrap();
    let also: BTreeMap<_, _> = guides.iter().map(|guide| (guide["id"].as_str().unwrap(), &guide["also"])).collect();
    assert_eq!(also["loyalty/gift"], &json!(["awareness", "experience/feedback-survey"]));
    assert_eq!(also["awareness/ebook"], &json!([]));
    let map = page(&files, "en/map/index.html");
    assert!(map.contains("data-activity=\"loyalty/gift awareness experience/feedback-survey\""), "{map}");
}

#[test]
fn another_activity_of_its_own_stage_names_the_first() {
    let playbook = clean();
    playbook.edit(
        "content/guides/awareness/ebook.en.md",
        "activity: ebook\n",
        "activity: ebook\nalso: [awareness/free-course]\n",
    );
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let files = playbook.build("out", &[]);
    let stage = page(&files, "en/awareness/index.html");
    assert!(stage.contains("Also here; its home is Ebook"), "{stage}");
    let plan = page(&files, "en/plan/index.html");
    assert!(!plan.contains("Also here"), "the plan lists it once in its stage");
}

#[test]
fn many_guests_are_on_further_parts_of_the_list() {
    let playbook = clean();
    for number in 0..70 {
        for (lang, line) in [("en", "also: [loyalty/gift]\n"), ("vi", "")] {
            let text = playbook.read(&format!("content/guides/awareness/ebook.{lang}.md"));
            let text = text.replacen("activity: ebook\n", &format!("activity: ebook\n{line}"), 1);
            playbook.write(&format!("content/guides/awareness/ebook-{number}.{lang}.md"), &text);
        }
    }
    let files = playbook.build("out", &["--drafts"]);
    let parts = ["en/loyalty/index.html", "en/loyalty/page/2/index.html"].map(|path| page(&files, path));
    let cards = parts.map(|part| part.matches("<div class=\"card\"").count());
    assert_eq!(cards, [60, 11]);
    // The address of a part is taken.
    playbook.write("content/pages/loyalty/page/2.en.md", "---\ntitle: Two\nsummary: Two.\n---\n\nText.\n");
    playbook.write("content/pages/loyalty/page/2.vi.md", "---\ntitle: Hai\nsummary: Số hai.\n---\n\nMột đoạn.\n");
    assert_eq!(check(playbook.root()).codes(), ["guide/duplicate-slug"]);
}
