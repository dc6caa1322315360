//! An activity guide.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{GuideIx, LangIx, MetricIx};

use super::article::ArticleView;
use super::lens::MeetingView;
use super::linked_data;
use super::page_context::{PageContext, PageMeta};
use super::stage::MetricView;
use crate::render::facts::FactViews;
use crate::render::fragments::GuideFragment;
use crate::render::html::guide_scope;
use crate::schema::Place;
use crate::schema::guide::FactIx;

#[derive(Serialize)]
struct GuideView<'a> {
    card: Value,
    stage: Value,
    article: ArticleView<'a>,
    /// Where else it is shown.
    also: Vec<MeetingView<'a>>,
    metrics: Vec<MetricView<'a>>,
    /// Whether it states anything that is shown large, and in rows.
    has_tiles: bool,
    has_rows: bool,
    prerequisites: Vec<Value>,
    /// Cards, as they are shown.
    related: Vec<Value>,
    previous: Option<Value>,
    next: Option<Value>,
    /// Address of the page that shows both languages: this one and that of the source, or of a translation.
    both: Option<&'a str>,
    draft: bool,
    /// The guides of the stage along the path, or where they are many, those around this one.
    stretch: Stretch,
    /// The guide's place among the guides of the stage, from 1, and how many there are.
    place: usize,
    total: usize,
    linked_data: Value,
}

/// The guides of a stage before and after one, as they are shown.
#[derive(Serialize)]
struct Stretch {
    before: Value,
    after: Value,
}

/// How many guides a stretch of the path shows: were it all of a long one, pages would grow with the playbook.
const STRETCH: usize = 15;

/// Renders the page of a guide.
pub(super) fn guide(page: &PageContext<'_>, lang: LangIx, ix: GuideIx) -> Result<Vec<u8>, Diagnostic> {
    let site = page.site;
    let (guide, locale) = (site.playbook.guide(ix), page.locale(lang));
    let stage = &site.playbook.stages[guide.id.stage];
    let article = guide.text.get_or_source(lang).0;
    let metrics = guide.facts.names(FactIx::METRICS).iter().map(|&metric| stage.metric(MetricIx(metric)));
    let of_stage = &site.order.by_stage[guide.id.stage];
    let place = site.order.place_in_stage(guide.id.stage, ix);
    let fragments = |fragment: GuideFragment, guides: &[GuideIx]| {
        locale.guide_fragments(fragment, guides, page.area(Some(guide.id.stage)))
    };
    let has_facts = |is_there| FactViews::any_stated(&site.playbook.settings, guide, is_there);
    let view = GuideView {
        card: locale.card(ix),
        stage: locale.stage(guide.id.stage),
        article: ArticleView::new(page, lang, &guide_scope(&guide.id), &guide.text)?,
        also: guide.also.iter().map(|&place| MeetingView::new(page, lang, place)).collect(),
        metrics: metrics.map(|metric| MetricView::new(page, lang, metric)).collect(),
        has_tiles: has_facts(|place| matches!(place, Place::Tile(_))),
        has_rows: has_facts(|place| matches!(place, Place::Row(_))),
        prerequisites: locale.cards(&guide.prerequisites),
        related: fragments(GuideFragment::RelatedCard, &guide.related)?,
        previous: site.order.previous(ix).map(|guide| locale.card(guide)),
        next: site.order.next(ix).map(|guide| locale.card(guide)),
        both: side_by_side(page, lang, ix),
        draft: guide.draft,
        stretch: stretch(of_stage, place, |guides| fragments(GuideFragment::StretchItem, guides))?,
        place: place + 1,
        total: of_stage.len(),
        linked_data: linked_data::guide(page, lang, guide)?,
    };
    let heading = PageMeta {
        kind: "guide",
        lang,
        title: &article.title,
        description: article.summary.words(),
        stage: Some(guide.id.stage),
    };
    page.render(&heading, "guide", &view)
}

/// Returns the address of the page that shows a guide in `lang` and in another language. Where it is not in `lang`, there
/// is none for those who read that.
fn side_by_side<'a>(page: &PageContext<'a>, lang: LangIx, ix: GuideIx) -> Option<&'a str> {
    let text = &page.site.playbook.guide(ix).text;
    text.get(lang)?;
    let target = Some(lang).filter(|lang| *lang != text.source_lang);
    page.site.routes.side_by_side(ix, target).map(|route| page.link(route))
}

/// Returns what is before and after the guide at `place` among those of its stage.
fn stretch(
    of_stage: &[GuideIx],
    place: usize,
    rendered: impl Fn(&[GuideIx]) -> Result<Vec<Value>, Diagnostic>,
) -> Result<Stretch, Diagnostic> {
    let first = place.saturating_sub(STRETCH / 2).min(of_stage.len().saturating_sub(STRETCH));
    let last = of_stage.len().min(first + STRETCH);
    let joined = |guides: &[GuideIx]| {
        let items = rendered(guides)?;
        Ok(Value::safe_string(&items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")))
    };
    Ok(Stretch { before: joined(&of_stage[first..place])?, after: joined(&of_stage[(place + 1).min(last)..last])? })
}
