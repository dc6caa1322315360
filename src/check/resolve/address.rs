//! Addresses as they are written in links and pictures, and paths seen from a file.

use std::borrow::Cow;

use crate::slice::Shorten;

/// An address taken apart.
pub(crate) enum Address<'t> {
    /// To another site or program.
    External,
    /// Of a scheme that might run code, read the reader's disk or start a program.
    Unsafe,
    /// From the root of whatever host the site is on.
    Absolute,
    /// Relative to the file: its path and anchor.
    Relative(Cow<'t, str>, Option<Cow<'t, str>>),
}

/// The schemes of addresses that lead to a page, a person or a place, and do nothing else.
const SCHEMES: [&str; 12] =
    ["https", "http", "mailto", "tel", "sms", "geo", "webcal", "sip", "sips", "xmpp", "ftp", "ftps"];

/// Takes the address `target` apart.
pub(crate) fn parse_address(target: &str) -> Address<'_> {
    let compact = compact(target);
    let scheme = compact.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    match scheme {
        Some(scheme) if SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) => return Address::External,
        Some(_) => return Address::Unsafe,
        None => {}
    }
    if compact.starts_with("//") {
        return Address::External;
    }
    if compact.starts_with('/') {
        return Address::Absolute;
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or_default();
    Address::Relative(percent_decode(path), anchor.map(percent_decode))
}

/// Returns an address as browsers read it: they drop control characters and white space, and take a backslash for a
/// slash. Most addresses have neither.
fn compact(target: &str) -> Cow<'_, str> {
    if target.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return Cow::Borrowed(target);
    }
    let is_read = |c: &char| !c.is_control() && !c.is_whitespace();
    target.chars().filter(is_read).map(|c| if c == '\\' { '/' } else { c }).collect()
}

fn percent_decode(text: &str) -> Cow<'_, str> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
    if decoded.is_ascii() { decoded } else { Cow::Owned(crate::source::nfc(&decoded)) }
}

/// Returns the path that `relative` names, seen from the file `from`; `None` if it leads out of the playbook.
pub(crate) fn join(from: &str, relative: &str) -> Option<String> {
    let mut path = String::with_capacity(from.len() + relative.len());
    path.push_str(folder(from));
    let mut depth = from.bytes().filter(|byte| *byte == b'/').count();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                depth = depth.checked_sub(1)?;
                path.shorten(folder(&path).len());
            }
            part => {
                if depth > 0 {
                    path.push('/');
                }
                path.push_str(part);
                depth += 1;
            }
        }
    }
    Some(path)
}

/// Returns the folder that a file or folder is in; nothing for what is in none.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns how the file at `to` is named, seen from the file `from`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(from.len() - 1);
    let up = std::iter::repeat_n("..", from.len() - 1 - shared);
    up.chain(to[shared.min(to.len())..].iter().copied()).collect::<Vec<_>>().join("/")
}
