//! Judges the free pages and the introductions of pages that the site makes itself.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::load::{LoadedFile, Role};
use crate::model::{AssetIx, FeaturePage, Page, Translated};

use super::article::Rules;
use super::links::Index;
use super::settings::JudgedSettings;
use super::texts::{self, JudgedText, Scene, Version};

/// A page in all its languages.
#[derive(Debug)]
pub(super) struct JudgedPage {
    pub(super) slug: String,
    pub(super) text: JudgedText,
}

/// The pages of a playbook, by slug.
#[derive(Debug, Default)]
pub(super) struct JudgedPages {
    /// All of them.
    all: Vec<Arc<JudgedPage>>,
    /// Those that stand for themselves.
    pub(super) free: Vec<Arc<JudgedPage>>,
    /// Those that introduce a page of the site's own, and have its slug.
    pub(super) features: Vec<(FeaturePage, Arc<JudgedPage>)>,
}

/// Judges every page. Those of the same files as in `before` are taken over from there, which must have been judged
/// with the same settings.
pub(super) fn judge(
    files: &[&Arc<LoadedFile>],
    settings: &JudgedSettings,
    before: Option<&JudgedPages>,
    diagnostics: &mut Vec<Diagnostic>,
) -> JudgedPages {
    let mut versions = Vec::with_capacity(files.len());
    for file in files {
        let Role::Page { slug, lang } = &file.role else { continue };
        versions.push(Version::of(slug.as_str(), lang.as_deref(), file, &settings.declared, diagnostics));
    }
    let versions = texts::in_order(versions, diagnostics);
    let pages: Vec<&[Version<'_, &str>]> = versions.chunk_by(|a, b| a.key == b.key).collect();
    let slugs: Vec<&str> = pages.iter().map(|versions| versions[0].key).collect();
    let rules = Rules { languages: &settings.declared.languages, raw_html: settings.raw_html };
    let scene = Scene { rules, sections: None, slugs: &slugs };
    let before = before.map_or(&[][..], |before| &before.all);
    let taken_over = texts::taken_over(&pages, before, |page| page.slug.as_str(), |page| &page.text);
    let mut judged = JudgedPages::default();
    for (versions, page) in pages.iter().zip(taken_over) {
        let page = page.unwrap_or_else(|| {
            let slug = versions[0].key;
            let text = texts::judge(slug, versions, &scene, |_, _| {});
            Arc::new(JudgedPage { slug: slug.to_owned(), text })
        });
        diagnostics.extend_from_slice(&page.text.diagnostics);
        match FeaturePage::from_slug(&page.slug) {
            Some(feature) => judged.features.push((feature, page.clone())),
            None => judged.free.push(page.clone()),
        }
        judged.all.push(page);
    }
    judged
}

impl JudgedPages {
    /// Returns every page.
    pub(super) fn iter(&self) -> impl Iterator<Item = &JudgedPage> + Clone {
        self.all.iter().map(|page| &**page)
    }

    /// Returns every page with what it was before, if that stood in the same place and others could refer to it alike.
    pub(super) fn with_before<'p>(&'p self, before: &'p Self) -> Option<Vec<(&'p JudgedPage, &'p JudgedPage)>> {
        let pairs = self.iter().zip(before.iter());
        let alike = self.all.len() == before.all.len()
            && pairs.clone().all(|(page, before)| page.slug == before.slug && page.text.stands_like(&before.text));
        alike.then(|| pairs.collect())
    }
}

/// The pages that know what they refer to.
#[derive(Debug)]
pub(super) struct FinishedPages {
    /// Free pages, if nothing in them is wrong.
    pub(super) free: Option<Vec<Page>>,
    /// Introductions, if nothing in them is wrong.
    pub(super) features: Option<Vec<(FeaturePage, Translated<crate::model::Article>)>>,
    /// Pictures and files that they show or link to.
    pub(super) assets: Vec<AssetIx>,
}

/// Resolves what the pages refer to; makes them if nothing in them is wrong.
pub(super) fn finish(index: &Index<'_>, diagnostics: &mut Vec<Diagnostic>) -> FinishedPages {
    let mut assets = Vec::new();
    let mut finish = |page: &JudgedPage| {
        let finished = page.text.finish(index);
        diagnostics.extend(finished.diagnostics);
        assets.extend(finished.uses.assets);
        finished.text
    };
    let pages = &index.judged.pages;
    let free: Vec<Option<Page>> =
        pages.free.iter().map(|page| finish(page).map(|text| Page { slug: page.slug.clone(), text })).collect();
    let features: Vec<Option<_>> =
        pages.features.iter().map(|(feature, page)| Some((*feature, finish(page)?))).collect();
    FinishedPages { free: free.into_iter().collect(), features: features.into_iter().collect(), assets }
}
