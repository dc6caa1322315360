//! The five stages of customer interaction (Main Interaction Channel – The Master Channel, volume 2).

use super::{Localized, Question, Sentence, StageId};

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
