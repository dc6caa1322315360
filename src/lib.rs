//! Stagecraft turns a folder of YAML stages and Markdown guides into a checked, bilingual playbook site.
//!
//! # The way data goes
//!
//! ```text
//! content/ + themes/ ──load──▶ Sources ──check──▶ Playbook ──plan──▶ Routes ──render──▶ pages ──write──▶ output/
//!                                 │                              ▲
//!                                 │                        serve renders on demand
//!                                 └────▶ diagnostics ──report──▶ people, editors, CI
//! ```
//!
//! Every step takes what the one before it made and returns a value; none reaches back. Mistakes in content are
//! [`diagnostic::Diagnostic`]s, gathered and never printed on the way; a failing environment (a disk, a port) is a
//! [`failure::Failure`]. [`build`] is the whole way in one call.
//!
//! # What each module does, and what it may never know
//!
//! | module | does | never |
//! |---|---|---|
//! | [`source`] | decodes text, normalizes it to NFC, leads positions back to the bytes on disk | knows what a text means |
//! | [`slug`] | says what can be an id or part of an address | knows what it names |
//! | [`yaml`] | parses YAML once into a tree that knows its places | knows playbooks |
//! | [`document`] | the one form of a text: a tree of blocks and inlines with their places | knows Markdown, HTML, playbooks, addresses |
//! | [`markdown`] | parses Markdown once into a tree and facts to check; writes a tree as Markdown | knows other files, languages, addresses |
//! | [`load`] | finds, reads and parses files; reuses what has not changed | checks |
//! | [`model`] | the playbook, typed so that a wrong one cannot be built | knows files, spans, addresses, HTML templates |
//! | [`check`] | checks what was read; the only maker of a playbook | reads files, prints, stops at the first mistake |
//! | [`addresses`] | says where everything of a site is | knows playbooks and pages |
//! | [`plan`] | gives every page its address | knows HTML, templates, files on disk |
//! | [`render`] | turns a site and a route into bytes, a pure function | reads or writes files |
//! | [`write`](mod@write) | the only writer of output: whole files, nothing of others touched | knows what a page is |
//! | [`report`] | shows diagnostics to people and programs | finds mistakes |
//! | [`words`] | the tool's own sentences in English and Vietnamese | knows what they are about |
//! | [`explain`] | explains each code, with an example | finds mistakes |
//! | [`fix`] | fixes what is safe to fix, and only that | checks: what is wrong and how to fix it comes from [`check`] |
//! | [`status`] | reports the state of translations; records what a person accepts | decides by itself that a translation is good |
//! | [`search`] | finds words with and without their marks; index and ranking | knows browsers or files |
//! | [`schema`] | declares the kinds of file and their fields, each once | knows values, files, messages |
//! | [`json_schema`] | describes the files to editors | checks them |
//! | [`serve`] | shows the site while it is written: watches, rebuilds, answers a browser | writes output |
//! | [`scaffold`] | makes new playbooks and guides | overwrites anything |
//!
//! A test (`tests/it/architecture.rs`) holds these rules. The program itself (`src/main.rs`, `src/cli/`) only resolves
//! what was asked for, calls the library and prints.
//!
//! # Why it is fast
//!
//! Files are found, read, parsed, checked, rendered and written in parallel. Markdown is parsed exactly once, when its
//! file is read; the tree is smaller than its text, and pages, search and other formats are written straight from it.
//! What pages share is made once: per language, per depth, per guide that other pages show. Results do not depend on the
//! number of threads.
//!
//! A preview makes one site after the other. Files, check results and guides are shared between them by
//! [`std::sync::Arc`]; what is the same value need not be looked at again ([`load::reload`], [`check::Checker`],
//! [`render::Site::after`]). Each of these comes to what its counterpart without a past comes to; a test of random
//! edits holds them to it.

pub mod addresses;
pub mod build;
pub mod check;
mod deferred;
pub mod diagnostic;
pub mod document;
pub mod explain;
pub mod failure;
pub mod fix;
pub mod fold;
pub mod json_schema;
pub mod load;
pub mod markdown;
pub mod model;
pub mod plan;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod serve;
pub mod slug;
pub mod source;
pub mod status;
pub mod words;
pub mod write;
pub mod yaml;
