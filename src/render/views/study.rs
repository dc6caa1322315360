//! Questions to learn by, stage by stage.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx};

use super::glossary::TermView;
use super::intro::{Intro, render_feature};
use super::page_context::PageContext;
use super::stage::Questions;

#[derive(Serialize)]
struct StudyView<'a> {
    intro: Option<Intro<'a>>,
    parts: Vec<StudyPart<'a>>,
    /// Every term, to learn by heart.
    terms: Vec<TermView<'a>>,
}

/// What there is to learn about a stage.
#[derive(Serialize)]
struct StudyPart<'a> {
    stage: Value,
    learn: Questions<'a>,
}

/// Renders the page of questions.
pub(super) fn study(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let locale = page.locale(lang);
    let stages = page.site.playbook.stages.iter();
    let parts = stages
        .map(|(id, stage)| StudyPart { stage: locale.stage(id), learn: Questions::of_stage(page, stage, lang) })
        .collect();
    let terms = locale.terms.iter().map(|&term| TermView::new(page, lang, term)).collect();
    render_feature(page, lang, FeaturePage::Study, |intro| StudyView { intro, parts, terms })
}
