//! Requests to a preview: whatever is sent, there is an answer, nothing of it is from outside of the site, and the next
//! request is answered.

use std::io::{Read as _, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;
use stagecraft::serve::{Event, Observer, ServeOptions, serve};

use super::tokens::token;
use super::{Read, fuzz};
use crate::clean::clean;

/// Parts of a target.
const TARGETS: &[&str] = &[
    "/",
    "en/",
    "vi/",
    "en/awareness/ebook/",
    "vi/nhan-biet/",
    "search.js",
    "assets/",
    "..",
    ".",
    "%2e%2e/",
    "%2F",
    "%5c",
    "%00",
    "%c4%91",
    "%cc%81",
    "%ff",
    "%",
    "%zz",
    "//",
    "\\",
    "?",
    "&",
    "=",
    "#",
    "page=/en/",
    "lang=vi",
    "lang=x",
    "__stagecraft/",
    "__stagecraft/problems",
    "__stagecraft/client.js",
    "__stagecraft/x",
    "etc/passwd",
    "http://localhost/",
    "https://a.org/",
    "*",
    "đ",
    ";",
    "index.html",
    ":80",
    "@",
    "content/playbook.yaml",
    "sentinel",
];

/// Lines of a head.
const HEADERS: &[&str] = &[
    "Host: localhost",
    "Host: 127.0.0.1:4321",
    "Host: [::1]",
    "Host: evil.org",
    "Host:",
    "Host: localhost\r\nHost: a",
    "Range: bytes=0-",
    "Range: bytes=-5",
    "Range: bytes=5-2",
    "Range: bytes=0-18446744073709551615",
    "Range: bytes=18446744073709551615-",
    "Range: bytes=-0",
    "Range: bytes=0-1,3-4",
    "Range: lines=1-2",
    "Range: bytes= 1 - 2 ",
    "If-Range: \"x\"",
    "If-None-Match: *",
    "If-None-Match: W/\"x\", \"y\"",
    "If-None-Match: ,,",
    "Content-Length: 5",
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: x",
    "Expect: 100-continue",
    "Connection: upgrade",
    "Upgrade: websocket",
    "Accept-Encoding: gzip",
    ": x",
    "x",
    " x: y",
    "X-\u{111}: y",
    "X: \u{0}",
    "Cookie: a=b",
    "Origin: https://evil.org",
];

fn request() -> impl Strategy<Value = Vec<u8>> {
    let method = prop_oneof![
        8 => Just("GET"), 2 => Just("HEAD"), 1 => select(&["POST", "OPTIONS", "get", "", "G\u{111}T", "CONNECT", "TRACE"][..]),
    ];
    let piece = prop_oneof![6 => select(TARGETS).boxed(), 1 => token().boxed()];
    let target = proptest::collection::vec(piece, 0..6).prop_map(|pieces| format!("/{}", pieces.concat()));
    let version = prop_oneof![
        9 => Just("HTTP/1.1"), 1 => select(&["HTTP/1.0", "HTTP/0.9", "HTTP/1.9", "HTTP/2.0", "HTTP/", "", "HTTP/1.1 x"][..]),
    ];
    let headers = (any::<bool>(), proptest::collection::vec(select(HEADERS), 0..4)).prop_map(|(own, mut headers)| {
        if own {
            headers.insert(0, "Host: localhost");
        }
        headers.join("\r\n")
    });
    let whole = (method, target, version, headers).prop_map(|(method, target, version, headers)| {
        format!("{method} {target} {version}\r\n{headers}\r\n\r\n").into_bytes()
    });
    let noise = proptest::collection::vec((0..200_usize, any::<u8>()), 0..3);
    (whole, noise).prop_map(|(mut bytes, noise)| {
        for (at, byte) in noise {
            if let Some(place) = bytes.get_mut(at * 3) {
                *place = byte;
            }
        }
        bytes
    })
}

/// Keeps what fails.
#[derive(Default)]
struct Failures(Mutex<Vec<String>>);

impl Observer for Failures {
    fn notify(&self, event: &Event<'_>) {
        if let Event::Failed(failure) = event {
            self.0.lock().unwrap().push(failure.to_string());
        }
    }
}

fn ask(port: u16, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    // A client that is refused may be cut off while it writes.
    let _ = stream.write_all(request);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    // An event stream does not end by itself, and is none of the addresses.
    let _ = stream.read_to_end(&mut answer);
    answer
}

#[test]
fn requests() {
    let playbook = clean();
    playbook.write("sentinel", "Not of the site.");
    let failures = Arc::new(Failures::default());
    let observer: Arc<dyn Observer> = failures.clone();
    let options = ServeOptions::local(playbook.root());
    let port = serve(&options, &observer).unwrap().port;
    fuzz("requests", 200, &request(), |bytes| {
        let answer = ask(port, bytes);
        let whole = bytes.windows(4).any(|end| end == b"\r\n\r\n");
        assert!(answer.starts_with(b"HTTP/1.1 ") || !whole, "no answer to {:?}", String::from_utf8_lossy(bytes));
        assert!(!answer.windows(16).any(|part| part == b"Not of the site."));
        let failures = failures.0.lock().unwrap();
        assert!(failures.is_empty(), "{failures:?}");
        Read { edits: 1, bytes: bytes.len() }
    });
    assert!(ask(port, b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n").starts_with(b"HTTP/1.1 200"));
}
