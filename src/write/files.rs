//! What writing asks of a site, and what it says back.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;

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
}

/// What has just been done to one file; for showing progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteStep {
    /// Its content was made and, if it differs from what is there, staged. Not reported of files that are staged by
    /// themselves: how many those are is not known before.
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
