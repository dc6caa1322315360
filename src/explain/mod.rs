//! The page of each code: what is wrong, an example, how to fix it. In English and Vietnamese, one Markdown file a page,
//! which begins with the code's messages.
//!
//! `stagecraft explain` prints them, the SARIF report carries them, and [`reference()`] lists them all. A test holds
//! that no code lacks its page.

use std::fmt::Write as _;

use crate::diagnostic::Code;
use crate::words::{self, ToolLanguage};

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
    let text = words::page(language, code.name()).unwrap_or_default();
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
