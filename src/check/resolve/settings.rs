//! Resolves what `playbook.yaml` says about other files: the theme and the logo.

use crate::check::parse::foundation::Foundation;
use crate::check::report::Report;
use crate::check::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Sources;
use crate::model::AssetIx;
use crate::source::Span;

/// What the settings name outside of themselves.
#[derive(Debug, Default)]
pub(crate) struct ResolvedSettings {
    /// The logo, if there is one.
    pub(crate) logo: Option<AssetIx>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Looks up the theme and the logo that the settings name.
pub(crate) fn resolve_settings(foundation: &Foundation, sources: &Sources) -> ResolvedSettings {
    let Some(file) = foundation.settings_file() else { return ResolvedSettings::default() };
    let mut report = Report::on(file.source.path());
    let settings = &foundation.settings;
    let logo = settings.logo.as_ref().and_then(|(path, span)| find_logo(path, *span, sources, &mut report));
    if let Some((name, span)) = &settings.theme
        && !sources.theme.exists
    {
        let diagnostic = report.at(Code::YamlWrongType, *span).variant("no-theme").arg("value", name.as_str());
        report.push(diagnostic.suggest(nearest(name, ["default"])));
    }
    ResolvedSettings { logo, diagnostics: report.into_diagnostics() }
}

/// Finds the logo among the files of the content, or reports that there is no such file.
fn find_logo(path: &str, span: Span, sources: &Sources, report: &mut Report) -> Option<AssetIx> {
    let wanted = format!("content/{}", path.trim_start_matches("./"));
    let at = sources.assets.keys().position(|asset| **asset == *wanted);
    if at.is_none() {
        let paths = sources.assets.keys().filter_map(|path| path.strip_prefix("content/"));
        let diagnostic = report.at(Code::AssetMissing, span).arg("file", path);
        report.push(diagnostic.suggest(nearest(path, paths)));
    }
    at.and_then(|at| u32::try_from(at).ok()).map(AssetIx)
}
