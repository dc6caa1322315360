//! Makes the next snapshot out of what changed and what did not.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::check::Checker;
use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::load::{Loaded, Look, Sources, Theme, load, load_again};
use crate::model::{FeaturePage, Playbook};
use crate::plan::PageKind;
use crate::render::{PreparedTheme, Site, SiteOptions};
use crate::source::FilePath;

use super::snapshot::{LiveSite, Snapshot};
use super::{Report, ServeOptions};

/// Files that differ from last time, by path.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Files that were edited.
    pub edited: BTreeSet<FilePath>,
    /// Files that are new.
    pub added: BTreeSet<FilePath>,
    /// Files that are gone.
    pub removed: BTreeSet<FilePath>,
    /// Whether the theme differs.
    pub theme: bool,
}

impl Changes {
    /// Tells whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edited.is_empty() && self.added.is_empty() && self.removed.is_empty() && !self.theme
    }

    fn between(before: &Sources, after: &Sources) -> Self {
        let mut changes = Self { theme: !Arc::ptr_eq(&before.theme, &after.theme), ..Self::default() };
        changes.compare(&before.files, &after.files);
        changes.compare(&before.assets, &after.assets);
        changes
    }

    fn compare<T>(&mut self, before: &BTreeMap<FilePath, Loaded<T>>, after: &BTreeMap<FilePath, Loaded<T>>) {
        let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
        loop {
            let order = match (before.peek(), after.peek()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((a, _)), Some((b, _))) if Arc::ptr_eq(a, b) => Ordering::Equal,
                (Some((a, _)), Some((b, _))) => a.cmp(b),
            };
            let old = if order.is_le() { before.next() } else { None };
            let new = if order.is_ge() { after.next() } else { None };
            match (old, new) {
                // Loading takes files over that have the same bytes as before.
                (Some((_, old)), Some((path, new))) if !Arc::ptr_eq(&old.file, &new.file) => {
                    self.edited.insert(path.clone());
                }
                (Some((path, _)), None) => drop(self.removed.insert(path.clone())),
                (None, Some((path, _))) => drop(self.added.insert(path.clone())),
                _ => {}
            }
        }
    }
}

/// The next snapshot and how it came about.
pub(super) struct Rebuilt {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) changes: Changes,
    pub(super) failure: Option<Arc<Failure>>,
    /// Whether there was none before.
    first: bool,
    /// Whether the mistakes are other ones than before.
    news: bool,
    /// The snapshot before, until this one is shown: letting go of a large one takes time.
    _before: Option<Arc<Snapshot>>,
}

/// Makes one snapshot after the other.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: SiteOptions,
    base_path: Arc<str>,
    sources: Arc<Sources>,
    checker: Checker,
    /// The last playbook without errors.
    playbook: Option<Arc<Playbook>>,
    /// The last theme without errors.
    theme: Option<Arc<Theme>>,
    latest: Option<Arc<Snapshot>>,
}

impl Rebuilder {
    pub(super) fn new(options: &ServeOptions) -> Self {
        Self {
            root: options.root.clone(),
            options: options.site.clone(),
            base_path: options.base_path.as_str().into(),
            sources: Arc::default(),
            checker: Checker::default(),
            playbook: None,
            theme: None,
            latest: None,
        }
    }

    /// Makes the first snapshot.
    pub(super) fn first(&mut self) -> Rebuilt {
        match load(&self.root, None) {
            Ok(sources) => {
                let changes = Changes::between(&self.sources, &sources);
                self.rebuilt(sources, changes)
            }
            Err(failure) => self.failed(failure),
        }
    }

    /// Makes the next snapshot if anything differs.
    pub(super) fn again(&mut self, look: &Look) -> Option<Rebuilt> {
        let failed_before = self.latest.as_ref().and_then(|snapshot| snapshot.failure.clone());
        // What single paths can tell starts from what was read last.
        let look = if failed_before.is_some() { &Look::Everywhere } else { look };
        match load_again(&self.root, look, &self.sources) {
            Ok(sources) => {
                let changes = Changes::between(&self.sources, &sources);
                if !changes.is_empty() || failed_before.is_some() {
                    return Some(self.rebuilt(sources, changes));
                }
                // The time stamps may be other ones; with them the files need not be read again.
                self.sources = Arc::new(sources);
                None
            }
            Err(failure) => {
                let known = failed_before.is_some_and(|before| before.to_string() == failure.to_string());
                (!known).then(|| self.failed(failure))
            }
        }
    }

    /// Tells how the playbook stands.
    pub(super) fn report<'r>(&'r self, rebuilt: &'r Rebuilt, elapsed: Duration) -> Report<'r> {
        let site = rebuilt.snapshot.site.as_ref();
        Report {
            routes: site.map_or(0, |live| live.site().routes().len()),
            diagnostics: &rebuilt.snapshot.diagnostics,
            first: rebuilt.first,
            news: rebuilt.news,
            sources: &self.sources,
            elapsed,
        }
    }

    fn rebuilt(&mut self, sources: Sources, changes: Changes) -> Rebuilt {
        self.sources = Arc::new(sources);
        let checked = self.checker.check(&self.sources);
        let mut diagnostics = checked.diagnostics;
        let same_playbook = checked.playbook.is_none();
        if let Some(playbook) = checked.playbook {
            self.playbook = Some(Arc::new(playbook));
        }
        let before = self.latest.as_ref().and_then(|snapshot| snapshot.site.clone());
        let site = match before {
            Some(site) if same_playbook && !changes.theme => Some(site),
            _ => self.playbook.clone().and_then(|playbook| self.site(&playbook, &mut diagnostics)),
        };
        self.shown(site, diagnostics, None, changes)
    }

    fn failed(&mut self, failure: Failure) -> Rebuilt {
        let latest = self.latest.as_ref();
        let site = latest.and_then(|snapshot| snapshot.site.clone());
        let diagnostics = latest.map(|snapshot| snapshot.diagnostics.clone()).unwrap_or_default();
        self.shown(site, diagnostics, Some(Arc::new(failure)), Changes::default())
    }

    fn shown(
        &mut self,
        site: Option<Arc<LiveSite>>,
        diagnostics: Vec<Diagnostic>,
        failure: Option<Arc<Failure>>,
        changes: Changes,
    ) -> Rebuilt {
        let first = self.latest.is_none();
        let news = self.latest.as_ref().is_none_or(|snapshot| snapshot.diagnostics != diagnostics);
        let snapshot = Arc::new(Snapshot::new(site, diagnostics, failure.clone(), self.sources.clone()));
        let before = self.latest.replace(snapshot.clone());
        Rebuilt { snapshot, changes, failure, first, news, _before: before }
    }

    /// Makes the site of `playbook` with the theme, or with the last good one if this one is broken.
    fn site(&mut self, playbook: &Arc<Playbook>, diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<LiveSite>> {
        let theme = self.sources.theme.clone();
        // Without another one to show in its place, nothing is gained by trying it out.
        let on_trial = self.theme.as_ref().is_some_and(|good| !Arc::ptr_eq(good, &theme));
        let made = self.make(playbook, &theme).and_then(|site| {
            let broken = if on_trial { broken_templates(&site) } else { Vec::new() };
            if broken.is_empty() { Ok(site) } else { Err(broken) }
        });
        let site = match made {
            Ok(site) => {
                self.theme = Some(theme);
                Some(site)
            }
            Err(found) => {
                diagnostics.extend(found);
                diagnostic::sort(diagnostics);
                self.theme.as_ref().and_then(|good| self.make(playbook, good).ok())
            }
        };
        site.map(Arc::new)
    }

    /// Makes the site of `playbook` with `theme`, and reuses of the latest one what has not changed.
    fn make(&self, playbook: &Arc<Playbook>, theme: &Arc<Theme>) -> Result<LiveSite, Vec<Diagnostic>> {
        let before = self.latest.as_ref().and_then(|snapshot| snapshot.site.as_ref()).map(|live| live.site());
        let prepared = PreparedTheme::after(before.map(Site::theme), theme, playbook.languages())?;
        let site = Site::after(before, playbook.clone(), prepared, self.options.clone());
        Ok(LiveSite::new(site, self.base_path.clone()))
    }
}

/// Renders one page of each template and returns what fails: some mistakes of a template show only then.
fn broken_templates(live: &LiveSite) -> Vec<Diagnostic> {
    let site = live.site();
    let mut seen = Vec::new();
    let mut diagnostics = Vec::new();
    for (ix, route) in site.routes().iter() {
        let Some(page) = route.resource.page() else { continue };
        let template = (std::mem::discriminant(&page), feature(page));
        if !seen.contains(&template) {
            seen.push(template);
            diagnostics.extend(site.render(ix, live).err());
        }
    }
    diagnostic::sort(&mut diagnostics);
    diagnostics
}

/// Returns which of the pages that the site makes itself a page is: each has a template of its own.
const fn feature(page: PageKind) -> Option<FeaturePage> {
    if let PageKind::Feature(_, feature) = page { Some(feature) } else { None }
}
