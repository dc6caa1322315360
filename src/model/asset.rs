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
