//! The whole way from a playbook's folder to a site on disk: load, check, plan and render, write.
//!
//! It prints nothing and decides nothing: what went wrong and what was done come back as values.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::check::{Checked, check, check_on};
use crate::deferred::drop_later;
use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::load::{Reading, Sources};
use crate::pictures;
use crate::plan::{FileKind, Resource, Route, RouteIx};
use crate::render::{CompiledTheme, SearchBundle, Site, SiteOptions, check_theme};
use crate::write::{Cache, Current, Destination, Files, Inputs, Summary, Transaction, WriteError, WriteStep, current};

/// What to build, and where.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The folder that the site goes to.
    pub out: PathBuf,
    /// Choices that shape the site.
    pub site: SiteOptions,
    /// Whether warnings keep the site from being written as errors do.
    pub strict: bool,
}

/// Is notified of how far a build is. Called from several threads.
pub trait Progress: Sync {
    /// The site was planned and consists of `files` files, besides those that are called by what is in them.
    fn planned(&self, files: usize);

    /// There are so many pictures of which sizes are made, unless they are there already.
    fn pictures(&self, _count: usize) {}

    /// The sizes of one picture are there.
    fn picture(&self) {}

    /// Something was done to one file.
    fn step(&self, step: WriteStep);
}

/// What a build came to.
#[derive(Debug)]
pub struct Build {
    /// What was read; holds at least the texts that diagnostics speak of.
    pub sources: Sources,
    /// Every mistake found.
    pub diagnostics: Vec<Diagnostic>,
    /// What was written; `None` if mistakes kept the output as it was.
    pub summary: Option<Summary>,
}

/// Builds a site.
///
/// # Errors
/// Fails where the environment does. Mistakes in content or theme are no failure: they are part of the result.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Build, Failure> {
    let destination = Destination::new(&options.out, &options.root)?;
    let reading = Reading::of(&options.root, None)?;
    let digest = reading.digest().map(|digest| inputs_digest(&digest, &options.site));
    let up_to_date = digest.as_deref().map(|digest| current(&destination, digest)).transpose()?.flatten();
    if let Some(Current { summary, silent: true }) = up_to_date {
        // The same program made the same site of this before and had nothing to say.
        return Ok(Build { sources: Sources::default(), diagnostics: Vec::new(), summary: Some(summary) });
    }
    let theme = reading.theme().clone();
    let ((mut sources, checked), theme) = rayon::join(
        || {
            let sources = reading.parse();
            let checked = check(&sources);
            (sources, checked)
        },
        || CompiledTheme::new(theme),
    );
    let Checked { playbook, mut diagnostics, languages, severities } = checked;
    let theme = theme.for_languages(&languages).map_err(|found| report(&mut diagnostics, found)).ok();
    if let Some(theme) = &theme {
        let mut found = theme.warnings().to_vec();
        severities.apply(&mut found);
        report(&mut diagnostics, found);
    }
    let stopped = diagnostic::any_error(&diagnostics) || (options.strict && !diagnostics.is_empty());
    let Some((playbook, theme)) = playbook.zip(theme).filter(|_| !stopped) else {
        return Ok(Build { sources, diagnostics, summary: None });
    };
    if let Some(Current { summary, .. }) = up_to_date {
        return Ok(Build { sources, diagnostics, summary: Some(summary) });
    }
    // What was read is needed no longer, but for what is reported: rendering takes its room.
    let named = named_files(&diagnostics);
    sources.release(|path| named.contains(path));
    let site = Site::new(Arc::new(playbook), theme, options.site.clone());
    let decide = |mut found: Vec<Diagnostic>| {
        severities.apply(&mut found);
        let stops = diagnostic::any_error(&found) || (options.strict && !found.is_empty());
        report(&mut diagnostics, found);
        let inputs = digest.map(|digest| Inputs { digest, silent: diagnostics.is_empty() });
        if stops { Err(WriteError::Content(Vec::new())) } else { Ok(inputs) }
    };
    let summary = match write_site(site, &destination, decide, progress) {
        Ok(summary) => Some(summary),
        Err(WriteError::Failure(failure)) => return Err(failure),
        Err(WriteError::Content(found)) => {
            report(&mut diagnostics, found);
            None
        }
    };
    Ok(Build { sources, diagnostics, summary })
}

/// Adds to `diagnostics` what else was found, in the order of reports.
fn report(diagnostics: &mut Vec<Diagnostic>, found: Vec<Diagnostic>) {
    diagnostics.extend(found);
    diagnostic::sort(diagnostics);
}

/// Returns what stands for everything that a site depends on: the program, the choices, and what was read.
fn inputs_digest(read: &str, site: &SiteOptions) -> String {
    let program = env!("STAGECRAFT_PROGRAM");
    blake3::hash(format!("{program}\n{site:?}\n{read}").as_bytes()).to_hex().to_string()
}

/// Returns every mistake of content and theme that can be found without making a page, in the order of reports; what is
/// due as well, where a day is given.
#[must_use]
pub fn check_site(sources: &Sources, today: Option<Date>) -> Vec<Diagnostic> {
    let Checked { playbook, mut diagnostics, languages, severities } = check_on(sources, today);
    drop_later(playbook);
    let mut found = check_theme(&languages, &sources.theme);
    severities.apply(&mut found);
    report(&mut diagnostics, found);
    diagnostics
}

/// Returns the files that diagnostics speak of.
fn named_files(diagnostics: &[Diagnostic]) -> HashSet<&str> {
    let places = diagnostics.iter().map(|diagnostic| &diagnostic.place);
    let related = diagnostics.iter().flat_map(|diagnostic| &diagnostic.related).map(|related| &related.place);
    places.chain(related).map(|place| &*place.file).collect()
}

/// Makes the sizes of pictures, then the search indexes, of which each file goes to the output as soon as it is made,
/// then everything else. `decide` is told what is wrong with pictures, and says what the site is made of, or that it is
/// not to be written.
fn write_site(
    site: Site,
    destination: &Destination,
    decide: impl FnOnce(Vec<Diagnostic>) -> Result<Option<Inputs>, WriteError>,
    progress: &dyn Progress,
) -> Result<Summary, WriteError> {
    let transaction = Transaction::begin(destination)?;
    let cache = transaction.pictures();
    progress.pictures(site.pictures().count());
    let inputs = decide(pictures::make_all(&site, &cache, &|| progress.picture())?)?;
    progress.planned(site.routes().len());
    let search = site.search_bundles(&|path, content| transaction.stage(path, content))?;
    let files = SiteFiles { site: &site, search, cache, routes: site.routes().iter().collect() };
    let written = transaction.commit(&files, inputs.as_ref(), &|step| progress.step(step));
    drop(files);
    drop_later(site);
    written
}

/// What is at the routes of a site.
struct SiteFiles<'s> {
    site: &'s Site,
    search: Vec<SearchBundle>,
    cache: Cache,
    routes: Vec<(RouteIx, &'s Route)>,
}

impl SiteFiles<'_> {
    /// Returns the size of a picture that was made before.
    fn rendition(&self, route: &Route) -> Option<Vec<u8>> {
        let Resource::File(FileKind::Rendition(asset, at)) = route.resource else { return None };
        let asset = self.site.playbook().assets.get(asset.0 as usize)?;
        self.cache.get(&asset.renditions.get(at as usize)?.name)
    }
}

impl Files for SiteFiles<'_> {
    fn count(&self) -> usize {
        self.routes.len()
    }

    fn path(&self, at: usize) -> &str {
        self.routes[at].1.address.file()
    }

    fn content(&self, at: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        let (ix, route) = self.routes[at];
        if let Some(made) = self.rendition(route) {
            return Ok(Cow::Owned(made));
        }
        self.site.render(ix, &self.search).map_err(Box::new)
    }
}
