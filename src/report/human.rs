//! The report for people: each mistake with the lines it is in, and at the end what to do next.
//!
//! miette draws the excerpts. The words around them are this program's own, since miette's are English.

use std::collections::HashMap;
use std::io;
use std::ops::Range;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode};
use miette::{SourceSpan, SpanContents, ThemeCharacters, ThemeStyles};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::load::Sources;
use crate::source::{FilePath, Position};
use crate::words::{Text, Words};

use super::excerpt::{Excerpt, Lines, MAX_COLUMNS, harmless};
use super::summary::{Notes, by_code, conclusion, helps};

/// How many lines apart two marked places of one file may be to be shown in one excerpt.
const NEAR: usize = 4;

/// Columns that line numbers and frame take beside the lines of a file.
const FRAME: usize = 10;

/// Columns of a file's lines that are shown even on the narrowest screen.
const MIN_COLUMNS: usize = 20;

/// How the report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HumanStyle {
    /// Columns to wrap sentences at; `None` where there is no screen.
    pub width: Option<usize>,
    /// Whether frames are drawn with box characters.
    pub unicode: bool,
    /// Whether to colour.
    pub color: bool,
}

/// Writes every diagnostic, in the order given, and at the end what they come to.
///
/// # Errors
/// Fails where `out` does.
pub fn human(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    words: &Words,
    style: HumanStyle,
    notes: Notes,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    excerpts(diagnostics, sources, words, style, out)?;
    write!(out, "{}", by_code(diagnostics, words))?;
    write!(out, "{}", conclusion(diagnostics, notes, words))
}

/// Writes every diagnostic, in the order given, and nothing besides.
///
/// # Errors
/// Fails where `out` does.
pub fn excerpts<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
    words: &Words,
    style: HumanStyle,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut report = HumanReport { sources, words, style, theme: theme(style), lines: HashMap::new() };
    for diagnostic in diagnostics {
        out.write_all(report.diagnostic(diagnostic).as_bytes())?;
        writeln!(out)?;
    }
    Ok(())
}

struct HumanReport<'r> {
    sources: &'r Sources,
    words: &'r Words,
    style: HumanStyle,
    theme: GraphicalTheme,
    lines: HashMap<FilePath, Option<Lines<'r>>>,
}

/// A sentence about a place.
struct Note<'d> {
    place: &'d Place,
    message: String,
}

impl<'r> HumanReport<'r> {
    fn diagnostic(&mut self, diagnostic: &Diagnostic) -> String {
        let (severity, word) = match diagnostic.severity {
            Severity::Error => (miette::Severity::Error, "severity-error"),
            Severity::Warning => (miette::Severity::Warning, "severity-warning"),
        };
        let title = format!("{}[{}]:", self.words.plain(word), diagnostic.code);
        let related: Vec<Note<'_>> = diagnostic
            .related
            .iter()
            .map(|related| Note { place: &related.place, message: self.say(&related.message) })
            .collect();
        let message = self.say(&diagnostic.message);
        let (near, far) = self.split_near(&diagnostic.place, related);
        let mut report = self.part(severity, title, message, &diagnostic.place, &near);
        for note in far {
            let title = format!("{}:", self.words.plain("report-note"));
            report += &self.part(miette::Severity::Advice, title, note.message, note.place, &[]);
        }
        for help in helps(diagnostic, self.words) {
            report += &self.help(&help.chars().map(harmless).collect::<String>());
        }
        report
    }

    fn say(&self, text: &Text) -> String {
        self.words.say(text).chars().map(harmless).collect()
    }

    fn help(&self, help: &str) -> String {
        let title = format!("{}: ", self.words.plain("report-help"));
        let indent = " ".repeat(title.chars().count() + 2);
        let title = format!("  {}", self.theme.styles.help.style(title));
        let options = textwrap::Options::new(self.style.width.unwrap_or(usize::MAX))
            .initial_indent(&title)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        textwrap::fill(help, options) + "\n"
    }

    /// Parts what can be shown in one excerpt with `place` from what cannot.
    fn split_near<'d>(&mut self, place: &Place, notes: Vec<Note<'d>>) -> (Vec<Note<'d>>, Vec<Note<'d>>) {
        let Some(marked) = self.marked(place) else { return (Vec::new(), notes) };
        notes.into_iter().partition(|note| {
            note.place.file == place.file
                && self.marked(note.place).is_some_and(|(first, last)| {
                    first <= marked.1 + NEAR && marked.0 <= last + NEAR && note.place != place
                })
        })
    }

    fn marked(&mut self, place: &Place) -> Option<(usize, usize)> {
        let span = self.original(place)?;
        Some(self.lines(&place.file)?.marked(&span))
    }

    /// Returns the place's bytes in the text on disk.
    fn original(&self, place: &Place) -> Option<Range<usize>> {
        let source = self.sources.text(&place.file)?;
        Some(source.original_span(place.span?).range())
    }

    /// Returns the lines of a file; they are found once for all diagnostics.
    fn lines(&mut self, file: &FilePath) -> Option<&Lines<'r>> {
        let sources = self.sources;
        self.lines
            .entry(file.clone())
            .or_insert_with(|| sources.text(file).map(|source| Lines::new(source.original_text())))
            .as_ref()
    }

    /// Renders one sentence and the excerpt that it is about.
    fn part(
        &mut self,
        severity: miette::Severity,
        title: String,
        message: String,
        place: &Place,
        near: &[Note<'_>],
    ) -> String {
        let snippet = self.snippet(place, near);
        let bare = snippet.is_none();
        let part = HumanPart { severity, message, snippet };
        let mut theme = self.theme.clone();
        let icons = &mut theme.characters;
        (icons.error, icons.warning, icons.advice) = (title.clone(), title.clone(), title);
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_context_lines(1)
            .with_wrap_lines(self.style.width.is_some())
            .with_width(self.style.width.unwrap_or(usize::MAX / 2))
            .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
            .with_break_words(false);
        let mut rendered = String::new();
        // Writing to a string cannot fail.
        let _ = handler.render_report(&mut rendered, &part);
        let mut rendered = rendered.trim_start().to_owned();
        if bare {
            let arrow = if self.style.unicode { "╰─▶" } else { "-->" };
            rendered.extend(["  ", arrow, " ", &*place.file, "\n"]);
        }
        rendered
    }

    fn snippet(&mut self, place: &Place, near: &[Note<'_>]) -> Option<Snippet> {
        let places = std::iter::once(place).chain(near.iter().map(|note| note.place));
        let spans: Vec<Range<usize>> = places.map(|place| self.original(place)).collect::<Option<_>>()?;
        let columns = self.style.width.map_or(MAX_COLUMNS, |width| width.saturating_sub(FRAME).max(MIN_COLUMNS));
        let lines = self.lines(&place.file)?;
        let position = lines.index.position(spans[0].start);
        let excerpt = lines.excerpt(&spans, columns);
        let labels = std::iter::once(None).chain(near.iter().map(|note| Some(note.message.clone()))).collect();
        Some(Snippet { file: place.file.clone(), position, excerpt, labels })
    }
}

fn theme(style: HumanStyle) -> GraphicalTheme {
    let characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    GraphicalTheme { characters, styles }
}

/// One sentence with its excerpt, as miette wants it.
#[derive(Debug)]
struct HumanPart {
    severity: miette::Severity,
    message: String,
    snippet: Option<Snippet>,
}

/// Lines of a file with marked places, of which the first is the one spoken of.
#[derive(Debug)]
struct Snippet {
    file: FilePath,
    position: Position,
    excerpt: Excerpt,
    labels: Vec<Option<String>>,
}

impl std::fmt::Display for HumanPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for HumanPart {}

impl miette::Diagnostic for HumanPart {
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|snippet| snippet as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let snippet = self.snippet.as_ref()?;
        let labels = snippet.labels.iter().zip(&snippet.excerpt.marks).enumerate().map(|(at, (label, mark))| {
            let span = SourceSpan::new(mark.start.into(), mark.len());
            if at == 0 {
                LabeledSpan::new_primary_with_span(label.clone(), span)
            } else {
                LabeledSpan::new_with_span(label.clone(), span)
            }
        });
        Some(Box::new(labels))
    }
}

impl SourceCode for Snippet {
    /// Returns the whole excerpt whatever is asked for. miette asks without context lines only to learn line and
    /// column of the place spoken of; those are told as they are in the file, of which the excerpt is a part.
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text = &self.excerpt.text;
        let (line, column) = if before == 0 {
            (self.position.line - 1, self.position.column - 1)
        } else {
            (self.excerpt.first_line - 1, 0)
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.to_string(),
            text.as_bytes(),
            SourceSpan::new(0.into(), text.len()),
            line,
            column,
            text.lines().count(),
        )))
    }
}
