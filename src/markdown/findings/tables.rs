//! Finds cells of tables that are lost, and lines that have become rows.

use crate::document::{Kind, Node};
use crate::slice::Slice;

use super::finding::{Finding, FindingKind, line_end};

/// Looks at the rows of a table.
pub(super) fn in_table(text: &str, table: Node<'_>, findings: &mut Vec<Finding>) {
    let mut rows = table.children();
    let Some(head) = rows.next() else { return };
    let columns = head.children().count();
    let is_framed = head.source().trim_start().starts_with('|');
    for row in rows.filter(|row| row.kind() == Kind::TableRow) {
        let start = row.span().start as usize;
        let written = row.source().trim_end();
        let bars = bars(written);
        if bars.is_empty() {
            if is_framed && columns > 1 && !written.trim().is_empty() {
                findings.push(taken_line(text, start, written));
                return;
            }
            continue;
        }
        if let Some(finding) = in_row(written, start, &bars, columns) {
            findings.push(finding);
        }
    }
}

/// A line that is no row of the table above it, nor are those that follow.
fn taken_line(text: &str, start: usize, written: &str) -> Finding {
    let finding = Finding::new(FindingKind::TableTakesLine, start..start + written.len());
    let begins_line = text.slice(..start).ends_with('\n');
    if begins_line { finding.replace(start..start, line_end(text, start)) } else { finding }
}

fn in_row(written: &str, start: usize, bars: &[usize], columns: usize) -> Option<Finding> {
    let begin = usize::from(written.starts_with('|'));
    let ends = bars.last().is_some_and(|at| at + 1 == written.len()) && bars.len() > begin;
    let cells = bars.len() + 1 - begin - usize::from(ends);
    let in_code = bars_in_code(written, bars);
    if !in_code.is_empty() && (cells == columns + in_code.len() || in_code.iter().any(|at| is_tight(written, *at))) {
        let (first, last) = (*in_code.first()?, *in_code.last()?);
        let finding = Finding::new(FindingKind::TableBarInCode, start + first..start + first + 1);
        let escaped: String = written
            .slice(first..=last)
            .char_indices()
            .map(|(at, c)| if in_code.binary_search(&(first + at)).is_ok() { "\\|".to_owned() } else { c.to_string() })
            .collect();
        return Some(finding.replace(start + first..start + last + 1, escaped));
    }
    // The bar before the first cell that the head has none for.
    let bar = *bars.get(columns + begin - 1)?;
    let lost = written.slice(bar + 1..);
    if lost.chars().all(|c| c == '|' || c.is_whitespace()) {
        return None;
    }
    let cell = bars.get(columns + begin).map_or(written.len(), |next| *next);
    let words = written.slice(bar + 1..cell);
    let at = start + bar + 1 + words.len() - words.trim_start().len();
    let length = words.trim().len();
    let rest = start + bar + 1 + lost.trim_end().len();
    Some(Finding::new(FindingKind::TableLostCells, if length == 0 { start + bar + 1..rest } else { at..at + length }))
}

/// Tells whether a bar touches what is beside it.
fn is_tight(written: &str, at: usize) -> bool {
    let bytes = written.as_bytes();
    let beside = [at.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(at + 1)];
    beside.iter().all(|byte| byte.is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'`'))
}

/// Returns where bars are in `written` that no backslash precedes.
pub(super) fn bars(written: &str) -> Vec<usize> {
    let bytes = written.as_bytes();
    memchr::memchr_iter(b'|', bytes)
        .filter(|at| at.checked_sub(1).is_none_or(|before| bytes[before] != b'\\'))
        .collect()
}

/// Returns those of `bars` that are between the backticks of code, as it would be without bars.
fn bars_in_code(written: &str, bars: &[usize]) -> Vec<usize> {
    let mut inside = Vec::new();
    let mut runs = Backticks { bytes: written.as_bytes(), at: 0 }.collect::<Vec<_>>().into_iter().peekable();
    let mut next = 0;
    while let Some((open, length)) = runs.next() {
        // Lengths that differ are rare: only the next run is looked at.
        let Some((close, _)) = runs.next_if(|(_, other)| *other == length) else { continue };
        while bars.get(next).is_some_and(|bar| *bar < open) {
            next += 1;
        }
        while let Some(bar) = bars.get(next).filter(|bar| **bar < close) {
            inside.push(*bar);
            next += 1;
        }
    }
    inside
}

/// The runs of backticks in a line: where each is, and its length.
struct Backticks<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Iterator for Backticks<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let start = self.at + memchr::memchr(b'`', &self.bytes[self.at..])?;
        let length = self.bytes[start..].iter().take_while(|byte| **byte == b'`').count();
        self.at = start + length;
        Some((start, length))
    }
}

/// Returns a row of dashes for `cells` cells; those that `written` has keep their side.
pub(super) fn dashes(written: &str, cells: usize) -> String {
    let inner = written.trim().trim_start_matches('|').trim_end_matches('|');
    let mut sides = inner.split('|').map(|cell| {
        let cell = cell.trim();
        (cell.starts_with(':'), cell.len() > 1 && cell.ends_with(':'))
    });
    let mut row = String::from("|");
    for _ in 0..cells {
        let (left, right) = sides.next().unwrap_or_default();
        row.push_str(if left { " :-" } else { " --" });
        row.push_str(if right { ": |" } else { "- |" });
    }
    row
}
