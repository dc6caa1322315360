//! What pages a site has: each output address, what it shows and in which language.
//!
//! Planning is pure: a [`Playbook`] and the names of the theme's assets go in, [`Routes`] come out. This module knows
//! addresses and nothing of HTML, templates or files on disk.

mod address;

pub use address::{Address, relative_root};

use std::borrow::Cow;
use std::collections::HashMap;

use crate::addresses::{self, LanguageFile, RootFile};
use crate::model::{
    AssetIx, FeaturePage, GuideIx, LangIx, LensIx, PageIx, PerStage, Playbook, RawHtml, Shown, StageId, Translated,
    Uses, to_index,
};

/// Choices that shape a site's addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanOptions {
    /// Whether guides marked as drafts are shown.
    pub drafts: bool,
    /// Whether links name `index.html`, so that the site works from a folder on disk.
    pub offline: bool,
}

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// A page for readers.
    Page(PageKind),
    /// A file for programs, or one that pages are made with.
    File(FileKind),
}

/// A page for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The page that picks a language.
    LanguageChooser,
    /// The home page.
    Home(LangIx),
    /// A stage.
    Stage(LangIx, StageId),
    /// Guides of a stage that its own page has no room for; parts count from 1, the stage's page being part 0.
    StagePart(LangIx, StageId, u32),
    /// A guide.
    Guide(LangIx, GuideIx),
    /// A guide in the language that it was written in and its translation into this one, side by side.
    SideBySide(LangIx, GuideIx),
    /// A page that the site makes itself.
    Feature(LangIx, FeaturePage),
    /// The playbook through another model.
    Lens(LangIx, LensIx),
    /// A free page.
    Free(LangIx, PageIx),
    /// What an address that does not exist shows.
    NotFound,
    /// A page that leads from an old address to the route of that index.
    Redirect(RouteIx),
}

/// A file that is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// The list of pages for search engines (sitemaps.org protocol 0.9), or of its parts.
    Sitemap,
    /// A part of that list, where it is too long for one file; parts count from 0.
    SitemapPart(u32),
    /// The newest guides (Atom, RFC 4287).
    Feed(LangIx),
    /// What robots may read (RFC 9309).
    Robots,
    /// The playbook as data.
    Data,
    /// A part of the guides in that data, where they are too many for one file; parts count from 0.
    DataPart(u32),
    /// The playbook in short for language models.
    Llms,
    /// A part of the guides in that, in a language, where they are too many for one file; parts count from 0.
    LlmsPart(LangIx, u32),
    /// A part of what a plan is made of, in a language, where there are too many guides for one page; parts count from 0.
    PlanPart(LangIx, u32),
    /// Every guide in full for language models.
    LlmsFull(LangIx),
    /// What a browser needs to know to install the site (W3C web application manifest).
    WebManifest(LangIx),
    /// The script that keeps the site for reading offline (W3C service workers). It is at the root: a worker reaches
    /// only what is below it.
    ServiceWorker,
    /// An empty file that tells GitHub Pages to publish every file as it is.
    NoJekyll,
    /// An image or file of the content.
    ContentAsset(AssetIx),
    /// A picture of the content in another size or format, by index among those that are made of it.
    Rendition(AssetIx, u32),
    /// The file that leads to the search index of a language.
    SearchIndex(LangIx),
    /// A file of the theme, by index in its list of assets.
    ThemeAsset(u32),
}

impl PageKind {
    /// Returns the language of a page that search engines are told of.
    #[must_use]
    pub const fn listed(self) -> Option<LangIx> {
        match self {
            Self::Home(lang)
            | Self::Stage(lang, _)
            | Self::StagePart(lang, ..)
            | Self::Guide(lang, _)
            | Self::Feature(lang, _)
            | Self::Lens(lang, _)
            | Self::Free(lang, _) => Some(lang),
            // These repeat what other pages say, or say nothing.
            Self::LanguageChooser | Self::SideBySide(..) | Self::NotFound | Self::Redirect(_) => None,
        }
    }
}

impl Resource {
    /// Returns the page, if it is one.
    #[must_use]
    pub const fn page(self) -> Option<PageKind> {
        match self {
            Self::Page(page) => Some(page),
            Self::File(_) => None,
        }
    }
}

/// An address of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Where it is and how links name it.
    pub address: Address,
    /// What is there.
    pub resource: Resource,
}

/// Index of a [`Route`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RouteIx(pub u32);

/// How many pages one file may tell search engines of (sitemaps.org protocol 0.9).
pub const PAGES_PER_SITEMAP: usize = 50_000;

/// Every address of a site.
#[derive(Debug)]
pub struct Routes {
    all: Vec<Route>,
    by_file: HashMap<Box<str>, RouteIx>,
    homes: Vec<RouteIx>,
    /// The parts of each stage; the first is the stage's page.
    stages: Vec<PerStage<Vec<RouteIx>>>,
    guides: Vec<Box<[Option<RouteIx>]>>,
    /// In the order of the guides, then of the languages of their translations.
    side_by_side: Vec<(GuideIx, LangIx, RouteIx)>,
    features: Vec<[RouteIx; FeaturePage::ALL.len()]>,
    lenses: Vec<Vec<RouteIx>>,
    pages: Vec<Vec<RouteIx>>,
    feeds: Vec<RouteIx>,
    web_manifests: Vec<RouteIx>,
    llms_full: Vec<RouteIx>,
    content_assets: Vec<Option<RouteIx>>,
    renditions: Vec<Box<[RouteIx]>>,
    theme_assets: Vec<RouteIx>,
    search: Vec<RouteIx>,
    sitemap_parts: Vec<RouteIx>,
    data_parts: Vec<RouteIx>,
    llms_parts: Vec<Vec<RouteIx>>,
    plan_parts: Vec<Vec<RouteIx>>,
}

/// Plans the site of `playbook`. `theme` are the names of the theme's assets, with fingerprint. Where the site will be
/// is known if it `has_base`: search engines are told whole addresses or none.
#[must_use]
pub fn plan(playbook: &Playbook, theme: &[String], options: &PlanOptions, has_base: bool) -> Routes {
    let mut planner = Planner { playbook, options, routes: Vec::new(), assets: HashMap::new() };
    planner.root_file(RootFile::LanguageChooser);
    let languages: Vec<LangIx> = playbook.languages().iter().map(|(lang, _)| lang).collect();
    let homes =
        languages.iter().map(|&lang| planner.page(&addresses::home(planner.tag(lang)), PageKind::Home(lang))).collect();
    let stages = languages.iter().map(|&lang| PerStage::from_fn(|stage| planner.stage(lang, stage))).collect();
    let guides = languages.iter().map(|&lang| planner.guides(lang)).collect();
    let side_by_side = planner.side_by_side();
    let features = languages
        .iter()
        .map(|&lang| {
            FeaturePage::ALL
                .map(|it| planner.page(&addresses::feature(planner.tag(lang), it), PageKind::Feature(lang, it)))
        })
        .collect();
    let lenses = languages.iter().map(|&lang| planner.lenses(lang)).collect();
    let pages = languages.iter().map(|&lang| planner.pages(lang)).collect();
    let [feeds, web_manifests, search, llms_full] = LanguageFile::ALL
        .map(|file| languages.iter().map(|&lang| planner.language_file(lang, file)).collect::<Vec<_>>());
    let planned = [RootFile::LanguageChooser, RootFile::LlmsFull];
    let is_left = |file: &RootFile| !planned.contains(file) && (has_base || *file != RootFile::Sitemap);
    for file in RootFile::ALL.into_iter().filter(is_left) {
        planner.root_file(file);
    }
    let data_parts = planner.list_parts(addresses::data_part, FileKind::DataPart);
    let llms_parts = languages.iter().map(|&lang| planner.llms_parts(lang)).collect();
    let plan_parts = languages.iter().map(|&lang| planner.plan_parts(lang)).collect();
    let sitemap_parts = if has_base { planner.sitemap_parts() } else { Vec::new() };
    let content_assets = (0..playbook.assets.len()).map(|at| planner.content_asset(at)).collect();
    let renditions = (0..playbook.assets.len()).map(|at| planner.renditions(at)).collect();
    let theme_assets = theme.iter().enumerate();
    let theme_assets = theme_assets.map(|(at, name)| planner.asset(name, FileKind::ThemeAsset(to_index(at)))).collect();
    let mut routes = Routes {
        all: planner.routes,
        by_file: HashMap::new(),
        homes,
        stages,
        guides,
        side_by_side,
        features,
        lenses,
        pages,
        feeds,
        web_manifests,
        llms_full,
        content_assets,
        renditions,
        theme_assets,
        search,
        sitemap_parts,
        data_parts,
        llms_parts,
        plan_parts,
    };
    routes.add_redirects(playbook);
    routes.by_file = routes.iter().map(|(ix, route)| (route.address.file().into(), ix)).collect();
    routes
}

struct Planner<'p> {
    playbook: &'p Playbook,
    options: &'p PlanOptions,
    routes: Vec<Route>,
    /// Assets so far, by name with fingerprint.
    assets: HashMap<String, RouteIx>,
}

impl<'p> Planner<'p> {
    fn tag(&self, lang: LangIx) -> &'p str {
        self.playbook.languages()[lang].tag()
    }

    fn add(&mut self, address: Address, resource: Resource) -> RouteIx {
        let ix = RouteIx(to_index(self.routes.len()));
        self.routes.push(Route { address, resource });
        ix
    }

    /// Adds a file.
    fn file(&mut self, path: &str, kind: FileKind) -> RouteIx {
        self.add(Address::file_at(path), Resource::File(kind))
    }

    fn root_file(&mut self, file: RootFile) -> RouteIx {
        let resource = match file {
            RootFile::LanguageChooser => Resource::Page(PageKind::LanguageChooser),
            RootFile::NotFound => Resource::Page(PageKind::NotFound),
            RootFile::Sitemap => Resource::File(FileKind::Sitemap),
            RootFile::Robots => Resource::File(FileKind::Robots),
            RootFile::Data => Resource::File(FileKind::Data),
            RootFile::Llms => Resource::File(FileKind::Llms),
            RootFile::LlmsFull => Resource::File(FileKind::LlmsFull(LangIx::MAIN)),
            RootFile::ServiceWorker => Resource::File(FileKind::ServiceWorker),
            RootFile::NoJekyll => Resource::File(FileKind::NoJekyll),
        };
        self.add(Address::file_at(file.path()), resource)
    }

    fn language_file(&mut self, lang: LangIx, file: LanguageFile) -> RouteIx {
        let kind = match file {
            LanguageFile::LlmsFull if lang == LangIx::MAIN => return self.root_file(RootFile::LlmsFull),
            LanguageFile::LlmsFull => FileKind::LlmsFull(lang),
            LanguageFile::Feed => FileKind::Feed(lang),
            LanguageFile::WebManifest => FileKind::WebManifest(lang),
            LanguageFile::SearchIndex => FileKind::SearchIndex(lang),
        };
        self.file(&file.path(self.tag(lang)), kind)
    }

    /// Adds a page: a folder with an `index.html`.
    fn page(&mut self, folder: &str, kind: PageKind) -> RouteIx {
        self.add(Address::page_at(folder, self.options.offline), Resource::Page(kind))
    }

    /// Adds the page of a stage and its further parts.
    fn stage(&mut self, lang: LangIx, stage: StageId) -> Vec<RouteIx> {
        let (tag, slug) = (self.tag(lang), &self.playbook.stages[stage].slug[lang]);
        let shown = self.playbook.guides().filter(|(ix, _)| self.shown(*ix));
        let guides = shown.map(|(_, guide)| addresses::places_in(stage, guide.id.stage, &guide.also)).sum();
        let mut parts = vec![self.page(&addresses::stage(tag, slug), PageKind::Stage(lang, stage))];
        for number in addresses::stage_parts(guides) {
            let kind = PageKind::StagePart(lang, stage, to_index(number - 1));
            parts.push(self.page(&addresses::stage_part(tag, slug, number), kind));
        }
        parts
    }

    fn guides(&mut self, lang: LangIx) -> Box<[Option<RouteIx>]> {
        let playbook = self.playbook;
        playbook
            .guides()
            .map(|(ix, guide)| {
                let stage = &playbook.stages[guide.id.stage].slug[lang];
                let slug = &guide.text.get_or_source(lang).0.slug;
                let address = addresses::guide(self.tag(lang), stage, slug);
                self.shown(ix).then(|| self.page(&address, PageKind::Guide(lang, ix)))
            })
            .collect()
    }

    fn shown(&self, guide: GuideIx) -> bool {
        self.options.drafts || !self.playbook.guide(guide).draft
    }

    /// Adds a page for each guide with each of its translations.
    fn side_by_side(&mut self) -> Vec<(GuideIx, LangIx, RouteIx)> {
        let playbook = self.playbook;
        let mut pages = Vec::with_capacity(playbook.guides.len());
        for (ix, guide) in playbook.guides() {
            if !self.shown(ix) {
                continue;
            }
            for (nth, lang) in guide.text.targets().enumerate() {
                let tag = (nth > 0).then(|| self.tag(lang));
                let address = addresses::side_by_side(guide.id.stage.as_str(), &guide.id.slug, tag);
                pages.push((ix, lang, self.page(&address, PageKind::SideBySide(lang, ix))));
            }
        }
        pages
    }

    fn lenses(&mut self, lang: LangIx) -> Vec<RouteIx> {
        let playbook = self.playbook;
        let lenses = playbook.lenses.iter().enumerate();
        lenses
            .map(|(at, lens)| {
                self.page(&addresses::lens(self.tag(lang), &lens.id), PageKind::Lens(lang, LensIx(to_index(at))))
            })
            .collect()
    }

    fn pages(&mut self, lang: LangIx) -> Vec<RouteIx> {
        let playbook = self.playbook;
        let slug_of = |id: &str| Some(playbook.page(id)?.text.get_or_source(lang).0.slug.as_str());
        let pages = playbook.pages.iter().enumerate();
        pages
            .map(|(at, page)| {
                let address = addresses::page(self.tag(lang), &page.slug, slug_of);
                self.page(&address, PageKind::Free(lang, PageIx(to_index(at))))
            })
            .collect()
    }

    fn llms_parts(&mut self, lang: LangIx) -> Vec<RouteIx> {
        let tag = self.tag(lang);
        self.list_parts(|number| addresses::llms_part(tag, number), |part| FileKind::LlmsPart(lang, part))
    }

    fn plan_parts(&mut self, lang: LangIx) -> Vec<RouteIx> {
        let tag = self.tag(lang);
        self.list_parts(|number| addresses::plan_part(tag, number), |part| FileKind::PlanPart(lang, part))
    }

    /// Adds the files that a list of all guides is in, if one is not enough.
    fn list_parts(&mut self, path: impl Fn(usize) -> String, kind: impl Fn(u32) -> FileKind) -> Vec<RouteIx> {
        let guides = self.playbook.guides().filter(|(ix, _)| self.shown(*ix)).count();
        addresses::list_parts(guides).map(|number| self.file(&path(number), kind(to_index(number - 1)))).collect()
    }

    /// Adds the parts of the list for search engines, if one file cannot hold all pages planned so far.
    fn sitemap_parts(&mut self) -> Vec<RouteIx> {
        let listed = self.routes.iter().filter_map(|route| route.resource.page()?.listed()).count();
        let parts = if listed > PAGES_PER_SITEMAP { listed.div_ceil(PAGES_PER_SITEMAP) } else { 0 };
        (0..parts)
            .map(|part| self.file(&addresses::sitemap_part(part + 1), FileKind::SitemapPart(to_index(part))))
            .collect()
    }

    /// Adds the file of an asset that a page shows or links to. What nothing shows is not published.
    fn content_asset(&mut self, at: usize) -> Option<RouteIx> {
        let asset = &self.playbook.assets[at];
        let uses = self.playbook.uses.get(at).copied().unwrap_or(Uses::NONE);
        // A picture that has other sizes is shown in those; the file itself is for whoever links to it.
        let used = if asset.renditions.is_empty() { uses.any() } else { uses.linked };
        let kind = FileKind::ContentAsset(AssetIx(to_index(at)));
        (used >= self.least_shown()).then(|| {
            // Who trusts HTML may show a page within a page.
            let is_trusted = self.playbook.settings.raw_html == RawHtml::Trust;
            let name = if is_trusted { Cow::Borrowed(&*asset.name) } else { asset.published_name() };
            self.asset(&fingerprinted(&name, &asset.fingerprint), kind)
        })
    }

    /// Adds the files of the sizes of a picture that a page shows.
    fn renditions(&mut self, at: usize) -> Box<[RouteIx]> {
        let playbook = self.playbook;
        let is_shown = playbook.uses.get(at).is_some_and(|uses| uses.shown >= self.least_shown());
        let made = playbook.assets[at].renditions.iter().filter(|_| is_shown);
        let kind = |of: usize| FileKind::Rendition(AssetIx(to_index(at)), to_index(of));
        made.enumerate().map(|(of, rendition)| self.asset(&rendition.name, kind(of))).collect()
    }

    fn least_shown(&self) -> Shown {
        if self.options.drafts { Shown::InDrafts } else { Shown::Always }
    }

    /// Adds the file of an asset. Assets of one name with the same fingerprint are the same bytes: they share a file,
    /// also where their names differ in case alone, which some hosts do not see.
    fn asset(&mut self, name: &str, kind: FileKind) -> RouteIx {
        let key = name.to_lowercase();
        if let Some(shared) = self.assets.get(&key) {
            return *shared;
        }
        let route = self.file(&addresses::asset(name), kind);
        self.assets.insert(key, route);
        route
    }
}

/// Returns a file name with a fingerprint before its ending: `site.css` becomes `site.1f0c….css`.
#[must_use]
pub fn fingerprinted(name: &str, fingerprint: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{fingerprint}.{ending}"),
        None => format!("{name}.{fingerprint}"),
    }
}

impl Routes {
    /// Adds a page for every old address; checks have seen that nothing else is there.
    fn add_redirects(&mut self, playbook: &Playbook) {
        let mut redirects: Vec<(String, RouteIx)> = Vec::new();
        for (lang, _) in playbook.languages().iter() {
            let guides = playbook.guides().filter_map(|(ix, guide)| {
                Some((aliases(&guide.text, lang)?, self.guides[usize::from(lang.0)][ix.0 as usize]?))
            });
            let pages = playbook
                .pages
                .iter()
                .enumerate()
                .filter_map(|(at, page)| Some((aliases(&page.text, lang)?, self.pages[usize::from(lang.0)][at])));
            let all = guides.chain(pages);
            redirects.extend(all.flat_map(|(aliases, to)| aliases.iter().map(move |alias| (alias.clone(), to))));
        }
        for (alias, to) in redirects {
            self.all.push(Route {
                address: Address::page_at(&alias, false),
                resource: Resource::Page(PageKind::Redirect(to)),
            });
        }
    }

    /// Returns every route with its index, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (RouteIx, &Route)> {
        self.all.iter().enumerate().map(|(at, route)| (RouteIx(to_index(at)), route))
    }

    /// Returns the number of routes.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a site always has its home pages")]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns the route at `ix`.
    #[must_use]
    pub fn get(&self, ix: RouteIx) -> &Route {
        &self.all[ix.0 as usize]
    }

    /// Returns the address at `ix`.
    #[must_use]
    pub fn address(&self, ix: RouteIx) -> &Address {
        &self.get(ix).address
    }

    /// Returns what links name the address at `ix`.
    #[must_use]
    pub fn link(&self, ix: RouteIx) -> &str {
        self.address(ix).link()
    }

    /// Returns the route of a file, by its path from the site's root such as `en/index.html`.
    #[must_use]
    pub fn by_file(&self, file: &str) -> Option<RouteIx> {
        self.by_file.get(file).copied()
    }

    /// Returns the home page.
    #[must_use]
    pub fn home(&self, lang: LangIx) -> RouteIx {
        self.homes[usize::from(lang.0)]
    }

    /// Returns the page of a stage.
    #[must_use]
    pub fn stage(&self, lang: LangIx, stage: StageId) -> RouteIx {
        self.stages[usize::from(lang.0)][stage][0]
    }

    /// Returns the parts of a stage's list of guides; the first is the page of the stage.
    #[must_use]
    pub fn stage_parts(&self, lang: LangIx, stage: StageId) -> &[RouteIx] {
        &self.stages[usize::from(lang.0)][stage]
    }

    /// Returns the page of a guide; `None` for a draft that is not shown.
    #[must_use]
    pub fn guide(&self, lang: LangIx, guide: GuideIx) -> Option<RouteIx> {
        self.guides[usize::from(lang.0)][guide.0 as usize]
    }

    /// Returns the page that shows a guide beside its translation into `target`, or beside the first of its translations;
    /// `None` if there is none, or the guide is not shown.
    #[must_use]
    pub fn side_by_side(&self, guide: GuideIx, target: Option<LangIx>) -> Option<RouteIx> {
        let first = self.side_by_side.partition_point(|(of, ..)| *of < guide);
        let mut pages = self.side_by_side[first..].iter().take_while(|(of, ..)| *of == guide);
        let page = pages.find(|(_, lang, _)| target.is_none_or(|target| target == *lang));
        page.map(|(.., route)| *route)
    }

    /// Returns a page that the site makes itself.
    #[must_use]
    pub fn feature(&self, lang: LangIx, feature: FeaturePage) -> RouteIx {
        // The home page is not among them.
        let features = &self.features[usize::from(lang.0)];
        features.get(feature as usize).copied().unwrap_or_else(|| self.home(lang))
    }

    /// Returns the page of a lens.
    #[must_use]
    pub fn lens(&self, lang: LangIx, lens: LensIx) -> RouteIx {
        self.lenses[usize::from(lang.0)][lens.0 as usize]
    }

    /// Returns a free page.
    #[must_use]
    pub fn page(&self, lang: LangIx, page: PageIx) -> RouteIx {
        self.pages[usize::from(lang.0)][page.0 as usize]
    }

    /// Returns the feed of a language.
    #[must_use]
    pub fn feed(&self, lang: LangIx) -> RouteIx {
        self.feeds[usize::from(lang.0)]
    }

    /// Returns what a browser needs to know to install the site in a language.
    #[must_use]
    pub fn web_manifest(&self, lang: LangIx) -> RouteIx {
        self.web_manifests[usize::from(lang.0)]
    }

    /// Returns every guide in full, in a language.
    #[must_use]
    pub fn llms_full(&self, lang: LangIx) -> RouteIx {
        self.llms_full[usize::from(lang.0)]
    }

    /// Returns an image or file of the content; `None` for one that no page shows.
    #[must_use]
    pub fn content_asset(&self, asset: AssetIx) -> Option<RouteIx> {
        self.content_assets[asset.0 as usize]
    }

    /// Returns the sizes of a picture, in the order in which the picture names them; none for one that no page shows.
    #[must_use]
    pub fn renditions(&self, asset: AssetIx) -> &[RouteIx] {
        &self.renditions[asset.0 as usize]
    }

    /// Returns the file that leads to the search index of a language.
    #[must_use]
    pub fn search_index(&self, lang: LangIx) -> RouteIx {
        self.search[usize::from(lang.0)]
    }

    /// Returns the parts of the list for search engines; none where one file holds it.
    #[must_use]
    pub fn sitemap_parts(&self) -> &[RouteIx] {
        &self.sitemap_parts
    }

    /// Returns the parts of the guides in the data; none where one file holds them.
    #[must_use]
    pub fn data_parts(&self) -> &[RouteIx] {
        &self.data_parts
    }

    /// Returns the parts of the guides in the list for language models; none where one file holds them.
    #[must_use]
    pub fn llms_parts(&self, lang: LangIx) -> &[RouteIx] {
        &self.llms_parts[usize::from(lang.0)]
    }

    /// Returns the parts of what a plan is made of; none where the page of the plan has all of it.
    #[must_use]
    pub fn plan_parts(&self, lang: LangIx) -> &[RouteIx] {
        &self.plan_parts[usize::from(lang.0)]
    }

    /// Returns a file of the theme, by index in its list of assets.
    #[must_use]
    pub fn theme_asset(&self, asset: usize) -> RouteIx {
        self.theme_assets[asset]
    }
}

/// Returns the old addresses of a text in `lang`.
fn aliases(text: &Translated<crate::model::Article>, lang: LangIx) -> Option<&[String]> {
    text.get(lang).map(|article| article.aliases.as_slice())
}
