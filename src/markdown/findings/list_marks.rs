//! Finds lines that were meant as items of a list: `• one`, `-One`, `1.One`, `[ ] one`, `(1) one`, and marks with a
//! space that is not a space for Markdown.
//!
//! What could be part of a sentence as well counts only where several lines begin alike. One list is found once, at its
//! first mark.

use crate::document::Kind;
use crate::slice::Slice;

use super::finding::{Finding, FindingKind};
use super::runs::{Line, Run};
use super::spaces::{ordinary, other_spaces};

/// What lines of one list begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A mark of Markdown, with a space of another kind.
    OtherSpace(char),
    /// `•` and its like.
    Bullet,
    /// A dash, a middle dot, a tick: also used in sentences.
    Weak(char),
    /// `[ ]`, `[x]`, `☐`.
    Tick,
    /// `-Words`, `+Words`, `*Words`.
    Tight(char),
    /// `1.Words`, or `2. words` in a paragraph.
    Number,
    /// `(1)`, `(a)`, `a)`.
    Bracket,
}

/// The mark that a line begins with.
#[derive(Debug)]
struct Mark {
    sign: Sign,
    /// The length of it, and of what is written in its place.
    length: usize,
    written: String,
    /// Its number, if it has one.
    number: u32,
    /// Whether one alone is a list.
    is_certain: bool,
}

/// Lines that begin alike.
#[derive(Debug)]
struct Group {
    sign: Sign,
    /// The first mark, and the last line that has one.
    first: std::ops::Range<usize>,
    end: usize,
    edits: Vec<(std::ops::Range<usize>, String)>,
    number: u32,
    count: usize,
    is_certain: bool,
    /// Whether the text shows all its lines as lines.
    is_broken: bool,
}

/// Looks for lists, run after run.
pub(super) struct ListMarks<'t> {
    text: &'t str,
    group: Option<Group>,
}

impl<'t> ListMarks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, group: None }
    }

    /// Looks at the lines of a run.
    pub(super) fn run(&mut self, run: &Run, findings: &mut Vec<Finding>) {
        let can_begin = run.is_paragraph();
        if let Some(group) = self.group.as_mut() {
            // `-one` directly above a list.
            let between = run.lines.first().and_then(|line| self.text.get(group.end..line.start));
            let is_next = between.is_some_and(|between| between.bytes().filter(|byte| *byte == b'\n').count() == 1);
            group.is_certain |= run.begins_item && is_next && matches!(group.sign, Sign::Tight(_) | Sign::Number);
        }
        let goes_on = matches!(
            self.group,
            Some(Group { sign: Sign::Bullet | Sign::Tick | Sign::Number | Sign::OtherSpace(_), .. })
        );
        if !goes_on || run.container != Some(Kind::Paragraph) || run.begins_item {
            self.finish(findings);
        }
        if !can_begin {
            return;
        }
        let in_item = !matches!(run.container, Some(Kind::Paragraph)) || run.begins_item;
        for (nth, line) in run.lines.iter().enumerate() {
            let at_item = nth == 0 && run.begins_item;
            let mark = if line.is_plain { self.mark(*line, at_item) } else { None };
            let Some(mut mark) = mark else {
                if nth == 0 {
                    self.finish(findings);
                }
                continue;
            };
            mark.is_certain |= match mark.sign {
                Sign::Tight('-' | '+') | Sign::Number => in_item && nth > 0 && mark.length < 4,
                Sign::Bullet => nth == 0,
                _ => false,
            };
            let is_broken = nth == 0 || run.lines[nth - 1].is_broken;
            self.take(*line, mark, is_broken, findings);
        }
        if !matches!(
            self.group,
            Some(Group { sign: Sign::Bullet | Sign::Tick | Sign::Number | Sign::OtherSpace(_) | Sign::Tight(_), .. })
        ) {
            self.finish(findings);
        }
        if let (Some(group), Some(last)) = (self.group.as_mut(), run.lines.last()) {
            group.end = last.end;
        }
    }

    fn take(&mut self, line: Line, mark: Mark, is_broken: bool, findings: &mut Vec<Finding>) {
        let place = line.start..line.start + mark.length;
        let follows = self.group.as_ref().is_some_and(|group| {
            let in_order = !matches!(mark.sign, Sign::Number | Sign::Bracket) || mark.number == group.number + 1;
            group.sign == mark.sign && in_order
        });
        if !follows {
            self.finish(findings);
        }
        let group = self.group.get_or_insert_with(|| Group {
            sign: mark.sign,
            first: place.clone(),
            end: line.end,
            edits: Vec::new(),
            number: mark.number,
            count: 0,
            is_certain: false,
            is_broken: true,
        });
        group.count += 1;
        group.is_broken &= is_broken;
        group.is_certain |= mark.is_certain;
        group.number = mark.number;
        if self.text.slice(place.clone()) != mark.written {
            group.edits.push((place, mark.written));
        }
    }

    /// Reports the list that is open, if it is one.
    #[inline]
    pub(super) fn finish(&mut self, findings: &mut Vec<Finding>) {
        if let Some(group) = self.group.take() {
            self.report(group, findings);
        }
    }

    fn report(&self, group: Group, findings: &mut Vec<Finding>) {
        let is_list = group.is_certain || (group.count > 1 && !(group.is_broken && group.sign != Sign::Bullet));
        if !is_list {
            return;
        }
        let kind = match group.sign {
            Sign::OtherSpace(_) => FindingKind::SpaceOfAnotherKind,
            Sign::Bullet | Sign::Weak(_) => FindingKind::ListSign,
            Sign::Tick => FindingKind::ListTick,
            Sign::Tight(_) => FindingKind::ListWithoutSpace,
            Sign::Number if self.text.slice(group.first.clone()).ends_with(' ') => FindingKind::ListNumber,
            Sign::Number => FindingKind::ListWithoutSpace,
            Sign::Bracket => FindingKind::ListNumber,
        };
        let trimmed = self.text.slice(group.first.clone()).trim_end().len();
        let finding = Finding::new(kind, group.first.start..group.first.start + trimmed);
        let is_meant = matches!(group.sign, Sign::OtherSpace(_) | Sign::Bullet | Sign::Tick | Sign::Tight('-' | '+'))
            || kind == FindingKind::ListWithoutSpace && group.sign == Sign::Number;
        findings.push(if is_meant { self.with_edits(finding, group.edits) } else { finding });
    }

    /// Says what to write in place of the marks of a list.
    fn with_edits(&self, finding: Finding, edits: Vec<(std::ops::Range<usize>, String)>) -> Finding {
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return finding };
        let span = first.0.start..last.0.end;
        let mut done = span.start;
        let mut written = String::new();
        for (place, new) in edits {
            written.push_str(self.text.slice(done..place.start));
            written.push_str(&new);
            done = place.end;
        }
        finding.replace(span, written)
    }

    /// Returns the mark that a line begins with; `at_item` is what an item of a list says first.
    fn mark(&self, line: Line, at_item: bool) -> Option<Mark> {
        let written = self.text.slice(line.start..line.end);
        let first = written.chars().next()?;
        match first {
            '[' | '☐' | '☑' | '□' => tick(written, at_item),
            _ if at_item => None,
            '-' | '*' | '+' => after_sign(written, first),
            '•' | '●' | '○' | '▪' | '◦' | '■' | '‣' | '⁃' | '∙' | '\u{f0b7}' | '\u{f0a7}' => {
                let mark = listed(written, first, Sign::Bullet)?;
                Some(mark)
            }
            '–' | '—' | '·' | '✓' | '✔' | '➢' | '►' | '▸' | '➤' => {
                listed(written, first, Sign::Weak(first))
            }
            '0'..='9' => number(written),
            '(' | 'a'..='z' | 'A'..='Z' => bracket(written),
            '>' => quoted(written),
            _ => indented(written),
        }
    }
}

/// Returns a mark that stands for a bullet, and the spaces behind it.
fn listed(written: &str, first: char, sign: Sign) -> Option<Mark> {
    let rest = written.slice(first.len_utf8()..);
    let spaces = other_spaces(rest).unwrap_or_else(|| rest.len() - rest.trim_start_matches([' ', '\t']).len());
    let is_apart = spaces > 0 || (sign == Sign::Bullet && rest.starts_with(char::is_alphanumeric));
    let has_words = !rest.slice(spaces..).trim().is_empty();
    let length = first.len_utf8() + spaces;
    (is_apart && has_words).then(|| Mark { sign, length, written: "- ".to_owned(), number: 0, is_certain: false })
}

/// Returns `-`, `*` or `+` with another space, or with none.
fn after_sign(written: &str, first: char) -> Option<Mark> {
    let rest = written.slice(1..);
    if let Some(spaces) = other_spaces(rest) {
        let has_words = !rest.slice(spaces..).trim().is_empty();
        let mark = Mark {
            sign: Sign::OtherSpace(first),
            length: 1 + spaces,
            written: format!("{first} "),
            number: 0,
            is_certain: true,
        };
        return has_words.then_some(mark);
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_words = word.chars().nth(1).is_some() && (rest.contains(' ') || word.starts_with(char::is_uppercase));
    // `-m text` and `-name=value` are arguments.
    let is_argument = rest.slice(word.len()..).starts_with(['=', '-', '_', '*']);
    let written = format!("{first} ");
    (is_words && !is_argument).then_some(Mark {
        sign: Sign::Tight(first),
        length: 1,
        written,
        number: 0,
        is_certain: false,
    })
}

/// Returns `1.Words`, `2. words`, or a number with another space.
fn number(written: &str) -> Option<Mark> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let number = written.slice(..digits).parse().ok().filter(|_| digits <= 2)?;
    let rest = written.slice(digits..);
    let point = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    let rest = rest.slice(1..);
    let begin = digits + 1;
    let mark = |sign, length, written, is_certain| Mark { sign, length, written, number, is_certain };
    if let Some(spaces) = other_spaces(rest).filter(|spaces| !rest.slice(*spaces..).trim().is_empty()) {
        return Some(mark(Sign::OtherSpace(point), begin + spaces, format!("{number}{point} "), true));
    }
    if rest.starts_with([' ', '\t']) {
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        return Some(mark(Sign::Number, begin + spaces, written.slice(..begin + spaces).to_owned(), false));
    }
    let is_words = point == '.' && rest.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
    is_words.then(|| mark(Sign::Number, begin, format!("{number}. "), false))
}

/// Returns `[ ]`, `[]`, `[x]` or a box, which begin what is to be ticked off.
fn tick(written: &str, at_item: bool) -> Option<Mark> {
    let end = written.find(']').map_or(0, |end| end + 1);
    let (length, ticked) = match written.chars().next()? {
        '[' => match written.slice(1..end.max(2) - 1) {
            "" => (end, false),
            "x" | "X" | "v" => (end, true),
            inner if inner.chars().all(|c| c == ' ' || super::spaces::is_other_space(c)) => (end, false),
            _ => return None,
        },
        sign => (sign.len_utf8(), sign == '☑'),
    };
    let rest = written.slice(length..);
    let spaces = rest.len() - rest.trim_start_matches(|c: char| c == ' ' || super::spaces::is_other_space(c)).len();
    let words = rest.slice(spaces..).trim();
    // A reference, and what is no more than brackets.
    if words.is_empty() || end == 0 && written.starts_with('[') || words.starts_with(['(', '[', ':']) {
        return None;
    }
    let item = if at_item { "" } else { "- " };
    let check = if ticked { "[x] " } else { "[ ] " };
    let is_empty = written.starts_with('[') && end > 2 && !ticked;
    Some(Mark {
        sign: Sign::Tick,
        length: length + spaces,
        written: format!("{item}{check}"),
        number: 0,
        is_certain: at_item || is_empty,
    })
}

/// Returns `(1)`, `(a)` or `a)`.
fn bracket(written: &str) -> Option<Mark> {
    let inner = written.strip_prefix('(').unwrap_or(written);
    let is_open = inner.len() < written.len();
    // A letter or two digits.
    let close = inner.bytes().take(3).position(|byte| matches!(byte, b')' | b'.'))?;
    let name = inner.get(..close).filter(|name| !name.is_empty())?;
    let number = match name.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => u32::from(letter.to_ascii_lowercase() - b'a') + 1,
        _ if is_open => name.parse().ok()?,
        _ => return None,
    };
    let is_round = inner.slice(close..).starts_with(')');
    let length = written.len() - inner.len() + close + 1;
    let is_apart = written.slice(length..).starts_with(' ') && (is_round || !is_open);
    let written = String::new();
    is_apart.then_some(Mark { sign: Sign::Bracket, length, written, number, is_certain: false })
}

/// Returns a `>` that another space precedes or follows.
fn quoted(written: &str) -> Option<Mark> {
    let spaces = other_spaces(written.slice(1..))?;
    let written = "> ".to_owned();
    Some(Mark { sign: Sign::OtherSpace('>'), length: 1 + spaces, written, number: 0, is_certain: true })
}

/// Returns another space that precedes a mark of Markdown.
fn indented(written: &str) -> Option<Mark> {
    let length = other_spaces(written)?;
    let rest = written.slice(length..);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mark = rest.slice(digits..);
    let is_mark = match digits {
        0 => mark.starts_with("- ") || mark.starts_with("* ") || mark.starts_with("+ ") || mark.starts_with("> "),
        _ => digits < 3 && (mark.starts_with(". ") || mark.starts_with(") ")),
    };
    let written = ordinary(written.slice(..length));
    is_mark.then_some(Mark { sign: Sign::OtherSpace(' '), length, written, number: 0, is_certain: true })
}
