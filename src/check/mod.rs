//! The only maker of a [`Playbook`]: checks what was read, reports every mistake, never stops at the first.
//!
//! One module a subject. Each reads its part of the trees by hand, so that all mistakes of a file are found in one
//! run, and hands on what could be read even where something is wrong: a file that does not parse is one mistake, not
//! one in every file that refers to it. The order of the subjects is the order in which they need each other:
//! settings, stages, glossary, then every guide and page by itself (in parallel), then what they say about each other.
//!
//! What a file says by itself, and what texts say about each other, is kept in values that own what they were parsed
//! from. A [`Checker`] checks one state of a playbook after the other and reuses those that cannot have changed.
//!
//! This module reads no files and writes nothing; whatever it says is a [`Diagnostic`].

mod checker;
mod declared;
mod parse;
mod report;
mod resolve;
mod suggest;
mod survey;

pub use checker::Checker;
pub use declared::Declared;
pub use parse::settings::base_url;
pub use suggest::nearest;
pub use survey::{Standing, Subject, Survey, TextStanding, TranslationStanding};

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, no_yaml, sort};
use crate::load::{Content, LoadedFile, Sources};
use crate::model::{AssetIx, Languages, PerStage, Playbook, StageId};
use crate::source::FilePath;

use parse::{brand, glossary, guides, misplaced, pages, text};

use parse::by_role::ByRole;
use parse::foundation::Foundation;
use parse::front_matter::FrontMatterFields;
use parse::glossary::ParsedGlossary;
use parse::guides::{GuideContext, ParsedGuides};
use parse::pages::ParsedPages;
use parse::sections::RequiredSections;
use parse::settings::ParsedSettings;
use parse::stage_names::StageNames;
use parse::stages::ParsedStage;
use parse::texts::ParsedText;
use report::Report;

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

/// Checks a playbook.
#[must_use]
pub fn check(sources: &Sources) -> Checked {
    let (checked, state) = checker::check(sources, None);
    // Letting go of what many files were parsed by takes time: another thread does it.
    rayon::spawn(move || drop(state));
    checked
}

/// Checks a playbook and tells how each of its texts stands in each language, as far as that can be told.
#[must_use]
pub fn survey(sources: &Sources) -> Survey {
    let (checked, state) = checker::check(sources, None);
    survey::survey(&state.parsed, checked.diagnostics)
}

/// Returns the ids that a playbook declares, as far as they can be read.
#[must_use]
pub fn declared(sources: &Sources) -> Declared {
    declared::declared(&parse_files(sources, None).0)
}

/// Everything that the files say, each parsed by itself; what they say about each other is still open.
#[derive(Debug)]
struct Parsed {
    foundation: Arc<Foundation>,
    glossary: Arc<ParsedGlossary>,
    guides: ParsedGuides,
    pages: ParsedPages,
    /// Files of guides and pages that belong to none.
    orphans: Vec<FilePath>,
    /// Folded names of the texts whose files have a wrong name or stand in a wrong place, which is reported there.
    misplaced: HashSet<String>,
    /// Pictures and other files.
    assets: Vec<FilePath>,
    /// The logo among them.
    logo: Option<AssetIx>,
}

impl Parsed {
    /// Returns every text.
    fn texts(&self) -> impl Iterator<Item = &ParsedText> {
        let guides = self.guides.iter().map(|guide| &guide.text);
        guides.chain(self.pages.iter().map(|page| &page.text))
    }
}

/// Reports a YAML file that is no YAML.
fn check_syntax(file: &LoadedFile) -> Option<Diagnostic> {
    let Content::Yaml(Err(error)) = &file.content else { return None };
    Some(no_yaml(error, file.source.path(), file.source.text()))
}

/// Parses every file by itself. What cannot have come out differently is reused from `before`.
fn parse_files(sources: &Sources, before: Option<&Parsed>) -> (Parsed, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    for loaded in sources.files.values() {
        diagnostics.extend(text::check(&loaded.file));
        diagnostics.extend(check_syntax(&loaded.file));
    }
    let files = ByRole::of(sources);
    let foundation = Foundation::of(&files.foundation, before.map(|before| &before.foundation));
    diagnostics.extend_from_slice(&foundation.diagnostics);
    let logo = check_surroundings(&foundation, sources, &mut diagnostics);
    // On another foundation, everything may be parsed differently.
    let before = before.filter(|before| Arc::ptr_eq(&before.foundation, &foundation));
    let settings = &foundation.settings;
    let glossary = ParsedGlossary::of(files.glossary, &settings.declared, before.map(|before| &before.glossary));
    diagnostics.extend_from_slice(&glossary.diagnostics);
    let guides = parse_guides(&files.guides, &foundation, before.map(|before| &before.guides), &mut diagnostics);
    let pages = pages::parse(&files.pages, settings, before.map(|before| &before.pages), &mut diagnostics);
    diagnostics.extend(check_activities(&foundation.stages, &guides));
    let orphans = orphans(&files, &guides, &pages);
    let misplaced = misplaced::names(&orphans, &guides, &pages, &settings.declared.languages);
    let orphans = orphans.into_iter().map(|file| file.source.path().clone()).collect();
    let assets = sources.assets.keys().cloned().collect();
    let parsed = Parsed { foundation, glossary, guides, pages, orphans, misplaced, assets, logo };
    diagnostics.extend(glossary::check_absent(&parsed));
    (parsed, diagnostics)
}

/// Checks what the settings say about other files: the theme, and the logo, which is returned.
fn check_surroundings(
    foundation: &Foundation,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<AssetIx> {
    let settings = &foundation.settings;
    let mut report = Report::on(foundation.settings_file()?.source.path());
    let logo = settings.logo.as_ref().and_then(|(path, span)| brand::find_logo(path, *span, sources, &mut report));
    if let Some((name, span)) = &settings.theme
        && !sources.theme.exists
    {
        let diagnostic = report.at(Code::YamlWrongType, *span).variant("no-theme").arg("value", name.as_str());
        report.push(diagnostic.suggest(nearest(name, ["default"])));
    }
    diagnostics.extend(report.into_diagnostics());
    logo
}

fn parse_guides(
    files: &[&Arc<LoadedFile>],
    foundation: &Foundation,
    before: Option<&ParsedGuides>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedGuides {
    let Foundation { settings, stages, names, .. } = foundation;
    let sections = RequiredSections::of(settings);
    let context =
        GuideContext { settings, stages, names, sections: &sections, fields: FrontMatterFields::of_guides(settings) };
    guides::parse(files, &context, before, diagnostics)
}

/// Returns the files of guides and pages that are part of none: they are reported themselves.
fn orphans<'s>(files: &ByRole<'s>, guides: &ParsedGuides, pages: &ParsedPages) -> Vec<&'s LoadedFile> {
    let texts = guides.iter().map(|guide| &guide.text).chain(pages.iter().map(|page| &page.text));
    let all = files.guides.len() + files.pages.len();
    if texts.clone().map(|text| text.files.len()).sum::<usize>() == all {
        return Vec::new();
    }
    let parsed: HashSet<&FilePath> =
        texts.flat_map(|text| text.files.iter().map(|(_, file)| file.source.path())).collect();
    let files = files.guides.iter().chain(&files.pages).map(|file| &***file);
    files.filter(|file| !parsed.contains(file.source.path())).collect()
}

/// Gives the diagnostics the severities that the playbook wants and the order of reports.
fn conclude(settings: &ParsedSettings, diagnostics: &mut Vec<Diagnostic>) {
    apply_severities(settings, diagnostics);
    sort(diagnostics);
}

/// Reports activities that no guide guides through. A guide whose activity is not known keeps its stage from being
/// parsed, and one that belongs to another stage keeps that too: the missing guide is probably that one.
fn check_activities(stages: &PerStage<Option<ParsedStage>>, guides: &ParsedGuides) -> Vec<Diagnostic> {
    // By activity, whether a guide guides through it; `None` for a stage with a guide whose activity is not known.
    let mut covered: PerStage<Option<Vec<bool>>> = PerStage::from_fn(|_| Some(Vec::new()));
    for guide in guides.iter() {
        if let Some(stage) = guide.elsewhere() {
            covered[stage] = None;
        }
        let of_stage = &mut covered[guide.id.stage];
        match (guide.fields.as_ref().and_then(|fields| fields.activity), of_stage.as_mut()) {
            (Some(activity), Some(covered)) => {
                let at = usize::from(activity.0);
                covered.resize(covered.len().max(at + 1), false);
                covered[at] = true;
            }
            _ => *of_stage = None,
        }
    }
    let mut diagnostics = Vec::new();
    for (stage, parsed) in stages.iter() {
        let Some((parsed, activities)) = parsed.as_ref().and_then(|parsed| Some((parsed, parsed.activities.as_ref()?)))
        else {
            continue;
        };
        let Some(covered) = &covered[stage] else { continue };
        for ((at, id), span) in activities.iter().enumerate().zip(&parsed.activity_spans) {
            if covered.get(at) != Some(&true) {
                let place = Place::new(&parsed.file, *span);
                let diagnostic = Diagnostic::new(Code::ActivityWithoutGuide, place);
                diagnostics.push(diagnostic.arg("name", id).arg("stage", stage.as_str()));
            }
        }
    }
    diagnostics
}

/// Returns the stage that was probably meant by a name that is none of the five: a misspelling, a name in another
/// language, a stage of another model.
#[must_use]
pub fn stage_meant_by(name: &str, sources: &Sources) -> Option<StageId> {
    StageNames::of(sources.files.values().map(|loaded| &*loaded.file)).nearest(name)
}

/// Gives every diagnostic the severity that the playbook wants it to have.
fn apply_severities(settings: &ParsedSettings, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.retain_mut(|diagnostic| match settings.severities.get(&diagnostic.code) {
        None => true,
        Some(None) => false,
        Some(Some(severity)) => {
            diagnostic.severity = *severity;
            true
        }
    });
}
