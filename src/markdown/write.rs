//! Writes a tree as Markdown that reads back as the same tree: `CommonMark` with GitHub's tables, checklists,
//! footnotes and strikethrough. Links stand in the line, code is fenced, characters that would mean something are
//! escaped.
//!
//! What the text refers to is named by whoever asks for it ([`References`]): as the file names it, or by full
//! addresses.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::escape::{Place, code_span, destination, fence, push_text, title};
use super::look;
use crate::document::{AlertKind, Alignment, Folding, Footnote, Kind, Node, Tree, Visit, Walk};
use crate::slice::Shorten;

/// What the text refers to, as the Markdown that is written names it. Numbers are those of the nodes.
pub trait References {
    /// Returns the address of a link; a link without one becomes plain text.
    fn link(&self, index: u32) -> Option<String>;
    /// Returns what a link without words is called: mostly what it leads to.
    fn name(&self, index: u32) -> Option<Cow<'_, str>>;
    /// Returns what a picture, film or sound is written as; one that is nowhere is left out.
    fn image(&self, index: u32) -> Option<ImageForm>;
    /// Tells whether it is written how pictures are to be shown, which no other program knows.
    fn writes_looks(&self) -> bool {
        false
    }
    /// Returns how a glossary term is named.
    fn term(&self, index: u32) -> TermName;
    /// Returns what an alert of this kind begins with.
    fn alert(&self, kind: AlertKind, folding: Folding) -> AlertLine;
    /// Returns a quiz question as Markdown.
    fn quiz(&self, index: u32) -> String;
    /// Returns HTML written in the text, as Markdown.
    fn html(&self, index: u32) -> Cow<'_, str>;
    /// Returns the label of a footnote.
    fn footnote(&self, footnote: &Footnote, number: u32) -> String;
}

/// What an alert begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlertLine {
    /// With its marker; a title of its own is behind it.
    Marker(String),
    /// With a title in bold: this one where it has none of its own.
    Title(String),
}

/// What a picture, film or sound is written as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageForm {
    /// A picture at this address.
    Picture(String),
    /// A link to this address: not every program plays films.
    Link(String),
}

/// How a glossary term is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermName {
    /// By its id, between double brackets.
    Id(String),
    /// By a link; the name is in for a label where the text has none.
    Link {
        /// What the glossary calls it.
        name: String,
        /// Where it is explained.
        address: String,
    },
}

/// Returns the text as Markdown, ending in a line feed; nothing for a text that says nothing.
#[must_use]
pub fn write(tree: &Tree, references: &dyn References) -> String {
    let mut writer = Writer {
        tree,
        references,
        out: String::with_capacity(tree.source_len() * 5 / 4),
        prefix: String::new(),
        frames: vec![Frame::new(0, false)],
        line_start: true,
        continued: false,
        in_lines: false,
        in_heading: false,
        underlined: false,
        in_table: false,
        in_title: false,
        bold_title: false,
        open: Vec::new(),
    };
    writer.walk(tree.walk());
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    writer.out
}

/// What blocks stand in.
struct Frame {
    /// How long the prefix of lines was before.
    prefix: usize,
    /// Whether no empty lines stand between its blocks.
    tight: bool,
    /// How many blocks it has so far.
    blocks: usize,
    /// Whether the last of them is a line without a paragraph of its own.
    in_line: bool,
    /// The marker of its last block, if that is a list.
    last_marker: Option<char>,
    /// Whether the last of them is a list of terms, which takes what is on the next line.
    after_definitions: bool,
    /// The marker of its items, if it is a list, and the number of the next one where they are numbered.
    marker: char,
    number: Option<u32>,
}

impl Frame {
    fn new(prefix: usize, tight: bool) -> Self {
        Self {
            prefix,
            tight,
            blocks: 0,
            in_line: false,
            last_marker: None,
            after_definitions: false,
            marker: '-',
            number: None,
        }
    }
}

#[allow(clippy::struct_excessive_bools, reason = "what the text so far ends with; any of them may hold")]
struct Writer<'w> {
    tree: &'w Tree,
    references: &'w dyn References,
    out: String,
    /// What every line begins with.
    prefix: String,
    frames: Vec<Frame>,
    /// Whether the line has nothing yet but its prefix.
    line_start: bool,
    /// Whether the line goes on with what the one before it began.
    continued: bool,
    /// Whether a block of lines is open.
    in_lines: bool,
    in_heading: bool,
    /// Whether the heading that is open is marked by a line below it.
    underlined: bool,
    in_table: bool,
    /// Whether the title of an alert is open, and whether it is in bold.
    in_title: bool,
    bold_title: bool,
    /// How each link, picture and term that is open ends.
    open: Vec<LinkEnd>,
}

/// How a link, picture or term ends.
enum LinkEnd {
    /// It is written as plain text.
    Plain,
    /// A term that is named by its id.
    Id,
    /// With this address.
    Address(String),
}

impl Writer<'_> {
    fn walk(&mut self, mut walk: Walk<'_>) {
        while let Some(visit) = walk.next() {
            match visit {
                Visit::Enter(node) if node.kind().is_inline() => self.enter_inline(node, &mut walk),
                Visit::Enter(node) => self.enter_block(node, &mut walk),
                Visit::Leave(node) if node.kind().is_inline() => self.leave_inline(node),
                Visit::Leave(node) => self.leave_block(node),
            }
        }
    }

    fn enter_block(&mut self, node: Node<'_>, walk: &mut Walk<'_>) {
        match node.kind() {
            Kind::Paragraph => {
                self.begin();
                self.in_lines = true;
            }
            Kind::Heading { level, .. } => self.enter_heading(level, node),
            Kind::BlockQuote => {
                self.begin();
                self.open("> ", false);
            }
            Kind::Alert(kind, folding) => {
                self.begin();
                self.open("> ", false);
                self.push_alert_line(kind, folding, node);
            }
            Kind::AlertTitle => {
                self.in_lines = true;
                self.in_title = true;
            }
            Kind::DefinitionList => self.enter_definitions(),
            Kind::DefinitionTerm => {
                if self.frame().blocks > 0 {
                    self.out.push('\n');
                    self.out.push_str(self.prefix.trim_end());
                }
                self.begin();
                self.in_lines = true;
            }
            Kind::Definition => self.enter_definition(node),
            Kind::BulletList | Kind::OrderedList { .. } => self.enter_list(node),
            Kind::Item => self.enter_item(""),
            Kind::CheckItem { checked: true, .. } => self.enter_item("[x] "),
            Kind::CheckItem { checked: false, .. } => self.enter_item("[ ] "),
            Kind::CodeBlock(_) => {
                self.begin();
                self.push_code_block(node);
                walk.skip_children();
            }
            Kind::Table => {
                self.begin();
                self.in_table = true;
                self.frames.push(Frame::new(self.prefix.len(), true));
            }
            Kind::TableHead | Kind::TableRow => {
                self.begin();
                self.out.push('|');
            }
            Kind::TableCell(_) => {
                self.out.push(' ');
                self.line_start = false;
                self.in_lines = true;
            }
            Kind::FootnoteDefinition(number) => {
                self.begin();
                let label = self.footnote_label(number);
                self.out.push_str(&format!("[^{label}]: "));
                self.open("    ", false);
                self.out.shorten(self.out.len() - 4);
            }
            Kind::Snippet(_) => {
                self.begin();
                self.out.push_str(node.source());
            }
            Kind::InLanguage(_) => {}
            Kind::Quiz(index) => {
                self.begin();
                self.push_lines(&self.references.quiz(index));
            }
            Kind::HtmlBlock(index) => {
                self.begin();
                let html = self.references.html(index).into_owned();
                self.push_lines(html.trim_end().trim_start_matches(['\n', '\r']));
            }
            _ => {
                self.begin();
                self.out.push_str("___");
            }
        }
    }

    fn leave_block(&mut self, node: Node<'_>) {
        self.in_lines = false;
        match node.kind() {
            Kind::Paragraph | Kind::DefinitionTerm => self.end_line(),
            Kind::AlertTitle => self.leave_alert_title(),
            Kind::Heading { .. } => {
                self.end_line();
                if self.underlined {
                    self.new_line();
                    self.out.push_str("---");
                }
                self.in_heading = false;
            }
            Kind::TableHead => {
                self.new_line();
                self.out.push('|');
                node.children().for_each(|cell| self.out.push_str(delimiter(cell.kind())));
            }
            Kind::TableCell(_) => {
                if node.children().next().is_some() {
                    self.end_line();
                }
                self.out.push_str(" |");
            }
            Kind::TableRow | Kind::InLanguage(_) => {}
            Kind::BulletList | Kind::OrderedList { .. } => self.leave_list(node),
            Kind::Table => {
                self.in_table = false;
                self.close();
            }
            _ => {
                if self.frame().in_line {
                    self.end_line();
                }
                if self.frame().blocks == 0 {
                    let end = self.out.trim_end_matches(' ').len();
                    self.out.shorten(end);
                }
                self.close();
            }
        }
    }

    /// Ends a list. One of a single paragraph needs an empty line with something behind it to be no tight one.
    fn leave_list(&mut self, list: Node<'_>) {
        let mut below = list.children().chain(list.children().flat_map(Node::children));
        let kinds = (below.next(), below.next().map(Node::kind), below.next().is_some());
        if let (Some(_), Some(Kind::Paragraph), false) = kinds {
            self.out.push('\n');
            self.out.push_str(self.prefix.trim_end());
            self.push_line("  <!-- -->");
        }
        self.close();
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(0, false));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Begins a block: on a line of its own, behind an empty one where blocks are not tight.
    fn begin(&mut self) {
        if self.frame().in_line {
            self.end_line();
        }
        let frame = self.frame();
        frame.in_line = false;
        frame.last_marker = None;
        let after_definitions = std::mem::take(&mut frame.after_definitions);
        frame.blocks += 1;
        let (first, tight) = (frame.blocks == 1, frame.tight);
        if !first && (!tight || after_definitions) {
            self.out.push('\n');
            self.out.push_str(self.prefix.trim_end());
        }
        if !first {
            self.new_line();
        }
        self.line_start = true;
        self.continued = false;
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
        self.line_start = true;
    }

    /// Opens what blocks stand in: `prefix` begins this line and those after it.
    fn open(&mut self, prefix: &str, tight: bool) {
        self.frames.push(Frame::new(self.prefix.len(), tight));
        self.out.push_str(prefix);
        self.prefix.push_str(prefix);
        self.line_start = true;
    }

    fn close(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.prefix.shorten(frame.prefix);
        }
    }

    fn enter_heading(&mut self, level: u8, node: Node<'_>) {
        self.begin();
        self.in_lines = true;
        self.in_heading = true;
        // A heading of several lines, or behind the box of a checklist item, is marked by the line below it.
        self.underlined = has_breaks(node) || self.out.ends_with("] ");
        if !self.underlined {
            self.out.extend(std::iter::repeat_n('#', usize::from(level)));
            self.out.push(' ');
        }
    }

    fn enter_list(&mut self, node: Node<'_>) {
        let before = self.frame().last_marker;
        self.begin();
        let markers = if matches!(node.kind(), Kind::BulletList) { ['-', '*'] } else { ['.', ')'] };
        let marker = if before == Some(markers[0]) { markers[1] } else { markers[0] };
        self.frame().last_marker = Some(marker);
        // An empty line would make paragraphs of lines that are none.
        let is_tight = |item: Node<'_>| item.children().any(|child| child.kind().is_inline());
        let mut frame = Frame::new(self.prefix.len(), node.children().any(is_tight));
        frame.marker = marker;
        if let Kind::OrderedList { start } = node.kind() {
            frame.number = Some(start);
        }
        self.frames.push(frame);
    }

    fn enter_item(&mut self, check: &str) {
        let list = self.frame();
        let (tight, marker) = (list.tight, list.marker);
        let number = list.number;
        list.number = number.map(|number| number + 1);
        self.begin();
        self.frames.push(Frame::new(self.prefix.len(), tight));
        let start = self.out.len();
        if let Some(number) = number {
            let _ = write!(self.out, "{number}");
        }
        self.out.push(marker);
        self.out.push(' ');
        self.prefix.extend(std::iter::repeat_n(' ', self.out.len() - start));
        self.line_start = true;
        self.out.push_str(check);
    }

    fn push_alert_line(&mut self, kind: AlertKind, folding: Folding, node: Node<'_>) {
        let own = node.children().next().is_some_and(|first| first.kind() == Kind::AlertTitle);
        match self.references.alert(kind, folding) {
            AlertLine::Marker(marker) => {
                self.out.push_str(&marker);
                self.line_start = false;
                self.bold_title = false;
                if own {
                    self.out.push(' ');
                } else {
                    // What follows is on the very next line.
                    self.new_line();
                }
            }
            AlertLine::Title(title) => {
                self.begin();
                self.out.push_str("**");
                self.line_start = false;
                self.bold_title = true;
                if !own {
                    self.out.push_str(&title);
                    self.out.push_str("**");
                }
            }
        }
    }

    fn leave_alert_title(&mut self) {
        self.end_line();
        self.in_title = false;
        if self.bold_title {
            self.out.push_str("**");
        } else {
            self.new_line();
        }
    }

    /// Begins a list of terms.
    fn enter_definitions(&mut self) {
        self.begin();
        self.frame().after_definitions = true;
        self.frames.push(Frame::new(self.prefix.len(), true));
    }

    /// Begins what a term means. Behind an empty line its words are a paragraph.
    fn enter_definition(&mut self, node: Node<'_>) {
        let is_loose = node.children().next().is_some_and(|first| first.kind() == Kind::Paragraph);
        if is_loose {
            self.out.push('\n');
            self.out.push_str(self.prefix.trim_end());
        }
        self.begin();
        self.open(":   ", !is_loose);
        let width = self.prefix.len() - 4;
        self.prefix.shorten(width);
        self.prefix.push_str("    ");
    }

    fn push_code_block(&mut self, block: Node<'_>) {
        let mut code = String::new();
        block.children().for_each(|text| code.push_str(text.text()));
        let fence = fence(&code, block.info());
        self.out.push_str(&fence);
        self.out.push_str(&block.info().replace('\\', "\\\\").replace('&', "&amp;"));
        for line in code.lines() {
            self.push_line(line);
        }
        self.push_line(&fence);
    }

    /// Writes lines as they are.
    fn push_lines(&mut self, text: &str) {
        let mut lines = text.lines();
        self.out.push_str(lines.next().unwrap_or_default());
        lines.for_each(|line| self.push_line(line));
    }

    fn push_line(&mut self, line: &str) {
        self.out.push('\n');
        self.out.push_str(if line.is_empty() { self.prefix.trim_end() } else { &self.prefix });
        self.out.push_str(line);
    }

    /// Ends a line of text: a space that it ends with is written so that it stays.
    fn end_line(&mut self) {
        if self.out.ends_with([' ', '\t']) && !self.line_start {
            self.keep_white_space();
        }
    }

    /// Writes the last character, which is white space, by its number.
    fn keep_white_space(&mut self) {
        if let Some(last) = self.out.pop() {
            self.out.push_str(&format!("&#{};", u32::from(last)));
        }
    }

    fn footnote_label(&self, number: u32) -> String {
        self.tree.footnote(number).map(|footnote| self.references.footnote(footnote, number)).unwrap_or_default()
    }

    fn enter_inline(&mut self, node: Node<'_>, walk: &mut Walk<'_>) {
        self.begin_line_in_item();
        match node.kind() {
            Kind::Text(_) => self.push_text(node.text()),
            Kind::Code(_) => {
                let code = code_span(node.text());
                self.out.push_str(&if self.in_table { code.replace('|', "\\|") } else { code });
            }
            Kind::Variable(_) => self.out.push_str(node.source()),
            Kind::Strong if self.in_title && self.bold_title => {}
            Kind::Emphasis | Kind::Strong | Kind::Strikethrough => self.out.push_str(delimiter_run(node)),
            Kind::Link(index) => match self.references.link(index) {
                Some(address) if is_named_by_itself(node, &address) => {
                    self.out.push_str(&format!("<{address}>"));
                    self.line_start = false;
                    walk.skip_children();
                }
                Some(address) => {
                    self.out.push('[');
                    self.open.push(LinkEnd::Address(address));
                    self.push_name(node, index);
                }
                None => {
                    self.open.push(LinkEnd::Plain);
                    self.push_name(node, index);
                }
            },
            Kind::Image(index) => match self.references.image(index) {
                Some(ImageForm::Picture(address)) => {
                    self.out.push_str("![");
                    self.open.push(LinkEnd::Address(address));
                }
                Some(ImageForm::Link(address)) => {
                    self.out.push('[');
                    if node.children().next().is_none() {
                        self.push_text(address.rsplit('/').next().unwrap_or_default());
                    }
                    self.open.push(LinkEnd::Address(address));
                }
                None => walk.skip_children(),
            },
            Kind::Term { index, labelled } => match self.references.term(index) {
                TermName::Id(id) => {
                    self.out.push_str("[[");
                    self.out.push_str(&id);
                    self.out.push_str(match (labelled, self.in_table) {
                        (false, _) => "",
                        (true, false) => "|",
                        (true, true) => "\\|",
                    });
                    self.open.push(LinkEnd::Id);
                }
                TermName::Link { name, address } => {
                    self.out.push('[');
                    self.open.push(LinkEnd::Address(address));
                    if !labelled {
                        self.push_text(&name);
                    }
                }
            },
            Kind::Html(index) => {
                if self.line_start && self.continued {
                    // So far in, HTML begins no block.
                    self.out.push_str("    ");
                }
                self.out.push_str(&self.references.html(index));
            }
            Kind::FootnoteReference(number) => {
                let label = self.footnote_label(number);
                self.out.push_str(&format!("[^{label}]"));
            }
            Kind::SoftBreak => {
                self.end_line();
                self.new_line();
                self.continued = true;
                return;
            }
            Kind::HardBreak => {
                self.end_line();
                self.out.push('\\');
                self.new_line();
                self.continued = true;
                return;
            }
            _ => {}
        }
        self.line_start = self.line_start && matches!(node.kind(), Kind::Text(_)) && node.text().is_empty();
    }

    fn leave_inline(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Strong if self.in_title && self.bold_title => {}
            Kind::Emphasis | Kind::Strong | Kind::Strikethrough => {
                if self.out.ends_with(char::is_whitespace) {
                    self.keep_white_space();
                }
                self.out.push_str(delimiter_run(node));
            }
            Kind::Link(_) | Kind::Image(_) | Kind::Term { .. } => match self.open.pop() {
                Some(LinkEnd::Address(address)) => {
                    self.push_address(&address, node);
                    if self.references.writes_looks() {
                        self.out.push_str(&look::written(node.look()));
                    }
                }
                Some(LinkEnd::Id) => self.out.push_str("]]"),
                Some(LinkEnd::Plain) | None => {}
            },
            _ => {}
        }
    }

    /// Begins a line that is in the item of a tight list itself.
    fn begin_line_in_item(&mut self) {
        if !self.in_lines && !self.frame().in_line {
            self.begin();
            self.frame().in_line = true;
        }
    }

    fn push_address(&mut self, address: &str, node: Node<'_>) {
        self.out.push_str("](");
        self.out.push_str(&destination(address));
        if !node.title().is_empty() {
            self.out.push(' ');
            self.out.push_str(&title(node.title()));
        }
        self.out.push(')');
    }

    /// Writes what a link without words is called.
    fn push_name(&mut self, link: Node<'_>, index: u32) {
        if link.children().next().is_none()
            && let Some(name) = self.references.name(index)
        {
            self.push_text(&name);
        }
    }

    /// Writes text so that each of its characters stands for itself.
    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            let link = self.open.iter().any(|end| !matches!(end, LinkEnd::Plain));
            push_text(&mut self.out, text, Place { line_start: self.line_start, heading: self.in_heading, link });
            self.line_start = false;
        }
    }
}

/// Tells whether a link shows its address, and that can be written as it is.
fn is_named_by_itself(link: Node<'_>, address: &str) -> bool {
    let is_whole = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '\\' | '|' | '&');
    let mut words = link.children();
    let shows = |node: Node<'_>| matches!(node.kind(), Kind::Text(_)) && node.text() == address;
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
        && address.chars().all(is_whole)
        && words.next().is_some_and(shows)
        && words.next().is_none()
}

/// Tells whether a heading takes more than a line.
fn has_breaks(heading: Node<'_>) -> bool {
    heading.descendants().any(|node| matches!(node.kind(), Kind::SoftBreak | Kind::HardBreak))
}

/// Returns the marks around emphasis: those of the file, since they are known to work with what is beside them.
fn delimiter_run(node: Node<'_>) -> &'static str {
    let source = node.source();
    match node.kind() {
        Kind::Emphasis if source.starts_with('_') => "_",
        Kind::Emphasis => "*",
        Kind::Strong if source.starts_with('_') => "__",
        Kind::Strong => "**",
        _ if source.starts_with("~~") => "~~",
        _ => "~",
    }
}

fn delimiter(cell: Kind) -> &'static str {
    match cell {
        Kind::TableCell(Alignment::Left) => " :-- |",
        Kind::TableCell(Alignment::Center) => " :-: |",
        Kind::TableCell(Alignment::Right) => " --: |",
        _ => " --- |",
    }
}
