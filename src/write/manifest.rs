//! The list of files that Stagecraft made in an output folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::failure::Failure;

use super::Inputs;

/// Name of the file within Stagecraft's own folder of the output.
pub(super) const MANIFEST: &str = "manifest.json";

/// Form of the file; a later version of Stagecraft may write another.
const VERSION: u32 = 2;

/// What an output folder holds of Stagecraft's.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// What the files were made of; unknown while they are being replaced.
    pub(super) inputs: Option<Inputs>,
    /// Paths of files, below the output folder, with `/` between folders, and the fingerprint of what they hold.
    pub(super) files: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Read {
    version: u32,
    inputs: Option<Inputs>,
    files: Listed,
}

/// The files as a version lists them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Listed {
    /// Version 2.
    WithFingerprints(BTreeMap<String, String>),
    /// Version 1: paths alone.
    Paths(BTreeSet<String>),
}

#[derive(Serialize)]
struct Written<'m> {
    version: u32,
    inputs: Option<&'m Inputs>,
    files: &'m BTreeMap<String, String>,
}

impl Manifest {
    /// Reads the manifest at `path`; one that does not exist is empty.
    ///
    /// # Errors
    /// Fails where it is damaged, or names files outside of the output: nothing may be removed by such a list.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let damaged = |reason: std::io::Error| Failure::io("failure-output-manifest", path, reason);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Failure::io("failure-read-file", path, error)),
        };
        let read: Read = serde_json::from_slice(&bytes).map_err(|error| damaged(error.into()))?;
        let (version, files) = match read.files {
            Listed::WithFingerprints(files) => (VERSION, files),
            // Without a fingerprint no file is taken for what was left there.
            Listed::Paths(paths) => (1, paths.into_iter().map(|path| (path, String::new())).collect()),
        };
        if read.version == version && files.keys().all(|file| is_plain(file)) {
            Ok(Self { inputs: read.inputs, files })
        } else {
            Err(damaged(std::io::ErrorKind::InvalidData.into()))
        }
    }

    /// Returns the bytes of the file: the same for the same list.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let written = Written { version: VERSION, inputs: self.inputs.as_ref(), files: &self.files };
        let mut bytes = serde_json::to_vec_pretty(&written).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// Tells whether `path` leads to a place below the folder it is taken from, and not into Stagecraft's own folder.
pub(super) fn is_plain(path: &str) -> bool {
    let plain = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    let own = path == super::workspace::OWN_FOLDER
        || path.strip_prefix(super::workspace::OWN_FOLDER).is_some_and(|rest| rest.starts_with('/'));
    plain && !own && !path.is_empty() && !path.ends_with('/') && !path.contains(['\\', '\0'])
}
