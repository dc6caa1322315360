//! Addresses of a site, relative to its root.

use crate::slice::Slice;

/// Where a page or file is and how links name it. Both are relative to the site's root, without a leading `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    file: Box<str>,
    link_len: u32,
}

impl Address {
    /// Returns the address of a file that links name as it is.
    pub(super) fn file_at(path: &str) -> Self {
        Self { file: path.into(), link_len: u32::try_from(path.len()).unwrap_or(u32::MAX) }
    }

    /// Returns the address of the page in that folder. Links name the folder, or with `offline` the file in it.
    pub(super) fn page_at(folder: &str, offline: bool) -> Self {
        const INDEX: &str = "index.html";
        let file = format!("{folder}/{INDEX}");
        let cut = if offline { 0 } else { INDEX.len() };
        Self { link_len: u32::try_from(file.len() - cut).unwrap_or(u32::MAX), file: file.into() }
    }

    /// Returns the path of the file, such as `en/awareness/index.html`.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns what links name, such as `en/awareness/`.
    #[must_use]
    pub fn link(&self) -> &str {
        self.file.slice(..self.link_len as usize)
    }

    /// Returns the way from this page to the site's root: `../../`, or `./` for a page at the root.
    #[must_use]
    pub fn root(&self) -> String {
        relative_root(&self.file)
    }
}

/// Returns the way from a file to the site's root.
#[must_use]
pub fn relative_root(file: &str) -> String {
    match file.bytes().filter(|&byte| byte == b'/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}
