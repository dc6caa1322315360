//! Free pages, and the introductions of pages that the site makes itself.

use super::{Article, Translated};

/// A free page, such as "about".
#[derive(Debug)]
pub struct Page {
    /// File name without language and ending, with the folders that it is in: `team/roles`.
    pub slug: String,
    /// Its place among the pages beside it; those without one are behind the others, by their file names.
    pub order: Option<f64>,
    /// The text in each language.
    pub text: Translated<Article>,
}
