//! Whatever a writer writes is on the page, or a diagnostic points at it: no word is lost in silence.
//!
//! What is behind the opening marks of a block of code is for programs, and what is in comments is the writer's own.

use std::cell::Cell;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use stagecraft::check::check;
use stagecraft::diagnostic::{Diagnostic, any_error};
use stagecraft::load::{Sources, load};
use stagecraft::render::{CompiledTheme, SearchBundle, Site, SiteOptions};

use crate::clean::clean;
use crate::support::Playbook;

const PAGE: &str = "content/pages/lost.en.md";
const TRANSLATION: &str = "content/pages/lost.vi.md";
const ADDRESS: &str = "en/lost/index.html";
const FRONT_MATTER: &str = "---\ntitle: Nothing lost\nsummary: What is written is shown.\n---\n\n";

/// How many texts are tried unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 300;

/// What begins a line.
pub(crate) const BEGINNINGS: &[&str] = &[
    "",
    "",
    "",
    "",
    "# ",
    "## ",
    "### ",
    "##",
    "- ",
    "* ",
    "-",
    "1. ",
    "1.",
    "2) ",
    "  - ",
    "    ",
    "> ",
    "> - ",
    ">",
    "| ",
    "|",
    "- [ ] ",
    "- [x] ",
    "[] ",
    "• ",
    "– ",
    "\u{a0}- ",
    "#\u{a0}",
    "[^n]: ",
    "[ref]: ",
    ": ",
    "```\n",
    "~~~\n",
    "> [!TIP] ",
    "> [!LƯU Ý]",
    "!!! note ",
    ":::tip ",
    ":::",
    "=== ",
    "$$",
    "---",
    "***",
    "<div>",
    "</div>",
    "<!-- ",
    "-->",
    "\t",
    "\\",
    "{{snippet:note}}\n",
    "{{snippet:note}}\n\n",
    "- {{snippet:note}}\n",
];

/// What a line is made of; each `W` is a word.
pub(crate) const PIECES: &[&str] = &[
    "W",
    "W",
    "W",
    "W W",
    "**W**",
    "**W",
    "W**",
    "** W **",
    "*W*",
    "*W",
    "_W_",
    "__W",
    "~~W~~",
    "~W~",
    "`W`",
    "`W",
    "``W",
    "[W](https://example.org/W)",
    "[W]",
    "[W][W]",
    "[W][]",
    "[W](https://example.org/W W)",
    "[W] (https://a.org)",
    "[W](<https://example.org/W>)",
    "[W](https://example.org \"W\")",
    "[^W]",
    "[^n]",
    "[[W|W]]",
    "<W>",
    "<b>W</b>",
    "<b>W",
    "<b title=\"W\">",
    "</W>",
    "<W W>",
    "<!-- c -->",
    "<!--",
    "&W;",
    "&amp;W",
    "\\W",
    "\\*W*",
    "| W | W |",
    "|---|---|",
    "|---|",
    "W | W",
    "https://example.org/W",
    "www.W.org",
    "W@example.org",
    "<https://example.org/W>",
    ":W:",
    "==W==",
    "$W$",
    "{W}",
    "{{W.x}}",
    "{{team}} W",
    "W{{ team }}",
    "{{< W >}}",
    "{% W %}",
    "{#W}",
    "W\\",
    "W  ",
    "“W”",
    "\"W\"",
    "'W'",
    "W--W",
    "W...",
    "đọc W",
    "Lưu ý:**W**đọc",
    "**Lưu ý:**W",
    "(W)[W]",
    "^W^",
    "W\u{7}",
    "W\u{301}",
];

/// What ends a line.
pub(crate) const ENDS: &[&str] =
    &["\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n\n\n", " \n", "  \n", "\u{a0}\n"];

/// A line: its beginning, its pieces, its end.
type Line = (&'static str, Vec<&'static str>, &'static str);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (select(BEGINNINGS), proptest::collection::vec(select(PIECES), 0..4), select(ENDS));
    proptest::collection::vec(line, 1..12)
}

/// Returns the text of `lines` and the words in it, each there once.
fn text(lines: &[Line]) -> (String, Vec<String>) {
    let mut words = Vec::new();
    let mut text = String::new();
    for (beginning, pieces, end) in lines {
        text.push_str(beginning);
        text.push_str(&pieces.join(" "));
        text.push_str(end);
    }
    let mut parts = text.split('W');
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        words.push(format!("word{}q", words.len()));
        named.extend([words.last().unwrap(), part]);
    }
    (named, words)
}

/// Returns what is wrong with the playbook, and the page of the text if it can be built.
fn page(sources: &Sources) -> (Vec<Diagnostic>, Option<String>) {
    let checked = check(sources);
    let (Some(playbook), false) = (checked.playbook, any_error(&checked.diagnostics)) else {
        return (checked.diagnostics, None);
    };
    let theme = CompiledTheme::new(sources.theme.clone()).for_languages(&checked.languages).unwrap();
    let site = Site::new(Arc::new(playbook), theme, SiteOptions::default());
    let (route, _) = site.routes().iter().find(|(_, route)| route.address.file() == ADDRESS).unwrap();
    let page = site.render(route, &Vec::<SearchBundle>::new()).unwrap().into_owned();
    (checked.diagnostics, Some(String::from_utf8(page).unwrap()))
}

/// Returns whether the byte at `at` of `text` is in a comment.
fn is_in_comment(text: &str, at: usize) -> bool {
    let open = text[..at].rfind("<!--");
    open.is_some_and(|open| text[open..].find("-->").is_some_and(|close| open + close > at))
}

/// Returns whether the byte at `at` of `text` is behind the opening marks of a block of code, in their line.
fn is_info(text: &str, at: usize) -> bool {
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let marks = text[line..at].trim_start_matches([' ', '>', '-', '*', '\t']);
    marks.starts_with("```") || marks.starts_with("~~~")
}

/// Returns whether a diagnostic points at the byte at `at` of the page's file; what is never closed has no end.
fn is_reported(diagnostics: &[Diagnostic], at: usize) -> bool {
    diagnostics.iter().filter(|diagnostic| *diagnostic.place.file == *PAGE).any(|diagnostic| {
        let is_unclosed = diagnostic.code.name() == "markdown/unclosed";
        let span = diagnostic.place.span.unwrap_or_default();
        (span.start as usize) <= at && (at < span.end as usize || is_unclosed)
    })
}

/// Returns those of the words of `text` that are neither on its page nor reported; `None` where there is no page.
fn lost(playbook: &Playbook, before: &Sources, text: &str, words: &[String]) -> Option<Vec<String>> {
    playbook.write(PAGE, &format!("{FRONT_MATTER}{text}"));
    let sources = load(playbook.root(), Some(before)).unwrap();
    let (diagnostics, page) = page(&sources);
    let page = page?;
    let file = sources.files.iter().find(|(path, _)| ***path == *PAGE).unwrap().1;
    let text = file.file.source.text();
    let is_lost = |word: &&String| {
        let at = text.find(word.as_str()).unwrap();
        !page.contains(word.as_str())
            && !is_in_comment(text, at)
            && !is_info(text, at)
            && !is_reported(&diagnostics, at)
    };
    Some(words.iter().filter(is_lost).cloned().collect())
}

#[test]
fn every_word_is_on_the_page_or_in_a_diagnostic() {
    let playbook = clean();
    let settings = playbook.read("content/playbook.yaml");
    playbook.write("content/playbook.yaml", &format!("{settings}variables:\n  team: The team\n"));
    playbook.write("content/snippets/note.en.md", "- Ask the shop first.\n- [ ] Done\n\n## Then\n\n> Go.\n");
    playbook.write("content/snippets/note.vi.md", "- Hãy hỏi cửa hàng trước.\n- [ ] Xong\n\n## Rồi\n\n> Đi.\n");
    playbook.write(PAGE, &format!("{FRONT_MATTER}Words.\n"));
    playbook.write(TRANSLATION, &format!("{FRONT_MATTER}Không mất chữ nào đâu nhé.\n"));
    let before = load(playbook.root(), None).unwrap();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    // The same texts in every run: a test that fails now and then helps nobody.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let built = Cell::new(0_u32);
    let outcome = runner.run(&lines(), |lines| {
        let (text, words) = text(&lines);
        if let Some(lost) = lost(&playbook, &before, &text, &words) {
            built.set(built.get() + 1);
            prop_assert!(lost.is_empty(), "{lost:?} lost of {text:?}");
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(built.get() * 2 > cases, "only {} of {cases} texts had a page", built.get());
}
