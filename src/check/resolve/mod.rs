//! What files say about each other: links, pictures, terms, guides to do first, addresses that two ask for.
//!
//! Everything is looked up in the symbol table ([`Symbols`]). A guide is resolved again when it was parsed again, when
//! anything has another name than before, or when a text whose headings it looked up has others; else what it came to
//! last time is the same, and is shared.

mod activities;
pub(crate) mod address;
mod address_fix;
mod addresses;
mod anchors;
mod assets;
mod brand;
mod compose;
mod cycles;
mod foundation;
mod guides;
mod html;
mod links;
mod menu;
mod missing;
mod mistyped;
mod pages;
mod parts;
mod sentences;
mod settings;
mod snippets;
mod terms;
mod texts;

use std::sync::Arc;

use rayon::prelude::*;

use crate::check::parse::{ParsedAsset, ParsedFiles};
use crate::check::shared::Shared;
use crate::check::symbols::{Changes, Names, Symbols};
use crate::diagnostic::Diagnostic;
use crate::load::{Loaded, Sources};
use crate::model::{Asset, Playbook, Shown, Use, Uses};

use foundation::{ResolvedFoundation, resolve_foundation, yaml_sentences};
use guides::{ResolvedGuide, resolve_guide};
use menu::ResolvedMenu;
pub(crate) use menu::menu_names;
use pages::{ResolvedPages, resolve_pages};
use settings::ResolvedSettings;
use snippets::{ResolvedSnippets, check_unused, resolve_snippets};

/// What the files say about each other, as far as the next state of the playbook can reuse it.
#[derive(Debug)]
pub(crate) struct Resolved {
    names: Arc<Names>,
    /// What is known of snippets and of the texts that name them.
    shared: Shared,
    snippets: ResolvedSnippets,
    /// In the order of the parsed guides.
    guides: Vec<Arc<ResolvedGuide>>,
    /// Cycles of prerequisites.
    cycles: Vec<Diagnostic>,
    /// Addresses that two texts ask for.
    addresses: Vec<Diagnostic>,
}

/// A state of a playbook from before, of which something may be reused.
pub(crate) type Before<'b> = (&'b ParsedFiles, &'b Resolved);

/// Resolves what guides say about other files. What cannot have come out differently is reused from `before`.
pub(crate) fn resolve(files: &ParsedFiles, before: Option<Before<'_>>) -> Resolved {
    let shared = Shared::of(files);
    let changes = |before: &Before<'_>| Changes::between((files, &shared), (before.0, &before.1.shared));
    match before.and_then(|before| Some((before, changes(&before)?))) {
        Some((before, changes)) => resolve_again(files, shared, before, &changes),
        None => resolve_all(files, shared),
    }
}

fn resolve_all(files: &ParsedFiles, shared: Shared) -> Resolved {
    let names = Arc::new(Names::of(files));
    let symbols = Symbols::new(&names, files, &shared);
    let snippets = resolve_snippets(symbols);
    let in_them = &snippets.snippets;
    let resolve = || files.guides.par_iter().map(|guide| Arc::new(resolve_guide(guide, symbols, in_them))).collect();
    let (guides, addresses) = rayon::join(resolve, || addresses::check(files));
    let cycles = cycles::check_cycles(&files.guides, &names);
    Resolved { names, shared, snippets, guides, cycles, addresses }
}

/// Resolves guides under the names of before.
fn resolve_again(files: &ParsedFiles, shared: Shared, (parsed, resolved): Before<'_>, changes: &Changes) -> Resolved {
    let names = resolved.names.clone();
    let symbols = Symbols::new(&names, files, &shared);
    let snippets = resolve_snippets(symbols);
    let before = parsed.guides.par_iter().zip(&resolved.guides);
    let guides = files.guides.par_iter().zip(before).map(|(guide, (parsed, resolved))| {
        let is_same = Arc::ptr_eq(guide, parsed) && !changes.concern(&resolved.read);
        if is_same { resolved.clone() } else { Arc::new(resolve_guide(guide, symbols, &snippets.snippets)) }
    });
    let guides = guides.collect();
    let had_cycles = !resolved.cycles.is_empty();
    let cycles = if had_cycles || cycles::may_form_cycles(&files.guides, &parsed.guides) {
        cycles::check_cycles(&files.guides, &names)
    } else {
        Vec::new()
    };
    // Who asks for which address is as before; only where it is written may have moved.
    let addresses = if resolved.addresses.is_empty() { Vec::new() } else { addresses::check(files) };
    Resolved { names, shared, snippets, guides, cycles, addresses }
}

/// Returns everything that is wrong between files, and the playbook if nothing is, here or in a file by itself.
pub(crate) fn finish(
    files: &ParsedFiles,
    resolved: &Resolved,
    sources: &Sources,
) -> (Option<Playbook>, Vec<Diagnostic>) {
    let settings = settings::resolve_settings(&files.foundation, sources);
    let menu = menu::resolve_menu(files);
    let symbols = Symbols::new(&resolved.names, files, &resolved.shared);
    let snippets = &resolved.snippets.snippets;
    let mut pages = resolve_pages(&files.pages, symbols, snippets);
    let foundation = resolve_foundation(files, symbols, snippets);
    let mut diagnostics = Vec::new();
    if !files.unread.hides_guides {
        diagnostics = activities::check_activities(&files.foundation.stages, &files.guides);
    }
    if !files.glossary.has_file() {
        diagnostics.extend(terms::check_without_glossary(files.texts(), yaml_sentences(files)));
    }
    for guide in &resolved.guides {
        diagnostics.extend_from_slice(&guide.diagnostics);
    }
    diagnostics.extend(resolved.cycles.iter().chain(&resolved.addresses).chain(&settings.diagnostics).cloned());
    diagnostics.extend_from_slice(&resolved.snippets.diagnostics);
    diagnostics.extend_from_slice(&menu.diagnostics);
    diagnostics.append(&mut pages.diagnostics);
    diagnostics.extend_from_slice(&foundation.found.diagnostics);
    pages.assets.extend(&foundation.found.assets);
    let assets = (assets(files, sources), uses(files, resolved, &pages, &settings));
    let playbook = playbook(resolved, foundation, (settings, menu, pages), assets);
    if let Some(playbook) = &playbook {
        diagnostics.extend(assets::check_unused(playbook, &files.unread, files.texts()));
        diagnostics.extend(check_unused(files));
        diagnostics.extend(assets::check_used(playbook));
    }
    missing::merge(&mut diagnostics);
    (playbook, diagnostics)
}

/// Returns each picture and file, a film with the captions beside it.
fn assets(files: &ParsedFiles, sources: &Sources) -> Vec<Asset> {
    let with_captions = |(loaded, parsed): (&Loaded<Asset>, &ParsedAsset)| {
        let captions = parsed.captions.clone();
        Asset { captions, ..Asset::clone(&loaded.file) }
    };
    sources.assets.values().zip(&files.assets).map(with_captions).collect()
}

/// Returns of each picture and file where it is shown or linked to. Captions are shown where their film is.
fn uses(files: &ParsedFiles, resolved: &Resolved, pages: &ResolvedPages, settings: &ResolvedSettings) -> Vec<Uses> {
    let of_guides = resolved.guides.iter().flat_map(|guide| {
        let is_draft = guide.guide.as_ref().is_some_and(|guide| guide.draft);
        let shown = if is_draft { Shown::InDrafts } else { Shown::Always };
        guide.assets.iter().map(move |asset| (*asset, shown))
    });
    let logo = settings.brand.logo.map(|logo| (logo, Use::Linked));
    let elsewhere = pages.assets.iter().copied().chain(logo).map(|asset| (asset, Shown::Always));
    let mut all = vec![Uses::NONE; files.assets.len()];
    for ((asset, used), shown) in of_guides.chain(elsewhere) {
        if let Some(uses) = all.get_mut(asset.0 as usize) {
            uses.add(used, shown);
        }
    }
    for (film, asset) in files.assets.iter().enumerate().filter(|(_, asset)| !asset.captions.is_empty()) {
        let shown = all[film].any();
        for captions in &asset.captions {
            all[captions.file.0 as usize].add(Use::Shown, shown);
        }
    }
    all
}

/// Makes the playbook if everything in it could be read.
fn playbook(
    resolved: &Resolved,
    foundation: ResolvedFoundation,
    (outside, menu, pages): (ResolvedSettings, ResolvedMenu, ResolvedPages),
    (assets, uses): (Vec<Asset>, Vec<Uses>),
) -> Option<Playbook> {
    let mut settings = foundation.settings?;
    settings.brand = outside.brand;
    (settings.menu, settings.doors) = menu.complete.then_some((menu.menu, menu.doors))?;
    Some(Playbook {
        settings,
        stages: foundation.stages?,
        guides: resolved.guides.iter().map(|resolved| resolved.guide.clone()).collect::<Option<_>>()?,
        glossary: foundation.glossary?,
        lenses: foundation.lenses?,
        pages: pages.free.into_iter().collect::<Option<_>>()?,
        features: pages.features.into_iter().collect::<Option<_>>()?,
        assets,
        uses,
    })
}
