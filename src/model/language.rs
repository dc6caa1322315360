//! Languages of a playbook, and texts that exist in all of them.

use std::sync::Arc;

/// What languages call themselves.
const OWN_NAMES: [(&str, &str); 43] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("km", "ខ្មែរ"),
    ("ko", "한국어"),
    ("lo", "ລາວ"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt-BR", "Português (Brasil)"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh-Hant", "繁體中文"),
    ("zh", "中文"),
];

/// How long a tag may be, in bytes: as long as every program has to take (RFC 5646, 4.4.1).
const LONGEST: usize = 35;

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
        (ok && tag.len() <= LONGEST).then(|| Self(tag.into()))
    }

    /// Returns the tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns whether this is the same as `other`: capital letters in tags mean nothing (RFC 5646, 2.1.1).
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }

    /// Returns the tag, then the ones of the same language that say less: `zh-Hant-TW`, `zh-Hant`, `zh`.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(&*self.0), |tag| tag.rsplit_once('-').map(|(shorter, _)| shorter))
    }

    /// Returns what the language calls itself, if it is one that is known well.
    #[must_use]
    pub fn own_name(&self) -> Option<&'static str> {
        self.tags().find_map(|tag| OWN_NAMES.iter().find(|(known, _)| *known == tag)).map(|(_, name)| *name)
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Index of a declared language; 0 is the main language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangIx(pub u8);

impl LangIx {
    /// The language that comes first: what is missing in another is shown in this one.
    pub const MAIN: Self = Self(0);
}

/// A language of a playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredLanguage {
    /// The language.
    pub language: Language,
    /// What it calls itself, where the playbook says so.
    pub name: Option<String>,
}

/// The declared languages; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(Vec<DeclaredLanguage>);

impl Languages {
    /// Returns the languages in the order given, of which the first is the main language; `None` if there is none, one
    /// is twice or there are more than 255.
    #[must_use]
    pub fn new(languages: Vec<Language>) -> Option<Self> {
        Self::named(languages.into_iter().map(|language| DeclaredLanguage { language, name: None }).collect())
    }

    /// Returns the same of languages that may have names.
    #[must_use]
    pub fn named(languages: Vec<DeclaredLanguage>) -> Option<Self> {
        let is_new = |(at, own): (usize, &DeclaredLanguage)| {
            languages[..at].iter().all(|other| !other.language.is_like(&own.language))
        };
        let distinct = languages.iter().enumerate().all(is_new);
        (!languages.is_empty() && distinct && u8::try_from(languages.len()).is_ok()).then_some(Self(languages))
    }

    /// Returns the main language.
    #[must_use]
    pub fn main(&self) -> &Language {
        &self.0[0].language
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

    /// Returns what the playbook says that a language calls itself.
    #[must_use]
    pub fn name(&self, ix: LangIx) -> Option<&str> {
        self.0[usize::from(ix.0)].name.as_deref()
    }

    /// Returns every language with its index, the main language first.
    pub fn iter(&self) -> impl Iterator<Item = (LangIx, &Language)> {
        (0..=u8::MAX).map(LangIx).zip(self.0.iter().map(|declared| &declared.language))
    }
}

impl std::ops::Index<LangIx> for Languages {
    type Output = Language;

    fn index(&self, ix: LangIx) -> &Language {
        &self.0[usize::from(ix.0)].language
    }
}

/// A text in the declared languages: in at least one of them. Where it is not in a language, it is the one in the main
/// language in its place, or else in the first there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized<T = String> {
    /// The first language that it is in.
    first_lang: LangIx,
    /// In that language.
    first: T,
    /// In the languages after that one, in their order.
    others: Box<[Option<T>]>,
}

impl<T> Localized<T> {
    /// Makes a value for each of `languages` for which `make` returns one; `None` if it returns none at all.
    pub fn from_fn(languages: &Languages, mut make: impl FnMut(LangIx, &Language) -> Option<T>) -> Option<Self> {
        let mut values = languages.iter().map(|(lang, language)| (lang, make(lang, language)));
        let (first_lang, first) = values.find_map(|(lang, value)| Some((lang, value?)))?;
        Some(Self { first_lang, first, others: values.map(|(_, value)| value).collect() })
    }

    /// Makes a value of each; `None` as soon as `make` returns `None`.
    pub fn try_map<U>(&self, mut make: impl FnMut(LangIx, &T) -> Option<U>) -> Option<Localized<U>> {
        let first = make(self.first_lang, &self.first)?;
        let others = self.others().map(|(lang, value)| match value {
            Some(value) => make(lang, value).map(Some),
            None => Some(None),
        });
        Some(Localized { first_lang: self.first_lang, first, others: others.collect::<Option<_>>()? })
    }

    /// Returns the value in the main language, or what stands for it.
    #[must_use]
    pub fn main(&self) -> &T {
        &self[LangIx::MAIN]
    }

    /// Returns the language of the value in `lang`: `lang` itself, or the language of what stands for it.
    #[must_use]
    pub fn language(&self, lang: LangIx) -> LangIx {
        if self.other(lang).is_some() { lang } else { self.first_lang }
    }

    /// Returns the values that there are, in the order of the languages.
    pub fn iter(&self) -> impl Iterator<Item = (LangIx, &T)> {
        let others = self.others().filter_map(|(lang, value)| Some((lang, value?)));
        std::iter::once((self.first_lang, &self.first)).chain(others)
    }

    fn others(&self) -> impl Iterator<Item = (LangIx, Option<&T>)> {
        (self.first_lang.0..=u8::MAX).skip(1).map(LangIx).zip(self.others.iter().map(Option::as_ref))
    }

    /// Returns the value in a language after the first one that there is.
    fn other(&self, lang: LangIx) -> Option<&T> {
        let at = lang.0.checked_sub(self.first_lang.0)?.checked_sub(1)?;
        self.others.get(usize::from(at))?.as_ref()
    }
}

impl<T> std::ops::Index<LangIx> for Localized<T> {
    type Output = T;

    fn index(&self, lang: LangIx) -> &T {
        self.other(lang).unwrap_or(&self.first)
    }
}
