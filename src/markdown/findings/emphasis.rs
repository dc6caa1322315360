//! Finds emphasis that is none: `** words **`, `**words:**more`, marks that nothing closes or opens.
//!
//! What Markdown took is no longer among the words; each mark that is left was not taken. Marks are gone through once,
//! in their order: for each sign and number of them, at most one is waiting for its counterpart. Stars of footnotes,
//! operators, names of files and pointers are not emphasis.

use crate::document::Kind;
use crate::markdown::next_of::NextOf;
use crate::slice::Slice;

use super::finding::{Finding, FindingKind};
use super::runs::{Line, Run};

/// What is beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    Punctuation(char),
    Letter(char),
}

impl Side {
    fn of(c: Option<char>) -> Self {
        match c {
            None => Self::Space,
            Some(c) if c.is_whitespace() => Self::Space,
            Some(c) if c.is_alphanumeric() => Self::Letter(c),
            Some(c) => Self::Punctuation(c),
        }
    }

    fn is_letter(self) -> bool {
        matches!(self, Self::Letter(_))
    }

    /// Tells whether words in brackets or quotation marks begin with it.
    fn opens(self) -> bool {
        matches!(self, Self::Punctuation('(' | '[' | '“' | '"' | '‘' | '\'' | '«'))
    }

    /// Tells whether emphasis can end before it.
    fn closes(self) -> bool {
        self == Self::Space
            || self.ends()
            || matches!(self, Self::Punctuation(')' | ']' | '”' | '"' | '’' | '\'' | '»'))
    }

    /// Tells whether a word or sentence ends with it, and a space follows.
    fn ends(self) -> bool {
        matches!(self, Self::Punctuation(':' | '.' | ',' | ';' | '!' | '?' | '…' | '%'))
    }
}

/// A mark that Markdown did not take.
#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    before: Side,
    after: Side,
    /// The line that it is on, and whether that begins with it.
    line: Line,
}

impl Mark {
    /// Tells whether words can begin behind it.
    fn opens(&self) -> bool {
        self.after != Side::Space && !self.before.is_letter()
    }

    fn is_apart(&self) -> bool {
        self.before == Side::Space && self.after == Side::Space
    }

    fn begins_line(&self) -> bool {
        self.start == self.line.start
    }
}

/// What is known of the marks of one sign and length.
#[derive(Debug, Default, Clone)]
struct Slot {
    /// The mark that waits for its counterpart.
    waiting: Option<Mark>,
    /// Whether a mark before has been reported that one in a later block may close.
    is_open: bool,
    /// Indices of findings that nothing opens: stars of footnotes, where a line begins with the same later on.
    unopened: Vec<usize>,
}

/// Looks for emphasis that is none, run after run.
pub(super) struct Emphasis<'t> {
    text: &'t str,
    signs: NextOf<'t, 3>,
    slots: [Slot; 9],
    found: Vec<Option<Finding>>,
}

/// The furthest that another word is looked for.
const REACH: usize = 200;

const SIGNS: [u8; 3] = [b'*', b'_', b'~'];

impl<'t> Emphasis<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, signs: NextOf::new(SIGNS, text), slots: Default::default(), found: Vec::new() }
    }

    /// Returns what was found.
    pub(super) fn finish(self) -> impl Iterator<Item = Finding> {
        self.found.into_iter().flatten()
    }

    /// Goes through the marks of a run.
    pub(super) fn run(&mut self, run: &Run) {
        if matches!(run.container, Some(Kind::Heading { .. })) {
            self.slots.iter_mut().for_each(|slot| slot.is_open = false);
        }
        if !self.signs.is_in(&run.range()) {
            return;
        }
        let mut line = 0;
        let mut any = false;
        for text in &run.texts {
            let range = text.span.range();
            let first = range.start + usize::from(text.is_escaped);
            let bytes = &self.text.as_bytes()[..range.end];
            let mut start = self.signs.from(first);
            while start < range.end {
                let sign = bytes[start];
                let length = bytes[start..].iter().take_while(|byte| **byte == sign).count();
                let place = start..start + length;
                start = self.signs.from(place.end);
                while run.lines.get(line + 1).is_some_and(|next| next.start <= place.start) {
                    line += 1;
                }
                let Some(line) = run.lines.get(line) else { continue };
                any = true;
                self.mark(sign, place, *line, run);
            }
        }
        if any {
            (0..self.slots.len()).for_each(|slot| self.leave(slot));
        }
    }

    fn mark(&mut self, sign: u8, range: std::ops::Range<usize>, line: Line, run: &Run) {
        let Some(nth) = SIGNS.iter().position(|known| *known == sign) else { return };
        let length = range.len();
        if length > 3 || (sign == b'~' && length != 2) {
            return;
        }
        let before = self.text.slice(line.start.min(range.start)..range.start).chars().next_back();
        let after = self.text.slice(range.end..line.end.max(range.end)).chars().next();
        let mark = Mark { start: range.start, end: range.end, before: Side::of(before), after: Side::of(after), line };
        let is_sign = |c: Option<char>| c == Some(char::from(sign));
        match (is_sign(before), is_sign(after)) {
            // `**Words***`: a star of a footnote.
            (true, _) => {}
            (_, true) if !mark.before.is_letter() && sign != b'~' => {
                let signs = self.text.slice(range.end..).bytes().take_while(|byte| *byte == sign).count();
                self.push(Finding::new(FindingKind::EmphasisUneven, range.start..range.end + signs));
            }
            (_, true) => {}
            _ => self.meet(nth * 3 + length - 1, mark, run),
        }
    }

    /// Puts a mark beside the one that waits.
    fn meet(&mut self, slot: usize, mark: Mark, run: &Run) {
        match self.slots[slot].waiting.take() {
            Some(opening) => self.pair(slot, opening, mark),
            None => self.alone(slot, mark, run),
        }
    }

    fn pair(&mut self, slot: usize, opening: Mark, mark: Mark) {
        let text = self.text;
        let inner = text.slice(opening.end..mark.start);
        let is_single = opening.end - opening.start == 1;
        let is_wordy = if is_single { is_plain_words(inner) } else { has_words(inner) };
        let same_line = opening.line.start == mark.line.start;
        let span = opening.start..mark.end;
        let sign = text.slice(opening.start..opening.end);
        let kind = if opening.is_apart() {
            // `** words **` and `** words**`; the other way round, the mark begins something itself.
            let closes = mark.after.closes();
            (closes && is_wordy && !is_single).then_some(FindingKind::EmphasisSpaced)
        } else if opening.before.is_letter() {
            (!mark.opens() && has_words(inner)).then_some(FindingKind::EmphasisBehindLetter)
        } else if !self.begins_words(opening) {
            None
        } else if mark.before == Side::Space && mark.after.is_letter() {
            let both = same_line && !is_single && self.begins_words(mark);
            (is_wordy && both).then_some(FindingKind::EmphasisSpaced)
        } else if mark.before == Side::Space {
            (is_wordy && mark.after.closes()).then_some(FindingKind::EmphasisSpaced)
        } else if mark.after.is_letter() && !mark.before.is_letter() && !mark.before.opens() {
            let ends = mark.before.ends() || !is_single;
            (ends && has_words(inner)).then_some(FindingKind::EmphasisBeforeLetter)
        } else {
            None
        };
        let Some(kind) = kind else {
            return self.no_pair(slot, opening, mark);
        };
        let words = inner.trim();
        let finding = Finding::new(kind, span.clone());
        let last = Side::of(words.chars().next_back());
        let behind = if mark.after.is_letter() { " " } else { "" };
        let is_certain = same_line
            && match kind {
                FindingKind::EmphasisSpaced => behind.is_empty() || last.ends(),
                FindingKind::EmphasisBeforeLetter => last.ends() && begins_word(mark, last),
                _ => false,
            };
        let finding = if is_certain { finding.replace(span, format!("{sign}{words}{sign}{behind}")) } else { finding };
        self.push(finding);
    }

    /// Goes on where two marks are not a pair.
    fn no_pair(&mut self, slot: usize, opening: Mark, mark: Mark) {
        if mark.is_apart() && opening.is_apart() || mark.opens() {
            self.unclosed(slot, opening);
            self.slots[slot].waiting = Some(mark);
        } else if self.unclosed(slot, opening) {
            // What this one closes is known to be open.
            self.slots[slot].is_open = false;
        }
    }

    fn alone(&mut self, slot: usize, mark: Mark, run: &Run) {
        let is_single = mark.end - mark.start == 1;
        let begins = mark.opens() || mark.is_apart();
        let behind_letter = mark.before.is_letter() && mark.after.opens() && !is_single;
        if begins || behind_letter {
            self.slots[slot].waiting = Some(mark);
        } else if !is_single && !self.text.slice(..mark.end).ends_with('_') {
            self.unopened(slot, mark, run);
        }
    }

    fn unopened(&mut self, slot: usize, mark: Mark, run: &Run) {
        if std::mem::take(&mut self.slots[slot].is_open) {
            return;
        }
        let reach = self.text.floor_char_boundary(mark.start.saturating_sub(REACH)).max(mark.line.start);
        let before = self.text.slice(reach..mark.start).trim();
        let reach = self.text.floor_char_boundary(mark.end + REACH).clamp(mark.end, mark.line.end);
        let behind = self.text.slice(mark.end..reach).trim();
        let has_more = before.contains(' ') || behind.contains(' ');
        let in_cell = matches!(run.container, Some(Kind::TableCell(_)));
        let is_number = matches!(mark.before, Side::Letter(c) if c.is_numeric());
        let is_word = mark.before.is_letter() || mark.before.ends() || mark.before == Side::Punctuation(')');
        if is_word && !is_number && has_more && !in_cell && !mark.after.is_letter() {
            self.slots[slot].unopened.push(self.found.len());
            self.push(Finding::new(FindingKind::EmphasisUnopened, mark.start..mark.end));
        }
    }

    /// Reports a mark that nothing closes; returns whether it does.
    fn unclosed(&mut self, slot: usize, mark: Mark) -> bool {
        if mark.begins_line() && !self.slots[slot].unopened.is_empty() {
            // The footnote of the stars before.
            for index in std::mem::take(&mut self.slots[slot].unopened) {
                self.found[index] = None;
            }
            return false;
        }
        let is_meant = mark.end - mark.start > 1 && mark.opens() && self.begins_words(mark);
        if is_meant {
            self.slots[slot].is_open = true;
            self.push(Finding::new(FindingKind::EmphasisUnclosed, mark.start..mark.end));
        }
        is_meant
    }

    /// Ends a run: what waits in it is closed by nothing.
    fn leave(&mut self, slot: usize) {
        if let Some(mark) = self.slots[slot].waiting.take() {
            self.unclosed(slot, mark);
        }
    }

    /// Tells whether words stand behind a mark, and no pointer, argument, name of a file or condition.
    fn begins_words(&self, mark: Mark) -> bool {
        const TYPES: [&str; 10] =
            ["char", "int", "void", "float", "double", "long", "short", "struct", "const", "unsigned"];
        if !mark.after.is_letter() && !mark.after.opens() {
            return false;
        }
        let rest = self.text.slice(mark.end..mark.line.end);
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let behind = rest.slice(name..).trim_start().chars().next();
        let before = self.text.slice(mark.line.start..mark.start).trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_argument = before.ends_with([',', '(']) && matches!(behind, None | Some(',' | ')'));
        let is_name =
            self.text.slice(..mark.end).ends_with('_') && (rest.slice(..name).contains('_') || behind.is_none());
        let is_condition = matches!(behind, Some('<' | '=' | '>' | '≤' | '≥' | '/')) && name < 20;
        let is_file = rest.slice(name..).starts_with(['/', '*', '.'])
            && rest.slice(name..).chars().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '*');
        !(TYPES.contains(&word) || is_argument || is_name || is_condition || is_file)
    }

    fn push(&mut self, finding: Finding) {
        self.found.push(Some(finding));
    }
}

/// Tells whether what follows `mark`, behind the punctuation `last`, is a new word: not so in `Node.js`.
fn begins_word(mark: Mark, last: Side) -> bool {
    let Side::Letter(next) = mark.after else { return false };
    // Where no spaces are written between words, none is missing.
    let has_spaces = !matches!(next, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e00}'..='\u{e7f}');
    has_spaces && (last != Side::Punctuation('.') || next.is_uppercase())
}

/// Tells whether `text` has a word: two letters in a row, and a letter before anything but punctuation.
fn has_words(text: &str) -> bool {
    let text = text.trim_start();
    let first = text.chars().find(|c| !matches!(c, '“' | '"' | '‘' | '\'' | '(' | '[' | '«'));
    let mut letters = 0;
    first.is_some_and(char::is_alphabetic)
        && text.chars().any(|c| {
            letters = if c.is_alphabetic() { letters + 1 } else { 0 };
            letters == 2
        })
}

/// Tells whether `text` is words and nothing that a formula, a name of a file or a program has.
fn is_plain_words(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphabetic() || " ,:;!?…’'-".contains(c) || is_mark(c);
    has_words(text) && text.starts_with(char::is_alphabetic) && text.chars().all(is_plain)
}

/// Tells whether `c` belongs to the letter before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
