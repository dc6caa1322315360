//! Makes the content of every file and stages what differs from the output; finds out whether an output is as it was left.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;

use super::workspace::Workspace;
use super::{Files, Step, WriteError, fingerprint};

/// What became of one file.
struct Outcome<'f> {
    file: (&'f str, usize),
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

/// Makes the content of the files in `paths`, and stages what differs from the output.
pub(super) fn stage_changed<'f>(
    workspace: &Workspace,
    files: &'f (impl Files + ?Sized),
    paths: &[(&'f str, usize)],
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Made<'f>, WriteError> {
    let staging = Staging { workspace, made: OnceLock::new() };
    let outcomes: Vec<_> = paths
        .par_iter()
        .map(|&(path, at)| {
            let content = files.content(at).map_err(Trouble::Content)?;
            let known = workspace.manifest().files.contains_key(path);
            let holds = known && holds(&workspace.place(path), &content).map_err(Trouble::Failure)?;
            if !holds {
                staging.add(at, &content).map_err(Trouble::Failure)?;
            }
            progress(Step::Rendered);
            Ok(Outcome { file: (path, at), staged: !holds, fingerprint: fingerprint(&content) })
        })
        .collect();
    gather(outcomes)
}

/// Returns what was made, or everything that went wrong with content, or the first failure.
fn gather(outcomes: Vec<Result<Outcome<'_>, Trouble>>) -> Result<Made<'_>, WriteError> {
    let mut made = Made { staged: Vec::new(), files: BTreeMap::new() };
    let mut diagnostics = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(Outcome { file, staged, fingerprint }) => {
                made.files.insert(file.0.to_owned(), fingerprint);
                made.staged.extend(staged.then_some(file));
            }
            Err(Trouble::Content(diagnostic)) => diagnostics.push(*diagnostic),
            Err(Trouble::Failure(failure)) => return Err(failure.into()),
        }
    }
    if diagnostics.is_empty() {
        return Ok(made);
    }
    diagnostic::sort(&mut diagnostics);
    // One place in a template is one mistake, however many pages it spoils.
    diagnostics.dedup_by(|next, first| next.code == first.code && next.place == first.place);
    Err(WriteError::Content(diagnostics))
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
