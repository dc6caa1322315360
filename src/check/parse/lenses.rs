//! Parses the lenses: other models, mapped onto the five stages.

use crate::diagnostic::{Code, Fix};
use crate::load::{Content, LoadedFile};
use crate::model::{ActivityIx, Lens, LensStage, Meeting, PerStage, StageId, to_index};
use crate::slug::is_slug;
use crate::source::Span;
use crate::yaml::{Node, Value};

use super::fields::{Fields, list, text, texts};
use super::ids::Ids;
use super::localized::{DeclaredLanguages, localized};
use super::stage_names::StageNames;
use super::stages::ParsedStage;
use crate::check::report::Report;
use crate::check::suggest::near;

/// What a lens is parsed against.
pub(crate) struct Context<'s> {
    pub(crate) declared: &'s DeclaredLanguages,
    pub(crate) stages: &'s PerStage<Option<ParsedStage>>,
    pub(crate) names: &'s StageNames,
}

/// Parses the lens in the file of that name.
pub(crate) fn parse(stem: &str, file: &LoadedFile, context: &Context<'_>, report: &mut Report) -> Option<Lens> {
    let Content::Yaml(Ok(node)) = &file.content else { return None };
    let mut fields = Fields::of(node, report)?;
    let id = fields.required("id", report).and_then(|node| parse_id(stem, node, report));
    let name = fields.required("name", report).and_then(|node| localized(node, context.declared, report));
    let summary = fields.required("summary", report).and_then(|node| localized(node, context.declared, report));
    let stages_span = fields.key_span("stages").unwrap_or_else(|| fields.head());
    let stages = fields.required("stages", report).and_then(|node| parse_stages(node, stages_span, context, report));
    fields.finish(report);
    Some(Lens { id: id?, name: name?, summary: summary?, stages: stages? })
}

fn parse_id(stem: &str, node: &Node, report: &mut Report) -> Option<String> {
    let id = text(node, report)?;
    if id != stem {
        report.push(report.at(Code::ModelIdMismatch, node.span).arg("name", id).arg("expected", stem));
        return None;
    }
    if !is_slug(id) {
        report.push(super::stages::bad_slug(id, node.span, report));
        return None;
    }
    Some(id.to_owned())
}

fn parse_stages(node: &Node, key: Span, context: &Context<'_>, report: &mut Report) -> Option<Vec<LensStage>> {
    let mut ids = Ids::default();
    let mut complete = true;
    let mut stages = Vec::new();
    for item in list(node, report)? {
        let stage = Fields::of(item, report).and_then(|mut fields| {
            let id = fields.required("id", report).and_then(|node| ids.declare(node, report));
            let name = fields.required("name", report).and_then(|node| localized(node, context.declared, report));
            let summary = fields.required("summary", report).and_then(|node| localized(node, context.declared, report));
            let meets = fields.required("meets", report).and_then(|node| {
                let targets = texts(node, report);
                if !matches!(node.value, Value::List(_)) {
                    return None;
                }
                let met: Vec<_> =
                    targets.iter().map(|(target, span)| meeting(target, *span, context, report)).collect();
                met.into_iter().collect::<Option<Vec<Meeting>>>()
            });
            fields.finish(report);
            Some(LensStage { id: id?, name: name?, summary: summary?, meets: meets? })
        });
        complete &= stage.is_some();
        stages.extend(stage);
    }
    if complete {
        check_cover(&stages, key, report);
    }
    complete.then_some(stages)
}

fn meeting(target: &str, span: Span, context: &Context<'_>, report: &mut Report) -> Option<Meeting> {
    let (stage_id, activity) = target.split_once('/').map_or((target, None), |(stage, rest)| (stage, Some(rest)));
    let Some(stage) = StageId::from_id(stage_id) else {
        let meant = context.names.nearest(stage_id).map(|stage| match activity {
            Some(activity) => format!("{stage}/{activity}"),
            None => stage.to_string(),
        });
        // A stage of another model is no slip of the pen: which of the five it meets is for a person to say.
        let misspelt = near(stage_id, StageId::ALL.map(StageId::as_str)).is_some_and(|near| near.only);
        let fix = meant.clone().filter(|_| misspelt).map(Fix::Rename);
        report.push(report.at(Code::LensUnknownTarget, span).arg("name", target).suggest(meant).fix(fix));
        return None;
    };
    let Some(activity) = activity else { return Some(Meeting::Stage(stage)) };
    // A stage that could not be read is reported where it is wrong.
    let activities = context.stages[stage].as_ref()?.activities.as_ref()?;
    let found = activities.find(activity);
    if found.is_none() {
        let near = activities.near(activity);
        let meant = near.map(|near| format!("{stage}/{}", near.name));
        let fix = meant.clone().filter(|_| near.is_some_and(|near| near.only)).map(Fix::Rename);
        report.push(report.at(Code::LensUnknownTarget, span).arg("name", target).suggest(meant).fix(fix));
    }
    Some(Meeting::Activity(stage, ActivityIx(to_index(found?))))
}

fn check_cover(stages: &[LensStage], key: Span, report: &mut Report) {
    for stage in StageId::ALL {
        let met = stages.iter().flat_map(|lens| &lens.meets).any(|meeting| match meeting {
            Meeting::Stage(met) | Meeting::Activity(met, _) => *met == stage,
        });
        if !met {
            report.push(report.at(Code::LensUncoveredStage, key).arg("stage", stage.as_str()));
        }
    }
}
