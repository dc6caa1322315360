//! A stage: what it is for, its activities with their guides, what to remember and questions to learn by; and the pages
//! that list the guides which the stage's own page has no room for.

use serde::Serialize;
use tera::Value;

use crate::addresses::GUIDES_PER_PART;
use crate::diagnostic::Diagnostic;
use crate::model::{ActivityIx, LangIx, Localized, Metric, Question, Sentence, Stage, StageId};
use crate::render::order::ListedGuide;
use crate::render::quiz::QuizView;
use crate::render::strings::fill;

use super::linked_data;
use super::page_context::{PageContext, PageMeta};
use crate::render::facts::Filter;
use crate::render::inline::Inline;

#[derive(Serialize)]
struct StageView<'a> {
    id: &'static str,
    order: u8,
    name: &'a str,
    name_html: Inline<'a>,
    /// The language of texts that are not in the page's, if there are any.
    untranslated: Option<&'a str>,
    summary: &'a str,
    summary_html: Inline<'a>,
    goal: &'a str,
    goal_html: Inline<'a>,
    customer: &'a str,
    customer_html: Inline<'a>,
    activities: Vec<ActivityView<'a>>,
    /// Guides of others that are shown in the stage as a whole.
    guests: Vec<Value>,
    filters: Vec<Filter<'a>>,
    /// How many guides the stage has.
    total: usize,
    parts: Vec<PartLink<'a>>,
    metrics: Vec<MetricView<'a>>,
    exit_criteria: Vec<&'a str>,
    exit_criteria_html: Vec<Inline<'a>>,
    key_facts: Vec<&'a str>,
    key_facts_html: Vec<Inline<'a>>,
    learn: Questions<'a>,
    previous: Option<Value>,
    next: Option<Value>,
    linked_data: Value,
}

/// A further part of a stage's list of guides.
#[derive(Serialize)]
struct StagePartView<'a> {
    stage: Value,
    number: usize,
    activities: Vec<ActivityView<'a>>,
    guests: Vec<Value>,
    filters: Vec<Filter<'a>>,
    parts: Vec<PartLink<'a>>,
}

/// A link to a part of a stage's list of guides; there are none where the stage's page lists them all.
#[derive(Serialize)]
struct PartLink<'a> {
    number: usize,
    address: &'a str,
    current: bool,
}

/// An activity and the guides to it.
#[derive(Serialize)]
struct ActivityView<'a> {
    id: &'a str,
    name: &'a str,
    name_html: Inline<'a>,
    guides: Vec<Value>,
    /// Those that are at home elsewhere.
    guests: Vec<Value>,
}

/// Something that is measured, and how.
#[derive(Serialize)]
pub(super) struct MetricView<'a> {
    id: &'a str,
    name: &'a str,
    name_html: Inline<'a>,
    measure: &'a str,
    measure_html: Inline<'a>,
}

impl<'a> MetricView<'a> {
    /// Returns the view of a metric.
    pub(super) fn new(page: &PageContext<'_>, lang: LangIx, metric: &'a Metric) -> Self {
        Self {
            id: &metric.id,
            name: &metric.name[lang],
            name_html: page.name(lang, &metric.name),
            measure: metric.measure[lang].words(),
            measure_html: page.inline(lang, &metric.measure),
        }
    }
}

/// A stage's questions.
#[derive(Serialize)]
pub(super) struct Questions<'a> {
    review: Vec<ReviewView<'a>>,
    quiz: Vec<QuizView<'a>>,
}

#[derive(Serialize)]
struct ReviewView<'a> {
    /// Names the question among all; the same in every language.
    name: String,
    question: &'a str,
    question_html: Inline<'a>,
    answer: &'a str,
    answer_html: Inline<'a>,
}

impl<'a> Questions<'a> {
    /// Returns the questions of a stage.
    pub(super) fn of_stage(page: &PageContext<'_>, stage: &'a Stage, lang: LangIx) -> Self {
        let id = stage.id;
        let review = (1..).zip(&stage.review_questions).map(|(number, review): (usize, _)| ReviewView {
            name: format!("review-{id}-{number}"),
            question: review.question[lang].words(),
            question_html: page.inline(lang, &review.question),
            answer: review.answer[lang].words(),
            answer_html: page.inline(lang, &review.answer),
        });
        let quiz = (1..).zip(&stage.quiz).map(|(number, quiz): (usize, _)| {
            QuizView::new(&|text| page.inline(lang, text), format!("quiz-{id}-{number}"), quiz)
        });
        Self { review: review.collect(), quiz: quiz.collect() }
    }
}

/// Renders the page of a stage.
pub(super) fn stage(page: &PageContext<'_>, lang: LangIx, id: StageId) -> Result<Vec<u8>, Diagnostic> {
    let (stage, locale) = (&page.site.playbook.stages[id], page.locale(lang));
    let neighbour = |at: Option<usize>| at.and_then(|at| StageId::ALL.get(at)).map(|&id| locale.stage(id));
    let view = StageView {
        id: id.as_str(),
        order: id.order(),
        name: &stage.name[lang],
        name_html: page.name(lang, &stage.name),
        untranslated: page.other_language(lang, languages(stage, lang)),
        summary: stage.summary[lang].words(),
        summary_html: page.inline(lang, &stage.summary),
        goal: stage.goal[lang].words(),
        goal_html: page.inline(lang, &stage.goal),
        customer: stage.customer[lang].words(),
        customer_html: page.inline(lang, &stage.customer),
        activities: activities(page, lang, stage, 0),
        guests: guests(page, lang, id, 0),
        filters: filters(page, lang, id, 0),
        total: page.site.order.by_stage[id].len(),
        parts: part_links(page, lang, id),
        metrics: stage.metrics.iter().map(|metric| MetricView::new(page, lang, metric)).collect(),
        exit_criteria: words(&stage.exit_criteria, lang),
        exit_criteria_html: inlines(page, &stage.exit_criteria, lang),
        key_facts: words(&stage.key_facts, lang),
        key_facts_html: inlines(page, &stage.key_facts, lang),
        learn: Questions::of_stage(page, stage, lang),
        previous: neighbour((id as usize).checked_sub(1)),
        next: neighbour(Some(id as usize + 1)),
        linked_data: linked_data::stage(page, lang, stage)?,
    };
    let heading = PageMeta {
        kind: "stage",
        lang,
        title: &stage.name[lang],
        description: stage.summary[lang].words(),
        stage: Some(id),
    };
    page.render(&heading, "stage", &view)
}

/// Returns the language of each text of a stage on its page in `lang`.
fn languages(stage: &Stage, lang: LangIx) -> impl Iterator<Item = LangIx> + '_ {
    let names = stage.activities.iter().map(|activity| &activity.name);
    let names = names.chain(stage.metrics.iter().map(|metric| &metric.name)).chain([&stage.name]);
    let sentences = [&stage.summary, &stage.goal, &stage.customer].into_iter();
    let sentences = sentences.chain(stage.metrics.iter().map(|metric| &metric.measure));
    let sentences = sentences.chain(&stage.exit_criteria).chain(&stage.key_facts);
    let sentences =
        sentences.chain(stage.review_questions.iter().flat_map(|review| [&review.question, &review.answer]));
    let sentences = sentences.chain(stage.quiz.iter().flat_map(Question::texts));
    let sentences = sentences.map(move |text| text.language(lang));
    sentences.chain(names.map(move |name| name.language(lang)))
}

fn words(texts: &[Localized<Sentence>], lang: LangIx) -> Vec<&str> {
    texts.iter().map(|text| text[lang].words()).collect()
}

fn inlines<'a>(page: &PageContext<'_>, texts: &'a [Localized<Sentence>], lang: LangIx) -> Vec<Inline<'a>> {
    texts.iter().map(|text| page.inline(lang, text)).collect()
}

/// Renders a further part of the list of a stage's guides.
pub(super) fn part(page: &PageContext<'_>, lang: LangIx, id: StageId, part: usize) -> Result<Vec<u8>, Diagnostic> {
    let (stage, locale) = (&page.site.playbook.stages[id], page.locale(lang));
    let parts = part_links(page, lang, id);
    let title = fill(locale.strings.text("stage.part"), |name| match name {
        "stage" => Some(stage.name[lang].clone()),
        "n" => Some((part + 1).to_string()),
        "total" => Some(parts.len().to_string()),
        _ => None,
    });
    let view = StagePartView {
        stage: locale.stage(id),
        number: part + 1,
        activities: activities(page, lang, stage, part),
        guests: guests(page, lang, id, part),
        filters: filters(page, lang, id, part),
        parts,
    };
    let heading =
        PageMeta { kind: "stage-part", lang, title: &title, description: stage.summary[lang].words(), stage: Some(id) };
    page.render(&heading, "list", &view)
}

/// The most guides that are seen at a glance: among so few there is nothing to choose by.
const AT_A_GLANCE: usize = 8;

/// Returns what readers can choose among the guides of a part by.
fn filters<'a>(page: &'a PageContext<'_>, lang: LangIx, stage: StageId, part: usize) -> Vec<Filter<'a>> {
    let all = &page.site.order.listed[stage];
    if all.len() <= AT_A_GLANCE {
        return Vec::new();
    }
    let listed = part_of(all, part).iter().map(|listed| listed.guide);
    page.locale(lang).filters(&listed.collect::<Vec<_>>())
}

/// Returns the activities that a part lists, with their guides. An activity without any is on the stage's page.
fn activities<'a>(page: &PageContext<'_>, lang: LangIx, stage: &'a Stage, part: usize) -> Vec<ActivityView<'a>> {
    let all = &page.site.order.listed[stage.id];
    let mut rest = part_of(all, part);
    let mut views = Vec::with_capacity(stage.activities.len());
    let mut before = 0;
    for (at, activity) in (0..).map(ActivityIx).zip(&stage.activities) {
        // What is listed is in the order of the activities.
        let of_it = |listed: &&ListedGuide| listed.activity == Some(at);
        let (here, others) = rest.split_at(rest.iter().take_while(of_it).count());
        rest = others;
        let there = all[before..].iter().take_while(of_it).count();
        before += there;
        if !here.is_empty() || (there == 0 && part == 0) {
            let [guides, guests] = [false, true].map(|guests| cards(page, lang, here, guests));
            let name_html = page.name(lang, &activity.name);
            views.push(ActivityView { id: &activity.id, name: &activity.name[lang], name_html, guides, guests });
        }
    }
    views
}

/// Returns the guides of others that a part shows in the stage as a whole: the last of the list.
fn guests(page: &PageContext<'_>, lang: LangIx, stage: StageId, part: usize) -> Vec<Value> {
    let listed = part_of(&page.site.order.listed[stage], part);
    let first = listed.partition_point(|listed| listed.activity.is_some());
    cards(page, lang, &listed[first..], true)
}

/// Returns what a part lists.
fn part_of(listed: &[ListedGuide], part: usize) -> &[ListedGuide] {
    listed.chunks(GUIDES_PER_PART).nth(part).unwrap_or_default()
}

/// Returns the cards of those that are guests, or of the others.
fn cards(page: &PageContext<'_>, lang: LangIx, listed: &[ListedGuide], guests: bool) -> Vec<Value> {
    let chosen = listed.iter().filter(|listed| listed.is_guest == guests);
    chosen.map(|listed| page.locale(lang).card(listed.guide)).collect()
}

fn part_links<'a>(page: &PageContext<'a>, lang: LangIx, stage: StageId) -> Vec<PartLink<'a>> {
    let parts = page.site.routes.stage_parts(lang, stage);
    let several = (1..).zip(parts).filter(|_| parts.len() > 1);
    several
        .map(|(number, &route)| PartLink { number, address: page.link(route), current: route == page.route })
        .collect()
}
