//! What a guide states, as programs read it: ids in place of indices, dates and lengths of time in a form of their own.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::schema::{Kind, Target};

use super::{Fact, LangIx, Length, TimeNeeded, TimeRange, TypeIx};

/// What the indices in facts stand for.
pub trait FactNames {
    /// Returns the id of the term or metric at `at` among those of `target`.
    fn id(&self, target: Target, at: u32) -> Option<&str>;

    /// Returns the id of a type of guides.
    fn guide_type(&self, at: TypeIx) -> Option<&str>;

    /// Returns the tag of a language.
    fn tag(&self, lang: LangIx) -> &str;
}

/// A fact as data. What is not stated is null, or an empty list where several can be stated.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FactData<'a> {
    /// Nothing is stated.
    Nothing(()),
    /// An id, a text or an address.
    Text(&'a str),
    /// Ids or texts.
    Texts(Vec<&'a str>),
    /// Names that are made of several.
    Names(Vec<String>),
    /// Working minutes.
    Minutes(u32),
    /// Preparing and running.
    Time(TimeData<'a>),
    /// How many people, at least and at most.
    Team(u16, u16),
    /// A day.
    Date(String),
    /// A number without a fraction.
    Whole(i64),
    /// A number with one.
    Number(f64),
}

/// How long an activity takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeData<'a> {
    prepare: Option<LengthData<'a>>,
    run: Option<LengthData<'a>>,
}

/// How long something takes: what can be added up, or words by language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum LengthData<'a> {
    Time {
        #[serde(serialize_with = "as_written")]
        text: TimeRange,
        min_minutes: u32,
        max_minutes: u32,
    },
    Words {
        words: BTreeMap<&'a str, &'a str>,
        /// Those in the main language, or what stands for them.
        #[serde(skip)]
        main: &'a str,
    },
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
fn as_written<S: Serializer>(time: &TimeRange, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}

impl<'a> FactData<'a> {
    /// Returns a fact of that kind as data.
    #[must_use]
    pub fn of(kind: Kind, fact: Option<&'a Fact>, names: &'a dyn FactNames) -> Self {
        match (fact, kind) {
            (Some(Fact::Names(chosen)), Kind::Names(target)) => {
                Self::Texts(chosen.iter().filter_map(|&at| names.id(target, at)).collect())
            }
            (Some(Fact::Word(word)), Kind::Choice(words)) => {
                words.get(usize::from(*word)).map_or(Self::Nothing(()), |word| Self::Text(word.id))
            }
            (Some(Fact::Type(at)), _) => names.guide_type(*at).map_or(Self::Nothing(()), Self::Text),
            (Some(Fact::Text(text)), _) => Self::Text(text),
            (Some(Fact::Texts(texts)), _) => Self::Texts(texts.iter().map(|text| &**text).collect()),
            (Some(Fact::Number(number)), _) => Self::number(*number),
            (Some(Fact::Date(date)), _) => Self::Date(date.to_string()),
            (Some(Fact::Team(team)), _) => Self::Team(team.min, team.max),
            (Some(Fact::Time(time)), _) => Self::Time(TimeData::of(time, names)),
            (None, Kind::Names(_) | Kind::Texts) => Self::Texts(Vec::new()),
            (None | Some(Fact::Names(_) | Fact::Word(_)), _) => Self::Nothing(()),
        }
    }

    /// Returns the working minutes of a length that is exact.
    #[must_use]
    pub fn minutes(length: Option<&Length>) -> Self {
        match length {
            Some(Length::Time(time)) => time.exact().map_or(Self::Nothing(()), |time| Self::Minutes(time.minutes())),
            Some(Length::Words(_)) | None => Self::Nothing(()),
        }
    }

    /// Returns a number as it was written: without a fraction if it has none.
    #[must_use]
    pub fn number(number: f64) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "within what is exact")]
        if number.fract() == 0.0 && number.abs() < 9e15 { Self::Whole(number as i64) } else { Self::Number(number) }
    }
}

impl std::fmt::Display for FactData<'_> {
    /// Writes what a table says: one line, nothing where nothing is stated.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing(()) => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Texts(texts) => f.write_str(&texts.join(", ")),
            Self::Names(names) => f.write_str(&names.join(", ")),
            Self::Minutes(minutes) => write!(f, "{minutes}m"),
            Self::Time(time) => write!(f, "{time}"),
            Self::Team(min, max) if min == max => write!(f, "{min}"),
            Self::Team(min, max) => write!(f, "{min}-{max}"),
            Self::Date(date) => f.write_str(date),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl std::fmt::Display for TimeData<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [("prepare", &self.prepare), ("run", &self.run)];
        let stated = parts.iter().filter_map(|(name, length)| Some((name, length.as_ref()?)));
        for (at, (name, length)) in stated.enumerate() {
            write!(f, "{}{name}: ", if at > 0 { ", " } else { "" })?;
            match length {
                LengthData::Time { text, .. } => write!(f, "{text}")?,
                LengthData::Words { main, .. } => f.write_str(main)?,
            }
        }
        Ok(())
    }
}

impl<'a> TimeData<'a> {
    fn of(time: &'a TimeNeeded, names: &'a dyn FactNames) -> Self {
        let data = |length: &'a Length| match length {
            Length::Time(time) => {
                LengthData::Time { text: *time, min_minutes: time.min.minutes(), max_minutes: time.max.minutes() }
            }
            Length::Words(words) => {
                let by_tag = words.iter().map(|(lang, words)| (names.tag(lang), words));
                LengthData::Words { words: by_tag.collect(), main: words.get(LangIx::MAIN).0 }
            }
        };
        Self { prepare: time.prepare.as_ref().map(data), run: time.run.as_ref().map(data) }
    }
}
