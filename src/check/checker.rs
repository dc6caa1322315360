//! Checks one state of a playbook after the other, and reuses what cannot have come out differently.
//!
//! A guide is parsed again when one of its own files changes, or the foundation that guides are parsed against. What
//! it says about others is resolved again when it is parsed again, when files or texts come, go or change places, when
//! the names of misplaced files or the glossary change, or when the headings change of a guide that it links into.
//! Everything else is the value of last time, shared. What is left to do for every guide is to see that it is the same one.
//!
//! Nothing is reused on trust: files are compared by identity, and loading makes another value where the bytes
//! differ. The first check of a [`Checker`] takes nothing over; [`super::check`] is that.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use crate::load::Sources;
use crate::model::{Asset, AssetIx, GuideIx, PerStage, Playbook, to_index};
use crate::source::Span;

use super::parse::guides::{self, GuideNames, ParsedGuide, ResolvedGuide};
use super::parse::pages::{self, ResolvedPages};
use super::parse::texts::ParsedText;
use super::resolve::addresses;
use super::resolve::links::{Index, Paths};
use super::{Checked, Parsed, conclude, parse_files};

/// Checks one state of a playbook after the other.
#[derive(Debug, Default)]
pub struct Checker {
    last: Option<State>,
}

/// What a check came to.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) parsed: Parsed,
    /// Addresses that are given twice.
    addresses: Vec<Diagnostic>,
    resolved: Resolved,
}

/// What the texts say about each other.
#[derive(Debug)]
struct Resolved {
    paths: Arc<Paths>,
    names: Arc<GuideNames>,
    /// In the order of the parsed guides.
    guides: Vec<Arc<ResolvedGuide>>,
    /// Circles of prerequisites.
    cycles: Vec<Diagnostic>,
}

impl Checker {
    /// Checks a playbook: the same as [`super::check`] says, in less time where little has changed.
    #[must_use]
    pub fn check(&mut self, sources: &Sources) -> Checked {
        let (checked, state) = check(sources, self.last.as_ref());
        let before = self.last.replace(state);
        // Letting go of many values takes time, also where most are shared: another thread does it.
        rayon::spawn(move || drop(before));
        checked
    }
}

/// Checks a playbook. What cannot have come out differently is reused from `before`.
pub(crate) fn check(sources: &Sources, before: Option<&State>) -> (Checked, State) {
    let (parsed, mut diagnostics) = parse_files(sources, before.map(|before| &before.parsed));
    let (resolved, addresses) = rayon::join(|| resolve(&parsed, before), || check_addresses(&parsed, before));
    diagnostics.extend_from_slice(&addresses);
    let playbook = finish(&parsed, sources, &resolved, &mut diagnostics);
    conclude(&parsed.foundation.settings, &mut diagnostics);
    let playbook = playbook.filter(|_| !any_error(&diagnostics));
    let languages = parsed.foundation.settings.declared.languages.clone();
    (Checked { playbook, diagnostics, languages }, State { parsed, addresses, resolved })
}

/// Reports addresses that are given twice, where that can have changed.
fn check_addresses(parsed: &Parsed, before: Option<&State>) -> Vec<Diagnostic> {
    match before {
        Some(before) if before.addresses.is_empty() && addresses::are_same(parsed, &before.parsed) => Vec::new(),
        _ => addresses::check(parsed),
    }
}

/// Reports what the files say about each other; makes the playbook if nothing is wrong.
fn finish(
    parsed: &Parsed,
    sources: &Sources,
    resolved: &Resolved,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Playbook> {
    for guide in &resolved.guides {
        diagnostics.extend_from_slice(&guide.diagnostics);
    }
    diagnostics.extend_from_slice(&resolved.cycles);
    let pages = pages::finish(&Index { paths: &resolved.paths, parsed }, diagnostics);
    let shown: Vec<AssetIx> =
        resolved.guides.iter().flat_map(|guide| &guide.uses.assets).chain(&pages.assets).copied().collect();
    let playbook = playbook(parsed, sources, resolved, pages);
    if let Some(playbook) = &playbook {
        let used: HashSet<AssetIx> = shown.into_iter().chain(parsed.brand.logo).collect();
        diagnostics.extend(check_unused_assets(playbook, &used, parsed));
    }
    playbook
}

/// Resolves what the guides refer to, where that can have changed.
fn resolve(parsed: &Parsed, before: Option<&State>) -> Resolved {
    let alike = before.and_then(|before| Some((before, Changed::between(parsed, &before.parsed)?)));
    let Some((before, changed)) = alike else {
        let (paths, names) = (Arc::new(Paths::of(parsed)), Arc::new(GuideNames::of(&parsed.guides)));
        let guides = guides::finish(&names, &Index { paths: &paths, parsed }, |_| None);
        let cycles = guides::check_cycles(&parsed.guides, &names);
        return Resolved { paths, names, guides, cycles };
    };
    let (paths, names) = (before.resolved.paths.clone(), before.resolved.names.clone());
    let same = |at: usize| {
        let finished = &before.resolved.guides[at];
        let is_same = Arc::ptr_eq(&parsed.guides[at], &before.parsed.guides[at]) && !changed.concerns(finished);
        is_same.then(|| finished.clone())
    };
    let guides = guides::finish(&names, &Index { paths: &paths, parsed }, same);
    let none_before = before.resolved.cycles.is_empty();
    let cycles = if none_before && !guides::may_form_cycles(&parsed.guides, &before.parsed.guides) {
        Vec::new()
    } else {
        guides::check_cycles(&parsed.guides, &names)
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
    fn between(now: &Parsed, before: &Parsed) -> Option<Self> {
        let pages = now.pages.with_before(&before.pages)?;
        let same = Arc::ptr_eq(&now.foundation, &before.foundation)
            && Arc::ptr_eq(&now.glossary, &before.glossary)
            && now.orphans == before.orphans
            && now.misplaced == before.misplaced
            && now.assets == before.assets
            && now.guides.len() == before.guides.len();
        let pairs = || now.guides.iter().zip(before.guides.iter()).enumerate();
        let other = || pairs().filter(|(_, (guide, before))| !Arc::ptr_eq(guide, before));
        let stands = |guide: &ParsedGuide, before: &ParsedGuide| {
            guide.id == before.id && guide.text.has_same_files(&before.text)
        };
        if !same || !other().all(|(_, (guide, before))| stands(guide, before)) {
            return None;
        }
        let headed = other().filter(|(_, (guide, before))| !guide.text.has_same_headings(&before.text));
        Some(Self {
            headed: headed.map(|(at, _)| GuideIx(to_index(at))).collect(),
            pages: pages.iter().any(|(page, before)| !page.text.has_same_headings(&before.text)),
        })
    }

    /// Returns whether a guide may refer to a heading that changed.
    fn concerns(&self, guide: &ResolvedGuide) -> bool {
        (self.pages && guide.uses.pages)
            || (!self.headed.is_empty() && guide.uses.guides.iter().any(|guide| self.headed.contains(guide)))
    }
}

/// Makes the playbook if everything in it could be read.
fn playbook(parsed: &Parsed, sources: &Sources, resolved: &Resolved, pages: ResolvedPages) -> Option<Playbook> {
    let foundation = &parsed.foundation;
    let stage = |stage| foundation.stages[stage].as_ref().and_then(|parsed| parsed.stage.clone());
    let mut settings = foundation.settings.settings.clone()?;
    settings.brand = parsed.brand;
    Some(Playbook {
        settings,
        stages: PerStage::from_fn(stage).complete()?,
        guides: resolved.guides.iter().map(|finished| finished.guide.clone()).collect::<Option<_>>()?,
        glossary: parsed.glossary.terms.clone()?,
        lenses: foundation.lenses.clone()?,
        pages: pages.free?,
        features: pages.features?,
        assets: sources.assets.values().map(|loaded| Asset::clone(&loaded.file)).collect(),
    })
}

/// Reports pictures and files that no text shows or links to, nor means to.
fn check_unused_assets(playbook: &Playbook, used: &HashSet<AssetIx>, parsed: &Parsed) -> Vec<Diagnostic> {
    let all = (0..).zip(&playbook.assets);
    let unused: Vec<&Asset> = all.filter(|(at, _)| !used.contains(&AssetIx(*at))).map(|(_, asset)| asset).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let malformed: Vec<&str> = parsed.texts().flat_map(ParsedText::malformed).collect();
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
