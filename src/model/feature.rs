//! The pages that every site has besides those of its content.

/// A page that the site makes itself. Its address is the same in every language, and a file
/// `pages/<slug>.<lang>.md` gives it an introduction; that of the home page is the page of the folder `pages` itself,
/// `pages/index.<lang>.md`.
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
    /// The home page. It is at the root of its language.
    Home,
}

impl FeaturePage {
    /// Every such page but the home page, which navigation leads to otherwise.
    pub const ALL: [Self; 5] = [Self::Map, Self::Study, Self::Plan, Self::Glossary, Self::Search];

    /// Parts of an address that no stage or page may use as its slug.
    pub const RESERVED: [&'static str; 8] = ["map", "study", "plan", "glossary", "search", "lenses", "both", "assets"];

    /// Returns every page that can have an introduction.
    pub fn introduced() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().chain([Self::Home])
    }

    /// Returns the page's part of the address, which is the name of its introduction's file.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Study => "study",
            Self::Plan => "plan",
            Self::Glossary => "glossary",
            Self::Search => "search",
            Self::Home => "index",
        }
    }

    /// Returns the page whose introduction has a file of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::introduced().find(|page| page.slug() == slug)
    }
}
