//! The home page: the five stages as a path.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::LangIx;

use super::frame::{Frame, Heading};

/// How many of the newest guides the home page shows.
const NEWEST: usize = 5;

#[derive(Serialize)]
struct HomeView<'a> {
    path: Vec<Step<'a>>,
    newest: Vec<Value>,
}

/// A stage as a step of the path.
#[derive(Serialize)]
struct Step<'a> {
    stage: Value,
    goal: &'a str,
    customer: &'a str,
    guides: usize,
}

/// Renders the home page.
pub(super) fn home(frame: &Frame<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let site = frame.site;
    let edition = site.edition(lang);
    let newest = &site.arrangement.newest;
    let view = HomeView {
        path: site
            .playbook
            .stages
            .iter()
            .map(|(id, stage)| Step {
                stage: edition.stage(id),
                goal: &stage.goal[lang],
                customer: &stage.customer[lang],
                guides: site.arrangement.by_stage[id].len(),
            })
            .collect(),
        newest: edition.cards(site, &newest[..newest.len().min(NEWEST)]),
    };
    let settings = &site.playbook.settings;
    let heading = Heading {
        kind: "home",
        lang,
        title: &settings.title[lang],
        description: &settings.description[lang],
        stage: None,
    };
    frame.render(&heading, "home", &view)
}
