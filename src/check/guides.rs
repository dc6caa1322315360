//! Judges the guides: each by itself, then what they say about each other.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::fold;
use crate::load::{LoadedFile, Role};
use crate::model::{Guide, GuideId, GuideIx, LangIx, PerStage, StageId};
use crate::source::Span;
use crate::words::Text;

use super::article::Rules;
use super::guide_fields::{self, GuideFields};
use super::ids::is_slug;
use super::links::{Index, Uses};
use super::report::Report;
use super::sections::RequiredSections;
use super::settings::JudgedSettings;
use super::stage_names::StageNames;
use super::stages::{JudgedStage, bad_slug};
use super::suggest::{Near, misspelt, near};
use super::texts::{self, FinishedText, JudgedText, Scene, Version};

/// A guide in all its languages, judged but for what it says about others.
#[derive(Debug)]
pub(super) struct JudgedGuide {
    pub(super) id: GuideId,
    pub(super) text: JudgedText,
    pub(super) fields: Option<GuideFields>,
}

/// What guides are judged against.
pub(super) struct GuideScene<'r> {
    pub(super) settings: &'r JudgedSettings,
    pub(super) stages: &'r PerStage<Option<JudgedStage>>,
    pub(super) names: &'r StageNames,
    pub(super) sections: &'r RequiredSections<'r>,
}

/// The guides of a playbook.
#[derive(Debug, Default)]
pub(super) struct JudgedGuides {
    /// By stage, then by the order of the stage's activities, then by slug.
    pub(super) all: Vec<Arc<JudgedGuide>>,
    /// The same by stage, then by slug.
    by_name: Vec<Arc<JudgedGuide>>,
}

impl std::ops::Deref for JudgedGuides {
    type Target = [Arc<JudgedGuide>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

/// A guide's stage and slug.
type Name<'s> = (StageId, &'s str);

/// Judges every guide. Those of the same files as in `before` are taken over from there, which must have been judged
/// against the same scene.
pub(super) fn judge(
    files: &[&Arc<LoadedFile>],
    scene: &GuideScene<'_>,
    before: Option<&JudgedGuides>,
    diagnostics: &mut Vec<Diagnostic>,
) -> JudgedGuides {
    let versions = versions(files, scene, diagnostics);
    let texts: Vec<&[Version<'_, Name<'_>>]> = versions.chunk_by(|a, b| a.key == b.key).collect();
    let mut slugs: PerStage<Vec<&str>> = PerStage::default();
    for version in versions.iter().filter(|version| version.lang == Some(LangIx::SOURCE)) {
        slugs[version.key.0].push(version.key.1);
    }
    let before = before.map_or(&[][..], |before| &before.by_name);
    let taken_over = texts::taken_over(&texts, before, |guide| (guide.id.stage, &guide.id.slug), |guide| &guide.text);
    let by_name: Vec<Arc<JudgedGuide>> = texts
        .par_iter()
        .zip(taken_over)
        .map(|(versions, guide)| guide.unwrap_or_else(|| Arc::new(judge_guide(versions, &slugs, scene))))
        .collect();
    for guide in &by_name {
        diagnostics.extend_from_slice(&guide.text.diagnostics);
    }
    // The sort keeps the order of names within an activity.
    let rank = |guide: &JudgedGuide| (u64::from(guide.id.stage.order()) << 32) | u64::from(guide.activity_order());
    let mut ranked: Vec<(u64, &Arc<JudgedGuide>)> = by_name.iter().map(|guide| (rank(guide), guide)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let all = ranked.into_iter().map(|(_, guide)| guide.clone()).collect();
    JudgedGuides { all, by_name }
}

/// Returns the versions of each guide.
fn versions<'s>(
    files: &[&'s Arc<LoadedFile>],
    scene: &GuideScene<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Version<'s, Name<'s>>> {
    // Folders that are no stage's, each with the stage that was probably meant.
    let mut unknown_folders: HashMap<&str, Option<StageId>> = HashMap::new();
    let mut without_folder: HashMap<&str, &'s Arc<LoadedFile>> = HashMap::new();
    let mut versions: Vec<Version<'s, Name<'s>>> = Vec::with_capacity(files.len());
    for file in files {
        let Role::Guide { stage, slug, lang } = &file.role else { continue };
        if let Some(id) = StageId::from_id(stage) {
            let declared = &scene.settings.declared;
            versions.push(Version::of((id, slug), lang.as_deref(), file, declared, diagnostics));
            continue;
        }
        // One mistake, one diagnostic: the folder's name is wrong, not each of its files.
        let meant = *unknown_folders.entry(stage).or_insert_with(|| {
            let meant = scene.names.nearest(stage);
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
    let strange: Vec<_> = versions.iter().filter_map(namesake).collect();
    versions.extend(strange);
    texts::in_order(versions, diagnostics)
}

fn unknown_folder(stage: &str, meant: Option<StageId>, file: &LoadedFile) -> Diagnostic {
    let place = Place::new(file.source.path(), Span::start_of_file());
    let diagnostic = Diagnostic::new(Code::GuideUnknownStage, place).arg("name", stage);
    let diagnostic = if stage.is_empty() { diagnostic.variant("none") } else { diagnostic };
    diagnostic.suggest(meant.map(StageId::as_str))
}

fn judge_guide<'s>(
    versions: &[Version<'s, Name<'s>>],
    slugs: &PerStage<Vec<&'s str>>,
    scene: &GuideScene<'_>,
) -> JudgedGuide {
    let (stage, slug) = versions[0].key;
    let rules = Rules { languages: &scene.settings.declared.languages, raw_html: scene.settings.raw_html };
    let text_scene = Scene { rules, sections: Some(scene.sections), slugs: &slugs[stage] };
    let mut own = None;
    let mut text = texts::judge(slug, versions, &text_scene, |fields, report| {
        own = Some(guide_fields::judge(fields, stage, scene.stages, scene.settings, report));
    });
    let id = GuideId { stage, slug: slug.to_owned() };
    if let Some(diagnostic) = judge_file_slug(slug, &text) {
        // A translation would need another name as well.
        text.diagnostics.retain(|other| other.code != Code::TranslationMissing);
        text.diagnostics.push(diagnostic);
    }
    JudgedGuide { id, text, fields: own }
}

/// Reports a file name that cannot stand in an address.
fn judge_file_slug(slug: &str, text: &JudgedText) -> Option<Diagnostic> {
    let (_, file) = text.files.first().filter(|_| !is_slug(slug))?;
    Some(bad_slug(slug, Span::start_of_file(), &Report::on(file.source.path())))
}

impl JudgedGuide {
    /// Returns the stage that has its activity, where its own has not.
    pub(super) fn elsewhere(&self) -> Option<StageId> {
        self.fields.as_ref()?.elsewhere
    }

    /// Returns the order of its activity in its stage; the last for one that is not known.
    fn activity_order(&self) -> u32 {
        self.fields.as_ref().and_then(|fields| fields.activity).map_or(u32::MAX, |activity| activity.0)
    }

    /// Returns the guides that are to be done first, as it names them.
    fn prerequisites(&self) -> impl Iterator<Item = &(String, Span)> {
        self.fields.iter().flat_map(|fields| &fields.prerequisites)
    }

    fn place(&self, span: Span) -> Option<Place> {
        self.text.source.as_ref().map(|source| Place::new(&source.path, span))
    }
}

/// The guides by the names that others call them.
#[derive(Debug, Default)]
pub(super) struct GuideNames(PerStage<HashMap<Box<str>, GuideIx>>);

impl GuideNames {
    /// Names every guide.
    pub(super) fn of(guides: &[Arc<JudgedGuide>]) -> Self {
        let mut names: PerStage<HashMap<Box<str>, GuideIx>> = PerStage::default();
        for (at, guide) in (0..).zip(guides) {
            names[guide.id.stage].insert(guide.id.slug.as_str().into(), GuideIx(at));
        }
        Self(names)
    }

    fn find(&self, id: &str) -> Option<GuideIx> {
        let (stage, slug) = id.split_once('/')?;
        self.0[StageId::from_id(stage)?].get(slug).copied()
    }

    /// Adds the name nearest to `id` to `diagnostic`; a slug without its stage finds its guide.
    fn suggest(&self, id: &str, diagnostic: Diagnostic) -> Diagnostic {
        let names = self.0.iter().flat_map(|(stage, slugs)| slugs.keys().map(move |slug| format!("{stage}/{slug}")));
        let mut all: Vec<String> = names.collect();
        all.sort_unstable();
        let slug = id.rsplit('/').next().unwrap_or(id);
        let mut same_slug = all.iter().filter(|name| name.rsplit('/').next() == Some(slug)).map(String::as_str);
        let same_slug = same_slug.next().map(|name| Near { name, only: same_slug.next().is_none() });
        misspelt(diagnostic, same_slug.or_else(|| near(id, all.iter().map(String::as_str))))
    }
}

/// A guide that knows what it refers to.
#[derive(Debug)]
pub(super) struct FinishedGuide {
    /// The guide, if nothing in it is wrong.
    pub(super) guide: Option<Arc<Guide>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What of others it depends on.
    pub(super) uses: Uses,
}

/// Resolves what the guides say about other guides and files. `same` returns what it came to before, for a guide
/// whose outcome cannot have changed.
pub(super) fn finish(
    names: &GuideNames,
    index: &Index<'_>,
    same: impl Fn(usize) -> Option<Arc<FinishedGuide>> + Sync,
) -> Vec<Arc<FinishedGuide>> {
    let guides = index.judged.guides.par_iter().enumerate();
    guides.map(|(at, guide)| same(at).unwrap_or_else(|| Arc::new(finish_guide(guide, names, index)))).collect()
}

fn finish_guide(guide: &JudgedGuide, names: &GuideNames, index: &Index<'_>) -> FinishedGuide {
    let FinishedText { text, mut diagnostics, uses } = guide.text.finish(index);
    let Some(fields) = &guide.fields else { return FinishedGuide { guide: None, diagnostics, uses } };
    let mut resolve = |ids: &[(String, Span)], field: &'static str| {
        let found: Vec<Option<GuideIx>> = ids
            .iter()
            .map(|(id, span)| {
                let found = names.find(id);
                let slug = id.rsplit('/').next().unwrap_or(id);
                if found.is_none() && !index.judged.misplaced.contains(&fold(slug)) {
                    let diagnostic = Diagnostic::new(Code::GuideUnknownGuide, guide.place(*span)?);
                    let diagnostic = diagnostic.arg("name", id.as_str()).arg("field", field);
                    diagnostics.push(names.suggest(id, diagnostic));
                }
                found
            })
            .collect();
        found.into_iter().collect::<Option<Vec<_>>>()
    };
    let prerequisites = resolve(&fields.prerequisites, "prerequisites");
    let related = resolve(&fields.related, "related");
    let made = (|| {
        Some(Guide {
            id: guide.id.clone(),
            activity: fields.activity?,
            channels: fields.channels.clone()?,
            industries: fields.industries.clone()?,
            roles: fields.roles.clone()?,
            initiative: fields.initiative?,
            effort: fields.effort?,
            time: fields.time?,
            team: fields.team,
            metrics: fields.metrics.clone()?,
            prerequisites: prerequisites?,
            related: related?,
            updated: fields.updated,
            owner: fields.owner.clone(),
            draft: fields.draft,
            text: text?,
        })
    })();
    FinishedGuide { guide: made.map(Arc::new), diagnostics, uses }
}

/// How far the search for cycles has come with a guide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    OnPath,
    Done,
}

/// Returns the diagnostic of a circle of guides, each with the prerequisite that leads to the next; `last` closes it.
fn cycle_diagnostic(guides: &[Arc<JudgedGuide>], last: (usize, Span), links: &[(usize, Span)]) -> Option<Diagnostic> {
    let first = links.first()?.0;
    let names: Vec<String> =
        links.iter().map(|(guide, _)| *guide).chain([first]).map(|guide| guides[guide].id.to_string()).collect();
    let diagnostic = Diagnostic::new(Code::GuidePrerequisiteCycle, guides[last.0].place(last.1)?);
    let others = links.iter().filter(|link| **link != last).filter_map(|(guide, span)| guides[*guide].place(*span));
    Some(others.fold(diagnostic.arg("name", names.join(" → ")), |diagnostic, place| {
        diagnostic.related(place, Text::new("related-prerequisite"))
    }))
}

/// Tells whether `guides` may form other circles of prerequisites than `before`, where there were none.
pub(super) fn may_form_cycles(guides: &[Arc<JudgedGuide>], before: &[Arc<JudgedGuide>]) -> bool {
    let ids = |guide: &'_ JudgedGuide| guide.prerequisites().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    guides.iter().zip(before).any(|(guide, before)| !Arc::ptr_eq(guide, before) && ids(guide) != ids(before))
}

/// Reports each cycle of prerequisites once, at the link that closes it.
pub(super) fn judge_cycles(guides: &[Arc<JudgedGuide>], names: &GuideNames) -> Vec<Diagnostic> {
    let needs: Vec<Vec<(usize, Span)>> = guides
        .iter()
        .map(|guide| guide.prerequisites().filter_map(|(id, span)| Some((names.find(id)?.0 as usize, *span))).collect())
        .collect();
    let mut visits = vec![Visit::Not; guides.len()];
    let mut diagnostics = Vec::new();
    for start in 0..guides.len() {
        if visits[start] != Visit::Not {
            continue;
        }
        // The guides on the path, each with the number of its prerequisites that were followed.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        visits[start] = Visit::OnPath;
        while let Some((at, followed)) = path.last_mut() {
            let Some(&(next, span)) = needs[*at].get(*followed) else {
                visits[*at] = Visit::Done;
                path.pop();
                continue;
            };
            *followed += 1;
            let at = *at;
            match visits[next] {
                Visit::Not => {
                    visits[next] = Visit::OnPath;
                    path.push((next, 0));
                }
                Visit::OnPath => {
                    let cycle = path.iter().skip_while(|(guide, _)| *guide != next);
                    // Of each guide, the prerequisite that was followed last leads on in the circle.
                    let links = cycle.map(|(guide, followed)| (*guide, needs[*guide][*followed - 1].1));
                    diagnostics.extend(cycle_diagnostic(guides, (at, span), &links.collect::<Vec<_>>()));
                }
                Visit::Done => {}
            }
        }
    }
    diagnostics
}
