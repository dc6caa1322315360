//! Writes a site: stages what differs, then puts it into place.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::words::Text;

use super::cache::Cache;
use super::commit::{self, Plan, Staged};
use super::destination::Destination;
use super::files::{Files, Summary, WriteError, WriteStep};
use super::layout::refuse_strange;
use super::manifest::{Inputs, Manifest, ManifestFile};
use super::staging::{StagedFile, Staging};
use super::workspace::Workspace;

/// A site on its way into an output folder, which this process alone may write to meanwhile. One that is dropped before
/// it was committed leaves the output as it was.
#[derive(Debug)]
pub struct Transaction {
    staging: Staging,
    /// Files that were staged by themselves.
    staged: Mutex<Vec<StagedFile<String>>>,
}

/// What is known of a site's files once all are staged.
struct Prepared<'f> {
    plan: Plan<'f>,
    files: Vec<ManifestFile<&'f str>>,
}

/// Why a file could not be staged.
enum StageError {
    Content(Box<Diagnostic>),
    Failure(Failure),
}

impl Transaction {
    /// Takes the output folder.
    ///
    /// # Errors
    /// Fails where another process is writing to the same folder, or the list of its files is damaged.
    pub fn begin(destination: &Destination) -> Result<Self, Failure> {
        Ok(Self { staging: Staging::new(Workspace::open(destination)?), staged: Mutex::default() })
    }

    /// Returns what the output keeps of pictures for the next build.
    #[must_use]
    pub fn pictures(&self) -> Cache {
        self.staging.workspace().pictures()
    }

    /// Stages a file by itself, whose path is known only when its content is. May be called from several threads.
    ///
    /// # Errors
    /// Fails where the disk does, and for a path that leads out of the output.
    pub fn stage(&self, path: &str, content: &[u8]) -> Result<(), Failure> {
        refuse_strange(path)?;
        let staged = self.staging.stage(path.to_owned(), content)?;
        self.staged.lock().unwrap_or_else(PoisonError::into_inner).push(staged);
        Ok(())
    }

    /// Makes the output hold exactly the staged files and `files`, besides what others put there, and notes that they
    /// were made of `inputs`.
    ///
    /// # Errors
    /// Fails without touching a file where content cannot be made or where a file would replace one that Stagecraft did
    /// not make. Fails part of the way, with every file whole, where the disk does.
    pub fn commit(
        self,
        files: &(impl Files + ?Sized),
        inputs: Option<&Inputs>,
        progress: &(dyn Fn(WriteStep) + Sync),
    ) -> Result<Summary, WriteError> {
        let Self { staging, staged } = self;
        let staged = staged.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Prepared { plan, files } = prepare(&staging, files, &staged, progress)?;
        let manifest = Manifest::new(inputs.cloned(), files);
        let removed = commit::commit(staging.workspace(), &manifest, &plan, progress)?;
        let written = plan.files;
        let unchanged = manifest.files().len() - written;
        let summary = Summary { pages: manifest.pages(), written, unchanged, removed };
        staging.close()?;
        Ok(summary)
    }
}

/// Does everything that leaves the output as it is; returns what is left to do.
fn prepare<'f>(
    staging: &Staging,
    files: &'f (impl Files + ?Sized),
    staged: &'f [StagedFile<String>],
    progress: &(dyn Fn(WriteStep) + Sync),
) -> Result<Prepared<'f>, WriteError> {
    let paths = sorted_paths(files, staged)?;
    commit::refuse_foreign(staging.workspace(), &paths)?;
    let mut waiting = Vec::new();
    let mut listed = Vec::with_capacity(paths.len());
    for file in stage_all(staging, files, progress)? {
        listed.push((file.path, file.fingerprint));
        waiting.extend(file.waiting.map(|waiting| Staged { path: file.path, waiting }));
    }
    for file in staged {
        listed.push((file.path.as_str(), file.fingerprint));
        waiting.extend(file.waiting.map(|waiting| Staged { path: &file.path, waiting }));
    }
    Ok(Prepared { plan: Plan::new(staging.workspace(), waiting)?, files: listed })
}

/// Makes the content of every file and stages what differs from the output. Returns everything that went wrong with
/// content, or the first failure.
fn stage_all<'f>(
    staging: &Staging,
    files: &'f (impl Files + ?Sized),
    progress: &(dyn Fn(WriteStep) + Sync),
) -> Result<Vec<StagedFile<&'f str>>, WriteError> {
    let staged: Vec<_> = (0..files.count())
        .into_par_iter()
        .map(|at| {
            let content = files.content(at).map_err(StageError::Content)?;
            let staged = staging.stage(files.path(at), &content).map_err(StageError::Failure)?;
            progress(WriteStep::Rendered);
            Ok(staged)
        })
        .collect();
    let mut all = Vec::with_capacity(staged.len());
    let mut diagnostics = Vec::new();
    for staged in staged {
        match staged {
            Ok(staged) => all.push(staged),
            Err(StageError::Content(diagnostic)) => diagnostics.push(*diagnostic),
            Err(StageError::Failure(failure)) => return Err(failure.into()),
        }
    }
    if diagnostics.is_empty() {
        return Ok(all);
    }
    diagnostic::sort(&mut diagnostics);
    // One place in a template is one mistake, however many pages it spoils.
    diagnostics.dedup_by(|next, first| next.code == first.code && next.place == first.place);
    Err(WriteError::Content(diagnostics))
}

/// Returns every path, in order.
fn sorted_paths<'f>(
    files: &'f (impl Files + ?Sized),
    staged: &'f [StagedFile<String>],
) -> Result<Vec<&'f str>, Failure> {
    let mut paths: Vec<&str> = (0..files.count()).map(|at| files.path(at)).collect();
    paths.extend(staged.iter().map(|file| file.path.as_str()));
    paths.par_sort_unstable();
    let is_file = |path: &str| paths.binary_search(&path).is_ok();
    let twice = paths.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    let file_and_folder = || commit::folders_of(&paths).into_par_iter().find_first(|folder| is_file(folder));
    if let Some(path) = twice.or_else(file_and_folder) {
        return Err(Failure::new(Text::new("failure-output-twice").arg("path", path)));
    }
    match paths.par_iter().map(|path| refuse_strange(path)).find_first(Result::is_err) {
        Some(Err(failure)) => Err(failure),
        _ => Ok(paths),
    }
}
