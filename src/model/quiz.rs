//! Multiple-choice questions.

/// A question, its choices and why the right one is right. `T` is `String` in a guide, which is in one language,
/// and a localized text in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<T> {
    /// The question.
    pub question: T,
    /// At least two, of which at least one is right.
    pub choices: Vec<Choice<T>>,
    /// Why the right choice is right.
    pub explanation: Option<T>,
}

/// One of a question's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// What it says.
    pub text: T,
    /// Whether it is right.
    pub correct: bool,
}

impl<T> Question<T> {
    /// Tells whether more than one choice is right.
    #[must_use]
    pub fn has_several_answers(&self) -> bool {
        self.choices.iter().filter(|choice| choice.correct).count() > 1
    }
}
