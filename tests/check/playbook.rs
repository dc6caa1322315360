//! Playbooks for tests: a clean one in `tests/cases/base`, in a folder of their own, changed as a test wants.

use std::path::{Path, PathBuf};

use stagecraft::build::check_site;
use stagecraft::diagnostic::Diagnostic;
use stagecraft::load::{Sources, load};

/// A playbook in a folder that goes away with it.
pub(crate) struct Playbook {
    folder: tempfile::TempDir,
}

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

impl Playbook {
    /// Returns the clean playbook.
    pub(crate) fn base() -> Self {
        let playbook = Self { folder: tempfile::tempdir().unwrap() };
        playbook.overlay(&cases().join("base"));
        playbook
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Copies the files of another folder over the playbook's; a file `delete` in it names paths to take away, a line
    /// each.
    pub(crate) fn overlay(&self, from: &Path) {
        for part in ["content", "themes"] {
            copy(&from.join(part), &self.root().join(part));
        }
        for path in std::fs::read_to_string(from.join("delete")).unwrap_or_default().lines() {
            let path = self.root().join(path);
            if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }.unwrap();
        }
    }

    /// Writes a file of the playbook.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Reads a text file of the playbook.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap()
    }

    pub(crate) fn check(&self) -> Checked {
        let sources = load(self.root(), None).unwrap();
        let diagnostics = check_site(&sources);
        Checked { sources, diagnostics }
    }
}

/// Returns the folder of the cases.
pub(crate) fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let Ok(entry) = entry else { return };
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(place).unwrap();
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}
