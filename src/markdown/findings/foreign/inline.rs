//! Constructs within a line.

use super::sight::{Candidate, Sight};
use crate::markdown::construct::Foreign;
use crate::markdown::next_of::NextOf;
use crate::markdown::placeholders::named;
use crate::slice::Slice;

/// The furthest that the end of a construct is looked for, in its line and beyond.
const REACH: usize = 400;
const FAR: usize = 2000;

/// The bytes that constructs begin with but for `:`, in groups that are looked for together: most stretches have none of
/// them.
const MARKS: [[u8; 3]; 3] = [[b'=', b'{', b'\\'], [b'$', b'^', b'~'], [b'%'; 3]];

/// Where marks are met next, from the start of a text to its end.
struct NextMarks<'t> {
    bytes: &'t [u8],
    groups: [NextOf<'t, 3>; MARKS.len()],
    colon: usize,
}

impl<'t> NextMarks<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        let groups = MARKS.map(|group| NextOf::new(group, text));
        Self { bytes: text.as_bytes(), groups, colon: colon(text.as_bytes(), start) }
    }

    /// Returns the first mark at or after `at`, which must not go back.
    fn from(&mut self, at: usize) -> Option<usize> {
        if self.colon < at {
            self.colon = colon(self.bytes, at);
        }
        let first = self.groups.iter_mut().fold(self.colon, |first, group| first.min(group.from(at)));
        (first < self.bytes.len()).then_some(first)
    }
}

/// Returns the first `:` at or after `start` that the name of an emoji or role may follow, as most do not; the end of
/// the text where there is none.
fn colon(bytes: &[u8], start: usize) -> usize {
    let may_begin_name = |at: &usize| {
        bytes.get(at + 1).is_some_and(|next| next.is_ascii_lowercase() || matches!(next, b'+' | b'-' | b'1'))
    };
    let mut colons = memchr::memchr_iter(b':', &bytes[start.min(bytes.len())..]).map(|at| start + at);
    colons.find(may_begin_name).unwrap_or(bytes.len())
}

/// Adds what stretches of `text` from `start` on look like.
pub(super) fn find(text: &str, start: usize, found: &mut Vec<Candidate>) {
    let bytes = text.as_bytes();
    let mut marks = NextMarks::new(text, start);
    let mut done = start;
    while let Some(at) = marks.from(done) {
        let place = Place { text, at };
        done = match place.sight() {
            Some(Sight::Construct(kind, end)) => {
                found.push(Candidate { kind, start: at, end });
                end
            }
            Some(Sight::End(end)) => end,
            // What a backslash stands before is not looked at: it is meant as it is.
            None if bytes[at] == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii) => at + 2,
            None => at + 1,
        };
    }
}

/// A mark in a text.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Place<'t> {
    fn sight(self) -> Option<Sight> {
        match self.text.as_bytes()[self.at] {
            b':' => self.emoji(),
            b'=' => self.highlight(),
            b'\\' => self.behind_backslash(),
            b'{' => self.braces(),
            b'$' => self.dollar(),
            b'^' => self.caret(),
            b'%' => self.comment(),
            b'~' => self.subscript(),
            _ => None,
        }
    }

    /// Returns the character before.
    fn before(self) -> Option<char> {
        self.text.slice(..self.at).chars().next_back()
    }

    /// Returns what is in the line from here on, as far as it is looked at.
    fn line(self) -> &'t str {
        let rest = self.reach(REACH);
        rest.slice(..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len()))
    }

    fn reach(self, reach: usize) -> &'t str {
        let end = self.text.len().min(self.at + reach);
        self.text.slice(self.at..self.text.floor_char_boundary(end))
    }

    /// Returns what is between `open`, which is here, and the next `close` in the line, and what is behind that.
    fn between(self, open: &str, close: &str) -> Option<(&'t str, &'t str)> {
        let (inner, rest) = self.line().strip_prefix(open)?.split_once(close)?;
        (!inner.is_empty() && !inner.contains('`')).then_some((inner, rest))
    }

    /// Returns the place behind `len` bytes.
    fn construct(self, kind: Foreign, len: usize) -> Sight {
        Sight::Construct(kind, self.at + len)
    }

    /// Knows `:smile:`, `:+1:`, and roles like `` :ref:`x` ``; a time or a path is none.
    fn emoji(self) -> Option<Sight> {
        let (name, rest) = self.line().strip_prefix(':')?.split_once(':')?;
        let is_word = (2..=40).contains(&name.len())
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-+".contains(&b));
        let is_name = is_word || ["+1", "-1", "100"].contains(&name);
        let is_apart = |c: char| !c.is_alphanumeric() && !":/".contains(c);
        if !is_name || !self.before().is_none_or(is_apart) || !rest.chars().next().is_none_or(is_apart) {
            return None;
        }
        let kind = if rest.starts_with('`') { Foreign::Directive } else { Foreign::Emoji };
        Some(self.construct(kind, name.len() + 2))
    }

    /// Knows `==words==`; a comparison is none.
    fn highlight(self) -> Option<Sight> {
        let (words, rest) = self.between("==", "==")?;
        let is_tight = !words.starts_with([' ', '=']) && !words.ends_with(' ');
        let is_apart = |c: char| !c.is_alphanumeric() && c != '=';
        let stands_apart = self.before().is_none_or(is_apart) && rest.chars().next().is_none_or(is_apart);
        (is_tight && stands_apart).then(|| self.construct(Foreign::Highlight, words.len() + 4))
    }

    /// Knows `\(x^2\)`, `\[x^2\]`, `\newpage`, `\begin{x}`.
    fn behind_backslash(self) -> Option<Sight> {
        for (open, close) in [("\\(", "\\)"), ("\\[", "\\]")] {
            if let Some((inner, _)) = self.between(open, close) {
                // A bracket may be escaped to be one: a letter alone must be one by which an unknown is called.
                let is_meant = is_formula(inner) && (inner.len() > 1 || open == "\\(" && "xyznkt".contains(inner));
                return is_meant.then(|| self.construct(Foreign::Math, inner.len() + 4));
            }
        }
        let line = self.line();
        let name = line.slice(1..).bytes().take_while(u8::is_ascii_alphabetic).count() + 1;
        match line.slice(..name) {
            "\\newpage" | "\\pagebreak" | "\\clearpage" | "\\tableofcontents" => {
                Some(self.construct(Foreign::Latex, name))
            }
            "\\begin" if line.slice(name..).starts_with('{') => {
                let end = line.slice(name..).find('}')?;
                Some(self.construct(Foreign::Latex, name + end + 1))
            }
            _ => None,
        }
    }

    fn braces(self) -> Option<Sight> {
        if let Some((inner, _)) = self.between("{{", "}}") {
            return self.double_braces(inner);
        }
        if let Some((inner, _)) = self.between("{%", "%}") {
            let end = self.at + inner.len() + 4;
            let ends_another = inner.trim_start_matches(['-', ' ']).starts_with("end");
            return Some(if ends_another { Sight::End(end) } else { Sight::Construct(Foreign::Template, end) });
        }
        for (kind, open, close) in [(Foreign::Template, "{# ", "#}"), (Foreign::Comment, "{/*", "*/}")] {
            if let Some((inner, _)) = self.between(open, close) {
                return Some(self.construct(kind, open.len() + inner.len() + close.len()));
            }
        }
        let (inner, _) = self.between("{", "}")?;
        self.attributes(inner)
    }

    /// Knows `{{< x >}}`, `{{% x %}}`, `{{ x.y }}`; a name alone is a variable of the playbook.
    fn double_braces(self, inner: &str) -> Option<Sight> {
        let end = self.at + inner.len() + 4;
        if inner.starts_with(['<', '%']) {
            let ends_another = inner.slice(1..).trim_start().starts_with('/');
            return Some(if ends_another { Sight::End(end) } else { Sight::Construct(Foreign::Shortcode, end) });
        }
        if named(inner).is_some() {
            return None;
        }
        let is_expression = inner.contains(char::is_alphabetic) && !inner.contains(['{', '}', '\\']);
        is_expression.then_some(Sight::Construct(Foreign::Variable, end))
    }

    /// Knows `{width=300}`, `{.class}`, `{: #id }`.
    fn attributes(self, inner: &str) -> Option<Sight> {
        let is_marked = inner.starts_with(':');
        let list = inner.strip_prefix(':').unwrap_or(inner);
        let mut keys = Vec::new();
        for part in parts(list) {
            keys.push(attribute(part)?);
        }
        let is_list = match &keys[..] {
            [] => false,
            keys => {
                is_marked
                    || keys.iter().any(|key| key.is_empty() || KNOWN.contains(key))
                    || self.before().is_some_and(|c| ")]`*_".contains(c))
            }
        };
        let is_size = self.before() == Some(')') && keys.iter().any(|key| matches!(*key, "width" | "height" | "align"));
        let kind = if is_size { Foreign::Size } else { Foreign::Attributes };
        is_list.then(|| self.construct(kind, inner.len() + 2))
    }

    /// Knows `$x_1$` and `$$…$$`; prices and names of variables are none.
    fn dollar(self) -> Option<Sight> {
        if self.before().is_some_and(|c| c.is_alphanumeric() || c == '$') {
            return None;
        }
        let rest = self.reach(FAR);
        if let Some(inner) = rest.strip_prefix("$$") {
            let end = inner.find("$$").filter(|end| *end > 0 && !inner.slice(..*end).contains("\n\n"))?;
            return is_formula(inner.slice(..end).trim()).then(|| self.construct(Foreign::Math, end + 4));
        }
        let (inner, behind) = self.between("$", "$")?;
        let is_tight = !inner.starts_with(' ') && !inner.ends_with(' ');
        let is_apart = behind.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '$');
        (is_tight && is_apart && is_formula(inner)).then(|| self.construct(Foreign::Math, inner.len() + 2))
    }

    /// Knows `x^2^` and `words^[a note]`.
    fn caret(self) -> Option<Sight> {
        let before = self.before()?;
        if let Some((note, _)) = self.between("^[", "]") {
            let is_note = !before.is_whitespace() && !"[(`^|".contains(before) && note.contains(' ');
            return is_note.then(|| self.construct(Foreign::Footnote, note.len() + 3));
        }
        let (inner, rest) = self.between("^", "^")?;
        let is_raised = is_index(inner, 15) && (before.is_alphanumeric() || before == ')') && !rest.starts_with('^');
        is_raised.then(|| self.construct(Foreign::Superscript, inner.len() + 2))
    }

    /// Knows `H~2~O`.
    fn subscript(self) -> Option<Sight> {
        let (inner, rest) = self.between("~", "~")?;
        let is_lowered = is_index(inner, 10) && self.before()?.is_alphanumeric() && !rest.starts_with('~');
        is_lowered.then(|| self.construct(Foreign::Subscript, inner.len() + 2))
    }

    /// Knows `%%words%%`.
    fn comment(self) -> Option<Sight> {
        let inner = self.reach(FAR).strip_prefix("%%")?;
        if self.before().is_some_and(|c| c.is_alphanumeric() || c == '%') {
            return None;
        }
        let end = inner.find("%%").filter(|end| !inner.slice(..*end).contains("\n\n"))?;
        let has_words = inner.slice(..end).contains(char::is_alphabetic) && !inner.starts_with('%');
        has_words.then(|| self.construct(Foreign::Comment, end + 4))
    }
}

/// Attributes that need no other sign to be known as such.
const KNOWN: [&str; 12] =
    ["width", "height", "style", "class", "id", "align", "target", "rel", "loading", "title", "lang", "scale"];

/// Returns the parts of a list of attributes, which white space separates that is not between quotation marks.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    let separates = move |c: char| {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            _ => {}
        }
        quote.is_none() && c.is_whitespace()
    };
    list.split(separates).filter(|part| !part.is_empty())
}

/// Returns the key of an attribute, which is empty for `.class` and `#id`; `None` if it is none.
fn attribute(part: &str) -> Option<&str> {
    let is_name = |name: &str| {
        name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || "-_:".contains(c))
    };
    if let Some(name) = part.strip_prefix(['.', '#']) {
        return is_name(name).then_some("");
    }
    let (key, value) = part.split_once('=')?;
    (is_name(key) && key.is_ascii() && !value.is_empty()).then_some(key)
}

/// Tells whether an index above or below a line is written: a few letters or digits.
fn is_index(inner: &str, max: usize) -> bool {
    inner.len() <= max
        && inner.contains(char::is_alphanumeric)
        && inner.chars().all(|c| c.is_alphanumeric() || "+-".contains(c))
}

/// Tells whether something is mathematics: a letter by itself, or letters with signs that prices and words do not have.
fn is_formula(inner: &str) -> bool {
    let bytes = inner.as_bytes();
    let is_command = |at: usize| bytes[at] == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    let is_index = |at: usize| matches!(bytes[at], b'^' | b'_') && at > 0 && bytes[at - 1] != b'\\';
    let has_sign = || (0..bytes.len()).any(|at| bytes[at] == b'=' || is_command(at) || is_index(at));
    let has_letter = inner.bytes().any(|byte| byte.is_ascii_alphabetic());
    has_letter && !inner.contains('`') && (inner.len() == 1 || has_sign())
}
