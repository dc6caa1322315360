//! Multiple-choice questions, of guides and of stages alike.

use serde::Serialize;

use crate::model::{Body, Choice, Question};

use super::inline::Inline;

/// Returns the anchor of a question of that name, as the templates have it.
pub(super) fn anchor_of(name: &str) -> String {
    format!("__{name}")
}

/// Returns what names a quiz question among all: `prefix` stands before it where a page asks it twice, `scope` names the
/// text that asks it.
pub(super) fn name_of(body: &Body, index: u32, prefix: &str, scope: &str) -> String {
    match body.quiz_name(index) {
        (Some(snippet), number) => format!("{prefix}quiz-{scope}-{snippet}-{number}"),
        (None, number) => format!("{prefix}quiz-{scope}-{number}"),
    }
}

/// Returns a question and what there is to choose from in one line, as it is found: a choice by itself would be read as
/// a fact. `words` returns the words of a text of it.
pub(super) fn in_one_line<'a, T>(question: &'a Question<T>, words: impl Fn(&'a T) -> &'a str) -> String {
    let mut line = words(&question.question).to_owned();
    for (at, choice) in question.choices.iter().enumerate() {
        line.push_str(if at == 0 { " " } else { " · " });
        line.push_str(words(&choice.text));
    }
    line
}

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
