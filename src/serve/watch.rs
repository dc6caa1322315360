//! Says that files may have changed. What changed is found by a scan: systems report too much, too little and too late,
//! each in its own way.
//!
//! Reports are a trigger only, and reading a file is not a change. After a report the watcher waits until nothing more
//! is reported for a moment, but not for long. Then the reported paths are scanned, and when it has become quiet,
//! everything: nothing depends on a report being right. After a new folder that is soon, since what is put into it at
//! once is often not reported. Where the system reports nothing, or not everything (network file systems, links that
//! lead elsewhere), everything is scanned at intervals.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{CreateKind, EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::load::{ScanScope, is_ignored};

/// How long nothing must be reported before the scan.
const QUIET: Duration = Duration::from_millis(20);

/// How long reports are waited for at most.
const PATIENCE: Duration = Duration::from_millis(250);

/// When everything is scanned after a folder came or went.
const SOON: Duration = Duration::from_millis(100);

/// When everything is scanned after the last report.
const LATER: Duration = Duration::from_millis(700);

/// How long reports can put that off.
const LATEST: Duration = Duration::from_secs(5);

/// How often everything is scanned where nobody reports.
const POLL: Duration = Duration::from_millis(700);

/// Kinds of file systems, as Linux names them, whose changes by others are not reported.
const SILENT: [&str; 12] =
    ["9p", "afs", "ceph", "cifs", "fuse.sshfs", "fuse.vmhgfs-fuse", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "vboxsf"];

/// Waits for changes below a playbook's folder.
pub(super) struct Watcher {
    root: PathBuf,
    reports: Receiver<notify::Result<notify::Event>>,
    system: Option<RecommendedWatcher>,
    /// How often to scan without a report.
    poll: Option<Duration>,
    /// What to scan at once.
    scope: ScanScope,
    /// When to scan everything.
    rescan: Option<Rescan>,
}

/// A scan of everything that is due.
#[derive(Debug, Clone, Copy)]
struct Rescan {
    at: Instant,
    /// When it has to be at the latest.
    latest: Instant,
    /// Whether there may be folders that are not watched yet.
    folders: bool,
}

impl Watcher {
    /// Watches the playbook in `root`. `poor` is called with the reason if that cannot be relied on.
    pub(super) fn new(root: &Path, poor: impl Fn(String)) -> Self {
        let (report, reports) = channel();
        // The receiver is gone only when the program ends.
        let system = notify::recommended_watcher(move |event| drop(report.send(event)));
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut watcher = Self { root, reports, system: None, poll: None, scope: ScanScope::default(), rescan: None };
        let reason = match system {
            Ok(system) => {
                watcher.system = Some(system);
                watcher.watch().err().map(|error| error.to_string()).or_else(|| silent_file_system(&watcher.root))
            }
            Err(error) => Some(error.to_string()),
        };
        if let Some(reason) = reason {
            watcher.poll = Some(POLL);
            poor(reason);
        }
        watcher
    }

    /// Returns when something may have changed, and where.
    pub(super) fn wait(&mut self) -> ScanScope {
        loop {
            let poll = self.poll.map(|poll| Instant::now() + poll);
            let next = [poll, self.rescan.map(|rescan| rescan.at)].into_iter().flatten().min();
            let report = match next {
                Some(next) => self.reports.recv_timeout(next.saturating_duration_since(Instant::now())),
                None => self.reports.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match report {
                Ok(report) if self.concerns(&report) => {
                    self.wait_for_quiet();
                    return std::mem::take(&mut self.scope);
                }
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(rescan) = self.rescan.take_if(|rescan| rescan.at <= Instant::now())
                        && rescan.folders
                    {
                        self.watch_again();
                    }
                    return ScanScope::Everywhere;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    // Nobody reports: the system refused to, or does not any more.
                    std::thread::sleep(POLL);
                    return ScanScope::Everywhere;
                }
            }
        }
    }

    fn wait_for_quiet(&mut self) {
        let latest = Instant::now() + PATIENCE;
        loop {
            let left = latest.saturating_duration_since(Instant::now()).min(QUIET);
            match self.reports.recv_timeout(left) {
                Ok(report) => drop(self.concerns(&report)),
                Err(_) => return,
            }
            if Instant::now() >= latest {
                return;
            }
        }
    }

    /// Puts a scan of everything off until it is quiet, or has it soon if folders came or went.
    fn schedule_rescan(&mut self, folders: bool) {
        let now = Instant::now();
        let latest = self.rescan.map_or(now + LATEST, |rescan| rescan.latest);
        let folders = folders || self.rescan.is_some_and(|rescan| rescan.folders);
        let at = now + if folders { SOON } else { LATER };
        self.rescan = Some(Rescan { at: at.min(latest), latest, folders });
    }

    /// Returns whether a report is about the playbook, and notes what to scan.
    fn concerns(&mut self, report: &notify::Result<notify::Event>) -> bool {
        let Ok(event) = report else {
            // Something was missed.
            self.scope = ScanScope::Everywhere;
            self.schedule_rescan(true);
            return true;
        };
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let about = |path: &PathBuf| self.is_of_playbook(path);
        if !event.paths.is_empty() && !event.paths.iter().any(about) {
            return false;
        }
        let may_be_folder = match event.kind {
            EventKind::Create(kind) => kind != CreateKind::File,
            EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) | EventKind::Any | EventKind::Other => true,
            _ => event.need_rescan(),
        };
        self.schedule_rescan(may_be_folder);
        if event.paths.is_empty() || event.need_rescan() {
            self.scope = ScanScope::Everywhere;
        }
        for path in &event.paths {
            match path.strip_prefix(&self.root) {
                Ok(below) if self.is_of_playbook(path) => self.scope.add(below.to_owned()),
                Ok(_) => {}
                // Where a link leads to.
                Err(_) => self.scope = ScanScope::Everywhere,
            }
        }
        true
    }

    /// Returns whether `path` is below one of the folders that count, and no editor's own file.
    fn is_of_playbook(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else {
            // Where a link leads to.
            return true;
        };
        let mut parts = below.components().map(|part| part.as_os_str().to_string_lossy());
        matches!(parts.next().as_deref(), None | Some("content" | "themes")) && !parts.any(|part| is_ignored(&part))
    }

    /// Asks the system for reports. The playbook's own folder tells when one of the two comes or goes.
    fn watch(&mut self) -> notify::Result<()> {
        let folders = ["content", "themes"].map(|name| self.root.join(name));
        let linked = folders.iter().any(|folder| holds_links(folder));
        let Some(system) = &mut self.system else { return Ok(()) };
        if linked {
            self.poll.get_or_insert(POLL);
        }
        system.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            system.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// Asks again, for folders that are new.
    fn watch_again(&mut self) {
        if self.watch().is_err() && self.system.is_some() {
            self.poll.get_or_insert(POLL);
        }
    }
}

/// Returns whether there are links below `folder`. Changes of what they lead to are not reported.
fn holds_links(folder: &Path) -> bool {
    walkdir::WalkDir::new(folder).into_iter().flatten().any(|entry| entry.path_is_symlink())
}

/// Returns the kind of file system that `path` is on, if changes on it by others are not reported.
fn silent_file_system(path: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let mount = |line: &str| {
        let mut fields = line.split(' ').skip(1);
        // A blank in a path is written as an octal escape.
        let folder = PathBuf::from(fields.next()?.replace("\\040", " "));
        path.starts_with(&folder).then(|| (folder.components().count(), fields.next().unwrap_or_default().to_owned()))
    };
    let (_, kind) = mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth)?;
    SILENT.contains(&kind.as_str()).then_some(kind)
}
