//! The ids that a playbook declares, for tools that offer them to writers.

use crate::model::{FactField, PerStage};
use crate::schema::guide::facts;

use super::Parsed;
use super::parse::ids::Ids;

/// What can be named in a playbook. What could not be read is `None`: nothing is known about it then.
#[derive(Debug, Default)]
pub struct Declared {
    /// Tags of the languages.
    pub languages: Option<Vec<String>>,
    /// Ids of the terms of each vocabulary, by its index.
    pub vocabularies: Vec<Option<Vec<String>>>,
    /// What guides can state besides the facts that every playbook has.
    pub own_facts: Vec<FactField>,
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
        vocabularies: settings.vocabularies.iter().map(|ids| list(ids.as_ref())).collect(),
        own_facts: settings.facts.iter().skip(facts().count()).cloned().collect(),
        activities: PerStage::from_fn(|id| list(stage(id)?.activities.as_ref())),
        metrics: PerStage::from_fn(|id| list(stage(id)?.metrics.as_ref())),
        guides: Some(parsed.guides.iter().map(|guide| guide.id.to_string()).collect()),
        terms: list(parsed.glossary.ids.as_ref()),
    }
}
