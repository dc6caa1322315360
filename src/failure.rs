//! What stops the program although the content is not at fault: a disk, a port, a wrong argument.

use std::path::{Path, PathBuf};

use crate::words::Text;

/// A failing environment or a wrong use: what was tried, and the operating system's reason where there is one.
#[derive(Debug)]
pub struct Failure {
    /// What could not be done; the message's `.help` attribute says how to fix it.
    pub text: Text,
    /// The system's reason.
    pub reason: Option<std::io::Error>,
}

impl Failure {
    /// Makes a failure that no system error has caused.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self { text, reason: None }
    }

    /// Makes a failure of a file or folder that no system error has caused: `message` takes the placeholder `path`.
    #[must_use]
    pub fn of(message: &'static str, path: &Path) -> Self {
        Self::new(Text::new(message).arg("path", path.display().to_string()))
    }

    /// Makes a failure of an operation on a file: `message` takes the placeholder `path`.
    #[must_use]
    pub fn io(message: &'static str, path: &Path, reason: std::io::Error) -> Self {
        Self { text: Text::new(message).arg("path", path.display().to_string()), reason: Some(reason) }
    }

    /// Returns a function that makes a failure of an operation on `path`, for `map_err`.
    pub fn at(message: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |reason| Self::io(message, &path, reason)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::words::Words::new(crate::words::ToolLanguage::English).say(&self.text))?;
        self.reason.as_ref().map_or(Ok(()), |reason| write!(f, ": {reason}"))
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.reason.as_ref().map(|reason| reason as _)
    }
}
