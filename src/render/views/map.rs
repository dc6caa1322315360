//! The journey map: which guide meets the customer in which stage through which channel.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, GuideIx, LangIx, StageId};
use crate::render::order::ListedGuide;
use crate::schema::VocabularyIx;

use super::intro::{Intro, render_feature};
use super::page_context::PageContext;

#[derive(Serialize)]
struct MapView<'a> {
    intro: Option<Intro<'a>>,
    rows: Vec<ChannelRow<'a>>,
    /// The activities of each stage, to choose by.
    activities: Vec<StageActivities<'a>>,
    /// Every guide of the map once, with what it can be chosen by.
    guides: Vec<Value>,
}

/// A stage and its activities.
#[derive(Serialize)]
struct StageActivities<'a> {
    stage: Value,
    activities: Vec<ActivityName<'a>>,
}

#[derive(Serialize)]
struct ActivityName<'a> {
    id: &'a str,
    name: &'a str,
}

/// A channel with its touchpoints in each of the five stages; a cell without any is a gap.
#[derive(Serialize)]
struct ChannelRow<'a> {
    id: &'a str,
    name: &'a str,
    cells: Vec<Cell>,
}

/// The touchpoints of a channel in a stage.
#[derive(Serialize)]
struct Cell {
    guides: Vec<Value>,
    /// Those that are at home in another stage.
    guests: Vec<Value>,
    /// How many more there are.
    more: usize,
}

/// How many touchpoints a cell shows; the others are on the page of the stage.
const TOUCHPOINTS: usize = 24;

/// Renders the journey map.
pub(super) fn map(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let locale = page.locale(lang);
    let by_channel = &page.site.order.by_channel;
    let channels = page.site.playbook.settings.vocabulary(VocabularyIx::CHANNELS).terms.iter().enumerate();
    let shown = |guides: &[ListedGuide]| guides.len().min(TOUCHPOINTS);
    let mut on_map: Vec<GuideIx> = by_channel
        .iter()
        .flat_map(|(_, channels)| channels.iter().flat_map(|guides| &guides[..shown(guides)]))
        .map(|listed| listed.guide)
        .collect();
    on_map.sort_unstable();
    on_map.dedup();
    let cell = |guides: &[ListedGuide]| {
        let (here, more) = guides.split_at(shown(guides));
        let (own, guests) = here.split_at(here.partition_point(|listed| !listed.is_guest));
        let cards = |listed: &[ListedGuide]| listed.iter().map(|listed| locale.card(listed.guide)).collect();
        Cell { guides: cards(own), guests: cards(guests), more: more.len() }
    };
    let rows = channels
        .map(|(at, channel)| ChannelRow {
            id: &channel.id,
            name: &channel.name[lang],
            cells: StageId::ALL.iter().map(|&stage| cell(&by_channel[stage][at])).collect(),
        })
        .collect();
    let stages = page.site.playbook.stages.iter();
    let activities = stages
        .map(|(id, stage)| StageActivities {
            stage: locale.stage(id),
            activities: stage
                .activities
                .iter()
                .map(|activity| ActivityName { id: &activity.id, name: &activity.name[lang] })
                .collect(),
        })
        .collect();
    let guides = locale.cards(&on_map);
    render_feature(page, lang, FeaturePage::Map, |intro| MapView { intro, rows, activities, guides })
}
