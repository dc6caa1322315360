//! Parses quiz questions: those of a stage, in every language, and those in a guide's text, in one.

use crate::diagnostic::Code;
use crate::model::{Choice, Question};
use crate::yaml::{Node, Value};

use super::fields::{Fields, boolean, list};
use crate::check::report::Report;

/// Reads a question whose texts are read by `read`.
pub(crate) fn parse_question<T>(
    node: &Node,
    read: &mut impl FnMut(&Node, &mut Report) -> Option<T>,
    report: &mut Report,
) -> Option<Question<T>> {
    let mut fields = Fields::of(node, report)?;
    let question = fields.required("question", report).map(|node| (read(node, report), node.span));
    let choices = fields.required("choices", report);
    let explanation = fields.optional("explanation").map(|node| read(node, report));
    fields.finish(report);
    let (question, span) = question?;
    let node = choices?;
    let items = list(node, report)?;
    let read_choices: Vec<Option<Choice<T>>> = items.iter().map(|item| parse_choice(item, read, report)).collect();
    if items.len() < 2 {
        report.push(report.at(Code::QuizTooFewChoices, node.span).arg("count", items.len()));
    }
    let choices = read_choices.into_iter().collect::<Option<Vec<_>>>()?;
    // Where a choice has a field that does not exist, that was probably meant to say so.
    let known = |item: &Node| matches!(&item.value, Value::Map(entries) if entries.iter().all(|entry| matches!(entry.key.as_str(), "text" | "correct")));
    if choices.len() >= 2 && !choices.iter().any(|choice| choice.correct) {
        if !items.iter().all(known) {
            return None;
        }
        report.push(report.at(Code::QuizNoCorrectChoice, span));
        return None;
    }
    Some(Question { question: question?, choices, explanation: explanation.flatten() })
}

fn parse_choice<T>(
    node: &Node,
    read: &mut impl FnMut(&Node, &mut Report) -> Option<T>,
    report: &mut Report,
) -> Option<Choice<T>> {
    let mut fields = Fields::of(node, report)?;
    let text = fields.required("text", report).and_then(|node| read(node, report));
    let correct = fields.optional("correct").map(|node| boolean(node, report));
    fields.finish(report);
    Some(Choice { text: text?, correct: correct.map_or(Some(false), |correct| correct)? })
}
