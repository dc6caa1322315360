//! The journey map: which guide meets the customer in which stage through which channel.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{Activity, FeaturePage, GuideIx, LangIx, PerStage, StageId};
use crate::render::order::{GuideOrder, ListedGuide};
use crate::schema::VocabularyIx;

use super::intro::{Intro, render_feature};
use super::page_context::PageContext;
use crate::render::facts::Filter;
use crate::render::inline::Inline;
use crate::render::locale::LocaleContext;

#[derive(Serialize)]
struct MapView<'a> {
    intro: Option<Intro<'a>>,
    rows: Vec<ChannelRow<'a>>,
    /// Whether the playbook has no channels: the one row then has all guides.
    plain: bool,
    filters: Vec<Filter<'a>>,
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
    /// The language of the name, where it is not the page's.
    lang: Option<&'a str>,
}

/// A channel with its touchpoints in each of the five stages; a cell without any is a gap. The last row has the guides
/// that state no channel.
#[derive(Serialize)]
struct ChannelRow<'a> {
    /// Id of the channel; none for the row of no channel.
    id: Option<&'a str>,
    name: &'a str,
    name_html: Inline<'a>,
    cells: [Cell; 5],
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

fn shown(guides: &[ListedGuide]) -> usize {
    guides.len().min(TOUCHPOINTS)
}

fn cell(locale: &LocaleContext, guides: &[ListedGuide]) -> Cell {
    let (here, more) = guides.split_at(shown(guides));
    let (own, guests) = here.split_at(here.partition_point(|listed| !listed.is_guest));
    let cards = |listed: &[ListedGuide]| listed.iter().map(|listed| locale.card(listed.guide)).collect();
    Cell { guides: cards(own), guests: cards(guests), more: more.len() }
}

/// Returns the guides that the map shows, each once.
fn on_map(by_channel: &PerStage<Vec<Vec<ListedGuide>>>) -> Vec<GuideIx> {
    let cells = by_channel.iter().flat_map(|(_, channels)| channels);
    let mut guides: Vec<GuideIx> =
        cells.flat_map(|guides| &guides[..shown(guides)]).map(|listed| listed.guide).collect();
    guides.sort_unstable();
    guides.dedup();
    guides
}

/// Renders the journey map.
pub(super) fn map(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let locale = page.locale(lang);
    let order = &page.site.order;
    let channels = &page.site.playbook.settings.vocabulary(VocabularyIx::CHANNELS).terms;
    let mut rows: Vec<ChannelRow<'_>> = channels
        .iter()
        .enumerate()
        .map(|(at, channel)| ChannelRow {
            id: Some(&channel.id),
            name: &channel.name[lang],
            name_html: page.name(lang, &channel.name),
            cells: StageId::ALL.map(|stage| cell(locale, &order.by_channel[stage][at])),
        })
        .collect();
    let without = channels.len();
    if order.by_channel.iter().any(|(_, channels)| !channels[without].is_empty()) {
        rows.push(ChannelRow {
            id: None,
            name: locale.strings.text("map.no_channel"),
            name_html: Inline::Words(locale.strings.text("map.no_channel")),
            cells: StageId::ALL.map(|stage| cell(locale, &order.by_channel[stage][without])),
        });
    }
    let on_map = on_map(&order.by_channel);
    let activities = if tells_activities_apart(order) { activities(page, lang) } else { Vec::new() };
    let guides = locale.cards(&on_map);
    let (plain, filters) = (channels.is_empty(), locale.filters(&on_map));
    render_feature(page, lang, FeaturePage::Map, |intro| MapView { intro, rows, plain, filters, activities, guides })
}

/// Returns whether choosing an activity chooses among guides: with one guide for each, it would only name it again.
fn tells_activities_apart(order: &GuideOrder) -> bool {
    order.listed.iter().any(|(_, listed)| {
        listed.windows(2).any(|pair| pair[0].activity.is_some() && pair[0].activity == pair[1].activity)
    })
}

fn activities<'a>(page: &'a PageContext<'_>, lang: LangIx) -> Vec<StageActivities<'a>> {
    let named = |activity: &'a Activity| ActivityName {
        id: &activity.id,
        name: &activity.name[lang],
        lang: page.other_language(lang, std::iter::once(activity.name.language(lang))),
    };
    let stages = page.site.playbook.stages.iter();
    stages
        .map(|(id, stage)| StageActivities {
            stage: page.locale(lang).stage(id),
            activities: stage.activities.iter().map(named).collect(),
        })
        .collect()
}
