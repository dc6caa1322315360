//! An answer, and the way it is written: head and body at once.

use std::io::{self, Write};
use std::sync::Arc;

use super::request::{Conditions, RangePart};
use super::snapshot::ServedPage;

/// An answer to a request.
#[derive(Debug)]
pub(super) struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Bytes(Vec<u8>),
    /// A part of a page.
    Page(Arc<ServedPage>, std::ops::Range<usize>),
    /// What follows is written by somebody else, without a known length.
    Stream,
}

impl Body {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Page(page, part) => page.bytes.get(part.clone()).unwrap_or_default(),
            Self::Stream => &[],
        }
    }
}

impl Response {
    /// Returns an answer of that content type.
    pub(super) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned()), ("Cache-Control", "no-cache".to_owned())];
        Self { status, headers, body: Body::Bytes(body.into()) }
    }

    /// Returns a short sentence for programs and for people who look at what programs got.
    pub(super) fn plain(status: u16, sentence: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{sentence}\n"))
    }

    /// Returns a way to another address of this host.
    pub(super) fn redirect(status: u16, to: &str) -> Self {
        Self::plain(status, to).with("Location", to.to_owned())
    }

    /// Returns the head of an event stream.
    pub(super) fn event_stream() -> Self {
        Self { body: Body::Stream, ..Self::new(200, "text/event-stream; charset=utf-8", "") }
    }

    /// Returns `page`, or what the client is content with instead of it.
    pub(super) fn page(status: u16, page: &Arc<ServedPage>, conditions: &Conditions<'_>) -> Self {
        let whole = 0..page.bytes.len();
        let answer = |status, part| {
            let mut response = Self::new(status, &page.content_type, "");
            response.body = Body::Page(page.clone(), part);
            response
        };
        if status != 200 {
            return answer(status, whole);
        }
        let etag = page.etag();
        if conditions.has(&etag) {
            return answer(304, 0..0).with("ETag", etag);
        }
        let len = page.bytes.len();
        let response = match conditions.part(len, &etag) {
            RangePart::Whole => answer(200, whole),
            RangePart::Bytes(part) => {
                let range = format!("bytes {}-{}/{len}", part.start, part.end - 1);
                answer(206, part).with("Content-Range", range)
            }
            RangePart::Unsatisfiable => {
                return Self::plain(416, "There is no such range.").with("Content-Range", format!("bytes */{len}"));
            }
        };
        response.with("ETag", etag).with("Accept-Ranges", "bytes".to_owned())
    }

    /// Adds a header.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Writes the answer; to a HEAD request, what it would be but for the body.
    pub(super) fn write(&self, to: &mut dyn Write, head_only: bool) -> io::Result<()> {
        let body = self.body.bytes();
        let mut out = Vec::with_capacity(512 + if head_only { 0 } else { body.len() });
        write!(out, "HTTP/1.1 {} {}\r\n", self.status, reason(self.status))?;
        for (name, value) in &self.headers {
            write!(out, "{name}: {value}\r\n")?;
        }
        if self.status != 304 && !matches!(self.body, Body::Stream) {
            write!(out, "Content-Length: {}\r\n", body.len())?;
        }
        let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&jiff::Timestamp::now());
        if let Ok(date) = date {
            write!(out, "Date: {date}\r\n")?;
        }
        out.extend_from_slice(
            b"Connection: close\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\r\n",
        );
        if !head_only && self.status != 304 {
            out.extend_from_slice(body);
        }
        to.write_all(&out)?;
        to.flush()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        416 => "Range Not Satisfiable",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ => "Service Unavailable",
    }
}
