//! What a page says of itself to programs: JSON-LD in the terms of schema.org.

use serde::{Serialize, Serializer};
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{Body, Guide, LangIx, Length, Stage, TimeUnit};
use crate::render::templates::data_failed;
use crate::schema::VocabularyIx;
use crate::schema::guide::FactIx;

use super::page_context::PageContext;

/// Something to learn from. Properties are in the order of their names.
#[derive(Serialize)]
struct LearningResource<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    types: Types,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<[&'a str; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<Vec<Audience<'a>>>,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    description: &'a str,
    #[serde(rename = "inLanguage")]
    in_language: &'a str,
    #[serde(rename = "isPartOf", skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Whole<'a>>,
    #[serde(rename = "learningResourceType")]
    kind: &'static str,
    name: &'a str,
    #[serde(rename = "performTime", skip_serializing_if = "Option::is_none")]
    perform_time: Option<String>,
    #[serde(rename = "prepTime", skip_serializing_if = "Option::is_none")]
    prep_time: Option<String>,
    #[serde(rename = "step", skip_serializing_if = "Vec::is_empty")]
    steps: Vec<HowToStep>,
    url: String,
}

/// What something to learn from is.
enum Types {
    Resource,
    /// A way to do something, too.
    HowTo,
}

impl Serialize for Types {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Resource => serializer.serialize_str("LearningResource"),
            Self::HowTo => ["LearningResource", "HowTo"].serialize(serializer),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Audience<'a> {
    #[serde(rename = "audienceType")]
    kind: &'a str,
}

/// What something is a part of.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "LearningResource")]
struct Whole<'a> {
    name: &'a str,
    url: String,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct HowToStep {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Returns what a guide is: something to learn from, and where it has numbered steps, a way to do something.
pub(super) fn guide(page: &PageContext<'_>, lang: LangIx, guide: &Guide) -> Result<Value, Diagnostic> {
    let (text, text_lang) = guide.text.get_or_source(lang);
    let playbook = &page.site.playbook;
    let stage = &playbook.stages[guide.id.stage];
    let roles = &playbook.settings.vocabulary(VocabularyIx::ROLES).terms;
    let roles = guide.facts.names(FactIx::ROLES).iter().map(|&role| roles[role as usize].name[lang].as_str());
    let steps = steps(page, &text.body);
    let (types, time) = match steps.as_slice() {
        [] => (Types::Resource, None),
        _ => (Types::HowTo, guide.facts.time()),
    };
    script(&LearningResource {
        types,
        about: Some([&stage.name[lang], &stage.activity(guide.activity).name[lang]]),
        audience: Some(roles.map(|kind| Audience { kind }).collect()).filter(|roles: &Vec<_>| !roles.is_empty()),
        date_modified: guide.facts.date(FactIx::UPDATED).map(|date| date.to_string()),
        is_part_of: Some(Whole {
            name: &stage.name[lang],
            url: page.href(page.site.routes.stage(lang, guide.id.stage)),
        }),
        perform_time: time.and_then(|time| duration(time.run.as_ref()?)),
        prep_time: time.and_then(|time| duration(time.prepare.as_ref()?)),
        steps,
        ..resource(page, text_lang, "activity guide", &text.title, text.summary.words())
    })
}

/// Returns the steps of a guide: what each is called, and the heading above it.
fn steps(page: &PageContext<'_>, body: &Body) -> Vec<HowToStep> {
    // On the page itself an anchor is an address.
    let own = page.site.base_url.as_ref().map_or_else(String::new, |_| page.href(page.route));
    let steps = body.steps().into_iter();
    steps
        .map(|(step, anchor)| HowToStep { name: step.name, url: anchor.map(|anchor| format!("{own}#{anchor}")) })
        .collect()
}

/// Returns what a stage is.
pub(super) fn stage(page: &PageContext<'_>, lang: LangIx, stage: &Stage) -> Result<Value, Diagnostic> {
    let (name, summary) = (&stage.name[lang], &stage.summary);
    let title = &page.site.playbook.settings.title[lang];
    let is_part_of = Whole { name: title, url: page.href(page.site.routes.home(lang)) };
    let of_summary = resource(page, summary.language(lang), "stage", name, summary[lang].words());
    script(&LearningResource { is_part_of: Some(is_part_of), ..of_summary })
}

/// Returns what the whole playbook is.
pub(super) fn home(page: &PageContext<'_>, lang: LangIx) -> Result<Value, Diagnostic> {
    let settings = &page.site.playbook.settings;
    let own = settings.description.language(lang);
    script(&resource(page, own, "playbook", &settings.title[lang], settings.description[lang].words()))
}

fn resource<'a>(
    page: &'a PageContext<'_>,
    lang: LangIx,
    kind: &'static str,
    name: &'a str,
    description: &'a str,
) -> LearningResource<'a> {
    LearningResource {
        context: "https://schema.org",
        types: Types::Resource,
        about: None,
        audience: None,
        date_modified: None,
        description,
        in_language: page.site.tag(lang),
        is_part_of: None,
        kind,
        name,
        perform_time: None,
        prep_time: None,
        steps: Vec::new(),
        url: page.href(page.route),
    }
}

/// Returns a duration of ISO 8601, which has none for a range.
fn duration(length: &Length) -> Option<String> {
    let Length::Time(time) = length else { return None };
    let time = time.exact()?;
    Some(match time.unit {
        TimeUnit::Minutes => format!("PT{}M", time.amount),
        TimeUnit::Hours => format!("PT{}H", time.amount),
        TimeUnit::Days => format!("P{}D", time.amount),
        TimeUnit::Weeks => format!("P{}W", time.amount),
    })
}

/// Returns data as the content of a `script` element, which no text of the playbook can end.
fn script(data: &LearningResource<'_>) -> Result<Value, Diagnostic> {
    let json = serde_json::to_string(data).map_err(|error| data_failed(&error))?;
    Ok(Value::safe_string(&json.replace('<', "\\u003c")))
}
