//! Tests through the public door: files in, diagnostics or pages out.

mod architecture;
mod build;
mod links;
mod mistakes;
mod support;
mod third_language;
