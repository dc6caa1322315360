//! Which of the five stages, and a value for each.

/// One of the five stages; there are no others, and this is their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageId {
    /// The customer meets the brand.
    Awareness,
    /// The customer compares.
    Consideration,
    /// The customer decides.
    Acquisition,
    /// The customer uses the product.
    Experience,
    /// The customer comes back and recommends.
    Loyalty,
}

impl StageId {
    /// The stages in the model's order.
    pub const ALL: [Self; 5] =
        [Self::Awareness, Self::Consideration, Self::Acquisition, Self::Experience, Self::Loyalty];

    /// Returns the id used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Awareness => "awareness",
            Self::Consideration => "consideration",
            Self::Acquisition => "acquisition",
            Self::Experience => "experience",
            Self::Loyalty => "loyalty",
        }
    }

    /// Returns the stage of that id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == id)
    }

    /// Returns the place in the order, from 1.
    #[must_use]
    pub const fn order(self) -> u8 {
        self as u8 + 1
    }
}

impl std::fmt::Display for StageId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A value for each of the five stages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PerStage<T>([T; 5]);

impl<T> PerStage<T> {
    /// Makes a value for each stage.
    pub fn from_fn(make: impl FnMut(StageId) -> T) -> Self {
        Self(StageId::ALL.map(make))
    }

    /// Returns the values in the stages' order.
    pub fn iter(&self) -> impl Iterator<Item = (StageId, &T)> {
        StageId::ALL.into_iter().zip(&self.0)
    }
}

impl<T> PerStage<Option<T>> {
    /// Returns the values if there is one for every stage.
    #[must_use]
    pub fn complete(self) -> Option<PerStage<T>> {
        let [awareness, consideration, acquisition, experience, loyalty] = self.0;
        Some(PerStage([awareness?, consideration?, acquisition?, experience?, loyalty?]))
    }
}

impl<T> std::ops::Index<StageId> for PerStage<T> {
    type Output = T;

    fn index(&self, stage: StageId) -> &T {
        &self.0[stage as usize]
    }
}

impl<T> std::ops::IndexMut<StageId> for PerStage<T> {
    fn index_mut(&mut self, stage: StageId) -> &mut T {
        &mut self.0[stage as usize]
    }
}
