//! Texts written in Markdown: free pages, and the introductions of pages that the site makes itself.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, FeaturePage, LangIx, PageIx, Translated};
use crate::render::html::TextContext;

use super::frame::{Frame, Heading};

/// A text and how it stands to the page's language.
#[derive(Serialize)]
pub(super) struct ArticleView<'a> {
    /// Names the text among all; the same in every language, so that ticks are kept when the language changes.
    name: String,
    title: &'a str,
    summary: &'a str,
    /// The language of the text, where it is not the page's.
    lang: Option<&'a str>,
    body: Value,
    contents: Vec<ContentsEntry<'a>>,
    /// Names of the sections that changed in the source since this was translated.
    stale: Vec<&'a str>,
    /// Where the text can be edited.
    edit: Option<String>,
}

/// A line of a table of contents.
#[derive(Serialize)]
struct ContentsEntry<'a> {
    anchor: &'a str,
    text: &'a str,
}

impl<'a> ArticleView<'a> {
    /// Returns the view of a text on a page in `lang`, in the source language if it is not translated. `scope` names
    /// the text among all texts.
    pub(super) fn new(
        frame: &'a Frame<'_>,
        lang: LangIx,
        scope: &str,
        text: &'a Translated<Article>,
    ) -> Result<Self, Diagnostic> {
        let site = frame.site;
        let (article, text_lang) = text.get_or_source(lang);
        let context = TextContext { site, lang: text_lang, root: &frame.root, scope, prefix: "" };
        let body = context.html(&article.body).map_err(|error| site.template_failed(&error))?;
        let sections = article.body.headings.iter().filter(|heading| heading.level == 2);
        Ok(Self {
            name: scope.to_owned(),
            title: &article.title,
            summary: &article.summary,
            lang: (text_lang != lang).then(|| site.playbook.languages()[text_lang].tag()),
            body: Value::safe_string(&body),
            contents: sections.map(|heading| ContentsEntry { anchor: &heading.anchor, text: &heading.text }).collect(),
            stale: stale_sections(frame, lang, text),
            edit: edit_address(frame, article),
        })
    }
}

/// Returns the names of the sections of which the translation into `lang` is out of date.
fn stale_sections<'a>(frame: &'a Frame<'_>, lang: LangIx, text: &'a Translated<Article>) -> Vec<&'a str> {
    let Some(translation) = text.translation(lang) else { return Vec::new() };
    let strings = &frame.site.edition(lang).strings;
    let headings = translation.text.body.headings.iter().chain(&*text.source.body.headings);
    let name = |section: &'a String| match section.as_str() {
        "head" => strings.text("section.head"),
        "intro" => strings.text("section.intro"),
        anchor => headings.clone().find(|heading| *heading.anchor == *anchor).map_or(anchor, |heading| &heading.text),
    };
    translation.stale_sections.iter().flatten().map(name).collect()
}

/// Returns where the text can be edited, if the playbook says so.
fn edit_address(frame: &Frame<'_>, article: &Article) -> Option<String> {
    let pattern = frame.site.playbook.settings.edit_url.as_deref()?;
    let mut path = String::with_capacity(article.edit_path.len());
    crate::render::escape::push_path(&mut path, &article.edit_path);
    Some(pattern.replace("{path}", &path))
}

/// The introduction of a page that the site makes itself.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Intro<'a>(ArticleView<'a>);

impl<'a> Intro<'a> {
    /// Returns the introduction of `feature`, if the playbook has one.
    pub(super) fn of_feature(
        frame: &'a Frame<'_>,
        lang: LangIx,
        feature: FeaturePage,
    ) -> Result<Option<Self>, Diagnostic> {
        let text = frame.site.playbook.feature(feature);
        text.map(|text| ArticleView::new(frame, lang, feature.slug(), text).map(Self)).transpose()
    }
}

/// Renders a free page.
pub(super) fn free_page(frame: &Frame<'_>, lang: LangIx, page: PageIx) -> Result<Vec<u8>, Diagnostic> {
    let page = &frame.site.playbook.pages[page.0 as usize];
    let article = page.text.get_or_source(lang).0;
    let view = ArticleView::new(frame, lang, &page.slug, &page.text)?;
    let heading = Heading { kind: "page", lang, title: &article.title, description: &article.summary, stage: None };
    frame.render(&heading, "article", &view)
}
