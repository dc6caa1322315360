//! Makes the content of every file and stages what differs from the output; finds out whether an output is as it was left.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;

use super::workspace::Workspace;
use super::{Files, Step, WriteError, fingerprint};

/// What became of one file.
pub(super) struct Outcome<P> {
    pub(super) path: P,
    /// Its number, by which it waits in the staging folder if it is staged.
    at: usize,
    staged: bool,
    fingerprint: String,
}

enum Trouble {
    Content(Box<Diagnostic>),
    Failure(Failure),
}

/// What became of the content of a site's files.
pub(super) struct Made<'f> {
    /// The files whose content differs from what is in the output; each now waits in the staging folder.
    pub(super) staged: Vec<(&'f str, usize)>,
    /// The fingerprint of every file.
    pub(super) files: BTreeMap<String, String>,
}

/// Makes the files that are called by what is in them, and stages what differs from the output. Their numbers follow
/// those of the others.
pub(super) fn stage_named(
    workspace: &Workspace,
    files: &(impl Files + ?Sized),
) -> Result<Vec<Outcome<String>>, Failure> {
    let staging = Staging { workspace, made: OnceLock::new() };
    let next = AtomicUsize::new(files.count());
    let outcomes = Mutex::new(Vec::new());
    files.named_by_content(&|path, content| {
        let outcome = staging.take(path.to_owned(), next.fetch_add(1, Ordering::Relaxed), content)?;
        outcomes.lock().unwrap_or_else(PoisonError::into_inner).push(outcome);
        Ok(())
    })?;
    Ok(outcomes.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Makes the content of the other files, and stages what differs from the output; returns what became of all.
pub(super) fn stage_changed<'f>(
    workspace: &Workspace,
    files: &'f (impl Files + ?Sized),
    named: &'f [Outcome<String>],
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Made<'f>, WriteError> {
    let staging = Staging { workspace, made: OnceLock::new() };
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
    let mut made = Made { staged: Vec::new(), files: BTreeMap::new() };
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
        self.files.insert(path.to_owned(), outcome.fingerprint.clone());
        self.staged.extend(outcome.staged.then_some((path, outcome.at)));
    }
}

/// Tells whether every file of the output still holds what was written to it.
pub(super) fn is_as_left(workspace: &Workspace) -> bool {
    workspace.manifest().files.par_iter().all(|(path, left)| {
        BUFFER.with_borrow_mut(|buffer| {
            buffer.clear();
            let read = File::open(workspace.place(path)).and_then(|mut file| file.read_to_end(buffer));
            read.is_ok() && fingerprint(buffer) == *left
        })
    })
}

/// The staging folder, made when the first file needs it: a build that changes nothing makes nothing.
struct Staging<'w> {
    workspace: &'w Workspace,
    made: OnceLock<bool>,
}

impl Staging<'_> {
    /// Stages the file of that path and number if the output does not hold it as it is.
    fn take<P: AsRef<str>>(&self, path: P, at: usize, content: &[u8]) -> Result<Outcome<P>, Failure> {
        let known = self.workspace.manifest().files.contains_key(path.as_ref());
        let holds = known && holds(&self.workspace.place(path.as_ref()), content)?;
        if !holds {
            self.add(at, content)?;
        }
        Ok(Outcome { path, at, staged: !holds, fingerprint: fingerprint(content) })
    }

    fn add(&self, at: usize, content: &[u8]) -> Result<(), Failure> {
        let mut failure = None;
        self.made.get_or_init(|| match self.workspace.make_staging() {
            Ok(()) => true,
            Err(error) => {
                failure = Some(error);
                false
            }
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
        let staged = self.workspace.staged(at);
        std::fs::write(&staged, content).map_err(Failure::at("failure-write-file", staged))
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
        buffer.resize(content.len(), 0);
        match file.read_exact(buffer) {
            Ok(()) => Ok(buffer == content),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
            Err(error) => Err(unreadable(error)),
        }
    })
}
