//! Judges the guides: each by itself, then what they say about each other.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::fold;
use crate::load::{LoadedFile, Role};
use crate::model::{Guide, GuideId, GuideIx, PerStage, StageId};
use crate::source::Span;
use crate::words::Text;

use super::article::Rules;
use super::guide_fields::{self, GuideFields};
use super::links::Index;
use super::sections::RequiredSections;
use super::settings::JudgedSettings;
use super::stage_names::StageNames;
use super::stages::JudgedStage;
use super::suggest::{Near, misspelt, near};
use super::texts::{self, JudgedText, Scene, TextFiles};

/// A guide in all its languages, judged but for what it says about others.
#[derive(Debug)]
pub(super) struct JudgedGuide<'s> {
    pub(super) id: GuideId,
    pub(super) text: JudgedText<'s>,
    pub(super) fields: Option<GuideFields>,
}

/// What guides are judged against.
pub(super) struct GuideScene<'r> {
    pub(super) settings: &'r JudgedSettings,
    pub(super) stages: &'r PerStage<Option<JudgedStage>>,
    pub(super) names: &'r StageNames,
    pub(super) sections: &'r RequiredSections<'r>,
}

/// Judges every guide; the result is sorted by stage, then by the order of the stage's activities, then by slug.
pub(super) fn judge<'s>(
    files: &[&'s LoadedFile],
    scene: &GuideScene<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<JudgedGuide<'s>> {
    let groups = group(files, scene, diagnostics);
    let slugs: PerStage<Vec<&str>> = PerStage::from_fn(|stage| {
        let of_stage = groups
            .iter()
            .filter(|((of, _), files)| *of == stage && files.by_lang.contains_key(&crate::model::LangIx::SOURCE));
        of_stage.map(|((_, slug), _)| *slug).collect()
    });
    let groups: Vec<_> = groups.into_iter().collect();
    let mut guides: Vec<JudgedGuide<'s>> = groups
        .par_iter()
        .map(|((stage, slug), files)| judge_guide(*stage, slug, files, &slugs[*stage], scene))
        .collect();
    for guide in &mut guides {
        diagnostics.append(&mut guide.text.diagnostics);
    }
    guides.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    guides
}

type Groups<'s> = BTreeMap<(StageId, &'s str), TextFiles<'s>>;

fn group<'s>(files: &[&'s LoadedFile], scene: &GuideScene<'_>, diagnostics: &mut Vec<Diagnostic>) -> Groups<'s> {
    let mut groups = Groups::new();
    let mut unknown_folders: Vec<&str> = Vec::new();
    let mut without_folder: Vec<&str> = Vec::new();
    for file in files {
        let Role::Guide { stage, slug, lang } = &file.role else { continue };
        let Some(id) = StageId::from_id(stage) else {
            // One mistake, one diagnostic: the folder's name is wrong, not each of its files.
            if stage.is_empty() {
                without_folder.push(slug);
            }
            // The guide itself is there, for what others say about it and its stage.
            if let Some(meant) = scene.names.nearest(stage) {
                groups.entry((meant, slug.as_str())).or_default().strange = true;
            }
            if !unknown_folders.contains(&stage.as_str()) {
                unknown_folders.push(stage);
                let place = Place::new(file.source.path(), Span::start_of_file());
                let meant = scene.names.nearest(stage).map(StageId::as_str);
                let diagnostic = Diagnostic::new(Code::GuideUnknownStage, place).arg("name", stage.as_str());
                let diagnostic = if stage.is_empty() { diagnostic.variant("none") } else { diagnostic };
                diagnostics.push(diagnostic.suggest(meant));
            }
            continue;
        };
        texts::group(&mut groups, (id, slug.as_str()), lang.as_deref(), file, &scene.settings.declared, diagnostics);
    }
    for (_, files) in groups.iter_mut().filter(|((_, slug), _)| without_folder.contains(slug)) {
        files.strange = true;
    }
    groups
}

fn judge_guide<'s>(
    stage: StageId,
    slug: &str,
    files: &TextFiles<'s>,
    slugs: &[&'s str],
    scene: &GuideScene<'_>,
) -> JudgedGuide<'s> {
    let rules = Rules { languages: &scene.settings.declared.languages, raw_html: scene.settings.raw_html };
    let text_scene = Scene { rules, sections: Some(scene.sections), slugs };
    let mut own = None;
    let mut text = texts::judge(slug, files, &text_scene, |fields, report| {
        own = Some(guide_fields::judge(fields, stage, scene.stages, scene.settings, report));
    });
    let id = GuideId { stage, slug: slug.to_owned() };
    if let Some(diagnostic) = judge_file_slug(slug, files) {
        // A translation would need another name as well.
        text.diagnostics.retain(|other| other.code != Code::TranslationMissing);
        text.diagnostics.push(diagnostic);
    }
    JudgedGuide { id, text, fields: own }
}

/// Reports a file name that cannot stand in an address.
fn judge_file_slug(slug: &str, files: &TextFiles<'_>) -> Option<Diagnostic> {
    let file = files.by_lang.values().next()?;
    if super::ids::is_slug(slug) {
        return None;
    }
    let report = super::report::Report::on(file.source.path());
    Some(super::stages::bad_slug(slug, Span::start_of_file(), &report))
}

impl JudgedGuide<'_> {
    fn sort_key(&self) -> (StageId, u16, &str) {
        let activity = self.fields.as_ref().and_then(|fields| fields.activity).map_or(u16::MAX, |activity| activity.0);
        (self.id.stage, activity, &self.id.slug)
    }

    fn place(&self, span: Span) -> Option<Place> {
        self.text.source.as_ref().map(|source| Place::new(source.path, span))
    }
}

/// The guides by the names that others call them.
pub(super) struct GuideNames<'g>(HashMap<(StageId, &'g str), GuideIx>);

impl<'g> GuideNames<'g> {
    /// Names every guide that has a source.
    pub(super) fn of(guides: &'g [JudgedGuide<'_>]) -> Self {
        let names = guides.iter().enumerate().filter_map(|(at, guide)| {
            Some(((guide.id.stage, guide.id.slug.as_str()), GuideIx(u32::try_from(at).ok()?)))
        });
        Self(names.collect())
    }

    fn find(&self, id: &str) -> Option<GuideIx> {
        let (stage, slug) = id.split_once('/')?;
        self.0.get(&(StageId::from_id(stage)?, slug)).copied()
    }

    /// Adds the name nearest to `id` to `diagnostic`; a slug without its stage finds its guide.
    fn suggest(&self, id: &str, diagnostic: Diagnostic) -> Diagnostic {
        let mut all: Vec<String> = self.0.keys().map(|(stage, slug)| format!("{stage}/{slug}")).collect();
        all.sort_unstable();
        let slug = id.rsplit('/').next().unwrap_or(id);
        let mut same_slug = all.iter().filter(|name| name.rsplit('/').next() == Some(slug)).map(String::as_str);
        let same_slug = same_slug.next().map(|name| Near { name, only: same_slug.next().is_none() });
        misspelt(diagnostic, same_slug.or_else(|| near(id, all.iter().map(String::as_str))))
    }
}

/// What finishing one guide came to.
type Finished = (Option<Guide>, Vec<Diagnostic>);

/// Resolves what the guides say about each other and about other files; makes them if nothing in them is wrong.
pub(super) fn finish(
    guides: &[JudgedGuide<'_>],
    index: &Index<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Guide>> {
    let names = GuideNames::of(guides);
    let finished: Vec<Finished> = guides.par_iter().map(|guide| finish_guide(guide, &names, index)).collect();
    diagnostics.extend(judge_cycles(guides, &names));
    let mut complete = true;
    let mut made = Vec::with_capacity(guides.len());
    for (guide, found) in finished {
        complete &= guide.is_some();
        made.extend(guide);
        diagnostics.extend(found);
    }
    complete.then_some(made)
}

fn finish_guide(guide: &JudgedGuide<'_>, names: &GuideNames<'_>, index: &Index<'_>) -> Finished {
    let (text, mut diagnostics) = guide.text.finish(index);
    let Some(fields) = &guide.fields else { return (None, diagnostics) };
    let mut resolve = |ids: &[(String, Span)], field: &'static str| {
        let found: Vec<Option<GuideIx>> = ids
            .iter()
            .map(|(id, span)| {
                let found = names.find(id);
                let slug = id.rsplit('/').next().unwrap_or(id);
                if found.is_none() && !index.misplaced.contains(&fold(slug)) {
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
    (made, diagnostics)
}

/// How far the search for cycles has come with a guide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    OnPath,
    Done,
}

/// Returns the diagnostic of a circle of guides, each with the prerequisite that leads to the next; `last` closes it.
fn cycle_diagnostic(guides: &[JudgedGuide<'_>], last: (usize, Span), links: &[(usize, Span)]) -> Option<Diagnostic> {
    let first = links.first()?.0;
    let names: Vec<String> =
        links.iter().map(|(guide, _)| *guide).chain([first]).map(|guide| guides[guide].id.to_string()).collect();
    let diagnostic = Diagnostic::new(Code::GuidePrerequisiteCycle, guides[last.0].place(last.1)?);
    let others = links.iter().filter(|link| **link != last).filter_map(|(guide, span)| guides[*guide].place(*span));
    Some(others.fold(diagnostic.arg("name", names.join(" → ")), |diagnostic, place| {
        diagnostic.related(place, Text::new("related-prerequisite"))
    }))
}

/// Reports each cycle of prerequisites once, at the link that closes it.
fn judge_cycles(guides: &[JudgedGuide<'_>], names: &GuideNames<'_>) -> Vec<Diagnostic> {
    let needs: Vec<Vec<(usize, Span)>> = guides
        .iter()
        .map(|guide| {
            let prerequisites = guide.fields.iter().flat_map(|fields| &fields.prerequisites);
            prerequisites.filter_map(|(id, span)| Some((names.find(id)?.0 as usize, *span))).collect()
        })
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
