//! Parses the front matter that only a guide in the source language has.

use jiff::civil::Date;

use crate::diagnostic::{Code, Place};
use crate::fold::fold;
use crate::model::{
    ActivityIx, Effort, Initiative, MetricIx, PerStage, StageId, TeamSize, TimeNeeded, WorkTime, to_index,
};
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Node, Value};

use super::fields::{Fields, boolean, text, texts, wrong_type};
use super::ids::Ids;
use super::settings::ParsedSettings;
use super::stages::ParsedStage;
use crate::check::report::Report;
use crate::check::suggest::{misspelt, near};

/// What a guide says about itself, references to other guides as they are written.
#[derive(Debug)]
pub(crate) struct GuideFields {
    /// Order of the activity in its stage, also where something else is wrong.
    pub(crate) activity: Option<ActivityIx>,
    pub(crate) channels: Option<Vec<usize>>,
    pub(crate) industries: Option<Vec<usize>>,
    pub(crate) roles: Option<Vec<usize>>,
    pub(crate) initiative: Option<Initiative>,
    pub(crate) effort: Option<Effort>,
    pub(crate) time: Option<TimeNeeded>,
    pub(crate) team: Option<TeamSize>,
    pub(crate) metrics: Option<Vec<MetricIx>>,
    pub(crate) prerequisites: Vec<(String, Span)>,
    pub(crate) related: Vec<(String, Span)>,
    pub(crate) updated: Option<Date>,
    pub(crate) owner: Option<String>,
    pub(crate) draft: bool,
    /// The stage that has its activity, where its own has not: the guide probably stands in the wrong folder.
    pub(crate) elsewhere: Option<StageId>,
}

/// Names of the fields that a translation inherits.
pub(crate) const INHERITED: [&str; 13] = [
    "activity",
    "channels",
    "industries",
    "roles",
    "initiative",
    "effort",
    "time",
    "team",
    "metrics",
    "prerequisites",
    "related",
    "updated",
    "owner",
];

/// Reads the fields. `stage` is the guide's stage, as far as it could be read.
pub(crate) fn parse(
    fields: &mut Fields<'_>,
    id: StageId,
    stages: &PerStage<Option<ParsedStage>>,
    settings: &ParsedSettings,
    report: &mut Report,
) -> GuideFields {
    let stage = stages[id].as_ref();
    let activity = fields.required("activity", report);
    let other = activity.and_then(|node| stage_of_activity(node, id, stages));
    let activity = activity.and_then(|node| parse_activity(node, id, stage, other, report));
    let channels = fields
        .required("channels", report)
        .and_then(|node| parse_terms("channels", node, settings.channels.as_ref(), report));
    let mut optional_terms = |name: &'static str, ids: &Option<Ids>, report: &mut Report| match fields.optional(name) {
        Some(node) => parse_terms(name, node, ids.as_ref(), report),
        None => Some(Vec::new()),
    };
    let industries = optional_terms("industries", &settings.industries, report);
    let roles = optional_terms("roles", &settings.roles, report);
    let initiative = fields
        .required("initiative", report)
        .and_then(|node| parse_word(node, &Initiative::ALL.map(|value| (value.as_str(), value)), "initiative", report));
    let effort = fields
        .required("effort", report)
        .and_then(|node| parse_word(node, &Effort::ALL.map(|value| (value.as_str(), value)), "effort", report));
    let time = fields.required("time", report).and_then(|node| parse_time(node, report));
    let team = fields.optional("team").and_then(|node| parse_team(node, report));
    let metrics = match fields.optional("metrics") {
        // Of a guide in the wrong folder the metrics are those of another stage too.
        Some(_) if other.is_some() => None,
        Some(node) => parse_metrics(node, id, stage, report),
        None => Some(Vec::new()),
    };
    let mut guides = |name, report: &mut Report| {
        let found = fields.optional(name).map(|node| texts(node, report)).unwrap_or_default();
        found.into_iter().map(|(id, span)| (id.to_owned(), span)).collect()
    };
    let prerequisites = guides("prerequisites", report);
    let related = guides("related", report);
    let updated = fields.optional("updated").and_then(|node| parse_date(node, report));
    let owner = fields.optional("owner").and_then(|node| text(node, report)).map(str::to_owned);
    let draft = fields.optional("draft").and_then(|node| boolean(node, report)).unwrap_or(false);
    GuideFields {
        activity,
        channels,
        industries,
        roles,
        initiative,
        effort,
        time,
        team,
        metrics,
        prerequisites,
        related,
        updated,
        owner,
        draft,
        elsewhere: other,
    }
}

/// Returns the stage that has the activity, where the guide's own has not.
fn stage_of_activity(node: &Node, id: StageId, stages: &PerStage<Option<ParsedStage>>) -> Option<StageId> {
    let Value::String(name) = &node.value else { return None };
    let has =
        |stage: StageId| stages[stage].as_ref()?.activities.as_ref().map(|activities| activities.find(name).is_some());
    StageId::ALL.into_iter().find(|other| has(*other) == Some(true)).filter(|_| has(id) == Some(false))
}

fn parse_activity(
    node: &Node,
    id: StageId,
    stage: Option<&ParsedStage>,
    other: Option<StageId>,
    report: &mut Report,
) -> Option<ActivityIx> {
    let name = text(node, report)?;
    let stage = stage?;
    let activities = stage.activities.as_ref()?;
    let Some(index) = activities.find(name) else {
        let diagnostic = report
            .at(Code::GuideUnknownActivity, node.span)
            .arg("name", name)
            .arg("stage", id.as_str())
            .arg("expected", activities.iter().collect::<Vec<_>>().join(", "))
            .related(Place::new(&stage.file, stage.activities_span), Text::new("related-activities"));
        report.push(match other {
            Some(other) => diagnostic.variant("other-stage").arg("second", other.as_str()),
            None => misspelt(diagnostic, activities.near(name)),
        });
        return None;
    };
    Some(ActivityIx(to_index(index)))
}

fn parse_metrics(node: &Node, id: StageId, stage: Option<&ParsedStage>, report: &mut Report) -> Option<Vec<MetricIx>> {
    let names = texts(node, report);
    let stage = stage?;
    let metrics = stage.metrics.as_ref()?;
    let mut complete = true;
    let mut found = Vec::new();
    for (name, span) in names {
        match metrics.find(name) {
            Some(index) => found.push(MetricIx(to_index(index))),
            None => {
                complete = false;
                let diagnostic = report
                    .at(Code::GuideUnknownMetric, span)
                    .arg("name", name)
                    .arg("stage", id.as_str())
                    .arg("expected", metrics.iter().collect::<Vec<_>>().join(", "))
                    .related(Place::new(&stage.file, stage.metrics_span), Text::new("related-metrics"));
                report.push(misspelt(diagnostic, metrics.near(name)));
            }
        }
    }
    complete.then_some(found)
}

/// Reads a list of vocabulary ids.
fn parse_terms(field: &'static str, node: &Node, known: Option<&Ids>, report: &mut Report) -> Option<Vec<usize>> {
    let names = texts(node, report);
    let known = known?;
    let mut complete = true;
    let mut found = Vec::new();
    for (name, span) in names {
        match known.find(name) {
            Some(index) => found.push(index),
            None => {
                complete = false;
                let diagnostic = report
                    .at(Code::GuideUnknownTerm, span)
                    .arg("name", name)
                    .arg("field", field)
                    .arg("expected", known.iter().collect::<Vec<_>>().join(", "));
                report.push(misspelt(diagnostic, known.near(name)));
            }
        }
    }
    complete.then_some(found)
}

/// What the values are called in Vietnamese.
const TRANSLATED: [(&str, &str); 9] = [
    ("thấp", "low"),
    ("ít", "low"),
    ("vừa", "medium"),
    ("trung bình", "medium"),
    ("cao", "high"),
    ("nhiều", "high"),
    ("chủ động", "proactive"),
    ("phản hồi", "reactive"),
    ("bị động", "reactive"),
];

fn parse_word<T: Copy>(node: &Node, words: &[(&'static str, T)], field: &str, report: &mut Report) -> Option<T> {
    let word = text(node, report)?;
    let found = words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    if found.is_none() {
        let known = words.iter().map(|(known, _)| *known);
        let diagnostic = report
            .at(Code::GuideBadValue, node.span)
            .variant("choice")
            .arg("field", field)
            .arg("value", word)
            .arg("expected", known.clone().collect::<Vec<_>>().join(", "));
        let translated = TRANSLATED.iter().find(|(name, _)| fold(name) == fold(word)).map(|(_, id)| *id);
        report.push(match translated.filter(|id| known.clone().any(|known| known == *id)) {
            Some(id) => diagnostic.suggest(Some(id)),
            None => misspelt(diagnostic, near(word, known)),
        });
    }
    found
}

fn parse_time(node: &Node, report: &mut Report) -> Option<TimeNeeded> {
    if !matches!(node.value, Value::Map(_)) {
        report.push(report.at(Code::YamlWrongType, node.span).variant("time"));
        return None;
    }
    let mut fields = Fields::of(node, report)?;
    let prepare = fields.optional("prepare").map(|node| parse_work_time(node, report));
    let run = fields.optional("run").map(|node| parse_work_time(node, report));
    if prepare.is_none() && run.is_none() {
        report.push(report.at(Code::YamlMissingField, node.span).arg("field", "run"));
        return None;
    }
    fields.finish(report);
    Some(TimeNeeded {
        prepare: prepare.map_or(Some(None), |time| time.map(Some))?,
        run: run.map_or(Some(None), |time| time.map(Some))?,
    })
}

fn parse_work_time(node: &Node, report: &mut Report) -> Option<WorkTime> {
    let written = scalar(node, report)?;
    let time = WorkTime::parse(written.trim());
    if time.is_none() {
        let meant = meant_time(&written);
        report.push(report.at(Code::GuideBadValue, node.span).variant("time").arg("value", written).suggest(meant));
    }
    time
}

/// Returns the length of time that was probably meant: `4 days`, `2 tuần`.
fn meant_time(written: &str) -> Option<String> {
    let amount: String = written.trim().chars().take_while(char::is_ascii_digit).collect();
    let unit = fold(written.trim()[amount.len()..].trim());
    let unit = match unit.as_str() {
        "min" | "mins" | "minute" | "minutes" | "phut" => "m",
        "hour" | "hours" | "gio" | "tieng" => "h",
        "day" | "days" | "ngay" => "d",
        "week" | "weeks" | "tuan" => "w",
        unit @ ("m" | "h" | "d" | "w") => unit,
        _ => return None,
    };
    let meant = format!("{amount}{unit}");
    WorkTime::parse(&meant).map(|_| meant)
}

fn parse_team(node: &Node, report: &mut Report) -> Option<TeamSize> {
    let written = scalar(node, report)?;
    let team = TeamSize::parse(written.trim());
    if team.is_none() {
        report.push(report.at(Code::GuideBadValue, node.span).variant("team").arg("value", written));
    }
    team
}

fn parse_date(node: &Node, report: &mut Report) -> Option<Date> {
    let written = scalar(node, report)?;
    let has_form = written.len() == 10
        && written
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let date = has_form.then(|| written.parse().ok()).flatten();
    if date.is_none() {
        let meant = meant_date(&written);
        report.push(report.at(Code::GuideBadValue, node.span).variant("date").arg("value", written).suggest(meant));
    }
    date
}

/// Returns the date that was probably meant: one with other signs, or with the day first.
fn meant_date(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.trim().split(['/', '.', '-']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let meant = format!("{year}-{month:0>2}-{day:0>2}");
    (year.len() == 4).then(|| meant.parse::<Date>().ok()).flatten().map(|date| date.to_string())
}

/// Returns a text or a whole number as it is written.
fn scalar(node: &Node, report: &mut Report) -> Option<String> {
    match &node.value {
        Value::Integer(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => {
            wrong_type(node, "text", report);
            None
        }
    }
}
