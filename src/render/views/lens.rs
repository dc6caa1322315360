//! The playbook through another model.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{GuideIx, LangIx, LensIx, LensStage, Meeting};

use super::page_context::{PageContext, PageMeta};
use crate::render::inline::Inline;

#[derive(Serialize)]
struct LensView<'a> {
    id: &'a str,
    name: &'a str,
    summary: &'a str,
    summary_html: Inline<'a>,
    stages: Vec<LensStageView<'a>>,
}

/// How many guides a stage shows; the others are on the pages of the stages that it meets.
const GUIDES: usize = 24;

/// A stage of the other model with guides of what it meets.
#[derive(Serialize)]
struct LensStageView<'a> {
    id: &'a str,
    name: &'a str,
    summary: &'a str,
    summary_html: Inline<'a>,
    meets: Vec<MeetingView<'a>>,
    guides: Vec<Value>,
    /// How many guides there are.
    total: usize,
}

/// A place of the five-stage model.
#[derive(Serialize)]
pub(super) struct MeetingView<'a> {
    stage: Value,
    /// The activity, where not the whole stage is met.
    activity: Option<&'a str>,
}

impl<'a> MeetingView<'a> {
    /// Returns the view of a place.
    pub(super) fn new(page: &'a PageContext<'_>, lang: LangIx, place: &Meeting) -> Self {
        let locale = page.locale(lang);
        match *place {
            Meeting::Stage(stage) => Self { stage: locale.stage(stage), activity: None },
            Meeting::Activity(stage, activity) => Self {
                stage: locale.stage(stage),
                activity: Some(page.site.playbook.stages[stage].activity(activity).name[lang].as_str()),
            },
        }
    }
}

/// Renders the page of a lens.
pub(super) fn lens(page: &PageContext<'_>, lang: LangIx, ix: LensIx) -> Result<Vec<u8>, Diagnostic> {
    let lens = &page.site.playbook.lenses[ix.0 as usize];
    let view = LensView {
        id: &lens.id,
        name: &lens.name[lang],
        summary: lens.summary[lang].words(),
        summary_html: page.inline(lang, &lens.summary[lang]),
        stages: lens.stages.iter().map(|stage| lens_stage(page, lang, stage)).collect(),
    };
    let heading =
        PageMeta { kind: "lens", lang, title: &lens.name[lang], description: lens.summary[lang].words(), stage: None };
    page.render(&heading, "lens", &view)
}

fn lens_stage<'a>(page: &'a PageContext<'_>, lang: LangIx, stage: &'a LensStage) -> LensStageView<'a> {
    let locale = page.locale(lang);
    let guides = guides_met(page, stage);
    LensStageView {
        id: &stage.id,
        name: &stage.name[lang],
        summary: stage.summary[lang].words(),
        summary_html: page.inline(lang, &stage.summary[lang]),
        meets: stage.meets.iter().map(|place| MeetingView::new(page, lang, place)).collect(),
        guides: locale.cards(&guides[..guides.len().min(GUIDES)]),
        total: guides.len(),
    }
}

/// Returns the guides of what a stage meets, each once, along the path.
fn guides_met(page: &PageContext<'_>, stage: &LensStage) -> Vec<GuideIx> {
    let order = &page.site.order;
    let guides = stage.meets.iter().flat_map(|meeting| {
        let (stage, only) = match *meeting {
            Meeting::Stage(stage) => (stage, None),
            Meeting::Activity(stage, activity) => (stage, Some(activity)),
        };
        order.listed[stage].iter().filter(move |listed| only.is_none() || listed.activity == only)
    });
    let mut guides: Vec<GuideIx> = guides.map(|listed| listed.guide).collect();
    guides.sort_unstable();
    guides.dedup();
    guides
}
