//! Markdown, read once.
