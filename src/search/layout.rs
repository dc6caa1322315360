//! Into which script files an index is divided, known before it is made: the more text, the more files of each sort.
//!
//! A site's addresses are planned before its index is made, and a preview makes the index only when it is asked for.
//! So the number of files follows from how much there is to index, not from what came out.

/// How much there is to index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// Number of documents.
    pub documents: usize,
    /// Number of those with a text; they come first.
    pub texts: usize,
    /// About how many bytes the texts have.
    pub bytes: usize,
}

/// How many files of each sort an index consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Files of words.
    pub(super) words: usize,
    /// Files of where the words stand.
    pub(super) postings: usize,
    /// Files of titles and addresses.
    pub(super) cards: usize,
    /// Files of texts.
    pub(super) texts: usize,
}

impl Layout {
    /// Documents whose titles and addresses share a file.
    pub(super) const CARDS: usize = 48;
    /// Documents whose texts share a file.
    pub(super) const TEXTS: usize = 4;

    /// Returns the layout for that much.
    #[must_use]
    pub fn new(extent: Extent) -> Self {
        Self {
            words: 1 + extent.bytes.isqrt() / 2048,
            postings: (extent.bytes / 40_000).clamp(1, 512),
            cards: extent.documents.div_ceil(Self::CARDS),
            texts: extent.texts.div_ceil(Self::TEXTS),
        }
    }

    /// Returns the names of the files without their ending; the first is the one that a page loads first.
    #[must_use]
    pub fn names(self) -> Vec<String> {
        let numbered = |letter: char, count: usize| (0..count).map(move |number| format!("{letter}{number}"));
        let mut names = vec!["index".to_owned(), "facets".to_owned()];
        for (letter, count) in [('w', self.words), ('p', self.postings), ('c', self.cards), ('t', self.texts)] {
            names.extend(numbered(letter, count));
        }
        names
    }
}
