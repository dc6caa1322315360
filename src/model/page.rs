//! Free pages, and the introductions of pages that the site makes itself.

use super::{Article, Translated};

/// A free page, such as "about".
#[derive(Debug)]
pub struct Page {
    /// File name without language and ending; part of the address where no field gives another.
    pub slug: String,
    /// The text in each language.
    pub text: Translated<Article>,
}
