//! Makes the content of every file and stages what differs from the output.

use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;

use super::workspace::Workspace;
use super::{Files, Step, WriteError};

enum Trouble {
    Content(Box<Diagnostic>),
    Failure(Failure),
}

/// Returns the files, of those in `paths`, whose content differs from what is in the output; each now waits in the
/// staging folder.
pub(super) fn stage_changed<'f>(
    workspace: &Workspace,
    files: &'f (impl Files + ?Sized),
    paths: &[(&'f str, usize)],
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Vec<(&'f str, usize)>, WriteError> {
    let staging = Staging { workspace, made: OnceLock::new() };
    let outcomes: Vec<_> = paths
        .par_iter()
        .map(|&(path, at)| {
            let content = files.content(at).map_err(Trouble::Content)?;
            let known = workspace.manifest().files.contains(path);
            let staged = if known && holds(&workspace.place(path), &content).map_err(Trouble::Failure)? {
                None
            } else {
                staging.add(at, &content).map_err(Trouble::Failure)?;
                Some((path, at))
            };
            progress(Step::Rendered);
            Ok(staged)
        })
        .collect();
    gather(outcomes)
}

/// Returns what was staged, or everything that went wrong with content, or the first failure.
fn gather<T>(outcomes: Vec<Result<Option<T>, Trouble>>) -> Result<Vec<T>, WriteError> {
    let mut staged = Vec::new();
    let mut diagnostics = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(file) => staged.extend(file),
            Err(Trouble::Content(diagnostic)) => diagnostics.push(*diagnostic),
            Err(Trouble::Failure(failure)) => return Err(failure.into()),
        }
    }
    if diagnostics.is_empty() {
        return Ok(staged);
    }
    diagnostic::sort(&mut diagnostics);
    Err(WriteError::Content(diagnostics))
}

/// The staging folder, made when the first file needs it: a build that changes nothing makes nothing.
struct Staging<'w> {
    workspace: &'w Workspace,
    made: OnceLock<bool>,
}

impl Staging<'_> {
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

/// Tells whether the file at `place` is there and holds exactly `content`.
fn holds(place: &Path, content: &[u8]) -> Result<bool, Failure> {
    thread_local! {
        static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
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
