//! Tests through the public door: files in, diagnostics or pages out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that panics has failed")]

mod architecture;
mod build;
mod command_line;
mod folder;
mod links;
mod mistakes;
mod report;
mod scaffold;
mod search;
mod support;
mod third_language;
mod words;
mod write;
