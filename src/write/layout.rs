//! The names of Stagecraft's own files within an output folder, and which paths are left to the site.

use std::path::{Component, Path};

use crate::failure::Failure;
use crate::words::Text;

/// Stagecraft's own folder.
pub(super) const OWN_FOLDER: &str = crate::addresses::NOTES;

/// The list of files that Stagecraft made, within its own folder.
pub(super) const MANIFEST: &str = "manifest.json";

/// Returns whether `path` leads to a place below the folder it is taken from, and not into Stagecraft's own folder.
pub(super) fn is_plain(path: &str) -> bool {
    let plain = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    let own = path == OWN_FOLDER || path.strip_prefix(OWN_FOLDER).is_some_and(|rest| rest.starts_with('/'));
    plain && !own && !path.is_empty() && !path.ends_with('/') && !path.contains(['\\', '\0'])
}

/// Refuses a path that leads out of the output, or to where no file can be.
pub(super) fn refuse_strange(path: &str) -> Result<(), Failure> {
    if is_plain(path) { Ok(()) } else { Err(Failure::new(Text::new("failure-output-path").arg("path", path))) }
}
