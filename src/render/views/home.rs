//! The home page: the five stages as a path.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, GuideIx, LangIx, Playbook, VocabularyTerm};
use crate::schema::VocabularyIx;
use crate::schema::guide::FactIx;

use super::article::ArticleView;
use super::linked_data;
use super::page_context::{PageContext, PageMeta};
use crate::render::inline::Inline;
use crate::render::menu::{self, MenuLink};

/// How many of the newest guides the home page shows.
const NEWEST: usize = 5;

/// How many guides it gives a reader to begin with.
const FIRST: usize = 3;

#[derive(Serialize)]
struct HomeView<'a> {
    /// The introduction that the playbook has for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    intro: Option<ArticleView<'a>>,
    description_html: Inline<'a>,
    /// Where each kind of reader begins.
    doors: Vec<MenuLink<'a>>,
    /// How many guides there are.
    guides: usize,
    path: Vec<PathStep<'a>>,
    newest: Vec<Value>,
    starts: Vec<Start<'a>>,
    linked_data: Value,
}

/// Where to begin, for each value of something that readers differ in.
#[derive(Serialize)]
struct Start<'a> {
    /// What they differ in: `role` or `industry`, as filters call it.
    facet: &'static str,
    readers: Vec<Reader<'a>>,
}

/// A kind of reader, and the guides to begin with.
#[derive(Serialize)]
struct Reader<'a> {
    id: &'a str,
    name: &'a str,
    name_html: Inline<'a>,
    guides: Vec<Value>,
    /// How many guides there are in all.
    count: usize,
}

/// A stage as a step of the path.
#[derive(Serialize)]
struct PathStep<'a> {
    stage: Value,
    customer: &'a str,
    customer_html: Inline<'a>,
    guides: usize,
    /// How many guides of other stages are shown there too.
    guests: usize,
}

/// Renders the home page.
pub(super) fn home(page: &PageContext<'_>, lang: LangIx) -> Result<Vec<u8>, Diagnostic> {
    let site = page.site;
    let locale = page.locale(lang);
    let newest = newest(&site.order.newest, &site.playbook);
    let mut starts = vec![
        start(page, lang, "role", (VocabularyIx::ROLES, FactIx::ROLES)),
        start(page, lang, "industry", (VocabularyIx::INDUSTRIES, FactIx::INDUSTRIES)),
    ];
    starts.retain(|start| !start.readers.is_empty());
    let text = site.playbook.feature(FeaturePage::Home);
    let intro = text.map(|text| ArticleView::new(page, lang, FeaturePage::Home.slug(), text)).transpose()?;
    let view = HomeView {
        intro,
        description_html: page.inline(lang, &site.playbook.settings.description),
        path: site
            .playbook
            .stages
            .iter()
            .map(|(id, stage)| PathStep {
                stage: locale.stage(id),
                customer: stage.customer[lang].words(),
                customer_html: page.inline(lang, &stage.customer),
                guides: site.order.by_stage[id].len(),
                guests: site.order.guests_of(id, &site.playbook).len(),
            })
            .collect(),
        doors: menu::links(&site.playbook.settings.doors, site, lang, site.strings(lang)),
        guides: site.order.path.len(),
        newest: locale.cards(newest),
        starts,
        linked_data: linked_data::home(page, lang)?,
    };
    let settings = &site.playbook.settings;
    let heading = PageMeta {
        kind: "home",
        lang,
        title: &settings.title[lang],
        description: text.map_or(&settings.description[lang], |text| &text.get_or_source(lang).0.summary).words(),
        stage: None,
    };
    page.render(&heading, "home", &view)
}

/// Returns the guides that changed last; none where all are of one day, which says nothing.
fn newest<'a>(dated: &'a [GuideIx], playbook: &Playbook) -> &'a [GuideIx] {
    let day = |ix: &GuideIx| playbook.guide(*ix).facts.date(FactIx::UPDATED);
    let newest = &dated[..dated.len().min(NEWEST)];
    let differs = newest.iter().any(|ix| day(ix) != newest.first().and_then(day));
    if differs || newest.len() == 1 { newest } else { &[] }
}

/// Returns where each kind of reader begins: with the guides that cost the least effort, in the order of the path.
fn start<'a>(
    page: &'a PageContext<'_>,
    lang: LangIx,
    facet: &'static str,
    (vocabulary, fact): (VocabularyIx, FactIx),
) -> Start<'a> {
    let site = page.site;
    let reader = |(at, term): (u32, &'a VocabularyTerm)| {
        let facts = |ix: GuideIx| &site.playbook.guide(ix).facts;
        let path = site.order.path.iter().copied();
        let mut guides: Vec<GuideIx> = path.filter(|&ix| facts(ix).names(fact).contains(&at)).collect();
        // One that does not state its effort is not taken for an easy one.
        guides.sort_by_key(|&ix| facts(ix).word(FactIx::EFFORT).unwrap_or(u8::MAX));
        let first = &guides[..guides.len().min(FIRST)];
        Reader {
            id: &term.id,
            name: &term.name[lang],
            name_html: page.name(lang, &term.name),
            guides: page.locale(lang).cards(first),
            count: guides.len(),
        }
    };
    let terms = &site.playbook.settings.vocabulary(vocabulary).terms;
    let readers = (0..).zip(terms).map(reader).filter(|reader| reader.count > 0);
    Start { facet, readers: readers.collect() }
}
