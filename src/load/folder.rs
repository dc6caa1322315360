//! Reads whole folders.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

use super::role::is_ignored;

/// Reads every file below `dir`, by path with `/` between folders.
pub(super) fn read_folder(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(dir).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_kept) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_left_behind(&error) => continue,
            Err(error) => {
                let path = error.path().unwrap_or(dir).to_owned();
                return Err(Failure::io("failure-read-folder", &path, error.into()));
            }
        };
        if entry.file_type().is_file() {
            let path: PathBuf = entry.path().into();
            let name = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&path).map_err(Failure::at("failure-read-file", &path))?;
            files.push((name, bytes));
        }
    }
    Ok(files)
}

/// Returns whether a file or folder that was found counts.
pub(super) fn is_kept(entry: &walkdir::DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().to_str().is_some_and(is_ignored)
}

/// Returns whether what could not be looked at is nothing that counts: Emacs locks a file by a link that leads nowhere.
pub(super) fn is_left_behind(error: &walkdir::Error) -> bool {
    let name = error.path().and_then(Path::file_name).and_then(std::ffi::OsStr::to_str);
    error.depth() > 0 && name.is_some_and(is_ignored)
}
