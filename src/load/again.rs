//! Looks at single files again, so that a save costs as much in a large playbook as in a small one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

use super::{Found, Role, Sources, is_ignored, load, read};

/// Where files may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Anywhere.
    Everywhere,
    /// At these paths, relative to the playbook's root.
    At(BTreeSet<PathBuf>),
}

impl Default for Look {
    fn default() -> Self {
        Self::At(BTreeSet::new())
    }
}

impl Look {
    /// Adds a path.
    pub fn at(&mut self, path: PathBuf) {
        if let Self::At(paths) = self {
            paths.insert(path);
        }
    }
}

/// Reads the playbook in `root` again, of which `previous` was read before, wherever `look` says. Where single paths do
/// not tell what changed (folders, links, settings, the theme), everything is looked at.
///
/// # Errors
/// Fails as [`load`] does.
pub fn load_again(root: &Path, look: &Look, previous: &Sources) -> Result<Sources, Failure> {
    let found = match look {
        Look::Everywhere => None,
        Look::At(paths) => at(root, paths, previous),
    };
    found.map_or_else(|| load(root, Some(previous)), Ok)
}

/// Returns `previous` with what now stands at `paths`; `None` where more must be looked at.
fn at(root: &Path, paths: &BTreeSet<PathBuf>, previous: &Sources) -> Option<Sources> {
    let mut sources = previous.clone();
    for path in paths {
        let path = path.to_str()?.replace('\\', "/");
        let below = path.strip_prefix("content/")?;
        if below.split('/').any(is_ignored) {
            continue;
        }
        // The settings name the theme; two names on disk can be one in NFC.
        if Role::of(&path) == Role::Playbook || crate::source::nfc(&path) != path {
            return None;
        }
        let on_disk = root.join(&path);
        let is_there = match std::fs::symlink_metadata(&on_disk) {
            Ok(metadata) if metadata.is_file() => true,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_folder(&path, previous) => false,
            _ => return None,
        };
        sources.files.remove(&*path);
        sources.assets.remove(&*path);
        if is_there {
            let found = Found { path: path.into(), on_disk, defect: None };
            if let Some((path, mut read)) = read(found, Some(previous)) {
                read.parse(&path);
                sources.take(path, read);
            }
        }
    }
    Some(sources)
}

/// Tells whether files stood below `path`.
fn is_folder(path: &str, sources: &Sources) -> bool {
    let below = format!("{path}/");
    let first = |found: Option<&crate::source::FilePath>| found.is_some_and(|path| path.starts_with(&below));
    let from = (std::ops::Bound::Excluded(&*below), std::ops::Bound::Unbounded);
    first(sources.files.range::<str, _>(from).next().map(|(path, _)| path))
        || first(sources.assets.range::<str, _>(from).next().map(|(path, _)| path))
}
