//! Mistakes of many kinds at once: each is told once, at its place, and nothing is written.

use crate::support::{Playbook, files};

/// Breaks a copy of the shipped playbook in nine ways, and returns it with what must be told: code and place.
fn broken() -> (Playbook, Vec<(&'static str, String)>) {
    let playbook = Playbook::shipped();
    let mut expected = Vec::new();
    let mut expect = |playbook: &Playbook, code: &'static str, file: &str, marker: &str| {
        let text = playbook.read(file);
        let at = text.find(marker).unwrap_or_else(|| panic!("{file}: {marker}"));
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].rsplit('\n').next().unwrap().chars().count() + 1;
        expected.push((code, format!("{file}:{line}:{column}")));
    };
    playbook.remove("content/stages/loyalty.yaml");

    playbook.write("content/stages/advocacy.yaml", "id: advocacy\norder: 6\n");
    expect(&playbook, "model/unknown-stage", "content/stages/advocacy.yaml", "advocacy");

    playbook.edit("content/stages/consideration.yaml", "order: 2", "order: 3");
    expect(&playbook, "model/stage-order", "content/stages/consideration.yaml", "3");
    playbook.edit("content/stages/acquisition.yaml", "order: 3", "order: 2");
    expect(&playbook, "model/stage-order", "content/stages/acquisition.yaml", "2");

    playbook.edit("content/stages/experience.yaml", "order: 4\n", "order: 4\norder: 4 # again\n");
    expect(&playbook, "yaml/duplicate-key", "content/stages/experience.yaml", "order: 4 # again");

    playbook.edit(
        "content/stages/awareness.yaml",
        "name:\n  en: Awareness\n  vi: Nhận biết\n",
        "name:\n  en: Awareness\n",
    );
    expect(&playbook, "localized/missing-language", "content/stages/awareness.yaml", "en: Awareness");

    let guide = "content/guides/awareness/gamification.en.md";
    playbook.edit(guide, "activity: gamification", "activity: gamificaton");
    expect(&playbook, "guide/unknown-activity", guide, "gamificaton");

    let guide = "content/guides/awareness/ebook.en.md";
    playbook.edit(guide, "channels: [", "channels: [webiste, ");
    expect(&playbook, "guide/unknown-term", guide, "webiste");

    let guide = "content/guides/experience/feedback-survey.en.md";
    playbook.edit(guide, "## Follow-up\n", "## Follow-up\n\nSee [nothing](../awareness/nothing-there.en.md).\n");
    expect(&playbook, "link/broken", guide, "../awareness/nothing-there.en.md");

    let guide = "content/guides/experience/special-deal.en.md";
    let text = playbook.read(guide);
    let body = text.splitn(3, "---\n").nth(2).unwrap().trim_start().to_owned();
    playbook.write(guide, &body);
    expect(&playbook, "guide/missing-front-matter", guide, "##");

    (playbook, expected)
}

#[test]
fn every_mistake_is_told_in_one_run_and_nothing_is_written() {
    let (playbook, expected) = broken();
    let intact = Playbook::shipped();
    intact.build("output", &[]);
    let before = files(&intact.path("output"));
    crate::support::copy(&intact.path("output"), &playbook.path("output"));

    let run = playbook.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(files(&playbook.path("output")) == before, "the output was touched");

    let run = playbook.run(&["check"]);
    assert_eq!(run.code, 1);
    for (code, place) in &expected {
        let told = format!("[{code}]");
        let blocks = run.stdout.split("\n\n");
        assert!(
            blocks.clone().any(|block| block.contains(&told) && block.contains(place.as_str())),
            "{code} at {place} is not told:\n{}",
            run.stdout
        );
    }
    assert!(run.stdout.contains("[model/missing-stage]") && run.stdout.contains("content/stages/loyalty.yaml"));
    let errors = run.stdout.matches("error[").count();
    assert_eq!(errors, expected.len() + 1, "more is told than is wrong:\n{}", run.stdout);
}

#[test]
fn the_report_speaks_vietnamese() {
    let (playbook, _) = broken();
    let run = playbook.run(&["check", "--lang", "vi"]);
    assert!(run.stdout.contains("lỗi[guide/unknown-activity]"), "{}", run.stdout);
    assert!(!run.stdout.contains("error["));
    let run = playbook.run_with(&["check"], &[("LANG", "vi_VN.UTF-8")]);
    assert!(run.stdout.contains("lỗi["));
}
