//! Compares two states of a playbook, for whoever keeps what was made of the first.

use std::sync::Arc;

use super::{Article, Guide, GuideIx, Page, Playbook, Translated};

impl Playbook {
    /// Returns the guides that differ from those of `before`, where nothing else does but their texts: not what stages,
    /// pages, lists and addresses are made of. `None` where more differs.
    #[must_use]
    pub fn changed_texts(&self, before: &Self) -> Option<Vec<GuideIx>> {
        // A member that is added must be named here, on one side or the other.
        let Self { settings, stages, guides, glossary, lenses, pages, features: _, assets: _, uses } = self;
        let pairs = guides.iter().zip(&before.guides);
        let other = || (0..).map(GuideIx).zip(pairs.clone()).filter(|(_, (now, before))| !Arc::ptr_eq(now, before));
        let is_same = *settings == before.settings
            && *stages == before.stages
            && *lenses == before.lenses
            && *glossary == before.glossary
            && self.has_assets_like(before)
            && *uses == before.uses
            && pages.len() == before.pages.len()
            && pages.iter().zip(&before.pages).all(|(now, before)| now.is_listed_like(before))
            && guides.len() == before.guides.len()
            && other().all(|(_, (now, before))| now.is_placed_like(before));
        is_same.then(|| other().map(|(ix, _)| ix).collect())
    }

    fn has_captions_like(&self, other: &Self) -> bool {
        let captions = self.assets.iter().map(|asset| &asset.captions);
        captions.eq(other.assets.iter().map(|asset| &asset.captions))
    }

    fn has_assets_like(&self, other: &Self) -> bool {
        let assets = |playbook: &'_ Self| {
            playbook.assets.iter().map(|asset| (asset.path.clone(), asset.fingerprint.clone())).collect::<Vec<_>>()
        };
        assets(self) == assets(other) && self.has_captions_like(other)
    }
}

impl Guide {
    /// Returns whether everything but its texts and its references to guides is as in `other`. A member that is added
    /// must be named here, on one side or the other.
    fn is_placed_like(&self, other: &Self) -> bool {
        let Self { id, activity, also, facts, prerequisites: _, related: _, draft, text } = self;
        (id, activity, also, facts, draft) == (&other.id, &other.activity, &other.also, &other.facts, &other.draft)
            && text.source_lang == other.text.source_lang
            && addresses(text).eq(addresses(&other.text))
    }
}

impl Page {
    /// Returns whether links to it are as those to `other`.
    fn is_listed_like(&self, other: &Self) -> bool {
        fn names(page: &Page) -> impl Iterator<Item = Option<(&str, &str)>> {
            versions(&page.text).map(|text| text.map(|text| (text.title.as_str(), text.summary.words())))
        }
        (&self.slug, self.order, self.text.source_lang) == (&other.slug, other.order, other.text.source_lang)
            && names(self).eq(names(other))
            && addresses(&self.text).eq(addresses(&other.text))
    }
}

/// Returns the source, then the translation into each language.
fn versions(text: &Translated<Article>) -> impl Iterator<Item = Option<&Article>> {
    let translations = text.translations.iter().map(|it| it.as_ref().map(|translation| &translation.text));
    std::iter::once(Some(&text.source)).chain(translations)
}

/// Returns what the addresses of a text are made of, in each language.
fn addresses(text: &Translated<Article>) -> impl Iterator<Item = Option<(&str, &[String])>> {
    versions(text).map(|text| text.map(|text| (text.slug.as_str(), text.aliases.as_slice())))
}
