//! Addresses as they are written in links and pictures, and paths seen from a file.

/// An address taken apart.
pub(crate) enum Address {
    /// To another site or program.
    External,
    /// Of a scheme that can run code or reads the reader's disk.
    Unsafe,
    /// From the root of whatever host the site is on.
    Absolute,
    /// Relative to the file: its path and anchor.
    Relative(String, Option<String>),
}

/// Takes the address `target` apart.
pub(crate) fn parse_address(target: &str) -> Address {
    // Browsers drop control characters and white space in a scheme.
    let compact: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = compact.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    match scheme.as_deref() {
        Some("javascript" | "data" | "vbscript" | "file" | "blob") => return Address::Unsafe,
        Some(_) => return Address::External,
        None => {}
    }
    if target.starts_with("//") {
        return Address::External;
    }
    if target.starts_with('/') {
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
