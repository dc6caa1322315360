//! What a bare address is: where one may be, where it ends, and where it leads.

use std::ops::Range;

use crate::slice::Slice;

/// A place where an address may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where the address would begin.
    pub(super) start: usize,
    /// The place of what tells of it: its scheme, `www.` or the `@`.
    pub(super) at: usize,
    pub(super) kind: MarkKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// `https://`, of which so many bytes stand before the host.
    Scheme(u8),
    /// `www.`
    Www,
    /// `@`
    Mail,
}

/// An address in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BareAddress {
    pub(super) range: Range<usize>,
    /// What readers see.
    pub(super) shown: String,
    /// Where it leads; a mail address without `mailto:`.
    pub(super) target: String,
    pub(super) is_mail: bool,
}

const SCHEMES: [&str; 3] = ["https", "http", "ftp"];
const WWW: &str = "www.";

/// More bytes than a host has, whatever its script.
const MAX_HOST: usize = 1024;

/// Returns where addresses may be in `text`, in their order; most texts have none.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks: Vec<Mark> = Vec::new();
    for at in memchr::memchr3_iter(b':', b'@', b'W', bytes) {
        marks.extend(match bytes[at] {
            b'@' => mail_mark(bytes, at),
            b':' => scheme_mark(bytes, at),
            _ => Some(at).filter(|at| bytes[*at..].starts_with(b"WWW.")).and_then(|at| www_mark(bytes, at)),
        });
    }
    marks.extend(memchr::memmem::find_iter(bytes, WWW).filter_map(|at| www_mark(bytes, at)));
    marks.sort_unstable_by_key(|mark| mark.at);
    marks
}

fn www_mark(bytes: &[u8], at: usize) -> Option<Mark> {
    (!stands_in_link(&bytes[..at])).then_some(Mark { start: at, at, kind: MarkKind::Www })
}

fn scheme_mark(bytes: &[u8], colon: usize) -> Option<Mark> {
    let before = &bytes[..colon];
    let is_scheme = |scheme: &&&str| before.len() >= scheme.len() && ends_with(before, scheme);
    let scheme = SCHEMES.iter().find(is_scheme).filter(|_| bytes[colon..].starts_with(b"://"))?;
    let at = colon - scheme.len();
    let kind = MarkKind::Scheme(u8::try_from(scheme.len() + "://".len()).ok()?);
    (!stands_in_link(&bytes[..at])).then_some(Mark { start: at, at, kind })
}

fn mail_mark(bytes: &[u8], at: usize) -> Option<Mark> {
    bytes.get(at + 1).filter(|next| next.is_ascii_alphanumeric())?;
    let start = at - bytes[..at].iter().rev().take_while(|byte| is_mailbox(**byte)).count();
    let start = if ends_with(&bytes[..start], "mailto:") { start - "mailto:".len() } else { start };
    (start < at && !stands_in_link(&bytes[..start])).then_some(Mark { start, at, kind: MarkKind::Mail })
}

fn ends_with(before: &[u8], end: &str) -> bool {
    before.len() >= end.len() && before[before.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

/// Tells whether what follows `before` is surely the address of a link: there is no need to look at it.
fn stands_in_link(before: &[u8]) -> bool {
    before.ends_with(b"](") || before.ends_with(b"](<") || before.ends_with(b"]: ")
}

/// Tells whether a byte may be part of what is before the `@`.
fn is_mailbox(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".+-_".contains(&byte)
}

/// Tells whether an address begins at `mark`: it stands apart, and a host follows.
pub(super) fn begins(text: &str, mark: Mark) -> bool {
    let before = text.slice(..mark.start).chars().next_back();
    let apart = |not: &str| before.is_none_or(|c| !c.is_alphanumeric() && !not.contains(c));
    match mark.kind {
        MarkKind::Scheme(len) => apart("") && host(text.slice(mark.at + usize::from(len)..)).is_some(),
        MarkKind::Www => apart("/.-@=&?#%+$\\") && host(text.slice(mark.at..)).is_some_and(|len| len > WWW.len()),
        MarkKind::Mail => {
            let mailbox = text.slice(mark.start..mark.at);
            apart("/@=&?#%$\\")
                && mailbox.contains(|c: char| c.is_ascii_alphanumeric())
                && mail_host(text, mark.at).is_some()
        }
    }
}

/// Returns the address at `mark`, which [`begins`], if there is one before `end`.
pub(super) fn read(text: &str, mark: Mark, end: usize) -> Option<BareAddress> {
    let is_mail = mark.kind == MarkKind::Mail;
    let end = if is_mail { mail_host(text, mark.at)?.min(end) } else { end };
    let written = trimmed(text.get(mark.start..end)?);
    let range = mark.start..mark.start + written.len();
    let host_at = match mark.kind {
        MarkKind::Scheme(len) => mark.at + usize::from(len),
        MarkKind::Www => mark.at,
        MarkKind::Mail => mark.at + 1,
    };
    // What ends it may have cut its host short.
    host(text.get(host_at..range.end)?)?;
    let shown = unescaped(written);
    let (target, is_mail) = match mark.kind {
        MarkKind::Www => (format!("https://{shown}"), false),
        MarkKind::Mail => (shown.clone(), !written.contains(':')),
        MarkKind::Scheme(_) => (shown.clone(), false),
    };
    Some(BareAddress { range, shown, target, is_mail })
}

/// Returns how long the host is that `text` begins with: words with dots between them, no `_` in the last two.
fn host(text: &str) -> Option<usize> {
    let is_host = |c: char| c.is_alphanumeric() || "-._".contains(c);
    let reach = text.slice(..text.floor_char_boundary(MAX_HOST.min(text.len())));
    let host = reach.slice(..reach.find(|c| !is_host(c)).unwrap_or(reach.len()));
    if host.len() + 4 >= MAX_HOST {
        return None;
    }
    let host = host.trim_end_matches(['.', '-', '_']);
    let mut words = host.rsplit('.');
    let (last, before) = (words.next()?, words.next()?);
    let is_plain = !last.is_empty() && !before.is_empty() && !last.contains('_') && !before.contains('_');
    (is_plain && host.starts_with(char::is_alphanumeric)).then_some(host.len())
}

/// Returns where the host ends that follows the `@` at `at`.
fn mail_host(text: &str, at: usize) -> Option<usize> {
    let after = text.slice(at + 1..);
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    let host = after.slice(..after.find(|c| !is_host(c)).unwrap_or(after.len()));
    let next = after.slice(host.len()..).chars().next();
    let host = host.trim_end_matches('.');
    let is_whole = host.contains('.') && host.ends_with(|c: char| c.is_ascii_alphanumeric());
    let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '@');
    (is_whole && ends).then_some(at + 1 + host.len())
}

/// Returns an address without what is not part of it at its end: punctuation, brackets and quotation marks that do not
/// begin in it, characters written by name.
fn trimmed(written: &str) -> &str {
    let count = |c: char| written.matches(c).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let mut rest = written;
    while let Some(last) = rest.chars().next_back() {
        let shorter = rest.slice(..rest.len() - last.len_utf8());
        rest = match last {
            ')' if round > 0 => {
                round -= 1;
                shorter
            }
            ']' if square > 0 => {
                square -= 1;
                shorter
            }
            ';' => without_named_character(shorter),
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '\\' => shorter,
            '”' | '“' | '’' | '‘' | '»' | '«' | '…' | '、' | '。' | '，' | '）' | '」' => shorter,
            _ => break,
        };
    }
    rest
}

/// Returns an address whose last `;` was taken away without the character whose name that ended, if it did.
fn without_named_character(shorter: &str) -> &str {
    let name = shorter.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let before = name.strip_suffix('#').unwrap_or(name);
    match before.strip_suffix('&') {
        Some(before) if name.len() < shorter.len() => before,
        _ => shorter,
    }
}

/// Returns an address as it reads: `\_` is `_`, and `&amp;` is `&`.
fn unescaped(written: &str) -> String {
    if !written.contains(['\\', '&']) {
        return written.to_owned();
    }
    let mut out = String::with_capacity(written.len());
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(chars.next_if(char::is_ascii_punctuation).unwrap_or('\\')),
            c => out.push(c),
        }
    }
    out.replace("&amp;", "&")
}
