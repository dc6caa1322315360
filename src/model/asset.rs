//! Files of the content.

use std::sync::Arc;

/// An image or other file that content shows, by its path and content.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Name of the file without its folder.
    pub name: String,
    /// Where it is among the content, for tools that show it; no file is opened by it.
    pub path: Arc<str>,
    /// First 16 hex digits of the BLAKE3 of the content.
    pub fingerprint: String,
    /// The content.
    pub bytes: Arc<[u8]>,
}

/// Where a picture or file of the content is shown or linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Nowhere: it is not published.
    Never,
    /// In drafts alone: it is published with them.
    InDrafts,
    /// On a page that every site has.
    Always,
}
