//! Splits front matter off a text: the YAML between a first line `---` and the next one.
//!
//! Where a line is not quite `---`, or is missing, and what was meant is plain to see, the YAML is read all the same
//! and the [`Slip`] is handed on: it is one mistake, and neither the fields nor the text are lost for it.

use crate::slice::Slice;
use crate::source::Span;
use crate::yaml::{self, SyntaxError, Tree, Value};

/// The YAML at the head of a Markdown file.
#[derive(Debug)]
pub enum FrontMatter {
    /// There is none.
    Missing,
    /// It begins, and where it ends cannot be told.
    Unclosed(Span),
    /// It is written in TOML; its opening line.
    Toml(Span),
    /// It is there.
    Present {
        /// What it says.
        tree: Result<Tree, SyntaxError>,
        /// Its opening line.
        opening: Span,
        /// What is wrong with the lines around it.
        slip: Option<Slip>,
    },
}

impl FrontMatter {
    /// Returns what was read as YAML, if anything was.
    #[must_use]
    pub fn tree(&self) -> Option<&Result<Tree, SyntaxError>> {
        if let Self::Present { tree, .. } = self { Some(tree) } else { None }
    }
}

/// What is wrong with the lines around front matter.
#[derive(Debug)]
pub struct Slip {
    /// What is wrong.
    pub kind: SlipKind,
    /// Where it is.
    pub span: Span,
    /// What to write where; nothing if more than one thing can have been meant.
    pub fix: Vec<(Span, String)>,
}

/// What can be wrong with the lines around front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// Something is above the first line.
    Late,
    /// A line is not quite `---`.
    Delimiter,
    /// The first line is missing.
    NoOpening,
    /// The last line is missing.
    Unclosed,
}

/// The exact line.
const LINE: &str = "---";

/// A line of a text, without its ending.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// Where the next line begins.
    next: usize,
}

impl Line<'_> {
    fn span(&self) -> Span {
        let indent = self.text.len() - self.text.trim_start().len();
        Span::new(self.start + indent, self.start + self.text.trim_end().len())
    }

    fn is_blank(&self) -> bool {
        self.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty()
    }

    fn is_indented(&self) -> bool {
        self.text.starts_with(char::is_whitespace)
    }

    /// Returns whether it is a field of YAML: `title: …`.
    fn is_field(&self) -> bool {
        let name = self.text.trim_start().split([':', ' ', '\t']).next().unwrap_or_default();
        let rest = self.text.trim_start().slice(name.len()..);
        is_name(name) && rest.starts_with(':') && rest.slice(1..).chars().next().is_none_or(char::is_whitespace)
    }

    /// Returns whether it is a field of TOML: `title = …`.
    fn is_toml(&self) -> bool {
        self.text.split_once('=').is_some_and(|(name, _)| is_name(name.trim()))
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
}

/// Returns the front matter of `text`, and where what follows it begins.
pub(super) fn split(text: &str) -> (FrontMatter, usize) {
    let Some(opening) = Opening::of(text) else { return (FrontMatter::Missing, 0) };
    if opening.toml {
        let close = lines(text, opening.next).find(|line| line.text.trim() == "+++");
        return (FrontMatter::Toml(opening.span), close.map_or(text.len(), |line| line.next));
    }
    let closes = Closes::find(text, &opening);
    let tree = closes.first.map(|line| parse(text, opening.next, line.start));
    if let (Some(line), Some(Ok(_))) = (closes.first, &tree) {
        return opening.closed_by(line, tree);
    }
    if let Some(line) = closes.indented
        && let Some(tree) = complete(text, opening.next, line.start)
    {
        return opening.closed_by(line, Some(Ok(tree)));
    }
    let limit = closes.first.map_or(text.len(), |line| line.start);
    let begins = body_begins(text, opening.next, limit);
    let ends = begins.or_else(|| closes.first.is_none().then_some(text.len()));
    if let Some(at) = ends
        && let Some(tree) = complete(text, opening.next, at)
    {
        return opening.closed_at(at, text, tree);
    }
    match closes.first {
        Some(line) => opening.closed_by(line, tree),
        None => (FrontMatter::Unclosed(opening.span), text.len()),
    }
}

fn parse(text: &str, start: usize, end: usize) -> Result<Tree, SyntaxError> {
    match yaml::parse(text.slice(start..end)) {
        Ok(mut tree) => {
            tree.shift(start);
            Ok(tree)
        }
        Err(error) => Err(SyntaxError { span: error.span.shifted(start), ..error }),
    }
}

/// Returns the tree of a part of the text that is a map.
fn complete(text: &str, start: usize, end: usize) -> Option<Tree> {
    parse(text, start, end).ok().filter(|tree| matches!(&tree.root.value, Value::Map(_)))
}

/// The line that front matter begins with.
struct Opening<'t> {
    span: Span,
    /// What the line says.
    written: &'t str,
    is_indented: bool,
    /// Where the fields begin.
    next: usize,
    toml: bool,
    slip: Option<Slip>,
}

impl<'t> Opening<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let line = first_line(text)?;
        let (span, written) = (line.span(), line.text.trim());
        let opening =
            |slip| Self { span, written, is_indented: line.is_indented(), next: line.next, toml: false, slip };
        if line.start == 0 && line.text.trim_end() == LINE {
            return Some(opening(None));
        }
        let begins = lines(text, line.next).find(|line| !line.is_blank() && !line.text.trim().starts_with('#'))?;
        if line.is_field() && !line.is_indented() && only_fields_before_close(text, line) {
            let place = Span::new(line.start, line.start);
            let fix = vec![(place, format!("{LINE}\n"))];
            let slip = Slip { kind: SlipKind::NoOpening, span, fix };
            return Some(Self { next: line.start, written: LINE, ..opening(Some(slip)) });
        }
        if !is_delimiter(written) {
            return None;
        }
        if written == "+++" && begins.is_toml() {
            return Some(Self { toml: true, ..opening(None) });
        }
        if !begins.is_field() {
            return None;
        }
        let above = text.slice(..line.start);
        let is_exact = line.text.trim_end() == LINE;
        let kind = if is_exact { SlipKind::Late } else { SlipKind::Delimiter };
        let only_blank = above.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty();
        let fix = match (only_blank, exact(span, line, written)) {
            (true, Some((span, text))) => vec![(Span::new(0, span.range().end), text)],
            _ => Vec::new(),
        };
        Some(opening(Some(Slip { kind, span, fix })))
    }

    /// Returns the front matter that `line` ends.
    fn closed_by(self, line: Line<'_>, tree: Option<Result<Tree, SyntaxError>>) -> (FrontMatter, usize) {
        let Some(tree) = tree else { return (FrontMatter::Unclosed(self.span), line.next) };
        let is_exact = matches!(line.text.trim_end(), LINE | "...");
        let fix =
            if is_exact { Some(Vec::new()) } else { exact(line.span(), line, line.text.trim()).map(|fix| vec![fix]) };
        let slip = match (self.slip, is_exact) {
            (slip, true) => slip,
            (None, false) => Some(Slip { kind: SlipKind::Delimiter, span: line.span(), fix: fix.unwrap_or_default() }),
            // The same slip at both ends is one.
            (Some(slip), false) if slip.fix.is_empty() => Some(slip),
            (Some(slip), false) => {
                let fix = fix.map(|close| slip.fix.into_iter().chain(close).collect());
                Some(Slip { fix: fix.unwrap_or_default(), ..slip })
            }
        };
        (FrontMatter::Present { tree, opening: self.span, slip }, line.next)
    }

    /// Returns the front matter that ends at `at` without a line that says so.
    fn closed_at(self, at: usize, text: &str, tree: Tree) -> (FrontMatter, usize) {
        let break_before = if text.slice(..at).ends_with(['\n', '\r']) { "" } else { "\n" };
        let break_after = if at < text.len() { "\n\n" } else { "\n" };
        let line = (Span::new(at, at), format!("{break_before}{LINE}{break_after}"));
        let fix = self.slip.map_or_else(Vec::new, |slip| slip.fix).into_iter().chain([line]).collect();
        let slip = Some(Slip { kind: SlipKind::Unclosed, span: self.span, fix });
        (FrontMatter::Present { tree: Ok(tree), opening: self.span, slip }, at)
    }
}

/// Returns how the line at `span` is fixed, if nothing that it says is lost.
fn exact(span: Span, line: Line<'_>, written: &str) -> Option<(Span, String)> {
    let is_bare = !written.starts_with(LINE) || written.chars().all(is_dash);
    is_bare.then(|| (Span { start: Span::new(line.start, line.start).start, ..span }, LINE.to_owned()))
}

/// Returns the first line that says something, comments of Markdown and YAML left out.
fn first_line(text: &str) -> Option<Line<'_>> {
    let mut in_comment = false;
    lines(text, 0).find(|line| {
        let trimmed = line.text.trim();
        let begins = in_comment || trimmed.starts_with("<!--");
        in_comment = begins && !trimmed.contains("-->");
        !begins && !line.is_blank() && !trimmed.starts_with('#') && !trimmed.starts_with("//")
    })
}

/// Returns whether a line is what people write for `---`.
fn is_delimiter(written: &str) -> bool {
    let is_rule = |mark: char| written.len() >= 3 && written.chars().all(|c| c == mark);
    written.starts_with(LINE)
        || written.chars().all(is_dash) && (written.chars().count() > 1 || written == "\u{2014}")
        || ['*', '_', '=', '~', '+', ';'].into_iter().any(is_rule)
        || matches!(written, "```" | "```yaml" | "```yml")
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The lines that front matter may end with.
struct Closes<'t> {
    /// The first that can be nothing else.
    first: Option<Line<'t>>,
    /// The first before it that begins further right: it may be part of a text.
    indented: Option<Line<'t>>,
}

impl<'t> Closes<'t> {
    fn find(text: &'t str, opening: &Opening<'_>) -> Self {
        let mut closes = Self { first: None, indented: None };
        for line in lines(text, opening.next) {
            let written = line.text.trim();
            let begins_alike = line.is_indented() == opening.is_indented;
            let is_line = if line.is_indented() {
                opening.is_indented && written == LINE
            } else {
                written == "..."
                    || written.starts_with(LINE)
                    || is_delimiter(written) && (written.chars().all(is_dash) || is_like(written, opening.written))
            };
            if is_line && (begins_alike || !line.is_indented()) {
                closes.first = Some(line);
                return closes;
            }
            if closes.indented.is_none() && line.is_indented() && written == LINE {
                closes.indented = Some(line);
            }
        }
        closes
    }
}

/// Returns whether two lines are of the same signs.
fn is_like(written: &str, opening: &str) -> bool {
    written.chars().next() == opening.chars().next()
}

/// Returns whether fields, and nothing else, are between `first` and a line `---`.
fn only_fields_before_close(text: &str, first: Line<'_>) -> bool {
    for line in lines(text, first.start) {
        if line.text.trim_end() == LINE {
            return true;
        }
        let trimmed = line.text.trim_start();
        let belongs = line.is_field() || line.is_indented() || trimmed.starts_with("- ") || trimmed.starts_with('#');
        if !belongs {
            return false;
        }
    }
    false
}

/// Returns where, between `start` and `end`, the text begins that front matter is followed by without a line that ends
/// it: at the first line that is nothing of YAML, unless fields follow it.
fn body_begins(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut found: Option<usize> = None;
    let mut blank_before = false;
    for line in lines(text.slice(..end), start) {
        let is_heading = line.text.trim_start_matches('#').starts_with(' ') && line.text.starts_with('#');
        let is_field = line.is_field();
        if found.is_some() {
            let is_own = line.text.starts_with(|c: char| c.is_ascii_lowercase());
            if is_field && is_own {
                return None;
            }
        } else if !line.is_blank() && !line.is_indented() && !is_field {
            let closes = line.text.starts_with([']', '}', '-']);
            let is_comment =
                line.text.starts_with('#') && !(is_heading && (blank_before || line.text.starts_with("##")));
            if !closes && !is_comment {
                found = Some(line.start);
            }
        }
        if found.is_none() {
            blank_before = line.is_blank();
        }
    }
    found
}

/// Returns the lines of `text` from `start` on; a line ends with LF, CR LF or a lone CR.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let ending = if rest.slice(end..).starts_with("\r\n") { 2 } else { usize::from(end < rest.len()) };
        let line = Line { text: rest.slice(..end), start: at, next: at + end + ending };
        at = line.next;
        Some(line)
    })
}
