//! An index that answers queries in memory.

use rayon::prelude::*;

use super::builder::{IndexBuilder, into_lexicon, together};
use super::document::Document;
use super::lexicon::Lexicon;
use super::spelling::Speller;

/// An index of documents in one language.
#[derive(Debug)]
pub struct Index {
    pub(super) documents: Vec<Document>,
    /// Of each document, the position of each section's heading; the text follows it, one position free.
    pub(super) positions: Vec<Box<[u32]>>,
    pub(super) lexicon: Lexicon,
}

impl Index {
    /// Makes the index of `documents`, of which those with a text come first.
    #[must_use]
    pub fn new(documents: Vec<Document>) -> Self {
        let speller = Speller::default();
        let together = together(documents.len());
        let parts = documents.par_chunks(together).enumerate().map(|(at, documents)| {
            let mut builder = IndexBuilder::new(&speller);
            let numbered = (at * together..).zip(documents);
            let positions: Vec<Box<[u32]>> = numbered.map(|(number, document)| builder.add(number, document)).collect();
            (builder, positions)
        });
        let (builders, positions): (Vec<_>, Vec<_>) = parts.unzip();
        let positions = positions.into_iter().flatten().collect();
        Self { positions, lexicon: into_lexicon(builders), documents }
    }
}
