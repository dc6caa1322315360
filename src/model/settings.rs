//! What `playbook.yaml` says about the playbook as a whole.

use crate::schema::VocabularyIx;

use super::{AssetIx, Colour, FactField, Languages, Localized, MenuEntry, Sentence};

/// Settings of a playbook. `S` is what a sentence is: [`Sentence`] where its references are resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings<S = Sentence> {
    /// Title of the playbook.
    pub title: Localized,
    /// What it is, in a sentence or two.
    pub description: Localized<S>,
    /// Languages, the main language first.
    pub languages: Languages,
    /// Where the site will stand, with a trailing `/`; needed for the full addresses in sitemap and feeds.
    pub base_url: Option<String>,
    /// Its path on the host, with a slash at both ends, where that is stated by itself.
    pub base_path: Option<String>,
    /// Name of the theme.
    pub theme: String,
    /// The look of whom the playbook belongs to.
    pub brand: Brand,
    /// Address for editing a file, with `{path}` where the file's path goes.
    pub edit_url: Option<String>,
    /// Address where readers tell whether a text helped them, with `{title}`, `{address}` and `{path}` in it.
    pub feedback: Option<String>,
    /// The lists that guides choose from, those that every playbook has first.
    pub vocabularies: Vec<Vocabulary>,
    /// What guides can state, the facts that every playbook has first.
    pub facts: Vec<FactField>,
    /// The level-2 sections of a guide without a type, in this order.
    pub guide_sections: Vec<GuideSection>,
    /// The types of guides.
    pub guide_types: Vec<GuideType>,
    /// What the main navigation leads to; `None` where the playbook leaves that to the theme.
    pub menu: Option<Vec<MenuEntry>>,
    /// Where the home page says that each kind of reader begins.
    pub doors: Vec<MenuEntry>,
    /// What becomes of HTML in Markdown.
    pub raw_html: RawHtml,
}

/// The look of whom the playbook belongs to. What is not named is the theme's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brand {
    /// The picture that is before the title.
    pub logo: Option<AssetIx>,
    /// The colour of links and buttons.
    pub colour: Option<BrandColour>,
}

/// The colour of a brand, as it can be read on each kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrandColour {
    /// On light pages: as it was given.
    pub light: Colour,
    /// On dark pages: its first lighter tint that can be read there.
    pub dark: Colour,
}

impl<S> Settings<S> {
    /// Returns the settings with what `make` makes of their sentences.
    pub fn try_map<T>(&self, make: &impl Fn(&Localized<S>) -> Option<Localized<T>>) -> Option<Settings<T>> {
        Some(Settings {
            title: self.title.clone(),
            description: make(&self.description)?,
            languages: self.languages.clone(),
            base_url: self.base_url.clone(),
            base_path: self.base_path.clone(),
            theme: self.theme.clone(),
            brand: self.brand,
            edit_url: self.edit_url.clone(),
            feedback: self.feedback.clone(),
            vocabularies: self.vocabularies.clone(),
            facts: self.facts.clone(),
            guide_sections: self.guide_sections.clone(),
            guide_types: self.guide_types.clone(),
            menu: self.menu.clone(),
            doors: self.doors.clone(),
            raw_html: self.raw_html,
        })
    }

    /// Returns the vocabulary at `ix`.
    #[must_use]
    pub fn vocabulary(&self, ix: VocabularyIx) -> &Vocabulary {
        &self.vocabularies[ix.0 as usize]
    }
}

/// A closed list of terms with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// Its key in `playbook.yaml`.
    pub id: String,
    /// Its terms.
    pub terms: Vec<VocabularyTerm>,
}

/// A term of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VocabularyTerm {
    /// Id used in front matter.
    pub id: String,
    /// Name shown to readers.
    pub name: Localized,
}

/// A section of guides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideSection {
    /// Id; the section's anchor in every language.
    pub id: String,
    /// Text of the heading.
    pub name: Localized,
    /// Whether a guide may leave it out.
    pub optional: bool,
}

/// A type of guides, with sections of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideType {
    /// Id used in front matter.
    pub id: String,
    /// Name shown to readers.
    pub name: Localized,
    /// The level-2 sections of a guide of this type, in this order.
    pub sections: Vec<GuideSection>,
}

/// What becomes of HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RawHtml {
    /// It is shown as text.
    #[default]
    Escape,
    /// What is harmless stays, the rest is dropped.
    Sanitize,
    /// It is passed through.
    Trust,
}
