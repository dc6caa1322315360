//! Counts texts by the state of their translations.

use crate::check::{Subject, Survey, TextStatus, TranslationState, TranslationStatus};
use crate::model::{LangIx, StageId};

/// How many texts are in which state in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Tally {
    /// All of them.
    pub texts: usize,
    /// Translated, and the source has not changed since.
    pub up_to_date: usize,
    /// The source has changed since.
    pub stale: usize,
    /// Translated, but it is not recorded from what.
    pub untracked: usize,
    /// Not translated.
    pub missing: usize,
    /// It cannot be told because of mistakes.
    pub unknown: usize,
    /// Translated, but built differently from the source; counted beside the others.
    pub structure_differs: usize,
}

/// What is there of a stage, of the pages, or of everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The stage; `None` for the pages and for everything.
    pub stage: Option<StageId>,
    /// Number of activities, and of those that have a guide; `None` where they could not be read.
    pub activities: Option<(usize, usize)>,
    /// Number of guides and pages.
    pub texts: usize,
    /// Their translations, by language.
    pub languages: Vec<(LangIx, Tally)>,
}

impl Tally {
    fn add(&mut self, translation: &TranslationStatus) {
        self.texts += 1;
        let count = match translation.state {
            TranslationState::UpToDate => &mut self.up_to_date,
            TranslationState::Stale(_) => &mut self.stale,
            TranslationState::Untracked => &mut self.untracked,
            TranslationState::Missing => &mut self.missing,
            TranslationState::Unknown => &mut self.unknown,
        };
        *count += 1;
        self.structure_differs += usize::from(translation.differs);
    }
}

/// Counts what is there of each stage, of the pages, and of everything.
#[must_use]
pub fn coverage(survey: &Survey) -> (Vec<Coverage>, Coverage, Coverage) {
    let stages: Vec<Coverage> = StageId::ALL
        .into_iter()
        .map(|stage| {
            let of_stage = |text: &&TextStatus| matches!(&text.subject, Subject::Guide { id, .. } if id.stage == stage);
            let texts: Vec<&TextStatus> = survey.texts.iter().filter(of_stage).collect();
            let activities = survey.activities[stage].as_ref().map(|activities| {
                let guided = activities.iter().filter(|activity| {
                    guides_of(&texts, activity).next().is_some() || !shown_in(survey, stage, activity).is_empty()
                });
                (activities.len(), guided.count())
            });
            Coverage { stage: Some(stage), activities, ..count(survey, &texts) }
        })
        .collect();
    let pages: Vec<&TextStatus> =
        survey.texts.iter().filter(|text| matches!(text.subject, Subject::Page { .. })).collect();
    let activities = stages.iter().map(|stage| stage.activities).collect::<Option<Vec<_>>>();
    let activities = activities.map(|all| all.iter().fold((0, 0), |sum, next| (sum.0 + next.0, sum.1 + next.1)));
    let all: Vec<&TextStatus> = survey.texts.iter().collect();
    (stages, count(survey, &pages), Coverage { activities, ..count(survey, &all) })
}

/// Returns those of `texts` that guide through `activity`.
pub(super) fn guides_of<'t>(
    texts: &'t [&'t TextStatus],
    activity: &'t str,
) -> impl Iterator<Item = &'t TextStatus> + 't {
    let guides =
        move |text: &&TextStatus| matches!(&text.subject, Subject::Guide { activity: Some(of), .. } if of == activity);
    texts.iter().copied().filter(guides)
}

/// Returns the ids of the guides that are shown in an activity and are at home elsewhere.
pub(super) fn shown_in(survey: &Survey, stage: StageId, activity: &str) -> Vec<String> {
    let is_it = |place: &(StageId, Option<String>)| place.0 == stage && place.1.as_deref() == Some(activity);
    let subjects = survey.texts.iter().map(|text| &text.subject);
    let shown = subjects.filter_map(|subject| match subject {
        Subject::Guide { id, also, .. } if also.iter().any(is_it) => Some(id.to_string()),
        _ => None,
    });
    shown.collect()
}

fn count(survey: &Survey, texts: &[&TextStatus]) -> Coverage {
    let tally = |lang: LangIx| {
        let mut tally = Tally::default();
        let translations = texts.iter().flat_map(|text| &text.translations);
        translations.filter(|translation| translation.lang == lang).for_each(|translation| tally.add(translation));
        (lang, tally)
    };
    let languages = survey.targets().map(|(lang, _)| tally(lang)).collect();
    Coverage { stage: None, activities: None, texts: texts.len(), languages }
}
