//! Activity guides and their translations.

use super::{ActivityIx, Body, Facts, GuideIx, LangIx, StageId};

/// A guide to one activity, in the source language and its translations.
#[derive(Debug)]
pub struct Guide {
    /// Stage and slug; unique.
    pub id: GuideId,
    /// The activity it guides through.
    pub activity: ActivityIx,
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

/// Something written in the source language and translated into none, some or all of the others.
#[derive(Debug)]
pub struct Translated<T> {
    /// In the source language.
    pub source: T,
    /// In the other languages, in their order.
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
        match lang.0.checked_sub(1) {
            None => Some(&self.source),
            Some(at) => self.translations.get(usize::from(at))?.as_ref().map(|translation| &translation.text),
        }
    }

    /// Returns the text in `lang`, or else in the source language, and the language it is in.
    #[must_use]
    pub fn get_or_source(&self, lang: LangIx) -> (&T, LangIx) {
        self.get(lang).map_or((&self.source, LangIx::SOURCE), |text| (text, lang))
    }

    /// Returns the translation into `lang` with its state; `None` for the source language too.
    #[must_use]
    pub fn translation(&self, lang: LangIx) -> Option<&Translation<T>> {
        self.translations.get(usize::from(lang.0.checked_sub(1)?))?.as_ref()
    }
}

/// A text with its title, in one language.
#[derive(Debug)]
pub struct Article {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
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

/// How long an activity takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeNeeded {
    /// To get ready.
    pub prepare: Option<WorkTime>,
    /// From start to end.
    pub run: Option<WorkTime>,
}

/// A length of working time, as written: `3d`, `2w`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkTime {
    /// How many units; at least 1.
    pub amount: u16,
    /// Of which unit.
    pub unit: TimeUnit,
}

/// A unit of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// `m`.
    Minutes,
    /// `h`.
    Hours,
    /// `d`: a working day of 8 hours.
    Days,
    /// `w`: a working week of 5 days.
    Weeks,
}

impl WorkTime {
    /// Reads `30m`, `4h`, `3d` or `2w`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let unit = match unit {
            "m" => TimeUnit::Minutes,
            "h" => TimeUnit::Hours,
            "d" => TimeUnit::Days,
            "w" => TimeUnit::Weeks,
            _ => return None,
        };
        let digits = !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit());
        let amount = digits.then(|| amount.parse().ok()).flatten().filter(|&amount| amount > 0)?;
        Some(Self { amount, unit })
    }

    /// Returns the time in working minutes: a day has 8 hours, a week 5 days.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        let of_unit = match self.unit {
            TimeUnit::Minutes => 1,
            TimeUnit::Hours => 60,
            TimeUnit::Days => 8 * 60,
            TimeUnit::Weeks => 5 * 8 * 60,
        };
        self.amount as u32 * of_unit
    }
}

/// How many people something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSize {
    /// At least.
    pub min: u16,
    /// At most.
    pub max: u16,
}

impl TeamSize {
    /// Reads `3` or `2-4`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<u16>().ok()).flatten().filter(|&number| number > 0)
        };
        let (min, max) = match text.split_once(['-', '–']) {
            Some((min, max)) => (number(min.trim())?, number(max.trim())?),
            None => (number(text)?, number(text)?),
        };
        (min <= max).then_some(Self { min, max })
    }
}
