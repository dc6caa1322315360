//! Addresses as they are written in links and pictures, and paths seen from a file.

/// An address taken apart.
pub(crate) enum Address {
    /// To another site or program.
    External,
    /// Of a scheme that might run code, read the reader's disk or start a program.
    Unsafe,
    /// From the root of whatever host the site is on.
    Absolute,
    /// Relative to the file: its path and anchor.
    Relative(String, Option<String>),
}

/// The schemes of addresses that lead to a page, a person or a place, and do nothing else.
const SCHEMES: [&str; 12] =
    ["https", "http", "mailto", "tel", "sms", "geo", "webcal", "sip", "sips", "xmpp", "ftp", "ftps"];

/// Takes the address `target` apart.
pub(crate) fn parse_address(target: &str) -> Address {
    // Browsers drop control characters and white space, and take a backslash for a slash.
    let is_read = |c: &char| !c.is_control() && !c.is_whitespace();
    let compact: String = target.chars().filter(is_read).map(|c| if c == '\\' { '/' } else { c }).collect();
    let scheme = compact.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    match scheme.as_deref() {
        Some(scheme) if SCHEMES.contains(&scheme) => return Address::External,
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

fn percent_decode(text: &str) -> String {
    crate::source::nfc(&percent_encoding::percent_decode_str(text).decode_utf8_lossy())
}

/// Returns the path that `relative` names, seen from the file `from`; `None` if it leads out of the playbook.
pub(crate) fn join(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns how the file at `to` is named, seen from the file `from`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(from.len() - 1);
    let up = std::iter::repeat_n("..", from.len() - 1 - shared);
    up.chain(to[shared.min(to.len())..].iter().copied()).collect::<Vec<_>>().join("/")
}
