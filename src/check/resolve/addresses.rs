//! Checks that no two things of a site have one address: whatever the plan gives an address to claims it here.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::addresses::{self, LanguageFile, RootFile};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Role;
use crate::model::{FeaturePage, LangIx, Language, StageId};
use crate::slice::Slice;
use crate::source::Span;
use crate::words::Text;

use crate::check::parse::ParsedFiles;
use crate::check::parse::article::ParsedArticle;
use crate::check::parse::guides::ParsedGuide;
use crate::check::parse::names::{better, folded};
use crate::check::parse::texts::ParsedText;

/// What is claimed so far.
#[derive(Default)]
struct Claims {
    /// Pages, each with where its address is given; `None` for pages that the site makes itself.
    /// By the address as hosts compare it that do not tell capital letters, with the address as it is.
    pages: FxHashMap<String, (String, Option<Place>)>,
    /// Files other than pages.
    files: FxHashSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Claims {
    /// Claims the address of a page for what is given at `place`, or reports that it is claimed already.
    fn claim(&mut self, address: String, place: Place) {
        if address.len() > addresses::LONGEST {
            let diagnostic = Diagnostic::new(Code::FileName, place).variant("long").arg("count", address.len());
            self.diagnostics.push(diagnostic.arg("limit", addresses::LONGEST));
            return;
        }
        match self.pages.get(&folded(&address)) {
            Some((other, first)) if *other != address => {
                let diagnostic = Diagnostic::new(Code::FileName, place).variant("address").arg("value", address);
                let diagnostic = diagnostic.arg("name", other.as_str());
                let first = first.clone();
                self.diagnostics.push(match first {
                    Some(first) => diagnostic.related(first, Text::new("related-first")),
                    None => diagnostic,
                });
            }
            Some((_, Some(first))) => {
                let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place).arg("value", address);
                self.diagnostics.push(diagnostic.related(first.clone(), Text::new("related-first")));
            }
            Some((_, None)) => self.report_reserved(&address, place),
            None => drop(self.pages.insert(folded(&address), (address, Some(place)))),
        }
    }

    /// Claims the address of a page that the site makes itself.
    fn claim_own(&mut self, address: String) {
        self.pages.insert(folded(&address), (address, None));
    }

    /// Claims an address whose last part a field gives: not every system can have every name.
    fn claim_given(&mut self, address: String, place: Place) {
        let last = address.rsplit('/').next().unwrap_or_default();
        match better(last) {
            Some(better) => self.report_name(last.to_owned(), better, place),
            None => self.claim(address, place),
        }
    }

    /// Claims an old address: it may be anywhere.
    fn claim_alias(&mut self, alias: &str, place: Place) {
        if let Some(better) = better_alias(alias) {
            self.report_name(alias.to_owned(), better, place);
        } else if self.is_in_the_way(&folded(alias)) {
            self.report_reserved(alias, place);
        } else {
            self.claim(alias.to_owned(), place);
        }
    }

    /// Claims the address of a text. A name that the file gives is checked with the file.
    fn claim_article(&mut self, article: &ParsedArticle, address: String, place: Place) {
        match article.slug.1 {
            Some(_) => self.claim_given(address, place),
            None => self.claim(address, place),
        }
    }

    fn report_name(&mut self, name: String, better: String, place: Place) {
        let diagnostic = Diagnostic::new(Code::FileName, place).variant("part").arg("value", name);
        self.diagnostics.push(diagnostic.suggest(Some(better)));
    }

    /// Returns whether a page at `address` would be in the place of a file of the site, below one, or in a folder that
    /// is the program's own.
    fn is_in_the_way(&self, address: &str) -> bool {
        let top = address.split('/').next().unwrap_or_default();
        let mut ends = address.match_indices('/').map(|(at, _)| at).chain([address.len()]);
        top == addresses::ASSETS
            || top == addresses::NOTES
            || addresses::is_root_part(top)
            || ends.any(|end| self.files.contains(address.slice(..end)))
    }

    /// Reports a slug that no stage or page may have, in any language.
    fn report_reserved_slug(&mut self, slug: &str, place: &Place) -> bool {
        let reserved = FeaturePage::RESERVED.contains(&slug);
        if reserved {
            self.report_reserved(slug, place.clone());
        }
        reserved
    }

    fn report_reserved(&mut self, address: &str, place: Place) {
        let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place).variant("reserved");
        self.diagnostics.push(diagnostic.arg("value", address));
    }
}

/// Reports every address that is given twice, or that the site needs for something of its own.
pub(crate) fn check(files: &ParsedFiles) -> Vec<Diagnostic> {
    let mut claims = Claims::default();
    claims.files.extend(RootFile::ALL.map(|file| folded(file.path())));
    claim_stage_parts(files, &mut claims);
    claim_list_parts(files, &mut claims);
    check_folders(files, &mut claims);
    for (lang, language) in files.foundation.settings.declared.languages.iter() {
        claim_own(language, files, &mut claims);
        claim_stages(lang, language, files, &mut claims);
        claim_pages(lang, language, files, &mut claims);
        claim_guides(lang, language, files, &mut claims);
    }
    // Only an old address can meet one of these: all others are of another form.
    claim_side_by_side(files, &mut claims);
    let guides = files.guides.iter().map(|guide| &guide.text);
    let texts = guides.chain(files.pages.free.iter().map(|page| &page.text));
    for article in texts.flat_map(ParsedText::articles) {
        for (alias, span) in &article.aliases {
            claims.claim_alias(alias, Place::new(&article.path, *span));
        }
    }
    claims.diagnostics
}

/// Claims what the site has in a language besides the texts.
fn claim_own(language: &Language, files: &ParsedFiles, claims: &mut Claims) {
    let tag = language.tag();
    claims.files.extend(LanguageFile::ALL.map(|file| folded(&file.path(tag))));
    claims.claim_own(addresses::home(tag));
    for feature in FeaturePage::ALL {
        claims.claim_own(addresses::feature(tag, feature));
    }
    for file in files.foundation.files() {
        if let Role::Lens { id } = &file.role {
            let place = Place::new(file.source.path(), Span::start_of_file());
            claims.claim(addresses::lens(tag, id), place);
        }
    }
}

fn claim_stages(lang: LangIx, language: &Language, files: &ParsedFiles, claims: &mut Claims) {
    for (_, parsed) in files.foundation.stages.iter() {
        let Some((parsed, stage)) = parsed.as_ref().and_then(|parsed| Some((parsed, parsed.stage.as_ref()?))) else {
            continue;
        };
        let place = Place::new(&parsed.file, parsed.slug_span.unwrap_or_default());
        if !claims.report_reserved_slug(&stage.slug[lang], &place) {
            claims.claim_given(addresses::stage(language.tag(), &stage.slug[lang]), place);
        }
    }
}

fn claim_pages(lang: LangIx, language: &Language, files: &ParsedFiles, claims: &mut Claims) {
    let slug_of = |id: &str| {
        let (_, page) = files.pages.find(id)?;
        Some(in_language(&page.text, lang)?.slug.0.as_str())
    };
    for page in &files.pages.free {
        let Some(article) = in_language(&page.text, lang) else { continue };
        let place = slug_place(article);
        // Where the slug of a folder is taken, that is reported at the page of the folder.
        let is_in_folder = page.slug.contains('/');
        if is_in_folder || !claims.report_reserved_slug(&article.slug.0, &place) {
            claims.claim_article(article, addresses::page(language.tag(), &page.slug, slug_of), place);
        }
    }
}

/// Reports folders of pages that have no page of their own and whose name no page may have, each once.
fn check_folders(files: &ParsedFiles, claims: &mut Claims) {
    let mut reported = "";
    for page in &files.pages.free {
        let Some((folder, _)) = page.slug.split_once('/') else { continue };
        let has_page = files.pages.find(folder).is_some();
        if has_page || folder == reported || !FeaturePage::RESERVED.contains(&folder) {
            continue;
        }
        reported = folder;
        if let Some((_, file)) = page.text.files.first() {
            let place = Place::new(file.source.path(), Span::start_of_file());
            let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place).variant("folder");
            claims.diagnostics.push(diagnostic.arg("value", folder));
        }
    }
}

/// An address that a file's name gives comes before one that a field gives.
fn claim_guides(lang: LangIx, language: &Language, files: &ParsedFiles, claims: &mut Claims) {
    let given = |guide: &&Arc<ParsedGuide>| in_language(&guide.text, lang).is_some_and(|it| it.slug.1.is_some());
    let guides = &files.guides;
    for guide in guides.iter().filter(|guide| !given(guide)).chain(guides.iter().filter(given)) {
        let stage = files.foundation.stages[guide.id.stage].as_ref().and_then(|parsed| parsed.stage.as_ref());
        let Some((article, stage)) = in_language(&guide.text, lang).zip(stage) else { continue };
        let address = addresses::guide(language.tag(), &stage.slug[lang], &article.slug.0);
        claims.claim_article(article, address, slug_place(article));
    }
}

/// Claims the parts of every stage's list of guides: as many as there are with drafts.
fn claim_stage_parts(files: &ParsedFiles, claims: &mut Claims) {
    for id in StageId::ALL {
        let Some(stage) = files.foundation.stages[id].as_ref().and_then(|parsed| parsed.stage.as_ref()) else {
            continue;
        };
        let guides = files.guides.iter().map(|guide| addresses::places_in(id, guide.id.stage, guide.also())).sum();
        for (lang, language) in files.foundation.settings.declared.languages.iter() {
            let parts = addresses::stage_parts(guides);
            parts.for_each(|part| claims.claim_own(addresses::stage_part(language.tag(), &stage.slug[lang], part)));
        }
    }
}

/// Claims the files that lists of all guides are in, where one is not enough: as many as there are with drafts. Those at
/// the root are kept free whatever their number.
fn claim_list_parts(files: &ParsedFiles, claims: &mut Claims) {
    for (_, language) in files.foundation.settings.declared.languages.iter() {
        for part in addresses::list_parts(files.guides.len()) {
            let paths = [addresses::llms_part(language.tag(), part), addresses::plan_part(language.tag(), part)];
            claims.files.extend(paths.map(|path| folded(&path)));
        }
    }
}

/// Claims the pages that show a guide beside its translations.
fn claim_side_by_side(files: &ParsedFiles, claims: &mut Claims) {
    let languages = &files.foundation.settings.declared.languages;
    for guide in files.guides.iter() {
        for (nth, article) in guide.text.articles().skip(1).enumerate() {
            let tag = (nth > 0).then(|| languages[article.lang].tag());
            claims.claim_own(addresses::side_by_side(guide.id.stage.as_str(), &guide.id.slug, tag));
        }
    }
}

/// Returns the text that an address in `lang` shows.
fn in_language(text: &ParsedText, lang: LangIx) -> Option<&ParsedArticle> {
    text.articles().find(|article| article.lang == lang).or_else(|| text.articles().next())
}

/// Returns an old address in place of one that not every system or host can have; `None` for one that all can. A name
/// that begins with a dot is hidden, and hosts do not publish it.
fn better_alias(alias: &str) -> Option<String> {
    let is_good = |part: &str| !part.starts_with('.') && better(part).is_none();
    if alias.split('/').all(is_good) {
        return None;
    }
    let parts = alias.split('/').map(|part| part.trim_start_matches('.'));
    let parts: Vec<String> = parts.map(|part| better(part).unwrap_or_else(|| part.to_owned())).collect();
    Some(parts.join("/"))
}

fn slug_place(article: &ParsedArticle) -> Place {
    Place::new(&article.path, article.slug.1.unwrap_or(article.head))
}
