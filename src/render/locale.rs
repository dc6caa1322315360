//! A site in one language: its words, and everything that more than one page of it shows.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use tera::{Context, Tera, Value};

use crate::diagnostic::Diagnostic;
use crate::document::AlertKind;
use crate::model::{
    FeaturePage, Guide, GuideIx, LangIx, LensIx, LensStage, Localized, Meeting, PageIx, PerStage, Stage, StageId,
    TermIx,
};

use super::collation::Collation;
use super::context::SiteContext;
use super::facts::{FactViews, Filter};
use super::fragments::{Area, Fragments, GuideFragment, GuideFragments};
use super::inline::Inline;
use super::menu;
use super::strings::Strings;
use super::templates;

/// Room for a page; most need no more.
const PAGE_BYTES: usize = 64 * 1024;

/// A site in one language. It is all that rendering in that language needs.
pub(super) struct LocaleContext {
    pub(super) site: Arc<SiteContext>,
    shared: Arc<Shared>,
    /// What pages of others show of each guide.
    guides: Vec<Arc<GuideParts>>,
    /// Guides by title, in the order of the language's alphabet; sorted when a page first wants them so.
    by_title: OnceLock<Vec<GuideIx>>,
}

/// What pages of others show of a guide; made when one first does, since most show few of them.
#[derive(Default)]
struct GuideParts {
    /// What lists show; none for a draft that is not shown.
    card: OnceLock<Value>,
    fragments: GuideFragments,
}

/// What a language has whatever its guides say.
pub(super) struct Shared {
    pub(super) lang: LangIx,
    pub(super) strings: Arc<Strings>,
    /// The templates, with what every page of this language shares.
    pub(super) tera: Tera,
    pub(super) fragments: Fragments,
    pub(super) collation: Collation,
    /// What guides can state.
    facts: FactViews,
    /// Each stage's name and address.
    stages: Vec<Value>,
    /// The names of stages and activities that cards show.
    names: PerStage<StageNames>,
    /// Terms in the order of the language's alphabet.
    pub(super) terms: Vec<TermIx>,
    alerts: [String; AlertKind::ALL.len()],
}

impl std::ops::Deref for LocaleContext {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// The names of a stage and its activities, which many cards share.
struct StageNames {
    stage: Name,
    activities: Vec<Name>,
}

/// A name as words, and as a page shows it.
struct Name {
    words: Value,
    html: Value,
}

/// What lists show of a guide.
struct GuideCard<'a> {
    id: String,
    stage: &'a str,
    stage_name: &'a Name,
    title: &'a str,
    summary: &'a str,
    address: &'a str,
    /// The language of title and summary, where it is not the page's.
    lang: Option<&'a str>,
    activity: &'a str,
    activity_name: &'a Name,
    /// The other stages and activities that it is shown in, as the content names them.
    also: Vec<String>,
    /// The guide's facts, by their names.
    facts: Vec<(&'a str, Value)>,
}

impl Serialize for GuideCard<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { id, stage, stage_name, title, summary, address, lang, activity, activity_name, also, facts, .. } =
            self;
        let mut card = serializer.serialize_map(Some(12 + facts.len()))?;
        card.serialize_entry("id", id)?;
        card.serialize_entry("stage", stage)?;
        card.serialize_entry("stage_name", &stage_name.words)?;
        card.serialize_entry("stage_name_html", &stage_name.html)?;
        card.serialize_entry("title", title)?;
        card.serialize_entry("summary", summary)?;
        card.serialize_entry("address", address)?;
        card.serialize_entry("lang", lang)?;
        card.serialize_entry("activity", activity)?;
        card.serialize_entry("activity_name", &activity_name.words)?;
        card.serialize_entry("activity_name_html", &activity_name.html)?;
        // Few guides have any: the others have no such key.
        if !also.is_empty() {
            card.serialize_entry("also", also)?;
        }
        for (name, value) in facts {
            card.serialize_entry(name, value)?;
        }
        card.end()
    }
}

/// What templates see as `site`.
#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    title_html: Inline<'a>,
    description: &'a str,
    address: &'a str,
    feed: Option<&'a str>,
    logo: Option<&'a str>,
    manifest: &'a str,
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

/// What a link to a language shows.
#[derive(Serialize)]
struct LanguageLink<'a> {
    #[serde(flatten)]
    link: PageLink<'a>,
    /// What it is called within a sentence of the page's language.
    called: &'a str,
}

/// What a link to a lens shows, with the path of its stages.
#[derive(Serialize)]
struct LensLink<'a> {
    id: &'a str,
    name: &'a str,
    name_html: Inline<'a>,
    summary: &'a str,
    address: &'a str,
    stages: Vec<LensStep<'a>>,
}

/// A stage of another model on its path.
#[derive(Serialize)]
struct LensStep<'a> {
    id: &'a str,
    name: &'a str,
    name_html: Inline<'a>,
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
    name_html: Inline<'a>,
    summary: &'a str,
    address: &'a str,
}

impl LocaleContext {
    /// Makes the context of every language.
    pub(super) fn all(site: &Arc<SiteContext>) -> Vec<Self> {
        let languages: Vec<LangIx> = site.playbook.languages().iter().map(|(lang, _)| lang).collect();
        languages.into_par_iter().map(|lang| Self::new(site.clone(), lang)).collect()
    }

    fn new(site: Arc<SiteContext>, lang: LangIx) -> Self {
        let builder = LocaleBuilder { site: &site, lang, strings: site.strings(lang) };
        let shared = Arc::new(builder.shared());
        let guides = std::iter::repeat_with(Arc::default).take(site.playbook.guides.len()).collect();
        Self { site, shared, guides, by_title: OnceLock::new() }
    }

    /// Returns the context of the same language of `site`, in which the texts of `changed` alone are other ones.
    pub(super) fn with_other_texts(&self, site: &Arc<SiteContext>, changed: &[GuideIx]) -> Self {
        let mut guides = self.guides.clone();
        for guide in changed {
            guides[guide.0 as usize] = Arc::default();
        }
        Self { site: site.clone(), shared: self.shared.clone(), guides, by_title: OnceLock::new() }
    }

    /// Returns what lists show of a guide. The value is shared, not copied.
    pub(super) fn card(&self, guide: GuideIx) -> Value {
        self.guides[guide.0 as usize].card.get_or_init(|| self.make_card(guide)).clone()
    }

    fn make_card(&self, guide: GuideIx) -> Value {
        let builder = LocaleBuilder { site: &self.site, lang: self.lang, strings: &self.strings };
        let card = builder.card((guide, self.site.playbook.guide(guide)), &self.facts, &self.names);
        card.map_or_else(Value::none, |card| Value::from_serializable(&card))
    }

    /// Returns what lists show of those of `guides` that the site shows.
    pub(super) fn cards(&self, guides: &[GuideIx]) -> Vec<Value> {
        guides.iter().map(|&guide| self.card(guide)).filter(|card| !card.is_none()).collect()
    }

    /// Returns what stands for those of `guides` that the site shows on pages of an area.
    ///
    /// # Errors
    /// Fails where the template of `fragment` does.
    pub(super) fn guide_fragments(
        &self,
        fragment: GuideFragment,
        guides: &[GuideIx],
        area: Area<'_>,
    ) -> Result<Vec<Value>, Diagnostic> {
        let shown = guides.iter().map(|&guide| (guide, self.card(guide))).filter(|(_, card)| !card.is_none());
        let rendered = shown.map(|(guide, card)| {
            let near = Some(self.site.playbook.guide(guide).id.stage) == area.stage;
            self.guides[guide.0 as usize].fragments.get(fragment, card, (area.root, near), &self.tera)
        });
        rendered.collect::<Result<_, _>>().map_err(|error| self.template_failed(&error))
    }

    /// Returns the guides by title, in the order of the language's alphabet.
    pub(super) fn by_title(&self) -> &[GuideIx] {
        self.by_title.get_or_init(|| {
            let playbook = &self.site.playbook;
            let title = |ix: GuideIx| playbook.guide(ix).text.get_or_source(self.lang).0.title.as_str();
            let mut guides = self.site.order.path.clone();
            guides.sort_by(|&a, &b| self.collation.compare(title(a), title(b)));
            guides
        })
    }

    /// Returns what readers can choose among these guides by.
    pub(super) fn filters(&self, guides: &[GuideIx]) -> Vec<Filter<'_>> {
        let playbook = &self.site.playbook;
        let guides: Vec<&Guide> = guides.iter().map(|&ix| playbook.guide(ix)).collect();
        self.facts.filters(&playbook.settings, &guides)
    }

    /// Returns a stage's name and address.
    pub(super) fn stage(&self, stage: StageId) -> Value {
        self.stages[stage as usize].clone()
    }

    /// Returns what a language is called within a sentence of this one.
    pub(super) fn called(&self, lang: LangIx) -> &str {
        self.strings.language_called(self.site.tag(lang)).unwrap_or_else(|| self.site.language_name(lang))
    }

    /// Returns what links to pages show.
    pub(super) fn page_links(&self, pages: &[PageIx]) -> Vec<Value> {
        let builder = LocaleBuilder { site: &self.site, lang: self.lang, strings: &self.strings };
        pages.iter().map(|&page| Value::from_serializable(&builder.page_link(page))).collect()
    }

    /// Returns the title of an alert.
    pub(super) fn alert_title(&self, kind: AlertKind) -> &str {
        AlertKind::ALL.iter().position(|&alert| alert == kind).map_or("", |at| &self.alerts[at])
    }

    /// Fills the template `name` with what all pages of an area share, what a page says of itself and what it shows
    /// under `key`.
    ///
    /// # Errors
    /// Returns a diagnostic where the template fails, for example at a value that no page has.
    pub(super) fn fill<T: Serialize>(
        &self,
        (name, key): (&str, &'static str),
        (area, page): (Area<'_>, &impl Serialize),
        shown: &T,
    ) -> Result<Vec<u8>, Diagnostic> {
        let failed = |error: tera::Error| self.template_failed(&error);
        let mut context = Context::new();
        context.insert_value("page", Value::try_from_serializable(page).map_err(failed)?);
        context.insert_value("area", Value::try_from_serializable(&area).map_err(failed)?);
        context.insert_value("fragments", self.fragments.of_area(area, &self.tera).map_err(failed)?);
        context.insert_value(key, Value::try_from_serializable(shown).map_err(failed)?);
        let mut bytes = Vec::with_capacity(PAGE_BYTES);
        self.tera.render_to(name, &context, &mut bytes).map_err(failed)?;
        Ok(bytes)
    }

    /// Returns the diagnostic of a template that failed.
    pub(super) fn template_failed(&self, error: &tera::Error) -> Diagnostic {
        templates::diagnostic(&self.site.theme.files, error)
    }
}

/// Makes what the pages of a language share.
struct LocaleBuilder<'a> {
    site: &'a SiteContext,
    lang: LangIx,
    strings: &'a Arc<Strings>,
}

impl LocaleBuilder<'_> {
    fn shared(&self) -> Shared {
        let (site, lang, strings) = (self.site, self.lang, self.strings);
        let collation = Collation::of(site.tag(lang));
        let stages = self.stages();
        let guides: Vec<&Guide> = site.order.path.iter().map(|&ix| site.playbook.guide(ix)).collect();
        let facts = FactViews::new(&site.playbook.settings, &guides, lang, strings);
        let mut tera = templates::for_language(&site.theme.templates, strings);
        self.share(tera.global_context(), &stages, &facts);
        let mut terms: Vec<TermIx> = (0..).map(TermIx).take(site.playbook.glossary.len()).collect();
        let name = |ix: TermIx| site.playbook.glossary[ix.0 as usize].term[lang].as_str();
        terms.sort_by(|&a, &b| collation.compare(name(a), name(b)));
        Shared {
            lang,
            strings: strings.clone(),
            tera,
            fragments: Fragments::of(&site.theme.files),
            collation,
            facts,
            stages,
            names: PerStage::from_fn(|id| self.stage_names(&site.playbook.stages[id])),
            terms,
            alerts: AlertKind::ALL.map(|alert| strings.text(&format!("alert.{}", alert.as_str())).to_owned()),
        }
    }

    fn card<'a>(
        &'a self,
        (ix, guide): (GuideIx, &'a Guide),
        views: &'a FactViews,
        names: &'a PerStage<StageNames>,
    ) -> Option<GuideCard<'a>> {
        let route = self.site.routes.guide(self.lang, ix)?;
        let (text, text_lang) = guide.text.get_or_source(self.lang);
        let stage = &self.site.playbook.stages[guide.id.stage];
        let activity = stage.activity(guide.activity);
        let mut facts = Vec::with_capacity(self.site.playbook.settings.facts.len() + 1);
        let tag = |lang| self.site.tag(lang);
        views.put(guide, (self.strings, tag), |name, value| facts.push((name, value)));
        Some(GuideCard {
            id: guide.id.to_string(),
            stage: guide.id.stage.as_str(),
            stage_name: &names[guide.id.stage].stage,
            title: &text.title,
            summary: text.summary.words(),
            address: self.site.routes.link(route),
            lang: self.other_language(text_lang),
            activity: &activity.id,
            activity_name: &names[guide.id.stage].activities[guide.activity.0 as usize],
            also: guide.also.iter().map(|&place| self.site.place_name(place)).collect(),
            facts,
        })
    }

    fn stage_names(&self, stage: &Stage) -> StageNames {
        let name = |name: &Localized| Name {
            words: Value::from(name[self.lang].as_str()),
            html: Value::from_serializable(&self.name(name)),
        };
        let activities = stage.activities.iter().map(|activity| name(&activity.name));
        StageNames { stage: name(&stage.name), activities: activities.collect() }
    }

    fn name<'a>(&self, name: &'a Localized) -> Inline<'a> {
        Inline::name(self.site, self.lang, name)
    }

    fn other_language(&self, lang: LangIx) -> Option<&str> {
        (lang != self.lang).then(|| self.site.tag(lang))
    }

    fn stages(&self) -> Vec<Value> {
        let stages = self.site.playbook.stages.iter();
        stages
            .map(|(id, stage)| {
                Value::from_serializable(&StageLink {
                    id: id.as_str(),
                    order: id.order(),
                    name: &stage.name[self.lang],
                    name_html: self.name(&stage.name),
                    summary: stage.summary[self.lang].words(),
                    address: self.site.routes.link(self.site.routes.stage(self.lang, id)),
                })
            })
            .collect()
    }

    /// Puts what every page of the language shares into the templates' global context.
    fn share(&self, context: &mut tera::Context, stages: &[Value], facts: &FactViews) {
        let (site, routes, settings) = (self.site, &self.site.routes, &self.site.playbook.settings);
        let link = |route| routes.link(route);
        let languages: Vec<LanguageLink<'_>> = site
            .playbook
            .languages()
            .iter()
            .map(|(lang, language)| LanguageLink {
                link: PageLink {
                    id: language.tag(),
                    name: site.language_name(lang),
                    summary: &settings.title[lang],
                    address: link(routes.home(lang)),
                    lang: self.other_language(lang),
                },
                called: self.called(lang),
            })
            .collect();
        let assets: std::collections::BTreeMap<&str, &str> = site
            .theme_assets()
            .enumerate()
            .map(|(at, asset)| (asset.name.as_str(), link(routes.theme_asset(at))))
            .collect();
        context.insert("lang", site.tag(self.lang));
        let view = SiteView {
            title: &settings.title[self.lang],
            title_html: self.name(&settings.title),
            description: settings.description[self.lang].words(),
            address: link(routes.home(self.lang)),
            // Only what has a date is new.
            feed: (!site.order.newest.is_empty()).then(|| link(routes.feed(self.lang))),
            logo: settings.brand.logo.and_then(|logo| routes.content_asset(logo)).map(link),
            manifest: link(routes.web_manifest(self.lang)),
        };
        context.insert("site", &view);
        context.insert("facets", &facts.facets(settings));
        context.insert("facts", &facts.shown(settings, self.strings));
        context.insert("languages", &languages);
        context.insert("search_languages", &self.search_languages());
        context.insert("stages", stages);
        context.insert("features", &self.features());
        context.insert("lenses", &self.lenses());
        let pages: Vec<PageLink<'_>> = site.pages.roots.iter().map(|&page| self.page_link(page)).collect();
        context.insert("pages", &pages);
        if let Some(menu) = &settings.menu {
            context.insert("menu", &menu::links(menu, site, self.lang, self.strings));
        }
        context.insert("assets", &assets);
        context.insert("t", self.strings.tree());
    }

    /// Returns what a language is called within a sentence of this one.
    fn called(&self, lang: LangIx) -> &str {
        let site = self.site;
        self.strings.language_called(site.tag(lang)).unwrap_or_else(|| site.language_name(lang))
    }

    /// Returns the languages with their search indexes, as JSON for a script.
    fn search_languages(&self) -> String {
        let languages = self.site.playbook.languages().iter();
        let languages: Vec<serde_json::Value> = languages
            .map(|(lang, language)| {
                let index = self.site.routes.link(self.site.routes.search_index(lang));
                let name = self.site.language_name(lang);
                serde_json::json!({ "id": language.tag(), "name": name, "called": self.called(lang), "index": index })
            })
            .collect();
        serde_json::Value::Array(languages).to_string()
    }

    fn features(&self) -> Vec<PageLink<'_>> {
        let link = |feature| self.site.routes.link(self.site.routes.feature(self.lang, feature));
        FeaturePage::ALL
            .map(|feature| PageLink {
                id: feature.slug(),
                name: self.strings.text(&format!("feature.{}.name", feature.slug())),
                summary: self.site.feature_summary(self.lang, feature),
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
                name_html: self.name(&lens.name),
                summary: lens.summary[self.lang].words(),
                address: self.site.routes.link(self.site.routes.lens(self.lang, ix)),
                stages: lens.stages.iter().map(|stage| self.lens_step(stage)).collect(),
            })
            .collect()
    }

    fn lens_step<'a>(&'a self, stage: &'a LensStage) -> LensStep<'a> {
        let meets = stage.meets.iter().map(|&place| self.site.place_name(place));
        let first = stage.meets.first().map_or("", |meeting| match meeting {
            Meeting::Stage(stage) | Meeting::Activity(stage, _) => stage.as_str(),
        });
        let meets = meets.collect::<Vec<_>>().join(" ");
        LensStep { id: &stage.id, name: &stage.name[self.lang], name_html: self.name(&stage.name), first, meets }
    }

    fn page_link(&self, ix: PageIx) -> PageLink<'_> {
        let page = &self.site.playbook.pages[ix.0 as usize];
        let (text, lang) = page.text.get_or_source(self.lang);
        PageLink {
            id: &page.slug,
            name: &text.title,
            summary: text.summary.words(),
            address: self.site.routes.link(self.site.routes.page(self.lang, ix)),
            lang: self.other_language(lang),
        }
    }
}
