//! What declarations are made of: records, fields, and the kinds of their values.

/// What something means, in each language of the tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doc {
    /// In English.
    pub en: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
}

impl Doc {
    /// For what the field that holds it describes.
    pub const NONE: Self = Self { en: "", vi: "" };
}

/// A map with fixed fields.
#[derive(Debug, PartialEq)]
pub struct Record {
    /// Its name in code and tests.
    pub name: &'static str,
    /// What it is.
    pub doc: Doc,
    /// Its fields, in the order in which messages list them.
    pub fields: &'static [Field],
}

/// A field of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// What it means.
    pub doc: Doc,
    /// What becomes of it, for a fact of guides.
    pub uses: Uses,
    /// What a new guide says of it.
    pub sample: Sample,
}

/// What becomes of a fact of guides. `playbook.json` has them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses {
    /// Where a guide's page shows it.
    pub place: Option<Place>,
    /// The name by which lists and the map filter by it, and addresses name that filter.
    pub facet: Option<&'static str>,
    /// Whether search finds guides by its words.
    pub searched: bool,
    /// Whether feeds name it as the author.
    pub author: bool,
}

/// What a new file says in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// Nothing; a comment says that the field exists.
    None,
    /// This.
    Text(&'static str),
    /// The first of what can be named.
    First,
}

/// Where a guide's page shows a fact. Facts stand in the order of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Large, with an icon.
    Tile(u8),
    /// In a row below.
    Row(u8),
}

impl Place {
    /// Where the vocabularies of a playbook's own stand: behind those that every playbook has.
    pub const OWN_VOCABULARY: Self = Self::Row(40);
    /// Where the fields of a playbook's own stand.
    pub const OWN_FIELD: Self = Self::Row(70);
}

impl Field {
    /// Declares a field that may be left out.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        let uses = Uses { place: None, facet: None, searched: false, author: false };
        Self { name, kind, required: false, doc: Doc::NONE, uses, sample: Sample::None }
    }

    /// It must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What it means.
    #[must_use]
    pub const fn doc(mut self, en: &'static str, vi: &'static str) -> Self {
        self.doc = Doc { en, vi };
        self
    }

    /// A guide's page shows it large, at this place among the others.
    #[must_use]
    pub const fn tile(mut self, number: u8) -> Self {
        self.uses.place = Some(Place::Tile(number));
        self
    }

    /// A guide's page shows it in a row, at this place among the others.
    #[must_use]
    pub const fn row(mut self, number: u8) -> Self {
        self.uses.place = Some(Place::Row(number));
        self
    }

    /// Lists and the map filter by it, under this name.
    #[must_use]
    pub const fn facet(mut self, name: &'static str) -> Self {
        self.uses.facet = Some(name);
        self
    }

    /// Search finds guides by its words.
    #[must_use]
    pub const fn searched(mut self) -> Self {
        self.uses.searched = true;
        self
    }

    /// A new guide says this of it, until a writer knows better.
    #[must_use]
    pub const fn sample(mut self, sample: Sample) -> Self {
        self.sample = sample;
        self
    }

    /// Feeds name it as the author.
    #[must_use]
    pub const fn author(mut self) -> Self {
        self.uses.author = true;
        self
    }
}

/// What a value is: how the value is written; whether what it names exists is for [`crate::check`] to find out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A text that says something; plain.
    Text,
    /// One such text, or a list of them.
    Texts,
    /// The path of a file.
    Path,
    /// A name in the language of its file; plain.
    Title,
    /// A sentence or two in the language of its file, with inline Markdown.
    Sentence,
    /// A name or label in every language of the playbook; plain.
    Localized,
    /// A sentence or two in every language of the playbook, with inline Markdown; in a text, which is in one language,
    /// in that one.
    LocalizedSentence,
    /// Localized sentences.
    LocalizedSentences,
    /// A part of an address in every language.
    LocalizedSlug,
    /// A part of an address.
    Slug,
    /// An id, unique in its list.
    Id,
    /// The id of its file: the file's name.
    FileId,
    /// The id of a stage; its file's name.
    StageId,
    /// The place of a stage in the model.
    StageOrder,
    /// `true` or `false`.
    Flag,
    /// One of a few words.
    Choice(&'static [Word]),
    /// One activity of the guide's stage.
    Activity,
    /// One of the playbook's types of guides.
    GuideType,
    /// Names of things that are declared elsewhere.
    Names(Target),
    /// A day.
    Date,
    /// A length of working time, exact or from one to another; or words that say how long.
    WorkTime,
    /// Times to prepare and to run, at least one of them.
    Times(&'static Record),
    /// How many people.
    Team,
    /// A number.
    Number,
    /// An address on the web or of mail.
    Link,
    /// Old addresses of a text.
    Aliases,
    /// What each section of a source said when it was translated.
    Fingerprints,
    /// Tags of languages.
    Languages,
    /// The address of the site.
    BaseUrl,
    /// The path of the site on its host.
    BasePath,
    /// An address with `{path}` in it.
    EditUrl,
    /// A mail address, or an address with placeholders in it.
    Feedback,
    /// The folder of a theme.
    ThemeName,
    /// A colour.
    Colour,
    /// Severities by code.
    Severities,
    /// Words by name: for each language, or the same for all.
    Variables,
    /// The lists that guides choose from: [`VOCABULARIES`](super::playbook::VOCABULARIES), and the playbook's own.
    Vocabularies,
    /// The menu: a list of names of what the site has, and of maps.
    Menu(&'static Record),
    /// A map.
    Record(&'static Record),
    /// A list of maps.
    Records(&'static Record),
    /// The choices of a question: at least two, of which at least one is right.
    Choices(&'static Record),
}

impl Kind {
    /// Returns what holds of every value of this kind and is worth saying of each field.
    #[must_use]
    pub const fn doc(self) -> Option<Doc> {
        match self {
            Self::Sentence | Self::LocalizedSentence | Self::LocalizedSentences => Some(Doc {
                en: "Takes inline Markdown: emphasis, code, links, glossary terms.",
                vi: "Dùng được Markdown trong dòng: nhấn mạnh, mã, liên kết, thuật ngữ.",
            }),
            Self::Title | Self::Localized => {
                Some(Doc { en: "Plain text, without Markdown.", vi: "Chữ thường, không dùng Markdown." })
            }
            _ => None,
        }
    }

    /// Returns whether a guide's value of this kind is kept as a fact, which pages and data loop over.
    #[must_use]
    pub const fn is_fact(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Texts
                | Self::Choice(_)
                | Self::GuideType
                | Self::Names(Target::Term(_) | Target::Metric)
                | Self::Date
                | Self::Times(_)
                | Self::Team
                | Self::Number
                | Self::Link
        )
    }
}

/// What a name refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A term of a vocabulary.
    Term(VocabularyIx),
    /// A metric of the guide's stage.
    Metric,
    /// A guide, as `stage/slug`.
    Guide,
    /// An entry of the glossary.
    Entry,
    /// A fact that guides can state: a field of theirs, or a vocabulary or field of the playbook's own.
    Fact,
    /// A stage, or an activity as `stage/activity`.
    Meeting,
}

/// Index of a vocabulary: those of [`VOCABULARIES`](super::playbook::VOCABULARIES) first, then the playbook's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VocabularyIx(pub u32);

impl VocabularyIx {
    /// Where a business meets its customers.
    pub const CHANNELS: Self = Self(0);
    /// Kinds of business.
    pub const INDUSTRIES: Self = Self(1);
    /// Who does the work.
    pub const ROLES: Self = Self(2);
}

/// A word of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// As it is written.
    pub id: &'static str,
    /// What people call it in Vietnamese, and may write instead.
    pub also: &'static [&'static str],
}

impl Word {
    /// A word that is only ever written as it is.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, also: &[] }
    }

    /// A word that people also write in these ways, by mistake.
    #[must_use]
    pub const fn also(id: &'static str, also: &'static [&'static str]) -> Self {
        Self { id, also }
    }
}
