//! Activity guides and their translations.

use super::{ActivityIx, Body, Facts, GuideIx, LangIx, Meeting, Sentence, StageId};

/// A guide to one activity, in the language that it was written in and its translations.
#[derive(Debug)]
pub struct Guide {
    /// Stage and slug; unique.
    pub id: GuideId,
    /// The activity it guides through.
    pub activity: ActivityIx,
    /// Where else it is shown: other stages and activities.
    pub also: Vec<Meeting>,
    /// What it states, by the playbook's declaration.
    pub facts: Facts,
    /// Guides to do first.
    pub prerequisites: Vec<GuideIx>,
    /// Guides to read next.
    pub related: Vec<GuideIx>,
    /// Whether it is left out of a published site.
    pub draft: bool,
    /// The text in each language.
    pub text: Translated<Article>,
}

impl Guide {
    /// Returns the guides that a field of the schema refers to.
    #[must_use]
    pub fn references(&self, field: &str) -> &[GuideIx] {
        match field {
            "prerequisites" => &self.prerequisites,
            "related" => &self.related,
            _ => &[],
        }
    }
}

/// Names a guide: `awareness/gamification`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuideId {
    /// Its stage.
    pub stage: StageId,
    /// Its file name without language and ending.
    pub slug: String,
}

impl std::fmt::Display for GuideId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.stage, self.slug)
    }
}

/// Something written in one language, its source, and translated into none, some or all of the others.
#[derive(Debug)]
pub struct Translated<T> {
    /// The language that it was written in.
    pub source_lang: LangIx,
    /// In that language.
    pub source: T,
    /// By language; none in that of the source.
    pub translations: Box<[Option<Translation<T>>]>,
}

/// A translation and how it stands to its source.
#[derive(Debug)]
pub struct Translation<T> {
    /// The translated text.
    pub text: T,
    /// Sections of the source that changed since it was translated; `None` if that was never recorded.
    pub stale_sections: Option<Vec<String>>,
}

impl<T> Translated<T> {
    /// Returns the text in `lang` if there is one.
    #[must_use]
    pub fn get(&self, lang: LangIx) -> Option<&T> {
        if lang == self.source_lang {
            return Some(&self.source);
        }
        self.translation(lang).map(|translation| &translation.text)
    }

    /// Returns the text in `lang`, or else in the language that it was written in, and the language it is in.
    #[must_use]
    pub fn get_or_source(&self, lang: LangIx) -> (&T, LangIx) {
        self.get(lang).map_or((&self.source, self.source_lang), |text| (text, lang))
    }

    /// Returns the translation into `lang` with its state; `None` for the language of the source too.
    #[must_use]
    pub fn translation(&self, lang: LangIx) -> Option<&Translation<T>> {
        self.translations.get(usize::from(lang.0))?.as_ref()
    }

    /// Returns the languages that it is translated into.
    pub fn targets(&self) -> impl Iterator<Item = LangIx> {
        let translations = (0..=u8::MAX).map(LangIx).zip(self.translations.iter());
        translations.filter(|(_, translation)| translation.is_some()).map(|(lang, _)| lang)
    }
}

/// A text with its title, in one language.
#[derive(Debug)]
pub struct Article {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: Sentence,
    /// Part of the address.
    pub slug: String,
    /// Old addresses, relative to the site's root, without leading or trailing `/`.
    pub aliases: Vec<String>,
    /// Where it is edited: the file's path from the playbook's root.
    pub edit_path: std::sync::Arc<str>,
    /// Stands for everything that its file says (XXH3, which tells texts apart that nobody chose to be alike).
    pub digest: u128,
    /// The text.
    pub body: Body,
}
