//! Markdown that Markdown does not take: what is literal is left alone, and what can be fixed is.

use crate::clean::{check, clean};
use crate::support::Playbook;

const PAGE: &str = "content/pages/about.en.md";
const GUIDE: &str = "content/guides/awareness/ebook.en.md";

/// Returns a playbook with `text` behind the front matter of a page in both languages.
fn with(text: &str) -> Playbook {
    let playbook = clean();
    for path in [PAGE, "content/pages/about.vi.md"] {
        let page = playbook.read(path);
        let end = page.match_indices("---\n").nth(1).unwrap().0;
        playbook.write(path, &format!("{}---\n\n{text}", &page[..end]));
    }
    playbook
}

#[test]
fn what_is_meant_literally_is_no_mistake() {
    let literal = "Giá 2 * 3 * 4, 5*, 5**, price* of it, *.md, **/*.md, snake__case, `**code` and `| a | b |`.\n\n\
        Escaped: \\*\\*words, \\##Words, \\# Words, \\<!-- no comment, a \\| b.\n\n\
        \\- no item\n\\- nor this\n\n\
        The signature is int main(int argc, char **argv), f(*args, **kwargs).\n\n\
        #hashtag and #123, C# and F#. A | B, left – right — and so on.\n\n\
        – one dash at the start of a line.\n\n\
        Năm\n2024. Một câu nữa.\n\n\
        ```\n##Words\n**open\n| a | b |\n• one\n<!-- open\n```\n\n\
        ````\n```\ncode\n```\n````\n\n    ``` c\n    code\n\n\
        1. one\n   - two\n\n     words\n2. three\n\n10. ten\n    - eleven\n\n\
        - [ ] to do\n- [x] done\n\n> [!NOTE]\n> Words\n\n\
        A heading\n---\n\n| a | b |\n|---|:-:|\n| c |\n| `d \\| e` | f |\n\n<!-- a note\n\nof two paragraphs -->\n";
    for text in [literal.to_owned(), literal.replace('\n', "\r\n"), literal.trim_end().to_owned()] {
        let diagnostics = check(with(&text).root()).diagnostics;
        let messages: Vec<_> = diagnostics.iter().map(|diagnostic| (&diagnostic.message, &diagnostic.place)).collect();
        assert!(messages.is_empty(), "{messages:?}");
    }
}

#[test]
fn what_can_have_been_meant_only_once_is_fixed() {
    let wrong = "###Words\n\n##\u{a0}More\n\n-\u{a0}one\n-\u{a0}two\n\n**Lưu ý:**đọc, ** chữ ** and **Note: **more.\n\n\
        • one\n  ◦ two\n\n[] three\n[x] four\n\n1. First\n  - a\n  - b\n2. Second\n  - c\n\n\
        | A | B | C |\n|:--|---|\n| 1 | 2 | 3 |\n\n| `a|b` | c |\n|---|---|\n| `d|e` | f |\n\n-One\n-Two\n\n1.One two\n2.Two\n";
    let right = "### Words\n\n## More\n\n- one\n- two\n\n**Lưu ý:** đọc, **chữ** and **Note:** more.\n\n\
        - one\n  - two\n\n- [ ] three\n- [x] four\n\n1. First\n   - a\n   - b\n2. Second\n   - c\n\n\
        | A | B | C |\n| :-- | --- | --- |\n| 1 | 2 | 3 |\n\n| `a|b` | c |\n|---|---|\n| `d|e` | f |\n\n- One\n- Two\n\n1. One two\n2. Two\n";
    let playbook = with(wrong);
    playbook.run(&["check", "--fix"]);
    let page = playbook.read(PAGE);
    let written = page.split_once("---\n\n").unwrap().1;
    assert_eq!(written, right);
}

#[test]
fn a_sub_heading_that_is_called_like_a_section_is_none() {
    let playbook = clean();
    playbook.edit(GUIDE, "## Steps", "### Pitfalls\n\n### Steps\n\nWords.\n\n## Steps");
    let codes = check(playbook.root()).codes();
    assert_eq!(codes, ["translation/structure"]);
}

#[test]
fn what_is_never_closed_is_reported_once_whatever_it_swallows() {
    for opening in ["```\nwords\n", "~~~~\nwords\n~~~\n", "<!-- words\n", "<pre>\n", "```quiz\nquestion: Why?\n"] {
        let playbook = clean();
        playbook.edit(GUIDE, "## Steps", &format!("{opening}\n## Steps"));
        assert_eq!(check(playbook.root()).codes(), ["markdown/unclosed"], "{opening:?}");
        let playbook = clean();
        playbook.edit(&GUIDE.replace(".en", ".vi"), "## ", &format!("{opening}\n## "));
        assert_eq!(check(playbook.root()).codes(), ["markdown/unclosed"], "{opening:?}");
    }
}

#[test]
fn marks_without_end_take_no_longer_than_their_length() {
    for part in ["**a ", "a** ", "a**b.", "**a:**b ** c ** ", "|", "`a|b` | ", "_a ", "~~a ", "<!-- ", "> "] {
        check(with(&part.repeat(20_000)).root());
    }
}
