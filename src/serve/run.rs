//! Starts the parts of a server and keeps them running.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::failure::Failure;
use crate::fault;
use crate::load::ScanScope;

use super::listen;
use super::observer::{Event, Observer};
use super::options::ServeOptions;
use super::proxy::{self, Backend};
use super::rebuild::Rebuilder;
use super::server::Server;
use super::threads::spawn;
use super::watch::Watcher;

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
    let mut rebuilder = Rebuilder::new(options);
    let first = fault::caught(|| rebuilder.first()).unwrap_or_else(|fault| rebuilder.recover(fault));
    notify(&**observer, || {
        let report = rebuilder.report(&first, started.elapsed());
        observer.notify(&match &first.failure {
            Some(failure) => Event::Failed(failure),
            None => Event::Loaded(&report),
        });
    });
    let server = Arc::new(Server::new(options, first.snapshot, observer.clone()));
    let serving = Serving { urls: listening.urls, port: listening.port, taken: listening.taken };
    proxy::start(listening.listener, Arc::new(Backend::start(server.clone())?))?;
    server.streams().start_heartbeat()?;
    let observer = observer.clone();
    let root = options.root.clone();
    spawn("rebuild", move || rebuild_forever(&root, &mut rebuilder, &server, &*observer))?;
    Ok(serving)
}

fn rebuild_forever(root: &Path, rebuilder: &mut Rebuilder, server: &Server, observer: &dyn Observer) {
    let mut watcher = Watcher::new(root, |reason| observer.notify(&Event::Polling(reason)));
    // What was saved between the first reading and the first watch is found by scanning before waiting.
    let mut scope = ScanScope::Everywhere;
    loop {
        let started = Instant::now();
        // A fault in this program must not end the preview; the next save may do without it.
        let rebuilt = fault::caught(|| rebuilder.next(&scope)).unwrap_or_else(|fault| Some(rebuilder.recover(fault)));
        if let Some(rebuilt) = rebuilt {
            let open_pages = server.show(&rebuilt.snapshot);
            notify(observer, || {
                let report = rebuilder.report(&rebuilt, started.elapsed());
                observer.notify(&match &rebuilt.failure {
                    Some(failure) => Event::Failed(failure),
                    None => Event::Rebuilt { changes: &rebuilt.changes, report: &report, open_pages },
                });
            });
        }
        scope = watcher.wait();
    }
}

/// Notifies somebody by `tell`. That this panics is worth telling too, and no reason to end.
fn notify(observer: &dyn Observer, tell: impl FnOnce()) {
    if let Err(fault) = fault::caught(tell) {
        let _ = fault::caught(|| observer.notify(&Event::Failed(&fault)));
    }
}
