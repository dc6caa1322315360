//! The ids that a playbook declares, for tools that offer them to writers.

use crate::model::PerStage;

use super::Parsed;
use super::parse::ids::Ids;

/// What can be named in a playbook. What could not be read is `None`: nothing is known about it then.
#[derive(Debug, Default)]
pub struct Declared {
    /// Tags of the languages.
    pub languages: Option<Vec<String>>,
    /// Ids of the channels.
    pub channels: Option<Vec<String>>,
    /// Ids of the industries.
    pub industries: Option<Vec<String>>,
    /// Ids of the roles.
    pub roles: Option<Vec<String>>,
    /// Ids of each stage's activities.
    pub activities: PerStage<Option<Vec<String>>>,
    /// Ids of each stage's metrics.
    pub metrics: PerStage<Option<Vec<String>>>,
    /// Names of the guides: `stage/slug`.
    pub guides: Option<Vec<String>>,
    /// Ids of the glossary's terms.
    pub terms: Option<Vec<String>>,
}

/// Gathers the ids.
pub(crate) fn declared(parsed: &Parsed) -> Declared {
    let list = |ids: Option<&Ids>| Some(ids?.iter().map(str::to_owned).collect());
    let settings = &parsed.foundation.settings;
    let languages = || settings.declared.languages.iter().map(|(_, language)| language.tag().to_owned()).collect();
    let stage = |stage| parsed.foundation.stages[stage].as_ref();
    Declared {
        languages: settings.declared.certain.then(languages),
        channels: list(settings.channels.as_ref()),
        industries: list(settings.industries.as_ref()),
        roles: list(settings.roles.as_ref()),
        activities: PerStage::from_fn(|id| list(stage(id)?.activities.as_ref())),
        metrics: PerStage::from_fn(|id| list(stage(id)?.metrics.as_ref())),
        guides: Some(parsed.guides.iter().map(|guide| guide.id.to_string()).collect()),
        terms: list(parsed.glossary.ids.as_ref()),
    }
}
