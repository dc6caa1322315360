//! Other models of the customer's way, mapped onto the five stages.

use super::{ActivityIx, Localized, StageId};

/// Another model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// Id; part of the address.
    pub id: String,
    /// Name of the model.
    pub name: Localized,
    /// What it is.
    pub summary: Localized,
    /// Its stages, in their order.
    pub stages: Vec<LensStage>,
}

/// Index of a [`Lens`] in the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LensIx(pub u32);

/// A stage of another model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensStage {
    /// Id, unique in the lens.
    pub id: String,
    /// Name.
    pub name: Localized,
    /// What it is and why it maps as it does.
    pub summary: Localized,
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
