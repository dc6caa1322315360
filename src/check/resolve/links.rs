//! Checks what a text says about other files: links, pictures, glossary terms.

use std::collections::HashMap;

use crate::diagnostic::{Code, Place};
use crate::fold::fold;
use crate::markdown::Reference;
use crate::model::{AssetIx, FeaturePage, GuideIx, Heading, LangIx, Languages, LinkTarget, PageIx, StageId, TermIx};
use crate::source::{FilePath, Span};
use crate::words::Text;

use crate::check::Parsed;
use crate::check::parse::article::ParsedArticle;
use crate::check::parse::glossary;
use crate::check::parse::texts::ParsedText;
use crate::check::report::Report;
use crate::check::suggest::nearest;

/// What stands at each path that a text can refer to. It changes only when files or texts come, go or change places.
#[derive(Debug, Default)]
pub(crate) struct Paths(HashMap<FilePath, Known>);

/// Everything that a text can refer to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Index<'j> {
    pub(crate) paths: &'j Paths,
    pub(crate) parsed: &'j Parsed,
}

/// A file that can be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    Guide(GuideIx, LangIx),
    Page(PageIx, LangIx),
    Feature(FeaturePage, LangIx),
    Stage(StageId),
    Asset(AssetIx),
    /// A file that exists but has mistakes that are reported elsewhere.
    Broken,
}

/// What a text refers to, in the order of its document.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    pub(crate) links: Vec<LinkTarget>,
    pub(crate) images: Vec<LinkTarget>,
    pub(crate) terms: Vec<TermIx>,
    /// Whether everything was found.
    pub(crate) complete: bool,
}

/// What of other files a text depends on, beside which files there are.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// Guides whose headings it may refer to.
    pub(crate) guides: Vec<GuideIx>,
    /// Whether it may refer to headings of pages.
    pub(crate) pages: bool,
    /// Pictures and files that it shows or links to.
    pub(crate) assets: Vec<AssetIx>,
}

impl Uses {
    /// Adds what a text refers to.
    pub(crate) fn add(&mut self, resolved: &Resolved) {
        for target in resolved.links.iter().chain(&resolved.images) {
            match target {
                LinkTarget::Guide(guide, _, Some(_)) => self.guides.push(*guide),
                LinkTarget::Page(_, _, Some(_)) | LinkTarget::Feature(..) => self.pages = true,
                LinkTarget::Asset(asset) => self.assets.push(*asset),
                _ => {}
            }
        }
    }
}

/// Resolves every reference of `article`.
pub(crate) fn resolve(article: &ParsedArticle, index: &Index<'_>, report: &mut Report) -> Resolved {
    let document = &article.document;
    let links: Vec<_> = document.links.iter().map(|link| index.link(link, article, report)).collect();
    let images: Vec<_> = document.images.iter().map(|image| index.image(image, article, report)).collect();
    let term = |term: &Reference, report: &mut Report| match &index.parsed.glossary.ids {
        Some(ids) => glossary::find(term.target.trim(), term.span, ids, report),
        None => None,
    };
    let terms: Vec<_> = document.terms.iter().map(|reference| term(reference, report)).collect();
    let complete =
        links.iter().all(Option::is_some) && images.iter().all(Option::is_some) && terms.iter().all(Option::is_some);
    Resolved {
        links: links.into_iter().flatten().collect(),
        images: images.into_iter().flatten().collect(),
        terms: terms.into_iter().flatten().collect(),
        complete,
    }
}

/// An address taken apart.
enum Address {
    /// To another site or program.
    External,
    /// Of a scheme that can run code or reads the reader's disk.
    Unsafe,
    /// From the root of whatever host the site stands on.
    Absolute,
    /// Relative to the file: its path and anchor.
    Relative(String, Option<String>),
}

fn parse_address(target: &str) -> Address {
    // Browsers drop control characters and white space in a scheme.
    let compact: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = compact.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    match scheme.as_deref() {
        Some("javascript" | "data" | "vbscript" | "file" | "blob") => return Address::Unsafe,
        Some(_) => return Address::External,
        None => {}
    }
    if target.starts_with("//") {
        return Address::External;
    }
    if target.starts_with('/') {
        return Address::Absolute;
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or_default();
    Address::Relative(percent_decode(path), anchor.map(percent_decode))
}

fn percent_decode(text: &str) -> String {
    crate::source::nfc(&percent_encoding::percent_decode_str(text).decode_utf8_lossy())
}

/// Returns the path that `relative` names, seen from the file `from`; `None` if it leads out of the playbook.
fn join(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns how the file at `to` is named, seen from the file `from`.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(from.len() - 1);
    let up = std::iter::repeat_n("..", from.len() - 1 - shared);
    up.chain(to[shared.min(to.len())..].iter().copied()).collect::<Vec<_>>().join("/")
}

impl Paths {
    /// Lists what there is.
    pub(crate) fn of(parsed: &Parsed) -> Self {
        let mut paths = HashMap::with_capacity(parsed.guides.len() * 3);
        let mut add = |text: &ParsedText, known: &dyn Fn(LangIx) -> Known| {
            // A version that could not be parsed is there all the same.
            for (lang, file) in &text.files {
                let known = if text.article(*lang).is_some() { known(*lang) } else { Known::Broken };
                paths.insert(file.source.path().clone(), known);
            }
        };
        for (at, guide) in (0..).zip(parsed.guides.iter()) {
            add(&guide.text, &|lang| Known::Guide(GuideIx(at), lang));
        }
        for (at, page) in (0..).zip(&parsed.pages.free) {
            add(&page.text, &|lang| Known::Page(PageIx(at), lang));
        }
        for (feature, page) in &parsed.pages.features {
            add(&page.text, &|lang| Known::Feature(*feature, lang));
        }
        paths.extend(parsed.orphans.iter().map(|path| (path.clone(), Known::Broken)));
        let stages = parsed.foundation.stage_files();
        paths.extend(stages.map(|(path, stage)| (path.clone(), Known::Stage(stage))));
        let assets = (0..).zip(&parsed.assets).map(|(at, path)| (path.clone(), Known::Asset(AssetIx(at))));
        paths.extend(assets);
        Self(paths)
    }

    fn get(&self, path: &str) -> Option<Known> {
        self.0.get(path).copied()
    }
}

impl<'j> Index<'j> {
    /// Returns the playbook's languages.
    pub(crate) fn languages(&self) -> &'j Languages {
        &self.parsed.foundation.settings.declared.languages
    }

    /// Returns the headings of a text, if they could be read.
    fn headings(&self, known: Known) -> Option<&'j [Heading]> {
        let parsed = self.parsed;
        let (text, lang) = match known {
            Known::Guide(guide, lang) => (&parsed.guides.get(guide.0 as usize)?.text, lang),
            Known::Page(page, lang) => (&parsed.pages.free.get(page.0 as usize)?.text, lang),
            Known::Feature(feature, lang) => {
                (&parsed.pages.features.iter().find(|(of, _)| *of == feature)?.1.text, lang)
            }
            Known::Stage(_) | Known::Asset(_) | Known::Broken => return None,
        };
        text.article(lang)?.targets()
    }

    fn link(&self, link: &Reference, article: &ParsedArticle, report: &mut Report) -> Option<LinkTarget> {
        let (path, anchor) = match parse_address(&link.target) {
            Address::External => return Some(LinkTarget::External(link.target.to_string())),
            Address::Unsafe => {
                report.push(report.at(Code::LinkUnsafeScheme, link.span).arg("value", &*link.target));
                return None;
            }
            Address::Absolute => {
                report.push(report.at(Code::LinkBroken, link.span).variant("absolute").arg("value", &*link.target));
                return None;
            }
            Address::Relative(path, anchor) => (path, anchor.filter(|anchor| !anchor.is_empty())),
        };
        if path.is_empty() {
            let Some(anchor) = anchor else {
                report.push(report.at(Code::LinkBroken, link.span).variant("empty"));
                return None;
            };
            if !self.is_reported(&article.path, &anchor) {
                check_anchor(&anchor, &article.headings, None, anchor_span(link), report);
            }
            return Some(LinkTarget::Anchor(anchor));
        }
        let full = join(&article.path, &path);
        let found = full.as_deref().and_then(|full| Some((full.to_owned(), self.paths.get(full)?)));
        let Some((full, known)) = found.or_else(|| self.in_source_language(full.as_deref()?, article.lang)) else {
            if path.starts_with("www.") {
                let meant = format!("https://{}", link.target);
                let diagnostic = report.at(Code::LinkBroken, link.span).variant("scheme").suggest(Some(meant));
                report.push(diagnostic.arg("value", &*link.target));
            } else {
                self.report_broken(Code::LinkBroken, &path, &article.path, link.span, report);
            }
            return None;
        };
        if let (Some(anchor), Some(headings)) = (&anchor, self.headings(known))
            && !self.is_reported(&full, anchor)
        {
            check_anchor(anchor, headings, Some(&full), anchor_span(link), report);
        }
        self.target(known, anchor, &full, article, link.span, report)
    }

    /// Returns whether the anchor, if the file has none of the name, is missing because a section is: that is reported at
    /// the guide, not at every link.
    fn is_reported(&self, file: &str, anchor: &str) -> bool {
        let settings = &self.parsed.foundation.settings;
        file.starts_with("content/guides/")
            && !settings.severities.contains_key(&Code::GuideMissingSection)
            && settings.sections.iter().any(|section| section.id == anchor)
    }

    /// Makes the target of a link; a link to another language's file is reported and led to this language's.
    fn target(
        &self,
        known: Known,
        anchor: Option<String>,
        full: &str,
        article: &ParsedArticle,
        span: Span,
        report: &mut Report,
    ) -> Option<LinkTarget> {
        let lang = article.lang;
        if let Known::Guide(_, of) | Known::Page(_, of) | Known::Feature(_, of) = known
            && of != lang
        {
            let own = self.other_language(full, of, lang).filter(|own| self.paths.get(own).is_some());
            if let Some(own) = own {
                let diagnostic = report
                    .at(Code::LinkUntranslated, span)
                    .arg("lang", self.languages()[of].tag())
                    .arg("expected", self.languages()[lang].tag())
                    .suggest(Some(relative(&article.path, &own)));
                report.push(diagnostic);
            }
        }
        Some(match known {
            Known::Guide(guide, _) => LinkTarget::Guide(guide, lang, anchor),
            Known::Page(page, _) => LinkTarget::Page(page, lang, anchor),
            Known::Feature(feature, _) => LinkTarget::Feature(feature, lang),
            Known::Stage(stage) => LinkTarget::Stage(stage),
            Known::Asset(asset) => LinkTarget::Asset(asset),
            Known::Broken => return None,
        })
    }

    /// Finds the source language's file where the link names this language's and there is none yet. That it is missing
    /// is reported once, at the source.
    fn in_source_language(&self, full: &str, lang: LangIx) -> Option<(String, Known)> {
        let source = self.other_language(full, lang, LangIx::SOURCE)?;
        let known = self.paths.get(&source)?;
        Some((source, known))
    }

    /// Returns the path of the file that holds the same text in another language.
    fn other_language(&self, path: &str, of: LangIx, to: LangIx) -> Option<String> {
        let stem = path.strip_suffix(&format!(".{}.md", self.languages()[of].tag()))?;
        Some(format!("{stem}.{}.md", self.languages()[to].tag()))
    }

    fn image(&self, image: &Reference, article: &ParsedArticle, report: &mut Report) -> Option<LinkTarget> {
        match parse_address(&image.target) {
            Address::Relative(path, _) => {
                let known = join(&article.path, &path).and_then(|full| self.paths.get(&full));
                if let Some(Known::Asset(asset)) = known {
                    return Some(LinkTarget::Asset(asset));
                }
                self.report_broken(Code::AssetMissing, &path, &article.path, image.span, report);
            }
            Address::Unsafe => {
                report.push(report.at(Code::LinkUnsafeScheme, image.span).arg("value", &*image.target));
            }
            Address::External | Address::Absolute => {
                let diagnostic = report.at(Code::AssetMissing, image.span).variant("external");
                report.push(diagnostic.arg("value", &*image.target));
            }
        }
        None
    }

    fn report_broken(&self, code: Code, path: &str, from: &str, span: Span, report: &mut Report) {
        let wanted = join(from, path).unwrap_or_else(|| path.to_owned());
        let misplaced = &self.parsed.misplaced;
        if code == Code::LinkBroken && misplaced.contains(&fold(stem(&wanted))) {
            // That the file has a wrong name or place is reported at the file.
            return;
        }
        let candidates = self.paths.0.iter().filter(|(_, known)| match code {
            Code::AssetMissing => matches!(known, Known::Asset(_)),
            _ => **known != Known::Broken,
        });
        let mut paths: Vec<&str> = candidates.map(|(path, _)| &**path).collect();
        paths.sort_unstable();
        let is_moved = code == Code::LinkBroken && misplaced.contains(&fold(stem(from)));
        if is_moved && paths.iter().any(|path| stem(path) == stem(&wanted)) {
            // The link is right where this file belongs.
            return;
        }
        let diagnostic = report.at(code, span).arg("file", path);
        report.push(diagnostic.suggest(meant_by(&wanted, from, &paths).map(|meant| relative(from, meant))));
    }
}

/// Returns what a file is called, whatever its language and kind: its name up to the first dot, or its folder's for
/// `index.en.md`.
fn stem(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let name = parts.next().and_then(|name| name.split('.').next()).unwrap_or(path);
    if name == "index" { parts.next().unwrap_or(name) } else { name }
}

/// Returns the one of `paths` that was probably meant by the path `wanted`, written in the file `from`.
fn meant_by<'p>(wanted: &str, from: &str, paths: &[&'p str]) -> Option<&'p str> {
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let ending =
        |path: &str| path.rsplit('/').next().and_then(|name| name.split_once('.')).unzip().1.map(str::to_owned);
    let near = |paths: &[&'p str]| {
        let name = nearest(stem(wanted), paths.iter().copied().map(stem))?;
        let named = paths.iter().copied().filter(|path| stem(path) == name);
        // Of the files of a text, the one in the language that was named, or else in the writer's.
        named.min_by_key(|path| (ending(path) != ending(wanted), ending(path) != ending(from)))
    };
    // The same name in another folder is likelier than another name in the same folder.
    let same_name: Vec<&str> = paths.iter().copied().filter(|path| fold(stem(path)) == fold(stem(wanted))).collect();
    let same_folder: Vec<&str> = paths.iter().copied().filter(|path| folder(path) == folder(wanted)).collect();
    near(&same_name).or_else(|| near(&same_folder)).or_else(|| near(paths))
}

/// Returns where the anchor of a link stands, its `#` included; the whole address where it is written with escapes.
fn anchor_span(link: &Reference) -> Span {
    let Span { start, end } = link.span;
    match link.target.find('#') {
        Some(at) if link.target.len() == link.span.range().len() => Span::new(start as usize + at, end as usize),
        _ => link.span,
    }
}

/// Reports an anchor that is none of `headings`; `file` is the other file whose headings they are.
fn check_anchor(anchor: &str, headings: &[Heading], file: Option<&str>, span: Span, report: &mut Report) {
    if headings.iter().any(|heading| *heading.anchor == *anchor) {
        return;
    }
    let by_text = headings.iter().find(|heading| fold(&heading.text) == fold(anchor));
    let meant = by_text
        .map(|heading| &*heading.anchor)
        .or_else(|| nearest(anchor, headings.iter().map(|heading| &*heading.anchor)));
    let mut diagnostic =
        report.at(Code::LinkMissingAnchor, span).arg("name", anchor).suggest(meant.map(|meant| format!("#{meant}")));
    if let Some(file) = file {
        let place = Place::new(&file.into(), Span::start_of_file());
        diagnostic = diagnostic.related(place, Text::new("related-target"));
    }
    report.push(diagnostic);
}
