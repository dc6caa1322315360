//! Finds the stage that was meant by a name that is none of the five: a misspelling, a name in another language, or a
//! stage of another model, through the lenses.

use crate::fold::{fold, slug};
use crate::load::{Content, LoadedFile, Role, Sources};
use crate::model::StageId;
use crate::yaml::{Node, Value};

use crate::check::suggest::nearest;

/// Every name by which a playbook's files call a stage.
#[derive(Debug, Default)]
pub(crate) struct StageNames(Vec<(String, StageId)>);

impl StageNames {
    /// Gathers the names from the stage and lens files, as far as they can be read.
    pub(crate) fn of<'f>(files: impl Iterator<Item = &'f LoadedFile> + Clone) -> Self {
        let mut names = Self::default();
        for stage in StageId::ALL {
            names.add(stage.as_str(), stage);
        }
        for file in files.clone() {
            if let (Role::Stage { id }, Content::Yaml(Ok(node))) = (&file.role, &file.content)
                && let Some(stage) = StageId::from_id(id)
            {
                let fields = ["name", "slug"].into_iter().filter_map(|name| node.get(name));
                fields.flat_map(strings).for_each(|name| names.add(name, stage));
            }
        }
        for file in files {
            if let (Role::Lens { .. }, Content::Yaml(Ok(node))) = (&file.role, &file.content) {
                names.add_lens(node);
            }
        }
        names
    }

    fn add(&mut self, name: &str, stage: StageId) {
        self.0.push((fold(name), stage));
        self.0.push((slug(name), stage));
    }

    fn add_lens(&mut self, lens: &Node) {
        for lens_stage in lens.get("stages").map(Node::items).unwrap_or_default() {
            let met = lens_stage.get("meets").into_iter().flat_map(strings).next();
            let Some(stage) = met.and_then(|met| StageId::from_id(met.split('/').next().unwrap_or(met))) else {
                continue;
            };
            let fields = ["id", "name"].into_iter().filter_map(|name| lens_stage.get(name));
            fields.flat_map(strings).for_each(|name| self.add(name, stage));
        }
    }

    /// Returns the stage that `name` probably means.
    pub(crate) fn nearest(&self, name: &str) -> Option<StageId> {
        let found = nearest(name, self.0.iter().map(|(name, _)| name.as_str()))?;
        self.0.iter().find(|(name, _)| name == found).map(|(_, stage)| *stage)
    }
}

/// Returns the stage that was probably meant by a name that is none of the five: a misspelling, a name in another
/// language, a stage of another model.
#[must_use]
pub fn stage_meant_by(name: &str, sources: &Sources) -> Option<StageId> {
    StageNames::of(sources.files.values().map(|loaded| &*loaded.file)).nearest(name)
}

/// Returns whether `name` is one of the five ids with a slip in it, rather than another name for a stage.
pub(crate) fn is_misspelt(name: &str) -> bool {
    nearest(name, StageId::ALL.map(StageId::as_str)).is_some()
}

/// Returns the texts directly in a node: itself, or the values of a map or list.
fn strings(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::String(text) => vec![text],
        Value::Map(entries) => entries.iter().flat_map(|entry| strings(&entry.node)).collect(),
        Value::List(items) => items.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}
