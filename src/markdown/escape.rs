//! How pieces of Markdown are written so that they read back as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::slice::Slice;

/// Returns `text` as code within a line.
pub(super) fn code_span(code: &str) -> String {
    let marks = longest_run(code, '`') + 1;
    let is_stripped = code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let space = if is_stripped || code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let mut out = String::with_capacity(code.len() + 2 * marks + 2);
    out.extend(std::iter::repeat_n('`', marks));
    out.extend([space, code, space]);
    out.extend(std::iter::repeat_n('`', marks));
    out
}

/// Returns a fence that nothing in `code` ends.
pub(super) fn fence(code: &str, info: &str) -> String {
    let mark = if info.contains('`') { '~' } else { '`' };
    mark.to_string().repeat((longest_run(code, mark) + 1).max(3))
}

fn longest_run(text: &str, mark: char) -> usize {
    text.split(|c| c != mark).map(str::len).max().unwrap_or(0)
}

/// Returns the address of a link as it is between round brackets.
pub(super) fn destination(address: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"()<>\\".contains(c);
    let address: Cow<'_, str> =
        if may_name_a_character(address) { address.replace('&', "&amp;").into() } else { address.into() };
    if !address.is_empty() && address.chars().all(is_plain) {
        return address;
    }
    let mut out = String::from("<");
    for c in address.chars() {
        match c {
            '<' | '>' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    Cow::Owned(out + ">")
}

/// Returns whether something in `address` may read as a character written by name or number.
fn may_name_a_character(address: &str) -> bool {
    address.split('&').skip(1).any(|after| after.contains(';'))
}

/// Returns the title of a link.
pub(super) fn title(title: &str) -> String {
    let escaped = title.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;").replace('\n', "&#10;");
    format!("\"{escaped}\"")
}

/// Where text is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Whether the line has nothing yet but what it is in.
    pub(super) line_start: bool,
    /// Whether it is in a heading.
    pub(super) heading: bool,
    /// Whether it is in a link, where an address is not a link of its own.
    pub(super) link: bool,
}

/// Returns plain text, which is one line, as a line of Markdown.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(&mut out, text);
    out
}

/// Appends plain text, which is one line, as what a line of Markdown begins with or goes on with.
pub fn push_escaped(out: &mut String, text: &str) {
    push_text(out, text, Place { line_start: true, heading: true, link: false });
}

/// Bytes of characters that may mean something, depending on what is beside them.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let all = b"\\`*[]<~|\"'_&!#{}>+=-.):(@\n\r";
    let mut at = 0;
    while at < all.len() {
        marks[all[at] as usize] = true;
        at += 1;
    }
    marks
};

/// Appends plain text to what a line has so far.
pub(super) fn push_text(out: &mut String, text: &str, mut place: Place) {
    let mut rest = text;
    if let Some(first) = rest.chars().next().filter(|c| c.is_whitespace() && is_edge(out, place)) {
        // White space that a line begins with would be lost, and beside its marks emphasis would be none.
        push_by_number(out, first);
        rest = rest.slice(first.len_utf8()..);
        place.line_start = false;
    }
    while let Some(at) = first_mark(rest.as_bytes()) {
        out.push_str(rest.slice(..at));
        place.line_start &= at == 0;
        let mut chars = rest.slice(at..).chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        if matches!(c, '\n' | '\r') {
            push_by_number(out, c);
        } else {
            if is_special(out, rest.len() + 1 == text.len(), c, rest.chars().next(), place) {
                out.push('\\');
            }
            out.push(c);
        }
        place.line_start = false;
    }
    out.push_str(rest);
}

/// Returns whether white space would be lost here, or keep emphasis from being one.
fn is_edge(out: &str, place: Place) -> bool {
    place.line_start || out.ends_with(['*', '_', '~', '|'])
}

fn push_by_number(out: &mut String, c: char) {
    let _ = write!(out, "&#{};", u32::from(c));
}

/// Bytes that are looked at together.
const CHUNK: usize = 16;

/// Returns where the first of [`MARKS`] is in `text`.
fn first_mark(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    for chunk in text.chunks(CHUNK) {
        let is_plain = chunk.first_chunk().is_some_and(is_words);
        let found = if is_plain { None } else { chunk.iter().position(|byte| MARKS[usize::from(*byte)]) };
        if let Some(found) = found {
            return Some(at + found);
        }
        at += chunk.len();
    }
    None
}

/// Returns whether all of `bytes` are letters, digits, spaces and commas, none of which is a mark.
#[allow(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at together")]
fn is_words(bytes: &[u8; CHUNK]) -> bool {
    bytes.iter().fold(true, |all, &byte| {
        let is_letter = ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte >= 0x80);
        all & (is_letter | (byte.wrapping_sub(b'0') < 10) | (byte == b' ') | (byte == b','))
    })
}

/// Returns whether a character would mean something behind what the line has so far; `first` is whether it begins a
/// text.
fn is_special(out: &str, first: bool, c: char, next: Option<char>, place: Place) -> bool {
    let before = out.chars().next_back().filter(|_| !place.line_start);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' | '"' | '\'' => true,
        '_' => first || !(is_word(before) && is_word(next)),
        '&' => next.is_none_or(|next| next == '#' || next.is_alphanumeric()),
        '!' => next.is_none(),
        '#' | '{' | '}' if place.heading => true,
        // What would say how the picture before it is to be shown.
        '{' if before == Some(')') => true,
        // What would stand for words that are written elsewhere.
        '{' => before == Some('{') || next.is_none_or(|next| next == '{'),
        '>' | '#' | '+' | '=' if place.line_start => true,
        '-' => place.line_start || before == Some('-') || next == Some('-'),
        '.' if before == Some('.') || next == Some('.') => true,
        // What would be a bare address.
        '.' if !place.link && before.is_some_and(|before| before.eq_ignore_ascii_case(&'w')) => {
            ends_with(out, &["www"]) && next.is_none_or(char::is_alphanumeric)
        }
        ':' if !place.link && matches!(next, None | Some('/')) && ends_with(out, &["http", "https", "ftp"]) => true,
        '@' if next.is_none_or(char::is_alphanumeric) => {
            !place.link && before.is_some_and(|c| c.is_ascii_alphanumeric() || ".+-_".contains(c))
        }
        '.' | ')' => before.is_some_and(|before| before.is_ascii_digit()) && follows_number(out),
        ':' | '(' => place.line_start || before == Some(']') && !out.ends_with("\\]"),
        _ => false,
    }
}

/// Returns whether `out` ends with one of `words`, whatever its capitals.
fn ends_with(out: &str, words: &[&str]) -> bool {
    let end = |word: &&str| out.len().checked_sub(word.len()).and_then(|at| out.get(at..));
    words.iter().any(|word| end(word).is_some_and(|end| end.eq_ignore_ascii_case(word)))
}

/// Returns whether the line has nothing yet but a number, as an item of a list begins.
fn follows_number(out: &str) -> bool {
    let line = out.slice(out.rfind('\n').map_or(0, |at| at + 1)..);
    let rest = line.trim_end_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.chars().all(|c| !c.is_alphanumeric() || c.is_ascii_digit())
}
