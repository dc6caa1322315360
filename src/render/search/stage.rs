//! The text of a stage's page, section by section.

use crate::model::{LangIx, Localized, Sentence, Stage};
use crate::search::{Passage, PassageKind, Section};

use super::super::quiz::{anchor_of, in_one_line};
use super::super::strings::Strings;

/// Returns the sections of the page of `stage` in `lang`.
pub(super) fn sections(stage: &Stage, strings: &Strings, lang: LangIx) -> Vec<Section> {
    let words = |text: &Localized<Sentence>| text[lang].words().to_owned();
    let activities = stage.activities.iter().map(|activity| activity.name[lang].clone());
    let metrics = stage.metrics.iter().map(|metric| format!("{}: {}", metric.name[lang], words(&metric.measure)));
    let review = stage.review_questions.iter();
    let review = review.map(|review| format!("{} {}", words(&review.question), words(&review.answer)));
    let quiz = stage.quiz.iter().map(|question| in_one_line(question, |text| text[lang].words()));
    let section = |heading: &str, anchor: &str, lines: Vec<String>| Section {
        heading: strings.text(heading).to_owned(),
        anchor: anchor.to_owned(),
        text: lines.join("\n"),
        passages: Vec::new(),
    };
    let intro = Section { text: format!("{}\n{}", words(&stage.goal), words(&stage.customer)), ..Section::default() };
    let mut sections = vec![
        intro,
        section("stage.activities", "stage-activities", activities.collect()),
        section("stage.metrics", "stage-metrics", metrics.collect()),
        section("stage.exit_criteria", "stage-exit", stage.exit_criteria.iter().map(words).collect()),
        section("stage.key_facts", "stage-facts", stage.key_facts.iter().map(words).collect()),
    ];
    let asked = [
        ("review", section("stage.review", "stage-review", review.collect())),
        ("quiz", section("stage.quiz", "stage-quiz", quiz.collect())),
    ];
    for (name, section) in asked {
        let question = |line: u32| Passage {
            kind: PassageKind::Question,
            line,
            anchor: anchor_of(&format!("{name}-{}-{}", stage.id, line + 1)),
        };
        let passages = (0..).zip(section.text.lines()).map(|(line, _)| question(line)).collect();
        sections.push(Section { passages, ..section });
    }
    sections
}
