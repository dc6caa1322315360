//! Terms and what they mean.

use super::{Localized, Sentence, TermIx};

/// A glossary entry. `S` is what a sentence is: [`Sentence`] where its references are resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term<S = Sentence> {
    /// Id, unique in the glossary.
    pub id: String,
    /// The term.
    pub term: Localized,
    /// What it means.
    pub definition: Localized<S>,
    /// What else people call it, in any language.
    pub also: Vec<String>,
    /// Terms to read next.
    pub see: Vec<TermIx>,
}

impl<S> Term<S> {
    /// Returns the entry with what `make` makes of its sentences.
    pub fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<Term<T>> {
        let Self { id, term, definition, also, see } = self;
        Some(Term {
            id: id.clone(),
            term: term.clone(),
            definition: make(definition)?,
            also: also.clone(),
            see: see.clone(),
        })
    }
}
