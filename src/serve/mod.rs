//! Shows a playbook while it is written: a request renders its page, an edit reaches the open page at once.
//!
//! ```text
//! files ─▶ watch ─▶ rebuild ─▶ Snapshot ──swap──▶ server ─▶ proxy ─▶ browser
//!                                 │                             ▲
//!                                 └──────▶ streams ─────────────┘
//! ```
//!
//! - `watch` says where something may have changed; it never says what.
//! - `rebuild` loads what did change and makes the next `snapshot`, of which most is that of the last one: files,
//!   check results, guides, addresses, prepared templates. While the content or the theme is broken, the last good ones
//!   stay.
//! - `server` answers each request from the snapshot of that moment. No request reads a file: a path is looked up
//!   among the site's addresses, so that none leads outside.
//! - `streams` sends every open page, by server-sent events, what its page and the playbook's mistakes are now. That
//!   is a state and no command: a page that missed something compares and catches up.
//! - `proxy` accepts connections and keeps from the HTTP library what it cannot bear.
//!
//! The bytes served are those of a build but for one script tag. Nothing is written to disk, and nothing is printed:
//! an [`Observer`] is notified.
//!
//! # Limits of `tiny_http`, and how they are met
//!
//! | `tiny_http` 0.12 | here |
//! |---|---|
//! | reads lines of any length, at any slowness, from any number of connections | the `proxy` reads heads first: bounded in size, time and number |
//! | waits for itself, for ever, where a request says HTTP/2.0; reads lines otherwise than others do; returns control characters | `head` writes what it is given anew |
//! | queues a connection behind a busy thread, where it waits as long as that one lives | only whole requests that close get through the proxy, so its threads are busy for microseconds |
//! | `respond` waits for Nagle's algorithm | `response` writes head and body at once into the raw writer |
//! | ends its accepting thread at the first error, silently | the proxy starts another server when nobody listens any more |
//! | a slow client holds the thread that answers it | the proxy takes answers in and passes them on at the client's pace |
//! | nothing bounds raw writers that stay open | `streams` are capped, and heartbeats find those that are gone |

mod changes;
mod content_type;
mod head;
mod hosts;
mod listen;
mod news;
mod observer;
mod options;
mod problems;
mod proxy;
mod rebuild;
mod request;
mod response;
mod run;
mod server;
mod snapshot;
mod streams;
mod threads;
mod watch;

pub use changes::Changes;
pub use news::News;
pub use observer::{Event, Observer, ServeReport};
pub use options::ServeOptions;
pub use run::{Serving, serve};
