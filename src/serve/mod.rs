//! Shows a playbook while it is written: a request renders its page, an edit reaches the open page at once.
//!
//! ```text
//! files ─▶ watch ─▶ rebuild ─▶ Snapshot ──swap──▶ server ─▶ door ─▶ browser
//!                                 │                            ▲
//!                                 └──────▶ streams ────────────┘
//! ```
//!
//! - `watch` says where something may have changed; it never says what.
//! - `rebuild` loads what did change and makes the next `snapshot`, of which most is that of the last one: files,
//!   judgements, guides, addresses, prepared templates. While the content or the theme is broken, the last good ones
//!   stay.
//! - `server` answers each request from the snapshot of that moment. No request reads a file: a path is looked up
//!   among the site's addresses, so that none leads outside.
//! - `streams` tells every open page, by server-sent events, what its page and the playbook's mistakes are now. That
//!   is a state and no command: a page that missed something compares and catches up.
//! - `door` keeps strangers from the HTTP library.
//!
//! The bytes served are those of a build but for one script tag. Nothing is written to disk, and nothing is printed:
//! an [`Observer`] is told.
//!
//! # Limits of `tiny_http`, and how they are met
//!
//! | `tiny_http` 0.12 | here |
//! |---|---|
//! | reads lines of any length, at any slowness, from any number of connections | the `door` reads heads first: bounded in size, time and number |
//! | queues a connection behind a busy thread, where it waits as long as that one lives | only whole requests that close get through the door, so its threads are busy for microseconds |
//! | `respond` waits for Nagle's algorithm | `response` writes head and body at once into the raw writer |
//! | ends its accepting thread at the first error, silently | the door starts another server when nobody listens any more |
//! | a slow client holds the thread that answers it | the door takes answers in and hands them on at the client's pace |
//! | nothing bounds raw writers that stay open | `streams` are capped, and heartbeats find those that are gone |

mod content_type;
mod door;
mod hosts;
mod listen;
mod problems;
mod rebuild;
mod request;
mod response;
mod server;
mod snapshot;
mod streams;
mod watch;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::load::{Look, Sources};
use crate::render::SiteOptions;
use crate::words::ToolLanguage;

pub use listen::base_path;
pub use rebuild::Changes;

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// Whether requests may name any host; otherwise only names of this machine's own are answered, so that a page of
    /// another site cannot read the playbook by pointing its own name here.
    pub any_host: bool,
    /// The port; the next free one is taken where it is not free. 0 asks the system for any.
    pub port: u16,
    /// Where the site stands on the host, such as `/team/playbook/`; see [`base_path`].
    pub base_path: String,
    /// Choices that shape the site.
    pub site: SiteOptions,
    /// The language of messages on pages of a language that the tool does not speak.
    pub language: ToolLanguage,
}

/// What happened, for showing to the writer.
#[derive(Debug)]
pub enum Event<'e> {
    /// The content was read for the first time.
    Loaded(&'e Report<'e>),
    /// Something changed and was taken over.
    Rebuilt {
        /// Which files.
        changes: &'e Changes,
        /// Mistakes there are now.
        report: &'e Report<'e>,
        /// How many of the pages that are open in a browser differ. The others are not counted: whether a page differs
        /// shows only when it is rendered, and nobody looks at them.
        open_pages: usize,
    },
    /// The content cannot be read at the moment.
    Failed(&'e Failure),
    /// The system does not tell of changes, for this reason; files are looked at again and again instead.
    Polling(String),
}

/// How the playbook stands after it was read.
#[derive(Debug)]
pub struct Report<'e> {
    /// Pages and files of the site that is shown; 0 if there is none yet.
    pub routes: usize,
    /// Every mistake.
    pub diagnostics: &'e [Diagnostic],
    /// Whether this is the first reading.
    pub first: bool,
    /// Whether the mistakes are other ones than last time.
    pub news: bool,
    /// The text that they speak of.
    pub sources: &'e Sources,
    /// How long reading and checking took.
    pub elapsed: Duration,
}

/// Is told what happens. Called from the thread that rebuilds.
pub trait Observer: Send + Sync {
    /// Takes note of `event`.
    fn tell(&self, event: &Event<'_>);
}

/// A server that runs until the program ends.
#[derive(Debug)]
pub struct Serving {
    /// Addresses at which browsers find the site, the nearest first.
    pub urls: Vec<String>,
    /// The port taken.
    pub port: u16,
    /// The port that was asked for, if another one had to be taken.
    pub taken: Option<u16>,
}

/// Reads the playbook and starts to serve it.
///
/// # Errors
/// Fails where no port can be had. Content that cannot be read is shown in the browser instead.
pub fn serve(options: &ServeOptions, observer: &Arc<dyn Observer>) -> Result<Serving, Failure> {
    let started = Instant::now();
    let listening = listen::listen(options)?;
    let mut rebuilder = rebuild::Rebuilder::new(options);
    let first = rebuilder.first();
    let report = rebuilder.report(&first, started.elapsed());
    observer.tell(&match &first.failure {
        Some(failure) => Event::Failed(failure),
        None => Event::Loaded(&report),
    });
    let server = Arc::new(server::Server::new(options, first.snapshot));
    let serving = Serving { urls: listening.urls, port: listening.port, taken: listening.taken };
    door::open(listening.listener, Arc::new(door::Inner::start(server.clone())?))?;
    streams::beat(server.clone())?;
    let observer = observer.clone();
    let root = options.root.clone();
    spawn("rebuild", move || rebuild_for_ever(&root, &mut rebuilder, &server, &*observer))?;
    Ok(serving)
}

fn rebuild_for_ever(
    root: &std::path::Path,
    rebuilder: &mut rebuild::Rebuilder,
    server: &server::Server,
    observer: &dyn Observer,
) {
    let mut watcher = watch::Watcher::new(root, |reason| observer.tell(&Event::Polling(reason)));
    // What was saved between the first reading and the first watch is found by looking before waiting.
    let mut look = Look::Everywhere;
    loop {
        let started = Instant::now();
        // A defect in this program must not end the preview; the next save may do without it.
        let rebuilt = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rebuilder.again(&look)));
        if let Ok(Some(rebuilt)) = rebuilt {
            let open_pages = server.show(&rebuilt.snapshot);
            let report = rebuilder.report(&rebuilt, started.elapsed());
            observer.tell(&match &rebuilt.failure {
                Some(failure) => Event::Failed(failure),
                None => Event::Rebuilt { changes: &rebuilt.changes, report: &report, open_pages },
            });
        }
        look = watcher.wait();
    }
}

/// Starts a thread that lives as long as the program.
fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
    thread
        .map(drop)
        .map_err(|reason| Failure { text: crate::words::Text::new("failure-serve-thread"), reason: Some(reason) })
}

/// Takes a lock; what a panicking thread left behind is as good as what it found.
fn lock<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
