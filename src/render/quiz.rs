//! Multiple-choice questions, of guides and of stages alike.

use serde::Serialize;

use crate::model::{Choice, LangIx, Localized, Question, Sentence};

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
    /// Returns the view of a question of a guide or page; `inline` returns a sentence as the page shows it.
    pub(super) fn of_text(
        inline: &impl Fn(&'a Sentence) -> Inline<'a>,
        name: String,
        question: &'a Question<Sentence>,
    ) -> Self {
        Self::new(inline, name, question, |text| text)
    }

    /// Returns the view of a question of a stage.
    pub(super) fn of_stage(
        inline: &impl Fn(&'a Sentence) -> Inline<'a>,
        name: String,
        question: &'a Question<Localized<Sentence>>,
        lang: LangIx,
    ) -> Self {
        Self::new(inline, name, question, |text| &text[lang])
    }

    fn new<T>(
        inline: &impl Fn(&'a Sentence) -> Inline<'a>,
        name: String,
        question: &'a Question<T>,
        text: impl Fn(&'a T) -> &'a Sentence,
    ) -> Self {
        let choice =
            |choice: &'a Choice<T>| ChoiceView { text_html: inline(text(&choice.text)), correct: choice.correct };
        let explanation = question.explanation.as_ref().map(&text);
        Self {
            name,
            question_html: inline(text(&question.question)),
            choices: question.choices.iter().map(choice).collect(),
            several: question.has_several_answers(),
            explanation_html: explanation.map(inline),
        }
    }
}
