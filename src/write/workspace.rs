//! Stagecraft's own folder within the output: the lock, the manifest, and files on their way to their place.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::failure::Failure;

use super::cache::Cache;
use super::destination::Destination;
use super::layout::{MANIFEST, OWN_FOLDER};
use super::manifest::Manifest;

const LOCK: &str = "lock";
const STAGING: &str = "staging";
const PICTURES: &str = "pictures";
const NEXT_MANIFEST: &str = "manifest.next";

/// Number of folders that staged files without a folder of their own are spread over, so that threads do not wait for
/// one folder's lock.
const SHARDS: usize = 16;

/// How a staged file waits for its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// Under its path: the output does not list it, so that it may come with its whole folder.
    New,
    /// Under its number: the output lists it, and most likely has its folder.
    Changed(usize),
}

/// An output folder that this process alone may write to, until the value is dropped. One that is dropped without being
/// closed takes back what opening it made.
#[derive(Debug)]
pub(super) struct Workspace {
    output: PathBuf,
    own: PathBuf,
    /// The first of the folders above that did not exist before, to be taken away again if nothing is written.
    created: Option<PathBuf>,
    manifest: Manifest,
    /// None once it is given free.
    lock: Option<Lock>,
}

/// A lock on an output folder, and where its file is. Closing the file would not be enough to give it free: a process that
/// was started meanwhile has the file open, too, until its own program begins.
#[derive(Debug)]
struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Returns whether the file that is locked is still in its place: not if the folder was taken away, whatever is
    /// there now.
    fn is_in_place(&self) -> Result<bool, Failure> {
        let own = self.file.try_clone().and_then(Handle::from_file);
        let own = own.map_err(Failure::at("failure-read-file", &self.path))?;
        Ok(Handle::from_path(&self.path).is_ok_and(|there| there == own))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

impl Workspace {
    /// Takes the lock, clears away what a killed build left, and reads what earlier builds made.
    pub(super) fn open(destination: &Destination) -> Result<Self, Failure> {
        let output = destination.folder().to_owned();
        let own = output.join(OWN_FOLDER);
        let created = own.ancestors().take_while(|folder| !folder.exists()).last().map(Path::to_owned);
        std::fs::create_dir_all(&own).map_err(Failure::at("failure-write-folder", &own))?;
        let lock = lock(&own.join(LOCK), &output)?;
        remove_staging(&own.join(STAGING))?;
        let manifest = Manifest::read(&own.join(MANIFEST))?;
        Ok(Self { output, own, created, manifest, lock: Some(lock) })
    }

    /// Returns what is kept of pictures for the next build.
    pub(super) fn pictures(&self) -> Cache {
        Cache::in_folder(self.own.join(PICTURES))
    }

    /// Returns where the file of that path belongs.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    /// Returns whether the output folder was made just now, so that nothing of anybody's can be in it.
    pub(super) fn is_new(&self) -> bool {
        self.created.as_ref().is_some_and(|created| self.output.starts_with(created))
    }

    /// Returns what earlier builds made.
    pub(super) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns where the file of that path waits.
    pub(super) fn staged(&self, path: &str, waiting: Waiting) -> PathBuf {
        match waiting {
            Waiting::New => self.staged_new(path),
            Waiting::Changed(at) => {
                self.own.join(STAGING).join("changed").join((at % SHARDS).to_string()).join(at.to_string())
            }
        }
    }

    /// Returns where the new file, or the folder of new files, of that path waits.
    pub(super) fn staged_new(&self, path: &str) -> PathBuf {
        self.own.join(STAGING).join("new").join(path)
    }

    /// Replaces the manifest as a whole, if it says something else.
    ///
    /// It is on disk when this returns, also after a power cut: what is made next is listed, and a list that is half
    /// there would keep every later build from touching anything. Of the other files nothing of the kind is asked, which
    /// would cost milliseconds for each. One that a power cut leaves empty differs from its fingerprint, so that the
    /// next build makes it again.
    pub(super) fn record<P: AsRef<str> + Ord + Sync + Send>(&self, manifest: &Manifest<P>) -> Result<(), Failure> {
        let path = self.own.join(MANIFEST);
        let bytes = manifest.to_bytes();
        if std::fs::read(&path).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        let next = self.own.join(NEXT_MANIFEST);
        let write = || {
            let mut file = File::create(&next)?;
            file.write_all(&bytes)?;
            file.sync_all()
        };
        write().map_err(Failure::at("failure-write-file", &next))?;
        std::fs::rename(&next, &path).map_err(Failure::at("failure-write-file", &path))?;
        sync_folder(&self.own).map_err(Failure::at("failure-write-folder", &self.own))
    }

    /// Clears the staging folder and gives the output free.
    ///
    /// # Errors
    /// Fails where the output was taken away meanwhile: what was written is not where it was to be.
    pub(super) fn close(mut self) -> Result<(), Failure> {
        self.is_in_place()?;
        let cleared = remove_staging(&self.own.join(STAGING));
        self.lock = None;
        cleared
    }

    /// Fails where the output was taken away or replaced since it was opened.
    pub(super) fn is_in_place(&self) -> Result<(), Failure> {
        match &self.lock {
            Some(lock) if !lock.is_in_place()? => Err(Failure::of("failure-output-gone", &self.output)),
            _ => Ok(()),
        }
    }
}

/// Waits until what a folder lists is on disk. Only Unix has a way to ask for it.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

impl Drop for Workspace {
    /// Takes back what opening made. What cannot be taken back is harmless and cleared by the next build.
    fn drop(&mut self) {
        if self.lock.is_none() {
            return;
        }
        let _ = remove_staging(&self.own.join(STAGING));
        self.lock = None;
        let Some(created) = &self.created else { return };
        let _ = std::fs::remove_file(self.own.join(LOCK));
        for folder in self.own.ancestors().take_while(|folder| folder.starts_with(created)) {
            if std::fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

/// Takes the lock at `path`. The file stays: taking it away would let two processes lock two files of that name.
fn lock(path: &Path, output: &Path) -> Result<Lock, Failure> {
    let file = match File::options().create(true).truncate(false).write(true).open(path) {
        // An output that cannot be written to may need no writing, and whoever writes to it elsewhere keeps the lock.
        Err(error) if is_refused(&error) => File::open(path).map_err(|_| error),
        opened => opened,
    };
    let lock = Lock { file: file.map_err(Failure::at("failure-write-file", path))?, path: path.to_owned() };
    match lock.file.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Failure::of("failure-output-busy", output)),
        // Some network file systems have no locks. Renaming keeps every file whole there too.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(lock),
        Err(TryLockError::Error(error)) => Err(Failure::io("failure-write-file", path, error)),
    }
}

/// Returns whether the system lets nobody, or not this program, write there.
pub(super) fn is_refused(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

fn remove_staging(staging: &Path) -> Result<(), Failure> {
    match std::fs::remove_dir_all(staging) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::io("failure-write-folder", staging, error)),
        _ => Ok(()),
    }
}
