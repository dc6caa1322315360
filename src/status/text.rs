//! The status for people: the table asked for, the counts that belong to it, and what to do next.

use std::io;

use crate::check::{Subject, Survey, TextStatus, TranslationState, TranslationStatus};
use crate::diagnostic::Severity;
use crate::model::StageId;
use crate::report::HumanStyle;
use crate::words::{Text, Words};

use super::files;
use super::reviews::{self, due};
use super::table::{Cell, Rows, Tone, table};
use super::tally::{Coverage, Tally, Whole, coverage, guides_of, shown_in};
use super::{Asked, Table, guides};

/// Writes the status as tables. `strings` are those of the theme.
///
/// # Errors
/// Fails where `out` does.
pub fn human(
    survey: &Survey,
    asked: &Asked,
    words: &Words,
    style: HumanStyle,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let view = View { survey, words };
    let frame = if style.unicode { '─' } else { '-' };
    let draw = |(head, rows): &Rows| table(head, rows, style.width, frame, style.color);
    let is_due = |within| due(survey, asked.today, within);
    let mut sentences = view.mistakes();
    match &asked.table {
        Table::Translations => {
            out.write_all(draw(&view.texts()).as_bytes())?;
            writeln!(out, "\n{}", draw(&view.counts()).trim_end())?;
            if let Some(files) = files::table(survey, &asked.strings, words) {
                writeln!(out, "\n{}", draw(&files).trim_end())?;
            }
            sentences.extend(view.next());
            sentences.extend(view.reviews(is_due(0).len()));
        }
        Table::Guides(columns) => {
            out.write_all(draw(&guides::rows(survey, columns, words)).as_bytes())?;
            if columns.is_empty() {
                sentences.push(words.plain("status-no-facts"));
            }
        }
        Table::Due { within, columns } => {
            let due = is_due(*within);
            if due.is_empty() {
                return writeln!(out, "{}", words.plain("status-none-due"));
            }
            out.write_all(draw(&reviews::rows(survey, &due, columns, words)).as_bytes())?;
        }
    }
    sentences.iter().try_for_each(|sentence| writeln!(out, "\n{sentence}"))
}

struct View<'v> {
    survey: &'v Survey,
    words: &'v Words,
}

impl View<'_> {
    /// Returns a row for each guide, each activity without one, each page and each snippet.
    fn texts(&self) -> Rows {
        let mut head = vec![self.words.plain("status-text"), self.words.plain("status-activity")];
        head.extend(self.survey.targets().map(|(_, language)| language.tag().to_owned()));
        let mut rows = Vec::new();
        for stage in StageId::ALL {
            let of_stage = |text: &&TextStatus| matches!(&text.subject, Subject::Guide { id, .. } if id.stage == stage);
            let texts: Vec<&TextStatus> = self.survey.texts.iter().filter(of_stage).collect();
            rows.extend(texts.iter().map(|text| self.row(text)));
            // Where a guide's activity could not be read, it may be any of these.
            let all_known = texts.iter().all(|text| matches!(&text.subject, Subject::Guide { activity: Some(_), .. }));
            let activities = self.survey.activities[stage].iter().flatten();
            let free = activities.filter(|activity| {
                let has_guide = guides_of(&texts, activity).next().is_some();
                all_known && !has_guide && shown_in(self.survey, stage, activity).is_empty()
            });
            rows.extend(free.map(|activity| self.row_without_guide(stage, activity)));
        }
        let is_other = |text: &&TextStatus| !matches!(text.subject, Subject::Guide { .. });
        rows.extend(self.survey.texts.iter().filter(is_other).map(|text| self.row(text)));
        (head, rows)
    }

    fn row(&self, text: &TextStatus) -> Vec<Cell> {
        let (name, activity) = match &text.subject {
            Subject::Guide { id, activity, draft, .. } => {
                let draft = if *draft { format!(" ({})", self.words.plain("status-draft")) } else { String::new() };
                (format!("{id}{draft}"), activity.clone().unwrap_or_else(|| "?".to_owned()))
            }
            Subject::Page { slug } => (format!("pages/{slug}"), String::new()),
            Subject::Snippet { id } => (format!("snippets/{id}"), String::new()),
        };
        let mut row = vec![Cell::new(name, Tone::Plain), Cell::new(activity, Tone::Faint)];
        row.extend(self.survey.targets().map(|(lang, _)| {
            let translation = text.translations.iter().find(|translation| translation.lang == lang);
            translation.map_or_else(
                || Cell::new(self.words.plain("status-source"), Tone::Faint),
                |translation| self.state(translation),
            )
        }));
        row
    }

    fn row_without_guide(&self, stage: StageId, activity: &str) -> Vec<Cell> {
        let no_guide = self.words.plain("status-no-guide");
        let states: Vec<Cell> = self.survey.targets().map(|_| Cell::new(&*no_guide, Tone::Bad)).collect();
        // Where nothing is translated, no other cell says it.
        let name = if states.is_empty() { format!("{stage}/… ({no_guide})") } else { format!("{stage}/…") };
        let mut row = vec![Cell::new(name, Tone::Faint), Cell::new(activity, Tone::Plain)];
        row.extend(states);
        row
    }

    fn state(&self, translation: &TranslationStatus) -> Cell {
        let (text, tone) = match &translation.state {
            TranslationState::UpToDate => (self.words.plain("status-up-to-date"), Tone::Good),
            TranslationState::Stale(sections) => {
                let text = Text::new("status-stale").arg("count", sections.len()).arg("section", sections.join(", "));
                (self.words.say(&text), Tone::Doubtful)
            }
            TranslationState::Untracked => (self.words.plain("status-untracked"), Tone::Faint),
            TranslationState::Missing => (self.words.plain("status-missing"), Tone::Bad),
            TranslationState::Unknown => (self.words.plain("status-unknown"), Tone::Bad),
        };
        if !translation.differs {
            return Cell::new(text, tone);
        }
        let tone = if tone == Tone::Bad { tone } else { Tone::Doubtful };
        Cell::new(format!("{text}; {}", self.words.plain("status-differs")), tone)
    }

    /// Returns a row for each stage, the pages and everything, in each language that something is translated into.
    /// Columns without a count are left out.
    fn counts(&self) -> Rows {
        let Whole { stages, pages, snippets, total } = coverage(self.survey);
        let columns: Vec<Column> = COLUMNS
            .into_iter()
            .filter(|column| column.always || total.languages.iter().any(|(_, tally)| (column.count)(tally) > 0))
            .collect();
        let mut head = vec![self.words.plain("status-stage"), self.words.plain("status-activities")];
        if total.languages.is_empty() {
            head.push(self.words.plain("status-texts"));
        } else {
            head.push(self.words.plain("status-language"));
            head.extend(columns.iter().map(|column| self.words.plain(column.id)));
        }
        let stages = stages.iter().filter_map(|of| Some((of.stage?.as_str().to_owned(), of)));
        let rest = [("status-pages", &pages), ("status-snippets", &snippets), ("status-total", &total)];
        let rest = rest.into_iter().filter(|(name, of)| *name != "status-snippets" || of.texts > 0);
        let rest = rest.map(|(name, of)| (self.words.plain(name), of));
        let rows = stages.chain(rest).flat_map(|(name, of)| self.count_rows(&name, of, &columns));
        (head, rows.collect())
    }

    fn count_rows(&self, name: &str, of: &Coverage, columns: &[Column]) -> Vec<Vec<Cell>> {
        let is_pages =
            of.stage.is_none() && of.activities.is_none() && self.survey.activities.iter().all(|(_, a)| a.is_some());
        let (guided, tone) = match of.activities {
            Some((all, guided)) => {
                let text = Text::new("status-of").arg("count", guided).arg("expected", all);
                (self.words.say(&text), if guided < all { Tone::Bad } else { Tone::Plain })
            }
            None if is_pages => (String::new(), Tone::Plain),
            None => ("?".to_owned(), Tone::Faint),
        };
        let start = || vec![Cell::new(name, Tone::Plain), Cell::new(&*guided, tone)];
        if of.languages.is_empty() {
            return vec![[start(), vec![Cell::number(of.texts, Tone::Plain)]].concat()];
        }
        of.languages
            .iter()
            .map(|(lang, tally)| {
                let mut row = start();
                row.push(Cell::new(self.survey.languages[*lang].tag(), Tone::Plain));
                row.extend(columns.iter().map(|column| Cell::number((column.count)(tally), column.tone)));
                row
            })
            .collect()
    }

    /// Says that mistakes hide something.
    fn mistakes(&self) -> Vec<String> {
        let diagnostics = &self.survey.diagnostics;
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        let said = (errors > 0).then(|| self.words.say(&Text::new("status-errors").arg("count", errors)));
        said.into_iter().collect()
    }

    /// Says what to do next about translations.
    fn next(&self) -> Option<String> {
        let mut states = self.survey.texts.iter().flat_map(|text| &text.translations).map(|of| &of.state);
        let is_open =
            |state: &TranslationState| matches!(state, TranslationState::Stale(_) | TranslationState::Untracked);
        states.any(is_open).then(|| self.words.plain("status-next"))
    }

    /// Says that guides are to be read again.
    fn reviews(&self, count: usize) -> Option<String> {
        (count > 0).then(|| self.words.say(&Text::new("status-due").arg("count", count)))
    }
}

/// A column of counts.
#[derive(Clone, Copy)]
struct Column {
    id: &'static str,
    count: fn(&Tally) -> usize,
    tone: Tone,
    always: bool,
}

const COLUMNS: [Column; 7] = [
    Column { id: "status-texts", count: |tally| tally.texts, tone: Tone::Plain, always: true },
    Column { id: "status-count-up-to-date", count: |tally| tally.up_to_date, tone: Tone::Good, always: true },
    Column { id: "status-count-stale", count: |tally| tally.stale, tone: Tone::Doubtful, always: false },
    Column { id: "status-count-untracked", count: |tally| tally.untracked, tone: Tone::Plain, always: false },
    Column { id: "status-count-missing", count: |tally| tally.missing, tone: Tone::Bad, always: false },
    Column { id: "status-count-differs", count: |tally| tally.structure_differs, tone: Tone::Doubtful, always: false },
    Column { id: "status-count-unknown", count: |tally| tally.unknown, tone: Tone::Bad, always: false },
];
