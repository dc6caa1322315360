//! How translations stand, and recording that they are good.

use serde_json::Value;

use crate::support::{Playbook, files};

const SOURCE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATION: &str = "content/guides/awareness/ebook.vi.md";

/// Copies the shipped playbook without what its translations record.
pub(crate) fn untracked() -> Playbook {
    let playbook = Playbook::shipped();
    for path in files(&playbook.path("content")).into_keys().filter(|path| path.ends_with(".vi.md")) {
        let path = format!("content/{path}");
        let text = playbook.read(&path);
        let mut in_record = false;
        let kept = text.split_inclusive('\n').filter(|line| {
            in_record = line.starts_with("translated_from:") || (in_record && line.starts_with(' '));
            !in_record
        });
        playbook.write(&path, &kept.collect::<String>());
    }
    playbook
}

/// Returns the status as JSON, and the exit code.
fn status(playbook: &Playbook) -> (Value, i32) {
    let run = playbook.run(&["status", "--format", "json"]);
    (serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}{}", run.stdout, run.stderr)), run.code)
}

/// Returns how the Vietnamese translation of the guide or page `id` stands: state, changed sections, whether it is
/// built differently.
fn standing(playbook: &Playbook, id: &str) -> (String, Vec<String>, bool) {
    let (status, _) = status(playbook);
    let text = status["texts"].as_array().unwrap().iter().find(|text| text["id"] == id);
    let translation = &text.unwrap_or_else(|| panic!("{id} is not told of"))["translations"][0];
    let changed = translation["changed"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    (
        translation["state"].as_str().unwrap().to_owned(),
        changed.collect(),
        translation["structure_differs"].as_bool().unwrap(),
    )
}

fn accept(playbook: &Playbook, files: &[&str]) {
    let run = playbook.run(&[&["status", "--accept"], files].concat());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn accepting_adds_the_record_and_changes_nothing_else() {
    let playbook = untracked();
    let before = playbook.read(TRANSLATION);
    assert_eq!(standing(&playbook, "awareness/ebook").0, "untracked");
    accept(&playbook, &[TRANSLATION]);
    let after = playbook.read(TRANSLATION);
    let sections =
        ["head", "why", "when", "prepare", "steps", "words", "measure", "pitfalls", "industries", "follow-up", "quiz"];
    let start = after.find("translated_from:\n").unwrap();
    let end = start + after[start..].find("---\n").unwrap();
    let record: Vec<&str> = after[start..end].lines().collect();
    assert_eq!(record.len(), sections.len() + 1);
    for (line, section) in record[1..].iter().zip(sections) {
        let value = line.strip_prefix(&format!("  {section}: \"")).and_then(|rest| rest.strip_suffix('"')).unwrap();
        assert!(value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_hexdigit()), "{line}");
    }
    assert_eq!(format!("{}{}", &after[..start], &after[end..]), before);
    accept(&playbook, &[TRANSLATION]);
    assert_eq!(playbook.read(TRANSLATION), after, "accepting again changes nothing");
    assert_eq!(standing(&playbook, "awareness/ebook").0, "up-to-date");
}

#[test]
fn a_changed_section_is_named_and_accepting_changes_its_line_alone() {
    let playbook = untracked();
    accept(&playbook, &[TRANSLATION]);
    let before = playbook.read(TRANSLATION);
    playbook.edit(SOURCE, "\n## Measure\n", "\n## Measure\n\nOne more sentence, with a comma.\n");
    assert_eq!(standing(&playbook, "awareness/ebook"), ("stale".to_owned(), vec!["measure".to_owned()], false));
    let table = playbook.run(&["status"]).stdout;
    assert!(table.contains("1 section changed: measure"), "{table}");

    accept(&playbook, &[TRANSLATION]);
    let after = playbook.read(TRANSLATION);
    let changed: Vec<&str> = after.lines().zip(before.lines()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
    assert_eq!(after.lines().count(), before.lines().count());
    assert!(matches!(changed[..], [line] if line.starts_with("  measure: \"")), "{changed:?}");
    assert_eq!(standing(&playbook, "awareness/ebook").0, "up-to-date");
}

#[test]
fn line_ends_marks_and_comments_stay() {
    let playbook = untracked();
    accept(&playbook, &[TRANSLATION]);
    let text = playbook
        .read(TRANSLATION)
        .replace("  why: ", "  # Lan, 3/2026\n  why: ")
        .replace("translated_from:\n", "translated_from: # by the tool\n  gone: \"00000000\" # an old section\n");
    let text = text.replace('\n', "\r\n");
    playbook.write(TRANSLATION, &format!("\u{feff}{text}"));
    assert_eq!(standing(&playbook, "awareness/ebook").1, ["gone"]);
    accept(&playbook, &[TRANSLATION]);
    let expected = text.replace("  gone: \"00000000\" # an old section\r\n", "");
    assert_eq!(playbook.read(TRANSLATION), format!("\u{feff}{expected}"));
}

#[test]
fn a_record_in_any_form_is_brought_up_to_date() {
    for record in [
        "translated_from:\n",
        "translated_from: {head: \"00000000\", why: 11111111}\n",
        "translated_from: # comment\n  head: 00000000\n",
        "translated_from:\n    steps: '00000000'\n    head: \"00000000\"\n",
        "\"translated_from\": {}\n",
    ] {
        let playbook = untracked();
        let text = playbook.read(TRANSLATION);
        let end = text[4..].find("---\n").unwrap() + 4;
        let (head, body) = text.split_at(end);
        playbook.write(TRANSLATION, &format!("{head}{record}{body}"));
        accept(&playbook, &[TRANSLATION]);
        assert_eq!(standing(&playbook, "awareness/ebook").0, "up-to-date", "{record}");
        let accepted = playbook.read(TRANSLATION);
        assert!(accepted.starts_with(head) && accepted.ends_with(body), "{record}");
        for line in accepted[head.len()..accepted.len() - body.len()].lines().skip(1) {
            let is_quoted = line.split_once(": \"").is_some_and(|(_, value)| value[8..].starts_with('"'));
            assert!(is_quoted, "{record}{line}");
        }
        accept(&playbook, &[TRANSLATION]);
        assert_eq!(playbook.read(TRANSLATION), accepted, "{record}");
    }
}

#[test]
fn an_introduction_is_recorded_only_where_there_is_one() {
    let playbook = untracked();
    accept(&playbook, &[TRANSLATION]);
    assert!(!playbook.read(TRANSLATION).contains("  intro: "));
    playbook.edit(SOURCE, "\n## Why it works\n", "\nA word before.\n\n## Why it works\n");
    assert_eq!(standing(&playbook, "awareness/ebook").1, ["intro"]);
    accept(&playbook, &[TRANSLATION]);
    let text = playbook.read(TRANSLATION);
    let lines: Vec<&str> = text.lines().skip_while(|line| *line != "translated_from:").skip(1).take(3).collect();
    let names: Vec<&str> = lines.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(names, ["  head", "  intro", "  why"]);
}

#[test]
fn several_files_are_accepted_from_where_the_writer_is() {
    let playbook = untracked();
    let run = crate::support::program()
        .current_dir(playbook.path("content/guides/awareness"))
        .args(["status", "--accept", "ebook.vi.md", "content/pages/about.vi.md", "./ebook.vi.md"])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(standing(&playbook, "awareness/ebook").0, "up-to-date");
    assert_eq!(standing(&playbook, "about").0, "up-to-date");
}

#[test]
fn what_cannot_be_accepted_is_refused_before_anything_is_written() {
    let playbook = untracked();
    playbook.edit("content/guides/awareness/gamification.vi.md", "title:", "title: [");
    playbook.edit("content/guides/awareness/free-course.en.md", "title:", "titel:");
    let before = files(playbook.root());
    for (file, expected) in [
        (SOURCE, "is a source"),
        ("content/glossary.yaml", "is not a translation"),
        ("content/guides/awareness/nothing.vi.md", "cannot read"),
        ("content/guides/awareness/gamification.vi.md", "has mistakes"),
        ("content/guides/awareness/free-course.vi.md", "has mistakes"),
    ] {
        let run = playbook.run(&["status", "--accept", TRANSLATION, file]);
        assert_eq!(run.code, 2, "{file}");
        assert!(run.stderr.contains(expected), "{file}: {}", run.stderr);
    }
    assert!(files(playbook.root()) == before, "something was written");
}

#[test]
fn every_state_is_told_and_counted() {
    let playbook = untracked();
    let translated = |guide: &str| format!("content/guides/awareness/{guide}.vi.md");
    for guide in ["gamification", "activation-event", "ebook"] {
        accept(&playbook, &[&translated(guide)]);
    }
    playbook.edit("content/guides/awareness/activation-event.en.md", "title: ", "title: New ");
    playbook.remove(&translated("free-course"));
    playbook.edit(&translated("gamification"), "\n- [ ] ", "\n- ");
    let (told, code) = status(&playbook);
    assert_eq!(code, 0);
    let state = |id: &str| standing(&playbook, id);
    assert_eq!(state("awareness/gamification"), ("up-to-date".to_owned(), vec![], true));
    assert_eq!(state("awareness/activation-event"), ("stale".to_owned(), vec!["head".to_owned()], false));
    assert_eq!(state("awareness/ebook"), ("up-to-date".to_owned(), vec![], false));
    assert_eq!(state("awareness/free-course").0, "missing");
    let awareness = &told["coverage"]["stages"][0];
    assert_eq!(
        (&awareness["id"], &awareness["activities"], &awareness["with_guide"]),
        (&"awareness".into(), &4.into(), &4.into())
    );
    let expected = serde_json::json!({ "lang": "vi", "texts": 4, "up_to_date": 2, "stale": 1, "untracked": 0,
        "missing": 1, "unknown": 0, "structure_differs": 1 });
    assert_eq!(awareness["languages"][0], expected);
    let table = playbook.run(&["status"]).stdout;
    assert!(table.contains("up to date; structure differs"), "{table}");
}

#[test]
fn an_activity_without_a_guide_is_shown() {
    let playbook = untracked();
    for lang in ["en", "vi"] {
        playbook.remove(&format!("content/guides/loyalty/word-of-mouth-referral.{lang}.md"));
    }
    let (told, _) = status(&playbook);
    let activities = told["activities"].as_array().unwrap();
    let activity = activities.iter().find(|activity| activity["id"] == "word-of-mouth-referral").unwrap();
    assert_eq!(activity["guides"], serde_json::json!([]));
    assert_eq!(told["coverage"]["stages"][4]["with_guide"], 3);
    let table = playbook.run(&["status"]).stdout;
    assert!(table.lines().any(|line| line.contains("word-of-mouth-referral") && line.ends_with("no guide")), "{table}");
}

#[test]
fn what_mistakes_hide_is_said_and_the_rest_is_told() {
    let playbook = untracked();
    accept(&playbook, &[TRANSLATION]);
    playbook.edit("content/guides/awareness/gamification.en.md", "title:", "title: [");
    let (told, code) = status(&playbook);
    assert_eq!((code, told["errors"].as_u64().unwrap() > 0), (1, true));
    assert_eq!(standing(&playbook, "awareness/gamification").0, "unknown");
    assert_eq!(standing(&playbook, "awareness/ebook").0, "up-to-date");
    let run = playbook.run(&["status"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("cannot be told") && run.stdout.contains("stagecraft check"), "{}", run.stdout);
}

#[test]
fn settings_that_cannot_be_read_make_no_translation_stale() {
    let playbook = untracked();
    accept(&playbook, &[TRANSLATION]);
    playbook.edit("content/playbook.yaml", "title:", "title: [");
    assert_eq!(standing(&playbook, "awareness/ebook").0, "unknown");
    assert!(!playbook.run(&["check"]).stdout.contains("translation/stale"));
}

#[test]
fn columns_stand_below_each_other_in_both_languages() {
    let playbook = untracked();
    accept(&playbook, &[TRANSLATION]);
    for (lang, good, untracked) in [("en", "up to date", "untracked"), ("vi", "còn mới", "chưa theo dõi")] {
        let table = playbook.run(&["status", "--lang", lang]).stdout;
        assert!(!table.contains('\u{1b}'), "no colours where nobody looks");
        let column = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count());
        let rows = table.lines().take_while(|line| !line.is_empty());
        let columns: Vec<usize> =
            rows.filter_map(|line| column(line, good).or_else(|| column(line, untracked))).collect();
        assert!(columns.len() > 20 && columns.iter().all(|at| *at == columns[0]), "{table}");
    }
}
