//! The status for programs.
//!
//! One object, whose fields stay: new ones may be added.
//!
//! ```json
//! {
//!   "source": "en",
//!   "languages": ["vi"],
//!   "texts": [
//!     { "kind": "guide", "id": "awareness/ebook", "stage": "awareness", "activity": "ebook", "draft": false,
//!       "facts": { "channels": ["website"], "owner": ["Lan"], "review_by": "2027-05-01" },
//!       "lang": "en", "file": "content/guides/awareness/ebook.en.md",
//!       "translations": [
//!         { "lang": "vi", "file": "content/guides/awareness/ebook.vi.md",
//!           "state": "stale", "changed": ["steps"], "structure_differs": false } ] } ],
//!   "activities": [ { "stage": "awareness", "id": "ebook", "guides": ["awareness/ebook"] } ],
//!   "coverage": {
//!     "stages": [ { "id": "awareness", "activities": 4, "with_guide": 3, "texts": 3, "languages": [
//!       { "lang": "vi", "texts": 3, "up_to_date": 1, "stale": 1, "untracked": 1, "missing": 0, "unknown": 0,
//!         "structure_differs": 0 } ] } ],
//!     "pages": { "texts": 5, "languages": [] },
//!     "total": { "activities": 25, "with_guide": 24, "texts": 29, "languages": [] } },
//!   "files": [ { "file": "content/glossary.yaml", "texts": 10, "languages": [ { "lang": "vi", "missing": 2 } ] } ],
//!   "theme_strings": [ { "lang": "vi", "strings": 310, "missing": 0 } ],
//!   "reviews": { "today": "2027-05-02", "within_days": 0, "due": [
//!     { "id": "awareness/ebook", "file": "content/guides/awareness/ebook.en.md", "owner": ["Lan"],
//!       "review_by": "2027-05-01", "days_left": -1 } ] },
//!   "errors": 0,
//!   "warnings": 2
//! }
//! ```
//!
//! `languages` are those that texts are translated into: all but the main one, and that one too where a text began in
//! another. `lang` of a text is the language that it was written in, `file` its source. `missing` counts the texts of a
//! YAML file, and the strings of the theme, that another language stands for.
//!
//! `kind` is `guide` or `page`; a page has neither `stage`, `activity`, `draft` nor `facts`. A guide that has a type has
//! it as `type`, and one that is shown in other places has them in `also`, as in its front matter; `guides` of an activity
//! are those that are at home there, `also` those that are shown there too. `facts` has every fact that guides can state,
//! in the form of `playbook.json`: what is not stated is `null`, or an empty list. `state` is one of `up-to-date`,
//! `stale`, `untracked`, `missing`, `unknown`. What mistakes keep from being told is `null`.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde_json::{Value, json};

use crate::check::{Subject, Survey, SurveyNames, TextStatus, TranslationState, TranslationStatus};
use crate::diagnostic::Severity;
use crate::model::{FactData, Languages, PerStage, StageId};
use crate::schema::guide::FactIx;

use super::files::{self, FileJson, StringCount, StringsJson};
use super::reviews::{Due, due};
use super::tally::{Coverage, coverage, guides_of, shown_in};
use super::{Asked, Table};

/// Writes the status as one JSON object. `strings` are those of the theme.
///
/// # Errors
/// Fails where `out` does.
pub fn json(survey: &Survey, strings: &[StringCount], asked: &Asked, out: &mut dyn io::Write) -> io::Result<()> {
    let within = if let Table::Due { within, .. } = asked.table { within } else { 0 };
    let names = PerStage::from_fn(|stage| survey.names(stage));
    let languages = &survey.languages;
    let errors = survey.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let (stages, pages, total) = coverage(survey);
    let status = StatusJson {
        source: languages.main().tag(),
        languages: survey.targets().map(|(_, language)| language.tag()).collect(),
        texts: survey.texts.iter().map(|status| text(status, survey, &names)).collect(),
        activities: StageId::ALL.into_iter().flat_map(|stage| activities(survey, stage)).collect(),
        coverage: CoverageJson {
            stages: stages.iter().map(|stage| counts(stage, languages)).collect(),
            pages: counts(&pages, languages),
            total: counts(&total, languages),
        },
        files: files::files(survey),
        theme_strings: files::strings(strings, languages),
        reviews: ReviewsJson {
            today: asked.today.to_string(),
            within_days: within,
            due: due(survey, asked.today, within).into_iter().map(due_json).collect(),
        },
        errors,
        warnings: survey.diagnostics.len() - errors,
    };
    serde_json::to_writer_pretty(&mut *out, &status)?;
    writeln!(out)
}

#[derive(Serialize)]
struct StatusJson<'s> {
    source: &'s str,
    languages: Vec<&'s str>,
    texts: Vec<TextJson<'s>>,
    activities: Vec<ActivityJson<'s>>,
    coverage: CoverageJson,
    files: Vec<FileJson<'s>>,
    theme_strings: Vec<StringsJson<'s>>,
    reviews: ReviewsJson<'s>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct TextJson<'s> {
    kind: &'static str,
    id: String,
    #[serde(flatten)]
    guide: Option<GuideJson<'s>>,
    /// The language that it was written in.
    lang: &'s str,
    file: Option<&'s str>,
    translations: Vec<TranslationJson<'s>>,
}

#[derive(Serialize)]
struct GuideJson<'s> {
    stage: &'static str,
    activity: Option<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    guide_type: Option<&'s str>,
    draft: bool,
    facts: Option<BTreeMap<&'s str, FactData<'s>>>,
}

#[derive(Serialize)]
struct ReviewsJson<'s> {
    today: String,
    within_days: u16,
    due: Vec<DueJson<'s>>,
}

#[derive(Serialize)]
struct DueJson<'s> {
    id: String,
    file: Option<&'s str>,
    owner: Vec<&'s str>,
    review_by: String,
    days_left: i32,
}

#[derive(Serialize)]
struct TranslationJson<'s> {
    lang: &'s str,
    file: Option<&'s str>,
    state: &'static str,
    changed: &'s [String],
    structure_differs: bool,
}

#[derive(Serialize)]
struct ActivityJson<'s> {
    stage: &'static str,
    id: &'s str,
    guides: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
}

#[derive(Serialize)]
struct CoverageJson {
    stages: Vec<Value>,
    pages: Value,
    total: Value,
}

fn due_json(due: Due<'_>) -> DueJson<'_> {
    let owners = due.text.facts.iter().flat_map(|facts| facts.texts(FactIx::OWNER));
    DueJson {
        id: due.id.to_string(),
        file: due.text.file.as_deref(),
        owner: owners.map(|owner| &**owner).collect(),
        review_by: due.review_by.to_string(),
        days_left: due.days,
    }
}

fn text<'s>(status: &'s TextStatus, survey: &'s Survey, names: &'s PerStage<SurveyNames<'s>>) -> TextJson<'s> {
    let languages = &survey.languages;
    let (kind, id, guide) = match &status.subject {
        Subject::Guide { id, activity, also, guide_type, draft } => {
            let facts = status.facts.as_ref().map(|facts| {
                let fields = survey.facts.iter().zip(facts.iter());
                let data = fields.map(|(field, fact)| (&*field.name, FactData::of(field.kind, fact, &names[id.stage])));
                data.collect()
            });
            let guide = GuideJson {
                stage: id.stage.as_str(),
                activity: activity.as_deref(),
                also: also.iter().map(place).collect(),
                guide_type: guide_type.as_deref(),
                draft: *draft,
                facts,
            };
            ("guide", id.to_string(), Some(guide))
        }
        Subject::Page { slug } => ("page", slug.clone(), None),
    };
    let translations = status.translations.iter().map(|status| translation(status, languages)).collect();
    let lang = languages[status.source_lang].tag();
    TextJson { kind, id, guide, lang, file: status.file.as_deref(), translations }
}

/// Returns how front matter names a place.
fn place((stage, activity): &(StageId, Option<String>)) -> String {
    activity.as_ref().map_or_else(|| stage.to_string(), |activity| format!("{stage}/{activity}"))
}

fn translation<'s>(status: &'s TranslationStatus, languages: &'s Languages) -> TranslationJson<'s> {
    let (state, changed) = match &status.state {
        TranslationState::UpToDate => ("up-to-date", &[][..]),
        TranslationState::Stale(sections) => ("stale", sections.as_slice()),
        TranslationState::Untracked => ("untracked", &[][..]),
        TranslationState::Missing => ("missing", &[][..]),
        TranslationState::Unknown => ("unknown", &[][..]),
    };
    TranslationJson {
        lang: languages[status.lang].tag(),
        file: status.file.as_deref(),
        state,
        changed,
        structure_differs: status.differs,
    }
}

fn activities(survey: &Survey, stage: StageId) -> Vec<ActivityJson<'_>> {
    let of_stage = |text: &&TextStatus| matches!(&text.subject, Subject::Guide { id, .. } if id.stage == stage);
    let texts: Vec<&TextStatus> = survey.texts.iter().filter(of_stage).collect();
    let activity = |id| {
        let guides = guides_of(&texts, id).filter_map(|text| match &text.subject {
            Subject::Guide { id, .. } => Some(id.to_string()),
            Subject::Page { .. } => None,
        });
        ActivityJson { stage: stage.as_str(), id, guides: guides.collect(), also: shown_in(survey, stage, id) }
    };
    survey.activities[stage].iter().flatten().map(|id| activity(id)).collect()
}

fn counts(coverage: &Coverage, languages: &Languages) -> Value {
    #[derive(Serialize)]
    struct OfLanguage<'l> {
        lang: &'l str,
        #[serde(flatten)]
        tally: super::Tally,
    }
    let of_languages: Vec<_> =
        coverage.languages.iter().map(|&(lang, tally)| OfLanguage { lang: languages[lang].tag(), tally }).collect();
    let mut counts = json!({ "texts": coverage.texts, "languages": of_languages });
    if let Some(stage) = coverage.stage {
        counts["id"] = json!(stage.as_str());
    }
    if let Some((all, guided)) = coverage.activities {
        counts["activities"] = json!(all);
        counts["with_guide"] = json!(guided);
    }
    counts
}
