//! Writes the tree of a text as HTML that is well-formed XML too, so that a book can take it as it is: tags are closed,
//! attributes quoted, and of entities only those are used that XML knows. What a playbook lets stand of its own HTML is
//! its own affair.
//!
//! Ids of headings are the writer's words, so every other id begins with `__`, which no heading's does.

use tera::{Context, Value};

use crate::document::{AlertKind, Alignment, Folding, Footnote, Kind, Node, Visit, Walk};
use crate::model::{Body, FeaturePage, GuideId, Html, LinkTarget, SectionKey, Sentence};
use crate::slice::{Shorten, Slice};

use super::escape::{push_attribute, push_escaped, push_text};
use super::inline::Inline;
use super::links::{name, push_address};
use super::locale::LocaleContext;
use super::media::{Figure, Media, Standing, download, figure_of, push_download};
use super::quiz::{QuizView, name_of};
use super::raw_html::push_markup;
use super::strings::fill;

/// Where a text is shown.
#[derive(Clone, Copy)]
pub(super) struct RenderContext<'a> {
    /// The site in the language of the text.
    pub(super) locale: &'a LocaleContext,
    /// The site in every language: what a text has in it may be in another.
    pub(super) locales: &'a [LocaleContext],
    /// The way from the page to the site's root.
    pub(super) root: &'a str,
    /// Names the text among all texts; the same in every language. Names of quiz answers begin with it.
    pub(super) scope: &'a str,
    /// Stands before every id of the text, where a page shows two texts with the same ids.
    pub(super) prefix: &'a str,
}

/// Returns what names a guide among all texts of the site, fit for an HTML id.
pub(super) fn guide_scope(id: &GuideId) -> String {
    format!("{}-{}", id.stage, id.slug)
}

/// Returns the anchor of a checklist item, by its section and its number there.
pub(super) fn check_anchor((section, number): &(SectionKey, u32)) -> String {
    format!("{CHECK}{}-{number}", section.0)
}

/// What the anchors of checklist items begin with.
const CHECK: &str = "__check-";

impl RenderContext<'_> {
    /// Returns the whole text of `body`, its footnotes at the end.
    pub(super) fn html(&self, body: &Body) -> Result<String, tera::Error> {
        let mut writer = HtmlWriter::new(self, body);
        // Tags and addresses make a text longer.
        writer.out.reserve(body.tree.source_len() * 3 / 2);
        for block in body.tree.blocks() {
            writer.push(block)?;
        }
        writer.push_footnotes()?;
        Ok(writer.take())
    }

    /// Returns a sentence as it stands within a line: as HTML, or where it has no marks as words, which the template
    /// escapes.
    pub(super) fn inline<'s>(&self, sentence: &'s Sentence) -> Inline<'s> {
        let html = sentence.body().map(|body| {
            let mut writer = HtmlWriter::new(self, body);
            let mut inlines = body.tree.blocks().flat_map(Node::children);
            inlines.try_for_each(|inline| writer.push(inline)).map(|()| writer.take())
        });
        match html {
            Some(Ok(html)) => Inline::Html(Value::safe_string(&html)),
            // Only quizzes are made of templates, which could fail.
            Some(Err(_)) | None => Inline::Words(sentence.words()),
        }
    }
}

/// Writes blocks of a text one after the other.
pub(super) struct HtmlWriter<'a> {
    context: &'a RenderContext<'a>,
    locale: &'a LocaleContext,
    body: &'a Body,
    media: Media<'a>,
    out: String,
    /// Whether a picture is written.
    has_picture: bool,
    /// The caption of the figure that is open.
    figure: Option<String>,
    /// How many elements are open around what is written.
    depth: usize,
    /// The label around the first line of the checklist item that is open.
    label: Label,
    /// What a cell of the table that is open is.
    cell: &'static str,
    /// The names of that table's columns where its rows can be shown as cards.
    columns: Vec<String>,
    /// The column of the cell that comes next.
    column: usize,
    /// How many references to each footnote are written.
    references: Vec<u32>,
    /// The languages around the one that is written, where that is another.
    around: Vec<&'a LocaleContext>,
    in_footnotes: bool,
    /// How the title of the alert ends that was opened last.
    title_end: &'static str,
    /// How many block quotations are open around what is written.
    quotations: usize,
}

/// How much of a name stands before what it names, in bytes: a name that is longer is repeated in each row.
const MOST_OF_LABEL: usize = 80;

/// Returns the beginning of a name.
fn label(name: &str) -> &str {
    let name = name.trim();
    name.slice(..name.floor_char_boundary(MOST_OF_LABEL))
}

/// Returns the names of a table's columns.
fn columns(table: Node<'_>) -> Vec<String> {
    let head = table.children().find(|part| part.kind() == Kind::TableHead);
    head.into_iter().flat_map(Node::children).map(Node::description).collect()
}

/// Returns whether the rows of a table can be shown as cards where there is no room for columns. Two columns fit
/// everywhere; a column without a name, or one of many, makes sense only in its place.
fn can_be_cards(columns: &[String]) -> bool {
    (3..=8).contains(&columns.len()) && columns.iter().skip(1).all(|name| !name.trim().is_empty())
}

/// About how many letters of a text its button to copy it is named by.
const NAME_LETTERS: usize = 40;

/// Room for a quiz question, which few fill.
const QUIZ_BYTES: usize = 4096;

/// How far the label of a checklist item is written.
#[derive(PartialEq)]
enum Label {
    /// There is none.
    None,
    /// It is in the item's first paragraph.
    Due(u32),
    /// It is open: it ends with the item's first line of text.
    Open,
}

impl<'a> HtmlWriter<'a> {
    /// Begins to write blocks of `body`.
    pub(super) fn new(context: &'a RenderContext<'a>, body: &'a Body) -> Self {
        Self {
            context,
            locale: context.locale,
            body,
            out: String::new(),
            media: Media { locale: context.locale, root: context.root, body },
            has_picture: false,
            figure: None,
            depth: 0,
            label: Label::None,
            cell: "td",
            columns: Vec::new(),
            column: 0,
            references: Vec::new(),
            around: Vec::new(),
            in_footnotes: false,
            title_end: "",
            quotations: 0,
        }
    }

    /// Returns what was written since this was asked for last.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// Writes a block.
    pub(super) fn push(&mut self, block: Node<'_>) -> Result<(), tera::Error> {
        self.walk(block.walk())
    }

    fn walk(&mut self, mut walk: Walk<'_>) -> Result<(), tera::Error> {
        while let Some(visit) = walk.next() {
            match visit {
                Visit::Enter(node) if self.label == Label::Open && !node.kind().is_inline() => {
                    self.close_label();
                    self.enter(node, &mut walk)?;
                }
                Visit::Enter(node) => self.enter(node, &mut walk)?,
                Visit::Leave(node) => self.leave(node),
            }
        }
        Ok(())
    }

    fn enter(&mut self, node: Node<'_>, walk: &mut Walk<'_>) -> Result<(), tera::Error> {
        match node.kind() {
            Kind::Text(_) => push_text(&mut self.out, node.text()),
            Kind::SoftBreak => self.out.push('\n'),
            Kind::HardBreak => self.out.push_str("<br />\n"),
            Kind::Code(_) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, node.text());
                self.out.push_str("</code>");
            }
            Kind::FootnoteReference(number) => self.push_reference(number),
            // Something else is in their place.
            Kind::Variable(_) | Kind::Snippet(_) => {}
            Kind::Quiz(index) => self.push_quiz(index)?,
            Kind::Html(index) => self.push_html(index, false),
            Kind::HtmlBlock(index) => self.push_html(index, true),
            Kind::ThematicBreak => {
                self.begin_line();
                self.out.push_str("<hr />\n");
            }
            Kind::Image(index) => {
                let standing = Standing { in_figure: self.figure.is_some(), first: !self.has_picture };
                self.has_picture = true;
                self.media.push_image(&mut self.out, (index, node), standing);
                walk.skip_children();
            }
            Kind::Paragraph if self.label == Label::None => self.enter_paragraph(node, walk),
            // All of them stand at the end.
            Kind::FootnoteDefinition(_) => walk.skip_children(),
            kind if kind.is_inline() => self.open_inline(node),
            _ => self.open_block(node),
        }
        Ok(())
    }

    /// Opens a paragraph, or a figure in its place; a card stands for all that is in it.
    fn enter_paragraph(&mut self, node: Node<'_>, walk: &mut Walk<'_>) {
        match self.media.figure(node) {
            Some(Figure::Card(address, title, site)) => {
                self.open(Line::Apart, "");
                self.media.push_card(&mut self.out, (&address, &title, site));
                walk.skip_children();
            }
            Some(Figure::Captioned(picture)) => {
                let (tag, caption) = figure_of(picture);
                self.open(Line::Apart, &tag);
                self.figure = Some(caption);
                self.depth += 1;
            }
            None => self.open_block(node),
        }
    }

    fn close_paragraph(&mut self) {
        let Some(caption) = self.figure.take() else { return self.out.push_str("</p>\n") };
        if !caption.is_empty() {
            self.out.push_str("<figcaption>");
            push_text(&mut self.out, &caption);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    fn open_inline(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Emphasis => self.out.push_str("<em>"),
            Kind::Strong => self.out.push_str("<strong>"),
            Kind::Strikethrough => self.out.push_str("<del>"),
            Kind::Link(index) => {
                self.out.push_str("<a");
                let target = &self.body.links[index as usize];
                self.push_href(target);
                if let Some(file) = download(&self.locale.site, target) {
                    push_download(&mut self.out, file);
                }
                self.push_title(node);
                self.out.push('>');
                if node.children().next().is_none() {
                    let target = &self.body.links[index as usize];
                    let name = name(&self.locale.site, self.locale.lang, self.body, target);
                    push_escaped(&mut self.out, &name.unwrap_or_default());
                }
            }
            Kind::Term { index, labelled } => self.push_term(index, labelled),
            _ => {}
        }
    }

    fn open_block(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Paragraph => self.open(Line::Apart, "<p>"),
            Kind::Heading { level, index } => {
                self.out.push_str("<h");
                self.out.push(char::from(b'0' + level));
                self.out.push_str(" id=\"");
                self.out.push_str(self.context.prefix);
                push_escaped(&mut self.out, &self.body.headings[index as usize].anchor);
                self.out.push_str("\">");
            }
            Kind::BlockQuote => {
                self.open(Line::Apart, "<blockquote>\n");
                self.quotations += 1;
            }
            Kind::Alert(kind, folding) => self.open_alert(kind, folding, node),
            // Its tag is the alert's.
            Kind::AlertTitle => {}
            Kind::DefinitionList => self.open(Line::Apart, "<dl>\n"),
            Kind::DefinitionTerm => self.open(Line::Own, "<dt>"),
            Kind::Definition => self.open(Line::Own, "<dd>"),
            Kind::BulletList => self.open(Line::Apart, "<ul>\n"),
            Kind::OrderedList { start: 1 } => self.open(Line::Apart, "<ol>\n"),
            Kind::OrderedList { start } => self.open(Line::Apart, &format!("<ol start=\"{start}\">\n")),
            Kind::Item => self.open(Line::Own, "<li>"),
            Kind::CheckItem { index, .. } => {
                self.open(Line::Own, "<li class=\"check-item\">");
                match node.children().next().map(Node::kind) {
                    Some(Kind::Paragraph) => self.label = Label::Due(index),
                    _ => self.open_label(index),
                }
            }
            Kind::CodeBlock(_) => {
                let first = node.children().next().map_or("", Node::text).lines().next();
                self.push_scrolling("<pre", first.unwrap_or_default());
                self.out.push_str("<code");
                if !node.language().is_empty() {
                    self.out.push_str(" class=\"language-");
                    push_attribute(&mut self.out, node.language());
                    self.out.push('"');
                }
                self.out.push('>');
            }
            Kind::Table => {
                let columns = columns(node);
                self.push_scrolling("<div class=\"table-scroll\"", &columns.join(", "));
                self.columns = if can_be_cards(&columns) { columns } else { Vec::new() };
                self.out.push_str(if self.columns.is_empty() { "\n<table>" } else { "\n<table class=\"as-cards\">" });
            }
            Kind::TableHead => {
                self.cell = "th";
                self.out.push_str("<thead><tr>");
            }
            Kind::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Kind::InLanguage(language) => self.open_language(language),
            Kind::TableCell(alignment) => self.open_cell(alignment),
            _ => {}
        }
        self.depth += 1;
        if let (Label::Due(item), Kind::Paragraph) = (&self.label, node.kind()) {
            self.open_label(*item);
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        let kind = node.kind();
        if !kind.is_inline() {
            self.depth -= 1;
        }
        if self.label == Label::Open && matches!(kind, Kind::Paragraph | Kind::CheckItem { .. }) {
            self.close_label();
        }
        if let Kind::Term { index, .. } = kind {
            let term = &self.locale.site.playbook.glossary[self.body.terms[index as usize].0 as usize];
            if term.definition.language(self.locale.lang) != self.locale.lang {
                self.out.push_str("</span>");
            }
        }
        if let Kind::Link(index) = kind
            && let Some(file) = download(&self.locale.site, &self.body.links[index as usize])
        {
            self.media.push_file_info(&mut self.out, file);
        }
        self.out.push_str(match kind {
            Kind::BlockQuote => "</blockquote>\n",
            Kind::Alert(_, Folding::None) => "</div>\n",
            Kind::Alert(..) => "</details>\n",
            Kind::AlertTitle => self.title_end,
            Kind::DefinitionList => "</dl>\n",
            Kind::DefinitionTerm => "</dt>\n",
            Kind::Definition => "</dd>\n",
            Kind::BulletList => "</ul>\n",
            Kind::OrderedList { .. } => "</ol>\n",
            Kind::Item | Kind::CheckItem { .. } => "</li>\n",
            Kind::CodeBlock(_) => "</code></pre>\n",
            Kind::Table => "</tbody></table>\n</div>\n",
            Kind::TableHead => "</tr></thead><tbody>\n",
            Kind::TableRow => "</tr>\n",
            Kind::InLanguage(_) => "</div>\n</div>\n",
            Kind::Emphasis => "</em>",
            Kind::Strong => "</strong>",
            Kind::Strikethrough => "</del>",
            Kind::Link(_) | Kind::Term { .. } => "</a>",
            _ => "",
        });
        match kind {
            Kind::Paragraph => self.close_paragraph(),
            Kind::Heading { level, index } => {
                self.out.push_str("</h");
                self.out.push(char::from(b'0' + level));
                self.out.push_str(">\n");
                self.push_heading_link(index);
            }
            Kind::BlockQuote => {
                self.quotations -= 1;
                self.push_copy_button(node);
            }
            Kind::CodeBlock(_) => self.push_copy_button(node),
            Kind::InLanguage(_) => self.locale = self.around.pop().unwrap_or(self.context.locale),
            Kind::TableHead => self.cell = "td",
            Kind::TableCell(_) => {
                self.out.push_str("</");
                self.out.push_str(self.cell);
                self.out.push('>');
            }
            _ => {}
        }
    }

    fn open(&mut self, line: Line, tag: &str) {
        match line {
            Line::Apart if self.depth == 0 => self.out.push('\n'),
            _ => self.begin_line(),
        }
        self.out.push_str(tag);
    }

    fn begin_line(&mut self) {
        if !matches!(self.out.as_bytes(), [] | [.., b'\n']) {
            self.out.push('\n');
        }
    }

    /// Opens what may scroll sideways: it can be reached by keyboard, and so it has a name, which says what is in it.
    fn push_scrolling(&mut self, tag: &str, content: &str) {
        self.out.push_str(tag);
        self.out.push_str(" tabindex=\"0\" role=\"group\" aria-label=\"");
        push_escaped(&mut self.out, self.locale.strings.text("prose.scroll"));
        self.out.push_str(if content.trim().is_empty() { "" } else { ": " });
        push_attribute(&mut self.out, label(content));
        self.out.push_str("\">");
    }

    /// Writes the link of a heading to itself. It stands behind the heading, whose name it would be part of otherwise;
    /// what it is called is on the page once, and the heading. Where a page shows two texts, those of the first are
    /// enough: both have the heading in one row.
    fn push_heading_link(&mut self, index: u32) {
        if self.depth > 0 || !self.context.prefix.is_empty() {
            return;
        }
        let anchor = &self.body.headings[index as usize].anchor;
        self.out.push_str("<a class=\"heading-link\" href=\"#");
        push_escaped(&mut self.out, anchor);
        self.out.push_str("\" aria-labelledby=\"__heading-link ");
        push_escaped(&mut self.out, anchor);
        self.out.push_str("\">#</a>\n");
    }

    /// Writes the button that copies what is above it, named by its first words; a script makes it work. What is within
    /// a quotation is copied with it.
    fn push_copy_button(&mut self, node: Node<'_>) {
        if self.quotations > 0 {
            return;
        }
        let mut words = String::new();
        node.children().next().unwrap_or(node).push_plain_text(&mut words);
        self.out.push_str("<p class=\"copy needs-script\"><button type=\"button\" class=\"quiet\" ");
        self.out.push_str("data-copy=\"\"><span>");
        push_escaped(&mut self.out, self.locale.strings.text("prose.copy"));
        self.out.push_str("</span><span class=\"visually-hidden\">: ");
        push_text(&mut self.out, &beginning(&words));
        self.out.push_str("</span></button></p>\n");
    }

    fn open_cell(&mut self, alignment: Alignment) {
        self.out.push('<');
        self.out.push_str(self.cell);
        self.out.push_str(match alignment {
            Alignment::None => "",
            Alignment::Left => " class=\"align-left\"",
            Alignment::Center => " class=\"align-center\"",
            Alignment::Right => " class=\"align-right\"",
        });
        if self.cell == "td" {
            // The first cell says what the row is about.
            if self.column > 0
                && let Some(name) = self.columns.get(self.column)
            {
                self.out.push_str(" data-label=\"");
                push_attribute(&mut self.out, label(name));
                self.out.push('"');
            }
            self.column += 1;
        }
        self.out.push('>');
    }

    /// Opens an alert up to its title. One that can be folded is the browser's own means for that, which keyboards and
    /// screen readers know; printed, it is open.
    fn open_alert(&mut self, kind: AlertKind, folding: Folding, node: Node<'_>) {
        self.begin_line();
        self.out.push_str(if folding == Folding::None { "<div" } else { "<details" });
        self.out.push_str(" class=\"alert alert-");
        self.out.push_str(kind.as_str());
        self.out.push_str(match folding {
            Folding::None => "\" role=\"note\">\n<p class=\"alert-title\">",
            Folding::Closed => "\">\n<summary class=\"alert-title\">",
            Folding::Open => "\" open=\"\">\n<summary class=\"alert-title\">",
        });
        self.title_end = if folding == Folding::None { "</p>\n" } else { "</summary>\n" };
        if node.children().next().is_none_or(|first| first.kind() != Kind::AlertTitle) {
            push_escaped(&mut self.out, self.locale.alert_title(kind));
            self.out.push_str(self.title_end);
        }
    }

    /// Opens blocks in another language, under a notice that says so; footnotes have theirs where they are referred to.
    fn open_language(&mut self, language: u32) {
        let locale = usize::try_from(language).ok().and_then(|at| self.context.locales.get(at));
        let locale = locale.unwrap_or(self.locale);
        self.open(Line::Apart, "<div>");
        if !self.in_footnotes {
            let notice = self.locale.strings.text("guide.untranslated");
            let called = |name: &str| (name == "language").then(|| self.locale.called(locale.lang).to_owned());
            self.out.push_str("<p class=\"notice\">");
            push_escaped(&mut self.out, &fill(notice, called));
            self.out.push_str("</p>\n");
        }
        self.out.push_str("<div lang=\"");
        push_escaped(&mut self.out, self.locale.site.tag(locale.lang));
        self.out.push_str("\">\n");
        self.around.push(std::mem::replace(&mut self.locale, locale));
    }

    /// Opens the label of a checklist item, with its box and the attributes that identify it.
    fn open_label(&mut self, item: u32) {
        let item = &self.body.check_items[item as usize];
        let (section, number) = (&item.0, item.1.to_string());
        let (out, prefix) = (&mut self.out, self.context.prefix);
        for part in ["<label><input type=\"checkbox\" id=\"", prefix, CHECK] {
            out.push_str(part);
        }
        push_escaped(out, &section.0);
        for part in ["-", &number, "\" data-check=\""] {
            out.push_str(part);
        }
        push_escaped(out, &section.0);
        for part in [":", &number, "\" /> "] {
            out.push_str(part);
        }
        self.label = Label::Open;
    }

    fn close_label(&mut self) {
        self.label = Label::None;
        self.out.push_str("</label>");
    }

    fn push_href(&mut self, target: &LinkTarget) {
        let (context, out) = (self.context, &mut self.out);
        let before = out.len();
        out.push_str(" href=\"");
        if !push_address(&self.locale.site, out, (self.locale.lang, context.root), context.prefix, target) {
            out.shorten(before);
            return;
        }
        out.push('"');
        if matches!(target, LinkTarget::External(address) if address.starts_with("http")) {
            out.push_str(" rel=\"noopener external\"");
        }
    }

    fn push_title(&mut self, node: Node<'_>) {
        if !node.title().is_empty() {
            self.out.push_str(" title=\"");
            push_attribute(&mut self.out, node.title());
            self.out.push('"');
        }
    }

    /// Opens the link to a term. The definition is no `title`: those cannot be reached by keyboard or touch. A script
    /// shows it; without one the link leads to it.
    fn push_term(&mut self, index: u32, labelled: bool) {
        let (site, lang) = (&self.locale.site, self.locale.lang);
        let term = &site.playbook.glossary[self.body.terms[index as usize].0 as usize];
        let glossary = site.routes.feature(lang, FeaturePage::Glossary);
        let out = &mut self.out;
        for part in ["<a href=\"", self.context.root, site.routes.address(glossary).link(), "#"] {
            out.push_str(part);
        }
        push_escaped(out, &term.id);
        out.push_str("\" class=\"term\" data-term=\"");
        push_escaped(out, &term.id);
        out.push_str("\" data-definition=\"");
        push_escaped(out, term.definition[lang].words());
        out.push('"');
        let (own, of_definition) = (term.term.language(lang), term.definition.language(lang));
        if of_definition == lang {
            out.push('>');
        } else {
            // What is shown beside the link has its language; what is in it, its own.
            let within = if labelled { lang } else { own };
            out.push_str(&format!(" lang=\"{}\"><span lang=\"{}\">", site.tag(of_definition), site.tag(within)));
        }
        match labelled {
            true => {}
            false if own == lang || of_definition != lang => push_escaped(out, &term.term[lang]),
            false => {
                out.push_str(&format!("<span lang=\"{}\">", site.tag(own)));
                push_escaped(out, &term.term[lang]);
                out.push_str("</span>");
            }
        }
    }

    fn push_quiz(&mut self, index: u32) -> Result<(), tera::Error> {
        let (prefix, scope) = (self.context.prefix, self.context.scope);
        let name = name_of(self.body, index, prefix, scope);
        let context = RenderContext { locale: self.locale, ..*self.context };
        let view = QuizView::new(&|text: &Sentence| context.inline(text), name, &self.body.quizzes[index as usize]);
        let mut context = Context::new();
        context.insert_value("quiz", Value::try_from_serializable(&view)?);
        let mut html = Vec::with_capacity(QUIZ_BYTES);
        self.locale.tera.render_to("partials/quiz.html", &context, &mut html)?;
        // Templates write nothing but text.
        self.out.push_str(simdutf8::basic::from_utf8(&html).unwrap_or_default());
        Ok(())
    }

    fn push_html(&mut self, index: u32, block: bool) {
        match &self.body.raw_html[index as usize] {
            Html::Markup(markup) => {
                let (site, prefix) = (&self.locale.site, self.context.prefix);
                let place = (self.locale.lang, self.context.root);
                let push = |out: &mut String, target: &LinkTarget| push_address(site, out, place, prefix, target);
                push_markup(&mut self.out, markup, prefix, push);
            }
            Html::Text(html) if block => {
                self.out.push_str("<p>");
                push_attribute(&mut self.out, html);
                self.out.push_str("</p>\n");
            }
            Html::Text(html) => push_attribute(&mut self.out, html),
        }
    }

    fn push_reference(&mut self, number: u32) {
        let at = number as usize;
        self.references.resize(self.references.len().max(at + 1), 0);
        self.references[at] += 1;
        let (prefix, nth) = (self.context.prefix, self.references[at]);
        let note = number + 1;
        let id = ReferenceId { note, nth };
        self.out.push_str(&format!(
            "<sup class=\"footnote-reference\"><a href=\"#{prefix}__footnote-{note}\" id=\"{prefix}{id}\" \
             role=\"doc-noteref\">{note}</a></sup>"
        ));
    }

    /// Writes the footnotes, in the order in which the text refers to them; nothing where there is none.
    pub(super) fn push_footnotes(&mut self) -> Result<(), tera::Error> {
        let body = self.body;
        let mut footnotes = (1..).zip(body.tree.footnotes()).peekable();
        if footnotes.peek().is_none() {
            return Ok(());
        }
        self.out.push_str("\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        push_escaped(&mut self.out, self.locale.strings.text("prose.footnotes"));
        self.out.push_str("\">\n<ol>\n");
        self.depth += 1;
        self.in_footnotes = true;
        for (note, (footnote, definition)) in footnotes {
            self.out.push_str(&format!("<li id=\"{}__footnote-{note}\">\n", self.context.prefix));
            self.push_footnote(note, footnote, definition)?;
            self.out.push_str("</li>\n");
        }
        self.in_footnotes = false;
        self.depth -= 1;
        self.out.push_str("</ol>\n</section>\n");
        Ok(())
    }

    /// Writes what a footnote says, and at the end of its last paragraph the way back to each reference.
    fn push_footnote(&mut self, note: u32, footnote: &Footnote, definition: Node<'_>) -> Result<(), tera::Error> {
        let last = definition.children().last().filter(|last| last.kind() == Kind::Paragraph);
        for child in definition.children().filter(|child| last.is_none_or(|last| last.span() != child.span())) {
            self.push(child)?;
        }
        if last.is_none() && footnote.references == 0 {
            return Ok(());
        }
        self.open(Line::Own, "<p>");
        for inline in last.into_iter().flat_map(Node::children) {
            self.walk(inline.walk())?;
        }
        self.push_ways_back(note, footnote);
        self.out.push_str("</p>\n");
        Ok(())
    }

    fn push_ways_back(&mut self, note: u32, footnote: &Footnote) {
        let label = self.locale.strings.text("prose.footnote_back");
        for nth in 1..=footnote.references {
            let id = ReferenceId { note, nth };
            self.out.push_str(&format!(" <a href=\"#{}{id}\" class=\"footnote-back\" ", self.context.prefix));
            self.out.push_str("role=\"doc-backlink\" aria-label=\"");
            push_escaped(&mut self.out, label);
            self.out.push_str(&format!(" {note}"));
            if nth > 1 {
                self.out.push_str(&format!("-{nth}\">↩<sup>{nth}</sup></a>"));
            } else {
                self.out.push_str("\">↩</a>");
            }
        }
    }
}

/// Returns the first words of a text.
fn beginning(text: &str) -> String {
    let mut beginning = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if letters > 0 {
            if letters + long > NAME_LETTERS {
                beginning.push('…');
                break;
            }
            beginning.push(' ');
        }
        // Not every language has blanks between its words.
        beginning.extend(word.chars().take(NAME_LETTERS));
        letters += long + 1;
    }
    beginning
}

/// Where a block begins.
#[derive(Clone, Copy)]
enum Line {
    /// On a line of its own.
    Own,
    /// There, and at the top level with an empty line before it.
    Apart,
}

/// The id of a reference to a footnote.
struct ReferenceId {
    note: u32,
    nth: u32,
}

impl std::fmt::Display for ReferenceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self { note, nth: 1 } => write!(f, "__footnote-ref-{note}"),
            Self { note, nth } => write!(f, "__footnote-ref-{note}-{nth}"),
        }
    }
}
