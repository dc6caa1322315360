//! Which facts of guides a table shows, by the names that front matter has for them.

use crate::check::{Survey, nearest};
use crate::failure::Failure;
use crate::schema::guide::{FactIx, facts};
use crate::words::Text;

/// Returns the facts of these names.
///
/// # Errors
/// Fails at a name that is no fact's.
pub fn columns(survey: &Survey, names: &[String]) -> Result<Vec<usize>, Failure> {
    let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    names.map(|name| column(survey, name).ok_or_else(|| unknown(survey, name))).collect()
}

fn column(survey: &Survey, name: &str) -> Option<usize> {
    survey.facts.iter().position(|field| field.name == name)
}

fn unknown(survey: &Survey, name: &str) -> Failure {
    let names = || survey.facts.iter().map(|field| &*field.name);
    let near = nearest(name, names());
    let id = if near.is_some() { "failure-status-column-near" } else { "failure-status-column" };
    let text = Text::new(id).arg("name", name).arg("suggestion", near.unwrap_or_default());
    Failure::new(text.arg("expected", names().collect::<Vec<_>>().join(", ")))
}

/// Returns the facts that a team asks for first: who looks after a guide, until when it holds, and what the playbook
/// declares for itself. What no guide states is left out.
#[must_use]
pub fn usual_columns(survey: &Survey) -> Vec<usize> {
    let usual = [FactIx::OWNER, FactIx::REVIEW_BY, FactIx::UPDATED].map(|ix| ix.0 as usize);
    let own = facts().count()..survey.facts.len();
    let is_stated = |at: &usize| survey.texts.iter().filter_map(|text| text.facts.as_ref()).any(|of| of.states(*at));
    usual.into_iter().chain(own).filter(is_stated).collect()
}
