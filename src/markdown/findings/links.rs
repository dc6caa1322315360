//! Finds text that was meant to be a link or picture, and why it is none.

mod forms;
mod pairs;
pub(super) mod shape;

use crate::slice::Slice;

use super::brackets::Brackets;
use super::finding::{Finding, Subject};

/// Returns the places that look like a link or picture and are none.
pub(super) fn find(subject: &Subject<'_>, brackets: &Brackets) -> Vec<Finding> {
    let text = subject.text.slice(subject.start..);
    let mut found = Vec::new();
    pairs::find(text, (subject.taken, &brackets.pairs), &mut found);
    forms::find(text, (subject.taken, &brackets.apart), &mut found);
    found.sort_by_key(|finding: &Finding| finding.span);
    without_nested(&mut found);
    for finding in &mut found {
        finding.span = finding.span.shifted(subject.start);
        if let Some(replacement) = &mut finding.replacement {
            replacement.span = replacement.span.shifted(subject.start);
        }
    }
    found
}

/// Leaves out what lies in something that was found: one mistake is one finding.
fn without_nested(found: &mut Vec<Finding>) {
    let mut end = 0;
    found.retain(|finding| {
        let stays = finding.span.start >= end;
        end = end.max(finding.span.end);
        stays
    });
}
