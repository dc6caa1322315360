//! A site in one language: its words, and everything that more than one page of it shows.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use tera::{Tera, Value};

use crate::model::{
    AlertKind, FeaturePage, Guide, GuideIx, LangIx, LensIx, LensStage, Meeting, PageIx, StageId, TermIx,
};

use super::Site;
use super::arrangement::ALERTS;
use super::collation::Collation;
use super::facts::FactViews;
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
    /// What guides can state.
    facts: FactViews,
    /// Each stage's name and address.
    stages: Vec<Value>,
    /// Terms in the order of the language's alphabet.
    pub(super) terms: Vec<TermIx>,
    alerts: [String; ALERTS.len()],
}

impl std::ops::Deref for Edition {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// What lists show of a guide.
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
    /// The guide's facts, by their names.
    facts: Vec<(&'a str, Value)>,
}

impl Serialize for GuideCard<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { id, stage, stage_name, title, summary, address, lang, activity, activity_name, facts } = self;
        let mut card = serializer.serialize_map(Some(9 + facts.len()))?;
        card.serialize_entry("id", id)?;
        card.serialize_entry("stage", stage)?;
        card.serialize_entry("stage_name", stage_name)?;
        card.serialize_entry("title", title)?;
        card.serialize_entry("summary", summary)?;
        card.serialize_entry("address", address)?;
        card.serialize_entry("lang", lang)?;
        card.serialize_entry("activity", activity)?;
        card.serialize_entry("activity_name", activity_name)?;
        for (name, value) in facts {
            card.serialize_entry(name, value)?;
        }
        card.end()
    }
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
            let facts = FactViews::new(&site.playbook.settings, lang, strings);
            let mut tera = super::templates::for_language(&site.prepared.compiled, strings);
            maker.share(tera.global_context(), &stages, &facts);
            let mut terms: Vec<TermIx> = (0..).map(TermIx).take(site.playbook.glossary.len()).collect();
            let name = |ix: TermIx| site.playbook.glossary[ix.0 as usize].term[lang].as_str();
            terms.sort_by(|&a, &b| collation.compare(name(a), name(b)));
            let alerts = ALERTS.map(|alert| strings.text(&format!("alert.{}", alert.as_str())).to_owned());
            let (strings, fragments) = (strings.clone(), Fragments::of(&site.theme));
            let shared = Arc::new(Shared { strings, tera, fragments, collation, lang, facts, stages, terms, alerts });
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
            let card = maker.card(guide, site.playbook.guide(guide), &self.facts);
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
        ALERTS.iter().position(|&alert| alert == kind).map_or("", |at| &self.alerts[at])
    }
}

/// Makes what an edition shares.
struct Maker<'a> {
    site: &'a Site,
    lang: LangIx,
    strings: &'a Strings,
}

impl Maker<'_> {
    fn card<'a>(&'a self, ix: GuideIx, guide: &'a Guide, views: &'a FactViews) -> Option<GuideCard<'a>> {
        let route = self.site.routes.guide(self.lang, ix)?;
        let (text, text_lang) = guide.text.get_or_source(self.lang);
        let stage = &self.site.playbook.stages[guide.id.stage];
        let activity = stage.activity(guide.activity);
        let mut facts = Vec::with_capacity(self.site.playbook.settings.facts.len() + 1);
        views.put(guide, self.strings, |name, value| facts.push((name, value)));
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
            facts,
        })
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
    fn share(&self, context: &mut tera::Context, stages: &[Value], facts: &FactViews) {
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
        context.insert("facets", &facts.facets(settings));
        context.insert("facts", &facts.shown(settings, self.strings));
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
