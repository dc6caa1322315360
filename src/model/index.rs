//! Indices of what texts refer to.

/// Index of a `Guide` in the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuideIx(pub u32);

/// Index of a `Page` in the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageIx(pub u32);

/// Index of a `Lens` in the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LensIx(pub u32);

/// Index of an `Asset` in `Playbook::assets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetIx(pub u32);

/// Index of a `GuideType` in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeIx(pub u32);

/// Index of a snippet: a text that is used in several places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SnippetIx(pub u32);

/// Returns an index as it is kept. A list too long for it cannot be in the memory of the machine that made it.
#[must_use]
pub fn to_index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or_else(|_| unreachable!("more than four billion items in a list"))
}

/// Index of a [`Term`](super::Term) in the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIx(pub u32);
