//! Checks that no two things of a site have one address: whatever the plan gives an address to claims it here.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::addresses::{self, LanguageFile, RootFile};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Role;
use crate::model::{FeaturePage, LangIx, Language, StageId};
use crate::source::Span;
use crate::words::Text;

use crate::check::parse::ParsedFiles;
use crate::check::parse::article::ParsedArticle;
use crate::check::parse::guides::ParsedGuide;
use crate::check::parse::texts::ParsedText;

/// What is claimed so far.
#[derive(Default)]
struct Claims {
    /// Pages, each with where its address is given; `None` for pages that the site makes itself.
    pages: FxHashMap<String, Option<Place>>,
    /// Files other than pages.
    files: FxHashSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Claims {
    /// Claims the address of a page for what is given at `place`, or reports that it is claimed already.
    fn claim(&mut self, address: String, place: Place) {
        match self.pages.get(&address) {
            Some(Some(first)) => {
                let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place).arg("value", address);
                self.diagnostics.push(diagnostic.related(first.clone(), Text::new("related-first")));
            }
            Some(None) => self.report_reserved(&address, place),
            None => drop(self.pages.insert(address, Some(place))),
        }
    }

    /// Claims an old address: it may be anywhere.
    fn claim_alias(&mut self, alias: &str, place: Place) {
        if self.is_in_the_way(alias) {
            self.report_reserved(alias, place);
        } else {
            self.claim(alias.to_owned(), place);
        }
    }

    /// Returns whether a page at `address` would be in the place of a file of the site, below one, or in a folder that
    /// is the program's own.
    fn is_in_the_way(&self, address: &str) -> bool {
        let top = address.split('/').next().unwrap_or_default();
        let mut ends = address.match_indices('/').map(|(at, _)| at).chain([address.len()]);
        top == addresses::ASSETS
            || top == addresses::NOTES
            || addresses::is_sitemap_part(top)
            || ends.any(|end| self.files.contains(&address[..end]))
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
    claims.files.extend(RootFile::ALL.map(|file| file.path().to_owned()));
    for (lang, language) in files.foundation.settings.declared.languages.iter() {
        claim_own(language, files, &mut claims);
        claim_stages(lang, language, files, &mut claims);
        claim_pages(lang, language, files, &mut claims);
        claim_guides(lang, language, files, &mut claims);
    }
    // Only an old address can meet one of these: all others are of another form.
    claim_stage_parts(files, &mut claims);
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
    claims.files.extend(LanguageFile::ALL.map(|file| file.path(tag)));
    claims.pages.insert(addresses::home(tag), None);
    claims.pages.extend(FeaturePage::ALL.map(|feature| (addresses::feature(tag, feature), None)));
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
            claims.claim(addresses::stage(language.tag(), &stage.slug[lang]), place);
        }
    }
}

fn claim_pages(lang: LangIx, language: &Language, files: &ParsedFiles, claims: &mut Claims) {
    for page in &files.pages.free {
        let Some(article) = in_language(&page.text, lang) else { continue };
        let place = slug_place(article);
        if !claims.report_reserved_slug(&article.slug.0, &place) {
            claims.claim(addresses::page(language.tag(), &article.slug.0), place);
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
        claims.claim(addresses::guide(language.tag(), &stage.slug[lang], &article.slug.0), slug_place(article));
    }
}

/// Claims the parts of every stage's list of guides: as many as there are with drafts.
fn claim_stage_parts(files: &ParsedFiles, claims: &mut Claims) {
    for id in StageId::ALL {
        let Some(stage) = files.foundation.stages[id].as_ref().and_then(|parsed| parsed.stage.as_ref()) else {
            continue;
        };
        let guides = files.guides.iter().filter(|guide| guide.id.stage == id).count();
        for (lang, language) in files.foundation.settings.declared.languages.iter() {
            let parts = addresses::stage_parts(guides);
            let parts = parts.map(|part| (addresses::stage_part(language.tag(), &stage.slug[lang], part), None));
            claims.pages.extend(parts);
        }
    }
}

/// Claims the pages that show a guide beside its translation.
fn claim_side_by_side(files: &ParsedFiles, claims: &mut Claims) {
    for guide in files.guides.iter().filter(|guide| guide.text.articles().nth(1).is_some()) {
        claims.pages.insert(addresses::side_by_side(guide.id.stage.as_str(), &guide.id.slug), None);
    }
}

/// Returns the text that an address in `lang` shows.
fn in_language(text: &ParsedText, lang: LangIx) -> Option<&ParsedArticle> {
    text.articles().find(|article| article.lang == lang).or_else(|| text.articles().next())
}

fn slug_place(article: &ParsedArticle) -> Place {
    Place::new(&article.path, article.slug.1.unwrap_or(article.head))
}
