//! A guide in two languages, aligned by section and, where their blocks match, by block.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Body, GuideIx, LangIx, Prose};
use crate::render::prose::RenderContext;

use super::page_context::{PageContext, PageMeta};

#[derive(Serialize)]
struct SideBySideView<'a> {
    guide: String,
    stage: Value,
    source: Side<'a>,
    target: Side<'a>,
    /// Rows by section.
    sections: Vec<Vec<Row>>,
    /// What stands around the page, in the language of the target.
    frame: Value,
}

/// What stands around the page in a language.
#[derive(Serialize)]
struct Around {
    stage: Value,
}

/// What stands at the head of one side.
#[derive(Serialize)]
struct Side<'a> {
    lang: &'a str,
    /// What the language calls itself.
    language: &'a str,
    title: &'a str,
    summary: &'a str,
    address: Option<&'a str>,
}

/// What stands beside each other, the source first. A side that has nothing there is empty.
type Row = [Value; 2];

/// A section's blocks as HTML.
struct Section<'a> {
    /// What both languages call it; none for what stands before the first section.
    anchor: Option<&'a str>,
    blocks: Vec<String>,
}

/// Renders the page that shows a guide in the source language and in `lang`.
pub(super) fn side_by_side(page: &PageContext<'_>, lang: LangIx, ix: GuideIx) -> Result<Vec<u8>, Diagnostic> {
    let site = page.site;
    let guide = site.playbook.guide(ix);
    let scope = super::guide::scope(&guide.id);
    let (source, target) = (&guide.text.source, guide.text.get_or_source(lang).0);
    let (left, right) = (source.body.prose(), target.body.prose());
    let sections = |body, prose, lang, prefix: &str| {
        let locale = page.locale(lang);
        let context = RenderContext { locale, root: &page.root, scope: &scope, prefix };
        let blocks = context.blocks(body, prose).map_err(|error| locale.template_failed(&error))?;
        Ok(cut(body, prose, blocks))
    };
    let left = sections(&source.body, &left, LangIx::SOURCE, "")?;
    let right = sections(&target.body, &right, lang, &format!("{}-", site.playbook.languages()[lang]))?;
    let title = format!("{} · {}", source.title, target.title);
    let heading =
        |lang, description| PageMeta { kind: "both", lang, title: &title, description, stage: Some(guide.id.stage) };
    let around = Around { stage: page.locale(lang).stage(guide.id.stage) };
    let around = page.render_around(&heading(lang, &target.summary), &around)?;
    let view = SideBySideView {
        guide: guide.id.to_string(),
        stage: page.locale(LangIx::SOURCE).stage(guide.id.stage),
        source: Side::new(page, LangIx::SOURCE, ix, source),
        target: Side::new(page, lang, ix, target),
        sections: align(left, right),
        frame: Value::safe_string(std::str::from_utf8(&around).unwrap_or_default()),
    };
    page.render(&heading(LangIx::SOURCE, &source.summary), "both", &view)
}

impl<'a> Side<'a> {
    fn new(page: &'a PageContext<'_>, lang: LangIx, guide: GuideIx, article: &'a Article) -> Self {
        Self {
            lang: page.site.tag(lang),
            language: page.site.language_name(lang),
            title: &article.title,
            summary: &article.summary,
            address: page.site.routes.guide(lang, guide).map(|route| page.link(route)),
        }
    }
}

/// Cuts the blocks of `body`, of which `prose` is the HTML, into sections, each beginning with its level-2 heading.
fn cut<'a>(body: &'a Body, prose: &Prose, blocks: Vec<String>) -> Vec<Section<'a>> {
    let mut sections = vec![Section { anchor: None, blocks: Vec::new() }];
    for (mark, html) in prose.blocks.iter().zip(blocks) {
        let heading = mark.heading.map(|heading| &body.headings[heading as usize]);
        match (heading.filter(|heading| heading.level == 2), sections.last_mut()) {
            (None, Some(section)) => section.blocks.push(html),
            (heading, _) => {
                let anchor = heading.map(|heading| &*heading.anchor);
                sections.push(Section { anchor, blocks: vec![html] });
            }
        }
    }
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

/// Puts the sections of both sides beside each other, in the order of the source.
fn align(source: Vec<Section<'_>>, mut target: Vec<Section<'_>>) -> Vec<Vec<Row>> {
    let mut sections = Vec::new();
    for section in source {
        let place = target.iter().position(|other| other.anchor == section.anchor);
        // What only the translation has stands where it stands there.
        for alone in target.drain(..place.unwrap_or(0)) {
            sections.push(vec![whole(&[], &alone.blocks)]);
        }
        let beside = place.is_some().then(|| target.remove(0));
        sections.push(rows(&section.blocks, beside.as_ref().map_or(&[], |beside| &beside.blocks)));
    }
    sections.extend(target.iter().map(|alone| vec![whole(&[], &alone.blocks)]));
    sections
}

/// Returns a section: block by block if both sides have the same kinds of blocks, or else as a whole.
fn rows(source: &[String], target: &[String]) -> Vec<Row> {
    let matches = source.len() == target.len() && source.iter().zip(target).all(|(a, b)| kind(a) == kind(b));
    if matches {
        let pairs = source.iter().zip(target);
        pairs.map(|(source, target)| [Value::safe_string(source), Value::safe_string(target)]).collect()
    } else {
        vec![whole(source, target)]
    }
}

/// Returns whole sections beside each other.
fn whole(source: &[String], target: &[String]) -> Row {
    [source, target].map(|blocks| Value::safe_string(&blocks.concat()))
}

/// Returns the name of the element that a block is.
fn kind(html: &str) -> &str {
    let html = html.trim_start();
    let end = html.find(|c: char| c == '>' || c.is_ascii_whitespace()).unwrap_or(html.len());
    &html[..end]
}
