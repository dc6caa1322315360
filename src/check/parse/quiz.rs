//! Makes quiz questions of what was read: those of a stage, in every language, and those in a guide's text, in one.

use crate::check::report::Report;
use crate::diagnostic::Code;
use crate::model::{Choice, Question};

use super::fields::Values;

/// Makes a question whose texts `take` finds; reports what keeps it from being one.
pub(crate) fn question<'n, T>(
    mut values: Values<'n>,
    take: impl Fn(&mut Values<'n>, &str) -> Option<T>,
    report: &mut Report,
) -> Option<Question<T>> {
    let question = values.tree("question")?;
    let list = values.tree("choices")?;
    let items = values.records("choices")?;
    if items.len() < 2 {
        report.push(report.at(Code::QuizTooFewChoices, list.span).arg("count", items.len()));
    }
    // Where a choice has a field that does not exist, that was probably meant to say that it is right.
    let is_clear = items.iter().flatten().all(|item| !item.has_strange());
    let choices: Vec<Option<Choice<T>>> = items.into_iter().map(|item| choice(item?, &take)).collect();
    let choices = choices.into_iter().collect::<Option<Vec<_>>>()?;
    if choices.len() >= 2 && !choices.iter().any(|choice| choice.correct) {
        if is_clear {
            report.push(report.at(Code::QuizNoCorrectChoice, question.span));
        }
        return None;
    }
    Some(Question { question: take(&mut values, "question")?, choices, explanation: take(&mut values, "explanation") })
}

fn choice<'n, T>(mut values: Values<'n>, take: &impl Fn(&mut Values<'n>, &str) -> Option<T>) -> Option<Choice<T>> {
    let correct = if values.has("correct") { values.flag("correct")? } else { false };
    Some(Choice { text: take(&mut values, "text")?, correct })
}
