//! Multiple-choice questions.

/// A question, its choices and why the right one is right. `T` is a sentence in a guide, which is in one language,
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
    /// Returns the question with what `make` makes of its texts.
    pub fn try_map<U>(&self, make: impl Fn(&T) -> Option<U>) -> Option<Question<U>> {
        let choice = |choice: &Choice<T>| Some(Choice { text: make(&choice.text)?, correct: choice.correct });
        Some(Question {
            question: make(&self.question)?,
            choices: self.choices.iter().map(choice).collect::<Option<_>>()?,
            explanation: match &self.explanation {
                Some(explanation) => Some(make(explanation)?),
                None => None,
            },
        })
    }

    /// Returns every text.
    pub fn texts(&self) -> impl Iterator<Item = &T> {
        let choices = self.choices.iter().map(|choice| &choice.text);
        std::iter::once(&self.question).chain(choices).chain(&self.explanation)
    }

    /// Tells whether more than one choice is right.
    #[must_use]
    pub fn has_several_answers(&self) -> bool {
        self.choices.iter().filter(|choice| choice.correct).count() > 1
    }
}
