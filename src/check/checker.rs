//! Judges one state of a playbook after the other, and takes over what cannot have come out differently.
//!
//! A guide is judged again when one of its own files changes, or the foundation that guides are judged against. What
//! it says about others is resolved again when it is judged again, when files or texts come, go or change places, when
//! the names of misplaced files or the glossary change, or when the headings change of a guide that it links into.
//! Everything else is the value of last time, shared. What is left to do for every guide is to see that it is the same one.
//!
//! Nothing is taken over on trust: files are compared by identity, and loading makes another value where the bytes
//! differ. The first check of a [`Checker`] takes nothing over; [`super::check`] is that.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use crate::load::Sources;
use crate::model::{Asset, AssetIx, GuideIx, PerStage, Playbook};
use crate::source::Span;

use super::guides::{self, FinishedGuide, GuideNames, JudgedGuide};
use super::links::{Index, Paths};
use super::pages::{self, FinishedPages};
use super::texts::JudgedText;
use super::{Checked, Judged, addresses, conclude, judge};

/// Judges one state of a playbook after the other.
#[derive(Debug, Default)]
pub struct Checker {
    last: Option<State>,
}

/// What a check came to.
#[derive(Debug)]
pub(super) struct State {
    pub(super) judged: Judged,
    /// Addresses that are given twice.
    addresses: Vec<Diagnostic>,
    resolved: Resolved,
}

/// What the texts say about each other.
#[derive(Debug)]
struct Resolved {
    paths: Arc<Paths>,
    names: Arc<GuideNames>,
    /// In the order of the judged guides.
    guides: Vec<Arc<FinishedGuide>>,
    /// Circles of prerequisites.
    cycles: Vec<Diagnostic>,
}

impl Checker {
    /// Judges a playbook: the same as [`super::check`] says, in less time where little has changed.
    #[must_use]
    pub fn check(&mut self, sources: &Sources) -> Checked {
        let (checked, state) = check(sources, self.last.as_ref());
        let before = self.last.replace(state);
        // Letting go of many values takes time, also where most are shared: another thread does it.
        rayon::spawn(move || drop(before));
        checked
    }
}

/// Judges a playbook. What cannot have come out differently is taken over from `before`.
pub(super) fn check(sources: &Sources, before: Option<&State>) -> (Checked, State) {
    let (judged, mut diagnostics) = judge(sources, before.map(|before| &before.judged));
    let (resolved, addresses) = rayon::join(|| resolve(&judged, before), || judge_addresses(&judged, before));
    diagnostics.extend_from_slice(&addresses);
    let playbook = finish(&judged, sources, &resolved, &mut diagnostics);
    conclude(&judged.foundation.settings, &mut diagnostics);
    let playbook = playbook.filter(|_| !any_error(&diagnostics));
    let languages = judged.foundation.settings.declared.languages.clone();
    (Checked { playbook, diagnostics, languages }, State { judged, addresses, resolved })
}

/// Reports addresses that are given twice, where that can have changed.
fn judge_addresses(judged: &Judged, before: Option<&State>) -> Vec<Diagnostic> {
    match before {
        Some(before) if before.addresses.is_empty() && addresses::are_like(judged, &before.judged) => Vec::new(),
        _ => addresses::judge(judged),
    }
}

/// Reports what the files say about each other; makes the playbook if nothing is wrong.
fn finish(
    judged: &Judged,
    sources: &Sources,
    resolved: &Resolved,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Playbook> {
    for guide in &resolved.guides {
        diagnostics.extend_from_slice(&guide.diagnostics);
    }
    diagnostics.extend_from_slice(&resolved.cycles);
    let pages = pages::finish(&Index { paths: &resolved.paths, judged }, diagnostics);
    let shown: Vec<AssetIx> =
        resolved.guides.iter().flat_map(|guide| &guide.uses.assets).chain(&pages.assets).copied().collect();
    let playbook = playbook(judged, sources, resolved, pages);
    if let Some(playbook) = &playbook {
        let used: HashSet<AssetIx> = shown.into_iter().chain(judged.logo).collect();
        diagnostics.extend(judge_unused_assets(playbook, &used, judged));
    }
    playbook
}

/// Resolves what the guides refer to, where that can have changed.
fn resolve(judged: &Judged, before: Option<&State>) -> Resolved {
    let alike = before.and_then(|before| Some((before, Changed::between(judged, &before.judged)?)));
    let Some((before, changed)) = alike else {
        let (paths, names) = (Arc::new(Paths::of(judged)), Arc::new(GuideNames::of(&judged.guides)));
        let guides = guides::finish(&names, &Index { paths: &paths, judged }, |_| None);
        let cycles = guides::judge_cycles(&judged.guides, &names);
        return Resolved { paths, names, guides, cycles };
    };
    let (paths, names) = (before.resolved.paths.clone(), before.resolved.names.clone());
    let same = |at: usize| {
        let finished = &before.resolved.guides[at];
        let is_same = Arc::ptr_eq(&judged.guides[at], &before.judged.guides[at]) && !changed.concerns(finished);
        is_same.then(|| finished.clone())
    };
    let guides = guides::finish(&names, &Index { paths: &paths, judged }, same);
    let none_before = before.resolved.cycles.is_empty();
    let cycles = if none_before && !guides::may_form_cycles(&judged.guides, &before.judged.guides) {
        Vec::new()
    } else {
        guides::judge_cycles(&judged.guides, &names)
    };
    Resolved { paths, names, guides, cycles }
}

/// What changed between two states in which the same references lead to the same places.
struct Changed {
    /// Guides with other headings than before.
    headed: HashSet<GuideIx>,
    /// Whether a page has.
    pages: bool,
}

impl Changed {
    /// Returns what changed; `None` if references may lead elsewhere now.
    fn between(now: &Judged, before: &Judged) -> Option<Self> {
        let pages = now.pages.with_before(&before.pages)?;
        let same = Arc::ptr_eq(&now.foundation, &before.foundation)
            && Arc::ptr_eq(&now.glossary, &before.glossary)
            && now.strays == before.strays
            && now.misplaced == before.misplaced
            && now.assets == before.assets
            && now.guides.len() == before.guides.len();
        let pairs = || now.guides.iter().zip(before.guides.iter()).enumerate();
        let other = || pairs().filter(|(_, (guide, before))| !Arc::ptr_eq(guide, before));
        let stands =
            |guide: &JudgedGuide, before: &JudgedGuide| guide.id == before.id && guide.text.stands_like(&before.text);
        if !same || !other().all(|(_, (guide, before))| stands(guide, before)) {
            return None;
        }
        let headed = other().filter(|(_, (guide, before))| !guide.text.is_headed_like(&before.text));
        Some(Self {
            headed: headed.map(|(at, _)| GuideIx(crate::model::to_index(at))).collect(),
            pages: pages.iter().any(|(page, before)| !page.text.is_headed_like(&before.text)),
        })
    }

    /// Tells whether a guide may refer to a heading that changed.
    fn concerns(&self, guide: &FinishedGuide) -> bool {
        (self.pages && guide.uses.pages)
            || (!self.headed.is_empty() && guide.uses.guides.iter().any(|guide| self.headed.contains(guide)))
    }
}

/// Makes the playbook if everything in it could be read.
fn playbook(judged: &Judged, sources: &Sources, resolved: &Resolved, pages: FinishedPages) -> Option<Playbook> {
    let foundation = &judged.foundation;
    let stage = |stage| foundation.stages[stage].as_ref().and_then(|judged| judged.stage.clone());
    let mut settings = foundation.settings.settings.clone()?;
    settings.brand.logo = judged.logo;
    Some(Playbook {
        settings,
        stages: PerStage::from_fn(stage).complete()?,
        guides: resolved.guides.iter().map(|finished| finished.guide.clone()).collect::<Option<_>>()?,
        glossary: judged.glossary.terms.clone()?,
        lenses: foundation.lenses.clone()?,
        pages: pages.free?,
        features: pages.features?,
        assets: sources.assets.values().map(|loaded| Asset::clone(&loaded.file)).collect(),
    })
}

/// Reports pictures and files that no text shows or links to, nor means to.
fn judge_unused_assets(playbook: &Playbook, used: &HashSet<AssetIx>, judged: &Judged) -> Vec<Diagnostic> {
    let all = (0..).zip(&playbook.assets);
    let unused: Vec<&Asset> = all.filter(|(at, _)| !used.contains(&AssetIx(*at))).map(|(_, asset)| asset).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let malformed: Vec<&str> = judged.texts().flat_map(JudgedText::malformed).collect();
    let is_meant = |asset: &Asset| malformed.iter().any(|written| written.contains(asset.name.as_str()));
    unused
        .into_iter()
        .filter(|asset| !is_meant(asset))
        .map(|asset| {
            let place = Place::new(&asset.path, Span::start_of_file());
            Diagnostic::new(Code::AssetUnused, place).arg("file", asset.name.as_str())
        })
        .collect()
}
