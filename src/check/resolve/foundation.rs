//! Resolves what the sentences of settings, stages, lenses and the glossary refer to, and makes these part of the
//! playbook. They are few and short, so this is done again for every state of a playbook.

use crate::check::parse::ParsedFiles;
use crate::check::parse::sentence::InLanguage;
use crate::check::symbols::Symbols;
use crate::model::{Lens, PerStage, Settings, Stage, StageId, Term};
use crate::source::FilePath;

use super::compose::Snippets;
use super::sentences::{Found, Sentences};

/// Settings, stages, lenses and glossary; `None` for what has mistakes.
#[derive(Debug)]
pub(crate) struct ResolvedFoundation {
    pub(crate) settings: Option<Settings>,
    pub(crate) stages: Option<PerStage<Stage>>,
    pub(crate) lenses: Option<Vec<Lens>>,
    pub(crate) glossary: Option<Vec<Term>>,
    pub(crate) found: Found,
}

/// Resolves the sentences of every YAML file.
pub(crate) fn resolve_foundation(files: &ParsedFiles, symbols: Symbols<'_>, snippets: &Snippets) -> ResolvedFoundation {
    let mut found = Found::default();
    for (path, sentences) in yaml_sentences(files) {
        let file = Sentences { path, headings: &[], symbols, snippets, within: None };
        file.resolve_all(sentences).for_each(|resolution| found.take(resolution));
    }
    let (foundation, glossary) = (&files.foundation, &files.glossary);
    let of = |path| Sentences { path, headings: &[], symbols, snippets, within: None };
    let settings = || {
        let file = of(foundation.settings_file()?.source.path());
        foundation.settings.settings.as_ref()?.try_map(&|text| file.localized(text))
    };
    let stage = |id: StageId| {
        let parsed = foundation.stages[id].as_ref()?;
        parsed.stage.as_ref()?.try_map(&|text| of(&parsed.file).localized(text))
    };
    let lenses = foundation.lenses.iter();
    let lenses = lenses.map(|parsed| parsed.lens.as_ref()?.try_map(&|text| of(&parsed.file).localized(text)));
    let terms = || {
        let terms = glossary.terms.as_ref()?;
        let Some(file) = glossary.file() else { return Some(Vec::new()) };
        let file = of(file.source.path());
        terms.iter().map(|term| term.try_map(&|text| file.localized(text))).collect()
    };
    ResolvedFoundation {
        settings: settings(),
        stages: PerStage::from_fn(stage).complete(),
        lenses: lenses.collect(),
        glossary: terms(),
        found,
    }
}

/// Returns the sentences with marks of every YAML file.
pub(crate) fn yaml_sentences(files: &ParsedFiles) -> impl Iterator<Item = (&FilePath, &[InLanguage])> {
    let (foundation, glossary) = (&files.foundation, &files.glossary);
    let settings = foundation.settings_file().map(|file| (file.source.path(), &*foundation.settings.sentences));
    let stages = foundation.stages.iter().filter_map(|(_, stage)| stage.as_ref());
    let stages = stages.map(|stage| (&stage.file, &*stage.sentences));
    let lenses = foundation.lenses.iter().map(|lens| (&lens.file, &*lens.sentences));
    let glossary = glossary.file().map(|file| (file.source.path(), &*glossary.sentences));
    settings.into_iter().chain(stages).chain(lenses).chain(glossary)
}
