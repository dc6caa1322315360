//! The playbook as a whole.

use std::sync::Arc;

use super::asset::{Asset, Uses};
use super::feature::FeaturePage;
use super::glossary::Term;
use super::guide::{Article, Guide, Translated};
use super::index::{GuideIx, to_index};
use super::language::Languages;
use super::lens::Lens;
use super::page::Page;
use super::settings::Settings;
use super::stage::Stage;
use super::stage_id::{PerStage, StageId};

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
    /// Images and files that the content shows, by path.
    pub assets: Vec<Asset>,
    /// Where each of them is shown or linked to.
    pub uses: Vec<Uses>,
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

    /// Returns the free page of that file name, with the folders that it is in.
    #[must_use]
    pub fn page(&self, slug: &str) -> Option<&Page> {
        let at = self.pages.binary_search_by(|page| page.slug.as_str().cmp(slug)).ok()?;
        self.pages.get(at)
    }

    /// Returns the introduction of a page that the site makes itself.
    #[must_use]
    pub fn feature(&self, feature: FeaturePage) -> Option<&Translated<Article>> {
        self.features.iter().find(|(of, _)| *of == feature).map(|(_, text)| text)
    }

    /// Returns the languages, the main language first.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.settings.languages
    }
}
