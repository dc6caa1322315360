//! The texts that have files reported for their name or place, so that references to them are not reported as well.

use std::collections::HashSet;

use crate::fold::fold;
use crate::load::{LoadedFile, Role};
use crate::model::{Languages, StageId};
use crate::slug::is_slug;

use super::guides::{ParsedGuide, ParsedGuides};
use super::pages::{ParsedPages, name};
use super::texts::ParsedText;

/// Returns the names of those texts, folded. `orphans` are files that belong to no text.
pub(crate) fn names(
    orphans: &[&LoadedFile],
    guides: &ParsedGuides,
    pages: &ParsedPages,
    languages: &Languages,
) -> HashSet<String> {
    let of_orphans = orphans.iter().filter_map(|file| misplaced_name(file, languages));
    let guides = guides.iter().filter(|guide| is_misplaced(guide)).map(|guide| guide.id.slug.as_str());
    let pages = pages.iter().filter(|page| !is_slug(name(&page.slug)) || lacks_source(&page.text));
    of_orphans.chain(guides).chain(pages.map(|page| name(&page.slug))).map(fold).collect()
}

/// Returns the name of a file that belongs to no text because its name or place is wrong.
fn misplaced_name<'f>(file: &'f LoadedFile, languages: &Languages) -> Option<&'f str> {
    let (in_place, slug, lang) = match &file.role {
        Role::Guide { stage, slug, lang } => (StageId::from_id(stage).is_some(), slug.as_str(), lang),
        Role::Page { slug, lang } => (true, name(slug), lang),
        _ => return None,
    };
    let has_language = lang.as_deref().and_then(|lang| languages.find(lang)).is_some();
    (!in_place || !has_language || !is_slug(slug)).then_some(slug)
}

fn is_misplaced(guide: &ParsedGuide) -> bool {
    !is_slug(&guide.id.slug) || lacks_source(&guide.text) || guide.elsewhere().is_some()
}

fn lacks_source(text: &ParsedText) -> bool {
    text.source_lang.is_none()
}
