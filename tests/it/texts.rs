//! What texts become: pages of a site, `llms-full.txt`, exported Markdown.

use std::collections::HashSet;

use crate::clean::clean;
use crate::support::Playbook;

const SOURCE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATION: &str = "content/guides/awareness/ebook.vi.md";

/// Adds Markdown to a guide and its translation.
fn with(text: &str) -> Playbook {
    let playbook = clean();
    for path in [SOURCE, TRANSLATION] {
        playbook.write(path, &(playbook.read(path) + text));
    }
    playbook
}

/// Returns a file of the site.
fn built(playbook: &Playbook, file: &str) -> String {
    String::from_utf8(playbook.build("site", &["--base-url", "https://example.org/pb/"]).remove(file).unwrap()).unwrap()
}

/// Returns every id on a page.
fn ids(page: &str) -> Vec<String> {
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.map(str::to_owned).collect()
}

#[test]
fn ids_of_headings_meet_no_others() {
    let playbook = with(
        "\n- [ ] First\n- [ ] Second\n\n### Check pitfalls 1\n\na[^n]\n\n### A {#__check-pitfalls-2}\n\n### B {#__}\n\n\
         ### C {#footnote-1}\n\n### D {#vi-steps}\n\n[^n]: b\n",
    );
    for page in ["en/awareness/ebook/index.html", "both/awareness/ebook/index.html"] {
        let page_text = built(&playbook, page);
        let article = page_text.split_once("<article").map_or("", |(_, article)| article);
        let ids = ids(article);
        let distinct: HashSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{page}: {ids:?}");
        for id in ["check-pitfalls-1", "check-pitfalls-2", "b", "footnote-1", "vi-steps", "__footnote-1"] {
            assert!(distinct.contains(&id.to_owned()), "{page} has no {id}: {ids:?}");
        }
    }
}

#[test]
fn both_languages_keep_their_blocks_where_one_has_more() {
    let playbook = with("\n***\n\nLast[^n].\n\n[^n]: A note.\n");
    playbook.write(SOURCE, &playbook.read(SOURCE).replace("\n## Pitfalls\n", "\nOne more paragraph.\n\n## Pitfalls\n"));
    let page = built(&playbook, "both/awareness/ebook/index.html");
    for (text, times) in [("One more paragraph.", 1), ("<hr />", 2), ("Last<sup", 2), ("<p>A note.", 2)] {
        assert_eq!(page.matches(text).count(), times, "{text}");
    }
    let notes = page.rfind("<div class=\"both-row").unwrap();
    assert_eq!(page[notes..].matches("class=\"footnotes\"").count(), 2, "the footnotes of both are the last row");
}

#[test]
fn language_models_get_every_guide_in_full() {
    let playbook = with(
        "\n> [!TIP]\n> See [[channel]], [the form](#steps) and [this](../consideration/brand-story.en.md).\n\n\
         ```quiz\nquestion: Which *one*?\nchoices:\n- {text: Right, correct: true}\n- {text: Wrong}\n```\n\n\
         Bare https://example.net/a_b?c=d, www.example.net.\n\nNote[^n].\n\n\
         <!-- gone -->\n\n[^n]: A note.\n",
    );
    let full = built(&playbook, "llms-full.txt");
    for part in [
        "# Ebook\n\nSource: https://example.org/pb/en/awareness/ebook/\n\n> What this activity is good for.\n\nA word",
        "[channel](https://example.org/pb/en/glossary/#channel)",
        "> **Tip**\n>\n> See ",
        ", the form and [this](https://example.org/pb/en/consideration/brand-story/).",
        "**Which one?**\n\n- [x] Right\n- [ ] Wrong\n",
        "Note[^awareness-ebook-1].\n\n[^awareness-ebook-1]: A note.\n",
        "1. Begin.\n2. Go on.\n",
        "Bare <https://example.net/a_b?c=d>, [www.example.net](https://www.example.net).\n",
    ] {
        assert!(full.contains(part), "{part:?} is not in\n{full}");
    }
    assert!(!full.contains("gone") && !full.contains("[["));
    let vietnamese = built(&playbook, "vi/llms-full.txt");
    assert!(vietnamese.contains("Source: https://example.org/pb/vi/"), "{vietnamese}");
    let short = built(&playbook, "llms.txt");
    for file in ["llms-full.txt", "vi/llms-full.txt"] {
        assert!(short.contains(&format!("- [{file}](https://example.org/pb/{file})")), "{short}");
    }
}

#[test]
fn markdown_is_exported_in_a_language_for_a_stage_to_a_file() {
    let playbook = clean();
    let run = playbook.run(&["export", "markdown"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("# Ebook\n\nSource: en/awareness/ebook/\n"), "{}", run.stdout);
    let file = playbook.path("guides.md");
    let run = playbook.run(&[
        "export",
        "markdown",
        "--language",
        "vi",
        "--stage",
        "consideration",
        "--out",
        file.to_str().unwrap(),
    ]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let written = playbook.read("guides.md");
    assert!(written.contains("Source: vi/") && !written.contains("ebook/\n"), "{written}");
    for wrong in [["--language", "xx"], ["--stage", "xx"]] {
        let run = playbook.run(&["export", "markdown", wrong[0], wrong[1]]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("`xx`"), "{}", run.stderr);
    }
    playbook.write(SOURCE, "no front matter");
    assert_eq!(playbook.run(&["export", "markdown"]).code, 1);
}
