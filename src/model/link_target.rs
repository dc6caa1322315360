//! Where links and pictures lead.

use super::{AssetIx, FeaturePage, GuideIx, LangIx, LensIx, PageIx, StageId};

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
    /// To a page that the site makes itself; an anchor in the glossary is that of a term too.
    Feature(FeaturePage, LangIx, Option<String>),
    /// To a stage, by its YAML file, and a part of its page.
    Stage(StageId, Option<String>),
    /// To a lens, by its YAML file, and a stage of it.
    Lens(LensIx, Option<String>),
    /// To a picture or file, and to what is behind `#`, which is the file's own: `page=2` of a PDF.
    Asset(AssetIx, Option<String>),
}
