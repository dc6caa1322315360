//! Stages what differs from the output: in a folder within it, from where it is renamed into place.

use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashSet;

use crate::failure::Failure;

use super::commit::foreign;
use super::fingerprint::Fingerprint;
use super::workspace::{Waiting, Workspace};

/// What became of one file.
#[derive(Debug)]
pub(super) struct StagedFile<P> {
    pub(super) path: P,
    /// How it waits in the staging folder; `None` if the output holds it as it is.
    pub(super) waiting: Option<Waiting>,
    pub(super) fingerprint: Fingerprint,
}

/// The staging folder. Its folders are made when the first file needs them: a build that changes nothing makes nothing.
#[derive(Debug)]
pub(super) struct Staging {
    workspace: Workspace,
    /// Folders that are there.
    made: Mutex<FxHashSet<PathBuf>>,
    /// The number of the next file that has changed.
    next: AtomicUsize,
}

impl Staging {
    pub(super) fn new(workspace: Workspace) -> Self {
        Self { workspace, made: Mutex::default(), next: AtomicUsize::new(0) }
    }

    pub(super) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Clears the staging folder and gives the output free.
    pub(super) fn close(self) -> Result<(), Failure> {
        self.workspace.close()
    }

    /// Stages the file of that path if the output does not hold it as it is.
    pub(super) fn stage<P: AsRef<str>>(&self, path: P, content: &[u8]) -> Result<StagedFile<P>, Failure> {
        let known = self.workspace.manifest().lists(path.as_ref());
        let waiting = if !known {
            Some(Waiting::New)
        } else if holds(&self.workspace.place(path.as_ref()), content)? {
            None
        } else {
            Some(Waiting::Changed(self.next.fetch_add(1, Ordering::Relaxed)))
        };
        if let Some(waiting) = waiting {
            self.add(&self.workspace.staged(path.as_ref(), waiting), content)?;
        }
        Ok(StagedFile { path, waiting, fingerprint: Fingerprint::of(content) })
    }

    fn add(&self, staged: &Path, content: &[u8]) -> Result<(), Failure> {
        if let Some(folder) = staged.parent() {
            self.make(folder)?;
        }
        std::fs::write(staged, content).map_err(Failure::at("failure-write-file", staged))
    }

    /// Makes a folder that is not there. Two threads may both do so: neither waits for the other's disk.
    fn make(&self, folder: &Path) -> Result<(), Failure> {
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if !made().contains(folder) {
            std::fs::create_dir_all(folder).map_err(Failure::at("failure-write-folder", folder))?;
            made().insert(folder.to_owned());
        }
        Ok(())
    }
}

/// How much of a file is compared at once, in bytes.
const PIECE: usize = 1 << 18;

thread_local! {
    /// What files of the output are read into, one after the other.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Lends the buffer of this thread.
pub(super) fn with_buffer<T>(read: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    BUFFER.with_borrow_mut(read)
}

/// Returns whether the file at `place` is there and holds exactly `content`.
fn holds(place: &Path, content: &[u8]) -> Result<bool, Failure> {
    let unreadable = |error| Failure::io("failure-read-file", place, error);
    let mut file = match File::open(place) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(false),
        Err(error) => return Err(unreadable(error)),
    };
    let found = file.metadata().map_err(unreadable)?;
    if found.is_dir() {
        return Err(foreign(place));
    }
    if found.len() != content.len() as u64 {
        return Ok(false);
    }
    with_buffer(|buffer| {
        // A film as a whole would stay in the buffer of each thread.
        for piece in content.chunks(PIECE) {
            if buffer.len() < piece.len() {
                buffer.resize(piece.len(), 0);
            }
            let buffer = &mut buffer[..piece.len()];
            match file.read_exact(buffer) {
                Ok(()) if buffer == piece => {}
                Ok(()) => return Ok(false),
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(false),
                Err(error) => return Err(unreadable(error)),
            }
        }
        Ok(true)
    })
}
