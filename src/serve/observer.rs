//! What happens while a playbook is served, for showing to the writer.

use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::load::Sources;

use super::changes::Changes;
use super::news::News;

/// What happened, for showing to the writer.
#[derive(Debug)]
pub enum Event<'e> {
    /// The content was read for the first time.
    Loaded(&'e ServeReport<'e>),
    /// Something changed and is shown now.
    Rebuilt {
        /// Which files.
        changes: &'e Changes,
        /// Mistakes there are now.
        report: &'e ServeReport<'e>,
        /// How many of the pages that are open in a browser differ. The others are not counted: whether a page differs
        /// shows only when it is rendered, and nobody looks at them.
        open_pages: usize,
    },
    /// The content cannot be read at the moment.
    Failed(&'e Failure),
    /// The system does not report changes, for this reason; files are scanned again and again instead.
    Polling(String),
}

/// The state of the playbook after it was read.
#[derive(Debug)]
pub struct ServeReport<'e> {
    /// Pages and files of the site that is shown; 0 if there is none yet.
    pub routes: usize,
    /// Every mistake.
    pub diagnostics: &'e [Diagnostic],
    /// Whether this is the first reading.
    pub first: bool,
    /// Which mistakes came and which went since last time.
    pub news: &'e News,
    /// The text that those which went spoke of.
    pub sources_before: &'e Sources,
    /// The text that they speak of.
    pub sources: &'e Sources,
    /// How long reading and checking took.
    pub elapsed: Duration,
}

/// Is notified of what happens. Called from the thread that rebuilds.
pub trait Observer: Send + Sync {
    /// Takes note of `event`.
    fn notify(&self, event: &Event<'_>);
}
