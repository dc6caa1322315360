//! What `playbook.yaml` says about the playbook as a whole.

use super::{AssetIx, Colour, Languages, Localized};

/// Settings of a playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Title of the playbook.
    pub title: Localized,
    /// What it is, in a sentence or two.
    pub description: Localized,
    /// Languages, the source language first.
    pub languages: Languages,
    /// Where the site will stand, with a trailing `/`; needed for the full addresses in sitemap and feeds.
    pub base_url: Option<String>,
    /// Name of the theme.
    pub theme: String,
    /// The look of whom the playbook belongs to.
    pub brand: Brand,
    /// Address for editing a file, with `{path}` where the file's path goes.
    pub edit_url: Option<String>,
    /// Where a business meets its customers.
    pub channels: Vocabulary,
    /// Kinds of business.
    pub industries: Vocabulary,
    /// Who does the work.
    pub roles: Vocabulary,
    /// The level-2 sections every guide has, in this order.
    pub guide_sections: Vec<GuideSection>,
    /// What becomes of HTML in Markdown.
    pub raw_html: RawHtml,
}

/// The look of whom the playbook belongs to. What is not named is the theme's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brand {
    /// The picture that stands before the title.
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

/// A closed list of terms with names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary(pub Vec<VocabularyTerm>);

impl Vocabulary {
    /// Returns the index of the term of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|term| term.id == id)
    }
}

/// A term of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VocabularyTerm {
    /// Id used in front matter.
    pub id: String,
    /// Name shown to readers.
    pub name: Localized,
}

/// A section that every guide has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideSection {
    /// Id; the section's anchor in every language.
    pub id: String,
    /// Text of the heading.
    pub name: Localized,
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
