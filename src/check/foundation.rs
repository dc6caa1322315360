//! Judges what everything else is judged against: settings, stages and lenses. They are few files and say little about
//! the others, so they are judged together, and not again while none of them changes.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::load::{LoadedFile, Role};
use crate::model::{Lens, PerStage, StageId};
use crate::source::FilePath;

use super::lenses;
use super::report::Report;
use super::settings::{self, JudgedSettings};
use super::stage_names::StageNames;
use super::stages::{self, JudgedStage};

/// Settings, stages and lenses, as far as they could be read.
#[derive(Debug)]
pub(super) struct Foundation {
    /// What it was judged from.
    files: Vec<Arc<LoadedFile>>,
    pub(super) settings: JudgedSettings,
    pub(super) stages: PerStage<Option<JudgedStage>>,
    /// Every name by which the files call a stage.
    pub(super) names: StageNames,
    /// The lenses, if nothing in them is wrong.
    pub(super) lenses: Option<Vec<Lens>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Foundation {
    /// Judges `files`, or takes over what was judged of the very same files before.
    pub(super) fn of(files: &[&Arc<LoadedFile>], before: Option<&Arc<Self>>) -> Arc<Self> {
        let is_same = |before: &&Arc<Self>| {
            before.files.len() == files.len() && before.files.iter().zip(files).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        before.filter(is_same).cloned().unwrap_or_else(|| Arc::new(Self::judge(files)))
    }

    fn judge(files: &[&Arc<LoadedFile>]) -> Self {
        let mut diagnostics = Vec::new();
        let settings = judge_settings(files, &mut diagnostics);
        let names = StageNames::of(files.iter().map(|file| &***file));
        let (stages, found) = stages::judge(&stage_files(files), &settings.declared, &names);
        diagnostics.extend(found);
        let scene = lenses::Scene { declared: &settings.declared, stages: &stages, names: &names };
        let lenses = judge_lenses(files, &scene, &mut diagnostics);
        let files = files.iter().map(|file| Arc::clone(file)).collect();
        Self { files, settings, stages, names, lenses, diagnostics }
    }

    /// Returns the file that the settings are read from.
    pub(super) fn settings_file(&self) -> Option<&LoadedFile> {
        self.files.iter().map(|file| &**file).find(|file| file.role == Role::Playbook)
    }

    /// Returns the path of every file that is a stage's.
    pub(super) fn stage_files(&self) -> impl Iterator<Item = (&FilePath, StageId)> {
        self.files.iter().filter_map(|file| match &file.role {
            Role::Stage { id } => Some((file.source.path(), StageId::from_id(id)?)),
            _ => None,
        })
    }
}

fn judge_settings(files: &[&Arc<LoadedFile>], diagnostics: &mut Vec<Diagnostic>) -> JudgedSettings {
    let Some(file) = files.iter().find(|file| file.role == Role::Playbook) else { return JudgedSettings::default() };
    let mut report = Report::on(file.source.path());
    let settings = settings::judge(file, &mut report);
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

fn judge_lenses(
    files: &[&Arc<LoadedFile>],
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
