//! The list of files that Stagecraft made in an output folder.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Name of the file within Stagecraft's own folder of the output.
pub(super) const MANIFEST: &str = "manifest.json";

/// Form of the file; a later version of Stagecraft may write another.
const VERSION: u32 = 1;

/// Paths of files, below the output folder, with `/` between folders.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Read {
    version: u32,
    files: BTreeSet<String>,
}

#[derive(Serialize)]
struct Written<'m> {
    version: u32,
    files: &'m BTreeSet<String>,
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
        let sound = read.version == VERSION && read.files.iter().all(|file| is_plain(file));
        if sound { Ok(Self { files: read.files }) } else { Err(damaged(std::io::ErrorKind::InvalidData.into())) }
    }

    /// Returns the bytes of the file: the same for the same list.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let written = Written { version: VERSION, files: &self.files };
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
