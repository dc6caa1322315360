//! Parses what everything else is parsed against: settings, stages and lenses. They are few files and say little about
//! the others, so they are parsed together, and not again while none of them changes.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::fault;
use crate::load::{Content, LoadedFile, Role};
use crate::model::{PerStage, StageId};
use crate::source::FilePath;

use super::lenses::{self, ParsedLens};
use super::missing_languages::{FileTexts, report_missing};
use super::settings::{self, ParsedSettings};
use super::stage_names::StageNames;
use super::stages::{self, ParsedStage};
use crate::check::report::Report;

/// Settings, stages and lenses, as far as they could be read.
#[derive(Debug)]
pub(crate) struct Foundation {
    /// What it was parsed from.
    files: Vec<Arc<LoadedFile>>,
    pub(crate) settings: ParsedSettings,
    pub(crate) stages: PerStage<Option<ParsedStage>>,
    /// Every name by which the files call a stage.
    pub(crate) names: StageNames,
    /// The lenses.
    pub(crate) lenses: Vec<ParsedLens>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Foundation {
    /// Checks `files`, or reuses what was parsed of the very same files before.
    pub(crate) fn of(files: &[&Arc<LoadedFile>], before: Option<&Arc<Self>>) -> Arc<Self> {
        let is_same = |before: &&Arc<Self>| {
            before.files.len() == files.len() && before.files.iter().zip(files).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        before.filter(is_same).cloned().unwrap_or_else(|| Arc::new(Self::parse(files)))
    }

    fn parse(files: &[&Arc<LoadedFile>]) -> Self {
        let mut diagnostics = Vec::new();
        let settings = parse_settings(files, &mut diagnostics);
        let names = StageNames::of(files.iter().map(|file| &***file));
        let (stages, found) = stages::parse(&stage_files(files), &settings, &names);
        diagnostics.extend(found);
        let context = lenses::Context { settings: &settings, stages: &stages, names: &names };
        let lenses = parse_lenses(files, &context, &mut diagnostics);
        let files = files.iter().map(|file| Arc::clone(file)).collect();
        Self { files, settings, stages, names, lenses, diagnostics }
    }

    /// Returns where the languages are declared.
    pub(crate) fn languages_place(&self) -> Option<Place> {
        let file = self.settings_file()?;
        let Content::Yaml(Ok(tree)) = &file.content else { return None };
        Some(Place::new(file.source.path(), tree.get("languages")?.span))
    }

    /// Returns the localized texts of each file.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &FileTexts> {
        let stages = self.stages.iter().filter_map(|(_, stage)| stage.as_ref()?.texts.as_ref());
        self.settings.texts.iter().chain(stages).chain(self.lenses.iter().filter_map(|lens| lens.texts.as_ref()))
    }

    /// Returns the files it was parsed from.
    pub(crate) fn files(&self) -> impl Iterator<Item = &LoadedFile> {
        self.files.iter().map(|file| &**file)
    }

    /// Returns the file that the settings are read from.
    pub(crate) fn settings_file(&self) -> Option<&LoadedFile> {
        self.files.iter().map(|file| &**file).find(|file| file.role == Role::Playbook)
    }

    /// Returns the path of every file that is a lens's, in the order of the lenses.
    pub(crate) fn lens_files(&self) -> impl Iterator<Item = &FilePath> {
        self.files.iter().filter(|file| matches!(file.role, Role::Lens { .. })).map(|file| file.source.path())
    }

    /// Returns the path of every file that is a stage's.
    pub(crate) fn stage_files(&self) -> impl Iterator<Item = (&FilePath, StageId)> {
        self.files.iter().filter_map(|file| match &file.role {
            Role::Stage { id } => Some((file.source.path(), StageId::from_id(id)?)),
            _ => None,
        })
    }
}

fn parse_settings(files: &[&Arc<LoadedFile>], diagnostics: &mut Vec<Diagnostic>) -> ParsedSettings {
    let Some(file) = files.iter().find(|file| file.role == Role::Playbook) else { return ParsedSettings::default() };
    let mut report = Report::on(file.source.path());
    let mut settings = fault::in_file(file.source.path(), || settings::parse(file, &mut report));
    settings.texts = Some(report_missing(&settings.declared, &mut report));
    diagnostics.extend(report.into_diagnostics());
    settings
}

fn stage_files<'s>(files: &[&'s Arc<LoadedFile>]) -> Vec<(&'s str, &'s LoadedFile)> {
    files
        .iter()
        .filter_map(|file| match &file.role {
            Role::Stage { id } => Some((id.as_str(), &***file)),
            _ => None,
        })
        .collect()
}

fn parse_lenses(
    files: &[&Arc<LoadedFile>],
    context: &lenses::Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ParsedLens> {
    let mut parsed = Vec::new();
    for file in files {
        if let Role::Lens { id } = &file.role {
            let mut report = Report::on(file.source.path());
            let parse = || lenses::parse(id, file, context, &mut report);
            let mut lens = fault::in_file(file.source.path(), parse);
            lens.texts = Some(report_missing(&context.settings.declared, &mut report));
            parsed.push(lens);
            diagnostics.extend(report.into_diagnostics());
        }
    }
    parsed
}
