//! The pages that the site makes itself, and those of them that list every guide: by stage with its times to make a plan
//! of, and by title to find one.

use serde::Serialize;
use tera::Value;

use crate::addresses::{GUIDES_PER_FILE, GUIDES_PER_PART};
use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, GuideIx, LangIx, StageId};
use crate::render::plan_guides;
use crate::schema::guide::FactIx;

use super::glossary::{self, TermLink};
use super::intro::{Intro, render_feature};
use super::page_context::PageContext;
use super::{home, map, study};

#[derive(Serialize)]
struct PlanView<'a> {
    intro: Option<Intro<'a>>,
    groups: Vec<Group>,
    /// Where the guides are found that the page has no room for.
    parts: Option<String>,
    states: Stated,
    /// How many columns show what guides state.
    columns: usize,
}

/// What at least one guide states; columns and totals of anything else would be empty.
#[derive(Clone, Copy, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "one for each column")]
struct Stated {
    prepare: bool,
    run: bool,
    team: bool,
    effort: bool,
}

/// A stage with its guides.
#[derive(Serialize)]
struct Group {
    stage: Value,
    guides: Vec<Value>,
    /// Those of other stages that are shown there too; they are in the table of their own stage.
    guests: Vec<Value>,
    /// How many guides of its own the page has no room for.
    more: usize,
}

#[derive(Serialize)]
struct SearchView<'a> {
    intro: Option<Intro<'a>>,
    /// What leads to the index of the language.
    index: &'a str,
    guides: Vec<Value>,
    /// The stages, in place of guides that are too many for a page, and how many each has.
    stages: Vec<(Value, usize)>,
    terms: Vec<TermLink<'a>>,
}

/// Renders a page that the site makes itself.
pub(super) fn feature(page: &PageContext<'_>, lang: LangIx, feature: FeaturePage) -> Result<Vec<u8>, Diagnostic> {
    match feature {
        FeaturePage::Map => map::map(page, lang),
        FeaturePage::Study => study::study(page, lang),
        FeaturePage::Plan => plan(page, lang),
        FeaturePage::Glossary => glossary::glossary(page, lang),
        FeaturePage::Search => search(page, lang),
        FeaturePage::Home => home::home(page, lang),
    }
}

/// Renders the reader's plan.
fn plan(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let locale = page.locale(lang);
    let order = &page.site.order;
    let by_stage = order.by_stage.iter();
    let parts = plan_guides::links(locale)?;
    let most = if parts.is_none() { usize::MAX } else { GUIDES_PER_PART };
    let group = |(id, guides): (StageId, &Vec<GuideIx>)| {
        let guests = order.guests_of(id, &page.site.playbook);
        Group {
            stage: locale.stage(id),
            guides: locale.cards(&guides[..guides.len().min(most)]),
            guests: locale.cards(&guests[..guests.len().min(most)]),
            more: guides.len().saturating_sub(most),
        }
    };
    let groups = by_stage.map(group).collect();
    let states = stated(page);
    let Stated { prepare, run, team, effort } = states;
    let columns = [prepare, run, team, effort].into_iter().filter(|is_stated| *is_stated).count();
    render_feature(page, lang, FeaturePage::Plan, |intro| PlanView { intro, groups, parts, states, columns })
}

fn stated(page: &PageContext<'_>) -> Stated {
    let facts = || page.site.order.path.iter().map(|&ix| &page.site.playbook.guide(ix).facts);
    Stated {
        prepare: facts().any(|facts| facts.time().is_some_and(|time| time.prepare.is_some())),
        run: facts().any(|facts| facts.time().is_some_and(|time| time.run.is_some())),
        team: facts().any(|facts| facts.get(FactIx::TEAM).is_some()),
        effort: facts().any(|facts| facts.get(FactIx::EFFORT).is_some()),
    }
}

/// Renders the page to search on; without a script it is an index of everything.
fn search(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let locale = page.locale(lang);
    let is_whole = page.site.order.path.len() <= GUIDES_PER_FILE;
    let guides = if is_whole { locale.cards(locale.by_title()) } else { Vec::new() };
    let stages = page.site.order.by_stage.iter().filter(|(_, guides)| !is_whole && !guides.is_empty());
    let stages = stages.map(|(id, guides)| (locale.stage(id), guides.len())).collect();
    let terms = locale.terms.iter().map(|&term| TermLink::new(page.site, lang, term)).collect();
    let index = page.site.routes.link(page.site.routes.search_index(lang));
    render_feature(page, lang, FeaturePage::Search, |intro| SearchView { intro, index, guides, stages, terms })
}
