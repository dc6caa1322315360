//! Reads whole folders.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

use super::role::is_ignored;

/// Reads every file below `dir`, by path with `/` between folders.
pub(super) fn read_folder(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    let kept = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(is_ignored);
    for entry in walkdir::WalkDir::new(dir).follow_links(true).sort_by_file_name().into_iter().filter_entry(kept) {
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
