//! Files made to break a reader: each is a diagnostic or clean, and no reader gets stuck, overflows or panics.

use stagecraft::diagnostic::Diagnostic;

use crate::clean::{Checked, check, clean};
use crate::edits::assert_places_lie_in_their_files;
use crate::support::Playbook;

const GUIDE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATION: &str = "content/guides/awareness/ebook.vi.md";
const GLOSSARY: &str = "content/glossary.yaml";
const DEEP: usize = 100_000;

/// Checks the clean playbook with these bytes in the place of one file.
fn with(path: &str, bytes: impl AsRef<[u8]>) -> Checked {
    let playbook = clean();
    std::fs::write(playbook.path(path), bytes).unwrap();
    checked(&playbook)
}

fn checked(playbook: &Playbook) -> Checked {
    let checked = check(playbook.root());
    assert_places_lie_in_their_files(&checked.diagnostics, &checked.sources);
    checked
}

/// Checks the clean playbook with this text in the place of a guide's introduction.
fn with_text(text: &str) -> Checked {
    let guide = clean().read(GUIDE);
    let (before, after) = guide.split_once("A word before the sections.").unwrap();
    with(GUIDE, [before, text, after].concat())
}

/// Returns the guide with every line ended by `end`.
fn with_line_ends(end: &str) -> [String; 2] {
    let playbook = clean();
    [GUIDE, GLOSSARY].map(|path| playbook.read(path).replace('\n', end))
}

#[test]
fn aliases_that_multiply_are_refused() {
    let bomb = (0..40)
        .fold("- &a0 [x, x]\n".to_owned(), |text, n| text + &format!("- &a{m} [*a{n}, *a{n}, *a{n}]\n", m = n + 1));
    assert_eq!(with(GLOSSARY, bomb).codes(), ["yaml/syntax"]);
}

#[test]
fn yaml_nested_deeply_is_refused() {
    let block: String = (0..3_000).map(|n| " ".repeat(n) + "a:\n").collect();
    for text in ["[".repeat(DEEP), "{a: ".repeat(DEEP), "- ".repeat(DEEP), "? ".repeat(DEEP), "!a ".repeat(DEEP), block]
    {
        assert_eq!(with(GLOSSARY, &text).codes(), ["yaml/syntax"], "{}", &text[..8]);
    }
    let front_matter = format!("---\ntitle: {}\n---\n\nText.\n", "[".repeat(DEEP));
    assert!(with(GUIDE, front_matter).codes().contains(&"yaml/syntax"));
    let quiz = format!("```quiz\n{}\n```\n", "[".repeat(DEEP));
    assert!(with_text(&quiz).codes().contains(&"yaml/syntax"));
}

#[test]
fn markdown_nested_deeply_is_read() {
    let pieces = [
        "> ",
        ">",
        "- ",
        "1. ",
        "* ",
        "[",
        "![",
        "[[",
        "](",
        "[a](",
        "![a](",
        "(",
        "*",
        "**a ",
        "_a ",
        "~~",
        "`",
        "``` ",
        "[a](b)",
        "[a](b c)",
        "<",
        "<b>",
        "<!--",
        "</",
        "&",
        "\\",
        "|",
        "| a ",
        "[^1]",
        "[^1]: ",
        "[a]: ",
        "# ",
        "- [ ] ",
        "> [!TIP]\n",
        "\"",
        "'",
    ];
    for piece in pieces {
        checked_within_memory(&piece.repeat(DEEP));
    }
}

#[test]
fn markdown_nested_deeply_over_many_lines_is_read() {
    let quotes: String = (0..1_000).map(|n| "> ".repeat(n) + "a\n").collect();
    let lists: String = (0..1_000).map(|n| "  ".repeat(n) + "- a\n").collect();
    let links = "[a]: b\n".repeat(DEEP / 10) + &"[a] ".repeat(DEEP / 10);
    let headings = "## Same\n\n".repeat(2_000);
    for text in [quotes, lists, links, headings] {
        checked_within_memory(&text);
    }
}

/// Checks a guide with this text; what it says does not matter, that it comes to an end does.
fn checked_within_memory(text: &str) {
    let checked = with_text(text);
    let nodes: usize = checked.sources.files.values().map(|loaded| node_count(&loaded.file.content)).sum();
    assert!(nodes < 2 * 1024 * 1024, "{nodes} nodes for {:?}", &text[..8.min(text.len())]);
}

fn node_count(content: &stagecraft::load::Content) -> usize {
    match content {
        stagecraft::load::Content::Markdown { document, .. } => document.tree.walk().count(),
        _ => 0,
    }
}

#[test]
fn a_text_of_fifty_megabytes_is_refused_unread() {
    let line = "a".repeat(50 * 1024 * 1024);
    for path in [GUIDE, GLOSSARY] {
        let checked = with(path, &line);
        assert_eq!(checked.codes(), ["text/invalid-utf8"]);
        assert_eq!(message(&checked.diagnostics[0]), "text-invalid-utf8-too-large");
    }
}

#[test]
fn a_long_line_within_the_limit_is_read_and_its_mistakes_shown() {
    let line = format!("{}[x](gone.md)", "word ".repeat(1_400_000));
    let checked = with_text(&line);
    assert!(checked.codes().contains(&"link/broken"), "{:?}", checked.codes());
    assert!(crate::cases::human(&checked, stagecraft::words::ToolLanguage::English).len() < 10_000);
}

fn message(diagnostic: &Diagnostic) -> &str {
    &diagnostic.message.id
}

#[test]
fn what_is_no_text_in_utf8_is_told_by_its_kind() {
    let utf16 = |text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    let text = clean().read(GUIDE);
    let kinds: [(Vec<u8>, &str); 5] = [
        (text.replace("Ebook", "E\0book").into_bytes(), "text-invalid-utf8-nul"),
        (b"\0\0\0\0".to_vec(), "text-invalid-utf8-nul"),
        (utf16(&text, [0xff, 0xfe], u16::to_le_bytes), "text-invalid-utf8-utf16"),
        (utf16(&text, [0xfe, 0xff], u16::to_be_bytes), "text-invalid-utf8-utf16"),
        (b"---\ntitle: \xe9\n".to_vec(), "text-invalid-utf8"),
    ];
    for (bytes, id) in kinds {
        let checked = with(GUIDE, bytes);
        assert_eq!(checked.diagnostics.iter().map(message).collect::<Vec<_>>(), [id]);
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake_and_alone_no_text() {
    let playbook = clean();
    for path in [GUIDE, GLOSSARY, "content/playbook.yaml"] {
        playbook.write(path, &format!("\u{feff}{}", playbook.read(path)));
    }
    assert_eq!(checked(&playbook).codes(), Vec::<&str>::new());
    assert!(with(GUIDE, "\u{feff}").codes().contains(&"guide/empty"));
    assert_eq!(with(GLOSSARY, "\u{feff}").codes(), ["yaml/wrong-type"]);
}

#[test]
fn every_kind_of_line_end_is_read() {
    for end in ["\r\n", "\r"] {
        let playbook = clean();
        let [guide, glossary] = with_line_ends(end);
        playbook.write(GUIDE, &guide);
        playbook.write(GLOSSARY, &glossary);
        assert_eq!(checked(&playbook).codes(), Vec::<&str>::new(), "{end:?}");
    }
}

#[test]
fn letters_with_separate_marks_are_told_once_a_file() {
    use unicode_normalization::UnicodeNormalization;
    let text: String = clean().read(TRANSLATION).nfd().collect();
    assert_eq!(with(TRANSLATION, text).codes(), ["text/not-nfc"]);
}

#[test]
fn marks_of_direction_are_shown_harmless() {
    let checked = with_text("\u{202e}\u{2066}[x](gone\u{202e}.md)\u{200f}");
    let report = crate::cases::human(&checked, stagecraft::words::ToolLanguage::English);
    assert!(report.contains("link/broken"), "{report}");
    assert!(!report.contains(['\u{202e}', '\u{2066}', '\u{200f}']), "{report}");
}

#[test]
fn a_folder_with_the_name_of_a_text_is_told() {
    for path in ["content/guides/awareness/x.en.md", "content/stages/x.yaml", "content/pages/x.vi.md"] {
        let playbook = clean();
        std::fs::create_dir_all(playbook.path(path)).unwrap();
        let checked = checked(&playbook);
        assert!(checked.diagnostics.iter().any(|found| message(found) == "text-invalid-utf8-not-a-file"), "{path}");
    }
}

/// Not for other systems: they have neither pipes with a name nor links that anybody may make. A file without the
/// right to be read cannot be had either where the tests run as an administrator.
#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::{checked, clean, message};

    #[test]
    fn a_pipe_is_not_waited_for() {
        let playbook = clean();
        for path in ["content/guides/awareness/x.en.md", "content/guides/awareness/x.png"] {
            assert!(Command::new("mkfifo").arg(playbook.path(path)).status().unwrap().success());
        }
        let found = checked(&playbook);
        assert_eq!(found.diagnostics.iter().map(message).collect::<Vec<_>>(), ["text-invalid-utf8-not-a-file"]);
    }

    #[test]
    fn a_link_that_leads_nowhere_cannot_be_read() {
        let playbook = clean();
        symlink("nowhere", playbook.path("content/guides/awareness/x.en.md")).unwrap();
        symlink("nowhere", playbook.path("content/guides/awareness/x.png")).unwrap();
        let found = checked(&playbook);
        let ids: Vec<&str> = found.diagnostics.iter().map(message).collect();
        assert_eq!(ids, ["text-invalid-utf8-unreadable"; 2]);
    }

    #[test]
    fn a_circle_of_links_is_told_and_not_followed() {
        let playbook = clean();
        symlink("..", playbook.path("content/guides/awareness/again")).unwrap();
        symlink("self.en.md", playbook.path("content/guides/awareness/self.en.md")).unwrap();
        let found = checked(&playbook);
        let ids: Vec<&str> = found.diagnostics.iter().map(message).collect();
        assert_eq!(ids, ["text-invalid-utf8-loop", "text-invalid-utf8-unreadable"]);
    }
}

/// More than 16 bits count.
const MANY: usize = 70_000;

#[test]
fn nothing_of_a_text_is_counted_in_less_than_there_can_be() {
    let playbook = clean();
    playbook.edit("content/playbook.yaml", "guide_sections:", "raw_html: trust\nguide_sections:");
    let (en, vi) = ("content/pages/about.en.md", "content/pages/about.vi.md");
    let lines = (0..MANY).map(|n| format!("[{n}](https://example.org/{n}) <b class=\"of-{n}\">{n}</b> note[^{n}]\n"));
    let notes = (0..MANY).map(|n| format!("\n[^{n}]: Note {n}.\n"));
    let text: String = lines.chain(notes).collect();
    playbook.write(en, &format!("---\ntitle: Many\nsummary: Of everything.\n---\n\n{text}"));
    playbook.remove(vi);
    let site = playbook.build("out", &[]);
    let page = String::from_utf8_lossy(&site["en/about/index.html"]).into_owned();
    let mut rest = page.as_str();
    let mut next = |wanted: &str| {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is not where it was written"));
        rest = &rest[at + wanted.len()..];
    };
    for n in 0..MANY {
        next(&format!("href=\"https://example.org/{n}\""));
        next(&format!("class=\"of-{n}\""));
    }
    for n in 0..MANY {
        next(&format!("Note {n}."));
    }
}
