//! The words of a text without its markup, section by section.

use crate::document::{Kind, Node, Visit};
use crate::model::{Body, Html, LangIx, LinkTarget, Sentence};
use crate::search::{Passage, PassageKind, Section};

use super::super::context::SiteContext;
use super::super::html::check_anchor;
use super::super::links::name;
use super::super::media::download;
use super::super::quiz::{anchor_of, in_one_line, name_of};

/// Returns the sections of `body`: what is before the first heading, then what is under each. `scope` names the text
/// among all texts.
pub(super) fn sections(site: &SiteContext, body: &Body, lang: LangIx, scope: &str) -> Vec<Section> {
    let mut sections = Vec::with_capacity(body.headings.len() + 1);
    let mut writer = Writer { site, body, lang, scope, out: String::new(), lines: 0, passages: Vec::new() };
    let mut open = Section::default();
    for block in body.tree.top_level() {
        match block.kind() {
            Kind::Heading { index, .. } => {
                let heading = &body.headings[index as usize];
                let (anchor, heading) = (String::from(&*heading.anchor), String::from(&*heading.text));
                let next = Section { heading, anchor, ..Section::default() };
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
    let passages = std::mem::take(&mut writer.passages);
    writer.out.clear();
    writer.lines = 0;
    if !section.anchor.is_empty() || !text.is_empty() {
        sections.push(Section { text, passages, ..section });
    }
}

/// Writes what readers read, a line for each block.
struct Writer<'b> {
    site: &'b SiteContext,
    body: &'b Body,
    lang: LangIx,
    /// Names the text among all texts.
    scope: &'b str,
    out: String,
    /// How many lines of it have ended.
    lines: u32,
    passages: Vec<Passage>,
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
            Kind::Link(index) => self.link(node, &self.body.links[index as usize]),
            Kind::Html(index) => self.html(index, false),
            Kind::HtmlBlock(index) => {
                self.end_line();
                self.html(index, true);
                self.end_line();
            }
            Kind::Quiz(index) => {
                self.end_line();
                self.passage(PassageKind::Question, anchor_of(&name_of(self.body, index, "", self.scope)));
                self.line(&in_one_line(&self.body.quizzes[index as usize], Sentence::words));
            }
            Kind::CheckItem { index, .. } => {
                self.end_line();
                self.passage(PassageKind::Task, check_anchor(&self.body.check_items[index as usize]));
            }
            Kind::Image(index) => self.image(node, index),
            Kind::HardBreak => self.end_line(),
            // The numbers of footnotes are no words; the rest says nothing itself.
            kind if kind.is_inline() => {}
            _ => self.end_line(),
        }
    }

    /// Notes that the line which begins or is open answers by itself.
    fn passage(&mut self, kind: PassageKind, anchor: String) {
        self.passages.push(Passage { kind, line: self.lines, anchor });
    }

    /// Adds the name of a link without words, and notes one to a file.
    fn link(&mut self, node: Node<'_>, target: &LinkTarget) {
        if download(self.site, target).is_some() {
            self.passage(PassageKind::File, String::new());
        }
        if node.children().next().is_none() {
            let name = name(self.site, self.lang, self.body, target);
            self.out.push_str(&name.unwrap_or_default());
        }
    }

    /// Adds what is read below a picture, and what a film or sound is called; the description of a picture is not read.
    fn image(&mut self, node: Node<'_>, index: u32) {
        let is_picture = match &self.body.images[index as usize] {
            LinkTarget::Asset(asset, _) => !self.site.playbook.assets[asset.0 as usize].kind.is_played(),
            _ => false,
        };
        self.end_line();
        self.passage(if is_picture { PassageKind::Picture } else { PassageKind::Recording }, String::new());
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
        self.end_line();
    }

    fn end_line(&mut self) {
        if !matches!(self.out.as_bytes(), [] | [.., b'\n']) {
            self.out.push('\n');
            self.lines += 1;
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
