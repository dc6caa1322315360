//! Parses the guides: each by itself, then what they say about each other.

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
use super::forms::bad_slug;
use super::front_matter::FrontMatterFields;
use super::guide_fields::{self, GuideFields};
use super::ids::is_slug;
use super::sections::RequiredSections;
use super::settings::ParsedSettings;
use super::stage_names::StageNames;
use super::stages::ParsedStage;
use super::texts::{self, Context, ParsedText, ResolvedText, Version};
use crate::check::report::Report;
use crate::check::resolve::links::{Index, Uses};
use crate::check::suggest::{Near, misspelt, near};

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
    pub(crate) sections: &'r RequiredSections<'r>,
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
    for version in versions.iter().filter(|version| version.lang == Some(LangIx::SOURCE)) {
        slugs[version.key.0].push(version.key.1);
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
    let rank = |guide: &ParsedGuide| (u32::from(guide.id.stage.order()) << 16) | u32::from(guide.activity_order());
    let mut ranked: Vec<(u32, &Arc<ParsedGuide>)> = by_name.iter().map(|guide| (rank(guide), guide)).collect();
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
    // Folders that are no stage's, each with the stage that was probably meant.
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
        own = Some(guide_fields::parse(fields, stage, context.stages, context.settings, report));
    });
    let id = GuideId { stage, slug: slug.to_owned() };
    if let Some(diagnostic) = check_file_slug(slug, &text) {
        // A translation would need another name as well.
        text.diagnostics.retain(|other| other.code != Code::TranslationMissing);
        text.diagnostics.push(diagnostic);
    }
    ParsedGuide { id, text, fields: own }
}

/// Reports a file name that cannot stand in an address.
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
    fn activity_order(&self) -> u16 {
        self.fields.as_ref().and_then(|fields| fields.activity).map_or(u16::MAX, |activity| activity.0)
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
pub(crate) struct GuideNames(PerStage<HashMap<Box<str>, GuideIx>>);

impl GuideNames {
    /// Names every guide.
    pub(crate) fn of(guides: &[Arc<ParsedGuide>]) -> Self {
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
pub(crate) struct ResolvedGuide {
    /// The guide, if nothing in it is wrong.
    pub(crate) guide: Option<Arc<Guide>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What of others it depends on.
    pub(crate) uses: Uses,
}

/// Resolves what the guides say about other guides and files. `same` returns what it came to before, for a guide
/// whose outcome cannot have changed.
pub(crate) fn finish(
    names: &GuideNames,
    index: &Index<'_>,
    same: impl Fn(usize) -> Option<Arc<ResolvedGuide>> + Sync,
) -> Vec<Arc<ResolvedGuide>> {
    let guides = index.parsed.guides.par_iter().enumerate();
    guides.map(|(at, guide)| same(at).unwrap_or_else(|| Arc::new(resolve_guide(guide, names, index)))).collect()
}

fn resolve_guide(guide: &ParsedGuide, names: &GuideNames, index: &Index<'_>) -> ResolvedGuide {
    let ResolvedText { text, mut diagnostics, uses } = guide.text.finish(index);
    let Some(fields) = &guide.fields else { return ResolvedGuide { guide: None, diagnostics, uses } };
    let mut resolve = |ids: &[(String, Span)], field: &'static str| {
        let found: Vec<Option<GuideIx>> = ids
            .iter()
            .map(|(id, span)| {
                let found = names.find(id);
                let slug = id.rsplit('/').next().unwrap_or(id);
                if found.is_none() && !index.parsed.misplaced.contains(&fold(slug)) {
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
            facts: fields.facts.clone()?,
            prerequisites: prerequisites?,
            related: related?,
            draft: fields.draft,
            text: text?,
        })
    })();
    ResolvedGuide { guide: made.map(Arc::new), diagnostics, uses }
}

/// How far the search for cycles has come with a guide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    OnPath,
    Done,
}

/// Returns the diagnostic of a circle of guides, each with the prerequisite that leads to the next; `last` closes it.
fn cycle_diagnostic(guides: &[Arc<ParsedGuide>], last: (usize, Span), links: &[(usize, Span)]) -> Option<Diagnostic> {
    let first = links.first()?.0;
    let names: Vec<String> =
        links.iter().map(|(guide, _)| *guide).chain([first]).map(|guide| guides[guide].id.to_string()).collect();
    let diagnostic = Diagnostic::new(Code::GuidePrerequisiteCycle, guides[last.0].place(last.1)?);
    let others = links.iter().filter(|link| **link != last).filter_map(|(guide, span)| guides[*guide].place(*span));
    Some(others.fold(diagnostic.arg("name", names.join(" → ")), |diagnostic, place| {
        diagnostic.related(place, Text::new("related-prerequisite"))
    }))
}

/// Returns whether `guides` may form other circles of prerequisites than `before`, where there were none.
pub(crate) fn may_form_cycles(guides: &[Arc<ParsedGuide>], before: &[Arc<ParsedGuide>]) -> bool {
    let ids = |guide: &'_ ParsedGuide| guide.prerequisites().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    guides.iter().zip(before).any(|(guide, before)| !Arc::ptr_eq(guide, before) && ids(guide) != ids(before))
}

/// Reports each cycle of prerequisites once, at the link that closes it.
pub(crate) fn check_cycles(guides: &[Arc<ParsedGuide>], names: &GuideNames) -> Vec<Diagnostic> {
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
