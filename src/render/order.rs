//! What is next to what, whatever the language: worked out once for a site, so that no page looks through all guides.

use crate::model::{GuideIx, LangIx, PerStage, Playbook, StageId};
use crate::plan::Routes;
use crate::schema::VocabularyIx;
use crate::schema::guide::FactIx;

/// The guides that a site shows, in their order.
#[derive(Debug)]
pub(super) struct GuideOrder {
    /// Along the path: by stage, activity, slug.
    pub(super) path: Vec<GuideIx>,
    /// The guides of each stage.
    pub(super) by_stage: PerStage<Vec<GuideIx>>,
    /// The guides of each activity of each stage.
    pub(super) by_activity: PerStage<Vec<Vec<GuideIx>>>,
    /// The guides of each channel in each stage.
    pub(super) by_channel: PerStage<Vec<Vec<GuideIx>>>,
    /// The guides of each stage that state no channel.
    pub(super) without_channel: PerStage<Vec<GuideIx>>,
    /// Whether some guide states how long it takes.
    pub(super) is_timed: bool,
    /// Dated guides, the newest first.
    pub(super) newest: Vec<GuideIx>,
    /// Place on the path by guide.
    places: Vec<Option<usize>>,
}

impl GuideOrder {
    /// Orders the guides of `playbook` that `routes` show.
    pub(super) fn new(playbook: &Playbook, routes: &Routes) -> Self {
        let shown = playbook.guides().filter(|&(ix, _)| routes.guide(LangIx::SOURCE, ix).is_some());
        let path: Vec<GuideIx> = shown.map(|(ix, _)| ix).collect();
        let mut by_stage: PerStage<Vec<GuideIx>> = PerStage::default();
        let mut by_activity = PerStage::from_fn(|stage| vec![Vec::new(); playbook.stages[stage].activities.len()]);
        let channels = playbook.settings.vocabulary(VocabularyIx::CHANNELS).terms.len();
        let mut by_channel = PerStage::from_fn(|_| vec![Vec::new(); channels]);
        let mut without_channel: PerStage<Vec<GuideIx>> = PerStage::default();
        let mut places = vec![None; playbook.guides.len()];
        for (place, &ix) in path.iter().enumerate() {
            let guide = playbook.guide(ix);
            let stage: StageId = guide.id.stage;
            places[ix.0 as usize] = Some(place);
            by_stage[stage].push(ix);
            by_activity[stage][guide.activity.0 as usize].push(ix);
            let channels = guide.facts.names(FactIx::CHANNELS);
            for &channel in channels {
                by_channel[stage][channel as usize].push(ix);
            }
            if channels.is_empty() {
                without_channel[stage].push(ix);
            }
        }
        let updated = |ix: GuideIx| playbook.guide(ix).facts.date(FactIx::UPDATED);
        let mut newest: Vec<GuideIx> = path.iter().copied().filter(|&ix| updated(ix).is_some()).collect();
        newest.sort_by_key(|&ix| std::cmp::Reverse(updated(ix)));
        let is_timed = path.iter().any(|&ix| playbook.guide(ix).facts.time().is_some());
        Self { is_timed, path, by_stage, by_activity, by_channel, without_channel, newest, places }
    }

    /// Returns whether some guides state a channel and some do not.
    pub(super) fn names_no_channel(&self) -> bool {
        let is_some = |guides: &Vec<GuideIx>| !guides.is_empty();
        self.without_channel.iter().any(|(_, guides)| is_some(guides))
            && self.by_channel.iter().any(|(_, channels)| channels.iter().any(is_some))
    }

    /// Returns the place, from 0, of a guide among those of its stage.
    pub(super) fn place_in_stage(&self, stage: StageId, guide: GuideIx) -> usize {
        // The guides of a stage follow each other on the path.
        let place = |guide: GuideIx| self.places[guide.0 as usize];
        let first = self.by_stage[stage].first().copied().and_then(place);
        place(guide).zip(first).map_or(0, |(place, first)| place.saturating_sub(first))
    }

    /// Returns the guide before `guide` on the path.
    pub(super) fn previous(&self, guide: GuideIx) -> Option<GuideIx> {
        let place = self.places[guide.0 as usize]?;
        place.checked_sub(1).map(|place| self.path[place])
    }

    /// Returns the guide after `guide` on the path.
    pub(super) fn next(&self, guide: GuideIx) -> Option<GuideIx> {
        let place = self.places[guide.0 as usize]?;
        self.path.get(place + 1).copied()
    }
}
