//! Which fields front matter has: of guides or of pages, of a source or of a translation.

use crate::check::report::Report;
use crate::model::Language;
use crate::schema::guide::{GUIDE, PAGE, TEXT, TRANSLATION, facts};
use crate::yaml::Node;

use super::fields::{Context, Expected, Values, read_open};
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
        let own = settings.facts.iter().skip(facts().count()).map(Expected::from);
        let guide: Vec<Expected<'s>> = GUIDE.iter().map(Expected::from).chain(own).collect();
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

    /// Reads front matter in `language`.
    pub(crate) fn read<'n>(
        &self,
        node: &'n Node,
        is_source: bool,
        (language, source): (&Language, TextSource<'_>),
        report: &mut Report,
    ) -> Option<Values<'n>> {
        let expected = if is_source { &self.source } else { &self.translation };
        let is_own = |key: &str| self.settings.may_be_own_field(key);
        read_open(node, expected, Context::FrontMatter(language, source), |entry| is_own(&entry.key), report)
    }
}
