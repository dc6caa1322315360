//! A guide beside its translation, block by block.

use crate::clean::clean;
use crate::support::Playbook;

const SOURCE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATION: &str = "content/guides/awareness/ebook.vi.md";
const PAGE: &str = "both/awareness/ebook/index.html";

/// Returns the page of the guide, as the program builds it.
fn page(playbook: &Playbook, out: &str) -> String {
    String::from_utf8(playbook.build(out, &[]).remove(PAGE).unwrap()).unwrap()
}

#[test]
fn a_comment_between_blocks_is_nowhere_and_moves_no_block() {
    for policy in ["escape", "sanitize", "trust"] {
        let playbook = clean();
        let settings = playbook.read("content/playbook.yaml");
        playbook.write("content/playbook.yaml", &format!("{settings}\nraw_html: {policy}\n"));
        let without = page(&playbook, "without");
        for path in [SOURCE, TRANSLATION] {
            let text = playbook.read(path);
            let (head, body) = text.split_once("\n---\n").unwrap();
            let body = body.replace("\n\n", "\n\n<!-- one\n\ntwo -->\n\n<!-- check in autumn -->\n\n");
            playbook.write(path, &format!("{head}\n---\n{body}\n<!-- the end -->\n"));
            assert_eq!(page(&playbook, "with"), without, "{policy}: comments in {path}");
        }
    }
}

#[test]
fn every_question_of_a_quiz_is_a_block() {
    let playbook = clean();
    let question = |name: &str| {
        format!(
            "- question: {name}?\n  choices:\n  - {{text: Right, correct: true}}\n  - {{text: Wrong}}\n  explanation: So it is.\n"
        )
    };
    let quiz = format!(
        "\n```quiz\n{}{}```\n\n```quiz\n{}```\n\nThe paragraph after.\n",
        question("One"),
        question("Two"),
        question("Three")
    );
    for path in [SOURCE, TRANSLATION] {
        playbook.write(path, &(playbook.read(path) + &quiz));
    }
    let page = page(&playbook, "site");
    let rows: Vec<&str> = page.split("<div class=\"both-row").filter(|row| row.contains("<legend>")).collect();
    let names = |row: &&str| ["One?", "Two?", "Three?"].map(|name| row.matches(&format!(">{name}<")).count());
    assert_eq!(rows.iter().map(names).collect::<Vec<_>>(), [[2, 0, 0], [0, 2, 0], [0, 0, 2]], "{page}");
}
