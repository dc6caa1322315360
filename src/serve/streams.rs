//! The open pages, and what each was last told.
//!
//! What is told is a state: what the page is now and which mistakes there are. A page that is told the same twice has
//! nothing to do, so one that was away for a while is told everything when it comes back.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::failure::Failure;

use super::server::Server;
use super::snapshot::Snapshot;
use super::{lock, spawn};

/// How many pages may be open.
pub(super) const MAX_STREAMS: usize = 256;

/// How often a line that means nothing is sent, so that streams whose reader is gone are found.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// An open page.
struct Stream {
    writer: Box<dyn Write + Send>,
    /// The page's path below the site's root.
    path: String,
    /// What it was told.
    told: State,
}

/// What a page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    page: String,
    message: String,
}

/// Every open page.
#[derive(Default)]
pub(super) struct Streams(Mutex<Vec<Stream>>);

impl std::fmt::Debug for Streams {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Streams").field(&lock(&self.0).len()).finish()
    }
}

impl Streams {
    /// Tells whether one more page may be open. Those that are gone make room.
    pub(super) fn has_room(&self) -> bool {
        if lock(&self.0).len() >= MAX_STREAMS {
            self.beat();
        }
        lock(&self.0).len() < MAX_STREAMS
    }

    /// Adds the page at `path` and tells it how things are. `now` is asked while nobody else is told anything, so
    /// that no snapshot falls between the telling and the adding.
    pub(super) fn join(&self, mut writer: Box<dyn Write + Send>, path: String, now: impl FnOnce() -> Arc<Snapshot>) {
        let mut streams = lock(&self.0);
        let told = State::of(&now(), &path);
        if send(&mut *writer, &told.message).is_ok() {
            streams.push(Stream { writer, path, told });
        }
    }

    /// Tells every open page how things are in `snapshot`, if that is news to it. Returns how many of the pages
    /// differ.
    pub(super) fn tell(&self, snapshot: &Snapshot) -> usize {
        let mut streams = lock(&self.0);
        let mut states: HashMap<String, State> = HashMap::new();
        let mut differ = 0;
        streams.retain_mut(|stream| {
            let state = states.entry(stream.path.clone()).or_insert_with(|| State::of(snapshot, &stream.path));
            if *state == stream.told {
                return true;
            }
            differ += usize::from(state.page != stream.told.page);
            stream.told = state.clone();
            send(&mut *stream.writer, &state.message).is_ok()
        });
        differ
    }

    /// Drops the pages that are gone.
    fn beat(&self) {
        lock(&self.0).retain_mut(|stream| send(&mut *stream.writer, ":\n\n").is_ok());
    }
}

impl State {
    fn of(snapshot: &Snapshot, path: &str) -> Self {
        let found = snapshot.look_up(path);
        let (errors, warnings) = snapshot.counts();
        let page = found.name();
        let state = serde_json::json!({
            "page": page,
            "status": found.status(),
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

/// Starts the heartbeat of every stream.
pub(super) fn beat(server: Arc<Server>) -> Result<(), Failure> {
    spawn("heartbeat", move || {
        loop {
            std::thread::sleep(HEARTBEAT);
            server.streams().beat();
        }
    })
}
