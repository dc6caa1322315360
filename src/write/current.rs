//! Finds out whether an output needs no writing: it was made of the same, and is as it was left.

use std::fs::File;

use rayon::prelude::*;

use crate::failure::Failure;

use super::destination::Destination;
use super::files::Summary;
use super::fingerprint::Fingerprint;
use super::layout::{MANIFEST, OWN_FOLDER};
use super::staging::with_buffer;
use super::workspace::Workspace;

/// An output that needs no writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Current {
    /// What writing would come to.
    pub summary: Summary,
    /// Whether there was nothing to be reported about what the site was made of.
    pub silent: bool,
}

/// Returns the state of an output that was made of what `digest` stands for, and holds what was written to it; `None`
/// if it was made of something else, or something was done to it.
///
/// # Errors
/// Fails where the list of files is damaged or another process is writing to the same folder.
pub fn current(destination: &Destination, digest: &str) -> Result<Option<Current>, Failure> {
    if !destination.folder().join(OWN_FOLDER).join(MANIFEST).is_file() {
        return Ok(None);
    }
    let workspace = Workspace::open(destination)?;
    let manifest = workspace.manifest();
    let Some(inputs) = manifest.inputs.as_ref().filter(|inputs| inputs.digest == digest) else { return Ok(None) };
    if !is_as_left(&workspace) {
        return Ok(None);
    }
    let summary = Summary { pages: manifest.pages(), unchanged: manifest.files().len(), ..Summary::default() };
    Ok(Some(Current { summary, silent: inputs.silent }))
}

/// Returns whether every file of the output still holds what was written to it.
fn is_as_left(workspace: &Workspace) -> bool {
    let files = workspace.manifest().files();
    files.par_iter().all(|(path, left)| {
        let found =
            File::open(workspace.place(path)).and_then(|file| with_buffer(|buffer| Fingerprint::read(file, buffer)));
        found.is_ok_and(|found| found == *left)
    })
}
