//! The list of files that Stagecraft made in an output folder.

use std::ffi::OsStr;
use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::failure::Failure;
use crate::fault;

use super::fingerprint::Fingerprint;
use super::layout::is_plain;

/// Form of the file; a later version of Stagecraft may write another.
const VERSION: u32 = 3;

/// What a site was made of, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Stands for everything that the bytes of the site depend on.
    pub digest: String,
    /// Whether there was nothing to be reported about it.
    pub silent: bool,
}

/// A file: its path below the output folder, with `/` between folders, and the fingerprint of what it holds.
pub(super) type ManifestFile<P> = (P, Fingerprint);

/// What an output folder holds of Stagecraft's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest<P = String> {
    /// What the files were made of; unknown while they are being replaced.
    pub(super) inputs: Option<Inputs>,
    /// By path, each once.
    files: Vec<ManifestFile<P>>,
}

#[derive(Deserialize)]
struct ReadManifest {
    version: u32,
    inputs: Option<Inputs>,
    #[serde(deserialize_with = "deserialize_files")]
    files: Vec<ManifestFile<String>>,
}

#[derive(Serialize)]
struct WrittenManifest<'m, P: AsRef<str>> {
    version: u32,
    inputs: Option<&'m Inputs>,
    #[serde(serialize_with = "serialize_files")]
    files: &'m [ManifestFile<P>],
}

impl<P: AsRef<str> + Ord + Sync + Send> Manifest<P> {
    /// Lists `files`, of which the last of those with the same path counts.
    pub(super) fn new(inputs: Option<Inputs>, mut files: Vec<ManifestFile<P>>) -> Self {
        if !files.is_sorted_by(|a, b| a.0 < b.0) {
            files.par_sort_by(|a, b| a.0.cmp(&b.0));
            files.dedup_by(|next, kept| {
                next.0 == kept.0 && {
                    kept.1 = next.1;
                    true
                }
            });
        }
        Self { inputs, files }
    }

    /// Returns the files, by path.
    pub(super) fn files(&self) -> &[ManifestFile<P>] {
        &self.files
    }

    /// Returns how many of the files are pages.
    pub(super) fn pages(&self) -> usize {
        self.files.iter().filter(|(path, _)| is_page(path.as_ref())).count()
    }

    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.binary_search_by(|(listed, _)| listed.as_ref().cmp(path)).is_ok()
    }

    /// Returns the bytes of the file: the same for the same list.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let written = WrittenManifest { version: VERSION, inputs: self.inputs.as_ref(), files: &self.files };
        let mut bytes = serde_json::to_vec_pretty(&written).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
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
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::new(None, Vec::new())),
            Err(error) => return Err(Failure::io("failure-read-file", path, error)),
        };
        let read = fault::in_file(&path.display().to_string(), || serde_json::from_slice::<ReadManifest>(&bytes));
        let read = read.map_err(|error| damaged(error.into()))?;
        if read.version == VERSION && read.files.par_iter().all(|(file, _)| is_plain(file)) {
            Ok(Self::new(read.inputs, read.files))
        } else {
            Err(damaged(ErrorKind::InvalidData.into()))
        }
    }
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension() == Some(OsStr::new("html"))
}

fn serialize_files<S: Serializer, P: AsRef<str>>(files: &[ManifestFile<P>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(files.iter().map(|(path, fingerprint)| (path.as_ref(), fingerprint)))
}

/// Reads the files in the order in which they are listed.
fn deserialize_files<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ManifestFile<String>>, D::Error> {
    struct FilesVisitor;

    impl<'de> Visitor<'de> for FilesVisitor {
        type Value = Vec<ManifestFile<String>>;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("fingerprints by path")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut files = Vec::new();
            while let Some(file) = entries.next_entry()? {
                files.push(file);
            }
            Ok(files)
        }
    }

    deserializer.deserialize_map(FilesVisitor)
}
