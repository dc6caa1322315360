//! Keeps what takes long to make beside the list of the output's files, under names that stand for what it is made of.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_128;

use crate::failure::Failure;

/// What an output keeps for the next build. Every file in it is whole, also when a build is killed: what it has made so
/// far is there when it is started again.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
}

/// How long what stands for the content is, which is behind it.
const SEAL: usize = 16;

/// What the name of a file ends with that is not whole yet.
const NEXT: &str = ".next";

impl Cache {
    pub(super) fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Tells whether there is something of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.folder.join(name).is_file()
    }

    /// Returns what is kept under that name; nothing where it is not as it was put there.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = std::fs::read(self.folder.join(name)).ok()?;
        let end = bytes.len().checked_sub(SEAL)?;
        let seal = bytes.split_off(end);
        (seal == xxh3_128(&bytes).to_le_bytes()).then_some(bytes)
    }

    /// Keeps `bytes` under that name.
    ///
    /// # Errors
    /// Fails where the disk does.
    pub fn put(&self, name: &str, mut bytes: Vec<u8>) -> Result<(), Failure> {
        let place = self.folder.join(name);
        let next = self.folder.join(format!("{name}{NEXT}"));
        let seal = xxh3_128(&bytes).to_le_bytes();
        bytes.extend(seal);
        std::fs::create_dir_all(&self.folder).map_err(Failure::at("failure-write-folder", &self.folder))?;
        std::fs::write(&next, bytes).map_err(Failure::at("failure-write-file", &next))?;
        std::fs::rename(&next, &place).map_err(Failure::at("failure-write-file", &place))
    }

    /// Removes whatever is not called one of `names`, and the folder if nothing is left.
    ///
    /// # Errors
    /// Fails where the disk does.
    pub fn retain(&self, names: &HashSet<&str>) -> Result<(), Failure> {
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Failure::io("failure-read-folder", &self.folder, error)),
        };
        for entry in entries {
            let entry = entry.map_err(Failure::at("failure-read-folder", &self.folder))?;
            let is_kept = entry.file_name().to_str().is_some_and(|name| names.contains(name));
            if !is_kept {
                remove(&entry.path())?;
            }
        }
        // One that still holds something stays.
        let _ = std::fs::remove_dir(&self.folder);
        Ok(())
    }
}

fn remove(path: &Path) -> Result<(), Failure> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::io("failure-remove-file", path, error)),
        _ => Ok(()),
    }
}
