//! Parses the guides: each by itself, then what they say about each other.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::{LoadedFile, Role};
use crate::model::{GuideId, Meeting, PerStage, StageId};
use crate::slug::is_slug;
use crate::source::Span;

use super::article::Rules;
use super::forms::bad_slug;
use super::front_matter::FrontMatterFields;
use super::guide_fields::{self, GuideFields};
use super::guide_types::{GuideSections, SectionList};
use super::meetings::Places;
use super::sections::SectionLists;
use super::settings::ParsedSettings;
use super::stage_names::StageNames;
use super::stages::ParsedStage;
use super::texts::{self, Context, ParsedText, Version};
use crate::check::report::Report;

/// A guide in all its languages, parsed but for what it says about others.
#[derive(Debug)]
pub(crate) struct ParsedGuide {
    pub(crate) id: GuideId,
    pub(crate) text: ParsedText,
    pub(crate) fields: Option<GuideFields>,
}

/// What guides are parsed against.
pub(crate) struct GuideContext<'r> {
    pub(crate) settings: &'r ParsedSettings,
    pub(crate) stages: &'r PerStage<Option<ParsedStage>>,
    pub(crate) names: &'r StageNames,
    pub(crate) sections: &'r SectionLists<'r>,
    pub(crate) fields: FrontMatterFields<'r>,
}

/// The guides of a playbook.
#[derive(Debug, Default)]
pub(crate) struct ParsedGuides {
    /// By stage, then by the order of the stage's activities, then by slug.
    pub(crate) all: Vec<Arc<ParsedGuide>>,
    /// The same by stage, then by slug.
    by_name: Vec<Arc<ParsedGuide>>,
}

impl std::ops::Deref for ParsedGuides {
    type Target = [Arc<ParsedGuide>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

/// A guide's stage and slug.
type Name<'s> = (StageId, &'s str);

/// Parses every guide. Those of the same files as in `before` are reused from there, which must have been parsed
/// against the same context.
pub(crate) fn parse(
    files: &[&Arc<LoadedFile>],
    context: &GuideContext<'_>,
    before: Option<&ParsedGuides>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedGuides {
    let versions = versions(files, context, diagnostics);
    let texts: Vec<&[Version<'_, Name<'_>>]> = versions.chunk_by(|a, b| a.key == b.key).collect();
    let mut slugs: PerStage<Vec<&str>> = PerStage::default();
    for versions in texts.iter().filter(|versions| texts::has_source(versions, &context.fields)) {
        let (stage, slug) = versions[0].key;
        slugs[stage].push(slug);
    }
    let before = before.map_or(&[][..], |before| &before.by_name);
    let reused = texts::reused(&texts, before, |guide| (guide.id.stage, &guide.id.slug), |guide| &guide.text);
    let by_name: Vec<Arc<ParsedGuide>> = texts
        .par_iter()
        .zip(reused)
        .map(|(versions, guide)| guide.unwrap_or_else(|| Arc::new(parse_guide(versions, &slugs, context))))
        .collect();
    for guide in &by_name {
        diagnostics.extend_from_slice(&guide.text.diagnostics);
    }
    // The sort keeps the order of names within an activity.
    let rank = |guide: &ParsedGuide| (u64::from(guide.id.stage.order()) << 32) | u64::from(guide.activity_order());
    let mut ranked: Vec<(u64, &Arc<ParsedGuide>)> = by_name.iter().map(|guide| (rank(guide), guide)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let all = ranked.into_iter().map(|(_, guide)| guide.clone()).collect();
    ParsedGuides { all, by_name }
}

/// Returns the versions of each guide.
fn versions<'s>(
    files: &[&'s Arc<LoadedFile>],
    context: &GuideContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Version<'s, Name<'s>>> {
    // Folders of no stage, each with the stage that was probably meant.
    let mut unknown_folders: HashMap<&str, Option<StageId>> = HashMap::new();
    let mut without_folder: HashMap<&str, &'s Arc<LoadedFile>> = HashMap::new();
    let mut versions: Vec<Version<'s, Name<'s>>> = Vec::with_capacity(files.len());
    for file in files {
        let Role::Guide { stage, slug, lang } = &file.role else { continue };
        if let Some(id) = StageId::from_id(stage) {
            let declared = &context.settings.declared;
            versions.push(Version::of((id, slug), lang.as_deref(), file, declared, diagnostics));
            continue;
        }
        // One mistake, one diagnostic: the folder's name is wrong, not each of its files.
        let meant = *unknown_folders.entry(stage).or_insert_with(|| {
            let meant = context.names.nearest(stage);
            diagnostics.push(unknown_folder(stage, meant, file));
            meant
        });
        // The guide itself is there, for what others say about it and its stage.
        versions.extend(meant.map(|meant| Version { key: (meant, slug.as_str()), lang: None, file }));
        if stage.is_empty() {
            without_folder.insert(slug, file);
        }
    }
    // A file in no folder may belong to any guide of its name.
    let namesake = |version: &Version<'s, Name<'s>>| {
        let file = without_folder.get(version.key.1)?;
        Some(Version { key: version.key, lang: None, file })
    };
    let misnamed: Vec<_> = versions.iter().filter_map(namesake).collect();
    versions.extend(misnamed);
    texts::in_order(versions, diagnostics)
}

fn unknown_folder(stage: &str, meant: Option<StageId>, file: &LoadedFile) -> Diagnostic {
    let place = Place::new(file.source.path(), Span::start_of_file());
    let diagnostic = Diagnostic::new(Code::GuideUnknownStage, place).arg("name", stage);
    let diagnostic = if stage.is_empty() { diagnostic.variant("none") } else { diagnostic };
    diagnostic.suggest(meant.map(StageId::as_str))
}

fn parse_guide<'s>(
    versions: &[Version<'s, Name<'s>>],
    slugs: &PerStage<Vec<&'s str>>,
    context: &GuideContext<'_>,
) -> ParsedGuide {
    let (stage, slug) = versions[0].key;
    let rules = Rules {
        languages: &context.settings.declared.languages,
        raw_html: context.settings.raw_html,
        fields: &context.fields,
    };
    let text_context = Context { rules, sections: Some(context.sections), slugs: &slugs[stage] };
    let mut own = None;
    let mut text = texts::parse(slug, versions, &text_context, |fields, report| {
        let places = Places { stages: context.stages, names: context.names };
        let fields = own.insert(guide_fields::parse(fields, stage, places, context.settings, report));
        fields.sections
    });
    let id = GuideId { stage, slug: slug.to_owned() };
    if let Some(diagnostic) = check_file_slug(slug, &text) {
        // A translation would need another name as well.
        text.diagnostics.retain(|other| other.code != Code::TranslationMissing);
        text.diagnostics.push(diagnostic);
    }
    ParsedGuide { id, text, fields: own }
}

/// Reports a file name that cannot be part of an address.
fn check_file_slug(slug: &str, text: &ParsedText) -> Option<Diagnostic> {
    let (_, file) = text.files.first().filter(|_| !is_slug(slug))?;
    Some(bad_slug(slug, Span::start_of_file(), &Report::on(file.source.path())))
}

impl ParsedGuide {
    /// Returns the stage that has its activity, where its own has not.
    pub(crate) fn elsewhere(&self) -> Option<StageId> {
        self.fields.as_ref()?.elsewhere
    }

    /// Returns the order of its activity in its stage; the last for one that is not known.
    fn activity_order(&self) -> u32 {
        self.fields.as_ref().and_then(|fields| fields.activity).map_or(u32::MAX, |activity| activity.0)
    }

    /// Returns where else it is shown, as far as that is known.
    pub(crate) fn also(&self) -> &[Meeting] {
        self.fields.as_ref().map_or(&[], |fields| &fields.also)
    }

    /// Returns which sections it has.
    pub(crate) fn sections(&self, declared: &GuideSections) -> SectionList {
        self.fields.as_ref().map_or_else(|| declared.of_unread(), |fields| fields.sections)
    }

    /// Returns the guides that are to be done first, as it names them.
    pub(crate) fn prerequisites(&self) -> impl Iterator<Item = &(String, Span)> {
        self.fields.iter().flat_map(|fields| &fields.prerequisites)
    }

    pub(crate) fn place(&self, span: Span) -> Option<Place> {
        self.text.source.as_ref().map(|source| Place::new(&source.path, span))
    }
}
