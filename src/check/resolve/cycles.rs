//! Checks that the prerequisites of guides form no cycle.

use std::sync::Arc;

use crate::check::graph::search;
use crate::check::parse::guides::ParsedGuide;
use crate::check::symbols::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::Text;

/// Returns the diagnostic of a cycle of guides, each with the prerequisite that leads to the next; `last` closes it.
fn cycle_diagnostic(guides: &[Arc<ParsedGuide>], last: (usize, Span), links: &[(usize, Span)]) -> Option<Diagnostic> {
    let first = links.first()?.0;
    let names: Vec<String> =
        links.iter().map(|(guide, _)| *guide).chain([first]).map(|guide| guides[guide].id.to_string()).collect();
    let diagnostic = Diagnostic::new(Code::GuidePrerequisiteCycle, guides[last.0].place(last.1)?);
    let others = links.iter().filter(|link| **link != last).filter_map(|(guide, span)| guides[*guide].place(*span));
    Some(others.fold(diagnostic.arg("name", names.join(" → ")), |diagnostic, place| {
        diagnostic.related(place, Text::new("related-prerequisite"))
    }))
}

/// Returns whether `guides` may form other cycles of prerequisites than `before`, where there were none.
pub(crate) fn may_form_cycles(guides: &[Arc<ParsedGuide>], before: &[Arc<ParsedGuide>]) -> bool {
    let ids = |guide: &'_ ParsedGuide| guide.prerequisites().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    guides.iter().zip(before).any(|(guide, before)| !Arc::ptr_eq(guide, before) && ids(guide) != ids(before))
}

/// Reports each cycle of prerequisites once, at the link that closes it.
pub(crate) fn check_cycles(guides: &[Arc<ParsedGuide>], names: &Names) -> Vec<Diagnostic> {
    let needs: Vec<Vec<(usize, Span)>> = guides
        .iter()
        .map(|guide| {
            guide.prerequisites().filter_map(|(id, span)| Some((names.guide(id)?.0 as usize, *span))).collect()
        })
        .collect();
    let cycles = search(&needs).cycles.into_iter();
    cycles.filter_map(|cycle| cycle_diagnostic(guides, cycle.last, &cycle.edges)).collect()
}
