//! Checks that no two pages have one address.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{FeaturePage, LangIx};
use crate::words::Text;

use crate::check::parse::ParsedFiles;
use crate::check::parse::article::ParsedArticle;
use crate::check::parse::guides::ParsedGuide;
use crate::check::parse::texts::ParsedText;

/// Addresses taken so far, each with where it is given.
struct Taken {
    places: FxHashMap<String, Place>,
    diagnostics: Vec<Diagnostic>,
}

impl Taken {
    fn take(&mut self, address: String, place: Place) {
        if let Some(first) = self.places.get(&address) {
            let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place).arg("value", address.as_str());
            self.diagnostics.push(diagnostic.related(first.clone(), Text::new("related-first")));
        } else {
            self.places.insert(address, place);
        }
    }

    fn reserved(&mut self, slug: &str, place: Place) -> bool {
        let reserved = FeaturePage::RESERVED.contains(&slug);
        if reserved {
            self.diagnostics
                .push(Diagnostic::new(Code::GuideDuplicateSlug, place).variant("reserved").arg("value", slug));
        }
        reserved
    }
}

/// Reports every address that is given twice, and slugs that the site needs for its own pages.
pub(crate) fn check(files: &ParsedFiles) -> Vec<Diagnostic> {
    let ParsedFiles { foundation, guides, pages, .. } = files;
    let (stages, languages) = (&foundation.stages, &foundation.settings.declared.languages);
    let mut taken = Taken { places: FxHashMap::default(), diagnostics: Vec::new() };
    for (lang, language) in languages.iter() {
        for (_, parsed) in stages.iter() {
            let Some((parsed, stage)) = parsed.as_ref().and_then(|parsed| Some((parsed, parsed.stage.as_ref()?)))
            else {
                continue;
            };
            let place = Place::new(&parsed.file, parsed.slug_span.unwrap_or_default());
            if !taken.reserved(&stage.slug[lang], place.clone()) {
                taken.take(format!("{language}/{}", stage.slug[lang]), place);
            }
        }
        for page in &pages.free {
            let Some(article) = in_language(&page.text, lang) else { continue };
            let place = slug_place(article);
            if !taken.reserved(&article.slug.0, place.clone()) {
                taken.take(format!("{language}/{}", article.slug.0), place);
            }
        }
        // An address that a file's name gives comes before one that a field gives.
        let given = |guide: &&Arc<ParsedGuide>| in_language(&guide.text, lang).is_some_and(|it| it.slug.1.is_some());
        for guide in guides.iter().filter(|guide| !given(guide)).chain(guides.iter().filter(given)) {
            let stage = stages[guide.id.stage].as_ref().and_then(|parsed| parsed.stage.as_ref());
            let Some((article, stage)) = in_language(&guide.text, lang).zip(stage) else { continue };
            taken.take(format!("{language}/{}/{}", stage.slug[lang], article.slug.0), slug_place(article));
        }
    }
    let texts = guides.iter().map(|guide| &guide.text).chain(pages.free.iter().map(|page| &page.text));
    for article in texts.flat_map(ParsedText::articles) {
        for (alias, span) in &article.aliases {
            taken.take(alias.clone(), Place::new(&article.path, *span));
        }
    }
    taken.diagnostics
}

/// Returns the text that an address in `lang` shows.
fn in_language(text: &ParsedText, lang: LangIx) -> Option<&ParsedArticle> {
    text.articles().find(|article| article.lang == lang).or_else(|| text.articles().next())
}

fn slug_place(article: &ParsedArticle) -> Place {
    Place::new(&article.path, article.slug.1.unwrap_or(article.head))
}
