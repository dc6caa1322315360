//! Which fields front matter has: of guides or of pages, of a source or of a translation.

use crate::check::report::Report;
use crate::model::{FactField, Language};
use crate::schema::Kind;
use crate::schema::guide::{GUIDE, PAGE, TEXT, TRANSLATION, facts};
use crate::yaml::Node;

use super::fields::{Context, Expected, Values, read_open};
use super::localized::InText;
use super::sentence::TextSource;
use super::settings::ParsedSettings;

/// The fields of front matter.
#[derive(Debug)]
pub(crate) struct FrontMatterFields<'s> {
    source: Vec<Expected<'s>>,
    translation: Vec<Expected<'s>>,
    settings: &'s ParsedSettings,
}

impl<'s> FrontMatterFields<'s> {
    /// Returns the fields of guides: those that every playbook has, then this one's own.
    pub(crate) fn of_guides(settings: &'s ParsedSettings) -> Self {
        let demanded = |name: &str| settings.required.iter().find(|(fact, _)| fact == name).map(|(_, place)| place);
        let field = |field: &'s FactField| Expected::from(field).demanded(demanded(&field.name));
        let (built_in, own) = settings.facts.split_at(facts().count());
        let mut built_in = built_in.iter().map(field);
        let mut guide: Vec<Expected<'s>> = Vec::with_capacity(GUIDE.len() + own.len());
        for declared in GUIDE {
            let fact = declared.kind.is_fact().then(|| built_in.next()).flatten();
            guide.push(fact.unwrap_or_else(|| Expected::from(declared)));
        }
        guide.extend(own.iter().map(field));
        let mut fields = Self::of_intros(settings);
        fields.translation.extend(guide.iter().copied().map(Expected::inherited));
        fields.source.extend(guide);
        fields
    }

    /// Returns the fields of pages.
    pub(crate) fn of_pages(settings: &'s ParsedSettings) -> Self {
        let mut fields = Self::of_intros(settings);
        fields.translation.extend(PAGE.iter().map(Expected::from).map(Expected::inherited));
        fields.source.extend(PAGE.iter().map(Expected::from));
        fields
    }

    /// Returns the fields of the introductions of pages that the site makes itself: those that every text has.
    pub(crate) fn of_intros(settings: &'s ParsedSettings) -> Self {
        let text = || TEXT.iter().map(Expected::from);
        let translation = TRANSLATION.iter().map(Expected::from);
        Self { source: text().collect(), translation: text().chain(translation).collect(), settings }
    }

    /// Returns the fields of snippets: only a translation has any.
    pub(crate) fn of_snippets(settings: &'s ParsedSettings) -> Self {
        let translation = TRANSLATION.iter().map(Expected::from);
        Self { source: Vec::new(), translation: translation.collect(), settings }
    }

    /// Tells whether a text must have a title and all that goes with it.
    pub(crate) fn has_head(&self) -> bool {
        !self.source.is_empty()
    }

    /// Returns whether they are those of guides.
    pub(crate) fn are_of_guides(&self) -> bool {
        self.source.iter().any(|field| field.kind == Kind::Activity)
    }

    /// Returns whether only the source of a text has a field of that name.
    pub(crate) fn is_of_source(&self, name: &str) -> bool {
        self.translation.iter().any(|field| field.inherited && field.name == name)
    }

    /// Returns whether a field of that name says where a guide belongs.
    pub(crate) fn place(&self, name: &str) -> bool {
        self.source.iter().any(|field| field.name == name && field.kind == Kind::Activity)
    }

    /// Reads front matter in `language`.
    pub(crate) fn read<'n>(
        &self,
        node: &'n Node,
        is_source: bool,
        (language, source): (&Language, TextSource<'_>),
        report: &mut Report,
    ) -> Option<Values<'n>> {
        let expected = if is_source { &self.source } else { &self.translation };
        let is_own = |key: &str| self.are_of_guides() && self.settings.may_be_own_field(key);
        let text = InText { language, declared: &self.settings.declared, source };
        read_open(node, expected, Context::FrontMatter(text), |entry| is_own(&entry.key), report)
    }
}
