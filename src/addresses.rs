//! Where everything of a site is: the one place that plan takes addresses from, and check claims them from.
//!
//! Paths are relative to the site's root, without slashes at their ends. The path of a page is that of its folder, in
//! which it is the `index.html`. The module knows neither playbooks nor what is at an address.

use crate::model::{FeaturePage, Meeting, StageId};
use crate::slice::Slice;

/// The folder of images, styles, scripts and the parts of search indexes.
pub const ASSETS: &str = "assets";

/// The folder in which the program keeps its notes on an output.
pub const NOTES: &str = ".stagecraft";

/// How long the address of a page may be, in bytes. Of all systems macOS takes the shortest paths, 1,024 bytes, and the
/// folders that lead to the output need some of them.
pub const LONGEST: usize = 800;

/// A file at the root of every site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RootFile {
    /// The page that picks a language.
    LanguageChooser,
    /// What an address that does not exist shows.
    NotFound,
    /// The list of pages for search engines.
    Sitemap,
    /// What robots may read.
    Robots,
    /// The playbook as data.
    Data,
    /// The playbook in short for language models.
    Llms,
    /// Every guide in full for language models, in the main language.
    LlmsFull,
    /// The script that keeps the site for reading offline.
    ServiceWorker,
    /// An empty file that keeps GitHub Pages from leaving out files whose names begin with an underscore.
    NoJekyll,
}

impl RootFile {
    /// Every such file.
    pub const ALL: [Self; 9] = [
        Self::LanguageChooser,
        Self::NotFound,
        Self::Sitemap,
        Self::Robots,
        Self::Data,
        Self::Llms,
        Self::LlmsFull,
        Self::ServiceWorker,
        Self::NoJekyll,
    ];

    /// Returns its path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::LanguageChooser => "index.html",
            Self::NotFound => "404.html",
            Self::Sitemap => "sitemap.xml",
            Self::Robots => "robots.txt",
            Self::Data => "playbook.json",
            Self::Llms => "llms.txt",
            Self::LlmsFull => "llms-full.txt",
            Self::ServiceWorker => "sw.js",
            Self::NoJekyll => ".nojekyll",
        }
    }
}

/// A file that every site has in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LanguageFile {
    /// The newest guides.
    Feed,
    /// What a browser needs to know to install the site.
    WebManifest,
    /// What leads to the search index. It is beside the pages, not among the assets: its name stays whatever is in it,
    /// and hosts may keep assets for good.
    SearchIndex,
    /// Every guide in full for language models. That of the main language is at the root, [`RootFile::LlmsFull`].
    LlmsFull,
}

impl LanguageFile {
    /// Every such file.
    pub const ALL: [Self; 4] = [Self::Feed, Self::WebManifest, Self::SearchIndex, Self::LlmsFull];

    /// Returns its path in the language of that tag.
    #[must_use]
    pub fn path(self, tag: &str) -> String {
        let name = match self {
            Self::Feed => "feed.xml",
            Self::WebManifest => "manifest.webmanifest",
            Self::SearchIndex => "search.js",
            Self::LlmsFull => "llms-full.txt",
        };
        format!("{tag}/{name}")
    }
}

/// Returns the path of a part of the list for search engines; parts count from 1.
#[must_use]
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The most guides that are in one file: of the data, of the list for language models, of what the plan is made of. A
/// larger playbook has these in parts of so many guides.
pub const GUIDES_PER_FILE: usize = 300;

/// Returns the number of each part, from 1, that lists of so many guides are in; none where a file lists them all.
pub fn list_parts(guides: usize) -> impl Iterator<Item = usize> {
    let parts = guides.div_ceil(GUIDES_PER_FILE);
    1..=(if parts > 1 { parts } else { 0 })
}

/// Returns the path of a part of the guides in [`RootFile::Data`]; parts count from 1.
#[must_use]
pub fn data_part(number: usize) -> String {
    format!("playbook-{number}.json")
}

/// Returns the path of a part of the guides in [`RootFile::Llms`], in the language of that tag; parts count from 1.
#[must_use]
pub fn llms_part(tag: &str, number: usize) -> String {
    format!("{tag}/llms-{number}.txt")
}

/// Returns the path of a part of what the plan is made of, in the language of that tag; parts count from 1.
#[must_use]
pub fn plan_part(tag: &str, number: usize) -> String {
    let plan = feature(tag, FeaturePage::Plan);
    format!("{plan}/guides-{number}.js")
}

/// Returns whether `path` can be that of a part of a list at the site's root, however many guides there are.
#[must_use]
pub fn is_root_part(path: &str) -> bool {
    let names = [("sitemap-", ".xml"), ("playbook-", ".json")];
    let number = names.iter().find_map(|(start, end)| path.strip_prefix(start)?.strip_suffix(end));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns the path of an asset, by its name with fingerprint.
#[must_use]
pub fn asset(name: &str) -> String {
    format!("{ASSETS}/{name}")
}

/// Returns the path of the home page in the language of that tag.
#[must_use]
pub fn home(tag: &str) -> String {
    tag.to_owned()
}

/// Returns the path of a stage.
#[must_use]
pub fn stage(tag: &str, slug: &str) -> String {
    format!("{tag}/{slug}")
}

/// How many guides the page of a stage lists. The others are on parts of their own: a page of all would be too long
/// to read and too heavy for a phone.
pub const GUIDES_PER_PART: usize = 60;

/// Returns how often the list of `stage` has a guide that is at home in the stage `home` and shown in `also`.
#[must_use]
pub fn places_in(stage: StageId, home: StageId, also: &[Meeting]) -> usize {
    let is_here = |place: &&Meeting| match place {
        Meeting::Stage(of) | Meeting::Activity(of, _) => *of == stage,
    };
    usize::from(home == stage) + also.iter().filter(is_here).count()
}

/// Returns the number of each part that a stage of so many guides has besides its own page, which is part 1.
pub fn stage_parts(guides: usize) -> impl Iterator<Item = usize> {
    2..=guides.div_ceil(GUIDES_PER_PART)
}

/// Returns the path of a part of a stage's list of guides.
#[must_use]
pub fn stage_part(tag: &str, slug: &str, number: usize) -> String {
    format!("{tag}/{slug}/page/{number}")
}

/// Returns the path of a guide.
#[must_use]
pub fn guide(tag: &str, stage_slug: &str, slug: &str) -> String {
    format!("{tag}/{stage_slug}/{slug}")
}

/// Returns the path of the page that shows a guide in two languages, by the guide's stage and file name.
#[must_use]
pub fn side_by_side(stage: &str, slug: &str, tag: Option<&str>) -> String {
    match tag {
        None => format!("both/{stage}/{slug}"),
        Some(tag) => format!("both/{stage}/{slug}/{tag}"),
    }
}

/// Returns the path of a page that the site makes itself.
#[must_use]
pub fn feature(tag: &str, feature: FeaturePage) -> String {
    match feature {
        FeaturePage::Home => home(tag),
        _ => format!("{tag}/{}", feature.slug()),
    }
}

/// Returns the path of a lens.
#[must_use]
pub fn lens(tag: &str, id: &str) -> String {
    format!("{tag}/lenses/{id}")
}

/// Returns the path of a free page, by its file name with the folders that it is in: a folder has in every language the
/// slug of its own page, `slug_of`, or else its name.
#[must_use]
pub fn page<'s>(tag: &str, id: &'s str, slug_of: impl Fn(&'s str) -> Option<&'s str>) -> String {
    let mut path = tag.to_owned();
    let mut start = 0;
    for part in id.split('/') {
        let end = start + part.len();
        path.push('/');
        path.push_str(slug_of(id.slice(..end)).unwrap_or(part));
        start = end + 1;
    }
    path
}
