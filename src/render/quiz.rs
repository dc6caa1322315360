//! Multiple-choice questions, of guides and of stages alike.

use serde::Serialize;

use crate::model::{LangIx, Question};

/// A question as a page asks it.
#[derive(Serialize)]
pub(super) struct QuizView<'a> {
    /// Names the question among all; the same in every language, so that an answer is kept when the language changes.
    name: String,
    question: &'a str,
    choices: Vec<ChoiceView<'a>>,
    /// Whether more than one choice is right.
    several: bool,
    explanation: Option<&'a str>,
}

#[derive(Serialize)]
struct ChoiceView<'a> {
    text: &'a str,
    correct: bool,
}

impl<'a> QuizView<'a> {
    /// Returns the view of a question of a guide or page.
    pub(super) fn of_text(name: String, question: &'a Question<String>) -> Self {
        Self::new(name, question, String::as_str)
    }

    /// Returns the view of a question of a stage.
    pub(super) fn of_stage(name: String, question: &'a Question<crate::model::Localized>, lang: LangIx) -> Self {
        Self::new(name, question, |text| text[lang].as_str())
    }

    fn new<T>(name: String, question: &'a Question<T>, text: impl Fn(&'a T) -> &'a str) -> Self {
        Self {
            name,
            question: text(&question.question),
            choices: question
                .choices
                .iter()
                .map(|choice| ChoiceView { text: text(&choice.text), correct: choice.correct })
                .collect(),
            several: question.has_several_answers(),
            explanation: question.explanation.as_ref().map(text),
        }
    }
}
