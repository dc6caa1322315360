//! Texts written in Markdown, and the free pages that are nothing else.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, LangIx, PageIx, Translated};
use crate::render::escape::component;
use crate::render::html::RenderContext;
use crate::render::inline::Inline;
use crate::render::strings::fill;

use super::page_context::{PageContext, PageMeta};

/// A text and how it stands to the page's language.
#[derive(Serialize)]
pub(super) struct ArticleView<'a> {
    /// Names the text among all; the same in every language, so that ticks are kept when the language changes.
    name: String,
    title: &'a str,
    summary: &'a str,
    summary_html: Inline<'a>,
    /// The language of the text, where it is not the page's.
    lang: Option<&'a str>,
    body: Value,
    contents: Vec<ContentsEntry<'a>>,
    /// Names of the sections that changed in the source since this was translated.
    stale: Vec<&'a str>,
    /// Whether it asks questions.
    quizzes: bool,
    /// Where the text can be edited.
    edit: Option<String>,
    /// Where readers tell whether the text helped them.
    feedback: Option<String>,
    /// Of a page in folders: the pages of these, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    above: Vec<Value>,
    /// The pages in the folder of a page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    below: Vec<Value>,
    /// The pages before and after it in its folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<Beside>,
}

/// The pages before and after one.
#[derive(Serialize)]
struct Beside {
    previous: Option<Value>,
    next: Option<Value>,
}

/// A line of a table of contents.
#[derive(Serialize)]
struct ContentsEntry<'a> {
    anchor: &'a str,
    text: &'a str,
}

impl<'a> ArticleView<'a> {
    /// Returns the view of a text on a page in `lang`, in the language that it was written in if it is not
    /// translated. `scope` names the text among all texts.
    pub(super) fn new(
        page: &'a PageContext<'_>,
        lang: LangIx,
        scope: &str,
        text: &'a Translated<Article>,
    ) -> Result<Self, Diagnostic> {
        let (article, text_lang) = text.get_or_source(lang);
        let locale = page.locale(text_lang);
        let context = RenderContext { locale, locales: page.locales, root: &page.root, scope, prefix: "" };
        let body = context.html(&article.body).map_err(|error| locale.template_failed(&error))?;
        let sections = article.body.headings.iter().filter(|heading| heading.level == 2);
        Ok(Self {
            name: scope.to_owned(),
            title: &article.title,
            summary: article.summary.words(),
            summary_html: context.inline(&article.summary),
            lang: (text_lang != lang).then(|| page.site.tag(text_lang)),
            body: Value::safe_string(&body),
            contents: sections.map(|heading| ContentsEntry { anchor: &heading.anchor, text: &heading.text }).collect(),
            stale: stale_sections(page, lang, text),
            quizzes: !article.body.quizzes.is_empty(),
            edit: edit_address(page, article),
            feedback: feedback_address(page, article),
            above: Vec::new(),
            below: Vec::new(),
            beside: None,
        })
    }
}

/// Returns the names of the sections of which the translation into `lang` is out of date.
fn stale_sections<'a>(page: &'a PageContext<'_>, lang: LangIx, text: &'a Translated<Article>) -> Vec<&'a str> {
    let Some(translation) = text.translation(lang) else { return Vec::new() };
    let strings = page.site.strings(lang);
    let headings = translation.text.body.headings.iter().chain(&*text.source.body.headings);
    let name = |section: &'a String| match section.as_str() {
        "head" => strings.text("section.head"),
        "intro" => strings.text("section.intro"),
        anchor => headings.clone().find(|heading| *heading.anchor == *anchor).map_or(anchor, |heading| &heading.text),
    };
    translation.stale_sections.iter().flatten().map(name).collect()
}

/// Returns where the text can be edited, if the playbook says so.
fn edit_address(page: &PageContext<'_>, article: &Article) -> Option<String> {
    let pattern = page.site.playbook.settings.edit_url.as_deref()?;
    let mut path = String::with_capacity(article.edit_path.len());
    crate::render::escape::push_path(&mut path, &article.edit_path);
    Some(pattern.replace("{path}", &path))
}

/// Returns where readers tell whether the text helped them, if the playbook says so. Without an address of the site,
/// pages are known by their own within it.
fn feedback_address(page: &PageContext<'_>, article: &Article) -> Option<String> {
    let settings = &page.site.playbook.settings;
    let pattern = settings.feedback.as_deref()?;
    let address = format!("{}{}", page.site.base_url.as_deref().unwrap_or_default(), page.link(page.route));
    let value = |name: &str| match name {
        "title" => Some(component(&article.title)),
        "address" => Some(component(&address)),
        "path" => Some(component(&article.edit_path)),
        _ => None,
    };
    Some(fill(pattern, value))
}

/// Renders a free page.
pub(super) fn free_page(page: &PageContext<'_>, lang: LangIx, ix: PageIx) -> Result<Vec<u8>, Diagnostic> {
    let free = &page.site.playbook.pages[ix.0 as usize];
    let article = free.text.get_or_source(lang).0;
    let (tree, locale) = (&page.site.pages, page.locale(lang));
    let mut view = ArticleView::new(page, lang, &free.slug, &free.text)?;
    view.above = locale.page_links(&tree.above(ix));
    view.below = locale.page_links(tree.below(ix));
    let [previous, next] = tree.beside(ix).map(|beside| locale.page_links(beside.as_slice()).pop());
    view.beside = (previous.is_some() || next.is_some()).then_some(Beside { previous, next });
    let heading =
        PageMeta { kind: "page", lang, title: &article.title, description: article.summary.words(), stage: None };
    page.render(&heading, "article", &view)
}
