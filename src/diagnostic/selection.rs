//! A part of the mistakes: those of certain files and kinds.

use crate::source::FilePath;

use super::code::Code;
use super::mistake::Diagnostic;

/// Which mistakes are asked for. By default, all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Files and folders, relative to the playbook's root, without a slash at their ends; the empty path is the root.
    /// Without any, all files.
    pub paths: Vec<FilePath>,
    /// Kinds; without any, all.
    pub codes: Vec<Code>,
}

impl Selection {
    /// Returns whether everything is asked for.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.paths.is_empty() && self.codes.is_empty()
    }

    /// Returns whether `diagnostic` is asked for: by its kind, and by its place or a related one.
    #[must_use]
    pub fn includes(&self, diagnostic: &Diagnostic) -> bool {
        let files = || {
            let related = diagnostic.related.iter().map(|related| &related.place.file);
            std::iter::once(&diagnostic.place.file).chain(related)
        };
        self.includes_code(diagnostic.code) && (self.paths.is_empty() || files().any(|file| self.includes_file(file)))
    }

    /// Returns whether a kind is asked for.
    #[must_use]
    pub fn includes_code(&self, code: Code) -> bool {
        self.codes.is_empty() || self.codes.contains(&code)
    }

    /// Returns whether a file is asked for.
    #[must_use]
    pub fn includes_file(&self, file: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| holds(path, file))
    }
}

/// Returns whether `path` is `file` or a folder that it is in.
fn holds(path: &str, file: &str) -> bool {
    path.is_empty() || file.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
