//! Languages of a playbook, and texts that exist in all of them.

use std::sync::Arc;

/// A language, by its BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    /// Returns the language of `tag`, if it has the form of one: letters, then parts of letters and digits, as in
    /// `en`, `vi`, `pt-BR`.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let ok = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        ok.then(|| Self(tag.into()))
    }

    /// Returns the tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Index of a declared language; 0 is the source language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangIx(pub u8);

impl LangIx {
    /// The language that texts are written in first.
    pub const SOURCE: Self = Self(0);
}

/// The declared languages; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// Returns the languages in the order given, of which the first is the source language; `None` if there is none,
    /// one is twice or there are more than 255.
    #[must_use]
    pub fn new(languages: Vec<Language>) -> Option<Self> {
        let distinct = languages.iter().enumerate().all(|(at, language)| !languages[..at].contains(language));
        (!languages.is_empty() && distinct && u8::try_from(languages.len()).is_ok()).then_some(Self(languages))
    }

    /// Returns the source language.
    #[must_use]
    pub fn source(&self) -> &Language {
        &self.0[0]
    }

    /// Returns the number of languages.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the index of the language of `tag`.
    #[must_use]
    pub fn find(&self, tag: &str) -> Option<LangIx> {
        self.iter().find(|(_, language)| language.tag() == tag).map(|(ix, _)| ix)
    }

    /// Returns every language with its index, the source language first.
    pub fn iter(&self) -> impl Iterator<Item = (LangIx, &Language)> {
        (0..=u8::MAX).map(LangIx).zip(&self.0)
    }

    /// Returns the languages that texts are translated into.
    pub fn targets(&self) -> impl Iterator<Item = (LangIx, &Language)> {
        self.iter().skip(1)
    }
}

impl std::ops::Index<LangIx> for Languages {
    type Output = Language;

    fn index(&self, ix: LangIx) -> &Language {
        &self.0[usize::from(ix.0)]
    }
}

/// A value for each declared language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized<T = String>(Box<[T]>);

impl<T> Localized<T> {
    /// Makes a value for each of `languages`; `None` as soon as `make` returns `None`.
    pub fn try_from_fn(languages: &Languages, mut make: impl FnMut(LangIx, &Language) -> Option<T>) -> Option<Self> {
        languages.iter().map(|(ix, language)| make(ix, language)).collect::<Option<_>>().map(Self)
    }

    /// Makes a value of each; `None` as soon as `make` returns `None`.
    pub fn try_map<U>(&self, mut make: impl FnMut(LangIx, &T) -> Option<U>) -> Option<Localized<U>> {
        self.iter().map(|(lang, value)| make(lang, value)).collect::<Option<_>>().map(Localized)
    }

    /// Returns the value in the source language.
    #[must_use]
    pub fn source(&self) -> &T {
        &self.0[0]
    }

    /// Returns the values in the order of the languages.
    pub fn iter(&self) -> impl Iterator<Item = (LangIx, &T)> {
        (0..=u8::MAX).map(LangIx).zip(self.0.iter())
    }
}

impl<T> std::ops::Index<LangIx> for Localized<T> {
    type Output = T;

    fn index(&self, ix: LangIx) -> &T {
        &self.0[usize::from(ix.0)]
    }
}
