//! Answers requests from the snapshot of the moment.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use tiny_http::{Method, Request};

use crate::deferred::drop_later;
use crate::words::ToolLanguage;

use super::options::ServeOptions;
use super::request::{Conditions, RequestTarget, query, target};
use super::response::Response;
use super::snapshot::{Lookup, Snapshot, client_tag};
use super::streams::Streams;
use super::threads::lock;
use super::{hosts, problems};

/// Folder of the server's own addresses, below the site's root. No page of a site can be there: slugs begin with a
/// letter or digit.
const OWN: &str = "__stagecraft/";

const CLIENT_SCRIPT: &str = include_str!("client.js");
const CLIENT_STYLE: &str = include_str!("client.css");

/// What a path in a `Location` escapes.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'%').add(b'?').add(b'#');

/// A server: what it shows, and to whom.
#[derive(Debug)]
pub(super) struct Server {
    current: Mutex<Arc<Snapshot>>,
    streams: Arc<Streams>,
    base_path: String,
    any_host: bool,
    language: ToolLanguage,
}

impl Server {
    pub(super) fn new(options: &ServeOptions, first: Arc<Snapshot>) -> Self {
        Self {
            current: Mutex::new(first),
            streams: Arc::default(),
            base_path: options.base_path.clone(),
            any_host: options.any_host,
            language: options.language,
        }
    }

    /// Shows `snapshot` from now on. Returns how many of the open pages differ.
    pub(super) fn show(&self, snapshot: &Arc<Snapshot>) -> usize {
        let before = std::mem::replace(&mut *lock(&self.current), snapshot.clone());
        drop_later(before);
        self.streams.publish(snapshot)
    }

    pub(super) fn streams(&self) -> &Arc<Streams> {
        &self.streams
    }

    fn current(&self) -> Arc<Snapshot> {
        lock(&self.current).clone()
    }

    /// Answers a request. A defect in this program that the request meets does not end the thread.
    pub(super) fn answer(&self, request: Request) {
        // Dropping a request that was not answered says that the server failed.
        let _ = catch_unwind(AssertUnwindSafe(|| self.answer_or_panic(request)));
    }

    fn answer_or_panic(&self, request: Request) {
        let asked = request.url().to_owned();
        let head_only = *request.method() == Method::Head;
        if let Some(refusal) = self.refuse(&request) {
            return write(request, &refusal, head_only);
        }
        match target(&asked, &self.base_path) {
            RequestTarget::Path(path) if path == format!("{OWN}events") => self.open_stream(request, &asked, head_only),
            RequestTarget::Path(path) => {
                let response = match path.strip_prefix(OWN) {
                    Some(own) => self.own(own, &asked),
                    None => self.page(&path, &asked, &conditions(&request)),
                };
                write(request, &response, head_only);
            }
            RequestTarget::Root => write(request, &Response::redirect(307, &self.base_path), head_only),
            RequestTarget::Elsewhere => {
                let sentence = format!("The site is at {}", self.base_path);
                write(request, &Response::plain(404, &sentence), head_only);
            }
            RequestTarget::Malformed => write(request, &Response::plain(400, "This is not a path."), head_only),
        }
    }

    /// Returns the answer to a request that is refused.
    fn refuse(&self, request: &Request) -> Option<Response> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Some(Response::plain(405, "Only GET and HEAD are answered.").with("Allow", "GET, HEAD".to_owned()));
        }
        let host = header(request, "Host").unwrap_or_default();
        let refused = "This server answers to names of this machine alone. To serve others, start it with --host.";
        (!self.any_host && !hosts::is_own(host)).then(|| Response::plain(403, refused))
    }

    /// Answers at the server's own addresses.
    fn own(&self, name: &str, asked: &str) -> Response {
        match name {
            "client.js" => Response::new(200, "text/javascript; charset=utf-8", CLIENT_SCRIPT),
            "client.css" => Response::new(200, "text/css; charset=utf-8", CLIENT_STYLE),
            "problems" => {
                let spoken = query(asked, "lang").and_then(|lang| ToolLanguage::from_locale(&lang));
                let snapshot = self.current();
                let broken = match self.asked_page(asked).map(|path| snapshot.look_up(&path)) {
                    Some(Lookup::Broken(diagnostic)) => Some(diagnostic),
                    _ => None,
                };
                let json = problems::json(&snapshot, broken.as_deref(), spoken.unwrap_or(self.language));
                Response::new(200, "application/json; charset=utf-8", json.to_string())
            }
            _ => Response::plain(404, "There is nothing here."),
        }
    }

    /// Answers with a page of the site.
    fn page(&self, path: &str, asked: &str, conditions: &Conditions<'_>) -> Response {
        let found = self.current().look_up(path);
        let status = found.status();
        match found {
            Lookup::Page(page) | Lookup::Missing(page) => Response::page(status, &page, conditions),
            Lookup::Folder => {
                let query = asked.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
                let path = utf8_percent_encode(path, ESCAPED);
                Response::redirect(status, &format!("{}{path}/{query}", self.base_path))
            }
            Lookup::Broken(_) | Lookup::NoSite => self.waiting_page(status, &found.name()),
        }
    }

    /// Returns a page that shows nothing but the mistakes, until there is something else to show.
    fn waiting_page(&self, status: u16, name: &str) -> Response {
        let lang = self.language.tag();
        let tag = client_tag(&self.base_path, name, status);
        let html = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Stagecraft</title>\n{tag}</head>\n<body></body>\n</html>\n"
        );
        Response::new(status, "text/html; charset=utf-8", html)
    }

    /// Keeps a page up to date from now on.
    fn open_stream(&self, request: Request, asked: &str, head_only: bool) {
        let Some(path) = self.asked_page(asked) else {
            return write(request, &Response::plain(400, "This is not a page."), head_only);
        };
        if !self.streams.has_room() {
            let refusal = Response::plain(503, "Too many pages are open.").with("Retry-After", "5".to_owned());
            return write(request, &refusal, head_only);
        }
        let mut writer = request.into_writer();
        if Response::event_stream().write(&mut *writer, head_only).is_ok() && !head_only {
            self.streams.join(writer, path, || self.current());
        }
    }

    /// Returns the path, below the site's root, of the page that asks.
    fn asked_page(&self, asked: &str) -> Option<String> {
        // The query is decoded once already; what it names is written as in an address.
        match target(&query(asked, "page")?, &self.base_path) {
            RequestTarget::Path(path) => Some(path),
            _ => None,
        }
    }
}

fn header<'r>(request: &'r Request, name: &'static str) -> Option<&'r str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
}

fn conditions(request: &Request) -> Conditions<'_> {
    Conditions {
        none_match: header(request, "If-None-Match"),
        // A range is a range of a body, which HEAD has not (RFC 9110, 14.2).
        range: header(request, "Range").filter(|_| *request.method() == Method::Get),
        if_range: header(request, "If-Range"),
    }
}

fn write(request: Request, response: &Response, head_only: bool) {
    // A client that went away needs no answer.
    let _ = response.write(&mut *request.into_writer(), head_only);
}
