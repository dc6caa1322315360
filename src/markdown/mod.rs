//! Markdown: reads a text into a [`Document`], once: its tree ([`crate::document`]), and the facts that checks read,
//! each with its place. And back: writes a tree as Markdown.
//!
//! `pulldown-cmark` parses (`CommonMark` 0.31 with GitHub's tables, footnotes, task lists, alerts, strikethrough;
//! heading attributes, wiki links, smart punctuation). Nothing is checked here: the module knows no playbook, no
//! other file and no language.

mod alerts;
mod bare;
mod bare_address;
mod comments;
mod construct;
mod document;
mod escape;
mod fill;
mod findings;
mod html;
mod labels;
mod look;
mod next_of;
mod parse;
mod parse_alerts;
mod parse_placeholders;
mod placeholders;
mod quiz_block;
mod quotes;
mod wiki;
mod write;

pub use construct::Foreign;
pub use document::{CheckItem, Document, DocumentHeading, DocumentSection, QuizBlock, RawHtmlPiece, Reference};
pub use escape::{escaped, push_escaped};
pub use fill::{Values, filled_with};
pub use findings::{Finding, FindingKind, Replacement};
pub use html::{Attribute, HtmlTag, HtmlTags, is_element};
pub use parse::{parse, parse_sentence};
pub use placeholders::{Placeholder, PlaceholderKind, may_have_placeholders, placeholders};
pub use write::{AlertLine, ImageForm, References, TermName, write};
