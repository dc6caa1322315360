//! The head of a request: what of it the HTTP library is given, and what is refused before.
//!
//! The library reads lines otherwise than others do, waits for ever on what it takes for a newer version of HTTP, and
//! returns what it was given. So it gets a head that is written anew: a request line of three parts of visible
//! characters, the few fields that the server reads, and word that the connection closes. Nothing else reaches it,
//! whatever the client sent. The module knows neither connections nor the site.

/// The fields that the server reads. All others, cookies of other programs on this machine among them, are left out.
const READ: [&str; 4] = ["Host", "If-None-Match", "If-Range", "Range"];

/// Why a request is not passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not a request.
    Malformed,
    /// It speaks another version of HTTP than 1.
    Version,
}

/// Returns the head that the library is given for `head`, which ends with an empty line.
pub(super) fn for_library(head: &[u8]) -> Result<Vec<u8>, Refusal> {
    let text = String::from_utf8_lossy(head);
    // A client may send an empty line too many after its last request (RFC 9112, 2.2).
    let mut lines = text.trim_matches(['\r', '\n']).split("\r\n");
    let mut passed = request_line(lines.next().unwrap_or_default())?;
    for line in lines {
        let (name, value) = line.split_once(':').filter(|_| !line.contains(['\r', '\n'])).ok_or(Refusal::Malformed)?;
        let (name, value) = (name.trim(), value.trim());
        if READ.iter().any(|read| name.eq_ignore_ascii_case(read)) {
            if !value.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
                return Err(Refusal::Malformed);
            }
            passed.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    passed.push_str("Connection: close\r\n\r\n");
    Ok(passed.into_bytes())
}

/// Returns the request line that is passed on. Whatever the client calls its version of HTTP/1, it is answered in the
/// same way.
fn request_line(line: &str) -> Result<String, Refusal> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [method, target, version] = parts[..] else { return Err(Refusal::Malformed) };
    let is_plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic());
    let version = version.strip_prefix("HTTP/").and_then(|version| version.split_once('.'));
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    match version {
        _ if !is_plain(method) || !is_plain(target) => Err(Refusal::Malformed),
        Some(("1", minor)) if is_number(minor) => Ok(format!("{method} {target} HTTP/1.1\r\n")),
        Some((major, minor)) if is_number(major) && is_number(minor) => Err(Refusal::Version),
        _ => Err(Refusal::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, for_library};

    fn passed(head: &str) -> Result<String, Refusal> {
        for_library(head.as_bytes()).map(|head| String::from_utf8(head).unwrap())
    }

    #[test]
    fn only_what_the_server_reads_is_passed_on() {
        let head = "\r\nGET /en/ HTTP/1.0\r\nHost: localhost\r\nCookie: nhận=đ\r\nConnection: keep-alive\r\n\
                    range:bytes=0-1\r\nContent-Length: 5\r\nExpect: x\r\n\r\n";
        let wanted = "GET /en/ HTTP/1.1\r\nHost: localhost\r\nrange: bytes=0-1\r\nConnection: close\r\n\r\n";
        assert_eq!(passed(head), Ok(wanted.to_owned()));
    }

    #[test]
    fn a_line_that_two_readers_would_read_in_two_ways_is_none() {
        for head in [
            "GET /a\rX HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\nConnection: keep-alive\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n",
            "GET / HTTP/1.1\r\nX: a\nb: c\r\n\r\n",
            "GET / HTTP/1.1\r\nno field\r\n\r\n",
            "GET / HTTP/1.1 x\r\n\r\n",
            "GET  / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1\r\n\r\n",
            "GET / HTTP/1.x\r\n\r\n",
            "GET /nhận HTTP/1.1\r\n\r\n",
            "\r\n\r\n",
        ] {
            assert_eq!(passed(head), Err(Refusal::Malformed), "{head:?}");
        }
    }

    #[test]
    fn other_versions_are_told_from_what_is_not_a_request() {
        for version in ["HTTP/2.0", "HTTP/3.0", "HTTP/0.9", "HTTP/10.1"] {
            assert_eq!(passed(&format!("GET / {version}\r\n\r\n")), Err(Refusal::Version), "{version}");
        }
    }
}
