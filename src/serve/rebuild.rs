//! Makes the next snapshot out of what changed and what did not.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::check::Checker;
use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::load::{ScanScope, Sources, Theme, load, reload};
use crate::model::{FeaturePage, Playbook};
use crate::plan::PageKind;
use crate::render::{PreparedTheme, Site, SiteOptions};

use super::changes::Changes;
use super::news::{News, State};
use super::observer::ServeReport;
use super::options::ServeOptions;
use super::snapshot::{LiveSite, MadePictures, Snapshot};

/// The next snapshot and how it came about.
pub(super) struct Rebuilt {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) changes: Changes,
    pub(super) failure: Option<Arc<Failure>>,
    /// Whether there was none before.
    first: bool,
    /// Which mistakes came and which went.
    news: News,
    sources_before: Arc<Sources>,
}

/// Makes one snapshot after the other.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: SiteOptions,
    base_path: Arc<str>,
    pictures: Arc<MadePictures>,
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
            pictures: Arc::default(),
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
    pub(super) fn next(&mut self, scope: &ScanScope) -> Option<Rebuilt> {
        let failed_before = self.latest.as_ref().and_then(|snapshot| snapshot.failure.clone());
        // A scan of single paths starts from what was read last.
        let scope = if failed_before.is_some() { &ScanScope::Everywhere } else { scope };
        match reload(&self.root, scope, &self.sources) {
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

    /// Goes on after `fault`, a panic somewhere between two snapshots: of what it may have left half done, nothing is
    /// used again.
    pub(super) fn recover(&mut self, fault: Failure) -> Rebuilt {
        self.checker = Checker::default();
        self.sources = self.latest.as_ref().map(|snapshot| snapshot.sources.clone()).unwrap_or_default();
        self.failed(fault)
    }

    /// Reports the state of the playbook.
    pub(super) fn report<'r>(&'r self, rebuilt: &'r Rebuilt, elapsed: Duration) -> ServeReport<'r> {
        let site = rebuilt.snapshot.site.as_ref();
        ServeReport {
            routes: site.map_or(0, |live| live.site().routes().len()),
            diagnostics: &rebuilt.snapshot.diagnostics,
            first: rebuilt.first,
            news: &rebuilt.news,
            sources_before: &rebuilt.sources_before,
            sources: &self.sources,
            elapsed,
        }
    }

    fn rebuilt(&mut self, sources: Sources, changes: Changes) -> Rebuilt {
        self.sources = Arc::new(sources);
        let checked = self.checker.check(&self.sources);
        let (mut diagnostics, severities) = (checked.diagnostics, checked.severities);
        let same_playbook = checked.playbook.is_none();
        if let Some(playbook) = checked.playbook {
            self.playbook = Some(Arc::new(playbook));
        }
        let before = self.latest.as_ref().and_then(|snapshot| snapshot.site.clone());
        let site = match before {
            Some(site) if same_playbook && !changes.theme => Some(site),
            _ => self.playbook.clone().and_then(|playbook| self.site(&playbook, &mut diagnostics)),
        };
        if let Some(site) = &site {
            let mut found = site.site().theme().warnings().to_vec();
            severities.apply(&mut found);
            diagnostics.extend(found);
            diagnostic::sort(&mut diagnostics);
        }
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
        let before = self.latest.as_ref();
        let sources_before = before.map(|snapshot| snapshot.sources.clone()).unwrap_or_default();
        let known = before.map(|snapshot| snapshot.diagnostics.as_slice()).unwrap_or_default();
        let news = News::between(
            State { diagnostics: known, sources: &sources_before },
            State { diagnostics: &diagnostics, sources: &self.sources },
        );
        let snapshot = Arc::new(Snapshot::new(site, diagnostics, failure.clone(), self.sources.clone()));
        self.latest = Some(snapshot.clone());
        Rebuilt { snapshot, changes, failure, first, news, sources_before }
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
        Ok(LiveSite::new(site, self.base_path.clone(), self.pictures.clone()))
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

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::Rebuilder;
    use crate::failure::Failure;
    use crate::load::ScanScope;
    use crate::serve::ServeOptions;
    use crate::words::Text;

    #[test]
    fn after_a_fault_the_site_stays_and_the_next_one_is_made_of_nothing_half_done() {
        let options = ServeOptions::local(Path::new(env!("CARGO_MANIFEST_DIR")));
        let mut rebuilder = Rebuilder::new(&options);
        let first = rebuilder.first();
        let fault = rebuilder.recover(Failure::new(Text::new("failure-fault")));
        assert!(fault.failure.is_some());
        let sites = [&first, &fault].map(|rebuilt| rebuilt.snapshot.site.as_ref().map(Arc::as_ptr));
        assert!(sites[0].is_some() && sites[0] == sites[1]);
        let next = rebuilder.next(&ScanScope::Everywhere).unwrap();
        assert!(next.failure.is_none() && next.snapshot.site.is_some());
        assert_eq!(next.snapshot.diagnostics, first.snapshot.diagnostics);
    }
}
