//! What is next to what, whatever the language: worked out once for a site, so that no page looks through all guides.

use crate::addresses::GUIDES_PER_FILE;
use crate::model::{ActivityIx, Guide, GuideIx, LangIx, Meeting, PerStage, Playbook, StageId};
use crate::plan::Routes;
use crate::schema::VocabularyIx;
use crate::schema::guide::FactIx;

/// The guides that a site shows, in their order.
#[derive(Debug)]
pub(super) struct GuideOrder {
    /// Along the path: by stage, activity, slug.
    pub(super) path: Vec<GuideIx>,
    /// The guides of each stage: those that are at home in it, each once. What is counted is counted here.
    pub(super) by_stage: PerStage<Vec<GuideIx>>,
    /// What the page of each stage lists, in its order: besides its own guides those of others that are shown there.
    pub(super) listed: PerStage<Vec<ListedGuide>>,
    /// The guides of each channel in each stage, each once; those that are at home elsewhere are behind the others. The
    /// last list has those that state no channel.
    pub(super) by_channel: PerStage<Vec<Vec<ListedGuide>>>,
    /// Whether some guide states how long it takes.
    pub(super) is_timed: bool,
    /// Dated guides, the newest first.
    pub(super) newest: Vec<GuideIx>,
    /// By id, where a file cannot list them all: a script finds a guide's part by it. Empty elsewhere.
    by_id: Vec<GuideIx>,
    /// Place on the path by guide.
    places: Vec<Option<usize>>,
}

/// A guide in the list of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListedGuide {
    pub(super) guide: GuideIx,
    /// The activity under which it is listed; `None` for one that is shown in the stage as a whole.
    pub(super) activity: Option<ActivityIx>,
    /// Whether it is at home elsewhere.
    pub(super) is_guest: bool,
}

impl GuideOrder {
    /// Orders the guides of `playbook` that `routes` show.
    pub(super) fn new(playbook: &Playbook, routes: &Routes) -> Self {
        let shown = playbook.guides().filter(|&(ix, _)| routes.guide(LangIx::MAIN, ix).is_some());
        let path: Vec<GuideIx> = shown.map(|(ix, _)| ix).collect();
        let mut by_stage: PerStage<Vec<GuideIx>> = PerStage::default();
        let mut listed: PerStage<Vec<ListedGuide>> = PerStage::default();
        let channels = playbook.settings.vocabulary(VocabularyIx::CHANNELS).terms.len();
        let mut by_channel = PerStage::from_fn(|_| vec![Vec::new(); channels + 1]);
        let mut places = vec![None; playbook.guides.len()];
        for (place, &ix) in path.iter().enumerate() {
            let guide = playbook.guide(ix);
            let stage: StageId = guide.id.stage;
            places[ix.0 as usize] = Some(place);
            by_stage[stage].push(ix);
            let own = ListedGuide { guide: ix, activity: Some(guide.activity), is_guest: false };
            listed[stage].push(own);
            for channel in channels_of(guide, channels) {
                by_channel[stage][channel].push(own);
            }
        }
        for &ix in &path {
            add_guest(ix, (playbook.guide(ix), channels), &mut listed, &mut by_channel);
        }
        for stage in StageId::ALL {
            let place = |of: &ListedGuide| (of.activity.map_or(u32::MAX, |activity| activity.0), of.is_guest, of.guide);
            listed[stage].sort_by_key(place);
        }
        let updated = |ix: GuideIx| playbook.guide(ix).facts.date(FactIx::UPDATED);
        let mut newest: Vec<GuideIx> = path.iter().copied().filter(|&ix| updated(ix).is_some()).collect();
        newest.sort_by_key(|&ix| std::cmp::Reverse(updated(ix)));
        let is_timed = path.iter().any(|&ix| playbook.guide(ix).facts.time().is_some());
        let mut by_id = if path.len() > GUIDES_PER_FILE { path.clone() } else { Vec::new() };
        by_id.sort_by_key(|&ix| {
            let id = &playbook.guide(ix).id;
            (id.stage.as_str(), id.slug.as_str())
        });
        Self { path, by_stage, listed, by_channel, is_timed, newest, by_id, places }
    }

    /// Returns the guides of a part of a list of all, along the path; parts count from 0.
    pub(super) fn part(&self, part: usize) -> &[GuideIx] {
        self.path.chunks(GUIDES_PER_FILE).nth(part).unwrap_or_default()
    }

    /// Returns the guides of each part of a list of all, by their ids; none where one file lists them all.
    pub(super) fn parts_by_id(&self) -> impl Iterator<Item = &[GuideIx]> {
        self.by_id.chunks(GUIDES_PER_FILE)
    }

    /// Returns the guides of other stages that are shown in `stage` too, each once, along the path.
    pub(super) fn guests_of(&self, stage: StageId, playbook: &Playbook) -> Vec<GuideIx> {
        let guests = self.listed[stage].iter().filter(|listed| listed.is_guest).map(|listed| listed.guide);
        let mut guests: Vec<GuideIx> = guests.filter(|&guide| playbook.guide(guide).id.stage != stage).collect();
        guests.sort_unstable();
        guests.dedup();
        guests
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

/// Returns the lists in which a guide is among those of each channel: where it states none, the one behind them.
fn channels_of(guide: &Guide, channels: usize) -> impl Iterator<Item = usize> {
    let stated = guide.facts.names(FactIx::CHANNELS);
    let without = stated.is_empty().then_some(channels);
    stated.iter().map(|&channel| channel as usize).chain(without)
}

/// Lists a guide in the other places in which it is shown.
fn add_guest(
    ix: GuideIx,
    (guide, channels): (&Guide, usize),
    listed: &mut PerStage<Vec<ListedGuide>>,
    by_channel: &mut PerStage<Vec<Vec<ListedGuide>>>,
) {
    for place in &guide.also {
        let (stage, activity) = match *place {
            Meeting::Stage(stage) => (stage, None),
            Meeting::Activity(stage, activity) => (stage, Some(activity)),
        };
        let guest = ListedGuide { guide: ix, activity, is_guest: true };
        listed[stage].push(guest);
        for channel in channels_of(guide, channels) {
            let of_channel = &mut by_channel[stage][channel];
            // Guests come one after the other; a guide of the stage itself is there already.
            if guide.id.stage != stage && of_channel.last().is_none_or(|last| last.guide != ix) {
                of_channel.push(guest);
            }
        }
    }
}
