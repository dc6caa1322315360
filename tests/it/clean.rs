//! A small playbook without mistakes, `tests/cases/base`, and what checking it or a copy with mistakes comes to.

use std::path::{Path, PathBuf};

use jiff::civil::date;
use stagecraft::build::check_site;
use stagecraft::diagnostic::Diagnostic;
use stagecraft::load::{Sources, load};

use crate::support::{Playbook, copy, repository};

/// What checking a playbook came to.
pub(crate) struct Checked {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Returns the codes of all diagnostics, in their order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect()
    }
}

/// Returns the folder of the cases.
pub(crate) fn cases() -> PathBuf {
    repository().join("tests/cases")
}

/// Copies the clean playbook.
pub(crate) fn clean() -> Playbook {
    let playbook = Playbook::empty();
    overlay(&playbook, &cases().join("base"));
    playbook
}

/// Copies the files of `from` over a playbook's; a file `delete` in it names paths to take away, a line each.
pub(crate) fn overlay(playbook: &Playbook, from: &Path) {
    for part in ["content", "themes"].map(|part| (from.join(part), playbook.path(part))) {
        if part.0.is_dir() {
            copy(&part.0, &part.1);
        }
    }
    for path in std::fs::read_to_string(from.join("delete")).unwrap_or_default().lines() {
        let path = playbook.path(path);
        if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }.unwrap();
    }
}

/// Checks the playbook in `root`, on a day that is the same in every run.
pub(crate) fn check(root: &Path) -> Checked {
    let sources = load(root, None).unwrap();
    let diagnostics = check_site(&sources, Some(date(2027, 5, 2)));
    Checked { sources, diagnostics }
}
