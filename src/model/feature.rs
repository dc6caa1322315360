//! The pages that every site has besides those of its content.

/// A page that the site makes itself. Its address is the same in every language, and a file
/// `pages/<name>.<lang>.md` gives it an introduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeaturePage {
    /// The journey map.
    Map,
    /// Questions to learn by.
    Study,
    /// The reader's own plan.
    Plan,
    /// The glossary.
    Glossary,
    /// Search.
    Search,
}

impl FeaturePage {
    /// Every such page.
    pub const ALL: [Self; 5] = [Self::Map, Self::Study, Self::Plan, Self::Glossary, Self::Search];

    /// Parts of an address that no stage or page may use as its slug.
    pub const RESERVED: [&'static str; 8] = ["map", "study", "plan", "glossary", "search", "lenses", "both", "assets"];

    /// Returns the page's part of the address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Study => "study",
            Self::Plan => "plan",
            Self::Glossary => "glossary",
            Self::Search => "search",
        }
    }

    /// Returns the page of that slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }
}
