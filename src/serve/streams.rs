//! The open pages, and what each was last sent.
//!
//! What is sent is a state: what the page is now and which mistakes there are. A page that is sent the same twice has
//! nothing to do, so one that was away for a while is sent everything when it comes back.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::failure::Failure;
use crate::fault;

use super::snapshot::Snapshot;
use super::threads::{lock, spawn};

/// How many pages may be open.
pub(super) const MAX_STREAMS: usize = 256;

/// How often a line that means nothing is sent, so that streams whose reader is gone are found.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// An open page.
struct PageStream {
    writer: Box<dyn Write + Send>,
    /// The page's path below the site's root.
    path: String,
    /// What it was sent last.
    sent: PageState,
}

/// What a page is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PageState {
    page: String,
    message: String,
}

/// Every open page.
#[derive(Default)]
pub(super) struct Streams(Mutex<Vec<PageStream>>);

impl std::fmt::Debug for Streams {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Streams").field(&lock(&self.0).len()).finish()
    }
}

impl Streams {
    /// Returns whether one more page may be open. Those that are gone make room.
    pub(super) fn has_room(&self) -> bool {
        if lock(&self.0).len() >= MAX_STREAMS {
            self.heartbeat();
        }
        lock(&self.0).len() < MAX_STREAMS
    }

    /// Adds the page at `path` and sends it how things are. `now` is asked while nobody else is sent anything, so that
    /// no snapshot falls between the sending and the adding.
    pub(super) fn join(&self, mut writer: Box<dyn Write + Send>, path: String, now: impl FnOnce() -> Arc<Snapshot>) {
        let mut streams = lock(&self.0);
        let sent = PageState::of(&now(), &path);
        if send(&mut *writer, &sent.message).is_ok() {
            streams.push(PageStream { writer, path, sent });
        }
    }

    /// Sends every open page how things are in `snapshot`, if that is news to it. Returns how many of the pages differ.
    pub(super) fn publish(&self, snapshot: &Snapshot) -> usize {
        let mut streams = lock(&self.0);
        let mut states: HashMap<String, PageState> = HashMap::new();
        let mut differ = 0;
        streams.retain_mut(|stream| {
            let state = states.entry(stream.path.clone()).or_insert_with(|| PageState::of(snapshot, &stream.path));
            if *state == stream.sent {
                return true;
            }
            differ += usize::from(state.page != stream.sent.page);
            stream.sent = state.clone();
            send(&mut *stream.writer, &state.message).is_ok()
        });
        differ
    }

    /// Starts the heartbeat of every stream.
    pub(super) fn start_heartbeat(self: &Arc<Self>) -> Result<(), Failure> {
        let streams = self.clone();
        spawn("heartbeat", move || {
            loop {
                std::thread::sleep(HEARTBEAT);
                streams.heartbeat();
            }
        })
    }

    /// Drops the pages that are gone.
    fn heartbeat(&self) {
        lock(&self.0).retain_mut(|stream| send(&mut *stream.writer, ":\n\n").is_ok());
    }
}

impl PageState {
    fn of(snapshot: &Snapshot, path: &str) -> Self {
        // A fault in this program is reported when the page is asked for.
        let found = fault::caught(|| snapshot.look_up(path));
        let (page, status) = found.map_or_else(|_| ("fault".to_owned(), 500), |found| (found.name(), found.status()));
        let (errors, warnings) = snapshot.counts();
        let state = serde_json::json!({
            "page": page,
            "status": status,
            "problems": snapshot.problems,
            "errors": errors,
            "warnings": warnings,
        });
        Self { page, message: format!("data: {state}\n\n") }
    }
}

fn send(writer: &mut dyn Write, message: &str) -> std::io::Result<()> {
    writer.write_all(message.as_bytes())?;
    writer.flush()
}
