//! What pages of one language show of the facts of guides, whichever there are: values, labels, and what lists filter by.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use crate::model::{Fact, FactField, Guide, LangIx, Settings, TeamSize, TimeUnit, WorkTime};
use crate::schema::{Kind, Place, Target};

use super::strings::{self, Strings};

/// What guides can state, in one language.
pub(super) struct FactViews {
    fields: Vec<FieldView>,
}

/// A fact that guides can state.
struct FieldView {
    /// Its key on cards.
    name: Cow<'static, str>,
    label: String,
    /// Which form its value has: `names`, `metrics`, `word`, `time`, `date`, `link` or `text`.
    form: &'static str,
    /// The terms or words that it is chosen from.
    choices: Vec<Value>,
}

/// An id with its name.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

/// Something that guides can be chosen by.
#[derive(Serialize)]
pub(super) struct Facet<'a> {
    id: &'a str,
    name: &'a str,
    /// The key on cards of what a guide has of it.
    fact: &'a str,
    /// Whether a guide can have several.
    several: bool,
    values: &'a [Value],
}

/// The facts that a guide's page shows, in their order.
#[derive(Serialize)]
pub(super) struct ShownFacts<'a> {
    tiles: Vec<ShownFact<'a>>,
    rows: Vec<ShownFact<'a>>,
}

/// A fact that a guide's page shows.
#[derive(Serialize)]
struct ShownFact<'a> {
    /// Its key on cards.
    id: &'a str,
    name: &'a str,
    /// As [`FieldView::form`].
    form: &'static str,
}

/// A day, for people and for programs.
#[derive(Serialize)]
struct Day {
    text: String,
    date: String,
}

/// A length of time, for people and for programs.
#[derive(Serialize)]
struct Time {
    text: String,
    /// A duration string of HTML, such as `3d`.
    duration: String,
    minutes: u32,
}

/// An address, for people and for programs.
#[derive(Serialize)]
struct Link<'a> {
    text: &'a str,
    address: &'a str,
}

impl FactViews {
    /// Prepares what pages in `lang` show.
    pub(super) fn new(settings: &Settings, lang: LangIx, strings: &Strings) -> Self {
        let view = |field: &FactField| FieldView {
            name: field.name.clone(),
            label: match &field.label {
                Some(label) => label[lang].clone(),
                None => strings.text(&format!("guide.{}", field.name)).to_owned(),
            },
            form: form(field.kind),
            choices: choices(field, settings, lang, strings),
        };
        Self { fields: settings.facts.iter().map(view).collect() }
    }

    /// Returns what guides can be chosen by, with the values of each; nothing that there is no value of.
    pub(super) fn facets<'a>(&'a self, settings: &'a Settings) -> Vec<Facet<'a>> {
        let fields = settings.facts.iter().zip(&self.fields);
        fields
            .filter(|(_, view)| !view.choices.is_empty())
            .filter_map(|(field, view)| {
                Some(Facet {
                    id: field.facet.as_deref()?,
                    name: &view.label,
                    fact: &view.name,
                    several: view.form == "names",
                    values: &view.choices,
                })
            })
            .collect()
    }

    /// Returns the facts that a guide's page shows.
    pub(super) fn shown<'a>(&'a self, settings: &'a Settings, strings: &'a Strings) -> ShownFacts<'a> {
        let mut places: Vec<(Place, &FactField, &FieldView)> = settings
            .facts
            .iter()
            .zip(&self.fields)
            .filter_map(|(field, view)| Some((field.place?, field, view)))
            .collect();
        // Those that a playbook declares for itself have one place, and stay in their order.
        places.sort_by_key(|(place, ..)| *place);
        let mut shown = ShownFacts { tiles: Vec::new(), rows: Vec::new() };
        for (place, field, view) in places {
            let list = if matches!(place, Place::Tile(_)) { &mut shown.tiles } else { &mut shown.rows };
            match field.kind {
                Kind::Times(record) => list.extend(record.fields.iter().map(|part| ShownFact {
                    id: part.name,
                    name: strings.text(&format!("guide.{}", part.name)),
                    form: "time",
                })),
                _ => list.push(ShownFact { id: &view.name, name: &view.label, form: view.form }),
            }
        }
        shown
    }

    /// Calls `put` with the key and the value of each fact of a guide.
    pub(super) fn put<'a>(&'a self, guide: &Guide, strings: &Strings, mut put: impl FnMut(&'a str, Value)) {
        for (view, fact) in self.fields.iter().zip(guide.facts.iter()) {
            match fact {
                Some(Fact::Time(time)) => {
                    let value = |time: WorkTime| Value::from_serializable(&self::time(time, strings));
                    put("prepare", time.prepare.map_or_else(Value::none, value));
                    put("run", time.run.map_or_else(Value::none, value));
                }
                // Pages show metrics with how they are measured; lists do not show them.
                _ if view.form == "metrics" => {}
                Some(fact) => put(&view.name, view.value(fact, strings)),
                None if view.form == "names" => put(&view.name, Value::from(Vec::<Value>::new())),
                None => put(&view.name, Value::none()),
            }
        }
    }
}

impl FieldView {
    fn value(&self, fact: &Fact, strings: &Strings) -> Value {
        match fact {
            Fact::Names(names) => {
                let chosen = names.iter().filter_map(|&name| self.choices.get(name as usize).cloned());
                Value::from(chosen.collect::<Vec<_>>())
            }
            Fact::Word(word) => self.choices.get(usize::from(*word)).cloned().unwrap_or_else(Value::none),
            Fact::Type(at) => self.choices.get(at.0 as usize).cloned().unwrap_or_else(Value::none),
            Fact::Text(address) if self.form == "link" => Value::from_serializable(&link(address)),
            Fact::Text(text) => Value::from(&**text),
            Fact::Number(number) => Value::from(number.to_string()),
            Fact::Date(date) => Value::from_serializable(&day(*date, strings)),
            Fact::Time(_) => Value::none(),
            Fact::Team(team) => Value::from(people(*team, strings)),
        }
    }
}

/// Returns what a fact is chosen from.
fn choices(field: &FactField, settings: &Settings, lang: LangIx, strings: &Strings) -> Vec<Value> {
    match field.kind {
        Kind::Names(Target::Term(vocabulary)) => {
            let terms = settings.vocabulary(vocabulary).terms.iter();
            terms.map(|term| Value::from_serializable(&Named { id: &term.id, name: &term.name[lang] })).collect()
        }
        Kind::GuideType => {
            let types = settings.guide_types.iter();
            types.map(|of| Value::from_serializable(&Named { id: &of.id, name: &of.name[lang] })).collect()
        }
        Kind::Choice(words) => {
            let named = |id: &'static str| Named { id, name: strings.text(&format!("{}.{id}", field.name)) };
            words.iter().map(|word| Value::from_serializable(&named(word.id))).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the name by which templates know the form of a value.
fn form(kind: Kind) -> &'static str {
    match kind {
        Kind::Names(Target::Metric) => "metrics",
        Kind::Names(_) => "names",
        Kind::Choice(_) | Kind::GuideType => "word",
        Kind::Date => "date",
        Kind::Link => "link",
        _ => "text",
    }
}

fn people(team: TeamSize, strings: &Strings) -> String {
    let from = if team.min == team.max { String::new() } else { format!("{}–", team.min) };
    from + &strings.count("guide.people", u64::from(team.max))
}

/// Returns an address as it is shown: without what all addresses begin with.
fn link(address: &str) -> Link<'_> {
    let schemes = ["https://", "http://", "mailto:"];
    let text = schemes.iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address);
    Link { text: text.strip_suffix('/').unwrap_or(text), address }
}

fn day(date: jiff::civil::Date, strings: &Strings) -> Day {
    let text = strings::fill(strings.text("date.pattern"), |name| match name {
        "day" => Some(date.day().to_string()),
        "month" => Some(strings.text(&format!("date.month.{}", date.month())).to_owned()),
        "year" => Some(date.year().to_string()),
        _ => None,
    });
    Day { text, date: date.to_string() }
}

fn time(time: WorkTime, strings: &Strings) -> Time {
    let (key, letter) = match time.unit {
        TimeUnit::Minutes => ("time.minutes", 'm'),
        TimeUnit::Hours => ("time.hours", 'h'),
        TimeUnit::Days => ("time.days", 'd'),
        TimeUnit::Weeks => ("time.weeks", 'w'),
    };
    let text = strings.count(key, u64::from(time.amount));
    Time { text, duration: format!("{}{letter}", time.amount), minutes: time.minutes() }
}
