//! From Markdown to a [`Document`], to [`Prose`], or to both in one go.
//!
//! For prose, the events of the parser are handed to `pulldown-cmark`'s own HTML writer, with some of them replaced. What
//! is left open travels through the writer as a mark between two NUL characters, which no text has (files with NUL are
//! refused), and is cut out of the HTML afterwards. For a document alone, nothing of that is done.

use std::borrow::Cow;
use std::fmt::{Arguments, Display, Formatter};
use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};
use pulldown_cmark_escape::escape_html;

use super::malformed::malformed_links;
use super::quiz_block::BlockText;
use super::steps::Steps;
use super::{CheckItem, Document, DocumentHeading, DocumentSection, QuizBlock, RawHtmlPiece, Reference, SectionShape};
use crate::model::{AlertKind, BlockMark, Insert, InsertKind, Prose, to_index};
use crate::source::Span;

/// Info string of fenced blocks that hold a quiz.
const QUIZ: &str = "quiz";

/// Tells whether a fenced block holds a quiz, by its info string.
fn is_quiz(info: &str) -> bool {
    info.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(QUIZ))
}

/// Returns what the Markdown in `text` is made of. Every span is moved by `offset`: where the text begins in its file.
#[must_use]
pub fn document(text: &str, offset: usize) -> Document {
    let text = &*with_line_feeds(text);
    Converter::read(text, None).document(offset)
}

/// Returns what the Markdown in `text` looks like.
#[must_use]
pub fn prose(text: &str) -> Prose {
    let text = &*with_line_feeds(text);
    Converter::read(text, Some(Page::of(text))).page.map(Page::prose).unwrap_or_default()
}

/// Returns both, in little more time than the prose alone.
#[must_use]
pub fn convert(text: &str, offset: usize) -> (Document, Prose) {
    let text = &*with_line_feeds(text);
    let mut converter = Converter::read(text, Some(Page::of(text)));
    let prose = converter.page.take().map(Page::prose).unwrap_or_default();
    (converter.document(offset), prose)
}

/// Returns `text` with a line feed for each carriage return that ends a line by itself: the parser does not know those
/// everywhere. No byte moves.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let ends_line = |at: usize| text[at..].starts_with('\r') && !text[at..].starts_with("\r\n");
    if !memchr::memchr_iter(b'\r', text.as_bytes()).any(ends_line) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.char_indices().map(|(at, c)| if c == '\r' && ends_line(at) { '\n' } else { c }).collect())
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// A construct whose events are gathered instead of written.
enum Gathering {
    /// A picture: its address and title; the text so far is its description.
    Image { depth: usize, index: usize, title: String, description: String },
    /// A glossary term without a label: its text is left out.
    TermName { depth: usize },
    /// A quiz.
    Quiz { block: Span, text: BlockText },
    /// A block of HTML.
    Html { block: Span, html: String },
}

/// What a text looks like, so far.
struct Page<'t> {
    events: Vec<Event<'t>>,
    /// Index in `events` of the list item that began last.
    item: usize,
    steps: Steps,
    footnotes: Vec<CowStr<'t>>,
}

impl<'t> Page<'t> {
    fn of(text: &str) -> Self {
        let events = Vec::with_capacity(text.len() / 24);
        Self { events, item: 0, steps: Steps::default(), footnotes: Vec::new() }
    }

    /// Returns the name of a footnote that no other id on a page has.
    fn footnote(&mut self, label: CowStr<'t>) -> CowStr<'t> {
        let number = self.footnotes.iter().position(|known| *known == label).unwrap_or_else(|| {
            self.footnotes.push(label);
            self.footnotes.len() - 1
        });
        format!("\0P\0footnote-{}", number + 1).into()
    }

    fn prose(self) -> Prose {
        // HTML is about a quarter longer than what it is made of, and an event stands for some 24 bytes of that.
        let mut marked = String::with_capacity(self.events.capacity() * 30);
        html::push_html(&mut marked, self.events.into_iter());
        Prose { steps: self.steps.finish(), ..cut_marks(&marked) }
    }
}

struct Converter<'t> {
    text: &'t str,
    document: Document,
    /// What the text looks like, if anyone wants to know.
    page: Option<Page<'t>>,
    depth: usize,
    gathering: Option<Gathering>,
    /// Index of the heading that is open, and its text so far.
    heading: Option<usize>,
    heading_text: String,
    label_open: bool,
    ordered_lists: Vec<bool>,
    /// Where the address of each reference (`[label]: address`) is defined.
    definitions: Vec<(String, Range<usize>)>,
    /// Places of links, pictures, code and HTML.
    taken: Vec<Span>,
    shape: SectionShape,
    section_start: usize,
    section_heading: Option<u32>,
    sections: Vec<DocumentSection>,
}

impl<'t> Converter<'t> {
    /// Hears the whole of `text`.
    fn read(text: &'t str, page: Option<Page<'t>>) -> Self {
        let mut converter = Self {
            text,
            document: Document::default(),
            page,
            depth: 0,
            gathering: None,
            heading: None,
            heading_text: String::new(),
            label_open: false,
            ordered_lists: Vec::new(),
            definitions: Vec::new(),
            taken: Vec::new(),
            shape: SectionShape::default(),
            section_start: 0,
            section_heading: None,
            sections: Vec::new(),
        };
        let parser = Parser::new_ext(text, options());
        let definitions = parser.reference_definitions().iter();
        converter.definitions = definitions.map(|(label, found)| (label.to_lowercase(), found.span.clone())).collect();
        for (event, range) in parser.into_offset_iter() {
            converter.event(event, Span::new(range.start, range.end));
        }
        converter.end_section(text.len());
        converter
    }

    fn event(&mut self, event: Event<'t>, span: Span) {
        if self.gathering.is_some() {
            self.gather(event, span);
            return;
        }
        self.close_label_before(&event);
        if let Some(page) = &mut self.page {
            let heading = self.document.headings.len().checked_sub(1).map(to_index);
            page.steps.hear(&event, heading);
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                self.heading_text(&text, span);
                self.push(Event::Text(text));
            }
            Event::Code(text) => {
                self.heading_text(&text, span);
                self.taken.push(span);
                self.push(Event::Code(text));
            }
            Event::InlineHtml(html) => {
                self.taken.push(span);
                self.raw_html(html.into_string(), false, span);
            }
            Event::Html(html) => self.raw_html(html.into_string(), true, span),
            Event::TaskListMarker(_) => self.check_item(),
            Event::FootnoteReference(label) => {
                let name = self.page.as_mut().map_or("".into(), |page| page.footnote(label));
                self.push(Event::FootnoteReference(name));
            }
            Event::SoftBreak => {
                self.heading_text(" ", span);
                self.push(Event::SoftBreak);
            }
            other => self.push(other),
        }
    }

    /// Takes an event as it is to be shown.
    fn push(&mut self, event: Event<'t>) {
        self.document.is_empty = false;
        if let Some(page) = &mut self.page {
            page.events.push(event);
        }
    }

    fn block(&mut self, html: Arguments<'_>) {
        self.document.is_empty = false;
        self.mark(html);
    }

    fn inline(&mut self, html: Arguments<'_>) {
        self.document.is_empty = false;
        if let Some(page) = &mut self.page {
            page.events.push(Event::InlineHtml(written(html)));
        }
    }

    /// Leaves a mark that shows nothing by itself.
    fn mark(&mut self, html: Arguments<'_>) {
        if let Some(page) = &mut self.page {
            page.events.push(Event::Html(written(html)));
        }
    }

    fn start(&mut self, tag: Tag<'t>, span: Span) {
        if self.depth == 0 {
            match tag {
                // A comment is no block; whether it is one shows at its end.
                Tag::HtmlBlock => {}
                Tag::Heading { .. } => self.mark(format_args!("\0b{}\0", self.document.headings.len())),
                _ => self.mark(format_args!("\0B\0")),
            }
        }
        self.depth += 1;
        match tag {
            Tag::Heading { level, id, .. } => self.start_heading(level, id, span),
            Tag::Link { link_type, dest_url, title, id } => self.start_link(link_type, &dest_url, &title, &id, span),
            Tag::Image { link_type, dest_url, title, id } => {
                self.taken.push(span);
                let index = self.document.images.len();
                self.document.images.push(self.reference(link_type, &dest_url, &id, span));
                self.gathering = Some(Gathering::Image {
                    depth: self.depth,
                    index,
                    title: title.into_string(),
                    description: String::new(),
                });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if is_quiz(&info) => {
                self.taken.push(span);
                self.gathering = Some(Gathering::Quiz { block: span, text: BlockText::default() });
            }
            Tag::CodeBlock(_) => {
                self.taken.push(span);
                self.block(format_args!("<pre tabindex=\"0\" role=\"region\" aria-label=\"\0S\0\"><code>"));
            }
            Tag::HtmlBlock => {
                self.taken.push(span);
                self.gathering = Some(Gathering::Html { block: span, html: String::new() });
            }
            Tag::BlockQuote(Some(kind)) => {
                let (name, mark) = alert(kind);
                self.block(format_args!(
                    "<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">\0{mark}\0</p>\n"
                ));
            }
            Tag::Table(_) => {
                self.block(format_args!(
                    "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\0S\0\">\n"
                ));
                self.push(Event::Start(tag));
            }
            Tag::List(first) => {
                self.ordered_lists.push(first.is_some());
                self.push(Event::Start(tag));
            }
            Tag::Item => {
                if let Some(page) = &mut self.page {
                    page.item = page.events.len();
                }
                self.shape.steps += u32::from(self.ordered_lists.last() == Some(&true));
                self.push(Event::Start(Tag::Item));
            }
            Tag::FootnoteDefinition(label) => {
                let name = self.page.as_mut().map_or("".into(), |page| page.footnote(label));
                self.push(Event::Start(Tag::FootnoteDefinition(name)));
            }
            tag => self.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth -= 1;
        match tag {
            TagEnd::Heading(_) => {
                let level = self.end_heading();
                self.block(format_args!("</h{level}>\n"));
            }
            TagEnd::Link => self.inline(format_args!("</a>")),
            TagEnd::CodeBlock => self.block(format_args!("</code></pre>\n")),
            TagEnd::BlockQuote(Some(_)) => self.block(format_args!("</div>\n")),
            TagEnd::Table => {
                self.push(Event::End(TagEnd::Table));
                self.block(format_args!("</div>\n"));
            }
            TagEnd::List(_) => {
                self.ordered_lists.pop();
                self.push(Event::End(tag));
            }
            tag => self.push(Event::End(tag)),
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'t>>, span: Span) {
        let level = (level as u8).max(2);
        let index = self.document.headings.len();
        if level == 2 && self.depth == 1 {
            self.end_section(span.start as usize);
            self.section_heading = Some(to_index(index));
        }
        self.shape.headings.push(level);
        self.document.headings.push(DocumentHeading {
            level,
            text: "".into(),
            id: id.filter(|id| !id.is_empty()).map(|id| (*id).into()),
            span: Span::new(span.start as usize, span.start as usize),
        });
        self.heading = Some(index);
        self.block(format_args!("<h{level} id=\"\0H{index}\0\">"));
    }

    fn heading_text(&mut self, text: &str, span: Span) {
        let Some(heading) = self.heading.and_then(|index| self.document.headings.get_mut(index)) else { return };
        if self.heading_text.is_empty() {
            heading.span.start = span.start;
        }
        self.heading_text.push_str(text);
        heading.span.end = span.end;
    }

    /// Ends the heading that is open; returns its level.
    fn end_heading(&mut self) -> u8 {
        let Some(heading) = self.heading.take().and_then(|at| self.document.headings.get_mut(at)) else { return 2 };
        heading.text = self.heading_text.as_str().into();
        self.heading_text.clear();
        heading.level
    }

    fn start_link(&mut self, link_type: LinkType, dest: &str, title: &str, label: &str, span: Span) {
        self.taken.push(span);
        if let LinkType::WikiLink { has_pothole } = link_type {
            let index = self.document.terms.len();
            self.document.terms.push(self.reference(link_type, dest, label, span));
            self.inline(format_args!("<a\0T{index}\0>"));
            if !has_pothole {
                self.inline(format_args!("\0N{index}\0</a>"));
                self.gathering = Some(Gathering::TermName { depth: self.depth });
            }
            return;
        }
        self.shape.links += 1;
        let index = self.document.links.len();
        let mut reference = self.reference(link_type, dest, label, span);
        if link_type == LinkType::Email {
            reference.target = format!("mailto:{}", reference.target).into();
        }
        self.document.links.push(reference);
        self.inline(format_args!("<a\0L{index}\0{}>", Attribute("title", title)));
    }

    /// Returns an address written in the link or picture at `span`, or where its label is defined, with its place.
    fn reference(&self, link_type: LinkType, target: &str, label: &str, span: Span) -> Reference {
        let written = &self.text[span.range()];
        let place = match link_type {
            LinkType::Inline => written.rfind("](").and_then(|at| address(written, at + 2)),
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                return Reference { target: target.into(), span: self.defined_at(label).unwrap_or(span) };
            }
            LinkType::WikiLink { .. } => found(written, written.find("[[").unwrap_or(0), target),
            _ => found(written, 0, target),
        };
        let start = span.start as usize;
        let span = place.map_or(span, |place| Span::new(start + place.start, start + place.end));
        Reference { target: target.into(), span }
    }

    /// Returns where the address of a reference is defined.
    fn defined_at(&self, label: &str) -> Option<Span> {
        let label = label.to_lowercase();
        let (_, definition) = self.definitions.iter().find(|(known, _)| *known == label)?;
        let written = self.text.get(definition.clone())?;
        let address = address(written, written.find("]:")? + 2)?;
        Some(Span::new(definition.start + address.start, definition.start + address.end))
    }

    fn check_item(&mut self) {
        self.shape.check_items += 1;
        let index = self.document.check_items.len();
        self.document
            .check_items
            .push(CheckItem { section: to_index(self.sections.len()), number: self.shape.check_items });
        if let Some(page) = &mut self.page
            && let Some(item) = page.events.get_mut(page.item)
        {
            *item = Event::Html("<li class=\"check-item\">".into());
        }
        self.inline(format_args!("<label><input type=\"checkbox\"\0C{index}\0> "));
        self.label_open = true;
    }

    /// Ends the label of a checklist item where its first line of text ends.
    fn close_label_before(&mut self, event: &Event<'_>) {
        let ends = match event {
            Event::End(TagEnd::Paragraph | TagEnd::Item) | Event::Html(_) => true,
            Event::Start(tag) => {
                !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
            }
            _ => false,
        };
        if self.label_open && ends {
            self.label_open = false;
            self.inline(format_args!("</label>"));
        }
    }

    fn raw_html(&mut self, html: String, block: bool, span: Span) {
        if html.trim_start().starts_with("<!--") && html.trim_end().ends_with("-->") {
            return;
        }
        let index = self.document.raw_html.len();
        self.document.raw_html.push(RawHtmlPiece { html, block, span });
        if block && self.depth == 0 {
            self.mark(format_args!("\0B\0"));
        }
        let mark = format_args!("\0R{index}\0");
        if block { self.block(mark) } else { self.inline(mark) }
    }

    fn gather(&mut self, event: Event<'t>, span: Span) {
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            _ => {}
        }
        let depth_now = self.depth;
        match self.gathering.as_mut() {
            Some(Gathering::Image { depth, description, .. }) => match event {
                Event::End(TagEnd::Image) if depth_now + 1 == *depth => self.end_gathering(),
                Event::Text(text) | Event::Code(text) => description.push_str(&text),
                Event::SoftBreak | Event::HardBreak => description.push(' '),
                _ => {}
            },
            Some(Gathering::TermName { depth }) => match event {
                Event::End(TagEnd::Link) if depth_now + 1 == *depth => self.gathering = None,
                _ => {}
            },
            Some(Gathering::Quiz { text, .. }) => match event {
                Event::Text(piece) => text.push(&piece, span.start as usize),
                Event::End(TagEnd::CodeBlock) => self.end_gathering(),
                _ => {}
            },
            Some(Gathering::Html { html, .. }) => match event {
                Event::Html(piece) => html.push_str(&piece),
                Event::End(TagEnd::HtmlBlock) => self.end_gathering(),
                _ => {}
            },
            None => {}
        }
    }

    fn end_gathering(&mut self) {
        match self.gathering.take() {
            Some(Gathering::Image { index, title, description, .. }) => {
                let (alt, title) = (AttributeAlways("alt", &description), Attribute("title", &title));
                self.inline(format_args!("<img src=\"\0I{index}\0\"{alt}{title} loading=\"lazy\">"));
            }
            Some(Gathering::Quiz { block, text }) => {
                for yaml in text.questions(block, self.text) {
                    self.shape.quizzes += 1;
                    let index = self.document.quizzes.len();
                    self.document.quizzes.push(QuizBlock { yaml });
                    self.block(format_args!("\0Q{index}\0"));
                }
            }
            Some(Gathering::Html { block, html }) => self.raw_html(html, true, block),
            Some(Gathering::TermName { .. }) | None => {}
        }
    }

    fn end_section(&mut self, end: usize) {
        self.sections.push(DocumentSection {
            heading: self.section_heading,
            span: Span::new(self.section_start, end),
            shape: std::mem::take(&mut self.shape),
        });
        self.section_start = end;
    }

    fn document(mut self, offset: usize) -> Document {
        self.taken.sort_unstable();
        let mut document = self.document;
        document.malformed = malformed_links(self.text, &self.taken);
        document.sections = self.sections;
        document.shift(offset);
        document.shrink();
        document
    }
}

impl Document {
    fn shift(&mut self, by: usize) {
        let headings = self.headings.iter_mut().map(|heading| &mut heading.span);
        let references = self.links.iter_mut().chain(&mut self.images).chain(&mut self.terms);
        let raw_html = self.raw_html.iter_mut().map(|piece| &mut piece.span);
        let sections = self.sections.iter_mut().map(|section| &mut section.span);
        let all = headings.chain(references.map(|reference| &mut reference.span)).chain(raw_html);
        all.chain(sections).chain(&mut self.malformed).for_each(|span| *span = span.shifted(by));
        for quiz in &mut self.quizzes {
            match &mut quiz.yaml {
                Ok(node) => node.shift(by),
                Err(error) => error.span = error.span.shifted(by),
            }
        }
    }
}

/// Returns where the address stands that begins at or after `from`: up to the next white space or closing bracket, or
/// between `<` and `>`. `None` where there is none.
fn address(written: &str, from: usize) -> Option<Range<usize>> {
    let start = from + written[from..].find(|c: char| !c.is_whitespace())?;
    if written[start..].starts_with('<') {
        let end = start + written[start..].find('>')?;
        return (end > start + 1).then_some(start + 1..end);
    }
    let mut open = 0_usize;
    let mut escaped = false;
    let end = written[start..].char_indices().find(|(_, c)| {
        let was_escaped = escaped;
        escaped = *c == '\\' && !was_escaped;
        match c {
            '(' if !was_escaped => open += 1,
            ')' if !was_escaped && open == 0 => return true,
            ')' if !was_escaped => open -= 1,
            _ => {}
        }
        c.is_whitespace()
    });
    let end = end.map_or(written.len(), |(at, _)| start + at);
    (end > start).then_some(start..end)
}

/// Returns where `target` stands in `written` at or after `from`.
fn found(written: &str, from: usize, target: &str) -> Option<Range<usize>> {
    let at = from + written[from..].find(target).filter(|_| !target.is_empty())?;
    Some(at..at + target.len())
}

fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => (AlertKind::Note.as_str(), "A0"),
        BlockQuoteKind::Tip => (AlertKind::Tip.as_str(), "A1"),
        BlockQuoteKind::Important => (AlertKind::Important.as_str(), "A2"),
        BlockQuoteKind::Warning => (AlertKind::Warning.as_str(), "A3"),
        BlockQuoteKind::Caution => (AlertKind::Caution.as_str(), "A4"),
    }
}

fn written(html: Arguments<'_>) -> CowStr<'static> {
    html.as_str().map_or_else(|| html.to_string().into(), CowStr::Borrowed)
}

/// An attribute with a leading space; nothing for an empty value.
struct Attribute<'v>(&'static str, &'v str);

impl Display for Attribute<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self(name, value) = *self;
        if value.is_empty() { Ok(()) } else { AttributeAlways(name, value).fmt(f) }
    }
}

/// An attribute with a leading space.
struct AttributeAlways<'v>(&'static str, &'v str);

impl Display for AttributeAlways<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self(name, value) = *self;
        write!(f, " {name}=\"")?;
        escape_html(pulldown_cmark_escape::FmtWriter(&mut *f), value)?;
        f.write_str("\"")
    }
}

/// Cuts the marks between NUL characters out of `marked` and notes what they stand for.
fn cut_marks(marked: &str) -> Prose {
    let mut prose = Prose { html: String::with_capacity(marked.len()), ..Prose::default() };
    let mut parts = marked.split('\0');
    prose.html.push_str(parts.next().unwrap_or_default());
    while let (Some(mark), Some(html)) = (parts.next(), parts.next()) {
        let at = to_index(prose.html.len());
        let first_insert = to_index(prose.inserts.len());
        let (letter, number) = mark.split_at(1.min(mark.len()));
        let number = number.parse().unwrap_or(0);
        match letter {
            "B" => prose.blocks.push(BlockMark { at, first_insert, heading: None }),
            "b" => prose.blocks.push(BlockMark { at, first_insert, heading: Some(number) }),
            _ => prose.inserts.extend(insert_kind(letter, number).map(|kind| Insert { at, kind })),
        }
        prose.html.push_str(html);
    }
    prose.html.shrink_to_fit();
    prose
}

fn insert_kind(letter: &str, number: u32) -> Option<InsertKind> {
    const ALERTS: [AlertKind; 5] =
        [AlertKind::Note, AlertKind::Tip, AlertKind::Important, AlertKind::Warning, AlertKind::Caution];
    Some(match letter {
        "H" => InsertKind::Anchor(number),
        "L" => InsertKind::Link(number),
        "I" => InsertKind::Image(number),
        "T" => InsertKind::Term(number),
        "N" => InsertKind::TermName(number),
        "Q" => InsertKind::Quiz(number),
        "C" => InsertKind::CheckItem(number),
        "A" => InsertKind::AlertTitle(*ALERTS.get(number as usize)?),
        "S" => InsertKind::ScrollLabel,
        "P" => InsertKind::IdPrefix,
        "R" => InsertKind::RawHtml(number),
        _ => return None,
    })
}
