//! Tests through the public door: files in, diagnostics or pages out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that panics has failed"
)]
#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "tests print what they measured")]

mod addresses;
mod also;
mod architecture;
mod bare_addresses;
mod build;
mod cases;
mod clean;
mod clean_builds;
mod command_line;
mod document;
mod edits;
mod environment;
mod explain;
mod facts;
mod fix;
mod folder;
mod foreign;
mod fuzz;
mod guide_types;
mod hostile;
mod html;
mod imports;
mod languages;
mod links;
mod long_lists;
mod marks;
mod media;
mod mistakes;
mod nothing_lost;
mod own_facts;
mod pages;
mod published;
mod recheck;
mod references;
mod report;
mod report_formats;
mod scaffold;
mod schema;
mod search;
mod sentences;
mod serve;
mod side_by_side;
mod snippets;
mod status;
mod support;
mod texts;
mod third_language;
mod third_party;
mod words;
mod work;
mod write;
