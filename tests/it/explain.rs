//! The pages of the codes, and `stagecraft explain`.

use std::path::PathBuf;

use stagecraft::diagnostic::Code;
use stagecraft::explain::{page, reference};
use stagecraft::words::ToolLanguage;

use crate::support::{Run, program, repository};

fn explain(args: &[&str]) -> Run {
    Run::from(program().arg("explain").args(args).output().unwrap())
}

fn folder(language: ToolLanguage) -> PathBuf {
    repository().join("src/explain").join(language.tag())
}

#[test]
fn every_code_has_a_page_with_an_example_and_its_fix_in_both_languages() {
    for language in ToolLanguage::ALL {
        let headings = match language {
            ToolLanguage::English => ["## Example", "## Fix"],
            ToolLanguage::Vietnamese => ["## Ví dụ", "## Cách sửa"],
        };
        for code in Code::ALL {
            let page = page(*code, language);
            assert!(!page.title.is_empty(), "{code} has no page in {language:?}");
            assert!(headings.iter().all(|heading| page.text.contains(heading)), "{code} in {language:?}");
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
            let known =
                path == "README.md" || path.strip_suffix(".md").is_some_and(|name| Code::from_name(name).is_some());
            assert!(entry.file_type().is_dir() || known, "{path} explains no code");
        }
    }
}

/// Write the reference anew with `UPDATE_REFERENCE=1 cargo test --test it reference`.
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
fn a_code_is_explained_in_the_language_of_the_tool() {
    let text = explain(&["link/broken"]).stdout;
    assert!(text.starts_with("link/broken\n"), "{text}");
    assert!(text.contains("\nA link to a file that does not exist\n"), "{text}");
    assert!(text.contains("\n    See [the gift guide](loyalty/gift.en.md).\n"), "{text}");
    let text = explain(&["link/broken", "--lang", "vi"]).stdout;
    assert!(text.contains("\nLiên kết đến tệp không tồn tại\n"), "{text}");
}

#[test]
fn without_a_code_all_are_listed() {
    let run = explain(&[]);
    assert_eq!(run.code, 0);
    for code in Code::ALL {
        let title = page(*code, ToolLanguage::English).title;
        assert!(run.stdout.lines().any(|line| line.starts_with(code.name()) && line.ends_with(title)), "{code}");
    }
}

#[test]
fn an_unknown_code_is_wrong_usage_with_what_was_meant() {
    for (wrong, meant) in [("link/brokn", "link/broken"), ("broken", "link/broken"), ("LINK/BROKEN", "link/broken")] {
        let run = explain(&[wrong]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains(&format!("Did you mean {meant}?")), "{wrong}: {}", run.stderr);
    }
    let run = explain(&["nothing-like-it"]);
    assert_eq!(run.code, 2);
    assert!(!run.stderr.contains("Did you mean"), "{}", run.stderr);
}
