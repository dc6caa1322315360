//! The page of each code: what is wrong, an example, its fix. In English and Vietnamese, one Markdown file a page.
//!
//! `stagecraft explain` prints them, the SARIF report carries them, and [`reference()`] lists them all. A test holds
//! that no code lacks its page.

use std::fmt::Write as _;

use include_dir::{Dir, include_dir};

use crate::diagnostic::Code;
use crate::words::ToolLanguage;

static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/explain/en");
static VIETNAMESE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/explain/vi");

/// The page of a code in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// What the code means, in one line.
    pub title: &'static str,
    /// The whole page, in Markdown.
    pub text: &'static str,
}

/// Returns the page of `code`; an empty one, which a test forbids, if there is none.
#[must_use]
pub fn page(code: Code, language: ToolLanguage) -> Page {
    let pages = match language {
        ToolLanguage::English => &ENGLISH,
        ToolLanguage::Vietnamese => &VIETNAMESE,
    };
    let file = pages.get_file(format!("{}.md", code.name()));
    let text = file.and_then(|file| file.contents_utf8()).unwrap_or_default();
    let title = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default();
    Page { title, text }
}

/// Returns the list of all codes as a Markdown page that links to the page of each.
#[must_use]
pub fn reference(language: ToolLanguage) -> String {
    let (title, head, severities) = match language {
        ToolLanguage::English => ("All codes", "| code | by default | meaning |", ["error", "warning"]),
        ToolLanguage::Vietnamese => ("Mọi mã lỗi", "| mã | mặc định | ý nghĩa |", ["lỗi", "cảnh báo"]),
    };
    let mut text = format!("# {title}\n\n{head}\n|---|---|---|\n");
    for code in Code::ALL {
        let (name, title) = (code.name(), page(*code, language).title);
        let severity = severities[code.default_severity() as usize];
        // Writing to a string does not fail.
        let _ = writeln!(text, "| [`{name}`]({name}.md) | {severity} | {title} |");
    }
    text
}
