//! What pages of one language show of the facts of guides, whichever there are: values, labels, and what lists filter by.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use crate::model::{
    Fact, FactField, Guide, GuideType, LangIx, Length, Localized, Settings, TeamSize, TimeRange, TimeUnit,
    VocabularyTerm, WorkTime,
};
use crate::schema::{Kind, Place, Target};

use super::strings::{self, Strings};

/// What guides can state, in one language.
pub(super) struct FactViews {
    lang: LangIx,
    fields: Vec<FieldView>,
}

/// A fact that guides can state.
struct FieldView {
    /// Its key on cards.
    name: Cow<'static, str>,
    label: String,
    /// The language of the label, where it is not the page's.
    label_lang: Option<String>,
    /// Which form its value has: `names`, `metrics`, `word`, `time`, `date`, `link`, `texts` or `text`.
    form: &'static str,
    /// The terms or words that it is chosen from.
    choices: Vec<Value>,
    /// Whether at least one guide of the site states it.
    is_stated: bool,
}

/// An id with its name.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    /// The language of the name, where it is not the page's.
    lang: Option<&'a str>,
}

/// Something that guides can be chosen by.
#[derive(Serialize)]
pub(super) struct Facet<'a> {
    id: &'a str,
    name: &'a str,
    /// The language of the name, where it is not the page's.
    lang: Option<&'a str>,
    /// The key on cards of what a guide has of it.
    fact: &'a str,
    /// Whether a guide can have several.
    several: bool,
    values: &'a [Value],
}

/// A facet that guides of a page can be chosen by.
#[derive(Serialize)]
pub(super) struct Filter<'a> {
    id: &'a str,
    name: &'a str,
    /// The language of the name, where it is not the page's.
    lang: Option<&'a str>,
    values: &'a [Value],
    /// Whether some of the guides do not state it.
    not_stated: bool,
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
    /// The language of the name, where it is not the page's.
    lang: Option<&'a str>,
    /// As [`FieldView::form`].
    form: &'static str,
}

/// A day, for people and for programs.
#[derive(Serialize)]
struct Day {
    text: String,
    date: String,
}

/// How long something takes, for people and for programs.
#[derive(Serialize)]
#[serde(untagged)]
enum Time<'a> {
    Exact {
        text: String,
        /// A duration string of HTML, such as `3d`.
        duration: String,
        /// Working minutes.
        minutes: u32,
    },
    /// From so many minutes to so many, with a blank between them.
    Range { text: String, minutes: String },
    /// Words; they total nothing.
    Words {
        text: &'a str,
        /// Their language, where it is not the page's.
        lang: Option<&'a str>,
    },
}

/// An address, for people and for programs.
#[derive(Serialize)]
struct Link<'a> {
    text: &'a str,
    address: &'a str,
}

impl FactViews {
    /// Prepares what pages in `lang` show of the facts of `guides`, which are all that the site shows.
    pub(super) fn new(settings: &Settings, guides: &[&Guide], lang: LangIx, strings: &Strings) -> Self {
        let view = |(at, field): (usize, &FactField)| FieldView {
            name: field.name.clone(),
            label_lang: field.label.as_ref().and_then(|label| other_language(settings, lang, label)).map(str::to_owned),
            label: label(field, lang, strings).to_owned(),
            form: form(field.kind),
            choices: choices(field, settings, lang, strings).iter().map(Value::from_serializable).collect(),
            is_stated: guides.iter().any(|guide| guide.facts.states(at)),
        };
        Self { lang, fields: settings.facts.iter().enumerate().map(view).collect() }
    }

    /// Returns whether a guide states anything that its page shows in places of that kind.
    pub(super) fn any_stated(settings: &Settings, guide: &Guide, is_there: fn(&Place) -> bool) -> bool {
        let mut fields = settings.facts.iter().enumerate();
        fields.any(|(at, field)| field.place.as_ref().is_some_and(is_there) && guide.facts.states(at))
    }

    /// Returns what guides of a page can be chosen by: what at least one of them states.
    pub(super) fn filters<'a>(&'a self, settings: &'a Settings, guides: &[&Guide]) -> Vec<Filter<'a>> {
        let fields = settings.facts.iter().zip(&self.fields).enumerate();
        fields
            .filter_map(|(at, (field, view))| {
                let id = field.facet.as_deref()?;
                let is_stated = guides.iter().any(|guide| guide.facts.states(at));
                let not_stated = guides.iter().any(|guide| !guide.facts.states(at));
                let lang = view.label_lang.as_deref();
                is_stated.then(|| Filter { id, name: &view.label, lang, values: &view.choices, not_stated })
            })
            .collect()
    }

    /// Returns what guides can be chosen by, with the values of each; nothing that there is no value of.
    pub(super) fn facets<'a>(&'a self, settings: &'a Settings) -> Vec<Facet<'a>> {
        let fields = settings.facts.iter().zip(&self.fields);
        fields
            .filter(|(_, view)| view.is_stated && !view.choices.is_empty())
            .filter_map(|(field, view)| {
                Some(Facet {
                    id: field.facet.as_deref()?,
                    name: &view.label,
                    lang: view.label_lang.as_deref(),
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
            .filter(|(_, view)| view.is_stated)
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
                    lang: None,
                    form: "time",
                })),
                _ => list.push(view.shown()),
            }
        }
        shown
    }

    /// Calls `put` with the key and the value of each fact of a guide; `tag` names a language.
    pub(super) fn put<'a, 's>(
        &'a self,
        guide: &Guide,
        (strings, tag): (&Strings, impl Fn(LangIx) -> &'s str),
        mut put: impl FnMut(&'a str, Value),
    ) {
        for (view, fact) in self.fields.iter().zip(guide.facts.iter()) {
            match fact {
                Some(Fact::Time(time)) => {
                    let value = |length: &Length| Value::from_serializable(&self.time(length, strings, &tag));
                    put("prepare", time.prepare.as_ref().map_or_else(Value::none, value));
                    put("run", time.run.as_ref().map_or_else(Value::none, value));
                }
                None if view.form == "time" => ["prepare", "run"].into_iter().for_each(|part| put(part, Value::none())),
                // Pages show metrics with how they are measured; lists do not show them.
                _ if view.form == "metrics" => {}
                Some(fact) => put(&view.name, view.value(fact, strings)),
                None if view.form == "names" => put(&view.name, Value::from(Vec::<Value>::new())),
                None => put(&view.name, Value::none()),
            }
        }
    }

    fn time<'a, 's: 'a>(&self, length: &'a Length, strings: &Strings, tag: &impl Fn(LangIx) -> &'s str) -> Time<'a> {
        match length {
            Length::Time(range) => time(*range, strings),
            Length::Words(words) => {
                let (text, lang) = words.get(self.lang);
                Time::Words { text, lang: (lang != self.lang).then(|| tag(lang)) }
            }
        }
    }
}

impl FieldView {
    fn shown(&self) -> ShownFact<'_> {
        ShownFact { id: &self.name, name: &self.label, lang: self.label_lang.as_deref(), form: self.form }
    }

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
            Fact::Texts(texts) => Value::from(texts.iter().map(|text| Value::from(&**text)).collect::<Vec<_>>()),
            Fact::Number(number) => Value::from(self::number(*number, strings)),
            Fact::Date(date) => Value::from_serializable(&day(*date, strings)),
            Fact::Time(_) => Value::none(),
            Fact::Team(team) => Value::from(people(*team, strings)),
        }
    }
}

/// Returns the tag of the language that a text is in on pages in `lang`, where it is another.
fn other_language<'a>(settings: &'a Settings, lang: LangIx, text: &Localized) -> Option<&'a str> {
    let own = text.language(lang);
    (own != lang).then(|| settings.languages[own].tag())
}

/// Returns what readers call a fact.
pub(super) fn label<'a>(field: &'a FactField, lang: LangIx, strings: &'a Strings) -> &'a str {
    match &field.label {
        Some(label) => &label[lang],
        None => strings.text(&format!("guide.{}", field.name)),
    }
}

/// Returns what a fact is chosen from.
pub(super) fn choices<'a>(
    field: &FactField,
    settings: &'a Settings,
    lang: LangIx,
    strings: &'a Strings,
) -> Vec<Named<'a>> {
    match field.kind {
        Kind::Names(Target::Term(vocabulary)) => {
            let terms = settings.vocabulary(vocabulary).terms.iter();
            let named = |term: &'a VocabularyTerm| {
                let lang_of_name = other_language(settings, lang, &term.name);
                Named { id: &term.id, name: &term.name[lang], lang: lang_of_name }
            };
            terms.map(named).collect()
        }
        Kind::GuideType => {
            let types = settings.guide_types.iter();
            let named = |of: &'a GuideType| {
                let lang_of_name = other_language(settings, lang, &of.name);
                Named { id: &of.id, name: &of.name[lang], lang: lang_of_name }
            };
            types.map(named).collect()
        }
        Kind::Choice(words) => {
            let name = |id| strings.text(&format!("{}.{id}", field.name));
            words.iter().map(|word| Named { id: word.id, name: name(word.id), lang: None }).collect()
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
        Kind::Times(_) => "time",
        Kind::Texts => "texts",
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

fn time<'a>(range: TimeRange, strings: &Strings) -> Time<'a> {
    let TimeRange { min, max } = range;
    if let Some(exact) = range.exact() {
        let duration = exact.to_string();
        return Time::Exact { text: amount(exact, strings), duration, minutes: exact.minutes() };
    }
    let text = if min.unit == max.unit {
        format!("{}–{}", min.amount, amount(max, strings))
    } else {
        format!("{} – {}", amount(min, strings), amount(max, strings))
    };
    Time::Range { text, minutes: format!("{} {}", min.minutes(), max.minutes()) }
}

fn amount(time: WorkTime, strings: &Strings) -> String {
    let key = match time.unit {
        TimeUnit::Minutes => "time.minutes",
        TimeUnit::Hours => "time.hours",
        TimeUnit::Days => "time.days",
        TimeUnit::Weeks => "time.weeks",
    };
    strings.count(key, u64::from(time.amount))
}

/// Returns a number as the language writes it.
fn number(number: f64, strings: &Strings) -> String {
    let written = number.abs().to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut text = if number < 0.0 { "−".to_owned() } else { String::new() };
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push_str(strings.text("number.group"));
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(strings.text("number.decimal"));
        text.push_str(fraction);
    }
    text
}
