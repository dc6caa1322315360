//! Terms and what they mean.

use super::Localized;

/// A glossary entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Id, unique in the glossary.
    pub id: String,
    /// The term.
    pub term: Localized,
    /// What it means.
    pub definition: Localized,
    /// Terms to read next.
    pub see: Vec<TermIx>,
}

/// Index of a [`Term`] in the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIx(pub u32);
