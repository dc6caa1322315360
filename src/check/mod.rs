//! The only maker of a [`Playbook`]: judges what was read, reports every mistake, never stops at the first.
//!
//! One module a subject. Each reads its part of the trees by hand, so that all mistakes of a file are found in one
//! run, and hands on what could be read even where something is wrong: a file that does not parse is one mistake, not
//! one in every file that refers to it. The order of the subjects is the order in which they need each other:
//! settings, stages, glossary, then every guide and page by itself (in parallel), then what they say about each other.
//!
//! This module reads no files and writes nothing; whatever it says is a [`Diagnostic`].

mod addresses;
mod article;
mod brand;
mod declared;
mod fields;
mod glossary;
mod guide_fields;
mod guides;
mod ids;
mod lenses;
mod links;
mod localized;
mod pages;
mod quiz;
mod raw_html;
mod report;
mod sections;
mod settings;
mod stage_names;
mod stages;
mod suggest;
mod survey;
mod syntax;
mod text;
mod texts;
mod translations;

pub use declared::Declared;
pub use settings::base_url;
pub use suggest::nearest;
pub use survey::{Standing, Subject, Survey, TextStanding, TranslationStanding};

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place, any_error, sort};
use crate::load::{Content, LoadedFile, Role, Sources};
use crate::model::{
    Asset, AssetIx, FeaturePage, Languages, Lens, LinkTarget, PageIx, PerStage, Playbook, StageId, Translated,
};
use crate::source::Span;

use guides::{GuideScene, JudgedGuide};
use links::{Index, Known, known_by_role};
use pages::JudgedPage;
use report::Report;
use sections::RequiredSections;
use settings::JudgedSettings;
use stage_names::StageNames;
use stages::JudgedStage;
use texts::JudgedText;

/// What checking came to.
#[derive(Debug)]
pub struct Checked {
    /// The playbook, if there is no error.
    pub playbook: Option<Playbook>,
    /// Every mistake, in the order of reports.
    pub diagnostics: Vec<Diagnostic>,
    /// The playbook's languages, or the usual ones where it does not say.
    pub languages: Languages,
}

/// Judges a playbook.
#[must_use]
pub fn check(sources: &Sources) -> Checked {
    let (judged, mut diagnostics) = judge(sources);
    let playbook = finish(&judged, sources, &mut diagnostics);
    conclude(&judged.settings, &mut diagnostics);
    let playbook = playbook.filter(|_| !any_error(&diagnostics));
    Checked { playbook, diagnostics, languages: judged.settings.declared.languages }
}

/// Judges a playbook and tells how each of its texts stands in each language, as far as that can be told.
#[must_use]
pub fn survey(sources: &Sources) -> Survey {
    let (judged, mut diagnostics) = judge(sources);
    finish(&judged, sources, &mut diagnostics);
    conclude(&judged.settings, &mut diagnostics);
    survey::survey(&judged, diagnostics)
}

/// Returns the ids that a playbook declares, as far as they can be read.
#[must_use]
pub fn declared(sources: &Sources) -> Declared {
    declared::declared(&judge(sources).0)
}

/// Everything that the files say, each judged by itself; what they say about each other is still open.
struct Judged<'s> {
    settings: JudgedSettings,
    stages: PerStage<Option<JudgedStage>>,
    glossary: glossary::JudgedGlossary,
    lenses: Option<Vec<Lens>>,
    guides: Vec<JudgedGuide<'s>>,
    pages: Vec<JudgedPage<'s>>,
    features: Vec<(FeaturePage, JudgedText<'s>)>,
}

/// Reports a YAML file that is no YAML.
fn judge_syntax(file: &LoadedFile) -> Option<Diagnostic> {
    let Content::Yaml(Err(error)) = &file.content else { return None };
    Some(syntax::diagnostic(error, file.source.text(), &Report::on(file.source.path())))
}

fn judge_settings(files: &[&LoadedFile], sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> JudgedSettings {
    let Some(file) = files.iter().find(|file| file.role == Role::Playbook) else { return JudgedSettings::default() };
    let mut report = Report::on(file.source.path());
    let mut settings = settings::judge(file, &mut report);
    if let Some((path, span)) = settings.logo.take() {
        let logo = brand::find_logo(&path, span, sources, &mut report);
        if let Some(settings) = &mut settings.settings {
            settings.brand.logo = logo;
        }
    }
    if let Some((name, span)) = &settings.theme
        && !sources.theme.exists
    {
        report.push(report.at(Code::YamlWrongType, *span).variant("no-theme").arg("value", name.as_str()));
    }
    diagnostics.extend(report.into_diagnostics());
    settings
}

/// Judges every file by itself.
fn judge(sources: &Sources) -> (Judged<'_>, Vec<Diagnostic>) {
    let files: Vec<&LoadedFile> = sources.files.values().map(|loaded| &*loaded.file).collect();
    let mut diagnostics: Vec<Diagnostic> = files.iter().filter_map(|file| text::judge(file)).collect();
    diagnostics.extend(files.iter().filter_map(|file| judge_syntax(file)));
    let settings = judge_settings(&files, sources, &mut diagnostics);
    let declared = &settings.declared;
    let names = StageNames::of(files.iter().copied());
    let (stages, found) = stages::judge(&stage_files(&files), declared, &names);
    diagnostics.extend(found);
    let glossary = judge_glossary(&files, declared, &mut diagnostics);
    let lenses = judge_lenses(&files, &lenses::Scene { declared, stages: &stages, names: &names }, &mut diagnostics);
    let playbook_file = "content/playbook.yaml".into();
    let sections = RequiredSections {
        sections: &settings.sections,
        spans: &settings.section_spans,
        known: settings.sections_known,
        file: &playbook_file,
    };
    let scene = GuideScene { settings: &settings, stages: &stages, names: &names, sections: &sections };
    let guides = guides::judge(&files, &scene, &mut diagnostics);
    let (pages, features) = pages::judge(&files, &settings, &mut diagnostics);
    diagnostics.extend(addresses::judge(&stages, &guides, &pages, &declared.languages));
    diagnostics.extend(judge_activities(&stages, &guides));
    (Judged { settings, stages, glossary, lenses, guides, pages, features }, diagnostics)
}

/// Judges what the files say about each other; makes the playbook if nothing is wrong.
fn finish(judged: &Judged<'_>, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Playbook> {
    let index = index(judged, sources);
    let finished_guides = guides::finish(&judged.guides, &index, diagnostics);
    let finished_pages = pages::finish(&judged.pages, &index, diagnostics);
    let finished_features: Option<Vec<_>> = judged
        .features
        .iter()
        .map(|(feature, text)| {
            let (text, found) = text.finish(&index);
            diagnostics.extend(found);
            Some((*feature, text?))
        })
        .collect();
    let stage = |stage| judged.stages[stage].as_ref().and_then(|judged| judged.stage.clone());
    let playbook = Playbook {
        settings: judged.settings.settings.clone()?,
        stages: PerStage::from_fn(stage).complete()?,
        guides: finished_guides?,
        glossary: judged.glossary.terms.clone()?,
        lenses: judged.lenses.clone()?,
        pages: finished_pages?,
        features: finished_features?,
        assets: sources.assets.values().map(|loaded| Asset::clone(&loaded.file)).collect(),
    };
    diagnostics.extend(judge_unused_assets(&playbook));
    Some(playbook)
}

/// Gives the diagnostics the severities that the playbook wants and the order of reports.
fn conclude(settings: &JudgedSettings, diagnostics: &mut Vec<Diagnostic>) {
    apply_severities(settings, diagnostics);
    sort(diagnostics);
}

fn judge_glossary(
    files: &[&LoadedFile],
    declared: &localized::DeclaredLanguages,
    diagnostics: &mut Vec<Diagnostic>,
) -> glossary::JudgedGlossary {
    let Some(file) = files.iter().find(|file| file.role == Role::Glossary) else {
        return glossary::JudgedGlossary { terms: Some(Vec::new()), ids: Some(ids::Ids::default()) };
    };
    let mut report = Report::on(file.source.path());
    let glossary = glossary::judge(file, declared, &mut report);
    diagnostics.extend(report.into_diagnostics());
    glossary
}

fn stage_files<'s>(files: &[&'s LoadedFile]) -> Vec<(&'s str, &'s LoadedFile)> {
    files
        .iter()
        .filter_map(|file| match &file.role {
            Role::Stage { id } => Some((id.as_str(), *file)),
            _ => None,
        })
        .collect()
}

fn judge_lenses(
    files: &[&LoadedFile],
    scene: &lenses::Scene<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Lens>> {
    let mut judged = Vec::new();
    for file in files {
        if let Role::Lens { id } = &file.role {
            let mut report = Report::on(file.source.path());
            judged.push(lenses::judge(id, file, scene, &mut report));
            diagnostics.extend(report.into_diagnostics());
        }
    }
    judged.into_iter().collect()
}

/// Reports activities that no guide guides through. A guide whose activity is not known keeps its stage from being
/// judged: the missing guide is probably that one.
fn judge_activities(stages: &PerStage<Option<JudgedStage>>, guides: &[JudgedGuide<'_>]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (stage, judged) in stages.iter() {
        let Some((judged, activities)) = judged.as_ref().and_then(|judged| Some((judged, judged.activities.as_ref()?)))
        else {
            continue;
        };
        let of_stage = || guides.iter().filter(|guide| guide.id.stage == stage);
        let activity = |guide: &JudgedGuide<'_>| guide.fields.as_ref().and_then(|fields| fields.activity);
        if of_stage().any(|guide| activity(guide).is_none()) {
            continue;
        }
        let covered: HashSet<u16> = of_stage().filter_map(activity).map(|activity| activity.0).collect();
        for ((at, id), span) in activities.iter().enumerate().zip(&judged.activity_spans) {
            if !u16::try_from(at).is_ok_and(|at| covered.contains(&at)) {
                let place = Place::new(&judged.file, *span);
                let diagnostic = Diagnostic::new(Code::ActivityWithoutGuide, place);
                diagnostics.push(diagnostic.arg("name", id).arg("stage", stage.as_str()));
            }
        }
    }
    diagnostics
}

/// Lists everything that a text can refer to.
fn index<'s>(judged: &'s Judged<'_>, sources: &'s Sources) -> Index<'s> {
    let mut by_path: HashMap<&str, Known> = HashMap::new();
    for (path, loaded) in &sources.files {
        by_path.extend(known_by_role(&loaded.file.role).map(|known| (&**path, known)));
    }
    for (at, path) in sources.assets.keys().enumerate() {
        by_path.extend(u32::try_from(at).ok().map(|at| (&**path, Known::Asset(AssetIx(at)))));
    }
    let mut headings = HashMap::new();
    let mut add = |text: &'s JudgedText<'_>, known: &dyn Fn(crate::model::LangIx) -> Known| {
        for article in text.articles() {
            by_path.insert(article.path, known(article.lang));
            // A text that could not be read is reported itself, not every link into it.
            if !article.document.is_empty() {
                headings.insert(&**article.path, article.headings.as_slice());
            }
        }
    };
    for (at, guide) in (0..).zip(&judged.guides) {
        add(&guide.text, &|lang| Known::Guide(crate::model::GuideIx(at), lang));
    }
    for (at, page) in (0..).zip(&judged.pages) {
        add(&page.text, &|lang| Known::Page(PageIx(at), lang));
    }
    for (feature, text) in &judged.features {
        add(text, &|lang| Known::Feature(*feature, lang));
    }
    Index { by_path, headings, terms: judged.glossary.ids.as_ref(), languages: &judged.settings.declared.languages }
}

/// Returns the stage that was probably meant by a name that is none of the five: a misspelling, a name in another
/// language, a stage of another model.
#[must_use]
pub fn stage_meant_by(name: &str, sources: &Sources) -> Option<StageId> {
    StageNames::of(sources.files.values().map(|loaded| &*loaded.file)).nearest(name)
}

/// Reports pictures and files that no text shows or links to.
fn judge_unused_assets(playbook: &Playbook) -> Vec<Diagnostic> {
    fn targets(text: &Translated<crate::model::Article>) -> impl Iterator<Item = &LinkTarget> {
        let translations = text.translations.iter().flatten().map(|translation| &translation.text);
        let bodies = std::iter::once(&text.source).chain(translations).map(|article| &article.body);
        bodies.flat_map(|body| body.links.iter().chain(&body.images))
    }
    let guides = playbook.guides.iter().map(|guide| &guide.text);
    let pages = playbook.pages.iter().map(|page| &page.text);
    let texts = guides.chain(pages).chain(playbook.features.iter().map(|(_, text)| text));
    let used: HashSet<AssetIx> = texts
        .flat_map(targets)
        .filter_map(|target| match target {
            LinkTarget::Asset(asset) => Some(*asset),
            _ => None,
        })
        .chain(playbook.settings.brand.logo)
        .collect();
    let unused = (0..).zip(&playbook.assets).filter(|(at, _)| !used.contains(&AssetIx(*at)));
    unused
        .map(|(_, asset)| {
            let place = Place::new(&asset.path, Span::start_of_file());
            Diagnostic::new(Code::AssetUnused, place).arg("file", asset.name.as_str())
        })
        .collect()
}

/// Gives every diagnostic the severity that the playbook wants it to have.
fn apply_severities(settings: &JudgedSettings, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.retain_mut(|diagnostic| match settings.severities.get(&diagnostic.code) {
        None => true,
        Some(None) => false,
        Some(Some(severity)) => {
            diagnostic.severity = *severity;
            true
        }
    });
}
