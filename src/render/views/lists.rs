//! Pages that list every guide: by stage with its times to make a plan of, and by title to find one.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx};

use super::article::Intro;
use super::frame::Frame;
use super::glossary::TermLink;

#[derive(Serialize)]
struct PlanView<'a> {
    intro: Option<Intro<'a>>,
    groups: Vec<Group>,
}

/// A stage with its guides.
#[derive(Serialize)]
struct Group {
    stage: Value,
    guides: Vec<Value>,
}

#[derive(Serialize)]
struct SearchView<'a> {
    intro: Option<Intro<'a>>,
    guides: Vec<Value>,
    terms: Vec<TermLink<'a>>,
}

/// Renders the reader's plan.
pub(super) fn plan(frame: &Frame<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let edition = frame.site.edition(lang);
    let by_stage = frame.site.arrangement.by_stage.iter();
    let groups = by_stage
        .map(|(id, guides)| Group { stage: edition.stage(id), guides: edition.cards(frame.site, guides) })
        .collect();
    frame.render_feature(lang, FeaturePage::Plan, |intro| PlanView { intro, groups })
}

/// Renders the page to search on; without a script it is an index of everything.
pub(super) fn search(frame: &Frame<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let edition = frame.site.edition(lang);
    let guides = edition.cards(frame.site, edition.by_title(frame.site));
    let terms = edition.terms.iter().map(|&term| TermLink::new(frame.site, lang, term)).collect();
    frame.render_feature(lang, FeaturePage::Search, |intro| SearchView { intro, guides, terms })
}
