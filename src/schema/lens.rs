//! The schema of a lens.

use serde_json::Value;

use crate::model::StageId;

use super::parts::{Scope, choice, list, localized, pattern, slug};

pub(super) fn lens(scope: &Scope<'_>) -> Value {
    let stage = scope
        .map("lens-stage")
        .required("id", slug())
        .required("name", localized())
        .required("summary", localized())
        .required("meets", list(&target(scope)))
        .finish();
    scope
        .map("lens")
        .required("id", slug())
        .required("name", localized())
        .required("summary", localized())
        .required("stages", list(&stage))
        .finish()
}

/// Returns the schema of what a lens can meet: a stage, or an activity of one.
fn target(scope: &Scope<'_>) -> Value {
    let activities = |stage| {
        let ids = scope.names.activities[stage].as_ref()?;
        Some(ids.iter().map(move |id| format!("{stage}/{id}")).collect::<Vec<_>>())
    };
    match StageId::ALL.map(activities).into_iter().collect::<Option<Vec<_>>>() {
        Some(of_stages) => {
            let activities: Vec<String> = of_stages.into_iter().flatten().collect();
            choice(StageId::ALL.map(StageId::as_str).into_iter().chain(activities.iter().map(String::as_str)))
        }
        None => {
            let stages = StageId::ALL.map(StageId::as_str).join("|");
            pattern(&format!("^({stages})(/[a-z0-9]+(-[a-z0-9]+)*)?$"))
        }
    }
}
