//! Answers requests from the snapshot of the moment.

use std::sync::{Arc, Mutex};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use tiny_http::{Method, Request};

use crate::deferred::drop_later;
use crate::failure::Failure;
use crate::fault;
use crate::words::{ToolLanguage, Words};

use super::observer::{Event, Observer};
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
pub(super) struct Server {
    observer: Arc<dyn Observer>,
    current: Mutex<Arc<Snapshot>>,
    streams: Arc<Streams>,
    base_path: String,
    any_host: bool,
    language: ToolLanguage,
}

/// How a request is answered.
enum Answer {
    /// With this, at once.
    Response(Response),
    /// With news of the page at this path, as long as it is open.
    Stream(String),
}

impl Server {
    pub(super) fn new(options: &ServeOptions, first: Arc<Snapshot>, observer: Arc<dyn Observer>) -> Self {
        Self {
            observer,
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

    /// Answers a request.
    pub(super) fn answer(&self, request: Request) {
        self.answer_with(request, |request| self.answer_to(request));
    }

    /// Answers a request as `answer_to` says. A fault in this program that it meets does not end the thread.
    fn answer_with(&self, request: Request, answer_to: impl FnOnce(&Request) -> Answer) {
        let head_only = *request.method() == Method::Head;
        match fault::caught(|| answer_to(&request)) {
            Ok(Answer::Response(response)) => write(request, &response, head_only),
            Ok(Answer::Stream(path)) => self.open_stream(request, path, head_only),
            Err(fault) => {
                write(request, &self.failed(&fault), head_only);
                let _ = fault::caught(|| self.observer.notify(&Event::Failed(&fault)));
            }
        }
    }

    fn answer_to(&self, request: &Request) -> Answer {
        let asked = request.url();
        if let Some(refusal) = self.refuse(request) {
            return Answer::Response(refusal);
        }
        Answer::Response(match target(asked, &self.base_path) {
            RequestTarget::Path(path) if path == format!("{OWN}events") => return self.stream(asked),
            RequestTarget::Path(path) => match path.strip_prefix(OWN) {
                Some(own) => self.own(own, asked),
                None => self.page(&path, asked, &conditions(request)),
            },
            RequestTarget::Root => Response::redirect(307, &self.base_path),
            RequestTarget::Elsewhere => Response::plain(404, &format!("The site is at {}", self.base_path)),
            RequestTarget::Malformed => Response::plain(400, "This is not a path."),
        })
    }

    /// Returns the answer to a request that met a fault in this program.
    fn failed(&self, fault: &Failure) -> Response {
        let words = Words::new(self.language);
        let reason = fault.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        let help = words.attribute(&fault.text, "help").unwrap_or_default();
        Response::plain(500, &format!("{}{reason}\n{help}", words.say(&fault.text)))
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

    /// Answers a page that asks to be kept up to date.
    fn stream(&self, asked: &str) -> Answer {
        match self.asked_page(asked) {
            None => Answer::Response(Response::plain(400, "This is not a page.")),
            Some(path) if self.streams.has_room() => Answer::Stream(path),
            Some(_) => {
                let refusal = Response::plain(503, "Too many pages are open.");
                Answer::Response(refusal.with("Retry-After", "5".to_owned()))
            }
        }
    }

    /// Keeps the page at `path` up to date from now on.
    fn open_stream(&self, request: Request, path: String, head_only: bool) {
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

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::{Arc, Mutex};

    use tiny_http::TestRequest;

    use super::{Answer, Event, Observer, Response, Server};
    use crate::serve::ServeOptions;
    use crate::serve::snapshot::Snapshot;

    #[derive(Default)]
    struct Noted(Mutex<Vec<String>>);

    impl Observer for Noted {
        fn notify(&self, event: &Event<'_>) {
            if let Event::Failed(failure) = event {
                self.0.lock().unwrap().push(failure.to_string());
            }
        }
    }

    #[test]
    fn a_request_that_panics_is_answered_and_reported_and_the_next_one_is_answered() {
        let noted = Arc::new(Noted::default());
        let options = ServeOptions { any_host: true, ..ServeOptions::local(Path::new("nowhere")) };
        let empty = Snapshot::new(None, Vec::new(), None, Arc::default());
        let server = Server::new(&options, Arc::new(empty), noted.clone());
        server.answer_with(TestRequest::new().into(), |_| panic!("the fault"));
        let text = noted.0.lock().unwrap().join("\n");
        assert!(text.contains("a fault in Stagecraft itself") && text.contains("the fault"), "{text}");
        let mut answered = false;
        server.answer_with(TestRequest::new().into(), |_| {
            answered = true;
            Answer::Response(Response::plain(200, "Fine."))
        });
        assert!(answered && noted.0.lock().unwrap().len() == 1);
    }
}
