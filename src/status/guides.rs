//! A table of guides with what they state, as a team lead looks at them.

use crate::check::{Subject, Survey, TextStatus};
use crate::model::{FactData, GuideId};
use crate::words::Words;

use super::table::{Cell, Rows, Tone};

/// Returns the guides of a survey with their ids.
pub(super) fn guides(survey: &Survey) -> impl Iterator<Item = (&GuideId, &TextStatus)> {
    survey.texts.iter().filter_map(|text| match &text.subject {
        Subject::Guide { id, .. } => Some((id, text)),
        Subject::Page { .. } => None,
    })
}

/// Returns a row for each guide, with these facts.
pub(super) fn rows(survey: &Survey, columns: &[usize], words: &Words) -> Rows {
    let mut head = vec![words.plain("status-guide")];
    head.extend(names(survey, columns));
    let row = |(id, text): (&GuideId, &TextStatus)| {
        let mut row = vec![Cell::new(id.to_string(), Tone::Plain)];
        row.extend(cells(survey, (id, text), columns));
        row
    };
    (head, guides(survey).map(row).collect())
}

/// Returns the names of facts, as front matter and `--columns` have them.
pub(super) fn names(survey: &Survey, columns: &[usize]) -> impl Iterator<Item = String> {
    columns.iter().map(|&at| survey.facts[at].name.clone().into_owned())
}

/// Returns what a guide states of these facts; nothing where it states none, `?` where it could not be read.
pub(super) fn cells(survey: &Survey, (id, text): (&GuideId, &TextStatus), columns: &[usize]) -> Vec<Cell> {
    let names = survey.names(id.stage);
    let cell = |&at: &usize| {
        let Some(facts) = &text.facts else { return Cell::new("?", Tone::Bad) };
        let fact = facts.iter().nth(at).flatten();
        Cell::new(FactData::of(survey.facts[at].kind, fact, &names).to_string(), Tone::Plain)
    };
    columns.iter().map(cell).collect()
}
