//! The symbol table: what every file declares that others can name, whether or not it is right.
//!
//! References are resolved against it and nothing else. So what a reference comes to depends on what was looked up
//! here, and nothing of that has to be listed by hand: [`Changes::between`] compares what two states declare, and
//! [`super::resolve`] records whose headings it looked up.
//!
//! It reports nothing, and knows no YAML and no Markdown.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::diagnostic::Code;
use crate::fold::slug;
use crate::media::Kind;
use crate::model::{
    AssetIx, Captions, FeaturePage, GuideIx, GuideSection, Heading, LangIx, Languages, LensIx, Meeting, PageIx,
    PerStage, SnippetIx, StageId, TermIx,
};
use crate::source::FilePath;

use super::parse::ParsedFiles;
use super::parse::article::ParsedArticle;
use super::parse::guide_types::SectionList;
use super::parse::guides::ParsedGuide;
use super::parse::heading_names::on_code_host;
use super::parse::ids::Ids;
use super::parse::pages::ParsedPage;
use super::parse::pictures::NoPicture;
use super::parse::snippets::{ParsedSnippet, ParsedSnippets};
use super::parse::texts::ParsedText;
use super::shared::Shared;

/// A text that others can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TextId {
    /// A guide.
    Guide(GuideIx),
    /// A page of its own.
    Page(PageIx),
    /// The introduction of a page that the site makes itself.
    Feature(FeaturePage),
    /// A snippet, which is in other texts and has no page.
    Snippet(SnippetIx),
}

/// A file that others can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A text in one language.
    Text(TextId, LangIx),
    /// A stage.
    Stage(StageId),
    /// A lens.
    Lens(LensIx),
    /// The glossary.
    Glossary,
    /// A picture or other file.
    Asset(AssetIx),
    /// A file that exists but has mistakes, which are reported at the file.
    Unreadable,
}

/// The names of everything that can be referred to. They change only when files come, go or change places.
#[derive(Debug)]
pub(crate) struct Names {
    paths: FxHashMap<FilePath, Symbol>,
    /// The same in order: only where something is not found is anybody asked for it.
    in_order: OnceLock<Vec<(FilePath, Symbol)>>,
    guides: PerStage<FxHashMap<Box<str>, GuideIx>>,
    /// The names of all guides in order, likewise.
    guides_in_order: OnceLock<Vec<String>>,
    /// What was meant by names that no guide has: when one goes, all that led to it ask for the same.
    meant: Mutex<FxHashMap<String, Option<(String, bool)>>>,
}

impl Names {
    /// Names everything that `files` declare.
    pub(crate) fn of(files: &ParsedFiles) -> Self {
        let mut paths = FxHashMap::with_capacity_and_hasher(files.guides.len() * 3, FxBuildHasher);
        let mut guides: PerStage<FxHashMap<Box<str>, GuideIx>> = PerStage::default();
        for (at, guide) in (0..).map(GuideIx).zip(files.guides.iter()) {
            add_text(&mut paths, TextId::Guide(at), &guide.text);
            guides[guide.id.stage].insert(guide.id.slug.as_str().into(), at);
        }
        for (at, page) in (0..).map(PageIx).zip(&files.pages.free) {
            add_text(&mut paths, TextId::Page(at), &page.text);
        }
        for (feature, page) in &files.pages.features {
            add_text(&mut paths, TextId::Feature(*feature), &page.text);
        }
        for (at, snippet) in (0..).map(SnippetIx).zip(files.snippets.iter()) {
            add_text(&mut paths, TextId::Snippet(at), &snippet.text);
        }
        add_features(&mut paths, &files.foundation.settings.declared.languages);
        paths.extend(files.orphans.iter().map(|path| (path.clone(), Symbol::Unreadable)));
        paths.extend(files.foundation.stage_files().map(|(path, stage)| (path.clone(), Symbol::Stage(stage))));
        let lenses = (0..).map(LensIx).zip(files.foundation.lens_files());
        paths.extend(lenses.map(|(at, path)| (path.clone(), Symbol::Lens(at))));
        paths.extend(files.glossary.path().map(|path| (path.clone(), Symbol::Glossary)));
        let assets = (0..).map(AssetIx).zip(&files.assets);
        paths.extend(assets.map(|(at, asset)| (asset.path.clone(), Symbol::Asset(at))));
        Self { paths, in_order: OnceLock::new(), guides, guides_in_order: OnceLock::new(), meant: Mutex::default() }
    }

    /// Returns the guide of that name, `stage/slug`.
    pub(crate) fn guide(&self, id: &str) -> Option<GuideIx> {
        let (stage, slug) = id.split_once('/')?;
        self.guides[StageId::from_id(stage)?].get(slug).copied()
    }

    /// Returns the names of all guides, in order.
    pub(crate) fn all_guides(&self) -> &[String] {
        self.guides_in_order.get_or_init(|| {
            let of_stage = |(stage, slugs): (StageId, &FxHashMap<Box<str>, GuideIx>)| {
                slugs.keys().map(|slug| format!("{stage}/{slug}")).collect::<Vec<_>>()
            };
            let mut names: Vec<String> = self.guides.iter().flat_map(of_stage).collect();
            names.sort_unstable();
            names
        })
    }

    /// Returns what `find` says was meant by the name of a guide that there is not, and whether nothing else can have
    /// been. It is asked once.
    pub(crate) fn guide_meant(
        &self,
        id: &str,
        find: impl FnOnce() -> Option<(String, bool)>,
    ) -> Option<(String, bool)> {
        let meant = || self.meant.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = meant().get(id) {
            return known.clone();
        }
        let found = find();
        meant().insert(id.to_owned(), found.clone());
        found
    }
}

fn add_text(paths: &mut FxHashMap<FilePath, Symbol>, id: TextId, text: &ParsedText) {
    for (lang, file) in &text.files {
        // A file that could not be read exists all the same.
        let symbol = text.article(*lang).map_or(Symbol::Unreadable, |_| Symbol::Text(id, *lang));
        paths.insert(file.source.path().clone(), symbol);
    }
}

/// Adds the paths of the introductions that a playbook does not have: the pages are there all the same.
fn add_features(paths: &mut FxHashMap<FilePath, Symbol>, languages: &Languages) {
    for (lang, language) in languages.iter() {
        for feature in FeaturePage::introduced() {
            let path = format!("content/pages/{}.{}.md", feature.slug(), language.tag());
            paths.entry(path.as_str().into()).or_insert(Symbol::Text(TextId::Feature(feature), lang));
        }
    }
}

/// The symbol table of one state of a playbook.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Symbols<'p> {
    names: &'p Names,
    files: &'p ParsedFiles,
    shared: &'p Shared,
}

impl<'p> Symbols<'p> {
    /// Returns the table of what `files` declare, under `names`.
    pub(crate) fn new(names: &'p Names, files: &'p ParsedFiles, shared: &'p Shared) -> Self {
        Self { names, files, shared }
    }

    /// Returns the snippets.
    pub(crate) fn snippets(&self) -> &'p ParsedSnippets {
        &self.files.snippets
    }

    /// Returns what is known of the snippets in other texts.
    pub(crate) fn shared(&self) -> &'p Shared {
        self.shared
    }

    /// Returns the names of guides.
    pub(crate) fn names(&self) -> &'p Names {
        self.names
    }

    /// Returns the playbook's languages.
    pub(crate) fn languages(&self) -> &'p Languages {
        &self.files.foundation.settings.declared.languages
    }

    /// Returns the file at `path`, from the playbook's root.
    pub(crate) fn at(&self, path: &str) -> Option<Symbol> {
        self.names.paths.get(path).copied()
    }

    /// Returns the path of every file, in order, with what it is.
    pub(crate) fn paths(&self) -> &'p [(FilePath, Symbol)] {
        self.names.in_order.get_or_init(|| {
            let paths = self.names.paths.iter().map(|(path, symbol)| (path.clone(), *symbol));
            let mut paths: Vec<_> = paths.collect();
            paths.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            paths
        })
    }

    /// Returns the headings of a text that links can lead to, if it could be read.
    pub(crate) fn headings(&self, text: TextId, lang: LangIx) -> Option<&'p [Heading]> {
        let article = self.text(text)?.article(lang)?;
        article.targets().map(|_| self.shared.headings(article))
    }

    /// Returns whether HTML in a text has that id.
    pub(crate) fn has_html_id(&self, text: TextId, lang: LangIx, id: &str) -> bool {
        let article = self.text(text).and_then(|text| text.article(lang));
        article.is_some_and(|article| article.html_ids.contains(id))
    }

    /// Returns the titles of a text, in each language in which it has one.
    pub(crate) fn titles(&self, text: TextId) -> impl Iterator<Item = Option<&'p str>> {
        self.text(text).into_iter().flat_map(ParsedText::articles).map(|article| article.title.as_deref())
    }

    fn text(&self, text: TextId) -> Option<&'p ParsedText> {
        let ParsedFiles { guides, pages, .. } = self.files;
        Some(match text {
            TextId::Guide(guide) => &guides.get(guide.0 as usize)?.text,
            TextId::Page(page) => &pages.free.get(page.0 as usize)?.text,
            TextId::Snippet(snippet) => &self.files.snippets.get(snippet)?.text,
            TextId::Feature(feature) => &pages.features.iter().find(|(of, _)| *of == feature)?.1.text,
        })
    }

    /// Returns what a file is for.
    pub(crate) fn kind(&self, asset: AssetIx) -> Kind {
        self.files.assets.get(asset.0 as usize).map_or(Kind::File, |asset| asset.kind)
    }

    /// Returns the captions of a film that are beside it.
    pub(crate) fn captions(&self, asset: AssetIx) -> &'p [Captions] {
        self.files.assets.get(asset.0 as usize).map_or(&[], |asset| &asset.captions)
    }

    /// Returns why browsers do not show a file as a picture, film or sound, if they do not.
    pub(crate) fn no_picture(&self, asset: AssetIx) -> Option<NoPicture> {
        self.files.assets.get(asset.0 as usize)?.no_picture
    }

    /// Returns the ids of the glossary's terms, if they could be read.
    pub(crate) fn terms(&self) -> Option<&'p Ids> {
        self.files.glossary.ids.as_ref()
    }

    /// Returns what the glossary calls a term; nothing where it could not be read.
    pub(crate) fn term_name(&self, term: TermIx, lang: LangIx) -> &'p str {
        let terms = self.files.glossary.terms.as_deref().unwrap_or_default();
        terms.get(term.0 as usize).map_or("", |term| &term.term[lang])
    }

    /// Returns the ids of a stage's metrics, if they could be read.
    pub(crate) fn metrics(&self, stage: StageId) -> Option<&'p Ids> {
        self.files.foundation.stages[stage].as_ref()?.metrics.as_ref()
    }

    /// Returns the ids of a lens's stages, if it could be read.
    pub(crate) fn lens_stages(&self, lens: LensIx) -> Option<Vec<&'p str>> {
        let lens = self.files.foundation.lenses.get(lens.0 as usize)?.lens.as_ref()?;
        Some(lens.stages.iter().map(|stage| stage.id.as_str()).collect())
    }

    /// Returns whether a text of that name, folded, has a file with a wrong name or place, which is reported there.
    pub(crate) fn is_misplaced(&self, name: &str) -> bool {
        self.files.misplaced.contains(name)
    }

    /// Returns the anchor of the section, one that guides of its type have, that `anchor` names. Where the guide in `file`
    /// lacks it, that is reported at the guide, not at every link.
    pub(crate) fn required_section(&self, file: &str, anchor: &str) -> Option<&'p str> {
        let settings = &self.files.foundation.settings;
        let is_reported = !settings.severities.contains_key(&Code::GuideMissingSection);
        if !is_reported {
            return None;
        }
        let Some(Symbol::Text(TextId::Guide(guide), _)) = self.at(file) else { return None };
        let list = self.files.guides.get(guide.0 as usize)?.sections(&settings.sections);
        let named = |section: &&GuideSection| {
            let names = self.languages().iter().map(|(lang, _)| &section.name[lang]);
            section.id == anchor || names.into_iter().any(|name| on_code_host(name) == anchor || slug(name) == anchor)
        };
        let sections = settings.sections.of(list).iter().filter(|section| !section.optional);
        sections.into_iter().find(named).map(|section| section.id.as_str())
    }
}

/// What changed between two states that give everything the same names.
#[derive(Debug)]
pub(crate) struct Changes {
    /// The texts with other headings, and the snippets that are others.
    texts: HashSet<TextId>,
}

impl Changes {
    /// Returns what changed; `None` if the same reference may lead elsewhere now.
    pub(crate) fn between(now: (&ParsedFiles, &Shared), before: (&ParsedFiles, &Shared)) -> Option<Self> {
        let ((now, now_shared), (before, before_shared)) = (now, before);
        let same = Arc::ptr_eq(&now.foundation, &before.foundation)
            && Arc::ptr_eq(&now.glossary, &before.glossary)
            && now.orphans == before.orphans
            && now.misplaced == before.misplaced
            && now.assets == before.assets
            && now.guides.len() == before.guides.len()
            && now.pages.len() == before.pages.len()
            && now.snippets.len() == before.snippets.len();
        if !same {
            return None;
        }
        let mut texts = HashSet::new();
        for (at, (guide, before)) in (0..).zip(now.guides.iter().zip(before.guides.iter())) {
            if now_shared.has_other_headings(before_shared, &guide.text) {
                texts.insert(TextId::Guide(GuideIx(at)));
            }
            if Arc::ptr_eq(guide, before) {
                continue;
            }
            if Declared::of_guide(guide) != Declared::of_guide(before) {
                return None;
            }
            if !has_same_headings(&guide.text, &before.text) {
                texts.insert(TextId::Guide(GuideIx(at)));
            }
        }
        for ((id, page), (id_before, before)) in pages(now).zip(pages(before)) {
            if id != id_before || Declared::of_page(page) != Declared::of_page(before) {
                return None;
            }
            let has_same_headings = has_same_headings(&page.text, &before.text);
            if !has_same_headings || now_shared.has_other_headings(before_shared, &page.text) {
                texts.insert(id);
            }
        }
        for (at, (snippet, before)) in (0..).zip(now.snippets.iter().zip(before.snippets.iter())) {
            if Declared::of_snippet(snippet) != Declared::of_snippet(before) {
                return None;
            }
            if !Arc::ptr_eq(snippet, before) {
                texts.insert(TextId::Snippet(SnippetIx(at)));
            }
        }
        Some(Self { texts })
    }

    /// Returns whether any of `read`, the texts whose headings were looked up and the snippets that were put in, is
    /// another now.
    pub(crate) fn concern(&self, read: &[TextId]) -> bool {
        !self.texts.is_empty() && read.iter().any(|text| self.texts.contains(text))
    }
}

/// Returns every page with what it is called.
fn pages(files: &ParsedFiles) -> impl Iterator<Item = (TextId, &ParsedPage)> {
    let free = (0..).map(|at| TextId::Page(PageIx(at))).zip(files.pages.free.iter().map(|page| &**page));
    free.chain(files.pages.features.iter().map(|(feature, page)| (TextId::Feature(*feature), &**page)))
}

/// Returns whether anchors lead to the same places: to headings and HTML, and by the title to the top.
fn has_same_headings(now: &ParsedText, before: &ParsedText) -> bool {
    fn anchors(article: &ParsedArticle) -> (Option<&str>, Option<&[Heading]>, &HashSet<String>) {
        (article.title.as_deref(), article.targets(), &article.html_ids)
    }
    now.articles().map(anchors).eq(before.articles().map(anchors))
}

/// What a text declares for others, its headings aside: two texts that declare the same are referred to by the same
/// paths and ask for the same addresses.
#[derive(Debug, PartialEq, Eq)]
struct Declared<'t> {
    stage: Option<StageId>,
    slug: &'t str,
    /// Where else it is shown: lists of a stage have parts with addresses of their own.
    also: &'t [Meeting],
    /// Which sections a guide has: links may lead to one that it lacks.
    sections: Option<SectionList>,
    /// Which language it is written in first: where a text is missing, the page has the addresses of this one.
    source_lang: Option<LangIx>,
    files: Vec<DeclaredFile<'t>>,
}

/// A file of a text.
#[derive(Debug, PartialEq, Eq)]
struct DeclaredFile<'t> {
    lang: LangIx,
    path: &'t str,
    /// The slug, whether a field gives it, and the old addresses; `None` where the file could not be read.
    addresses: Option<(&'t str, bool, Vec<&'t str>)>,
}

impl<'t> Declared<'t> {
    fn of_guide(guide: &'t ParsedGuide) -> Self {
        Self {
            stage: Some(guide.id.stage),
            slug: &guide.id.slug,
            also: guide.also(),
            sections: guide.fields.as_ref().map(|fields| fields.sections),
            source_lang: guide.text.source_lang,
            files: declared_files(&guide.text),
        }
    }

    fn of_snippet(snippet: &'t ParsedSnippet) -> Self {
        Self {
            stage: None,
            slug: &snippet.id,
            also: &[],
            sections: None,
            source_lang: snippet.text.source_lang,
            files: declared_files(&snippet.text),
        }
    }

    fn of_page(page: &'t ParsedPage) -> Self {
        Self {
            stage: None,
            slug: &page.slug,
            also: &[],
            sections: None,
            source_lang: page.text.source_lang,
            files: declared_files(&page.text),
        }
    }
}

fn declared_files(text: &ParsedText) -> Vec<DeclaredFile<'_>> {
    text.files
        .iter()
        .map(|(lang, file)| DeclaredFile {
            lang: *lang,
            path: file.source.path(),
            addresses: text.article(*lang).map(declared_addresses),
        })
        .collect()
}

fn declared_addresses(article: &ParsedArticle) -> (&str, bool, Vec<&str>) {
    let (slug, place) = &article.slug;
    (slug, place.is_some(), article.aliases.iter().map(|(alias, _)| alias.as_str()).collect())
}
