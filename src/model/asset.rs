//! Files of the content.

use std::borrow::Cow;
use std::sync::Arc;

use super::AssetIx;
use crate::media::{self, Examined, Kind, Rendition};

/// An image or other file that content shows, by its path and content.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Name of the file without its folder.
    pub name: String,
    /// Where it is among the content, for tools that show it; no file is opened by it.
    pub path: Arc<str>,
    /// First 16 hex digits of the BLAKE3 of what is published.
    pub fingerprint: String,
    /// Stands for the file as it is on disk.
    pub digest: u128,
    /// How many bytes are published.
    pub len: u64,
    /// What the file on disk begins with.
    pub head: Box<[u8]>,
    /// What it is for.
    pub kind: Kind,
    /// What it is, if it is a picture.
    pub examined: Examined,
    /// The sizes that are made of it.
    pub renditions: Arc<[Rendition]>,
    /// The captions of a film that are beside it, by language.
    pub captions: Vec<Captions>,
    /// What is published.
    pub content: AssetContent,
}

/// Captions of a film in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions {
    /// The tag of the language (BCP 47).
    pub lang: String,
    /// The file.
    pub file: AssetIx,
}

/// Where the content of an asset is. Many of them together would not fit into memory.
#[derive(Debug, Clone)]
pub enum AssetContent {
    /// Here.
    Kept(Arc<[u8]>),
    /// With whoever read it, who reads it again.
    Stored(Arc<dyn Stored>),
}

/// Bytes that are read each time they are asked for.
pub trait Stored: std::fmt::Debug + Send + Sync {
    /// Returns the bytes.
    ///
    /// # Errors
    /// Fails where they cannot be read, or are others than at first.
    fn read(&self) -> std::io::Result<Vec<u8>>;
}

impl Asset {
    /// Makes an asset of bytes that are published as they are; `fingerprint` and `digest` stand for them.
    #[must_use]
    pub fn kept(name: &str, path: Arc<str>, (fingerprint, digest): (String, u128), bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            path,
            fingerprint,
            digest,
            len: bytes.len() as u64,
            head: bytes[..bytes.len().min(Self::HEAD)].into(),
            kind: Kind::of(name),
            examined: Examined::default(),
            renditions: [].into(),
            captions: Vec::new(),
            content: AssetContent::Kept(bytes.into()),
        }
    }

    /// How much of a file's beginning is kept, in bytes.
    pub const HEAD: usize = 1024;

    /// Returns the name that it is published by, which gets a fingerprint, where not every file is trusted.
    #[must_use]
    pub fn published_name(&self) -> Cow<'_, str> {
        media::published_name(&self.name)
    }

    /// Returns the bytes that are here; nothing of those that are elsewhere.
    #[must_use]
    pub fn kept_bytes(&self) -> &[u8] {
        match &self.content {
            AssetContent::Kept(bytes) => bytes,
            AssetContent::Stored(_) => &[],
        }
    }

    /// Returns the width and height of the largest size that is made of it.
    #[must_use]
    pub fn largest(&self) -> Option<(u32, u32)> {
        self.renditions.iter().map(|rendition| (rendition.width, rendition.height)).max()
    }

    /// Returns what is published.
    ///
    /// # Errors
    /// Fails where it cannot be read, or the file is another one by now.
    pub fn bytes(&self) -> std::io::Result<Cow<'_, [u8]>> {
        match &self.content {
            AssetContent::Kept(bytes) => Ok(Cow::Borrowed(bytes)),
            AssetContent::Stored(stored) => stored.read().map(Cow::Owned),
        }
    }
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

/// How a text uses a picture or file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It shows it: as a picture, or as a film or sound that is played.
    Shown,
    /// It leads to it, or its HTML does something with it: it takes the file as it is.
    Linked,
}

/// Where a picture or file is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uses {
    /// Where it is shown.
    pub shown: Shown,
    /// Where the file itself is used.
    pub linked: Shown,
}

impl Uses {
    /// Nowhere.
    pub const NONE: Self = Self { shown: Shown::Never, linked: Shown::Never };

    /// Returns where it is used in any way.
    #[must_use]
    pub fn any(self) -> Shown {
        self.shown.max(self.linked)
    }

    /// Adds a use in texts that are shown as `shown` says.
    pub fn add(&mut self, used: Use, shown: Shown) {
        let so_far = match used {
            Use::Shown => &mut self.shown,
            Use::Linked => &mut self.linked,
        };
        *so_far = shown.max(*so_far);
    }
}
