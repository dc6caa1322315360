//! What is searched.

use serde::Serialize;

/// A page, or a part of one that is found by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// What links name it, from the site's root; a term's has an anchor.
    pub address: String,
    /// The number of its stage, from 1; 0 for what belongs to none.
    pub stage: u8,
    /// Of each facet the numbers of its values, from 0; none where it has nothing to do with guides.
    pub facets: Vec<Vec<u32>>,
    /// The language of its text, where that is not the index's.
    pub lang: Option<String>,
    /// One or two sentences.
    pub summary: String,
    /// What it is called besides its title: its activity, its title in other languages.
    pub aliases: Vec<String>,
    /// Names of what it has to do with: its channels, the terms it speaks of in other languages.
    pub names: Vec<String>,
    /// Its text. A document without one is shown by its summary alone.
    pub sections: Vec<Section>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DocumentKind {
    /// A guide to an activity.
    #[default]
    Guide,
    /// A stage.
    Stage,
    /// A free page, or one that the site makes itself.
    Page,
    /// The playbook through another model.
    Lens,
    /// A glossary term.
    Term,
}

impl DocumentKind {
    /// Returns the number that stands for it in script files.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Guide => 0,
            Self::Stage => 1,
            Self::Page => 2,
            Self::Lens => 3,
            Self::Term => 4,
        }
    }
}

/// What is under a heading, up to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading; empty for what is before the first.
    pub heading: String,
    /// Its anchor; may be empty.
    pub anchor: String,
    /// The text; a line for each block.
    pub text: String,
    /// What in it answers by itself, in the order of its lines.
    pub passages: Vec<Passage>,
}

/// A line of a section that is more than a piece of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// The number of the line, from 0.
    pub line: u32,
    /// Its own anchor; empty where only its section has one.
    pub anchor: String,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageKind {
    /// A question of a quiz or a review.
    Question,
    /// An item of a checklist.
    Task,
    /// What is said of a picture.
    Picture,
    /// What a film or a sound is called.
    Recording,
    /// What leads to a file.
    File,
}

impl PassageKind {
    /// Returns the number that stands for it in script files.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Question => 0,
            Self::Task => 1,
            Self::Picture => 2,
            Self::Recording => 3,
            Self::File => 4,
        }
    }
}
