//! A guide in two languages, aligned by section and, where their blocks match, by block.

use serde::Serialize;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::document::{Kind, Node};
use crate::model::{Article, Body, GuideIx, LangIx};
use crate::render::html::{HtmlWriter, RenderContext, guide_scope};
use crate::render::inline::Inline;

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

/// What is at the head of one side.
#[derive(Serialize)]
struct Side<'a> {
    lang: &'a str,
    /// What the language calls itself.
    language: &'a str,
    title: &'a str,
    summary: &'a str,
    summary_html: Inline<'a>,
    address: Option<&'a str>,
}

/// What is beside each other, the source first. A side that has nothing there is empty.
type Row = [Value; 2];

/// A section's blocks as HTML.
struct Section<'a> {
    key: Key<'a>,
    blocks: Vec<Block>,
}

/// What a section is called in both languages.
#[derive(PartialEq)]
enum Key<'a> {
    /// What is before the first section.
    Intro,
    /// A section, by its anchor.
    Section(&'a str),
    /// The footnotes.
    Footnotes,
}

/// A block as HTML.
struct Block {
    /// What it is; none for the footnotes, which are one block.
    kind: Option<Kind>,
    html: String,
}

/// Renders the page that shows a guide in the language that it was written in and in `lang`.
pub(super) fn side_by_side(page: &PageContext<'_>, lang: LangIx, ix: GuideIx) -> Result<Vec<u8>, Diagnostic> {
    let site = page.site;
    let guide = site.playbook.guide(ix);
    let scope = guide_scope(&guide.id);
    let (source, source_lang) = (&guide.text.source, guide.text.source_lang);
    let target = guide.text.get_or_source(lang).0;
    let side = |body, lang, prefix: &str| {
        let locale = page.locale(lang);
        let context = RenderContext { locale, root: &page.root, scope: &scope, prefix };
        sections(&context, body).map_err(|error| locale.template_failed(&error))
    };
    let left = side(&source.body, source_lang, "")?;
    let prefix = format!("__{}-", site.playbook.languages()[lang]);
    let right = side(&target.body, lang, &prefix)?;
    let title = format!("{} · {}", source.title, target.title);
    let heading =
        |lang, description| PageMeta { kind: "both", lang, title: &title, description, stage: Some(guide.id.stage) };
    let around = Around { stage: page.locale(lang).stage(guide.id.stage) };
    let around = page.render_around(&heading(lang, target.summary.words()), &around)?;
    let view = SideBySideView {
        guide: guide.id.to_string(),
        stage: page.locale(source_lang).stage(guide.id.stage),
        source: Side::new(page, (source_lang, ""), ix, source),
        target: Side::new(page, (lang, &prefix), ix, target),
        sections: align(left, right),
        frame: Value::safe_string(simdutf8::basic::from_utf8(&around).unwrap_or_default()),
    };
    page.render(&heading(source_lang, source.summary.words()), "both", &view)
}

impl<'a> Side<'a> {
    /// Returns one side; `prefix` is before the ids of its text.
    fn new(page: &'a PageContext<'_>, (lang, prefix): (LangIx, &str), guide: GuideIx, article: &'a Article) -> Self {
        let context = RenderContext { prefix, ..page.sentences(lang) };
        Self {
            lang: page.site.tag(lang),
            language: page.site.language_name(lang),
            title: &article.title,
            summary: article.summary.words(),
            summary_html: context.inline(&article.summary),
            address: page.site.routes.guide(lang, guide).map(|route| page.link(route)),
        }
    }
}

/// Writes the sections of `body`, each block by itself; the footnotes are the last.
fn sections<'a>(context: &RenderContext<'_>, body: &'a Body) -> Result<Vec<Section<'a>>, tera::Error> {
    let mut writer = HtmlWriter::new(context, body);
    let mut sections = Vec::new();
    for section in body.tree.sections() {
        let key = match section.heading.map(Node::kind) {
            Some(Kind::Heading { index, .. }) => Key::Section(&body.headings[index as usize].anchor),
            _ => Key::Intro,
        };
        let mut blocks = Vec::new();
        for block in section.blocks() {
            writer.push(block)?;
            let html = writer.take();
            // Of HTML that the playbook does not let stand, nothing may be left.
            if !html.is_empty() {
                blocks.push(Block { kind: Some(block.kind()), html });
            }
        }
        sections.push(Section { key, blocks });
    }
    writer.push_footnotes()?;
    let html = writer.take();
    if !html.is_empty() {
        sections.push(Section { key: Key::Footnotes, blocks: vec![Block { kind: None, html }] });
    }
    sections.retain(|section| !section.blocks.is_empty());
    Ok(sections)
}

/// Puts the sections of both sides beside each other, in the order of the source.
fn align(source: Vec<Section<'_>>, mut target: Vec<Section<'_>>) -> Vec<Vec<Row>> {
    let mut sections = Vec::new();
    for section in source {
        let place = target.iter().position(|other| other.key == section.key);
        // What only the translation has stands where it is there.
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
fn rows(source: &[Block], target: &[Block]) -> Vec<Row> {
    let matches = source.len() == target.len() && source.iter().zip(target).all(|(a, b)| is_alike(a.kind, b.kind));
    if matches {
        let pairs = source.iter().zip(target);
        pairs.map(|(source, target)| [Value::safe_string(&source.html), Value::safe_string(&target.html)]).collect()
    } else {
        vec![whole(source, target)]
    }
}

/// Returns whole sections beside each other.
fn whole(source: &[Block], target: &[Block]) -> Row {
    let html = |blocks: &[Block]| -> String { blocks.iter().map(|block| block.html.as_str()).collect() };
    [source, target].map(|blocks| Value::safe_string(&html(blocks)))
}

/// Tells whether two blocks are of one kind, whatever they say.
fn is_alike(a: Option<Kind>, b: Option<Kind>) -> bool {
    match (a, b) {
        (Some(Kind::Heading { level: a, .. }), Some(Kind::Heading { level: b, .. })) => a == b,
        (Some(a), Some(b)) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        (a, b) => a.is_none() && b.is_none(),
    }
}
