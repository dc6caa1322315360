//! Search: an index of documents, and the ranking of what a query finds in it.
//!
//! Documents go in; out comes an [`Index`] that answers queries here and, written as script files, in a browser
//! (`themes/default/assets/search.js`). Both rank by the same arithmetic, with no operation whose result could differ
//! between the two, so the same query gives the same order. Every word is kept as it is spelled under its form without
//! marks, so `duong` meets `đường`, and `đường` still comes before `dưỡng` for who types it.
//!
//! This module knows texts and addresses. It knows nothing of playbooks, pages, files or themes.

mod builder;
mod document;
mod encode;
mod excerpt;
mod files;
mod index;
mod keys;
mod lexicon;
mod postings;
mod query;
mod rank;
mod ranking;
mod spelling;
mod stem;
mod tokens;
mod words;

#[cfg(test)]
mod tests;

pub use document::{Document, DocumentKind, Passage, PassageKind, Section};
pub use excerpt::{Excerpt, Place};
pub use files::{Facet, FacetValue, Labels, Shard, write_files};
pub use index::Index;
pub use rank::{Hit, Results};
