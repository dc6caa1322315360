//! The playbook at one moment: the site, and the mistakes there are.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::load::{Sources, fingerprint};
use crate::model::LangIx;
use crate::plan::{FileKind, Resource, Route, RouteIx};
use crate::render::{SearchBundle, SearchFiles, Site};

use super::content_type;
use super::threads::lock;

/// How many rendered pages a site keeps at most: those that are open somewhere, and what they need.
const MAX_PAGES: usize = 512;

/// How many sizes of pictures a preview keeps at most.
const MAX_PICTURES: usize = 256;

/// Larger files, in bytes, are read each time they are asked for: films would fill the memory.
const MAX_KEPT: usize = 4 * 1024 * 1024;

/// A playbook at one moment.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The last good site; `None` if there has been none.
    pub(super) site: Option<Arc<LiveSite>>,
    /// Every mistake there is.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Why the content could not be read, if it could not.
    pub(super) failure: Option<Arc<Failure>>,
    /// The text that the mistakes speak of.
    pub(super) sources: Arc<Sources>,
    /// Names the mistakes: another name, other mistakes.
    pub(super) problems: String,
}

impl Snapshot {
    /// Makes the snapshot of a moment.
    pub(super) fn new(
        site: Option<Arc<LiveSite>>,
        diagnostics: Vec<Diagnostic>,
        failure: Option<Arc<Failure>>,
        sources: Arc<Sources>,
    ) -> Self {
        // An excerpt shows the file as it is, so an edit elsewhere in it counts.
        let text = |diagnostic: &Diagnostic| {
            sources.text(&diagnostic.place.file).map(|file| fingerprint(file.original_text().as_bytes()))
        };
        let texts: Vec<_> = diagnostics.iter().map(text).collect();
        let problems = fingerprint(format!("{failure:?}{diagnostics:?}{texts:?}").as_bytes());
        Self { site, diagnostics, failure, sources, problems }
    }

    /// Returns how many errors and warnings there are; what cannot be read counts as an error.
    pub(super) fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        (errors + usize::from(self.failure.is_some()), self.diagnostics.len() - errors)
    }

    /// Looks up a path below the site's root.
    pub(super) fn look_up(&self, path: &str) -> Lookup {
        self.site.as_ref().map_or(Lookup::NoSite, |site| site.look_up(path))
    }
}

/// What is at a path.
#[derive(Debug, Clone)]
pub(super) enum Lookup {
    /// This.
    Page(Arc<ServedPage>),
    /// A folder, whose path wants a slash at its end.
    Folder,
    /// Nothing; this is the site's page that says so.
    Missing(Arc<ServedPage>),
    /// A page whose template fails.
    Broken(Box<Diagnostic>),
    /// Nothing at all: the playbook has never been without mistakes.
    NoSite,
}

impl Lookup {
    /// Returns the status that a server answers with.
    pub(super) fn status(&self) -> u16 {
        match self {
            Self::Page(_) => 200,
            Self::Folder => 301,
            Self::Missing(_) => 404,
            Self::Broken(_) => 500,
            Self::NoSite => 503,
        }
    }

    /// Names what is shown: another name, something else to show.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Page(page) | Self::Missing(page) => page.fingerprint.clone(),
            Self::Folder => String::new(),
            Self::Broken(diagnostic) => fingerprint(format!("{diagnostic:?}").as_bytes()),
            Self::NoSite => "none".to_owned(),
        }
    }
}

/// Bytes to send.
#[derive(Debug)]
pub(super) struct ServedPage {
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: String,
    /// Of the page as a build writes it.
    pub(super) fingerprint: String,
}

impl ServedPage {
    /// Returns the page's entity tag.
    pub(super) fn etag(&self) -> String {
        format!("\"{}\"", self.fingerprint)
    }
}

/// A site with the pages of it that were asked for.
#[derive(Debug)]
pub(super) struct LiveSite {
    site: Site,
    base_path: Arc<str>,
    pages: Mutex<HashMap<RouteIx, Arc<ServedPage>>>,
    pictures: Arc<MadePictures>,
    /// The search index of each language, made when one of its files is first asked for.
    search: Vec<OnceLock<LiveSearch>>,
}

/// The search index of a language as files.
#[derive(Debug)]
struct LiveSearch {
    bundle: SearchBundle,
    shards: HashMap<String, Arc<ServedPage>>,
}

impl LiveSite {
    pub(super) fn new(site: Site, base_path: Arc<str>, pictures: Arc<MadePictures>) -> Self {
        let search = site.playbook().languages().iter().map(|_| OnceLock::new()).collect();
        Self { site, base_path, pages: Mutex::default(), pictures, search }
    }

    pub(super) fn site(&self) -> &Site {
        &self.site
    }

    fn look_up(&self, path: &str) -> Lookup {
        let routes = self.site.routes();
        let is_folder = path.is_empty() || path.ends_with('/');
        let found = if is_folder { routes.by_file(&format!("{path}index.html")) } else { routes.by_file(path) };
        if let Some(route) = found {
            return self.page(route, 200).map_or_else(Lookup::Broken, Lookup::Page);
        }
        let index = self.site.language_of_search_shard(path);
        if let Some(shard) = index.and_then(|lang| self.search(lang).shards.get(path)) {
            return Lookup::Page(shard.clone());
        }
        if !is_folder && routes.by_file(&format!("{path}/index.html")).is_some() {
            return Lookup::Folder;
        }
        match routes.by_file("404.html") {
            Some(route) => self.page(route, 404).map_or_else(Lookup::Broken, Lookup::Missing),
            None => Lookup::NoSite,
        }
    }

    fn search(&self, lang: LangIx) -> &LiveSearch {
        let place = &self.search[usize::from(lang.0)];
        // Made first and put there then: who waits for a value while it is made must not be who makes it, and on one
        // pool of threads it might be. Should two make it at once, they make the same.
        if place.get().is_none() {
            let _ = place.set(LiveSearch::new(&self.site, lang));
        }
        place.get_or_init(|| LiveSearch::new(&self.site, lang))
    }

    /// Returns what is at a route. It is rendered when it is first asked for.
    fn page(&self, route: RouteIx, status: u16) -> Result<Arc<ServedPage>, Box<Diagnostic>> {
        if let Some(page) = lock(&self.pages).get(&route) {
            return Ok(page.clone());
        }
        let Route { resource, address, .. } = self.site.routes().get(route);
        if let Resource::File(FileKind::Rendition(..)) = resource {
            return self.pictures.get(address.file(), || self.rendered(route, status));
        }
        let page = Arc::new(self.rendered(route, status)?);
        if page.bytes.len() > MAX_KEPT {
            return Ok(page);
        }
        let mut pages = lock(&self.pages);
        if pages.len() >= MAX_PAGES {
            pages.clear();
        }
        pages.insert(route, page.clone());
        Ok(page)
    }

    fn rendered(&self, route: RouteIx, status: u16) -> Result<ServedPage, Box<Diagnostic>> {
        let bytes = self.site.render(route, self).map_err(Box::new)?;
        let content_type = content_type::of(self.site.routes().get(route));
        let fingerprint = fingerprint(&bytes);
        let bytes = if content_type.starts_with("text/html") {
            with_client(&bytes, &client_tag(&self.base_path, &fingerprint, status))
        } else {
            bytes.into_owned()
        };
        Ok(ServedPage { bytes, content_type, fingerprint })
    }
}

/// The sizes of pictures that were made, by their addresses. Those stand for what a size is made of, so that one site
/// after the other shows it: a page that is read again after each save makes none again.
#[derive(Debug, Default)]
pub(super) struct MadePictures {
    kept: Mutex<HashMap<Box<str>, Arc<ServedPage>>>,
    /// Held while one is made.
    making: Mutex<()>,
}

impl MadePictures {
    /// Returns the one at `address`, which is made if it is not there.
    fn get(
        &self,
        address: &str,
        make: impl FnOnce() -> Result<ServedPage, Box<Diagnostic>>,
    ) -> Result<Arc<ServedPage>, Box<Diagnostic>> {
        let found = || lock(&self.kept).get(address).cloned();
        if let Some(picture) = found() {
            return Ok(picture);
        }
        // One after the other: a page asks for many at once, and each takes room.
        let _making = lock(&self.making);
        // Whoever was waited for may have made it.
        if let Some(picture) = found() {
            return Ok(picture);
        }
        let picture = Arc::new(make()?);
        if picture.bytes.len() <= MAX_KEPT {
            let mut kept = lock(&self.kept);
            if kept.len() >= MAX_PICTURES {
                kept.clear();
            }
            kept.insert(address.into(), picture.clone());
        }
        Ok(picture)
    }
}

impl SearchFiles for LiveSite {
    fn bundle(&self, lang: LangIx) -> &SearchBundle {
        &self.search(lang).bundle
    }
}

impl LiveSearch {
    fn new(site: &Site, lang: LangIx) -> Self {
        let shards = Mutex::new(HashMap::new());
        let keep = |path: &str, content: &[u8]| {
            let page = ServedPage {
                bytes: content.to_owned(),
                content_type: content_type::of_file(path),
                fingerprint: fingerprint(content),
            };
            lock(&shards).insert(path.to_owned(), Arc::new(page));
            Ok::<(), Infallible>(())
        };
        let Ok(bundle) = site.search_bundle(lang, &keep);
        Self { bundle, shards: shards.into_inner().unwrap_or_else(PoisonError::into_inner) }
    }
}

/// Returns the tag of the script that keeps a page up to date. It is not deferred: it has to see the page before the
/// site's own scripts change it.
pub(super) fn client_tag(base_path: &str, page: &str, status: u16) -> String {
    format!("<script src=\"{base_path}__stagecraft/client.js\" data-page=\"{page}\" data-status=\"{status}\"></script>")
}

/// Returns `html` with the tag before the end of the head, or else of the body, or else at the end.
fn with_client(html: &[u8], tag: &str) -> Vec<u8> {
    let find = |text: &[u8]| html.windows(text.len()).position(|window| window.eq_ignore_ascii_case(text));
    let at = find(b"</head>").or_else(|| find(b"</body>")).unwrap_or(html.len());
    [&html[..at], tag.as_bytes(), &html[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::with_client;

    #[test]
    fn the_script_is_at_the_end_of_the_head_or_the_body() {
        let with = |html: &str| String::from_utf8(with_client(html.as_bytes(), "<s>")).unwrap();
        assert_eq!(with("<head>a</head><body>b</body>"), "<head>a<s></head><body>b</body>");
        assert_eq!(with("<BODY>b</BODY>"), "<BODY>b<s></BODY>");
        assert_eq!(with("nhận"), "nhận<s>");
    }
}
