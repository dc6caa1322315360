//! What a page says of itself to programs: JSON-LD in the terms of schema.org.

use serde_json::{Value as Json, json};
use tera::Value;

use crate::model::{Body, Guide, LangIx, Prose, Step, TimeUnit, WorkTime};

use super::frame::Frame;

/// Returns what a guide is: something to learn from, and where it has numbered steps, a way to do something. `prose` is
/// that of the text that the page shows.
pub(super) fn guide(frame: &Frame<'_>, lang: LangIx, guide: &Guide, prose: &Prose) -> Value {
    let (text, text_lang) = guide.text.get_or_source(lang);
    let playbook = &frame.site.playbook;
    let stage = &playbook.stages[guide.id.stage];
    let mut data = resource(frame, text_lang, &text.title, &text.summary);
    data["learningResourceType"] = json!("activity guide");
    data["about"] = json!([stage.name[lang], stage.activity(guide.activity).name[lang]]);
    let roles = guide.roles.iter().map(|&role| &playbook.settings.roles.0[role].name[lang]);
    data["audience"] = roles.map(|role| json!({"@type": "Audience", "audienceType": role})).collect();
    let steps = steps(frame, &text.body, prose);
    if !steps.is_empty() {
        data["@type"] = json!(["LearningResource", "HowTo"]);
        data["step"] = steps.into();
        for (property, time) in [("prepTime", guide.time.prepare), ("performTime", guide.time.run)] {
            if let Some(time) = time {
                data[property] = json!(duration(time));
            }
        }
    }
    if let Some(date) = guide.updated {
        data["dateModified"] = json!(date.to_string());
    }
    let route = frame.site.routes.stage(lang, guide.id.stage);
    data["isPartOf"] = json!({"@type": "LearningResource", "name": stage.name[lang], "url": frame.href(route)});
    script(&data)
}

/// Returns the steps of a guide: what each is called, and the heading that it stands under.
fn steps(frame: &Frame<'_>, body: &Body, prose: &Prose) -> Vec<Json> {
    // On the page itself an anchor is an address.
    let page = frame.site.base_url.as_ref().map_or_else(String::new, |_| frame.href(frame.route));
    let step = |(step, anchor): (&Step, Option<&str>)| {
        let mut data = json!({"@type": "HowToStep"});
        if let Some(name) = &step.name {
            data["name"] = json!(name);
        }
        if let Some(anchor) = anchor {
            data["url"] = json!(format!("{page}#{anchor}"));
        }
        data
    };
    body.steps(prose).into_iter().map(step).collect()
}

/// Returns what a stage is.
pub(super) fn stage(frame: &Frame<'_>, lang: LangIx, name: &str, summary: &str) -> Value {
    let mut data = resource(frame, lang, name, summary);
    data["learningResourceType"] = json!("stage");
    let home = frame.href(frame.site.routes.home(lang));
    let title = &frame.site.playbook.settings.title[lang];
    data["isPartOf"] = json!({"@type": "LearningResource", "name": title, "url": home});
    script(&data)
}

/// Returns what the whole playbook is.
pub(super) fn home(frame: &Frame<'_>, lang: LangIx) -> Value {
    let settings = &frame.site.playbook.settings;
    let mut data = resource(frame, lang, &settings.title[lang], &settings.description[lang]);
    data["learningResourceType"] = json!("playbook");
    script(&data)
}

fn resource(frame: &Frame<'_>, lang: LangIx, name: &str, description: &str) -> Json {
    json!({
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": name,
        "description": description,
        "inLanguage": frame.site.playbook.languages()[lang].tag(),
        "url": frame.href(frame.route),
    })
}

/// Returns a duration of ISO 8601.
fn duration(time: WorkTime) -> String {
    match time.unit {
        TimeUnit::Minutes => format!("PT{}M", time.amount),
        TimeUnit::Hours => format!("PT{}H", time.amount),
        TimeUnit::Days => format!("P{}D", time.amount),
        TimeUnit::Weeks => format!("P{}W", time.amount),
    }
}

/// Returns data as the content of a `script` element, which no text of the playbook can end.
fn script(data: &Json) -> Value {
    Value::safe_string(&data.to_string().replace('<', "\\u003c"))
}
