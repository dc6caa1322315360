//! The journey map: which guide meets the customer in which stage through which channel.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx, StageId};

use super::article::Intro;
use super::frame::Frame;

#[derive(Serialize)]
struct MapView<'a> {
    intro: Option<Intro<'a>>,
    rows: Vec<ChannelRow<'a>>,
}

/// A channel with its touchpoints in each of the five stages; a cell without any is a gap.
#[derive(Serialize)]
struct ChannelRow<'a> {
    id: &'a str,
    name: &'a str,
    cells: Vec<Vec<Value>>,
}

/// Renders the journey map.
pub(super) fn map(frame: &Frame<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let edition = frame.site.edition(lang);
    let by_channel = &frame.site.arrangement.by_channel;
    let channels = frame.site.playbook.settings.channels.0.iter().enumerate();
    let rows = channels
        .map(|(at, channel)| ChannelRow {
            id: &channel.id,
            name: &channel.name[lang],
            cells: StageId::ALL.iter().map(|&stage| edition.cards(frame.site, &by_channel[stage][at])).collect(),
        })
        .collect();
    frame.render_feature(lang, FeaturePage::Map, |intro| MapView { intro, rows })
}
