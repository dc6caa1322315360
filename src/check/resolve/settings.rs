//! Resolves what `playbook.yaml` says about other files: the theme and the brand.

use crate::check::parse::foundation::Foundation;
use crate::check::report::Report;
use crate::check::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Sources;
use crate::model::Brand;

use super::brand::{parse_grounds, resolve_brand};

/// What the settings name outside of themselves.
#[derive(Debug)]
pub(crate) struct ResolvedSettings {
    /// The look of whom the playbook belongs to.
    pub(crate) brand: Brand,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Looks up the theme that the settings name, and holds the brand against files and theme.
pub(crate) fn resolve_settings(foundation: &Foundation, sources: &Sources) -> ResolvedSettings {
    let (grounds, mut diagnostics) = parse_grounds(&sources.theme);
    let Some(file) = foundation.settings_file() else {
        return ResolvedSettings { brand: Brand::default(), diagnostics };
    };
    let mut report = Report::on(file.source.path());
    let settings = &foundation.settings;
    let brand = resolve_brand(&settings.brand, sources, grounds.as_ref(), &mut report);
    if let Some((name, span)) = &settings.theme
        && !sources.theme.exists
    {
        let diagnostic = report.at(Code::YamlWrongType, *span).variant("no-theme").arg("value", name.as_str());
        report.push(diagnostic.suggest(nearest(name, ["default"])));
    }
    diagnostics.extend(report.into_diagnostics());
    ResolvedSettings { brand, diagnostics }
}
