//! What a request asks for, in the terms of the site.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::slice::Slice;

/// Where a request leads, seen from the site's root.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RequestTarget {
    /// To this path below the site's root, decoded and in NFC.
    Path(String),
    /// To the site's root, which is meant but not named: without the base path, or without its last slash.
    Root,
    /// To another path of the host.
    Elsewhere,
    /// Nowhere: this is no path.
    Malformed,
}

/// Reads the target of a request: a path with an optional query, or (RFC 9112, 3.2.2) a whole address.
pub(super) fn target(target: &str, base_path: &str) -> RequestTarget {
    let path = match target.split_once("://") {
        Some((scheme, rest)) if !scheme.contains('/') => rest.find('/').map_or("/", |at| rest.slice(at..)),
        _ => target,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = decode(path).filter(|path| path.starts_with('/') && is_plain(path)) else {
        return RequestTarget::Malformed;
    };
    if let Some(below) = path.strip_prefix(base_path) {
        return RequestTarget::Path(below.to_owned());
    }
    if path == "/" || base_path.strip_suffix('/') == Some(path.as_str()) {
        RequestTarget::Root
    } else {
        RequestTarget::Elsewhere
    }
}

/// Returns the value of a field of the query, decoded.
pub(super) fn query(target: &str, name: &str) -> Option<String> {
    let (_, query) = target.split_once('?')?;
    let fields = query.split('&').filter_map(|field| field.split_once('='));
    fields.filter(|(field, _)| *field == name).find_map(|(_, value)| decode(value))
}

/// Decodes percent signs; a text that is not UTF-8 then is none.
fn decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let escapes_whole = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .all(|(at, _)| bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)));
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    escapes_whole.then(|| crate::source::nfc(&decoded))
}

/// Returns whether `path` has no part that a file system would take for a way up or for something else than a name.
fn is_plain(path: &str) -> bool {
    !path.chars().any(|c| c.is_control() || c == '\\') && !path.split('/').any(|part| part == "." || part == "..")
}

/// What a client may be content with instead of the whole answer.
#[derive(Debug, Default)]
pub(super) struct Conditions<'h> {
    /// `If-None-Match`
    pub(super) none_match: Option<&'h str>,
    /// `Range`
    pub(super) range: Option<&'h str>,
    /// `If-Range`
    pub(super) if_range: Option<&'h str>,
}

/// What part of a whole a `Range` asks for (RFC 9110, 14.2).
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RangePart {
    /// All of it.
    Whole,
    /// These bytes.
    Bytes(Range<usize>),
    /// Bytes that it does not have.
    Unsatisfiable,
}

impl Conditions<'_> {
    /// Returns whether the client has what `etag` names already.
    pub(super) fn has(&self, etag: &str) -> bool {
        self.none_match.is_some_and(|tags| {
            tags.split(',').map(str::trim).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
        })
    }

    /// Returns the part of `len` bytes that is asked for. Several parts at once are answered with the whole.
    pub(super) fn part(&self, len: usize, etag: &str) -> RangePart {
        let Some(range) = self.range.filter(|_| self.if_range.is_none_or(|tag| tag == etag)) else {
            return RangePart::Whole;
        };
        let Some((first, last)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
            return RangePart::Whole;
        };
        let bytes = match (first.trim().is_empty(), last.trim().is_empty()) {
            (true, true) => return RangePart::Whole,
            (true, false) => parse_number(last).map(|count| len.saturating_sub(count)..len),
            (false, true) => parse_number(first).map(|first| first..len),
            (false, false) => match (parse_number(first), parse_number(last)) {
                (Ok(first), Ok(last)) if first > last => return RangePart::Whole,
                (first, last) => first.and_then(|first| last.map(|last| first..len.min(last.saturating_add(1)))),
            },
        };
        match bytes {
            Ok(bytes) if bytes.start >= bytes.end => RangePart::Unsatisfiable,
            Ok(bytes) => RangePart::Bytes(bytes),
            Err(_) => RangePart::Whole,
        }
    }
}

fn parse_number(text: &str) -> Result<usize, std::num::ParseIntError> {
    text.trim().parse()
}

#[cfg(test)]
mod tests {
    use super::{Conditions, RangePart, RequestTarget, target};

    #[test]
    fn targets_are_decoded_and_cannot_lead_outside() {
        let path = |text: &str| RequestTarget::Path(text.to_owned());
        assert_eq!(target("/vi/nh%E1%BA%ADn-bi%E1%BA%BFt/?x=%00", "/"), path("vi/nhận-biết/"));
        // A letter and its mark, as some systems write them, are one character.
        assert_eq!(target("/nha%CC%A3%CC%82n", "/"), path("nhận"));
        assert_eq!(target("http://localhost/en/", "/"), path("en/"));
        for outside in
            ["/../x", "/a/%2e%2e/b", "/%2E%2E%2fetc", "/a%00b", "/a%5c..%5cb", "/%zz", "/%", "/%ff", "etc", "*", ""]
        {
            assert_eq!(target(outside, "/"), RequestTarget::Malformed, "{outside}");
        }
    }

    #[test]
    fn the_base_path_is_taken_off() {
        assert_eq!(target("/team/playbook/en/", "/team/playbook/"), RequestTarget::Path("en/".to_owned()));
        assert_eq!(target("/team/playbook", "/team/playbook/"), RequestTarget::Root);
        assert_eq!(target("/", "/team/playbook/"), RequestTarget::Root);
        assert_eq!(target("/en/", "/team/playbook/"), RequestTarget::Elsewhere);
    }

    #[test]
    fn ranges_are_cut_to_what_there_is() {
        let part = |range: &str| Conditions { range: Some(range), ..Conditions::default() }.part(10, "\"x\"");
        assert_eq!(part("bytes=0-3"), RangePart::Bytes(0..4));
        assert_eq!(part("bytes=4-"), RangePart::Bytes(4..10));
        assert_eq!(part("bytes=-3"), RangePart::Bytes(7..10));
        assert_eq!(part("bytes=-99"), RangePart::Bytes(0..10));
        assert_eq!(part("bytes=8-99"), RangePart::Bytes(8..10));
        assert_eq!(part("bytes=10-"), RangePart::Unsatisfiable);
        assert_eq!(part("bytes=-0"), RangePart::Unsatisfiable);
        for whole in ["bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=-", "bytes=0-1,3-4"] {
            assert_eq!(part(whole), RangePart::Whole, "{whole}");
        }
        let stale = Conditions { range: Some("bytes=0-3"), if_range: Some("\"old\""), ..Conditions::default() };
        assert_eq!(stale.part(10, "\"x\""), RangePart::Whole);
    }
}
