//! Where links and pictures lead.

use super::{AssetIx, FeaturePage, GuideIx, LangIx, PageIx, StageId};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To another site, or `mailto:` and the like.
    External(String),
    /// To a heading of the same text.
    Anchor(String),
    /// To a guide.
    Guide(GuideIx, LangIx, Option<String>),
    /// To a free page.
    Page(PageIx, LangIx, Option<String>),
    /// To a page that the site makes itself.
    Feature(FeaturePage, LangIx),
    /// To a stage, by its YAML file.
    Stage(StageId),
    /// To a picture or file.
    Asset(AssetIx),
}
