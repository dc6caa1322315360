//! Other models of the customer's way, mapped onto the five stages.

use super::{ActivityIx, Localized, Sentence, StageId};

/// Another model. `S` is what a sentence is: [`Sentence`] where its references are resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens<S = Sentence> {
    /// Id; part of the address.
    pub id: String,
    /// Name of the model.
    pub name: Localized,
    /// What it is.
    pub summary: Localized<S>,
    /// Its stages, in their order.
    pub stages: Vec<LensStage<S>>,
}

impl<S> Lens<S> {
    /// Returns the model with what `make` makes of its sentences.
    pub fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<Lens<T>> {
        let Self { id, name, summary, stages } = self;
        let stages = stages.iter().map(|stage| stage.try_map(make)).collect::<Option<_>>()?;
        Some(Lens { id: id.clone(), name: name.clone(), summary: make(summary)?, stages })
    }
}

impl<S> LensStage<S> {
    fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<LensStage<T>> {
        let Self { id, name, summary, meets } = self;
        Some(LensStage { id: id.clone(), name: name.clone(), summary: make(summary)?, meets: meets.clone() })
    }
}

/// Index of a [`Lens`] in the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LensIx(pub u32);

/// A stage of another model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensStage<S = Sentence> {
    /// Id, unique in the lens.
    pub id: String,
    /// Name.
    pub name: Localized,
    /// What it is and why it maps as it does.
    pub summary: Localized<S>,
    /// Where it meets the five stages.
    pub meets: Vec<Meeting>,
}

/// A place in the five-stage model that a lens stage meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// A whole stage.
    Stage(StageId),
    /// One activity of a stage.
    Activity(StageId, ActivityIx),
}
