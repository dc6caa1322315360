//! A team that states few facts or none: pages and data without them; times as ranges and in words; owners and reviews.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::clean::clean;
use crate::support::{Playbook, files};

const SETTINGS: &str = "content/playbook.yaml";
const EBOOK: &str = "content/guides/awareness/ebook.en.md";

/// What guides of the small playbook state besides title, summary and activity.
const FACTS: [&str; 5] = ["channels:", "initiative:", "effort:", "time:", "metrics:"];

/// Returns the small playbook of a team that has no lists to choose from, and states nothing in its guides.
fn without_facts() -> Playbook {
    let playbook = clean();
    let settings = playbook.read(SETTINGS);
    let (before, rest) = settings.split_once("vocabularies:\n").unwrap();
    let (_, after) = rest.split_once("guide_sections:\n").unwrap();
    playbook.write(SETTINGS, &format!("{before}guide_sections:\n{after}"));
    for path in files(&playbook.path("content/guides")).into_keys().filter(|path| path.ends_with(".en.md")) {
        let path = format!("content/guides/{path}");
        let text = playbook.read(&path);
        let kept = text.lines().filter(|line| !FACTS.iter().any(|fact| line.starts_with(fact)));
        playbook.write(&path, &kept.map(|line| format!("{line}\n")).collect::<String>());
    }
    playbook
}

/// Returns the small playbook with other facts in one of its guides.
fn stating(facts: &str) -> Playbook {
    let playbook = clean();
    playbook.edit(EBOOK, "time: { prepare: 1d, run: 2h }\n", facts);
    playbook
}

#[test]
fn a_column_of_times_has_the_words_of_the_main_language() {
    let words = "time: { run: { en: 1 h per participant, vi: 1 giờ mỗi người } }\n";
    for (languages, shown) in [("[en, vi]", "run: 1 h per participant"), ("[vi, en]", "run: 1 giờ mỗi người")] {
        let playbook = stating(words);
        playbook.edit("content/playbook.yaml", "languages: [en, vi]", &format!("languages: {languages}"));
        let table = playbook.run(&["status", "--columns", "time"]).stdout;
        assert!(table.contains(shown), "{languages}: {table}");
    }
}

/// Returns the page of the guide that the tests change.
fn ebook_page(files: &BTreeMap<String, Vec<u8>>, lang: &str) -> String {
    let data = data(files);
    page(files, &format!("{}index.html", ebook(&data)["text"][lang]["address"].as_str().unwrap()))
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

fn data(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["playbook.json"]).unwrap()
}

/// Returns what `playbook.json` says of the guide that the tests change.
fn ebook(data: &Value) -> &Value {
    data["guides"].as_array().unwrap().iter().find(|guide| guide["id"] == "awareness/ebook").unwrap()
}

#[test]
fn a_team_without_facts_has_pages_without_their_places() {
    let playbook = without_facts();
    assert_eq!(playbook.run(&["check", "--strict"]).code, 0);
    let files = playbook.build("out", &[]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for nothing in ["undefined", "<ul class=\"tags\">\n</ul>", "<dl class=\"facts-tiles\">\n</dl>", "feed.xml"] {
            assert!(!text.contains(nothing), "{path} has {nothing}");
        }
    }
    let guide = ebook_page(&files, "en");
    assert!(!guide.contains("__guide-facts") && !guide.contains("performTime") && !guide.contains("audience"));
    let stage = page(&files, "en/awareness/index.html");
    assert!(!stage.contains("data-filters") && !stage.contains("class=\"tags\""), "nothing to choose by");
    let plan = page(&files, "en/plan/index.html");
    assert!(plan.contains("<p class=\"lead\">Choose guides and put them in order.</p>"), "no word of times");
    for nothing in ["plan-totals", "data-time", "agenda", "data-plan-part=\"calendar\""] {
        assert!(!plan.contains(nothing), "the plan has {nothing}");
    }
    let home = page(&files, "en/index.html");
    assert!(!home.contains("__home-start") && !home.contains("__home-newest"));
}

#[test]
fn a_map_without_channels_has_one_row_of_all_guides() {
    let files = without_facts().build("out", &[]);
    let map = page(&files, "en/map/index.html");
    assert!(
        map.contains("Guides by stage") && !map.contains("scope=\"row\"") && !map.contains("<select name=\"effort\"")
    );
    let guides = data(&files)["guides"].as_array().unwrap().len();
    assert_eq!(map.matches("data-filter-item=").count(), guides);
    assert!(page(&files, "llms.txt").contains("Which guides there are in which stage"));
}

#[test]
fn what_is_not_stated_is_null_or_empty_in_the_data() {
    let files = without_facts().build("out", &[]);
    let data = data(&files);
    assert_eq!(data["channels"], json!([]));
    let guide = ebook(&data);
    for name in ["channels", "industries", "roles", "metrics", "owner"] {
        assert_eq!(guide[name], json!([]), "{name}");
    }
    for name in ["initiative", "effort", "time", "prepare_minutes", "run_minutes", "team", "updated", "review_by"] {
        assert!(guide.as_object().unwrap().contains_key(name) && guide[name].is_null(), "{name}");
    }
}

#[test]
fn filters_offer_what_is_not_stated_only_where_some_state_it() {
    let not_stated = |page: &str, name: &str| {
        let select = page.split(&format!("<select name=\"{name}\"")).nth(1)?.split("</select>").next()?.to_owned();
        Some(select.contains("<option value=\"-\">Not stated</option>"))
    };
    let playbook = clean();
    let all = page(&playbook.build("out", &[]), "en/map/index.html");
    assert_eq!([not_stated(&all, "effort"), not_stated(&all, "role")], [Some(false), None]);
    playbook.edit(EBOOK, "effort: low\n", "");
    let files = playbook.build("out", &[]);
    assert_eq!(not_stated(&page(&files, "en/map/index.html"), "effort"), Some(true));
    let stage = page(&files, "en/awareness/index.html");
    assert_eq!(not_stated(&stage, "effort"), None, "few guides are seen at a glance");
    playbook.edit(EBOOK, "channels: [email]\n", "");
    let files = playbook.build("out", &[]);
    let map = page(&files, "vi/map/index.html");
    let row = map.split("<th scope=\"row\">Chưa ghi kênh</th>").nth(1).unwrap();
    assert!(row.contains("data-filter-item=\"awareness/ebook\""));
}

#[test]
fn times_are_ranges_and_words_on_pages_and_in_the_data() {
    let playbook = stating("time: { prepare: 90m-2h, run: \"1 h per participant\" }\n");
    let files = playbook.build("out", &[]);
    let english = ebook_page(&files, "en");
    assert!(english.contains("<dd>90 minutes – 2 hours</dd>") && english.contains("<dd>1 h per participant</dd>"));
    assert!(!english.contains("prepTime") && !english.contains("performTime"), "neither is exact");
    let vietnamese = ebook_page(&files, "vi");
    assert!(vietnamese.contains("<dd>90 phút – 2 giờ</dd>"));
    assert!(vietnamese.contains("<dd lang=\"en\">1 h per participant</dd>"), "words say whose language they are in");
    let plan = page(&files, "en/plan/index.html");
    assert!(plan.contains(
        "<td data-time=\"prepare\" data-label=\"To prepare\" data-minutes=\"90 120\">90 minutes – 2 hours</td>"
    ));
    assert!(plan.contains("<td data-time=\"run\" data-label=\"To run\">1 h per participant</td>"));
    let data = data(&files);
    let guide = ebook(&data);
    let prepare = json!({ "text": "90m-2h", "min_minutes": 90, "max_minutes": 120 });
    let run = json!({ "words": { "en": "1 h per participant" } });
    assert_eq!(guide["time"], json!({ "prepare": prepare, "run": run }));
    assert!(guide["prepare_minutes"].is_null() && guide["run_minutes"].is_null());

    let playbook = stating("time: { prepare: 1–2w, run: { en: as long as it takes, vi: đến khi xong } }\n");
    let files = playbook.build("out", &[]);
    assert!(ebook_page(&files, "en").contains("<dd>1–2 weeks</dd>"));
    assert!(ebook_page(&files, "vi").contains("<dd>đến khi xong</dd>"));
}

#[test]
fn what_is_nearly_a_time_is_corrected_where_it_is_certain() {
    for (written, fixed) in [
        ("3 days", "3d"),
        ("3 ngày", "3d"),
        ("1 to 2 weeks", "1-2w"),
        ("từ 1 đến 2 tuần", "1-2w"),
        ("90 min - 2 hours", "90m-2h"),
        ("1h30", "90m"),
        ("2.5h", "150m"),
        ("1,5 days", "12h"),
    ] {
        let playbook = stating(&format!("time: {{ run: \"{written}\" }}\n"));
        playbook.run(&["check", "--fix"]);
        let text = playbook.read(EBOOK);
        assert!(text.contains(&format!("time: {{ run: {fixed} }}\n")), "{written}: {text}");
    }
    for wrong in ["2-1w", "1-2", "5", "0d", "3x", "days", "1-2-3d", "99999w"] {
        let playbook = stating(&format!("time: {{ run: \"{wrong}\" }}\n"));
        let run = playbook.run(&["check", "--fix"]);
        assert!(run.code == 1 && run.stdout.contains("guide/bad-value"), "{wrong}: {}", run.stdout);
        assert!(playbook.read(EBOOK).contains(wrong), "{wrong} is left as it is");
    }
    for words in ["half a day", "2 hours per person", "3 months", "vài ngày", "khoảng 2 tuần", "1h/người"] {
        let run = stating(&format!("time: {{ run: \"{words}\" }}\n")).run(&["check", "--strict"]);
        assert_eq!(run.code, 0, "{words}: {}", run.stdout);
    }
}

#[test]
fn a_playbook_decides_which_facts_guides_state() {
    let playbook = clean();
    let settings = playbook.read(SETTINGS);
    playbook.write(SETTINGS, &format!("{settings}guide_facts:\n  required: [effort, owner]\n"));
    let run = playbook.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let guides = files(&playbook.path("content/guides")).into_keys().filter(|path| path.ends_with(".en.md")).count();
    assert_eq!(report["errors"], guides, "one for each guide without an owner");
    let related = &report["diagnostics"][0]["related"][0];
    assert_eq!(related["file"], SETTINGS);
    assert_eq!(related["span"]["start"]["line"], settings.lines().count() + 2);
    playbook.write(SETTINGS, &settings);
    assert_eq!(playbook.run(&["check", "--strict"]).code, 0);
}

#[test]
fn a_new_guide_states_what_is_required_and_names_the_rest() {
    let playbook = clean();
    let settings = playbook.read(SETTINGS);
    let own = "fields:\n  - {id: budget, label: {en: Budget, vi: Ngân sách}, type: number}\n";
    let required = "guide_facts:\n  required: [roles, time, owner, budget]\n";
    playbook.write(SETTINGS, &format!("{settings}{own}{required}"));
    assert_eq!(playbook.run(&["new", "guide", "loyalty/thanks"]).code, 0);
    let guide = playbook.read("content/guides/loyalty/thanks.en.md");
    for line in
        ["roles: [marketer]\n", "time: {prepare: 1d, run: 1w}\n", "owner: # Who", "budget: # Budget\n", "# effort: "]
    {
        assert!(guide.contains(line), "{line}: {guide}");
    }
    playbook.write(SETTINGS, &settings);
    assert_eq!(playbook.run(&["new", "guide", "loyalty/again"]).code, 0);
    let guide = playbook.read("content/guides/loyalty/again.en.md");
    assert!(guide.contains("# time: ") && guide.contains("# owner: ") && !guide.contains("\ntime:"), "{guide}");
    let plain = without_facts();
    assert_eq!(plain.run(&["new", "guide", "loyalty/thanks"]).code, 0);
    assert!(!plain.read("content/guides/loyalty/thanks.en.md").contains("channels"), "there are none to choose from");
}

#[test]
fn owners_and_reviews_are_shown_and_told_of() {
    let playbook = stating("owner: [Lan, Minh]\nreview_by: 2027-05-01\nupdated: 2026-05-01\n");
    let files = playbook.build("out", &[]);
    let guide = ebook_page(&files, "en");
    assert!(guide.contains("<dt>Owner</dt><dd>Lan</dd><dd>Minh</dd>"));
    assert!(guide.contains("<dt>To be reviewed by</dt><dd><time datetime=\"2027-05-01\">1 May 2027</time></dd>"));
    let feed = page(&files, "en/feed.xml");
    assert!(feed.contains("<author><name>Lan</name></author>\n<author><name>Minh</name></author>"));
    let data = data(&files);
    assert_eq!(json!([ebook(&data)["owner"], ebook(&data)["review_by"]]), json!([["Lan", "Minh"], "2027-05-01"]));

    for (day, is_due) in [("2027-05-01", false), ("2027-05-02", true)] {
        let run = playbook.run(&["check", "--today", day]);
        assert_eq!((run.code, run.stdout.contains("guide/review-due")), (0, is_due), "{day}: {}", run.stdout);
        assert_eq!(playbook.run(&["check", "--strict", "--today", day]).code, 0, "{day}: nobody's change is to blame");
    }
    let asked = ["check", "--strict", "--code", "guide/review-due", "--today", "2027-05-02"];
    assert_eq!(playbook.run(&asked).code, 1, "who asks for the code gets it");
    assert_eq!(playbook.build("again", &["--strict"]), files, "what is built does not depend on the day");
    let settings = playbook.read(SETTINGS);
    playbook.write(SETTINGS, &format!("{settings}checks: {{guide/review-due: error}}\n"));
    assert_eq!(playbook.run(&["check", "--today", "2027-05-02"]).code, 1);
}

#[test]
fn the_status_lists_what_guides_state_and_what_is_due() {
    let playbook = stating("owner: Lan\nreview_by: 2027-05-01\ntime: { run: 1-2w }\n");
    let due = |args: &[&str]| playbook.run(&[&["status", "--today", "2027-04-20"], args].concat()).stdout;
    assert_eq!(due(&["--due"]), "No guide is due for review.\n");
    let soon = due(&["--within", "30d", "--columns", "time"]);
    assert!(soon.contains("awareness/ebook") && soon.contains("in 11 days") && soon.contains("run: 1-2w"), "{soon}");
    assert!(!soon.contains("loyalty/gift"), "{soon}");
    assert!(!due(&[]).contains("status --due"));
    assert!(playbook.run(&["status", "--today", "2027-05-01"]).stdout.contains("1 guide is due for review"));
    let table = due(&["--guides"]);
    let head = table.lines().next().unwrap();
    assert_eq!(head.split_whitespace().collect::<Vec<_>>(), ["Guide", "owner", "review_by"]);
    assert!(table.contains("loyalty/gift"));
    let chosen = due(&["--columns", "effort,owner"]);
    assert!(chosen.lines().any(|line| line.split_whitespace().eq(["awareness/ebook", "low", "Lan"])), "{chosen}");
    let unknown = playbook.run(&["status", "--columns", "onwer"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("Did you mean owner?"), "{}", unknown.stderr);

    let run = playbook.run(&["status", "--format", "json", "--within", "2w", "--today", "2027-04-20"]);
    let status: Value = serde_json::from_str(&run.stdout).unwrap();
    let expected = json!({ "today": "2027-04-20", "within_days": 14, "due": [{
        "id": "awareness/ebook", "file": EBOOK, "owner": ["Lan"], "review_by": "2027-05-01", "days_left": 11,
    }] });
    assert_eq!(status["reviews"], expected);
    let texts = status["texts"].as_array().unwrap();
    let facts = |id: &str| texts.iter().find(|text| text["id"] == id).unwrap()["facts"].clone();
    assert_eq!(facts("awareness/ebook")["time"]["run"]["max_minutes"], 4800);
    assert_eq!(facts("awareness/ebook")["channels"], json!(["email"]));
    assert!(facts("loyalty/gift")["review_by"].is_null());
}
