//! The ids that a playbook declares, for tools that offer them to writers.

use crate::load::Sources;
use crate::model::{FactField, PerStage};
use crate::schema::guide::facts;

use super::parse::ids::Ids;
use super::parse::parse;
use super::resolve::menu_names;

/// What can be named in a playbook. What could not be read is `None`: nothing is known about it then.
#[derive(Debug, Default)]
pub struct Declared {
    /// Tags of the languages.
    pub languages: Option<Vec<String>>,
    /// Whether a text must be in each of them.
    pub all_languages: bool,
    /// Ids of the terms of each vocabulary, by its index.
    pub vocabularies: Vec<Option<Vec<String>>>,
    /// What guides can state besides the facts that every playbook has.
    pub own_facts: Vec<FactField>,
    /// Names of the facts that every guide has to state.
    pub required_facts: Vec<String>,
    /// Ids of the types of guides.
    pub guide_types: Option<Vec<String>>,
    /// Ids of each stage's activities.
    pub activities: PerStage<Option<Vec<String>>>,
    /// Ids of each stage's metrics.
    pub metrics: PerStage<Option<Vec<String>>>,
    /// Names of the guides: `stage/slug`.
    pub guides: Option<Vec<String>>,
    /// Names of what the menu can lead to.
    pub menu: Option<Vec<String>>,
    /// Ids of the glossary's terms.
    pub terms: Option<Vec<String>>,
}

/// Returns the ids that a playbook declares, as far as they can be read.
#[must_use]
pub fn declared(sources: &Sources) -> Declared {
    let (files, _) = parse(sources, None);
    let settings = &files.foundation.settings;
    let languages = || settings.declared.languages.iter().map(|(_, language)| language.tag().to_owned()).collect();
    let stage = |stage| files.foundation.stages[stage].as_ref();
    Declared {
        languages: settings.declared.certain.then(languages),
        all_languages: !settings.declared.may_lack,
        vocabularies: settings.vocabularies.iter().map(|ids| list(ids.as_ref())).collect(),
        own_facts: settings.facts.iter().skip(facts().count()).cloned().collect(),
        required_facts: settings.required.iter().map(|(name, _)| name.clone()).collect(),
        guide_types: list(settings.sections.type_ids()),
        activities: PerStage::from_fn(|id| list(stage(id)?.activities.as_ref())),
        metrics: PerStage::from_fn(|id| list(stage(id)?.metrics.as_ref())),
        guides: Some(files.guides.iter().map(|guide| guide.id.to_string()).collect()),
        menu: Some(menu_names(&files).into_iter().map(str::to_owned).collect()),
        terms: list(files.glossary.ids.as_ref()),
    }
}

fn list(ids: Option<&Ids>) -> Option<Vec<String>> {
    Some(ids?.iter().map(str::to_owned).collect())
}
