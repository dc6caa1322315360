//! Questions to learn by, stage by stage.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx};

use super::article::Intro;
use super::frame::Frame;
use super::glossary::TermView;
use super::stage::Questions;

#[derive(Serialize)]
struct StudyView<'a> {
    intro: Option<Intro<'a>>,
    parts: Vec<Part<'a>>,
    /// Every term, to learn by heart.
    terms: Vec<TermView<'a>>,
}

/// What there is to learn about a stage.
#[derive(Serialize)]
struct Part<'a> {
    stage: Value,
    learn: Questions<'a>,
}

/// Renders the page of questions.
pub(super) fn study(frame: &Frame<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let edition = frame.site.edition(lang);
    let stages = frame.site.playbook.stages.iter();
    let parts =
        stages.map(|(id, stage)| Part { stage: edition.stage(id), learn: Questions::of_stage(stage, lang) }).collect();
    let terms = edition.terms.iter().map(|&term| TermView::new(frame.site, lang, term)).collect();
    frame.render_feature(lang, FeaturePage::Study, |intro| StudyView { intro, parts, terms })
}
