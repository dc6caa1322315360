//! The only writer of output.
//!
//! What a site consists of is handed over as [`Files`]; how their content comes about is not known here. Three things
//! hold at every moment, also when the program is killed: every file of the output is whole, old or new; files that
//! Stagecraft did not make are untouched; and every file that it did make is listed in the output's manifest, so that
//! a later build can remove it.
//!
//! Content that differs from what is on disk is first written to a staging folder within the output, which is on the
//! same file system. Only when all content is there, the staged files are renamed into place; new ones together with the
//! outermost folder that the output does not have yet. Comparing reads the old file: that costs little more than asking
//! for its time stamp, and is never wrong.
//!
//! The manifest also says what the files were made of and what they hold. An output that is as it was left, of a site
//! made of the same, needs no page made again ([`current`]).

mod commit;
mod destination;
mod fingerprint;
mod manifest;
mod render;
mod replace;
mod workspace;

pub use destination::Destination;
pub use replace::replace;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::words::Text;

use manifest::Manifest;
use workspace::Workspace;

/// Takes the path and the content of a file.
pub type Take<'t> = dyn Fn(&str, &[u8]) -> Result<(), Failure> + Sync + 't;

/// Files to write, by index. Their content is asked for from several threads, each file once.
pub trait Files: Sync {
    /// Returns the number of files.
    fn count(&self) -> usize;

    /// Returns the path of a file below the output folder, with `/` between folders.
    fn path(&self, at: usize) -> &str;

    /// Returns the content of a file.
    ///
    /// # Errors
    /// Returns the mistake, in content or theme, that keeps it from being made.
    fn content(&self, at: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>>;

    /// Makes the files whose paths are known only when their content is, and hands each to `take`, from any threads.
    /// They are asked for once, before the content of any other.
    ///
    /// # Errors
    /// Returns what `take` fails with.
    fn named_by_content(&self, _take: &Take<'_>) -> Result<(), Failure> {
        Ok(())
    }
}

/// What has just been done to one file; for showing progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Its content was made and, if it differs from what is there, staged. Not told of files that are called by what is
    /// in them: how many those are is not known before.
    Rendered,
    /// It was put into its place.
    Placed,
    /// It was removed: an earlier build made it and this one does not.
    Removed,
}

/// What writing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files of the site that are pages.
    pub pages: usize,
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were already as they should be.
    pub unchanged: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
}

/// What a site was made of, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Stands for everything that the bytes of the site depend on.
    pub digest: String,
    /// Whether there was nothing to be told about it.
    pub silent: bool,
}

/// An output that needs no writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Current {
    /// What writing would come to.
    pub summary: Summary,
    /// Whether there was nothing to be told about what the site was made of.
    pub silent: bool,
}

/// Why nothing, or not everything, was written.
#[derive(Debug)]
pub enum WriteError {
    /// The environment: a disk, a permission, somebody else's file.
    Failure(Failure),
    /// Pages that could not be made. The output is as it was.
    Content(Vec<Diagnostic>),
}

impl From<Failure> for WriteError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Returns how an output stands that was made of what `digest` stands for, and holds what was written to it; `None` if
/// it was made of something else, or something was done to it.
///
/// # Errors
/// Fails where the list of files is damaged or another process is writing to the same folder.
pub fn current(destination: &Destination, digest: &str) -> Result<Option<Current>, Failure> {
    if !destination.folder().join(workspace::OWN_FOLDER).join(manifest::MANIFEST).is_file() {
        return Ok(None);
    }
    let workspace = Workspace::open(destination)?;
    let manifest = workspace.manifest();
    let Some(inputs) = manifest.inputs.as_ref().filter(|inputs| inputs.digest == digest) else { return Ok(None) };
    if !render::is_as_left(&workspace) {
        return Ok(None);
    }
    let pages = manifest.paths().filter(|path| is_page(path)).count();
    let summary = Summary { pages, unchanged: manifest.files().len(), ..Summary::default() };
    Ok(Some(Current { summary, silent: inputs.silent }))
}

/// Makes `destination` hold exactly `files`, besides what others put there, and notes that they were made of `inputs`.
///
/// # Errors
/// Fails without touching a file where content cannot be made, where a file would replace one that Stagecraft did not
/// make, or where another process is writing to the same folder. Fails part of the way, with every file whole, where
/// the disk does.
pub fn write(
    destination: &Destination,
    files: &(impl Files + ?Sized),
    inputs: Option<&Inputs>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Summary, WriteError> {
    let workspace = Workspace::open(destination)?;
    let mut named = Vec::new();
    let (plan, files) = match prepare(&workspace, files, &mut named, progress) {
        Ok(prepared) => prepared,
        Err(error) => {
            workspace.abandon();
            return Err(error);
        }
    };
    let now = Manifest::new(inputs.cloned(), files);
    let removed = commit::commit(&workspace, &now, &plan, progress)?;
    workspace.close()?;
    Ok(Summary {
        pages: now.paths().filter(|path| is_page(path)).count(),
        written: plan.files,
        unchanged: now.files().len() - plan.files,
        removed,
    })
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension() == Some(OsStr::new("html"))
}

/// Does everything that leaves the output as it is; returns what is left to do, and the fingerprints of the files.
/// `named` keeps the files that are called by what is in them.
fn prepare<'f>(
    workspace: &Workspace,
    files: &'f (impl Files + ?Sized),
    named: &'f mut Vec<render::Outcome<String>>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(commit::Plan<'f>, Vec<manifest::File<&'f str>>), WriteError> {
    let staging = render::Staging::new(workspace);
    *named = render::stage_named(&staging, files)?;
    let named: &'f [render::Outcome<String>] = named;
    let paths = sorted_paths(files, named)?;
    commit::refuse_foreign(workspace, &paths)?;
    let made = render::stage_changed(&staging, files, named, progress)?;
    Ok((commit::Plan::new(workspace, made.staged)?, made.files))
}

/// Returns every path, in order.
fn sorted_paths<'f>(
    files: &'f (impl Files + ?Sized),
    named: &'f [render::Outcome<String>],
) -> Result<Vec<&'f str>, Failure> {
    let mut paths: Vec<&str> = (0..files.count()).map(|at| files.path(at)).collect();
    paths.extend(named.iter().map(|file| file.path.as_str()));
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

/// Refuses a path that leads out of the output, or to where no file can be.
fn refuse_strange(path: &str) -> Result<(), Failure> {
    if manifest::is_plain(path) {
        Ok(())
    } else {
        Err(Failure::new(Text::new("failure-output-path").arg("path", path)))
    }
}
