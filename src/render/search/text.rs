//! The words of a text without its markup, section by section.

use crate::document::{Kind, Node, Visit};
use crate::model::{Body, Html, LangIx, LinkTarget};
use crate::search::Section;

use super::super::context::SiteContext;
use super::super::links::name;

/// Returns the sections of `body`: what is before the first heading, then what stands under each.
pub(super) fn sections(site: &SiteContext, body: &Body, lang: LangIx) -> Vec<Section> {
    let mut sections = Vec::with_capacity(body.headings.len() + 1);
    let mut writer = Writer { site, body, lang, out: String::new() };
    let mut open = Section::default();
    for block in body.tree.top_level() {
        match block.kind() {
            Kind::Heading { index, .. } => {
                let heading = &body.headings[index as usize];
                let (anchor, heading) = (String::from(&*heading.anchor), String::from(&*heading.text));
                let next = Section { heading, anchor, text: String::new() };
                push(&mut sections, std::mem::replace(&mut open, next), &mut writer);
            }
            _ => writer.block(block),
        }
    }
    push(&mut sections, open, &mut writer);
    sections
}

/// Adds a section with what was written; what is before the first heading is no section where it says nothing.
fn push(sections: &mut Vec<Section>, section: Section, writer: &mut Writer<'_>) {
    let text = writer.out.trim().to_owned();
    writer.out.clear();
    if !section.anchor.is_empty() || !text.is_empty() {
        sections.push(Section { text, ..section });
    }
}

/// Writes what readers read, a line for each block.
struct Writer<'b> {
    site: &'b SiteContext,
    body: &'b Body,
    lang: LangIx,
    out: String,
}

impl Writer<'_> {
    fn block(&mut self, block: Node<'_>) {
        let mut walk = block.walk();
        while let Some(visit) = walk.next() {
            match visit {
                Visit::Enter(node) => {
                    self.enter(node);
                    if let Kind::Image(_) = node.kind() {
                        walk.skip_children();
                    }
                }
                Visit::Leave(node) if !node.kind().is_inline() => self.end_line(),
                Visit::Leave(_) => {}
            }
        }
    }

    fn enter(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Text(_) => self.text(node.text()),
            Kind::Code(_) => self.out.push_str(node.text()),
            Kind::SoftBreak => self.end_source_line(),
            Kind::Term { index, labelled: false } => {
                let term = &self.site.playbook.glossary[self.body.terms[index as usize].0 as usize];
                self.out.push_str(&term.term[self.lang]);
            }
            Kind::Link(index) if node.children().next().is_none() => {
                let name = name(self.site, self.lang, self.body, &self.body.links[index as usize]);
                self.out.push_str(&name.unwrap_or_default());
            }
            Kind::Html(index) => self.html(index, false),
            Kind::HtmlBlock(index) => {
                self.end_line();
                self.html(index, true);
                self.end_line();
            }
            Kind::Quiz(index) => {
                let question = &self.body.quizzes[index as usize];
                self.line(question.question.words());
                question.choices.iter().for_each(|choice| self.line(choice.text.words()));
            }
            Kind::Image(index) => self.image(node, index),
            Kind::HardBreak => self.end_line(),
            // The numbers of footnotes are no words; the rest says nothing itself.
            kind if kind.is_inline() => {}
            _ => self.end_line(),
        }
    }

    /// Adds what is read below a picture, and what a film or sound is called; the description of a picture is not read.
    fn image(&mut self, node: Node<'_>, index: u32) {
        let is_picture = match &self.body.images[index as usize] {
            LinkTarget::Asset(asset, _) => !self.site.playbook.assets[asset.0 as usize].kind.is_played(),
            _ => false,
        };
        self.end_line();
        if !node.title().is_empty() {
            self.line(node.title());
        }
        if !is_picture {
            self.line(&node.description());
        }
    }

    /// Adds text; line breaks in it, as code has them, are spaces.
    fn text(&mut self, text: &str) {
        if memchr::memchr(b'\n', text.as_bytes()).is_none() {
            return self.out.push_str(text);
        }
        let mut lines = text.split('\n');
        self.out.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.end_source_line();
            self.out.push_str(line);
        }
    }

    fn line(&mut self, text: &str) {
        self.end_line();
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn end_line(&mut self) {
        if !matches!(self.out.as_bytes(), [] | [.., b'\n']) {
            self.out.push('\n');
        }
    }

    fn end_source_line(&mut self) {
        if !matches!(self.out.as_bytes(), [] | [.., b'\n' | b' ']) {
            self.out.push(' ');
        }
    }

    /// Adds what HTML that somebody wrote into the text shows. Tags within a block end a line; those within a line are
    /// pieces of their own and end none.
    fn html(&mut self, index: u32, block: bool) {
        match &self.body.raw_html[index as usize] {
            Html::Text(html) => self.text(html),
            Html::Markup(markup) => {
                let mut rest = markup.html.as_str();
                while let Some((text, tag)) = rest.split_once('<') {
                    self.characters(text);
                    if block {
                        self.end_line();
                    }
                    rest = tag.split_once('>').map_or("", |(_, rest)| rest);
                }
                self.characters(rest);
            }
        }
    }

    /// Adds text of HTML, in which some characters are written by name.
    fn characters(&mut self, text: &str) {
        const NAMES: [(&str, &str); 6] =
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
        if !text.contains('&') {
            self.text(text);
            return;
        }
        let replaced = NAMES.iter().fold(text.to_owned(), |text, (name, character)| text.replace(name, character));
        self.text(&replaced);
    }
}
