//! Judges the free pages and the introductions of pages that the site makes itself.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::load::{LoadedFile, Role};
use crate::model::{FeaturePage, Page};

use super::article::Rules;
use super::links::Index;
use super::settings::JudgedSettings;
use super::texts::{self, JudgedText, Scene};

/// A page in all its languages.
#[derive(Debug)]
pub(super) struct JudgedPage<'s> {
    pub(super) slug: &'s str,
    pub(super) text: JudgedText<'s>,
}

/// Judges every page, by slug. Introductions of the site's own pages come as pages of that slug.
pub(super) fn judge<'s>(
    files: &[&'s LoadedFile],
    settings: &JudgedSettings,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<JudgedPage<'s>>, Vec<(FeaturePage, JudgedText<'s>)>) {
    let mut groups = BTreeMap::new();
    for file in files {
        if let Role::Page { slug, lang } = &file.role {
            texts::group(&mut groups, slug.as_str(), lang.as_deref(), file, &settings.declared, diagnostics);
        }
    }
    let slugs: Vec<&str> = groups.keys().copied().collect();
    let rules = Rules { languages: &settings.declared.languages, raw_html: settings.raw_html };
    let scene = Scene { rules, sections: None, slugs: &slugs };
    let (mut pages, mut features) = (Vec::new(), Vec::new());
    for (slug, files) in &groups {
        let mut text = texts::judge(slug, files, &scene, |_, _| {});
        diagnostics.append(&mut text.diagnostics);
        match FeaturePage::from_slug(slug) {
            Some(feature) => features.push((feature, text)),
            None => pages.push(JudgedPage { slug, text }),
        }
    }
    (pages, features)
}

/// Resolves what the pages refer to; makes them if nothing in them is wrong.
pub(super) fn finish(
    pages: &[JudgedPage<'_>],
    index: &Index<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Page>> {
    let mut made = Vec::new();
    for page in pages {
        let (text, found) = page.text.finish(index);
        diagnostics.extend(found);
        made.push(text.map(|text| Page { slug: page.slug.to_owned(), text }));
    }
    made.into_iter().collect()
}
