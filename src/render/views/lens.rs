//! The playbook through another model.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{GuideIx, LangIx, Lens, LensIx, LensStage, Meeting};

use super::page_context::{PageContext, PageMeta};
use crate::render::inline::Inline;

#[derive(Serialize)]
struct LensView<'a> {
    id: &'a str,
    name: &'a str,
    name_html: Inline<'a>,
    /// The language of texts that are not in the page's, if there are any.
    untranslated: Option<&'a str>,
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
    name_html: Inline<'a>,
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
    activity_html: Option<Inline<'a>>,
}

impl<'a> MeetingView<'a> {
    /// Returns the view of a place.
    pub(super) fn new(page: &'a PageContext<'_>, lang: LangIx, place: Meeting) -> Self {
        let locale = page.locale(lang);
        match place {
            Meeting::Stage(stage) => Self { stage: locale.stage(stage), activity: None, activity_html: None },
            Meeting::Activity(stage, activity) => {
                let name = &page.site.playbook.stages[stage].activity(activity).name;
                Self {
                    stage: locale.stage(stage),
                    activity: Some(name[lang].as_str()),
                    activity_html: Some(page.name(lang, name)),
                }
            }
        }
    }
}

/// Renders the page of a lens.
pub(super) fn lens(page: &PageContext<'_>, lang: LangIx, ix: LensIx) -> Result<Vec<u8>, Diagnostic> {
    let lens = &page.site.playbook.lenses[ix.0 as usize];
    let view = LensView {
        id: &lens.id,
        name: &lens.name[lang],
        name_html: page.name(lang, &lens.name),
        untranslated: page.other_language(lang, languages(lens, lang)),
        summary: lens.summary[lang].words(),
        summary_html: page.inline(lang, &lens.summary),
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
        name_html: page.name(lang, &stage.name),
        summary: stage.summary[lang].words(),
        summary_html: page.inline(lang, &stage.summary),
        meets: stage.meets.iter().map(|&place| MeetingView::new(page, lang, place)).collect(),
        guides: locale.cards(&guides[..guides.len().min(GUIDES)]),
        total: guides.len(),
    }
}

/// Returns the language of each text of a lens on its page in `lang`.
fn languages(lens: &Lens, lang: LangIx) -> impl Iterator<Item = LangIx> + '_ {
    let stages = lens.stages.iter().flat_map(move |stage| [stage.name.language(lang), stage.summary.language(lang)]);
    [lens.summary.language(lang), lens.name.language(lang)].into_iter().chain(stages)
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
