//! Checks that every activity of a stage has a guide.

use crate::check::parse::guides::ParsedGuides;
use crate::check::parse::stages::ParsedStage;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{ActivityIx, Meeting, PerStage, StageId};

/// By activity, whether a guide is about it; `None` for a stage of which that is not known.
type Covered = PerStage<Option<Vec<bool>>>;

/// Reports activities that no guide is about. A guide whose activity is not known keeps its stage from being checked, and
/// one that belongs to another stage keeps that too: the missing guide is probably that one.
pub(crate) fn check_activities(stages: &PerStage<Option<ParsedStage>>, guides: &ParsedGuides) -> Vec<Diagnostic> {
    let covered = covered(guides);
    let mut diagnostics = Vec::new();
    for (stage, parsed) in stages.iter() {
        let Some((parsed, activities)) = parsed.as_ref().and_then(|parsed| Some((parsed, parsed.activities.as_ref()?)))
        else {
            continue;
        };
        let Some(covered) = &covered[stage] else { continue };
        for ((at, id), span) in activities.iter().enumerate().zip(&parsed.activity_spans) {
            if covered.get(at) != Some(&true) {
                let place = Place::new(&parsed.file, *span);
                let diagnostic = Diagnostic::new(Code::ActivityWithoutGuide, place);
                diagnostics.push(diagnostic.arg("name", id).arg("stage", stage.as_str()));
            }
        }
    }
    diagnostics
}

fn covered(guides: &ParsedGuides) -> Covered {
    let mut covered: Covered = PerStage::from_fn(|_| Some(Vec::new()));
    for guide in guides.iter() {
        if let Some(stage) = guide.elsewhere() {
            covered[stage] = None;
        }
        match guide.fields.as_ref().and_then(|fields| fields.activity) {
            Some(activity) => cover(&mut covered, guide.id.stage, activity),
            None => covered[guide.id.stage] = None,
        }
        for place in guide.also() {
            if let Meeting::Activity(stage, activity) = *place {
                cover(&mut covered, stage, activity);
            }
        }
    }
    // What could not be found of other places may be any.
    let all_found = guides.iter().all(|guide| guide.fields.as_ref().is_none_or(|fields| fields.also_complete));
    if all_found { covered } else { Covered::default() }
}

fn cover(covered: &mut Covered, stage: StageId, activity: ActivityIx) {
    let Some(of_stage) = &mut covered[stage] else { return };
    let at = activity.0 as usize;
    of_stage.resize(of_stage.len().max(at + 1), false);
    of_stage[at] = true;
}
