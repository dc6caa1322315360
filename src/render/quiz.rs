//! Multiple-choice questions, of guides and of stages alike.

use serde::Serialize;

use crate::model::{Choice, Question};

use super::inline::Inline;

/// A question as a page asks it.
#[derive(Serialize)]
pub(super) struct QuizView<'a> {
    /// Names the question among all; the same in every language, so that an answer is kept when the language changes.
    name: String,
    question_html: Inline<'a>,
    choices: Vec<ChoiceView<'a>>,
    /// Whether more than one choice is right.
    several: bool,
    explanation_html: Option<Inline<'a>>,
}

#[derive(Serialize)]
struct ChoiceView<'a> {
    text_html: Inline<'a>,
    correct: bool,
}

impl<'a> QuizView<'a> {
    /// Returns the view of a question; `inline` returns a text of it as the page shows it.
    pub(super) fn new<T>(inline: &impl Fn(&'a T) -> Inline<'a>, name: String, question: &'a Question<T>) -> Self {
        let choice = |choice: &'a Choice<T>| ChoiceView { text_html: inline(&choice.text), correct: choice.correct };
        Self {
            name,
            question_html: inline(&question.question),
            choices: question.choices.iter().map(choice).collect(),
            several: question.has_several_answers(),
            explanation_html: question.explanation.as_ref().map(inline),
        }
    }
}
