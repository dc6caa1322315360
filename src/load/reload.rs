//! Reads single files again, so that a save costs as much in a large playbook as in a small one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

use super::walk::{FoundFile, Playbook};
use super::{Role, Sources, is_ignored, load, read};

/// Where files may have changed, and are scanned for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanScope {
    /// Anywhere.
    Everywhere,
    /// At these paths, relative to the playbook's root.
    At(BTreeSet<PathBuf>),
}

impl Default for ScanScope {
    fn default() -> Self {
        Self::At(BTreeSet::new())
    }
}

impl ScanScope {
    /// Adds a path.
    pub fn add(&mut self, path: PathBuf) {
        if let Self::At(paths) = self {
            paths.insert(path);
        }
    }
}

/// Reads the playbook in `root` again, of which `previous` was read before, within `scope`. Where single paths do not
/// show what changed (folders, links, settings, the theme), everything is scanned.
///
/// # Errors
/// Fails as [`load`] does.
pub fn reload(root: &Path, scope: &ScanScope, previous: &Sources) -> Result<Sources, Failure> {
    let found = match scope {
        ScanScope::Everywhere => None,
        ScanScope::At(paths) => at_paths(root, paths, previous),
    };
    found.map_or_else(|| load(root, Some(previous)), Ok)
}

/// Returns `previous` with what is now at `paths`; `None` where more must be scanned.
fn at_paths(root: &Path, paths: &BTreeSet<PathBuf>, previous: &Sources) -> Option<Sources> {
    let mut sources = previous.clone();
    let playbook = Playbook::in_folder(root);
    for path in paths {
        let path = path.to_str()?.replace('\\', "/");
        let below = path.strip_prefix("content/")?;
        if below.split('/').any(is_ignored) {
            continue;
        }
        // The settings name the theme; two names on disk can be one in NFC.
        if Role::of(&path) == Role::Playbook || crate::source::nfc(&path) != path || previous.twice.contains(&*path) {
            return None;
        }
        let on_disk = root.join(&path);
        let is_there = match std::fs::symlink_metadata(&on_disk) {
            Ok(metadata) if metadata.is_file() && playbook.outside(&on_disk).is_none() => true,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_folder(&path, previous) => false,
            _ => return None,
        };
        sources.files.remove(&*path);
        sources.assets.remove(&*path);
        sources.unread.remove(&*path);
        if is_there {
            let found = FoundFile { path: path.into(), on_disk, defect: None };
            if let Some((path, mut read)) = read(found, Some(previous)) {
                read.parse(&path);
                sources.take(path, read);
            }
        }
    }
    Some(sources)
}

/// Returns whether files were below `path`.
fn is_folder(path: &str, sources: &Sources) -> bool {
    let below = format!("{path}/");
    let first = |found: Option<&crate::source::FilePath>| found.is_some_and(|path| path.starts_with(&below));
    let from = (std::ops::Bound::Excluded(&*below), std::ops::Bound::Unbounded);
    first(sources.files.range::<str, _>(from).next().map(|(path, _)| path))
        || first(sources.assets.range::<str, _>(from).next().map(|(path, _)| path))
}
