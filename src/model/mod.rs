//! The playbook as a value: the five stages, their guides in every language, vocabularies, glossary, lenses, pages.
//!
//! The types are made so that a wrong playbook cannot be built: stages are a closed set in their order, a localized
//! text has a value for every declared language, references are indices that the maker has resolved. Only
//! [`crate::check`] makes a [`Playbook`].
//!
//! This module knows no files, no spans, no diagnostics, no addresses and no HTML templates.

mod alike;
mod body;
mod colour;
mod glossary;
mod guide;
mod language;
mod lens;
mod page;
mod quiz;
mod settings;
mod stage;

pub use body::{Body, Fingerprint, Heading, Html, LinkTarget, SectionKey};
pub use colour::Colour;
pub use glossary::{Term, TermIx};
pub use guide::{
    Article, Effort, Guide, GuideId, GuideIx, Initiative, TeamSize, TimeNeeded, TimeUnit, Translated, Translation,
    WorkTime,
};
pub use language::{LangIx, Language, Languages, Localized};
pub use lens::{Lens, LensIx, LensStage, Meeting};
pub use page::{FeaturePage, Page, PageIx};
pub use quiz::{Choice, Question};
pub use settings::{Brand, BrandColour, GuideSection, RawHtml, Settings, Vocabulary, VocabularyTerm};
pub use stage::{Activity, ActivityIx, Metric, MetricIx, PerStage, ReviewQuestion, Stage, StageId};

use std::sync::Arc;

/// A picture or other file that content shows, by its path and content.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Name of the file without its folder.
    pub name: String,
    /// Where it stands among the content, for tools that show it; no file is opened by it.
    pub path: Arc<str>,
    /// First 16 hex digits of the BLAKE3 of the content.
    pub fingerprint: String,
    /// The content.
    pub bytes: Arc<[u8]>,
}

/// Index of an [`Asset`] in [`Playbook::assets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetIx(pub u32);

/// A whole, checked playbook.
#[derive(Debug)]
pub struct Playbook {
    /// Title, languages, vocabularies and other settings.
    pub settings: Settings,
    /// The five stages.
    pub stages: PerStage<Stage>,
    /// Every guide, by stage, then by the order of the stage's activities, then by slug.
    pub guides: Vec<Arc<Guide>>,
    /// The glossary, in the order of the file.
    pub glossary: Vec<Term>,
    /// Other models of the customer's way, mapped onto the five stages, by id.
    pub lenses: Vec<Lens>,
    /// Free pages, by slug.
    pub pages: Vec<Page>,
    /// Introductions of the pages that the site makes itself, such as the map.
    pub features: Vec<(FeaturePage, Translated<Article>)>,
    /// Pictures and files that the content shows, by path.
    pub assets: Vec<Asset>,
}

impl Playbook {
    /// Returns the guide at `ix`.
    #[must_use]
    pub fn guide(&self, ix: GuideIx) -> &Guide {
        &self.guides[ix.0 as usize]
    }

    /// Returns every guide with its index.
    pub fn guides(&self) -> impl Iterator<Item = (GuideIx, &Guide)> {
        self.guides.iter().enumerate().map(|(at, guide)| (GuideIx(to_index(at)), &**guide))
    }

    /// Returns the guides of `stage` with their indices.
    pub fn guides_of(&self, stage: StageId) -> impl Iterator<Item = (GuideIx, &Guide)> {
        self.guides().filter(move |(_, guide)| guide.id.stage == stage)
    }

    /// Returns the introduction of a page that the site makes itself.
    #[must_use]
    pub fn feature(&self, feature: FeaturePage) -> Option<&Translated<Article>> {
        self.features.iter().find(|(of, _)| *of == feature).map(|(_, text)| text)
    }

    /// Returns the languages, the source language first.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.settings.languages
    }
}

/// Returns an index as it is kept. A list too long for it cannot be in the memory of the machine that made it.
#[must_use]
pub fn to_index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or_else(|_| unreachable!("more than four billion items in a list"))
}
