//! Makes the content of every file and stages what differs from the output; finds out whether an output is as it was left.

use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;

use super::commit::Staged;
use super::fingerprint::Fingerprint;
use super::manifest;
use super::workspace::{Waiting, Workspace};
use super::{Files, Step, WriteError};

/// What became of one file.
pub(super) struct Outcome<P> {
    pub(super) path: P,
    /// How it waits in the staging folder, if it does.
    staged: Option<Waiting>,
    fingerprint: Fingerprint,
}

enum Trouble {
    Content(Box<Diagnostic>),
    Failure(Failure),
}

/// What became of the content of a site's files.
pub(super) struct Made<'f> {
    /// The files whose content differs from what is in the output; each now waits in the staging folder.
    pub(super) staged: Vec<Staged<'f>>,
    /// Every file.
    pub(super) files: Vec<manifest::File<&'f str>>,
}

/// Makes the files that are called by what is in them, and stages what differs from the output. Their numbers follow
/// those of the others.
pub(super) fn stage_named(
    staging: &Staging<'_>,
    files: &(impl Files + ?Sized),
) -> Result<Vec<Outcome<String>>, Failure> {
    let next = AtomicUsize::new(files.count());
    let outcomes = Mutex::new(Vec::new());
    files.named_by_content(&|path, content| {
        super::refuse_strange(path)?;
        let outcome = staging.take(path.to_owned(), next.fetch_add(1, Ordering::Relaxed), content)?;
        outcomes.lock().unwrap_or_else(PoisonError::into_inner).push(outcome);
        Ok(())
    })?;
    Ok(outcomes.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Makes the content of the other files, and stages what differs from the output; returns what became of all.
pub(super) fn stage_changed<'f>(
    staging: &Staging<'_>,
    files: &'f (impl Files + ?Sized),
    named: &'f [Outcome<String>],
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Made<'f>, WriteError> {
    let outcomes: Vec<_> = (0..files.count())
        .into_par_iter()
        .map(|at| {
            let content = files.content(at).map_err(Trouble::Content)?;
            let outcome = staging.take(files.path(at), at, &content).map_err(Trouble::Failure)?;
            progress(Step::Rendered);
            Ok(outcome)
        })
        .collect();
    gather(outcomes, named)
}

/// Returns what was made, or everything that went wrong with content, or the first failure.
fn gather<'f>(
    outcomes: Vec<Result<Outcome<&'f str>, Trouble>>,
    named: &'f [Outcome<String>],
) -> Result<Made<'f>, WriteError> {
    let mut made = Made { staged: Vec::new(), files: Vec::with_capacity(outcomes.len() + named.len()) };
    let mut diagnostics = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(outcome) => made.add(outcome.path, &outcome),
            Err(Trouble::Content(diagnostic)) => diagnostics.push(*diagnostic),
            Err(Trouble::Failure(failure)) => return Err(failure.into()),
        }
    }
    if diagnostics.is_empty() {
        named.iter().for_each(|outcome| made.add(&outcome.path, outcome));
        return Ok(made);
    }
    diagnostic::sort(&mut diagnostics);
    // One place in a template is one mistake, however many pages it spoils.
    diagnostics.dedup_by(|next, first| next.code == first.code && next.place == first.place);
    Err(WriteError::Content(diagnostics))
}

impl<'f> Made<'f> {
    fn add<P>(&mut self, path: &'f str, outcome: &Outcome<P>) {
        self.files.push((path, Some(outcome.fingerprint)));
        self.staged.extend(outcome.staged.map(|waiting| Staged { path, waiting }));
    }
}

/// Tells whether every file of the output still holds what was written to it.
pub(super) fn is_as_left(workspace: &Workspace) -> bool {
    let holds = |path: &str, left| {
        let file = File::open(workspace.place(path));
        let found = BUFFER.with_borrow_mut(|buffer| Fingerprint::read(file?, buffer));
        found.is_ok_and(|found| found == left)
    };
    workspace.manifest().files().par_iter().all(|(path, left)| left.is_some_and(|left| holds(path, left)))
}

/// The staging folder. Its folders are made when the first file needs them: a build that changes nothing makes nothing.
pub(super) struct Staging<'w> {
    workspace: &'w Workspace,
    /// Folders that are there.
    made: Mutex<FxHashSet<PathBuf>>,
}

impl<'w> Staging<'w> {
    pub(super) fn new(workspace: &'w Workspace) -> Self {
        Self { workspace, made: Mutex::default() }
    }

    /// Stages the file of that path and number if the output does not hold it as it is.
    fn take<P: AsRef<str>>(&self, path: P, at: usize, content: &[u8]) -> Result<Outcome<P>, Failure> {
        let known = self.workspace.manifest().lists(path.as_ref());
        let staged = if !known {
            Some(Waiting::New)
        } else if holds(&self.workspace.place(path.as_ref()), content)? {
            None
        } else {
            Some(Waiting::Changed(at))
        };
        if let Some(waiting) = staged {
            self.add(&self.workspace.staged(path.as_ref(), waiting), content)?;
        }
        Ok(Outcome { path, staged, fingerprint: Fingerprint::of(content) })
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

thread_local! {
    /// What files of the output are read into, one after the other.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Tells whether the file at `place` is there and holds exactly `content`.
fn holds(place: &Path, content: &[u8]) -> Result<bool, Failure> {
    let unreadable = |error| Failure::io("failure-read-file", place, error);
    let mut file = match File::open(place) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(false),
        Err(error) => return Err(unreadable(error)),
    };
    let found = file.metadata().map_err(unreadable)?;
    if found.is_dir() {
        return Err(super::commit::foreign(place));
    }
    if found.len() != content.len() as u64 {
        return Ok(false);
    }
    BUFFER.with_borrow_mut(|buffer| {
        if buffer.len() < content.len() {
            buffer.resize(content.len(), 0);
        }
        let buffer = &mut buffer[..content.len()];
        match file.read_exact(buffer) {
            Ok(()) => Ok(buffer == content),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
            Err(error) => Err(unreadable(error)),
        }
    })
}
