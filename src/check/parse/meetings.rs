//! Parses names of places in the five-stage model: a stage, or an activity of one as `stage/activity`.

use crate::check::report::Report;
use crate::check::suggest::near;
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::{ActivityIx, Meeting, PerStage, StageId, to_index};
use crate::source::Span;

use super::stage_names::StageNames;
use super::stages::ParsedStage;

/// What places are looked up in.
#[derive(Clone, Copy)]
pub(crate) struct Places<'s> {
    pub(crate) stages: &'s PerStage<Option<ParsedStage>>,
    /// Every name by which the files call a stage.
    pub(crate) names: &'s StageNames,
}

/// Begins the diagnostic of a name that is no place. The stage is given where there is one of that name: what it has
/// not got is the activity.
pub(crate) type Unknown = fn(&Report, Span, Option<(StageId, &ParsedStage)>) -> Diagnostic;

impl Places<'_> {
    /// Returns the place that `name` names; `unknown` begins the diagnostic of one that there is not.
    pub(crate) fn find(self, (name, span): (&str, Span), unknown: Unknown, report: &mut Report) -> Option<Meeting> {
        let (stage_id, activity) = name.split_once('/').map_or((name, None), |(stage, rest)| (stage, Some(rest)));
        let Some(stage) = StageId::from_id(stage_id) else {
            let diagnostic = unknown(report, span, None).arg("name", name);
            report.push(self.suggest_stage(diagnostic, stage_id, activity));
            return None;
        };
        let Some(activity) = activity else { return Some(Meeting::Stage(stage)) };
        // A stage that could not be read is reported where it is wrong.
        let parsed = self.stages[stage].as_ref()?;
        let activities = parsed.activities.as_ref()?;
        let Some(found) = activities.find(activity) else {
            let near = activities.near(activity);
            let meant = near.map(|near| format!("{stage}/{}", near.name));
            let fix = meant.clone().filter(|_| near.is_some_and(|near| near.only)).map(Fix::Rename);
            let diagnostic = unknown(report, span, Some((stage, parsed)));
            report.push(diagnostic.arg("name", name).suggest(meant).fix(fix));
            return None;
        };
        Some(Meeting::Activity(stage, ActivityIx(to_index(found))))
    }

    fn suggest_stage(self, diagnostic: Diagnostic, name: &str, activity: Option<&str>) -> Diagnostic {
        let meant = self.names.nearest(name).map(|stage| match activity {
            Some(activity) => format!("{stage}/{activity}"),
            None => stage.to_string(),
        });
        // A stage of another model is no slip of the pen: which of the five it meets is for a person to say.
        let misspelt = near(name, StageId::ALL.map(StageId::as_str)).is_some_and(|near| near.only);
        let fix = meant.clone().filter(|_| misspelt).map(Fix::Rename);
        diagnostic.suggest(meant).fix(fix)
    }
}
