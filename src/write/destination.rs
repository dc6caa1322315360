//! Which folders may become an output folder.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;
use crate::words::Text;

use super::layout::{MANIFEST, OWN_FOLDER};

/// What may be in an output folder that Stagecraft has not written to yet: files that hosts and version control
/// want there.
const HARMLESS: &[&str] = &[
    OWN_FOLDER,
    ".DS_Store",
    ".git",
    ".gitattributes",
    ".gitignore",
    ".gitkeep",
    ".htaccess",
    ".keep",
    ".nojekyll",
    ".well-known",
    "CNAME",
];

/// A folder that is fit to be written to. Making one changes nothing on disk.
#[derive(Debug, Clone)]
pub struct Destination {
    folder: PathBuf,
}

impl Destination {
    /// Checks whether `out` may hold the site of the playbook in `root`.
    ///
    /// # Errors
    /// Refuses the playbook's own folders and what is above them, files, and folders that hold somebody else's files.
    pub fn new(out: &Path, root: &Path) -> Result<Self, Failure> {
        let folder = resolve(out)?;
        refuse_sources(out, &folder, &resolve(root)?)?;
        refuse_foreign_folder(out, &folder)?;
        Ok(Self { folder })
    }

    /// Returns the folder, absolute and without symbolic links.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Refuses folders that hold the playbook or parts of it.
fn refuse_sources(out: &Path, folder: &Path, root: &Path) -> Result<(), Failure> {
    let refused = |message| Err(Failure::new(Text::new(message).arg("path", out.display().to_string())));
    if root.starts_with(folder) {
        return refused("failure-output-holds-playbook");
    }
    for part in ["content", "themes"] {
        let source = resolve(&root.join(part))?;
        if folder.starts_with(&source) || source.starts_with(folder) {
            return refused("failure-output-in-sources");
        }
    }
    Ok(())
}

/// Refuses a file, and a folder that holds anything and was never written to by Stagecraft.
fn refuse_foreign_folder(out: &Path, folder: &Path) -> Result<(), Failure> {
    let unreadable = |error| Failure::io("failure-read-folder", out, error);
    match std::fs::metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unreadable(error)),
        Ok(found) if !found.is_dir() => {
            return Err(Failure::new(Text::new("failure-output-not-folder").arg("path", out.display().to_string())));
        }
        Ok(_) if folder.join(OWN_FOLDER).join(MANIFEST).is_file() => return Ok(()),
        Ok(_) => {}
    }
    let mut foreign: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        if !HARMLESS.iter().any(|harmless| OsStr::new(harmless) == name) {
            foreign.push(name.to_string_lossy().into_owned());
        }
    }
    match foreign.iter().min() {
        None => Ok(()),
        Some(first) => Err(Failure::new(
            Text::new("failure-output-foreign-folder")
                .arg("path", out.display().to_string())
                .arg("name", first.as_str())
                .arg("count", foreign.len()),
        )),
    }
}

/// Returns the absolute path of `path` with symbolic links followed as far as it exists.
fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    let unreadable = |error| Failure::io("failure-read-folder", path, error);
    let mut resolved = PathBuf::new();
    for component in std::path::absolute(path).map_err(unreadable)?.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            other => resolved.push(other),
        }
        match resolved.canonicalize() {
            Ok(canonical) => resolved = canonical,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(error)),
        }
    }
    Ok(resolved)
}
