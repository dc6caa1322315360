//! What an activity takes: time and people.

use super::LangIx;

/// How long an activity takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeNeeded {
    /// To get ready.
    pub prepare: Option<Length>,
    /// From start to end.
    pub run: Option<Length>,
}

/// How long something takes, as a guide states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Length {
    /// Something that can be added up.
    Time(TimeRange),
    /// Something that can only be read, such as `1 h per participant`.
    Words(TimeWords),
}

/// A length of working time that may be known only to lie between two: `3d`, `1-2w`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// At least.
    pub min: WorkTime,
    /// At most; the same where it is exact.
    pub max: WorkTime,
}

/// Words that say how long something takes: in the language of their guide, or in each language of the playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeWords(Box<[(LangIx, Box<str>)]>);

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

impl TimeUnit {
    /// Every unit, the longest first.
    pub const ALL: [Self; 4] = [Self::Weeks, Self::Days, Self::Hours, Self::Minutes];

    /// Returns the letter by which it is written.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Minutes => 'm',
            Self::Hours => 'h',
            Self::Days => 'd',
            Self::Weeks => 'w',
        }
    }

    /// Returns how many working minutes it has.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 8 * 60,
            Self::Weeks => 5 * 8 * 60,
        }
    }
}

impl WorkTime {
    /// Reads `30m`, `4h`, `3d` or `2w`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let unit = TimeUnit::ALL.into_iter().find(|unit| text.ends_with(unit.letter()))?;
        Some(Self { amount: count(text.strip_suffix(unit.letter())?)?, unit })
    }

    /// Returns the time in working minutes: a day has 8 hours, a week 5 days.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.amount as u32 * self.unit.minutes()
    }
}

impl std::fmt::Display for WorkTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.letter())
    }
}

impl TimeRange {
    /// Reads `3d`, `1-2w` or `90m-2h`; `None` also where the end is before the beginning.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((min, max)) = text.split_once(['-', '–']) else {
            let exact = WorkTime::parse(text)?;
            return Some(Self { min: exact, max: exact });
        };
        let max = WorkTime::parse(max.trim())?;
        let min = min.trim();
        // The unit is written once where it is the same.
        let min = WorkTime::parse(min).or_else(|| Some(WorkTime { amount: count(min)?, unit: max.unit }))?;
        (min.minutes() <= max.minutes()).then_some(Self { min, max })
    }

    /// Returns the length where it is exact.
    #[must_use]
    pub fn exact(self) -> Option<WorkTime> {
        (self.min.minutes() == self.max.minutes()).then_some(self.max)
    }
}

impl std::fmt::Display for TimeRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { min, max } = self;
        match self.exact() {
            Some(exact) => write!(f, "{exact}"),
            None if min.unit == max.unit => write!(f, "{}-{max}", min.amount),
            None => write!(f, "{min}-{max}"),
        }
    }
}

impl TimeWords {
    /// Takes the words in each language that they are in; `None` where they are in none.
    #[must_use]
    pub fn new(words: Vec<(LangIx, Box<str>)>) -> Option<Self> {
        (!words.is_empty()).then(|| Self(words.into()))
    }

    /// Returns the words in `lang`, or else in the language they are in, and that language.
    #[must_use]
    pub fn get(&self, lang: LangIx) -> (&str, LangIx) {
        let (lang, words) = self.0.iter().find(|(of, _)| *of == lang).unwrap_or(&self.0[0]);
        (words, *lang)
    }

    /// Returns the words with their languages.
    pub fn iter(&self) -> impl Iterator<Item = (LangIx, &str)> {
        self.0.iter().map(|(lang, words)| (*lang, &**words))
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
        let (min, max) = match text.split_once(['-', '–']) {
            Some((min, max)) => (count(min.trim())?, count(max.trim())?),
            None => (count(text)?, count(text)?),
        };
        (min <= max).then_some(Self { min, max })
    }
}

impl std::fmt::Display for TeamSize {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.min == self.max { write!(f, "{}", self.max) } else { write!(f, "{}-{}", self.min, self.max) }
    }
}

/// Reads a whole number above zero.
fn count(text: &str) -> Option<u16> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten().filter(|&count| count > 0)
}
