//! A stage: what it is for, its activities with their guides, what to remember and questions to learn by.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{LangIx, Stage, StageId};

use super::frame::{Frame, Heading};
use super::linked_data;
use super::quiz::QuizView;

#[derive(Serialize)]
struct StageView<'a> {
    id: &'static str,
    order: u8,
    name: &'a str,
    summary: &'a str,
    goal: &'a str,
    customer: &'a str,
    activities: Vec<ActivityView<'a>>,
    metrics: Vec<MetricView<'a>>,
    exit_criteria: Vec<&'a str>,
    key_facts: Vec<&'a str>,
    learn: Questions<'a>,
    previous: Option<Value>,
    next: Option<Value>,
    linked_data: Value,
}

/// An activity and the guides to it.
#[derive(Serialize)]
struct ActivityView<'a> {
    id: &'a str,
    name: &'a str,
    guides: Vec<Value>,
}

/// Something that is measured, and how.
#[derive(Serialize)]
pub(super) struct MetricView<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) measure: &'a str,
}

/// A stage's questions.
#[derive(Serialize)]
pub(super) struct Questions<'a> {
    review: Vec<ReviewView<'a>>,
    quiz: Vec<QuizView<'a>>,
}

#[derive(Serialize)]
struct ReviewView<'a> {
    /// Names the question among all; the same in every language.
    name: String,
    question: &'a str,
    answer: &'a str,
}

impl<'a> Questions<'a> {
    /// Returns the questions of a stage.
    pub(super) fn of_stage(stage: &'a Stage, lang: LangIx) -> Self {
        let id = stage.id;
        let review = (1..).zip(&stage.review_questions).map(|(number, review): (usize, _)| ReviewView {
            name: format!("review-{id}-{number}"),
            question: &review.question[lang],
            answer: &review.answer[lang],
        });
        let quiz = (1..)
            .zip(&stage.quiz)
            .map(|(number, quiz): (usize, _)| QuizView::of_stage(format!("quiz-{id}-{number}"), quiz, lang));
        Self { review: review.collect(), quiz: quiz.collect() }
    }
}

/// Renders the page of a stage.
pub(super) fn stage(frame: &Frame<'_>, lang: LangIx, id: StageId) -> Result<Vec<u8>, Diagnostic> {
    let (stage, edition) = (&frame.site.playbook.stages[id], frame.site.edition(lang));
    let guides = &frame.site.arrangement.by_activity[id];
    let neighbour = |at: Option<usize>| at.and_then(|at| StageId::ALL.get(at)).map(|&id| edition.stage(id));
    let view = StageView {
        id: id.as_str(),
        order: id.order(),
        name: &stage.name[lang],
        summary: &stage.summary[lang],
        goal: &stage.goal[lang],
        customer: &stage.customer[lang],
        activities: stage
            .activities
            .iter()
            .zip(guides)
            .map(|(activity, guides)| ActivityView {
                id: &activity.id,
                name: &activity.name[lang],
                guides: edition.cards(frame.site, guides),
            })
            .collect(),
        metrics: stage
            .metrics
            .iter()
            .map(|metric| MetricView { id: &metric.id, name: &metric.name[lang], measure: &metric.measure[lang] })
            .collect(),
        exit_criteria: stage.exit_criteria.iter().map(|text| text[lang].as_str()).collect(),
        key_facts: stage.key_facts.iter().map(|text| text[lang].as_str()).collect(),
        learn: Questions::of_stage(stage, lang),
        previous: neighbour((id as usize).checked_sub(1)),
        next: neighbour(Some(id as usize + 1)),
        linked_data: linked_data::stage(frame, lang, &stage.name[lang], &stage.summary[lang]),
    };
    let heading =
        Heading { kind: "stage", lang, title: &stage.name[lang], description: &stage.summary[lang], stage: Some(id) };
    frame.render(&heading, "stage", &view)
}
