//! Finds the files below `content/`.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::{DirEntry, FilterEntry, IntoIter, WalkDir};

use crate::failure::Failure;
use crate::source::{FilePath, nfc};

use super::file::{Defect, Stamp};
use super::folder::{is_kept, is_left_behind};

/// A file that was found.
pub(super) struct FoundFile {
    pub(super) path: FilePath,
    pub(super) on_disk: PathBuf,
    /// Why it is not a file that could be read, if it is none.
    pub(super) defect: Option<Defect>,
}

impl FoundFile {
    /// Looks at the file.
    pub(super) fn stamp(&self) -> Result<Stamp, Defect> {
        match &self.defect {
            Some(defect) => Err(defect.clone()),
            None => {
                let metadata = std::fs::metadata(&self.on_disk);
                metadata.map(|found| Stamp::of(&found)).map_err(|error| Defect::Unreadable(error.to_string()))
            }
        }
    }
}

/// Finds the files below `content/`, links followed as long as they stay in the playbook, in the order of their paths.
pub(super) fn find(root: &Path) -> impl Iterator<Item = Result<FoundFile, Failure>> + Send {
    let content = root.join("content");
    let kept: fn(&DirEntry) -> bool = is_kept;
    // What is in one folder differs in its name alone: to compare whole paths spares taking the names off them.
    let by_path = |one: &DirEntry, other: &DirEntry| one.path().as_os_str().cmp(other.path().as_os_str());
    let entries = WalkDir::new(&content).follow_links(true).sort_by(by_path).into_iter().filter_entry(kept);
    Walk { entries, playbook: Playbook::in_folder(root), root: root.to_owned(), content }
}

/// The folders that a playbook's files may be in, however links name them.
pub(super) struct Playbook {
    folders: Vec<PathBuf>,
}

impl Playbook {
    /// Returns the folders of the playbook in `root`. Its `content/` may itself be a link to somewhere else.
    pub(super) fn in_folder(root: &Path) -> Self {
        let folders = [root.to_owned(), root.join("content")];
        Self { folders: folders.iter().filter_map(|folder| folder.canonicalize().ok()).collect() }
    }

    /// Returns where `path` really is, if that is outside.
    pub(super) fn outside(&self, path: &Path) -> Option<PathBuf> {
        let target = path.canonicalize().ok()?;
        (!self.folders.iter().any(|folder| target.starts_with(folder))).then_some(target)
    }
}

/// Goes through the files.
struct Walk {
    entries: FilterEntry<IntoIter, fn(&DirEntry) -> bool>,
    playbook: Playbook,
    root: PathBuf,
    content: PathBuf,
}

impl Iterator for Walk {
    type Item = Result<FoundFile, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match self.entries.next()? {
                Ok(entry) => self.entry(entry).map(Ok),
                Err(error) if is_left_behind(&error) => None,
                Err(error) => Some(self.error(error)),
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

impl Walk {
    /// Returns the file at `entry`; `None` for a folder that is gone through.
    fn entry(&mut self, entry: DirEntry) -> Option<FoundFile> {
        let is_link = entry.depth() > 0 && entry.path_is_symlink();
        if is_link && let Some(target) = self.playbook.outside(entry.path()) {
            if entry.file_type().is_dir() {
                self.entries.skip_current_dir();
            }
            return Some(self.file(entry.into_path(), Some(Defect::Outside(target.display().to_string()))));
        }
        if entry.file_type().is_dir() && !named_as_text(entry.path()) {
            return None;
        }
        let defect = (!entry.file_type().is_file()).then_some(Defect::NotAFile);
        Some(self.file(entry.into_path(), defect))
    }

    fn error(&self, error: walkdir::Error) -> Result<FoundFile, Failure> {
        match (error.depth(), error.path().map(Path::to_owned)) {
            (1.., Some(path)) => Ok(self.file(path, Some(defect(&error)))),
            (_, path) => {
                let path = path.as_deref().unwrap_or(&self.content);
                Err(Failure::io("failure-read-folder", path, error.into()))
            }
        }
    }

    fn file(&self, on_disk: PathBuf, defect: Option<Defect>) -> FoundFile {
        let below = on_disk.strip_prefix(&self.root).unwrap_or(&on_disk).to_string_lossy();
        let path = if MAIN_SEPARATOR == '/' { below } else { below.replace(MAIN_SEPARATOR, "/").into() };
        FoundFile { path: nfc(&path).into(), on_disk, defect }
    }
}

fn named_as_text(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md" || ending == "yaml" || ending == "yml")
}

/// Returns why a folder could not be walked, without the path: a diagnostic names it.
fn defect(error: &walkdir::Error) -> Defect {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => Defect::LinkLoop,
        (None, Some(error)) => Defect::Unreadable(error.to_string()),
        (None, None) => Defect::Unreadable(error.to_string()),
    }
}
