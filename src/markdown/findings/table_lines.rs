//! Finds tables that are none among the lines of a paragraph.

use crate::markdown::next_of::NextOf;
use crate::slice::Slice;

use super::finding::{Finding, FindingKind, line_end};
use super::runs::{Line, Run};
use super::spaces::is_other_space;
use super::tables::{bars, dashes};

/// Looks for lines of a table.
pub(super) fn in_run(text: &str, run: &Run, bars: &mut NextOf<'_, 1>, findings: &mut Vec<Finding>) {
    let Some(first) = run.lines.first().filter(|_| bars.is_in(&run.range())) else { return };
    if run.lines.len() == 1 && text.slice(first.start..).starts_with(char::is_alphanumeric) {
        // A line by itself counts only if it begins with a bar or a dash.
        return;
    }
    let rows = run.lines.iter().map(|line| Row::of(text, *line)).collect::<Vec<_>>();
    if let Some(at) = rows.iter().position(|row| row.is_dashes) {
        findings.push(around_dashes(text, &rows, at));
    } else if run.after_table && rows.iter().all(|row| row.is_framed) {
        findings.push(Finding::new(FindingKind::TableRowApart, first.start..first.end));
    } else {
        findings.extend(without_dashes(text, &rows));
    }
}

/// A line, as a row.
struct Row {
    line: Line,
    /// How many cells it has.
    cells: usize,
    /// Whether it begins and ends with a bar.
    is_framed: bool,
    /// Whether it is made of bars and dashes.
    is_dashes: bool,
}

impl Row {
    fn of(text: &str, line: Line) -> Self {
        let written = text.slice(line.start..line.end).trim();
        let bars = bars(written);
        let begins = written.starts_with('|');
        let ends = bars.last().is_some_and(|at| at + 1 == written.len());
        let framed = usize::from(begins) + usize::from(ends && bars.len() > 1);
        Self {
            line,
            cells: (bars.len() + 1).saturating_sub(framed),
            is_framed: begins && ends && bars.len() > 1,
            is_dashes: !bars.is_empty() && is_dashes(written),
        }
    }
}

/// Tells whether a line was meant as the row of dashes: other dashes than `-` count too.
fn is_dashes(written: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '=' | '_');
    written.contains(is_dash) && written.chars().all(|c| is_dash(c) || " \t|:+".contains(c) || is_other_space(c))
}

/// Says what is wrong with a row of dashes that makes no table of the lines around it.
fn around_dashes(text: &str, rows: &[Row], at: usize) -> Finding {
    let own = &rows[at];
    let place = own.line.start..own.line.end;
    let Some(head) = at.checked_sub(1).map(|head| &rows[head]) else {
        return Finding::new(FindingKind::TableWithoutHead, place);
    };
    let written = text.slice(place.clone());
    let is_right = written.chars().all(|c| " |:-\t".contains(c)) && own.cells == head.cells;
    if is_right && at > 1 {
        let start = head.line.start;
        let finding = Finding::new(FindingKind::TableInParagraph, start..head.line.end);
        let begins_line = text.slice(..start).ends_with('\n');
        return if begins_line { finding.replace(start..start, line_end(text, start)) } else { finding };
    }
    let finding = Finding::new(FindingKind::TableDashes, place.clone());
    // Where the other rows are as long as this one, a cell is missing above it.
    let is_certain = rows[at + 1..].iter().all(|row| row.cells == head.cells) && head.cells > 1;
    if is_certain { finding.replace(place, dashes(written, head.cells)) } else { finding }
}

/// Returns the first of several lines that are rows and lack the row of dashes.
fn without_dashes(text: &str, rows: &[Row]) -> Option<Finding> {
    let is_alike = |row: &Row, first: &Row| row.cells == first.cells && row.is_framed == first.is_framed;
    let framed = rows.iter().position(|row| row.is_framed && row.cells > 1);
    let (first, needed) = framed.map_or((0, 3), |first| (first, 2));
    let begin = &rows[first];
    let alike = rows[first..].iter().take_while(|row| is_alike(row, begin)).count();
    let spaced = framed.is_some() || rows.iter().all(|row| text.slice(row.line.start..row.line.end).contains(" | "));
    if alike < needed || begin.cells < 2 || !spaced || (framed.is_none() && alike < rows.len()) {
        return None;
    }
    let finding = Finding::new(FindingKind::TableWithoutDashes, begin.line.start..begin.line.end);
    let next = rows.get(first + 1)?.line.start;
    let begins_line = text.slice(..next).ends_with('\n');
    let is_certain = framed.is_some() && begins_line && first == 0;
    Some(if is_certain {
        finding.replace(next..next, dashes("|", begin.cells) + line_end(text, next))
    } else {
        finding
    })
}
