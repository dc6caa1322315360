//! Tests through the public door: files in, diagnostics or pages out.

mod architecture;
mod build;
mod command_line;
mod folder;
mod links;
mod mistakes;
mod report;
mod scaffold;
mod support;
mod third_language;
mod words;
mod write;
