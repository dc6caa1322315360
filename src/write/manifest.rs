//! The list of files that Stagecraft made in an output folder.

use std::fmt;
use std::path::{Component, Path};

use rayon::prelude::*;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::failure::Failure;

use super::Inputs;
use super::fingerprint::Fingerprint;

/// Name of the file within Stagecraft's own folder of the output.
pub(super) const MANIFEST: &str = "manifest.json";

/// Form of the file; a later version of Stagecraft may write another.
const VERSION: u32 = 3;

/// A file: its path below the output folder, with `/` between folders, and the fingerprint of what it holds, if known.
pub(super) type File<P> = (P, Option<Fingerprint>);

/// What an output folder holds of Stagecraft's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest<P = String> {
    /// What the files were made of; unknown while they are being replaced.
    pub(super) inputs: Option<Inputs>,
    /// By path, each once.
    files: Vec<File<P>>,
}

#[derive(Deserialize)]
struct Read {
    version: u32,
    inputs: Option<Inputs>,
    files: Listed,
}

/// The files as some version lists them.
enum Listed {
    /// Version 1: paths alone.
    Paths(Vec<File<String>>),
    /// Version 2, whose fingerprints were others, and version 3.
    WithFingerprints(Vec<File<String>>),
}

#[derive(Serialize)]
struct Written<'m, P: AsRef<str>> {
    version: u32,
    inputs: Option<&'m Inputs>,
    #[serde(serialize_with = "serialize_files")]
    files: &'m [File<P>],
}

impl<P: AsRef<str> + Ord + Sync + Send> Manifest<P> {
    /// Lists `files`, of which the last of those with the same path counts.
    pub(super) fn new(inputs: Option<Inputs>, mut files: Vec<File<P>>) -> Self {
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
    pub(super) fn files(&self) -> &[File<P>] {
        &self.files
    }

    /// Returns the paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(path, _)| path.as_ref())
    }

    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.binary_search_by(|(listed, _)| listed.as_ref().cmp(path)).is_ok()
    }

    /// Returns the bytes of the file: the same for the same list.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let written = Written { version: VERSION, inputs: self.inputs.as_ref(), files: &self.files };
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
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::new(None, Vec::new())),
            Err(error) => return Err(Failure::io("failure-read-file", path, error)),
        };
        let read: Read = serde_json::from_slice(&bytes).map_err(|error| damaged(error.into()))?;
        let files = match (read.version, read.files) {
            (VERSION, Listed::WithFingerprints(files)) => files,
            // Without a fingerprint no file is taken for what was left there.
            (2, Listed::WithFingerprints(files)) => files.into_iter().map(|(path, _)| (path, None)).collect(),
            (1, Listed::Paths(files)) => files,
            _ => return Err(damaged(std::io::ErrorKind::InvalidData.into())),
        };
        if files.par_iter().all(|(file, _)| is_plain(file)) {
            Ok(Self::new(read.inputs, files))
        } else {
            Err(damaged(std::io::ErrorKind::InvalidData.into()))
        }
    }
}

fn serialize_files<S: Serializer, P: AsRef<str>>(files: &[File<P>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(files.iter().map(|(path, left)| (path.as_ref(), Left(*left))))
}

/// A fingerprint as it is noted: nothing where it is not known.
struct Left(Option<Fingerprint>);

impl Serialize for Left {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(fingerprint) => serializer.collect_str(fingerprint),
            None => serializer.serialize_str(""),
        }
    }
}

impl<'de> Deserialize<'de> for Left {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Noted;

        impl Visitor<'_> for Noted {
            type Value = Left;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a fingerprint")
            }

            fn visit_str<E>(self, noted: &str) -> Result<Left, E> {
                Ok(Left(Fingerprint::parse(noted)))
            }
        }

        deserializer.deserialize_str(Noted)
    }
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Listed;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("paths, or fingerprints by path")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut paths: A) -> Result<Listed, A::Error> {
                let mut files = Vec::new();
                while let Some(path) = paths.next_element()? {
                    files.push((path, None));
                }
                Ok(Listed::Paths(files))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Listed, A::Error> {
                let mut files = Vec::new();
                while let Some((path, Left(left))) = entries.next_entry()? {
                    files.push((path, left));
                }
                Ok(Listed::WithFingerprints(files))
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// Tells whether `path` leads to a place below the folder it is taken from, and not into Stagecraft's own folder.
pub(super) fn is_plain(path: &str) -> bool {
    let plain = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    let own = path == super::workspace::OWN_FOLDER
        || path.strip_prefix(super::workspace::OWN_FOLDER).is_some_and(|rest| rest.starts_with('/'));
    plain && !own && !path.is_empty() && !path.ends_with('/') && !path.contains(['\\', '\0'])
}
