//! The five stages of customer interaction (Main Interaction Channel – The Master Channel, volume 2).

use super::{Localized, Question, Sentence};

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

/// A stage as a playbook describes it. `S` is what a sentence is: [`Sentence`] where its references are resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage<S = Sentence> {
    /// Which of the five.
    pub id: StageId,
    /// Name.
    pub name: Localized,
    /// Part of the address.
    pub slug: Localized,
    /// What the business is after.
    pub goal: Localized<S>,
    /// What the customer is doing.
    pub customer: Localized<S>,
    /// One or two sentences.
    pub summary: Localized<S>,
    /// What can be done in this stage.
    pub activities: Vec<Activity>,
    /// What tells how well it goes.
    pub metrics: Vec<Metric<S>>,
    /// What must be true before a customer moves on.
    pub exit_criteria: Vec<Localized<S>>,
    /// What to remember.
    pub key_facts: Vec<Localized<S>>,
    /// Open questions with a model answer.
    pub review_questions: Vec<ReviewQuestion<S>>,
    /// Multiple-choice questions.
    pub quiz: Vec<Question<Localized<S>>>,
}

impl<S> Stage<S> {
    /// Returns the stage with what `make` makes of its sentences.
    pub fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<Stage<T>> {
        let metrics = self.metrics.iter().map(|metric| metric.try_map(make));
        let review_questions = self.review_questions.iter().map(|review| review.try_map(make));
        Some(Stage {
            id: self.id,
            name: self.name.clone(),
            slug: self.slug.clone(),
            goal: make(&self.goal)?,
            customer: make(&self.customer)?,
            summary: make(&self.summary)?,
            activities: self.activities.clone(),
            metrics: metrics.collect::<Option<_>>()?,
            exit_criteria: self.exit_criteria.iter().map(make).collect::<Option<_>>()?,
            key_facts: self.key_facts.iter().map(make).collect::<Option<_>>()?,
            review_questions: review_questions.collect::<Option<_>>()?,
            quiz: self.quiz.iter().map(|question| question.try_map(make)).collect::<Option<_>>()?,
        })
    }

    /// Returns the activity at `ix`.
    #[must_use]
    pub fn activity(&self, ix: ActivityIx) -> &Activity {
        &self.activities[ix.0 as usize]
    }

    /// Returns the metric at `ix`.
    #[must_use]
    pub fn metric(&self, ix: MetricIx) -> &Metric<S> {
        &self.metrics[ix.0 as usize]
    }
}

/// Something a business does in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Id, unique within the stage.
    pub id: String,
    /// Name.
    pub name: Localized,
}

/// Index of an [`Activity`] in its stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityIx(pub u32);

/// Something that is measured in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric<S = Sentence> {
    /// Id, unique within the stage.
    pub id: String,
    /// Name.
    pub name: Localized,
    /// How it is measured.
    pub measure: Localized<S>,
}

impl<S> Metric<S> {
    fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<Metric<T>> {
        Some(Metric { id: self.id.clone(), name: self.name.clone(), measure: make(&self.measure)? })
    }
}

/// Index of a [`Metric`] in its stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MetricIx(pub u32);

/// An open question with a model answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewQuestion<S = Sentence> {
    /// The question.
    pub question: Localized<S>,
    /// The model answer.
    pub answer: Localized<S>,
}

impl<S> ReviewQuestion<S> {
    fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<ReviewQuestion<T>> {
        Some(ReviewQuestion { question: make(&self.question)?, answer: make(&self.answer)? })
    }
}
