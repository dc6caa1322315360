//! Counts work: what has been done once is not done again.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use stagecraft::check::check;
use stagecraft::diagnostic::Diagnostic;
use stagecraft::load::load;
use stagecraft::plan::{Route, RouteIx};
use stagecraft::render::{PreparedTheme, SearchBundle, Site, SiteOptions};
use stagecraft::write::{Destination, Files, Transaction};

use crate::support::Playbook;

/// The pages of a site, which counts how often each is asked for.
struct Counted<'s> {
    site: &'s Site,
    search: Vec<SearchBundle>,
    routes: Vec<(RouteIx, &'s Route)>,
    asked: Vec<AtomicUsize>,
}

impl<'s> Counted<'s> {
    fn new(site: &'s Site) -> Self {
        let routes: Vec<_> = site.routes().iter().collect();
        let asked = routes.iter().map(|_| AtomicUsize::new(0)).collect();
        let Ok(search) = site.search_bundles(&|_, _| Ok::<(), Infallible>(()));
        Self { site, search, routes, asked }
    }

    /// Returns the files that were not asked for just once.
    fn not_once(&self) -> Vec<&str> {
        let asked = self.asked.iter().map(|asked| asked.load(Ordering::Relaxed));
        let wrong = asked.zip(&self.routes).filter(|(asked, _)| *asked != 1);
        wrong.map(|(_, (_, route))| route.address.file()).collect()
    }
}

impl Files for Counted<'_> {
    fn count(&self) -> usize {
        self.routes.len()
    }

    fn path(&self, at: usize) -> &str {
        self.routes[at].1.address.file()
    }

    fn content(&self, at: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        self.asked[at].fetch_add(1, Ordering::Relaxed);
        self.site.render(self.routes[at].0, &self.search).map_err(Box::new)
    }
}

#[test]
fn a_page_is_made_once_and_written_once() {
    let playbook = Playbook::shipped();
    let sources = load(playbook.root(), None).unwrap();
    let made = Arc::new(check(&sources).playbook.unwrap());
    let theme = PreparedTheme::new(&sources.theme, made.languages()).unwrap();
    let site = Site::new(made, theme, SiteOptions::default());
    let destination = Destination::new(&playbook.path("output"), playbook.root()).unwrap();

    let pages = Counted::new(&site);
    let first = Transaction::begin(&destination).unwrap().commit(&pages, None, &|_| ()).unwrap();
    assert!(pages.not_once().is_empty(), "{:?}", pages.not_once());
    assert_eq!((first.written, first.unchanged), (pages.count(), 0));

    let pages = Counted::new(&site);
    let second = Transaction::begin(&destination).unwrap().commit(&pages, None, &|_| ()).unwrap();
    assert!(pages.not_once().is_empty(), "{:?}", pages.not_once());
    assert_eq!((second.written, second.unchanged), (0, pages.count()));
}

#[test]
fn a_file_that_has_not_changed_is_not_parsed_again() {
    let playbook = Playbook::shipped();
    let before = load(playbook.root(), None).unwrap();
    let edited = "content/guides/awareness/ebook.en.md";
    playbook.write(edited, &(playbook.read(edited) + "\nOne line more.\n"));
    let after = load(playbook.root(), Some(&before)).unwrap();

    let parsed = after.files.iter().filter(|(path, loaded)| !Arc::ptr_eq(&loaded.file, &before.files[*path].file));
    let parsed: Vec<&str> = parsed.map(|(path, _)| &**path).collect();
    assert_eq!(parsed, [edited]);
}
