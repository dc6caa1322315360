//! A site in one language: its words, and everything that more than one page of it shows.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::Serialize;
use tera::{Tera, Value};

use crate::document::AlertKind;
use crate::model::{
    FeaturePage, Guide, GuideIx, LangIx, LensIx, LensStage, Meeting, PageIx, StageId, TermIx, TimeUnit, Vocabulary,
    WorkTime,
};

use super::Site;
use super::collation::Collation;
use super::fragments::{Fragments, GuideFragment, GuideFragments};
use super::strings::Strings;

/// A site in one language.
pub(super) struct Edition {
    shared: Arc<Shared>,
    /// What pages of others show of each guide.
    guides: Vec<Arc<OfGuide>>,
    /// Guides by title, in the order of the language's alphabet; sorted when a page first wants them so.
    by_title: OnceLock<Vec<GuideIx>>,
}

/// What pages of others show of a guide; made when one first does, since most show few of them.
#[derive(Default)]
struct OfGuide {
    /// What lists show; none for a draft that is not shown.
    card: OnceLock<Value>,
    fragments: GuideFragments,
}

/// What an edition has whatever its guides say.
pub(super) struct Shared {
    pub(super) strings: Arc<Strings>,
    /// The templates, with what every page of this language shares.
    pub(super) tera: Tera,
    pub(super) fragments: Fragments,
    pub(super) collation: Collation,
    lang: LangIx,
    /// Names of channels, industries and roles.
    vocabularies: [Vec<Value>; 3],
    /// Each stage's name and address.
    stages: Vec<Value>,
    /// Terms in the order of the language's alphabet.
    pub(super) terms: Vec<TermIx>,
    alerts: [String; AlertKind::ALL.len()],
}

impl std::ops::Deref for Edition {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// What lists show of a guide.
#[derive(Serialize)]
struct GuideCard<'a> {
    id: String,
    stage: &'a str,
    stage_name: &'a str,
    title: &'a str,
    summary: &'a str,
    address: &'a str,
    /// The language of title and summary, where it is not the page's.
    lang: Option<&'a str>,
    activity: &'a str,
    activity_name: &'a str,
    channels: Vec<Value>,
    industries: Vec<Value>,
    roles: Vec<Value>,
    initiative: Named<'a>,
    effort: Named<'a>,
    prepare: Option<Time>,
    run: Option<Time>,
    team: Option<String>,
    updated: Option<Day>,
}

/// An id with its name.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

/// Something that guides can be chosen by.
#[derive(Serialize)]
struct Facet<'a> {
    id: &'a str,
    name: &'a str,
    values: Vec<FacetValue>,
}

#[derive(Serialize)]
struct FacetValue {
    id: String,
    name: String,
}

/// A day, for people and for programs.
#[derive(Serialize)]
struct Day {
    text: String,
    date: String,
}

/// A length of time, for people and for programs.
#[derive(Serialize)]
struct Time {
    text: String,
    /// A duration string of HTML, such as `3d`.
    duration: String,
    minutes: u32,
}

/// What a link to a page shows.
#[derive(Serialize)]
struct PageLink<'a> {
    id: &'a str,
    name: &'a str,
    summary: &'a str,
    address: &'a str,
    lang: Option<&'a str>,
}

/// What a link to a lens shows, with the path of its stages.
#[derive(Serialize)]
struct LensLink<'a> {
    id: &'a str,
    name: &'a str,
    summary: &'a str,
    address: &'a str,
    stages: Vec<LensStep<'a>>,
}

/// A stage of another model on its path.
#[derive(Serialize)]
struct LensStep<'a> {
    id: &'a str,
    name: &'a str,
    /// The stage of the playbook that it meets first.
    first: &'a str,
    /// Ids of the stages and activities that it meets, with a space between them.
    meets: String,
}

/// What a link to a stage shows.
#[derive(Serialize)]
struct StageLink<'a> {
    id: &'a str,
    order: u8,
    name: &'a str,
    summary: &'a str,
    address: &'a str,
}

/// Makes the edition of every language.
pub(super) fn all(site: &Site) -> Vec<Edition> {
    let strings = &site.prepared.strings;
    let languages: Vec<_> = site.playbook.languages().iter().zip(strings).collect();
    languages
        .into_par_iter()
        .map(|((lang, language), strings)| {
            let maker = Maker { site, lang, strings };
            let collation = Collation::of(language.tag());
            let stages = maker.stages();
            let mut tera = super::templates::for_language(&site.prepared.compiled, strings);
            maker.share(tera.global_context(), &stages);
            let mut terms: Vec<TermIx> = (0..).map(TermIx).take(site.playbook.glossary.len()).collect();
            let name = |ix: TermIx| site.playbook.glossary[ix.0 as usize].term[lang].as_str();
            terms.sort_by(|&a, &b| collation.compare(name(a), name(b)));
            let alerts = AlertKind::ALL.map(|alert| strings.text(&format!("alert.{}", alert.as_str())).to_owned());
            let (strings, vocabularies) = (strings.clone(), maker.vocabularies());
            let fragments = Fragments::of(&site.theme);
            let shared =
                Arc::new(Shared { strings, tera, fragments, collation, lang, vocabularies, stages, terms, alerts });
            let guides = std::iter::repeat_with(Arc::default).take(site.playbook.guides.len()).collect();
            Edition { shared, guides, by_title: OnceLock::new() }
        })
        .collect()
}

impl Edition {
    /// Returns the edition of the next site, in which the texts of `changed` alone are other ones.
    pub(super) fn after(&self, changed: &[GuideIx]) -> Self {
        let mut guides = self.guides.clone();
        for guide in changed {
            guides[guide.0 as usize] = Arc::default();
        }
        Self { shared: self.shared.clone(), guides, by_title: OnceLock::new() }
    }

    /// Returns what lists of `site` show of a guide. The value is shared, not copied.
    pub(super) fn card(&self, site: &Site, guide: GuideIx) -> Value {
        let make = || {
            let maker = Maker { site, lang: self.lang, strings: &self.strings };
            let card = maker.card(guide, site.playbook.guide(guide), &self.vocabularies);
            card.map_or_else(Value::none, |card| Value::from_serializable(&card))
        };
        self.guides[guide.0 as usize].card.get_or_init(make).clone()
    }

    /// Returns what lists show of those of `guides` that `site` shows.
    pub(super) fn cards(&self, site: &Site, guides: &[GuideIx]) -> Vec<Value> {
        guides.iter().map(|&guide| self.card(site, guide)).filter(|card| !card.is_none()).collect()
    }

    /// Returns what stands for those of `guides` that `site` shows on pages of a stage, from which a way leads to the
    /// site's root.
    ///
    /// # Errors
    /// Fails where the template of `fragment` does.
    pub(super) fn fragments(
        &self,
        site: &Site,
        fragment: GuideFragment,
        guides: &[GuideIx],
        page: (&str, StageId),
    ) -> Result<Vec<Value>, tera::Error> {
        let shown = guides.iter().map(|&guide| (guide, self.card(site, guide))).filter(|(_, card)| !card.is_none());
        let rendered = shown.map(|(guide, card)| {
            let own = site.playbook.guide(guide).id.stage;
            self.guides[guide.0 as usize].fragments.get(fragment, (card, own), page, &self.tera)
        });
        rendered.collect()
    }

    /// Returns the guides of `site` by title, in the order of the language's alphabet.
    pub(super) fn by_title(&self, site: &Site) -> &[GuideIx] {
        self.by_title.get_or_init(|| {
            let title = |ix: GuideIx| site.playbook.guide(ix).text.get_or_source(self.lang).0.title.as_str();
            let mut guides = site.arrangement.path.clone();
            guides.sort_by(|&a, &b| self.collation.compare(title(a), title(b)));
            guides
        })
    }

    /// Returns a stage's name and address.
    pub(super) fn stage(&self, stage: StageId) -> Value {
        self.stages[stage as usize].clone()
    }

    /// Returns the title of an alert.
    pub(super) fn alert_title(&self, kind: AlertKind) -> &str {
        AlertKind::ALL.iter().position(|&alert| alert == kind).map_or("", |at| &self.alerts[at])
    }
}

/// Makes what an edition shares.
struct Maker<'a> {
    site: &'a Site,
    lang: LangIx,
    strings: &'a Strings,
}

impl Maker<'_> {
    fn vocabularies(&self) -> [Vec<Value>; 3] {
        let settings = &self.site.playbook.settings;
        [&settings.channels, &settings.industries, &settings.roles].map(|terms| {
            let named = terms.0.iter().map(|term| Named { id: &term.id, name: &term.name[self.lang] });
            named.map(|named| Value::from_serializable(&named)).collect()
        })
    }

    fn card<'a>(&'a self, ix: GuideIx, guide: &'a Guide, vocabularies: &[Vec<Value>; 3]) -> Option<GuideCard<'a>> {
        let route = self.site.routes.guide(self.lang, ix)?;
        let (text, text_lang) = guide.text.get_or_source(self.lang);
        let stage = &self.site.playbook.stages[guide.id.stage];
        let activity = stage.activity(guide.activity);
        let pick = |which: usize, terms: &[usize]| terms.iter().map(|&at| vocabularies[which][at].clone()).collect();
        let (initiative, effort) = (guide.initiative.as_str(), guide.effort.as_str());
        Some(GuideCard {
            id: guide.id.to_string(),
            stage: guide.id.stage.as_str(),
            stage_name: &stage.name[self.lang],
            title: &text.title,
            summary: &text.summary,
            address: self.site.routes.address(route).link(),
            lang: self.other_language(text_lang),
            activity: &activity.id,
            activity_name: &activity.name[self.lang],
            channels: pick(0, &guide.channels),
            industries: pick(1, &guide.industries),
            roles: pick(2, &guide.roles),
            initiative: Named { id: initiative, name: self.strings.text(&format!("initiative.{initiative}")) },
            effort: Named { id: effort, name: self.strings.text(&format!("effort.{effort}")) },
            prepare: guide.time.prepare.map(|time| self.time(time)),
            run: guide.time.run.map(|time| self.time(time)),
            team: guide.team.map(|team| {
                let people = if team.min == team.max { String::new() } else { format!("{}–", team.min) };
                people + &self.strings.count("guide.people", u64::from(team.max))
            }),
            updated: guide.updated.map(|date| self.day(date)),
        })
    }

    fn day(&self, date: jiff::civil::Date) -> Day {
        let text = super::strings::fill(self.strings.text("date.pattern"), |name| match name {
            "day" => Some(date.day().to_string()),
            "month" => Some(self.strings.text(&format!("date.month.{}", date.month())).to_owned()),
            "year" => Some(date.year().to_string()),
            _ => None,
        });
        Day { text, date: date.to_string() }
    }

    fn time(&self, time: WorkTime) -> Time {
        let (key, letter) = match time.unit {
            TimeUnit::Minutes => ("time.minutes", 'm'),
            TimeUnit::Hours => ("time.hours", 'h'),
            TimeUnit::Days => ("time.days", 'd'),
            TimeUnit::Weeks => ("time.weeks", 'w'),
        };
        let text = self.strings.count(key, u64::from(time.amount));
        Time { text, duration: format!("{}{letter}", time.amount), minutes: time.minutes() }
    }

    fn other_language(&self, lang: LangIx) -> Option<&str> {
        (lang != self.lang).then(|| self.site.playbook.languages()[lang].tag())
    }

    fn stages(&self) -> Vec<Value> {
        let stages = self.site.playbook.stages.iter();
        stages
            .map(|(id, stage)| {
                Value::from_serializable(&StageLink {
                    id: id.as_str(),
                    order: id.order(),
                    name: &stage.name[self.lang],
                    summary: &stage.summary[self.lang],
                    address: self.site.routes.address(self.site.routes.stage(self.lang, id)).link(),
                })
            })
            .collect()
    }

    /// Puts what every page of the language shares into the templates' global context.
    fn share(&self, context: &mut tera::Context, stages: &[Value]) {
        let (site, routes, settings) = (self.site, &self.site.routes, &self.site.playbook.settings);
        let link = |route| routes.address(route).link();
        let languages: Vec<PageLink<'_>> = site
            .playbook
            .languages()
            .iter()
            .map(|(lang, language)| PageLink {
                id: language.tag(),
                name: site.language_name(lang),
                summary: &settings.title[lang],
                address: link(routes.home(lang)),
                lang: self.other_language(lang),
            })
            .collect();
        let assets: std::collections::BTreeMap<&str, &str> = site
            .theme_files()
            .enumerate()
            .map(|(at, asset)| (asset.name.as_str(), link(routes.theme_asset(at))))
            .collect();
        context.insert("lang", site.playbook.languages()[self.lang].tag());
        context.insert(
            "site",
            &serde_json::json!({
                "title": settings.title[self.lang],
                "description": settings.description[self.lang],
                "address": link(routes.home(self.lang)),
                "feed": link(routes.feed(self.lang)),
                "logo": settings.brand.logo.map(|logo| link(routes.content_asset(logo))),
                "manifest": link(routes.web_manifest(self.lang)),
            }),
        );
        context.insert("facets", &self.facets());
        context.insert("languages", &languages);
        context.insert("search_languages", &self.search_languages());
        context.insert("stages", stages);
        context.insert("features", &self.features());
        context.insert("lenses", &self.lenses());
        context.insert("pages", &self.pages());
        context.insert("assets", &assets);
        context.insert("t", self.strings.tree());
    }

    /// Returns the languages with their search indexes, as JSON for a script.
    fn search_languages(&self) -> String {
        let languages = self.site.playbook.languages().iter();
        let languages: Vec<serde_json::Value> = languages
            .map(|(lang, language)| {
                let index = self.site.routes.address(self.site.routes.search_index(lang)).link();
                serde_json::json!({ "id": language.tag(), "name": self.site.language_name(lang), "index": index })
            })
            .collect();
        serde_json::Value::Array(languages).to_string()
    }

    /// Returns what guides can be chosen by, with the values of each, in the order in which pages offer them.
    fn facets(&self) -> Vec<Facet<'_>> {
        let settings = &self.site.playbook.settings;
        let vocabulary = |terms: &'_ Vocabulary| -> Vec<(String, String)> {
            terms.0.iter().map(|term| (term.id.clone(), term.name[self.lang].clone())).collect()
        };
        let words = |key: &str, words: &[&str]| -> Vec<(String, String)> {
            words
                .iter()
                .map(|word| ((*word).to_owned(), self.strings.text(&format!("{key}.{word}")).to_owned()))
                .collect()
        };
        [
            ("industry", "guide.industries", vocabulary(&settings.industries)),
            ("role", "guide.roles", vocabulary(&settings.roles)),
            ("initiative", "guide.initiative", words("initiative", &["proactive", "reactive"])),
            ("effort", "guide.effort", words("effort", &["low", "medium", "high"])),
        ]
        .into_iter()
        .map(|(id, name, values)| Facet {
            id,
            name: self.strings.text(name),
            values: values.into_iter().map(|(id, name)| FacetValue { id, name }).collect(),
        })
        .collect()
    }

    fn features(&self) -> Vec<PageLink<'_>> {
        let link = |feature| self.site.routes.address(self.site.routes.feature(self.lang, feature)).link();
        FeaturePage::ALL
            .map(|feature| PageLink {
                id: feature.slug(),
                name: self.strings.text(&format!("feature.{}.name", feature.slug())),
                summary: self.strings.text(&format!("feature.{}.summary", feature.slug())),
                address: link(feature),
                lang: None,
            })
            .into()
    }

    fn lenses(&self) -> Vec<LensLink<'_>> {
        let lenses = (0..).map(LensIx).zip(&self.site.playbook.lenses);
        lenses
            .map(|(ix, lens)| LensLink {
                id: &lens.id,
                name: &lens.name[self.lang],
                summary: &lens.summary[self.lang],
                address: self.site.routes.address(self.site.routes.lens(self.lang, ix)).link(),
                stages: lens.stages.iter().map(|stage| self.lens_step(stage)).collect(),
            })
            .collect()
    }

    fn lens_step<'a>(&'a self, stage: &'a LensStage) -> LensStep<'a> {
        let meets = stage.meets.iter().map(|meeting| match *meeting {
            Meeting::Stage(stage) => stage.as_str().to_owned(),
            Meeting::Activity(stage, activity) => {
                format!("{stage}/{}", self.site.playbook.stages[stage].activity(activity).id)
            }
        });
        let first = stage.meets.first().map_or("", |meeting| match meeting {
            Meeting::Stage(stage) | Meeting::Activity(stage, _) => stage.as_str(),
        });
        let meets = meets.collect::<Vec<_>>().join(" ");
        LensStep { id: &stage.id, name: &stage.name[self.lang], first, meets }
    }

    fn pages(&self) -> Vec<PageLink<'_>> {
        let pages = (0..).map(PageIx).zip(&self.site.playbook.pages);
        pages
            .map(|(ix, page)| {
                let (text, lang) = page.text.get_or_source(self.lang);
                PageLink {
                    id: &page.slug,
                    name: &text.title,
                    summary: &text.summary,
                    address: self.site.routes.address(self.site.routes.page(self.lang, ix)).link(),
                    lang: self.other_language(lang),
                }
            })
            .collect()
    }
}
