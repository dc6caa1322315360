//! Fixing what can be fixed safely.

use std::collections::BTreeMap;

use stagecraft::check::check;
use stagecraft::diagnostic::{Diagnostic, Selection, Severity};
use stagecraft::fix::fix;
use stagecraft::load::load;
use unicode_normalization::UnicodeNormalization;

use crate::clean::clean;
use crate::support::{Playbook, Random, Run, files};

const GUIDE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATED: &str = "content/guides/awareness/ebook.vi.md";

fn run_fix(playbook: &Playbook) -> Run {
    playbook.run(&["check", "--fix"])
}

/// Writes mistakes into a copy of the shipped playbook and expects the fix to bring back every byte.
fn fixes(mistakes: &[(&str, &str, &str)]) {
    let playbook = Playbook::shipped();
    let intact = files(playbook.root());
    for (file, right, wrong) in mistakes {
        playbook.edit(file, right, wrong);
    }
    let broken = playbook.run(&["check"]).stdout;
    let run = run_fix(&playbook);
    let differs = || files(playbook.root()).into_iter().filter(|(path, text)| intact.get(path) != Some(text));
    let differing: Vec<_> = differs().map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{mistakes:?} in {differing:?}:\n{broken}\n{}{}", run.stdout, run.stderr);
    assert_eq!(run.code, 0, "{mistakes:?}: {}", run.stdout);
    assert!(run.stderr.contains("fixed"), "{}", run.stderr);
}

/// Expects the fix to leave a mistake alone.
fn leaves(mistakes: &[(&str, &str, &str)]) {
    let playbook = Playbook::shipped();
    for (file, right, wrong) in mistakes {
        playbook.edit(file, right, wrong);
    }
    let before = files(playbook.root());
    let run = run_fix(&playbook);
    assert!(files(playbook.root()) == before, "{mistakes:?} was changed");
    assert_eq!(run.stdout, playbook.run(&["check"]).stdout);
    assert!(run.stderr.contains("Nothing could be fixed"), "{}", run.stderr);
}

#[test]
fn misspelt_names_are_fixed_in_the_quotes_they_stand_in() {
    for mistake in [
        (GUIDE, "activity: ebook", "activity: ebok"),
        (GUIDE, "\nactivity:", "\nactivty:"),
        (GUIDE, "effort: medium", "effort: medum"),
        (GUIDE, "initiative: proactive", "initiative: Proactive"),
        ("content/stages/awareness.yaml", "\nkey_facts:", "\nkey_fact:"),
        ("content/stages/awareness.yaml", "id: awareness", "id: awarness"),
        ("content/playbook.yaml", "raw_html: escape", "raw_html: escpae"),
        ("content/playbook.yaml", "\nraw_html:", "\nraw_htlm:"),
        ("content/glossary.yaml", "\n  definition:", "\n  defintion:"),
        (GUIDE, "## Why it works", "## Why it work"),
    ] {
        fixes(&[mistake]);
    }
}

#[test]
fn what_can_have_meant_one_thing_only_is_fixed() {
    const PAGE: &str = "content/pages/how-to-use.en.md";
    for mistake in [
        (GUIDE, "(gamification.en.md)", "(gamification.md)"),
        (GUIDE, "(gamification.en.md)", "(gamificaton.en.md)"),
        (GUIDE, "(gamification.en.md)", "(gamification.vi.md)"),
        (GUIDE, "(gamification.en.md)", "(../loyalty/gamification.en.md)"),
        (PAGE, "(../guides/loyalty/gift.en.md)", "(../loyalty/gift.en.md)"),
        (GUIDE, "\nupdated: 2026-11-28", "\nupdated: 2026/11/28"),
        (GUIDE, "\nupdated: 2026-11-28", "\nupdated: 28.11.2026"),
        (GUIDE, "{prepare: 2w,", "{prepare: 2 weeks,"),
        (GUIDE, "{prepare: 2w, run: 4w}", "{prepare:2w, run: 4w}"),
        (GUIDE, "effort: medium", "effort: trung bình"),
        (GUIDE, "\neffort: medium", "\neffort:medium"),
        ("content/stages/loyalty.yaml", "order: 5", "order: 4"),
        ("content/stages/loyalty.yaml", "  vi: ", "  vn: "),
    ] {
        fixes(&[mistake]);
    }
    // Quotation marks are one way to write what was meant.
    for (right, wrong, fixed) in [
        ("\nprerequisites: []", "\nprerequisites: awareness/gamification", "\nprerequisites: [awareness/gamification]"),
        ("title: Knowledge ebook giveaway", "title: Ebook: how", "title: \"Ebook: how\""),
        ("title: Knowledge ebook giveaway", "title: 2026", "title: \"2026\""),
        ("title: Knowledge ebook giveaway", "title: @home", "title: \"@home\""),
        ("title: Knowledge ebook giveaway", "title: “Ebook: how”", "title: \"Ebook: how\""),
        ("\nteam: 3-5", "\nteam: 3-5\ndraft: yes", "\nteam: 3-5\ndraft: true"),
        ("better.", "better; see [x](www.example.org/a).", "better; see [x](https://www.example.org/a)."),
        ("better.", "better ([x](free-course.en.md#stepz)).", "better ([x](free-course.en.md#steps))."),
    ] {
        let playbook = Playbook::shipped();
        playbook.edit(GUIDE, right, wrong);
        let run = run_fix(&playbook);
        assert!(playbook.read(GUIDE).contains(fixed), "{wrong}:\n{}{}", run.stdout, run.stderr);
        assert!(run_fix(&playbook).stderr.contains("Nothing could be"), "{wrong}");
    }
}

#[test]
fn what_is_certain_to_nobody_is_left_alone() {
    // Day and month may have changed places.
    leaves(&[(GUIDE, "\nupdated: 2026-11-28", "\nupdated: 05/01/2026")]);
}

#[test]
fn html_that_can_mean_one_thing_only_becomes_markdown() {
    let certain = [
        (
            "Read <a href=\"https://example.org/a\" class=\"b\" target=_blank>the rules</a>.",
            "Read [the rules](https://example.org/a).",
        ),
        ("Rất <b>quan trọng</b>, <i>đọc</i> kỹ, gõ <code>make</code>.", "Rất **quan trọng**, *đọc* kỹ, gõ `make`."),
        ("> <del>Old</del> new", "> ~~Old~~ new"),
    ];
    let uncertain = [
        "An <b>important [link](https://example.org)</b>.",
        "A <b>part<i>ly</i></b>.",
        "A <b> spaced</b> word.",
        "A <b>word",
        "A <a href=\"/rules/\">path</a>, a <a id=\"x\" href=\"https://example.org\">target</a>.",
        "A <a href=\"https://example.org/a b\">space</a>, <kbd>keys</kbd>.",
        "Two <b>lines\nof words</b>.",
    ];
    for (html, markdown) in certain.into_iter().chain(uncertain.map(|html| (html, html))) {
        let playbook = Playbook::shipped();
        playbook.edit(GUIDE, "\n## When to use it\n", &format!("\n{html}\n\n## When to use it\n"));
        playbook.edit(TRANSLATED, "\n## Khi nào nên dùng\n", &format!("\n{markdown}\n\n## Khi nào nên dùng\n"));
        let run = playbook.run(&["check", "--fix", "--code", "markdown/raw-html"]);
        let written = playbook.read(GUIDE);
        assert!(written.contains(&format!("\n{markdown}\n\n## When to use it\n")), "{html}:\n{}", run.stdout);
    }
}

#[test]
fn only_what_was_asked_for_is_fixed() {
    let playbook = Playbook::shipped();
    let other = "content/guides/loyalty/gift.en.md";
    let intact = playbook.read(GUIDE);
    playbook.edit(GUIDE, "effort: medium", "effort: medum");
    playbook.edit(GUIDE, "(gamification.en.md)", "(gamification.md)");
    playbook.edit(other, "\nteam:", "\nteams:");
    let broken = playbook.read(other);
    let run = playbook.run(&["check", "--fix", GUIDE, "--code", "guide"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("No mistakes found here.\n3 more mistakes"), "{}", run.stdout);
    assert!(playbook.read(GUIDE).contains("(gamification.md)") && playbook.read(GUIDE).contains("effort: medium"));
    playbook.run(&["check", "--fix", "guides/awareness"]);
    assert_eq!(playbook.read(GUIDE), intact);
    assert_eq!(playbook.read(other), broken);
}

#[test]
fn quotation_marks_and_comments_stay() {
    for (right, wrong) in [
        ("activity: \"ebook\" # the first", "activity: \"ebok\" # the first"),
        ("activity:   'ebook'", "activity:   'ebok'"),
        ("\"activity\": ebook # x", "\"activty\": ebook # x"),
    ] {
        let playbook = Playbook::shipped();
        playbook.edit(GUIDE, "activity: ebook", right);
        let intact = playbook.read(GUIDE);
        playbook.edit(GUIDE, right, wrong);
        let run = run_fix(&playbook);
        assert_eq!(playbook.read(GUIDE), intact, "{}", run.stdout);
    }
}

#[test]
fn several_mistakes_in_several_files_are_fixed_at_once() {
    fixes(&[
        (GUIDE, "activity: ebook", "activity: ebok"),
        (GUIDE, "effort: medium", "effort: medum"),
        ("content/guides/loyalty/gift.en.md", "\nteam:", "\nteams:"),
        ("content/playbook.yaml", "raw_html: escape", "raw_html: escpae"),
    ]);
}

#[test]
fn what_may_mean_several_things_is_left_to_a_person() {
    // Near to both.
    leaves(&[
        (
            "content/glossary.yaml",
            "\n- id: playbook\n",
            "\n- id: lead-b\n  term:\n    en: B\n    vi: B\n  definition:\n    en: B\n    vi: B\n\n- id: lead-a\n  term:\n    en: A\n    vi: A\n  definition:\n    en: A\n    vi: A\n\n- id: playbook\n",
        ),
        (GUIDE, "\n## When to use it\n", "\n[[lead-c]]\n\n## When to use it\n"),
    ]);
    // Another language is not a misspelling of this one.
    leaves(&[("content/playbook.yaml", "  en: The Five-Stage Playbook", "  es: The Five-Stage Playbook")]);
    // Which of two values is right, only a person knows.
    leaves(&[(GUIDE, "effort: medium\n", "effort: medium\neffort: low\n")]);
    // A stage of another model is no misspelling.
    leaves(&[("content/lenses/customer-journey.yaml", "meets: [", "meets: [purchase, ")]);
}

#[test]
fn a_stale_translation_is_never_fixed() {
    let playbook = Playbook::shipped();
    assert_eq!(playbook.run(&["status", "--accept", TRANSLATED]).code, 0);
    playbook.edit(GUIDE, "\n## Measure\n", "\n## Measure\n\nMore.\n");
    let before = files(playbook.root());
    let run = run_fix(&playbook);
    assert!(run.stdout.contains("translation/stale"), "{}", run.stdout);
    assert!(files(playbook.root()) == before);
}

#[test]
fn text_becomes_nfc_and_line_ends_stay() {
    let playbook = Playbook::shipped();
    let text = playbook.read(TRANSLATED).replace('\n', "\r\n");
    playbook.write(TRANSLATED, &text.nfd().collect::<String>());
    assert!(playbook.run(&["check"]).stdout.contains("text/not-nfc"));
    let run = run_fix(&playbook);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(playbook.read(TRANSLATED), text);
}

/// Exchanges the two level-2 sections that begin with these headings.
fn exchange(text: &str, first: &str, second: &str) -> String {
    let start = |heading: &str| text.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{heading}")) + 1;
    let (a, b) = (start(first), start(second));
    let end = text[b..].find("\n## ").map_or(text.len(), |at| b + at + 1);
    let cut = |range: std::ops::Range<usize>| text[range].trim_end().to_owned();
    format!("{}{}\n\n{}{}\n\n{}", &text[..a], cut(b..end), &text[a + cut(a..b).len() + 2..b], cut(a..b), &text[end..])
        .replace("\n\n\n", "\n\n")
}

#[test]
fn sections_move_into_their_order_and_so_do_those_of_the_translation() {
    let playbook = Playbook::shipped();
    let intact = [playbook.read(GUIDE), playbook.read(TRANSLATED)];
    playbook.write(GUIDE, &exchange(&intact[0], "## Prepare", "## Measure"));
    playbook.write(TRANSLATED, &exchange(&intact[1], "## Chuẩn bị", "## Đo lường"));
    let broken = playbook.run(&["check"]).stdout;
    assert!(broken.contains("guide/section-order"), "{broken}");
    let run = run_fix(&playbook);
    assert_eq!(playbook.read(GUIDE), intact[0], "{}", run.stdout);
    assert_eq!(playbook.read(TRANSLATED), intact[1], "{}", run.stdout);

    // A translation that has the right order already keeps it.
    playbook.write(GUIDE, &exchange(&intact[0], "## Prepare", "## Measure"));
    run_fix(&playbook);
    assert_eq!([playbook.read(GUIDE), playbook.read(TRANSLATED)], intact);
}

#[test]
fn sections_of_a_translation_move_into_the_order_of_the_source() {
    let playbook = Playbook::shipped();
    let intact = [playbook.read(GUIDE), playbook.read(TRANSLATED)];
    playbook.write(TRANSLATED, &exchange(&intact[1], "## Chuẩn bị", "## Đo lường"));
    let broken = playbook.run(&["check"]).stdout;
    assert_eq!(broken.matches("warning[").count(), 1, "{broken}");
    assert!(broken.contains("translation/structure"), "{broken}");
    let run = run_fix(&playbook);
    assert_eq!([playbook.read(GUIDE), playbook.read(TRANSLATED)], intact, "{}", run.stdout);
}

#[test]
fn exact_duplicates_are_removed() {
    for mistake in [
        (GUIDE, "effort: medium\n", "effort: medium\neffort: medium\n"),
        (GUIDE, "effort: medium\n", "effort: medium\n\"effort\": 'medium'\n"),
        ("content/playbook.yaml", "languages: [en, vi]", "languages: [en, vi, en]"),
        (
            "content/playbook.yaml",
            "    - id: email\n",
            "    - id: website\n      name:\n        en: Website\n        vi: Website\n    - id: email\n",
        ),
    ] {
        fixes(&[mistake]);
    }
    leaves(&[(GUIDE, "effort: medium\n", "effort: medium\neffort: medium # sure\n")]);
}

#[test]
fn a_fix_that_brings_an_error_to_light_is_dropped() {
    // Written right, the two guides would need each other first.
    let playbook = Playbook::shipped();
    let guide = "content/guides/awareness/activation-event.en.md";
    let text = playbook.read(guide);
    let line = text.lines().find(|line| line.starts_with("prerequisites:"));
    let (from, to) = match line {
        Some(line) => (line.to_owned(), "prerequisites: [awareness/free-cours]".to_owned()),
        None => ("effort:".to_owned(), "prerequisites: [awareness/free-cours]\neffort:".to_owned()),
    };
    playbook.edit(guide, &from, &to);
    let other = "content/guides/awareness/free-course.en.md";
    let text = playbook.read(other);
    match text.lines().find(|line| line.starts_with("prerequisites:")) {
        Some(line) => playbook.edit(other, line, "prerequisites: [awareness/activation-event]"),
        None => playbook.edit(other, "effort:", "prerequisites: [awareness/activation-event]\neffort:"),
    }
    let before = files(playbook.root());
    let run = run_fix(&playbook);
    assert!(run.stdout.contains("guide/unknown-guide"), "{}", run.stdout);
    assert!(files(playbook.root()) == before);
}

#[test]
fn a_diff_is_shown_and_nothing_is_written() {
    let playbook = Playbook::shipped();
    playbook.edit(GUIDE, "effort: medium", "effort: medum");
    let before = files(playbook.root());
    let run = playbook.run(&["check", "--fix", "--diff"]);
    assert!(files(playbook.root()) == before, "something was written");
    assert_eq!(run.code, 1, "the file on disk still has the mistake");
    let changed: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with(['-', '+'])).collect();
    let names = [format!("--- a/{GUIDE}"), format!("+++ b/{GUIDE}")];
    assert_eq!(changed, [names[0].as_str(), &names[1], "-effort: medum", "+effort: medium"]);
    assert!(run.stderr.contains("1 mistake would be fixed"), "{}", run.stderr);
    assert_eq!(playbook.run(&["check", "--diff"]).code, 2);
}

#[test]
fn fixing_what_is_fixed_changes_nothing() {
    let playbook = Playbook::shipped();
    playbook.edit(GUIDE, "effort: medium", "effort: medum");
    playbook.edit("content/playbook.yaml", "languages: [en, vi]", "languages: [en, vi, vi]");
    run_fix(&playbook);
    let once = files(playbook.root());
    let run = run_fix(&playbook);
    assert!(files(playbook.root()) == once);
    assert!(run.stderr.contains("Nothing could be fixed"), "{}", run.stderr);
}

fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
}

/// Changes a text as a slip of the hand does: a character or line removed, doubled or moved.
fn slip(text: &str, numbers: &mut Random) -> String {
    let by_line = numbers.below(2) == 0;
    let mut parts: Vec<String> = if by_line {
        text.split_inclusive('\n').map(str::to_owned).collect()
    } else {
        text.chars().map(String::from).collect()
    };
    let at = numbers.below(parts.len());
    let other = numbers.below(parts.len());
    match numbers.below(3) {
        0 => drop(parts.remove(at)),
        1 => parts.insert(at, parts[at].clone()),
        _ => parts.swap(at, if by_line { other } else { (at + 1).min(other.max(at)) }),
    }
    parts.concat()
}

#[test]
fn whatever_was_edited_fixing_makes_no_more_errors_and_is_done_at_once() {
    let playbook = Playbook::empty();
    stagecraft::scaffold::init(playbook.root()).unwrap();
    let intact: BTreeMap<String, String> = files(&playbook.path("content"))
        .into_iter()
        .map(|(path, bytes)| (format!("content/{path}"), String::from_utf8(bytes).unwrap()))
        .collect();
    let names: Vec<&String> = intact.keys().collect();
    let mut numbers = Random(0x5eed);
    let mut total = 0;
    for _ in 0..120 {
        let name = names[numbers.below(names.len())];
        let text = slip(&slip(&intact[name], &mut numbers), &mut numbers);
        playbook.write(name, &text);
        let sources = load(playbook.root(), None).unwrap();
        let before = check(&sources).diagnostics;
        let fixed = fix(playbook.root(), &sources, &Selection::default()).unwrap();
        assert!(errors(&fixed.diagnostics) <= errors(&before), "{name}:\n{text}");
        let again = fix(playbook.root(), &fixed.sources, &Selection::default()).unwrap();
        assert!(again.files.is_empty(), "{name}:\n{text}\n{:?}", again.files);
        total += fixed.count;
        playbook.write(name, &intact[name]);
    }
    assert!(total > 0, "no edit was one that can be fixed");
}

#[test]
fn fixes_that_work_are_made_among_many_that_do_not() {
    let playbook = clean();
    let guide = "content/guides/awareness/ebook.en.md";
    // The file is there, and the anchor is not: one error would stand for another.
    let wrong = "[a](../free-course.en.md#stps)\n\n".repeat(60);
    let right = "[b](free-cours.en.md)\n\n".repeat(3);
    playbook.edit(guide, "A word before the sections.", &format!("{wrong}{right}{wrong}"));
    let run = playbook.run(&["check", "--fix", "--quiet"]);
    assert_eq!(run.code, 1);
    let fixed = playbook.read(guide);
    assert_eq!(fixed.matches("[b](free-course.en.md)").count(), 3, "{}", run.stderr);
    assert_eq!(fixed.matches("(../free-course.en.md#stps)").count(), 120);
}
