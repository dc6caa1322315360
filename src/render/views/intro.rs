//! Pages that the site makes itself, under the introduction that the playbook may have for them.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{FeaturePage, LangIx};

use super::article::ArticleView;
use super::page_context::{PageContext, PageMeta};

/// The introduction of a page that the site makes itself.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Intro<'a>(ArticleView<'a>);

/// Renders a page that the site makes itself, under the heading of its introduction if it has one. `view` makes what
/// the template sees.
pub(super) fn render_feature<'p, T: Serialize>(
    page: &'p PageContext<'_>,
    lang: LangIx,
    feature: FeaturePage,
    view: impl FnOnce(Option<Intro<'p>>) -> T,
) -> Result<Vec<u8>, Diagnostic> {
    let strings = page.site.strings(lang);
    let text = page.site.playbook.feature(feature);
    let intro = text.map(|text| ArticleView::new(page, lang, feature.slug(), text).map(Intro)).transpose()?;
    let article = text.map(|text| text.get_or_source(lang).0);
    let name = strings.text(&format!("feature.{}.name", feature.slug()));
    let summary = page.site.feature_summary(lang, feature);
    let heading = PageMeta {
        kind: feature.slug(),
        lang,
        title: article.map_or(name, |article| &article.title),
        description: article.map_or(summary, |article| article.summary.words()),
        stage: None,
    };
    page.render(&heading, feature.slug(), &view(intro))
}
