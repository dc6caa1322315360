//! The guides that someone should read again: by a day, or some days ahead of it.

use jiff::civil::Date;

use crate::check::{Survey, TextStatus};
use crate::model::GuideId;
use crate::schema::guide::FactIx;
use crate::words::{Text, Words};

use super::guides::{cells, guides, names};
use super::table::{Cell, Rows, Tone};

/// A guide whose review is due.
#[derive(Clone, Copy)]
pub(super) struct Due<'s> {
    pub(super) id: &'s GuideId,
    pub(super) text: &'s TextStatus,
    pub(super) review_by: Date,
    /// How many days are left; below zero where the day has passed.
    pub(super) days: i32,
}

/// Returns the guides that are due within so many days from `today`, the longest overdue first.
pub(super) fn due(survey: &Survey, today: Date, within: u16) -> Vec<Due<'_>> {
    let mut due: Vec<Due<'_>> = guides(survey)
        .filter_map(|(id, text)| {
            let review_by = text.facts.as_ref()?.date(FactIx::REVIEW_BY)?;
            let days = today.until(review_by).ok()?.get_days();
            (days <= i32::from(within)).then_some(Due { id, text, review_by, days })
        })
        .collect();
    // Those of one day stay in the order of the path.
    due.sort_by_key(|due| due.review_by);
    due
}

/// Returns a row for each guide that is due, with its owners and these facts.
pub(super) fn rows(survey: &Survey, due: &[Due<'_>], columns: &[usize], words: &Words) -> Rows {
    let owner = FactIx::OWNER.0 as usize;
    let shown: Vec<usize> = std::iter::once(owner).chain(columns.iter().copied().filter(|&at| at != owner)).collect();
    let mut head = vec![words.plain("status-guide"), "review_by".to_owned(), words.plain("status-when")];
    head.extend(names(survey, &shown));
    let row = |due: &Due<'_>| {
        let tone = if due.days < 0 { Tone::Bad } else { Tone::Doubtful };
        let mut row = vec![
            Cell::new(due.id.to_string(), Tone::Plain),
            Cell::new(due.review_by.to_string(), Tone::Plain),
            Cell::new(when(due.days, words), tone),
        ];
        row.extend(cells(survey, (due.id, due.text), &shown));
        row
    };
    (head, due.iter().map(row).collect())
}

fn when(days: i32, words: &Words) -> String {
    let id = match days {
        ..0 => "status-overdue",
        0 => "status-due-today",
        1.. => "status-due-in",
    };
    words.say(&Text::new(id).arg("count", days.unsigned_abs() as usize))
}
