//! What the main navigation leads to, where the playbook decides it.

use super::{FeaturePage, LensIx, Localized, PageIx, StageId};

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuEntry {
    /// What readers see; `None` for what has a name of its own.
    pub label: Option<Localized>,
    /// Where it leads.
    pub target: MenuTarget,
}

/// Where an entry of the menu leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuTarget {
    /// To a page that the site makes itself.
    Feature(FeaturePage),
    /// To a stage.
    Stage(StageId),
    /// To a free page.
    Page(PageIx),
    /// To a lens.
    Lens(LensIx),
    /// To another site.
    Link(String),
    /// To none itself: it holds others, of which none is a group.
    Group(Vec<MenuEntry>),
}

impl MenuEntry {
    /// Returns the entry and those that it holds.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        let held: &[Self] = if let MenuTarget::Group(held) = &self.target { held } else { &[] };
        std::iter::once(self).chain(held)
    }
}
