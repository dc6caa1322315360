//! Parses what only the source of a guide says in its front matter: its facts, and what it refers to.

use crate::check::report::Report;
use crate::check::suggest::misspelt;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{ActivityIx, Fact, FactField, Facts, Meeting, PerStage, StageId, to_index};
use crate::schema::{Kind, Target};
use crate::source::Span;
use crate::words::Text;

use super::fields::{Value, Values};
use super::guide_types::SectionList;
use super::ids::Ids;
use super::meetings::Places;
use super::settings::ParsedSettings;
use super::stages::ParsedStage;

/// What a guide says about itself, references to other guides as they are written.
#[derive(Debug)]
pub(crate) struct GuideFields {
    /// Order of the activity in its stage, also where something else is wrong.
    pub(crate) activity: Option<ActivityIx>,
    /// Where else it is shown; what could not be found is left out.
    pub(crate) also: Vec<Meeting>,
    /// Whether all of these could be found.
    pub(crate) also_complete: bool,
    /// Which sections it has.
    pub(crate) sections: SectionList,
    /// What it states, as far as it could be read.
    pub(crate) facts: Facts,
    /// Whether that is all that the playbook has every guide state.
    pub(crate) is_complete: bool,
    /// Where it says by when it should be read again.
    pub(crate) review_by: Option<Span>,
    pub(crate) prerequisites: Vec<(String, Span)>,
    pub(crate) related: Vec<(String, Span)>,
    pub(crate) draft: bool,
    /// The stage that has its activity, where its own has not: the guide probably is in the wrong folder.
    pub(crate) elsewhere: Option<StageId>,
}

/// What a guide's fields are parsed against.
struct Scope<'s> {
    id: StageId,
    stages: Places<'s>,
    /// The guide's stage, as far as it could be read.
    stage: Option<&'s ParsedStage>,
    settings: &'s ParsedSettings,
    elsewhere: Option<StageId>,
}

/// Makes a guide's fields of what was read. `id` is the guide's stage.
pub(crate) fn parse(
    values: &mut Values<'_>,
    id: StageId,
    stages: Places<'_>,
    settings: &ParsedSettings,
    report: &mut Report,
) -> GuideFields {
    let activity = values.names("activity").first().copied();
    let elsewhere = activity.and_then(|(name, _)| stage_of_activity(name, id, stages.stages));
    let scope = Scope { id, stages, stage: stages.stages[id].as_ref(), settings, elsewhere };
    if activity.is_none() {
        scope.say_which_activities(report);
    }
    let activity = activity.and_then(|(name, span)| scope.activity(name, span, report));
    let is_wrong = values.is_wrong("also");
    let (also, all_found) = scope.also(activity, values.names("also"), report);
    let also_complete = all_found && !is_wrong;
    let sections = scope.sections(values);
    let review_by = values.tree("review_by").map(|node| node.span);
    let (facts, is_complete) = scope.facts(values, report);
    let mut guides =
        |field| values.names(field).into_iter().map(|(id, span)| (id.to_owned(), span)).collect::<Vec<_>>();
    let (prerequisites, related) = (guides("prerequisites"), guides("related"));
    let draft = values.flag("draft").unwrap_or(false);
    GuideFields {
        activity,
        also,
        also_complete,
        sections,
        facts,
        is_complete,
        review_by,
        prerequisites,
        related,
        draft,
        elsewhere,
    }
}

/// Returns the stage that has the activity, where the guide's own has not.
fn stage_of_activity(name: &str, id: StageId, stages: &PerStage<Option<ParsedStage>>) -> Option<StageId> {
    let has =
        |stage: StageId| stages[stage].as_ref()?.activities.as_ref().map(|activities| activities.find(name).is_some());
    StageId::ALL.into_iter().find(|other| has(*other) == Some(true)).filter(|_| has(id) == Some(false))
}

impl Scope<'_> {
    fn activity(&self, name: &str, span: Span, report: &mut Report) -> Option<ActivityIx> {
        let stage = self.stage?;
        let activities = stage.activities.as_ref()?;
        let Some(index) = activities.find(name) else {
            let diagnostic = report
                .at(Code::GuideUnknownActivity, span)
                .arg("name", name)
                .arg("stage", self.id.as_str())
                .arg("expected", activities.iter().collect::<Vec<_>>().join(", "))
                .related(Place::new(&stage.file, stage.activities_span), Text::new("related-activities"));
            report.push(match self.elsewhere {
                Some(other) => diagnostic.variant("other-stage").arg("second", other.as_str()),
                None => misspelt(diagnostic, activities.near(name)),
            });
            return None;
        };
        Some(ActivityIx(to_index(index)))
    }

    /// Returns where else the guide is shown, and whether all of what it names could be found. The place that it has
    /// anyway is reported.
    fn also(&self, own: Option<ActivityIx>, names: Vec<(&str, Span)>, report: &mut Report) -> (Vec<Meeting>, bool) {
        let mut found: Vec<(Meeting, &str)> = Vec::with_capacity(names.len());
        let count = names.len();
        for (name, span) in names {
            let Some(place) = self.stages.find((name, span), unknown_place, report) else { continue };
            let is_home =
                place == Meeting::Stage(self.id) || own.map(|own| Meeting::Activity(self.id, own)) == Some(place);
            let within = found.iter().find(|(other, _)| is_within(*other, place) || is_within(place, *other));
            let twice = report.at(Code::YamlDuplicateKey, span).arg("name", name);
            match within {
                _ if is_home => report.push(twice.variant("also-home")),
                Some((_, other)) => report.push(twice.variant("also-within").arg("second", *other)),
                None => {}
            }
            found.push((place, name));
        }
        let complete = found.len() == count;
        (found.into_iter().map(|(place, _)| place).collect(), complete)
    }

    /// Returns which sections the guide has.
    fn sections(&self, values: &Values<'_>) -> SectionList {
        let sections = &self.settings.sections;
        match values.tree("type") {
            _ if values.is_wrong("type") || values.seems_misspelt("type") => SectionList::Unknown,
            Some(node) => {
                let named = node.as_str().and_then(|name| sections.find_type(name.trim()));
                named.map_or(SectionList::Unknown, SectionList::OfType)
            }
            None => SectionList::Default,
        }
    }

    /// Returns the type of that name.
    fn guide_type(&self, (name, span): (&str, Span), report: &mut Report) -> Option<Fact> {
        let types = &self.settings.sections;
        let known = types.type_ids()?;
        let found = types.find_type(name);
        if found.is_none() {
            let expected = known.iter().collect::<Vec<_>>().join(", ");
            let diagnostic = report.at(Code::GuideUnknownTerm, span).arg("name", name).arg("expected", expected);
            let variant = if known.len() == 0 { "no-types" } else { "type" };
            report.push(misspelt(diagnostic.variant(variant), known.near(name)));
        }
        found.map(Fact::Type)
    }

    /// Names the stage's activities where it was reported that the guide says none.
    fn say_which_activities(&self, report: &mut Report) {
        let Some(activities) = self.stage.and_then(|stage| stage.activities.as_ref()) else { return };
        let expected = activities.iter().collect::<Vec<_>>().join(", ");
        let is_it = |diagnostic: &Diagnostic| {
            diagnostic.code == Code::YamlMissingField && diagnostic.message.args.contains(&("field", "activity".into()))
        };
        report.change(is_it, |diagnostic| {
            diagnostic.variant("activity").arg("stage", self.id.as_str()).arg("expected", expected)
        });
    }

    /// Returns the facts, and whether there is every one that the playbook has every guide state.
    fn facts(&self, values: &mut Values<'_>, report: &mut Report) -> (Facts, bool) {
        let mut complete = true;
        let mut facts = Vec::with_capacity(self.settings.facts.len());
        for field in &self.settings.facts {
            let fact = values.take(&field.name).and_then(|value| self.fact(field, value, report));
            complete &= fact.is_some() || !field.required;
            facts.push(fact);
        }
        (Facts::new(facts), complete)
    }

    fn fact(&self, field: &FactField, value: Value<'_>, report: &mut Report) -> Option<Fact> {
        Some(match value {
            Value::Names(names) => match field.kind {
                Kind::GuideType => self.guide_type(*names.first()?, report)?,
                Kind::Names(Target::Metric) => self.metrics(&names, report)?,
                Kind::Names(Target::Term(vocabulary)) => {
                    let known = self.settings.vocabularies.get(vocabulary.0 as usize)?.as_ref()?;
                    if known.len() == 0 {
                        return no_vocabulary(field, &names, report);
                    }
                    indices(&names, known, report, |report, name, span| {
                        report
                            .at(Code::GuideUnknownTerm, span)
                            .arg("name", name)
                            .arg("field", &*field.name)
                            .arg("expected", known.iter().collect::<Vec<_>>().join(", "))
                    })?
                }
                Kind::Texts => Fact::Texts(names.into_iter().map(|(text, _)| text.into()).collect()),
                _ => return None,
            },
            Value::Word(word) => Fact::Word(u8::try_from(word).ok()?),
            Value::Text(text) => Fact::Text(text.into()),
            Value::Number(number) => Fact::Number(number),
            Value::Date(date) => Fact::Date(date),
            Value::Time(time) => Fact::Time(time),
            Value::Team(team) => Fact::Team(team),
            Value::Sentence(_)
            | Value::Localized(_)
            | Value::LocalizedSentence(_)
            | Value::LocalizedSentences(_)
            | Value::Flag(_)
            | Value::Record(_)
            | Value::Records(_)
            | Value::Unread => return None,
        })
    }

    fn metrics(&self, names: &[(&str, Span)], report: &mut Report) -> Option<Fact> {
        // Of a guide in the wrong folder the metrics are those of another stage too.
        let stage = self.stage.filter(|_| self.elsewhere.is_none())?;
        let metrics = stage.metrics.as_ref()?;
        indices(names, metrics, report, |report, name, span| {
            report
                .at(Code::GuideUnknownMetric, span)
                .arg("name", name)
                .arg("stage", self.id.as_str())
                .arg("expected", metrics.iter().collect::<Vec<_>>().join(", "))
                .related(Place::new(&stage.file, stage.metrics_span), Text::new("related-metrics"))
        })
    }
}

/// Reports names of a list that the playbook does not have; where there are none, the guide states nothing.
fn no_vocabulary(field: &FactField, names: &[(&str, Span)], report: &mut Report) -> Option<Fact> {
    let (name, span) = names.first()?;
    let diagnostic = report.at(Code::GuideUnknownTerm, *span).variant("none");
    report.push(diagnostic.arg("name", *name).arg("field", &*field.name));
    None
}

/// Returns whether one place is the stage of the other.
fn is_within(one: Meeting, other: Meeting) -> bool {
    matches!((one, other), (Meeting::Activity(of, _), Meeting::Stage(stage)) if of == stage)
}

fn unknown_place(report: &Report, span: Span, stage: Option<(StageId, &ParsedStage)>) -> Diagnostic {
    let diagnostic = report.at(Code::GuideUnknownActivity, span);
    let Some((id, stage)) = stage else { return diagnostic.variant("also") };
    let activities = stage.activities.iter().flat_map(Ids::iter).collect::<Vec<_>>().join(", ");
    diagnostic
        .variant("also-activity")
        .arg("stage", id.as_str())
        .arg("expected", activities)
        .related(Place::new(&stage.file, stage.activities_span), Text::new("related-activities"))
}

/// Returns the indices of `names` among the `known` ones; `unknown` begins the diagnostic of one that is not there.
fn indices(
    names: &[(&str, Span)],
    known: &Ids,
    report: &mut Report,
    unknown: impl Fn(&Report, &str, Span) -> crate::diagnostic::Diagnostic,
) -> Option<Fact> {
    let mut found = Vec::with_capacity(names.len());
    for (name, span) in names {
        match known.find(name) {
            Some(index) => found.push(to_index(index)),
            None => report.push(misspelt(unknown(report, name, *span), known.near(name))),
        }
    }
    (found.len() == names.len()).then(|| Fact::Names(found.into()))
}
