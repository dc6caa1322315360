//! Typographic marks for what is typed on a keyboard: quotation marks, apostrophes, primes, dashes, dots.
//!
//! A mark follows from what is before and behind it in the text that readers see, and from the quotations that are open
//! in its paragraph: markup between the two counts for nothing. What is escaped or written as an entity stays as it is.

use std::fmt::Write as _;

use crate::slice::Slice;

/// What quotation marks, apostrophes, primes and dashes are typed with.
pub(super) const SIGNS: [u8; 3] = [b'"', b'\'', b'-'];

/// What is set as an ellipsis.
const DOTS: &str = "...";

/// What has been read of a paragraph, heading or cell.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// The last character.
    before: Option<char>,
    /// Quotations that are open, by the mark that was typed.
    open: Vec<char>,
    /// How many of them were begun by a single mark. A paragraph may have any number that are never ended.
    open_single: usize,
    /// Whether the text has three dots anywhere: most have none.
    has_dots: bool,
}

impl Quotes {
    /// Begins `text`.
    pub(super) fn of(text: &str) -> Self {
        Self { has_dots: memchr::memmem::find(text.as_bytes(), DOTS.as_bytes()).is_some(), ..Self::default() }
    }

    /// Begins a paragraph.
    pub(super) fn begin(&mut self) {
        self.before = None;
        self.open.clear();
        self.open_single = 0;
    }

    /// Tells whether a text may have a mark to replace, `signs` being whether it has one of [`SIGNS`].
    pub(super) fn may_set(&self, signs: bool) -> bool {
        signs || self.has_dots
    }

    /// Passes by words that have nothing to replace.
    pub(super) fn pass_words(&mut self, words: &str) {
        self.before = words.chars().next_back().or(self.before);
    }

    /// Passes by something in the line that is not a text of its own, such as code: it ends with `last`.
    pub(super) fn pass(&mut self, last: char) {
        self.before = Some(last);
    }

    /// Returns `text` with typographic marks; `None` where it has nothing to replace. The first `literal` bytes stay as
    /// they are. `behind` is what the source has behind it.
    pub(super) fn set(&mut self, text: &str, literal: usize, behind: &str) -> Option<String> {
        let (kept, rest) = text.split_at_checked(literal).unwrap_or(("", text));
        if let Some(last) = kept.chars().next_back() {
            self.before = Some(last);
        }
        let Some(first) = self.next_mark(rest) else {
            self.pass_words(rest);
            return None;
        };
        let mut out = String::with_capacity(text.len() + 8);
        out.push_str(kept);
        let (mut at, mut mark) = (0, Some(first));
        while let Some(words) = mark {
            self.push_words(rest.slice(at..at + words), &mut out);
            at += words;
            let (marks, after) = (rest.slice(at..), rest.slice(at + 1..));
            let (taken, set) = match marks.as_bytes()[0] {
                b'"' => (1, self.double(next(after, behind), rest_of(after, behind))),
                b'\'' => (1, self.single(next(after, behind), rest_of(after, behind))),
                b'-' => dashes(marks, &mut out),
                _ => (DOTS.len(), '…'),
            };
            out.push(set);
            self.before = Some(set);
            at += taken;
            mark = self.next_mark(rest.slice(at..));
        }
        self.push_words(rest.slice(at..), &mut out);
        Some(out)
    }

    /// Returns where the next mark is in `text` that is set otherwise than it is typed; it is a byte long.
    fn next_mark(&self, text: &str) -> Option<usize> {
        let [double, single, hyphen] = SIGNS;
        let mark = memchr::memchr3(double, single, hyphen, text.as_bytes());
        let dots = if self.has_dots { text.slice(..mark.unwrap_or(text.len())).find(DOTS) } else { None };
        dots.or(mark)
    }

    fn push_words(&mut self, words: &str, out: &mut String) {
        out.push_str(words);
        self.pass_words(words);
    }

    fn is_open(&self, mark: char) -> bool {
        if mark == '\'' { self.open_single > 0 } else { self.open.len() > self.open_single }
    }

    /// Begins a quotation by `mark`.
    fn open(&mut self, mark: char) {
        self.open.push(mark);
        self.open_single += usize::from(mark == '\'');
    }

    /// Ends the quotation that `mark` began, and those within it.
    fn end(&mut self, mark: char) {
        if !self.is_open(mark) {
            return;
        }
        while let Some(ended) = self.open.pop() {
            self.open_single -= usize::from(ended == '\'');
            if ended == mark {
                return;
            }
        }
    }

    /// Returns whether a quotation may begin here, and whether it must be one: nothing is before it that it could end.
    fn begins(&self, after: Option<char>) -> (bool, bool) {
        let has_words = after.is_some_and(|c| !c.is_whitespace());
        let is_free = self.before.is_none_or(|c| c.is_whitespace() || "([{“‘«¿¡".contains(c));
        let is_joined = self.before.is_some_and(|c| "-–—/=:|>".contains(c));
        (has_words && (is_free || is_joined), has_words && is_free)
    }

    fn double(&mut self, after: Option<char>, rest: Rest<'_>) -> char {
        let (may_begin, must_begin) = self.begins(after);
        let after_digit = self.before.is_some_and(|c| c.is_ascii_digit() || c == '′');
        let ends_later = || rest.has_closing('"');
        if must_begin || (may_begin && !self.is_open('"')) {
            self.open('"');
            return '“';
        }
        if after_digit && (!self.is_open('"') || ends_later()) {
            return '″';
        }
        if self.before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace) {
            return '"';
        }
        self.end('"');
        '”'
    }

    fn single(&mut self, after: Option<char>, rest: Rest<'_>) -> char {
        let (may_begin, must_begin) = self.begins(after);
        let after_digit = self.before.is_some_and(|c| c.is_ascii_digit());
        let before_word = after.is_some_and(char::is_alphanumeric);
        if after_digit && !self.is_open('\'') && after.is_none_or(|c| !c.is_alphabetic()) {
            return '′';
        }
        if self.before.is_some_and(char::is_alphanumeric) && before_word {
            return '’';
        }
        if (must_begin || may_begin) && !rest.is_shortened() {
            self.open('\'');
            return '‘';
        }
        if self.before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace) {
            return '\'';
        }
        if !may_begin {
            self.end('\'');
        }
        '’'
    }
}

/// What is behind a mark: the rest of its text, then the source.
#[derive(Clone, Copy)]
struct Rest<'t> {
    text: &'t str,
    behind: &'t str,
}

fn rest_of<'t>(text: &'t str, behind: &'t str) -> Rest<'t> {
    Rest { text, behind }
}

/// How far a mark looks ahead.
const REACH: usize = 200;

impl Rest<'_> {
    fn chars(self) -> impl Iterator<Item = char> {
        self.text.chars().chain(self.behind.chars()).take(REACH)
    }

    /// Returns whether a mark follows that ends a quotation before another begins, in this paragraph.
    fn has_closing(self, mark: char) -> bool {
        let mut before = ' ';
        for c in self.chars() {
            if c == '\n' && before == '\n' {
                return false;
            }
            if c == mark {
                return !before.is_whitespace() && !"([{".contains(before) && !before.is_ascii_digit();
            }
            before = c;
        }
        false
    }

    /// Returns whether a word follows that is written without its beginning: `'90s`, `'tis`, `'n'`.
    fn is_shortened(self) -> bool {
        const WORDS: [&str; 9] = ["tis", "twas", "em", "n", "til", "cause", "bout", "round", "twill"];
        let mut chars = self.chars().peekable();
        let mut word = String::new();
        while let Some(c) = chars.next_if(|c| c.is_alphanumeric() && word.len() < 8) {
            word.push(c.to_ascii_lowercase());
        }
        let (year, s) = word.split_at_checked(2).unwrap_or(("", ""));
        let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()) && matches!(s, "" | "s");
        let closes = chars.peek() == Some(&'\'');
        (is_year && !closes) || (WORDS.contains(&word.as_str()) && (word == "n" || !closes))
    }
}

/// Returns the character behind a mark, markup passed by.
fn next(text: &str, behind: &str) -> Option<char> {
    text.chars()
        .next()
        .or_else(|| behind.chars().find(|c| !"*_~`[!\\".contains(*c)))
        .filter(|c| !matches!(c, '\n' | '\r'))
}

/// Writes a row of hyphens as dashes, but the last; returns how many there are, and the last.
fn dashes(text: &str, out: &mut String) -> (usize, char) {
    let count = text.bytes().take_while(|byte| *byte == b'-').count();
    let (long, short) = match count % 6 {
        _ if count < 2 => return (1, '-'),
        0 | 3 => (count / 3, 0),
        2 | 4 => (0, count / 2),
        1 => (count / 3 - 1, 2),
        _ => (count / 3, 1),
    };
    let (long_left, short_left, last) = if short > 0 { (long, short - 1, '–') } else { (long - 1, 0, '—') };
    let _ = write!(out, "{}{}", "—".repeat(long_left), "–".repeat(short_left));
    (count, last)
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn marks_are_those_of_print() {
        let table = [
            ("a 24\" screen", "a 24″ screen"),
            ("5'10\" tall", "5′10″ tall"),
            ("6' tall", "6′ tall"),
            ("\"X\"s and \"Y\"", "“X”s and “Y”"),
            ("the '90s and '24", "the ’90s and ’24"),
            ("'24' is a number", "‘24’ is a number"),
            ("rock 'n' roll, 'tis", "rock ’n’ roll, ’tis"),
            ("don't, l'été, the Joneses' house", "don’t, l’été, the Joneses’ house"),
            ("\"'Hi,' she said\"", "“‘Hi,’ she said”"),
            ("'\"Hi\" was said'", "‘“Hi” was said’"),
            ("\"He said \"yes\" aloud\"", "“He said “yes” aloud”"),
            ("chị nói: \"Khách hàng 'thân thiết' là ai?\"", "chị nói: “Khách hàng ‘thân thiết’ là ai?”"),
            ("(\"trong ngoặc\")", "(“trong ngoặc”)"),
            ("\"chapter 24\" and on", "“chapter 24” and on"),
            ("\"a 24\" screen\" is", "“a 24″ screen” is"),
            ("word—\"quoted\"", "word—“quoted”"),
            ("a-\"b\"", "a-“b”"),
            ("a \" b ' c", "a \" b ' c"),
            ("1--2 --- x ---- y ... .... -", "1–2 — x –– y … …. -"),
            ("", ""),
        ];
        for (typed, printed) in table {
            let set = Quotes::of(typed).set(typed, 0, "");
            assert_eq!(set.as_deref().unwrap_or(typed), printed, "{typed}");
        }
    }

    #[test]
    fn markup_between_a_mark_and_its_words_counts_for_nothing() {
        let mut quotes = Quotes::default();
        assert_eq!(quotes.set("\"", 0, "*X* y").as_deref(), Some("“"));
        assert_eq!(quotes.set("X", 0, "*\"."), None);
        assert_eq!(quotes.set("\".", 0, "").as_deref(), Some("”."));
    }
}
