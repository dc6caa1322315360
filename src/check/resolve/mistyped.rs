//! Addresses that lead nowhere because of a slip: a scheme misspelt, its colon or slashes wrong, a mail address without
//! `mailto:`, a character that only looks like the right one.

use std::borrow::Cow;

use crate::slice::Slice;

/// What is wrong with an address, and what was probably meant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistyped {
    /// The variant of the message; empty for the usual one.
    pub(crate) variant: &'static str,
    pub(crate) meant: Option<String>,
    /// Whether nothing else can have been meant.
    pub(crate) certain: bool,
}

/// Schemes that addresses have; none of them is a misspelt one.
const SCHEMES: [&str; 34] = [
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "ssh", "git", "geo", "urn", "ws", "wss", "irc",
    "ircs", "xmpp", "nntp", "news", "smtp", "imap", "pop", "rtsp", "rtmp", "ldap", "nfs", "smb", "svn", "dns", "sip",
    "sips", "tg", "zalo", "skype",
];

/// Returns what is wrong with the address `target`, if anything looks wrong.
pub(crate) fn mistyped(target: &str) -> Option<Mistyped> {
    let clean = cleaned(target);
    let found = mail(&clean).or_else(|| scheme(&clean)).or_else(|| host(&clean)).or_else(|| drive(&clean));
    if let Some(found) = found {
        return Some(found);
    }
    (clean != target).then(|| Mistyped { variant: "character", meant: Some(clean.into_owned()), certain: true })
}

/// Returns an address without characters that look like spaces or nothing, and with plain ones for wide ones. Those are
/// letters like others in what follows a host.
fn cleaned(target: &str) -> Cow<'_, str> {
    if target.is_ascii() {
        return Cow::Borrowed(target);
    }
    let target: String = target.chars().filter(|c| !is_space_like(*c)).collect();
    let plain: String = target.chars().map(narrow).collect();
    let host_at = plain.find("://").map(|at| at + "://".len());
    let path = host_at
        .and_then(|at| plain.slice(at..).find(['/', '?', '#']).map(|len| plain.slice(..at + len).chars().count()));
    Cow::Owned(match path {
        Some(path) => plain.chars().take(path).chain(target.chars().skip(path)).collect(),
        None => plain,
    })
}

fn is_space_like(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}')
        || matches!(c, '\u{205f}'..='\u{2064}' | '\u{3000}' | '\u{feff}')
}

/// Returns the plain form of a wide character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        c => c,
    }
}

/// A mail address without `mailto:`, or with something like it.
fn mail(target: &str) -> Option<Mistyped> {
    let (before, mailbox) = target.rsplit_once([':', ';']).map_or(("", target), |(before, rest)| (before, rest));
    let mailbox = mailbox.trim_start_matches('/');
    let address = mailbox.split('?').next().unwrap_or_default();
    let (name, host) = address.split_once('@')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".+-_%'".contains(&b));
    let is_host = host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    let ends_well = host.ends_with(|c: char| c.is_ascii_alphabetic()) && !host.starts_with('.');
    let is_right =
        target.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:")) && target.slice(7..) == mailbox;
    let is_like_mailto = before.is_empty() || distance(before, "mailto") <= 2;
    (is_name && is_host && ends_well && !is_right && is_like_mailto).then(|| {
        let meant = Some(format!("mailto:{mailbox}"));
        Mistyped { variant: "mail", meant, certain: true }
    })
}

fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(&a.to_ascii_lowercase(), b)
}

/// A scheme that is misspelt, or that wrong signs follow.
fn scheme(target: &str) -> Option<Mistyped> {
    let name = target.slice(..target.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(target.len()));
    let rest = target.slice(name.len()..).trim_start_matches([':', ';', '.', '/', '\\', ' ']);
    let signs = target.slice(name.len()..target.len() - rest.len());
    let tells = signs.contains([':', ';']) || signs.contains("//") || signs.contains("\\\\");
    if name.is_empty() || !tells {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let is_known = SCHEMES.contains(&&*lower);
    if is_known && !matches!(&*lower, "http" | "https") {
        return None;
    }
    let meant = if is_known { &*lower } else { near(&lower, signs)? };
    if !meant.starts_with("http") {
        let certain = distance(&lower, meant) == 1;
        return Some(Mistyped { variant: "", meant: Some(format!("{meant}:{rest}")), certain });
    }
    if rest.is_empty() {
        return Some(Mistyped { variant: "", meant: None, certain: false });
    }
    // A scheme twice: the second is the one that was pasted.
    let inner = ["http://", "https://"].into_iter().find(|inner| starts_with(rest, inner));
    if is_known && signs == "://" && inner.is_none() {
        return None;
    }
    let meant = inner.map_or_else(|| format!("{meant}://{rest}"), |_| rest.to_owned());
    Some(Mistyped { variant: "", meant: Some(meant), certain: lower != "hxxp" && lower != "hxxps" })
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// Returns the scheme that was probably meant by `name`.
fn near(name: &str, signs: &str) -> Option<&'static str> {
    let limit = if name.len() > 3 { 2 } else { 1 };
    let meant = ["https", "http", "mailto", "tel"].into_iter().map(|scheme| (distance(name, scheme), scheme)).min()?;
    let is_web = meant.1.starts_with("http");
    let follows = if is_web { signs.contains('/') || signs.contains('\\') } else { signs == ":" && meant.0 == 1 };
    // Without slashes only the slip of a single letter is one.
    let is_near = meant.0 <= limit && (follows || is_web && meant.0 <= 1 && name.len() > 3);
    is_near.then_some(match name {
        "hxxps" => "https",
        "hxxp" => "http",
        _ => meant.1,
    })
}

/// A host with a comma for a dot, or two dots.
fn host(target: &str) -> Option<Mistyped> {
    let at = target.find("://")? + "://".len();
    let host = target.slice(at..target.slice(at..).find(['/', '?', '#', ':']).map_or(target.len(), |len| at + len));
    if !host.contains([',', ';']) && !host.contains("..") {
        return None;
    }
    let right = host.replace([',', ';'], ".").replace("..", ".");
    (right != host && host.contains('.')).then(|| {
        let meant = Some(format!("{}{right}{}", target.slice(..at), target.slice(at + host.len()..)));
        Mistyped { variant: "", meant, certain: true }
    })
}

/// A path on the writer's own disk.
fn drive(target: &str) -> Option<Mistyped> {
    let bytes = target.as_bytes();
    let is_drive = matches!(bytes, [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let is_share = target.starts_with("\\\\");
    (is_drive || is_share).then_some(Mistyped { variant: "local", meant: None, certain: false })
}
