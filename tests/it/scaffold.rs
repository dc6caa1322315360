//! New playbooks and new guides.

use stagecraft::check::check;
use stagecraft::load::load;
use stagecraft::scaffold::{init, new_guide};

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
    assert!(playbook.guides.iter().all(|guide| guide.text.translations.iter().all(Option::is_some)));
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

#[test]
fn a_new_guide_has_its_sections_in_every_language_and_checks_clean() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path()).unwrap();
    let written = new_guide(dir.path(), "awareness/webinar").unwrap();
    assert_eq!(written, ["content/guides/awareness/webinar.en.md", "content/guides/awareness/webinar.vi.md"]);
    let files = read(dir.path());
    let headings = |path: &str| files[path].lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!([headings(&written[0]), headings(&written[1])], [4, 4]);
    assert_eq!(check(&load(dir.path(), None).unwrap()).diagnostics, []);
}

#[test]
fn a_new_guide_is_for_the_activity_that_has_none() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path()).unwrap();
    let stage = dir.path().join("content/stages/awareness.yaml");
    let more = "activities:\n  - id: webinar\n    name: {en: Webinar, vi: Hội thảo trực tuyến}\n  - id: podcast\n    \
                name: {en: Podcast, vi: Podcast}\n";
    let text = std::fs::read_to_string(&stage).unwrap().replacen("activities:\n", more, 1);
    std::fs::write(&stage, text).unwrap();
    let activity_of = |name: &str| {
        let written = new_guide(dir.path(), &format!("awareness/{name}")).unwrap();
        let text = std::fs::read_to_string(dir.path().join(&written[0])).unwrap();
        text.lines().find_map(|line| line.strip_prefix("activity: ")).unwrap().to_owned()
    };
    assert_eq!(activity_of("podcast"), "podcast", "the activity of the guide's own name");
    assert_eq!(activity_of("first-talk"), "webinar", "the first without a guide");
    assert_eq!(activity_of("another-talk"), "webinar", "all have one: the first");
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
        let failure = new_guide(dir.path(), name).unwrap_err();
        assert_eq!(failure.text.id, id, "{name}");
        let suggested = failure.text.args.iter().find(|(name, _)| *name == "suggestion").map(|(_, arg)| arg.clone());
        assert_eq!(suggested, suggestion.map(Into::into), "{name}");
    }
    assert_eq!(read(dir.path()), before);
}
