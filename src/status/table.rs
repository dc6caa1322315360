//! Lays out tables for a terminal or a file. Widths are those that a terminal gives the characters: Vietnamese
//! letters are one column wide however they are encoded, East Asian ones two.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a cell keeps when the screen is narrow.
const MIN_WIDTH: usize = 8;

/// What is between two columns.
const GAP: &str = "  ";

/// What a cell is about, which gives it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Doubtful,
    Bad,
    Faint,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) tone: Tone,
    /// Whether the text is aligned to the right of its column, as numbers are.
    pub(super) right: bool,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, right: false }
    }

    pub(super) fn number(number: usize, tone: Tone) -> Self {
        Self { text: number.to_string(), tone: if number == 0 { Tone::Faint } else { tone }, right: true }
    }
}

/// The head of a table and its rows.
pub(super) type Rows = (Vec<String>, Vec<Vec<Cell>>);

/// Returns a table as lines. `width` is that of the screen, if there is one; `frame` draws the line below the head.
pub(super) fn table(head: &[String], rows: &[Vec<Cell>], width: Option<usize>, frame: char, color: bool) -> String {
    let widths = widths(head, rows, width);
    let mut lines = String::new();
    let head: Vec<Cell> = head
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let right = rows.first().and_then(|row| row.get(at)).is_some_and(|cell| cell.right);
            Cell { text: text.clone(), tone: Tone::Plain, right }
        })
        .collect();
    line(&head, &widths, color.then(|| Style::new().bold()), color, &mut lines);
    let rule = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
    lines.extend(std::iter::repeat_n(frame, rule));
    lines.push('\n');
    for row in rows {
        line(row, &widths, None, color, &mut lines);
    }
    lines
}

/// Returns the width of each column; the widest give way until the table fits.
fn widths(head: &[String], rows: &[Vec<Cell>], width: Option<usize>) -> Vec<usize> {
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).map(|cell| cell.text.width());
    let mut widths: Vec<usize> =
        head.iter().enumerate().map(|(at, text)| cells(at).max().unwrap_or(0).max(text.width())).collect();
    let Some(limit) = width else { return widths };
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > limit {
        match widths.iter_mut().max() {
            Some(widest) if *widest > MIN_WIDTH => *widest -= 1,
            _ => break,
        }
    }
    widths
}

fn line(cells: &[Cell], widths: &[usize], style: Option<Style>, color: bool, lines: &mut String) {
    let mut line = String::new();
    for (at, (cell, &width)) in cells.iter().zip(widths).enumerate() {
        if at > 0 {
            line.push_str(GAP);
        }
        let text = cut(&cell.text, width);
        let padding = " ".repeat(width - text.width().min(width));
        let style = style.unwrap_or_else(|| if color { style_of(cell.tone) } else { Style::new() });
        // Writing to a string cannot fail.
        let _ = if cell.right {
            write!(line, "{padding}{style}{text}{style:#}")
        } else {
            write!(line, "{style}{text}{style:#}{padding}")
        };
    }
    lines.push_str(line.trim_end());
    lines.push('\n');
}

/// Returns `text` if it is not wider than `width`, or else its beginning and an ellipsis.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn style_of(tone: Tone) -> Style {
    let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
    match tone {
        Tone::Plain => Style::new(),
        Tone::Good => color(AnsiColor::Green),
        Tone::Doubtful => color(AnsiColor::Yellow),
        Tone::Bad => color(AnsiColor::Red),
        Tone::Faint => Style::new().dimmed(),
    }
}
