//! New playbooks and new guides.

use stagecraft::check::check;
use stagecraft::load::load;
use stagecraft::scaffold::{MadeGuide, NewGuide, init, new_guide};

use crate::folder::{put, read, tree};

#[test]
fn a_new_playbook_checks_clean() {
    let dir = tempfile::tempdir().unwrap();
    let written = init(dir.path()).unwrap();
    assert_eq!(written, read(dir.path()).into_keys().collect::<Vec<_>>());
    let checked = check(&load(dir.path(), None).unwrap());
    assert_eq!(checked.diagnostics, []);
    let playbook = checked.playbook.unwrap();
    assert_eq!(playbook.guides.len(), 5);
    assert!(playbook.guides.iter().all(|guide| guide.text.targets().count() == 1));
}

#[test]
fn init_overwrites_nothing() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), &tree([("content/glossary.yaml", "mine"), (".gitignore", "mine")]));
    let before = read(dir.path());
    assert_eq!(init(dir.path()).unwrap_err().text.id, "failure-file-exists");
    assert_eq!(read(dir.path()), before);
    std::fs::remove_file(dir.path().join("content/glossary.yaml")).unwrap();
    init(dir.path()).unwrap();
    assert_eq!(read(dir.path())[".gitignore"], "mine");
    let before = read(dir.path());
    assert_eq!(init(dir.path()).unwrap_err().text.id, "failure-init-exists");
    assert_eq!(read(dir.path()), before);
}

/// Makes a guide of that name, with nothing else asked for.
fn guide(root: &std::path::Path, name: &str) -> MadeGuide {
    new_guide(root, NewGuide { name, ..NewGuide::default() }).unwrap()
}

#[test]
fn a_new_guide_has_its_sections_in_every_language_and_asks_for_its_activity_alone() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path()).unwrap();
    let made = guide(dir.path(), "awareness/quiz-night");
    assert_eq!(made.files, ["content/guides/awareness/quiz-night.en.md", "content/guides/awareness/quiz-night.vi.md"]);
    assert_eq!((made.activity, made.activities), (None, vec!["ebook".to_owned()]));
    let files = read(dir.path());
    let texts = [&files[&made.files[0]], &files[&made.files[1]]];
    for text in texts {
        assert!(text.starts_with("---\ntitle: \"Quiz night\"\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("## ")).count(), 4);
    }
    assert!(texts[0].contains("\nactivity: # ebook\n"), "{}", texts[0]);
    let diagnostics = check(&load(dir.path(), None).unwrap()).diagnostics;
    let ids: Vec<&str> = diagnostics.iter().map(|diagnostic| &*diagnostic.message.id).collect();
    assert_eq!(ids, ["yaml-missing-field-activity"]);
    assert!(diagnostics[0].message.args.contains(&("expected", "ebook".into())));
}

#[test]
fn a_new_guide_of_an_activitys_name_is_for_it_and_others_are_for_the_one_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path()).unwrap();
    let stage = dir.path().join("content/stages/awareness.yaml");
    let more = "activities:\n  - id: webinar\n    name: {en: Live webinar, vi: Hội thảo trực tuyến}\n";
    let text = std::fs::read_to_string(&stage).unwrap().replacen("activities:\n", more, 1);
    std::fs::write(&stage, text).unwrap();
    let cases = [
        ("webinar", None, None, ["Live webinar", "Hội thảo trực tuyến"]),
        ("first-talk", Some("webinar"), None, ["First talk", "First talk"]),
        ("talk-2", Some("webinar"), Some(" Ngày \"hội\" "), ["Ngày \\\"hội\\\"", "Ngày \\\"hội\\\""]),
    ];
    for (slug, activity, title, titles) in cases {
        let name = format!("awareness/{slug}");
        let made = new_guide(dir.path(), NewGuide { name: &name, activity, guide_type: None, title }).unwrap();
        assert_eq!(made.activity.as_deref(), Some("webinar"), "{slug}");
        for (path, title) in made.files.iter().zip(titles) {
            let text = std::fs::read_to_string(dir.path().join(path)).unwrap();
            assert!(text.starts_with(&format!("---\ntitle: \"{title}\"\n")), "{text}");
        }
    }
    assert_eq!(check(&load(dir.path(), None).unwrap()).diagnostics, []);
    for (activity, id) in [("webiner", "failure-new-activity-near"), ("zzzzzz", "failure-new-activity")] {
        let asked = NewGuide { name: "awareness/x", activity: Some(activity), guide_type: None, title: None };
        assert_eq!(new_guide(dir.path(), asked).unwrap_err().text.id, id);
    }
}

#[test]
fn a_guide_that_cannot_be_made_says_why() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path()).unwrap();
    put(dir.path(), &tree([("content/guides/loyalty/party/index.en.md", "---\n---\n")]));
    let before = read(dir.path());
    let cases = [
        ("awareness/ebook", "failure-file-exists", None),
        ("loyalty/party", "failure-file-exists", None),
        ("awareness/index", "failure-new-index", None),
        ("awareness", "failure-new-form", None),
        ("awareness/", "failure-new-form", None),
        ("awareness/Trò chơi", "failure-new-form", None),
        ("awareness/../x", "failure-new-form", None),
        ("awareness/a--b", "failure-new-form", None),
        ("awareness/-a", "failure-new-form", None),
        ("awareness/a-", "failure-new-form", None),
        ("awarenes/x", "failure-new-stage-near", Some("awareness/x")),
        ("nhan-biet/x", "failure-new-stage-near", Some("awareness/x")),
        ("Trải nghiệm/x", "failure-new-stage-near", Some("experience/x")),
        ("zzz/x", "failure-new-stage", None),
    ];
    for (name, id, suggestion) in cases {
        let failure = new_guide(dir.path(), NewGuide { name, ..NewGuide::default() }).unwrap_err();
        assert_eq!(failure.text.id, id, "{name}");
        let suggested = failure.text.args.iter().find(|(name, _)| *name == "suggestion").map(|(_, arg)| arg.clone());
        assert_eq!(suggested, suggestion.map(Into::into), "{name}");
    }
    assert_eq!(read(dir.path()), before);
}
