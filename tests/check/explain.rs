//! The pages of the codes, and `stagecraft explain`.

use std::path::Path;
use std::process::{Command, Output};

use stagecraft::diagnostic::Code;
use stagecraft::explain::{page, reference};
use stagecraft::words::{Text, ToolLanguage, Words};

fn stagecraft(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stagecraft")).args(args).env("LC_ALL", "C").output().unwrap()
}

fn folder(language: ToolLanguage) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain").join(language.tag())
}

#[test]
fn every_code_has_a_page_with_an_example_and_its_mend_in_both_languages() {
    for language in ToolLanguage::ALL {
        let headings = match language {
            ToolLanguage::English => ["## Example", "## Mend"],
            ToolLanguage::Vietnamese => ["## Ví dụ", "## Cách sửa"],
        };
        for code in Code::ALL {
            let page = page(*code, language);
            assert!(!page.title.is_empty(), "{code} has no page in {language:?}");
            let found: Vec<&str> = page.text.lines().filter(|line| line.starts_with("## ")).collect();
            assert_eq!(found, headings, "{code} in {language:?}");
            assert_eq!(page.text.matches("```").count() % 2, 0, "{code} in {language:?}");
            assert!(unicode_normalization::is_nfc(page.text), "{code} in {language:?}");
        }
    }
}

#[test]
fn every_page_belongs_to_a_code() {
    for language in ToolLanguage::ALL {
        for entry in walkdir::WalkDir::new(folder(language)).into_iter().map(Result::unwrap) {
            let path = entry.path().strip_prefix(folder(language)).unwrap().to_str().unwrap();
            let known = path == "README.md" || path.strip_suffix(".md").is_some_and(|name| Code::from_name(name).is_some());
            assert!(entry.file_type().is_dir() || known, "{path} explains no code");
        }
    }
}

/// Write the reference anew with `UPDATE_REFERENCE=1 cargo test --test check reference`.
#[test]
fn the_reference_lists_every_code() {
    for language in ToolLanguage::ALL {
        let path = folder(language).join("README.md");
        if std::env::var_os("UPDATE_REFERENCE").is_some() {
            std::fs::write(&path, reference(language)).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), reference(language));
    }
}

#[test]
fn every_code_has_a_message_and_help_in_both_languages() {
    for language in ToolLanguage::ALL {
        let catalogue = match language {
            ToolLanguage::English => include_str!("../../src/words/en.ftl"),
            ToolLanguage::Vietnamese => include_str!("../../src/words/vi.ftl"),
        };
        let words = Words::new(language);
        for code in Code::ALL {
            let ids: Vec<&str> = catalogue
                .lines()
                .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
                .filter(|id| *id == code.message_id() || id.starts_with(&format!("{}-", code.message_id())))
                .collect();
            assert!(!ids.is_empty(), "{code} has no message in {language:?}");
            for id in ids {
                let text = Text::new(id.to_owned());
                assert_ne!(words.say(&text), id);
                assert!(words.attribute(&text, "help").is_some(), "{id} has no help in {language:?}");
            }
        }
    }
}

#[test]
fn both_catalogues_hold_the_same_messages() {
    let ids = |catalogue: &str| -> Vec<String> {
        let ids = catalogue.lines().filter(|line| !line.starts_with([' ', '#']));
        ids.filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned())).collect()
    };
    let (mut english, mut vietnamese) =
        (ids(include_str!("../../src/words/en.ftl")), ids(include_str!("../../src/words/vi.ftl")));
    english.sort();
    vietnamese.sort();
    assert_eq!(english, vietnamese);
}

#[test]
fn a_code_is_explained_in_the_language_of_the_tool() {
    let output = stagecraft(&["explain", "link/broken"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("link/broken\n"), "{text}");
    assert!(text.contains("\nA link to a file that does not exist\n"), "{text}");
    assert!(text.contains("\n    See [the gift guide](loyalty/gift.en.md).\n"), "{text}");
    let output = stagecraft(&["explain", "link/broken", "--lang", "vi"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("\nLiên kết đến tệp không tồn tại\n"));
}

#[test]
fn without_a_code_all_are_listed() {
    let output = stagecraft(&["explain"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for code in Code::ALL {
        let title = page(*code, ToolLanguage::English).title;
        assert!(text.lines().any(|line| line.starts_with(code.name()) && line.ends_with(title)), "{code}");
    }
}

#[test]
fn an_unknown_code_is_wrong_usage_with_what_was_meant() {
    for (wrong, meant) in [("link/brokn", "link/broken"), ("broken", "link/broken"), ("LINK/BROKEN", "link/broken")] {
        let output = stagecraft(&["explain", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(&format!("Did you mean {meant}?")), "{wrong}: {text}");
    }
    let output = stagecraft(&["explain", "nothing-like-it"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!String::from_utf8(output.stderr).unwrap().contains("Did you mean"));
}
