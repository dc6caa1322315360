//! What a guide states besides its text, as data: a value for each fact that the content schema or the playbook declares.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::schema::guide::{FactIx, facts};
use crate::schema::{Field, Kind, Place, Target, VocabularyIx};

use super::{Localized, TeamSize, TimeNeeded, TypeIx};

/// A fact that guides can state: one that every playbook has, or one that this playbook declares for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct FactField {
    /// Its key in front matter and data.
    pub name: Cow<'static, str>,
    /// What its value is.
    pub kind: Kind,
    /// Whether this playbook has every guide state it.
    pub required: bool,
    /// What readers call it; the theme's strings say so where the playbook does not.
    pub label: Option<Localized>,
    /// Where a guide's page shows it.
    pub place: Option<Place>,
    /// The name by which lists filter by it.
    pub facet: Option<Cow<'static, str>>,
    /// Whether search finds guides by its words.
    pub searched: bool,
    /// Whether feeds name it as the author.
    pub author: bool,
}

impl FactField {
    /// Returns the facts that every playbook has; [`FactIx`] counts in their order.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        facts().map(Self::from).collect()
    }

    /// Returns the fact that a vocabulary of the playbook's own becomes.
    #[must_use]
    pub fn of_vocabulary(id: String, label: Localized, vocabulary: VocabularyIx) -> Self {
        let facet = Some(Cow::Owned(id.clone()));
        Self { facet, ..Self::own(id, label, Kind::Names(Target::Term(vocabulary)), Place::OWN_VOCABULARY) }
    }

    /// Returns the fact that a field of the playbook's own becomes.
    #[must_use]
    pub fn of_field(id: String, label: Localized, kind: Kind) -> Self {
        Self::own(id, label, kind, Place::OWN_FIELD)
    }

    fn own(id: String, label: Localized, kind: Kind, place: Place) -> Self {
        let searched = matches!(kind, Kind::Names(_) | Kind::Text);
        Self {
            name: Cow::Owned(id),
            kind,
            required: false,
            label: Some(label),
            place: Some(place),
            facet: None,
            searched,
            author: false,
        }
    }
}

impl From<&'static Field> for FactField {
    fn from(field: &'static Field) -> Self {
        Self {
            name: Cow::Borrowed(field.name),
            kind: field.kind,
            required: field.required,
            label: None,
            place: field.uses.place,
            facet: field.uses.facet.map(Cow::Borrowed),
            searched: field.uses.searched,
            author: field.uses.author,
        }
    }
}

/// The value of a fact; the kind of its field says which form it has.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Indices of terms of a vocabulary, or of the stage's metrics.
    Names(Box<[u32]>),
    /// The index of a word of a closed list.
    Word(u8),
    /// A type of guides.
    Type(TypeIx),
    /// A text or an address.
    Text(Box<str>),
    /// One or several texts.
    Texts(Box<[Box<str>]>),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
    /// How long it takes.
    Time(TimeNeeded),
    /// How many people it takes.
    Team(TeamSize),
}

/// The facts of a guide, in the order of [`Settings::facts`](super::Settings::facts); `None` for what it does not state.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts(Box<[Option<Fact>]>);

impl Facts {
    /// Takes a value for each fact that guides can state.
    #[must_use]
    pub fn new(values: Vec<Option<Fact>>) -> Self {
        Self(values.into())
    }

    /// Returns the value of a fact.
    #[must_use]
    pub fn get(&self, ix: FactIx) -> Option<&Fact> {
        self.0.get(ix.0 as usize)?.as_ref()
    }

    /// Returns the values in their order.
    pub fn iter(&self) -> impl Iterator<Item = Option<&Fact>> {
        self.0.iter().map(Option::as_ref)
    }

    /// Returns the indices of what a fact names; none where the guide does not state it.
    #[must_use]
    pub fn names(&self, ix: FactIx) -> &[u32] {
        self.get(ix).map_or(&[], Fact::names)
    }

    /// Returns the index of the word that a fact is.
    #[must_use]
    pub fn word(&self, ix: FactIx) -> Option<u8> {
        if let Some(Fact::Word(word)) = self.get(ix) { Some(*word) } else { None }
    }

    /// Returns the type of the guide.
    #[must_use]
    pub fn guide_type(&self) -> Option<TypeIx> {
        if let Some(Fact::Type(at)) = self.get(FactIx::TYPE) { Some(*at) } else { None }
    }

    /// Returns the texts that a fact is; none where the guide does not state it.
    #[must_use]
    pub fn texts(&self, ix: FactIx) -> &[Box<str>] {
        if let Some(Fact::Texts(texts)) = self.get(ix) { texts } else { &[] }
    }

    /// Returns whether the guide states the fact at that place among those that guides can state.
    #[must_use]
    pub fn states(&self, at: usize) -> bool {
        self.0.get(at).and_then(Option::as_ref).is_some_and(|fact| !fact.is_empty())
    }

    /// Returns the day that a fact is.
    #[must_use]
    pub fn date(&self, ix: FactIx) -> Option<Date> {
        if let Some(Fact::Date(date)) = self.get(ix) { Some(*date) } else { None }
    }

    /// Returns how long the guide's activity takes.
    #[must_use]
    pub fn time(&self) -> Option<&TimeNeeded> {
        if let Some(Fact::Time(time)) = self.get(FactIx::TIME) { Some(time) } else { None }
    }
}

impl Fact {
    /// Returns the indices of what it names; none for a fact of another kind.
    #[must_use]
    pub fn names(&self) -> &[u32] {
        if let Self::Names(names) = self { names } else { &[] }
    }

    /// Returns whether it is a list of nothing, which says as little as no list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Names(names) => names.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
            _ => false,
        }
    }
}
