//! Files and folders of a playbook as they are named on the command line: as seen from the current folder or from the
//! playbook's, with or without `content/`.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use stagecraft::check::nearest;
use stagecraft::failure::Failure;
use stagecraft::load::Sources;
use stagecraft::slice::Slice;
use stagecraft::source::{FilePath, nfc};
use stagecraft::words::Text;

/// Folders that a playbook is made of.
const PARTS: [&str; 2] = ["content", "themes"];

/// Returns the paths that `named` names, relative to the playbook's root.
pub(crate) fn select(named: &[PathBuf], root: &Path, sources: &Sources) -> Result<Vec<FilePath>, Failure> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let here = std::env::current_dir().map_err(Failure::at("failure-read-folder", "."))?;
    let finder = Finder { folders: [here.clone(), here.join(root), here.join(root).join("content")], sources };
    named.iter().map(|path| finder.find(path)).collect()
}

struct Finder<'s> {
    /// What a path may be relative to, the likeliest first: the current folder, the playbook's, its content.
    folders: [PathBuf; 3],
    sources: &'s Sources,
}

impl Finder<'_> {
    fn find(&self, named: &Path) -> Result<FilePath, Failure> {
        let root = &self.folders[1];
        // What begins with a dot is said of the current folder.
        let is_from_here = matches!(named.components().next(), Some(Component::CurDir | Component::ParentDir));
        let folders = if is_from_here { &self.folders[..1] } else { &self.folders[..] };
        let there: Vec<PathBuf> =
            folders.iter().map(|folder| folder.join(named)).filter(|path| path.exists()).collect();
        let inside = there.iter().find_map(|path| below(path, root));
        inside.map(|path| self.as_known(path)).ok_or_else(|| self.not_found(named, !there.is_empty()))
    }

    /// Returns the path as the playbook has it, where the system does not tell letters of different case apart.
    fn as_known(&self, path: String) -> FilePath {
        let known = self.known();
        if known.contains(path.as_str()) {
            return path.into();
        }
        let lower = path.to_lowercase();
        known.into_iter().find(|known| known.to_lowercase() == lower).map_or_else(|| path.into(), FilePath::from)
    }

    /// Returns every file of the playbook, and every folder with one.
    fn known(&self) -> BTreeSet<&str> {
        let files = self.sources.files.keys().chain(self.sources.assets.keys());
        files.flat_map(|file| file.match_indices('/').map(|(at, _)| file.slice(..at)).chain([&**file])).collect()
    }

    fn not_found(&self, named: &Path, exists: bool) -> Failure {
        let shown = named.display().to_string();
        if exists {
            return Failure::new(Text::new("failure-path-outside").arg("path", shown));
        }
        let known = self.known();
        let joined: Vec<String> =
            self.folders.iter().filter_map(|folder| relative(&folder.join(named), &self.folders[1])).collect();
        let by_path = joined.iter().find_map(|path| nearest(path, known.iter().copied()));
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let by_name = || {
            let wanted = named.file_name()?.to_string_lossy();
            let names: Vec<String> = known.iter().map(|path| name(path)).collect();
            let near = nearest(&wanted, names.iter().map(String::as_str))?;
            known.iter().copied().find(|path| name(path) == near)
        };
        match by_path.or_else(by_name) {
            Some(near) => Failure::new(Text::new("failure-path-near").arg("path", shown).arg("suggestion", near)),
            None => Failure::new(Text::new("failure-path").arg("path", shown)),
        }
    }
}

/// Returns where `path` is below `root`, if it is something that a playbook is made of: as it is written, or else where
/// its links lead.
fn below(path: &Path, root: &Path) -> Option<String> {
    let followed = || relative(&path.canonicalize().ok()?, &root.canonicalize().ok()?);
    let path = relative(path, root).or_else(followed)?;
    let first = path.split('/').next().unwrap_or_default();
    (path.is_empty() || PARTS.contains(&first)).then_some(path)
}

/// Returns where `path` is below `root`, with `/` between folders; the root itself is the empty path.
fn relative(path: &Path, root: &Path) -> Option<String> {
    let path = plain(path).strip_prefix(plain(root)).ok()?.to_string_lossy().replace('\\', "/");
    Some(nfc(&path))
}

/// Returns the path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}
