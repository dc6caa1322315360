//! From Markdown to a [`Document`]: the tree, and the facts that checks read, in one pass over the parser's events.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::alerts::alert;
use super::bare::BareLinks;
use super::bare_address::marks;
use super::comments::{comments, literal_element};
use super::construct::Foreign;
use super::document::{
    CheckItem, Document, DocumentHeading, DocumentSection, Origins, QuizBlock, RawHtmlPiece, Reference,
};
use super::findings::{self, Finding, FindingKind, Subject};
use super::labels::{Labels, Undefined, address};
use super::look;
use super::next_of::NextOf;
use super::placeholders::{Placeholder, placeholders};
use super::quiz_block::BlockText;
use super::quotes::{self, Quotes};
use super::wiki::{self, Brackets};
use crate::document::{Alignment, Folding, Kind, TreeBuilder};
use crate::slice::Slice;
use crate::source::{Span, has_stray_controls, without_stray_controls};

/// Info string of fenced blocks that hold a quiz.
const QUIZ: &str = "quiz";

/// Tells whether a fenced block holds a quiz, by its info string.
fn is_quiz(info: &str) -> bool {
    info.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(QUIZ))
}

/// Reads the Markdown in `text` from the byte at `start`.
#[must_use]
pub fn parse(text: &Arc<str>, start: usize) -> Document {
    let readable = &*with_line_feeds(text);
    Reader::new(text, readable, start).read()
}

/// What a sentence is parsed behind: where a line has begun, nothing begins a block.
const LEAD: &str = "x ";

/// Reads a text that is a sentence or two: whatever begins a block elsewhere is part of it, and so are the ends of
/// lines and quotation marks as they are. Spans count from the start of `text`, but those of the tree.
#[must_use]
pub fn parse_sentence(text: &str) -> Document {
    let line: Arc<str> = [LEAD, &text.replace(['\n', '\r'], " ")].concat().into();
    let mut reader = Reader::new(&line, &line, 0);
    reader.as_typed = true;
    reader.lead = LEAD;
    let mut document = reader.read();
    document.map_spans(&|span| Span::new(before_lead(span.start), before_lead(span.end)));
    document
}

/// Returns an offset in a sentence, of one in the line that it is parsed in.
fn before_lead(at: u32) -> usize {
    (at as usize).saturating_sub(LEAD.len())
}

/// Returns whether `c` is a mark that is written otherwise in print.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '-' | '.')
}

/// Returns an event of the parser without control characters, which nothing shows.
fn without_controls(event: Event<'_>) -> Event<'_> {
    let clean = |text: CowStr<'_>| CowStr::from(without_stray_controls(&text).into_owned());
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Html(html) => Event::Html(clean(html)),
        Event::InlineHtml(html) => Event::InlineHtml(clean(html)),
        Event::FootnoteReference(label) => Event::FootnoteReference(clean(label)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(info))))
        }
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(clean(label))),
        event => event,
    }
}

/// Returns `text` with a line feed for each carriage return that ends a line by itself: the parser does not know those
/// everywhere. No byte moves.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let ends_line = |at: usize| text.slice(at..).starts_with('\r') && !text.slice(at..).starts_with("\r\n");
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
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_DEFINITION_LIST
}

/// A construct whose events do not become nodes of their own.
pub(super) enum Gathering {
    /// The description of a picture: of what is in it, the text is kept.
    Image { depth: usize },
    /// A glossary term without a label: its text is its id.
    TermName,
    /// A quiz.
    Quiz { block: Span, text: BlockText },
    /// A block of HTML, and where each of its lines is in the file.
    Html { block: Span, html: String, lines: Vec<(u32, u32)> },
    /// The line with which an alert begins, up to where its marker ends; what is behind it is its title.
    AlertMarker { end: usize, paragraph: Option<Span> },
    /// What is shown as it is written.
    Literal { depth: usize },
}

pub(super) struct Reader<'t> {
    /// The text of the file as it is parsed, and where the Markdown in it begins.
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) tree: TreeBuilder,
    pub(super) document: Document,
    pub(super) gathering: Option<Gathering>,
    /// The words so far of the heading that is open.
    heading_text: Option<String>,
    /// Where the heading that is open ends with something in braces.
    heading_braces: Option<Range<usize>>,
    pub(super) quotes: Quotes,
    /// Where a mark may be next that is written otherwise in print.
    typed_marks: NextOf<'t, 3>,
    /// Whether marks stay as they are typed.
    as_typed: bool,
    /// What the text begins with that is not part of it.
    pub(super) lead: &'static str,
    /// Whether text is of a block of code or an address, which stays as it is.
    in_code: bool,
    /// The alignment of the columns of the table that is open, and which of its cells comes next.
    columns: Vec<Alignment>,
    column: usize,
    labels: Labels,
    /// Places of links, pictures, code and HTML, from where the Markdown begins.
    taken: Vec<Span>,
    /// HTML that is never closed.
    open_html: Vec<Finding>,
    /// How many level-2 sections have begun, and how many checklist items the last of them has.
    section: u32,
    section_items: u32,
    /// A part of the file that is taken already.
    pub(super) done: Range<usize>,
    /// What stands for words that are written elsewhere, in its order.
    pub(super) placeholders: Vec<Placeholder>,
    /// A snippet that an item of a list begins with.
    pub(super) in_item: Option<Span>,
    /// Where the paragraph ends that begins with the title of an alert, while that is open.
    pub(super) in_title: Option<usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &Arc<str>, readable: &'t str, start: usize) -> Self {
        Self {
            text: readable,
            start,
            tree: TreeBuilder::new(text.clone()),
            document: Document::default(),
            gathering: None,
            heading_text: None,
            heading_braces: None,
            quotes: Quotes::of(readable),
            typed_marks: NextOf::new(quotes::SIGNS, readable),
            as_typed: false,
            lead: "",
            in_code: false,
            columns: Vec::new(),
            column: 0,
            labels: Labels::default(),
            taken: Vec::new(),
            open_html: Vec::new(),
            section: 0,
            section_items: 0,
            done: 0..0,
            placeholders: placeholders(readable, start),
            in_item: None,
            in_title: None,
        }
    }

    /// Reads the text.
    fn read(mut self) -> Document {
        let body = self.text.slice(self.start..);
        let mut undefined = Vec::new();
        // Words in brackets are common. Only where there is a label can they misspell one.
        let has_labels = Cell::new(false);
        let note = |link: BrokenLink<'_>| {
            if has_labels.get() || link.link_type != LinkType::Shortcut {
                undefined.push(Undefined::of(link));
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(body, options(), Some(note));
        self.labels = Labels::defined(parser.reference_definitions(), body);
        has_labels.set(!self.labels.definitions.is_empty());
        let events = parser.into_offset_iter();
        let marks = marks(body);
        if marks.is_empty() {
            self.events(events);
        } else {
            self.events(BareLinks::new(events, body, marks));
        }
        self.labels.undefined = undefined;
        self.finish()
    }

    fn events(&mut self, events: impl Iterator<Item = (Event<'t>, Range<usize>)>) {
        let has_controls = has_stray_controls(self.text.slice(self.start..));
        for (event, range) in events {
            let event = if has_controls { without_controls(event) } else { event };
            if range.start < self.lead.len() {
                self.begin_behind_lead(event, range);
            } else {
                self.event(event, Span::new(self.start + range.start, self.start + range.end));
            }
        }
    }

    /// Takes an event that begins with what is not part of the text.
    fn begin_behind_lead(&mut self, event: Event<'t>, range: Range<usize>) {
        let (event, begin) = match event {
            Event::Text(text) => match text.strip_prefix(self.lead) {
                Some("") => return,
                Some(rest) => (Event::Text(rest.to_owned().into()), self.lead.len()),
                None => (Event::Text(text), range.start),
            },
            event => (event, range.start),
        };
        self.event(event, Span::new(begin, range.end));
    }

    pub(super) fn event(&mut self, event: Event<'t>, span: Span) {
        if !self.done.is_empty() {
            match self.left_of(event, span) {
                Some((event, span)) => return self.event(event, span),
                None => return,
            }
        }
        self.take_event(event, span);
    }

    fn take_event(&mut self, event: Event<'t>, span: Span) {
        if self.gathering.is_some() {
            self.gather(event, span);
            return;
        }
        self.after_snippet(&event);
        match event {
            Event::SoftBreak | Event::HardBreak if self.ends_alert_title(span) => {}
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(text, span),
            Event::Code(text) => {
                self.quotes.pass('x');
                self.heading_text(&text, span);
                self.take(span);
                self.tree.code(&text, span);
            }
            Event::InlineHtml(html) => {
                self.take(span);
                let line = self.line_of(&html, span, 0);
                self.raw_html(&html, &line.into_iter().collect::<Vec<_>>(), false, span);
            }
            Event::Html(html) => {
                let line = self.line_of(&html, span, 0);
                self.raw_html(&html, &line.into_iter().collect::<Vec<_>>(), true, span);
            }
            Event::TaskListMarker(checked) => self.check_item(checked),
            Event::FootnoteReference(label) => {
                self.take(span);
                self.tree.footnote_reference(&label, span);
            }
            Event::SoftBreak => {
                self.quotes.pass(' ');
                self.heading_text(" ", span);
                self.tree.leaf(Kind::SoftBreak, span);
            }
            Event::HardBreak => {
                self.quotes.pass(' ');
                self.heading_text(" ", span);
                self.tree.leaf(Kind::HardBreak, span);
            }
            Event::Rule => self.tree.leaf(Kind::ThematicBreak, span),
            // Mathematics is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.tree.text(&text, span),
        }
    }

    /// Takes text: words, and what stands for words.
    pub(super) fn text(&mut self, text: CowStr<'t>, span: Span) {
        let is_written = !self.placeholders.is_empty() && self.text.get(span.range()) == Some(&*text);
        let mut rest = span;
        // A line may have any number of them.
        while let Some(placeholder) = self.placeholder_in(rest).filter(|_| is_written) {
            let Some(behind) = self.take_placeholder(&placeholder, rest) else { return };
            rest = behind;
        }
        if rest == span {
            self.words(text, span);
        } else {
            self.words(self.text.slice(rest.range()).into(), rest);
        }
    }

    /// Takes text without anything in it that stands for words.
    pub(super) fn words(&mut self, text: CowStr<'t>, span: Span) {
        let text = self.typographic(text, span);
        self.heading_text(&text, span);
        self.tree.text(&text, span);
    }

    /// Returns what is left of an event behind the part of the text that is taken already.
    fn left_of(&mut self, event: Event<'t>, span: Span) -> Option<(Event<'t>, Span)> {
        let (start, end) = (span.start as usize, span.end as usize);
        if start >= self.done.end || start < self.done.start {
            if start >= self.done.end {
                self.done = 0..0;
            }
            self.take_event(event, span);
            return None;
        }
        match event {
            _ if end <= self.done.end => None,
            Event::Text(text) if self.text.get(span.range()) == Some(&*text) => {
                let rest = Span::new(self.done.end, end);
                self.done = 0..0;
                Some((Event::Text(self.text.slice(rest.range()).into()), rest))
            }
            event => {
                self.take_event(event, span);
                None
            }
        }
    }

    /// Returns text with the quotation marks and dashes of print. What is written as an entity, or escaped, is meant as
    /// it is.
    fn typographic<'e>(&mut self, text: CowStr<'e>, span: Span) -> CowStr<'e> {
        if self.in_code || self.as_typed {
            return text;
        }
        let range = span.range();
        if !self.quotes.may_set(self.typed_marks.is_in(&range)) {
            self.quotes.pass_words(&text);
            return text;
        }
        let written = self.text.get(range.clone()).unwrap_or_default();
        let is_escaped = self.text.slice(self.start..range.start).ends_with('\\') && text.starts_with(is_mark);
        let literal = if written.len() == text.len() { usize::from(is_escaped) } else { text.len() };
        match self.quotes.set(&text, literal, self.text.get(range.end..).unwrap_or_default()) {
            Some(set) if *set != *text => set.into(),
            _ => text,
        }
    }

    /// Notes a place where text that looks like a link is none.
    fn take(&mut self, span: Span) {
        self.taken.push(Span::new(span.start as usize - self.start, span.end as usize - self.start));
    }

    fn start(&mut self, tag: Tag<'t>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            Tag::Image { .. } => self.quotes.pass(' '),
            _ => self.quotes.begin(),
        }
        let is_address = matches!(tag, Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. });
        self.in_code = is_address || matches!(tag, Tag::CodeBlock(_));
        if is_address {
            self.quotes.pass('x');
        }
        match tag {
            Tag::Heading { level, id, .. } => self.start_heading(level, id.as_deref(), span),
            Tag::Link { link_type, dest_url, title, id } => self.start_link(link_type, &dest_url, &title, &id, span),
            Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. } if !wiki::is_file(&dest_url) => {
                self.foreign(Foreign::Embed, span);
                self.literal(span);
            }
            Tag::BlockQuote(None) => self.start_quote(span),
            Tag::Paragraph if self.lone_snippets(span) => {}
            Tag::Image { link_type, dest_url, title, id } => {
                self.take(span);
                let index = index(&self.document.images);
                let reference = self.reference(link_type, &dest_url, &title, &id, span);
                self.document.images.push(reference);
                self.tree.open(Kind::Image(index), span);
                self.tree.title(&title);
                self.look(span.end as usize);
                self.gathering = Some(Gathering::Image { depth: self.tree.depth() });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if is_quiz(&info) => {
                self.take(span);
                self.gathering = Some(Gathering::Quiz { block: span, text: BlockText::default() });
            }
            Tag::CodeBlock(kind) => {
                self.take(span);
                let info = match &kind {
                    CodeBlockKind::Fenced(info) if !info.is_empty() => self.tree.literal(info),
                    _ => None,
                };
                self.tree.open(Kind::CodeBlock(info), span);
            }
            Tag::HtmlBlock => {
                self.take(span);
                self.gathering = Some(Gathering::Html { block: span, html: String::new(), lines: Vec::new() });
            }
            Tag::FootnoteDefinition(label) => self.tree.open_footnote(&label, span),
            tag => {
                let kind = self.plain_kind(tag);
                self.tree.open(kind, span);
            }
        }
    }

    /// Returns the kind of a node of which nothing but its place is noted.
    fn plain_kind(&mut self, tag: Tag<'t>) -> Kind {
        match tag {
            Tag::BlockQuote(Some(kind)) => Kind::Alert(alert(kind), Folding::None),
            Tag::DefinitionList => Kind::DefinitionList,
            Tag::DefinitionListTitle => Kind::DefinitionTerm,
            Tag::DefinitionListDefinition => Kind::Definition,
            // A list's numbers have nine digits at most.
            Tag::List(Some(start)) => Kind::OrderedList { start: u32::try_from(start).unwrap_or(1) },
            Tag::List(None) => Kind::BulletList,
            Tag::Item => Kind::Item,
            Tag::Table(columns) => {
                self.columns = columns.into_iter().map(alignment).collect();
                Kind::Table
            }
            Tag::TableHead => {
                self.column = 0;
                Kind::TableHead
            }
            Tag::TableRow => {
                self.column = 0;
                Kind::TableRow
            }
            Tag::TableCell => {
                let alignment = self.columns.get(self.column).copied();
                self.column += 1;
                Kind::TableCell(alignment.unwrap_or(Alignment::None))
            }
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strikethrough,
            // What is left is a paragraph, or comes only with extensions that are not switched on.
            _ => Kind::Paragraph,
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.in_code = false;
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Link => self.end_link(),
            TagEnd::Paragraph => self.in_title = None,
            _ => {}
        }
        self.tree.close();
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<&str>, span: Span) {
        let level = (level as u8).max(2);
        let index = index(&self.document.headings);
        if level == 2 && self.tree.depth() == 0 {
            self.end_section(span.start as usize);
            self.document.sections.push(DocumentSection { heading: Some(index), span });
            self.section += 1;
            self.section_items = 0;
        }
        self.document.headings.push(DocumentHeading {
            level,
            text: "".into(),
            as_written: None,
            id: id.filter(|id| !id.is_empty()).map(Into::into),
            span: Span::new(span.start as usize, span.start as usize),
        });
        self.heading_text = Some(String::new());
        self.heading_braces = last_braces(self.text.slice(span.range())).map(|at| {
            let start = span.start as usize;
            start + at.start..start + at.end
        });
        self.tree.open(Kind::Heading { level, index }, span);
    }

    pub(super) fn heading_text(&mut self, text: &str, span: Span) {
        let Some((words, heading)) = self.heading_text.as_mut().zip(self.document.headings.last_mut()) else { return };
        if words.is_empty() {
            heading.span.start = span.start;
        }
        words.push_str(text);
        heading.span.end = span.end;
    }

    fn end_heading(&mut self) {
        let words = self.heading_text.take().unwrap_or_default();
        self.heading_attributes();
        if let Some(heading) = self.document.headings.last_mut() {
            heading.text = words.into();
        }
    }

    /// Reports the attributes of the heading that ends, unless they are an id alone: no page shows them. The parser hands
    /// them on in part only; they are what is behind its words.
    fn heading_attributes(&mut self) {
        let Some(braces) = self.heading_braces.take() else { return };
        let words_end = self.document.headings.last().map_or(0, |heading| heading.span.end as usize);
        let inner = self.text.slice(braces.start + 1..braces.end - 1).trim();
        let is_id = inner.strip_prefix('#').is_some_and(|id| !id.contains(char::is_whitespace));
        if words_end <= braces.start && !is_id {
            self.foreign(Foreign::HeadingAttributes, Span::new(braces.start, braces.end));
        }
    }

    /// Notes the mark of another tool.
    pub(super) fn foreign(&mut self, foreign: Foreign, span: Span) {
        let finding = Finding { kind: FindingKind::Foreign(foreign), span, replacement: None };
        self.document.findings.push(finding);
    }

    /// Takes what was read as a link or picture as the text that it is written with.
    fn literal(&mut self, span: Span) {
        let written = self.text.slice(span.range());
        self.heading_text(written, span);
        self.tree.text(written, span);
        self.gathering = Some(Gathering::Literal { depth: 0 });
    }

    /// Takes a link whose words are in brackets.
    fn bracketed_link(&mut self, span: Span, address_written: (&str, &str), end: usize) {
        let (target, title) = address_written;
        let all = Span::new(span.start as usize, end);
        self.take(all);
        let place = address(self.text.slice(..end - 1), span.end as usize + 1).map(|at| Span::new(at.start, at.end));
        self.tree.open(Kind::Link(index(&self.document.links)), all);
        self.tree.title(title);
        self.document.links.push(Reference {
            target: target.into(),
            span: place.unwrap_or(all),
            is_empty: false,
            excused: false,
        });
        let words = Span::new(span.start as usize + 1, span.end as usize - 1);
        let written = self.text.slice(words.range());
        self.heading_text(written, words);
        self.tree.text(written, words);
        self.tree.close();
        self.done = span.end as usize..end;
        self.gathering = Some(Gathering::Literal { depth: 0 });
    }

    fn start_link(&mut self, link_type: LinkType, dest: &str, title: &str, label: &str, span: Span) {
        self.take(span);
        if let LinkType::WikiLink { has_pothole: labelled } = link_type {
            // In tables, the bar before the label is escaped.
            let id = dest.strip_suffix('\\').filter(|_| labelled).unwrap_or(dest);
            match wiki::read(self.text, span.range(), id, labelled) {
                Brackets::Term => {}
                Brackets::Link { address, title, end } => return self.bracketed_link(span, (&address, &title), end),
                Brackets::Contents => {
                    self.foreign(Foreign::Contents, span);
                    return self.literal(span);
                }
                Brackets::Literal => return self.literal(span),
            }
            let reference = self.reference(link_type, id, title, label, span);
            let index = index(&self.document.terms);
            self.document.terms.push(reference);
            self.tree.open(Kind::Term { index, labelled }, span);
            self.gathering = (!labelled).then_some(Gathering::TermName);
            return;
        }
        let mut reference = self.reference(link_type, dest, title, label, span);
        if link_type == LinkType::Email {
            reference.target = format!("mailto:{}", reference.target).into();
        }
        self.tree.open(Kind::Link(index(&self.document.links)), span);
        self.tree.title(title);
        self.document.links.push(reference);
    }

    /// Returns an address written in the link or picture at `span`, or where its label is defined, with its place.
    fn reference(&mut self, link_type: LinkType, target: &str, title: &str, label: &str, span: Span) -> Reference {
        let written = self.text.slice(span.range());
        let start = span.start as usize;
        let at = |place: Range<usize>| Span::new(start + place.start, start + place.end);
        let place = match link_type {
            LinkType::Inline => written.rfind("](").and_then(|at| address(written, at + 2)).map(at),
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                let address = self.labels.refer(label, span, target.len() + title.len());
                address.map(|at| Span::new(self.start + at.start, self.start + at.end))
            }
            LinkType::WikiLink { .. } => found(written, written.find("[[").unwrap_or(0), target).map(at),
            _ => found(written, 0, target).map(at),
        };
        Reference { target: target.into(), span: place.unwrap_or(span), is_empty: false, excused: false }
    }

    /// Reads what is in braces behind the picture that was opened last, which ends at `end`.
    fn look(&mut self, end: usize) {
        let Some((look, len)) = look::read(self.text.slice(end..)) else { return };
        if let Some(image) = self.document.images.last_mut() {
            image.excused = look.decorative || look.silent;
        }
        self.tree.look(look);
        self.done = end..end + len;
    }

    /// Notes whether the picture that ends has no description.
    fn end_image(&mut self) {
        if let Some(Kind::Image(index)) = self.tree.empty()
            && let Some(image) = self.document.images.get_mut(index as usize)
        {
            image.is_empty = true;
        }
    }

    /// Notes whether the link that ends has no words.
    fn end_link(&mut self) {
        if let Some(Kind::Link(index)) = self.tree.empty()
            && let Some(link) = self.document.links.get_mut(index as usize)
        {
            link.is_empty = true;
        }
    }

    fn check_item(&mut self, checked: bool) {
        self.section_items += 1;
        self.tree.check_item(index(&self.document.check_items), checked);
        self.document.check_items.push(CheckItem { section: self.section, number: self.section_items });
    }

    /// Returns where a line of HTML is in the file, and where in `html`, `at`; `None` if it is not written like this.
    fn line_of(&self, line: &str, span: Span, at: usize) -> Option<(u32, u32)> {
        let is_written = self.text.get(span.range()) == Some(line);
        is_written.then(|| (u32::try_from(at).unwrap_or(u32::MAX), span.start))
    }

    /// Takes HTML, its comments left out: those are the writer's own. `lines` tell where it is in the file.
    fn raw_html(&mut self, html: &str, lines: &[(u32, u32)], block: bool, span: Span) {
        let kept = without_comments(html);
        let origins = Origins::new(lines, &kept);
        let html: String = kept.into_iter().map(|kept| html.slice(kept)).collect();
        if html.trim().is_empty() {
            return;
        }
        let index = index(&self.document.raw_html);
        self.document.raw_html.push(RawHtmlPiece { html, block, span, origins });
        self.tree.leaf(if block { Kind::HtmlBlock(index) } else { Kind::Html(index) }, span);
    }

    fn gather(&mut self, event: Event<'t>, span: Span) {
        match self.gathering.as_mut() {
            Some(Gathering::Image { depth }) => match event {
                Event::Start(_) => *depth += 1,
                Event::End(_) if *depth > self.tree.depth() => *depth -= 1,
                Event::End(_) => self.end_gathering(),
                Event::Text(text) => self.text(text, span),
                Event::Code(text) => self.tree.text(&text, span),
                Event::SoftBreak | Event::HardBreak => self.tree.leaf(Kind::SoftBreak, span),
                _ => {}
            },
            Some(Gathering::TermName) => {
                if let Event::End(TagEnd::Link) = event {
                    self.end_gathering();
                }
            }
            Some(Gathering::Quiz { text, .. }) => match event {
                Event::Text(piece) => text.push(&piece, span.start as usize),
                Event::End(TagEnd::CodeBlock) => self.end_gathering(),
                _ => {}
            },
            Some(Gathering::Html { .. }) => self.gather_html(event, span),
            Some(Gathering::AlertMarker { .. }) => self.gather_alert_marker(event, span),
            Some(Gathering::Literal { depth }) => match event {
                Event::Start(_) => *depth += 1,
                Event::End(_) if *depth > 0 => *depth -= 1,
                Event::End(_) => self.gathering = None,
                _ => {}
            },
            None => {}
        }
    }

    fn gather_html(&mut self, event: Event<'t>, span: Span) {
        match event {
            Event::Html(piece) => {
                let is_written = self.text.get(span.range()) == Some(&*piece);
                let Some(Gathering::Html { html, lines, .. }) = &mut self.gathering else { return };
                if is_written {
                    lines.push((u32::try_from(html.len()).unwrap_or(u32::MAX), span.start));
                }
                html.push_str(&piece);
            }
            Event::End(TagEnd::HtmlBlock) => self.end_gathering(),
            _ => {}
        }
    }

    fn end_gathering(&mut self) {
        match self.gathering.take() {
            Some(Gathering::Image { .. } | Gathering::TermName) => {
                self.end_image();
                self.quotes.pass('x');
                self.tree.close();
            }
            Some(Gathering::Quiz { block, text }) if !text.is_closed(block) => {
                // What it has swallowed is not a quiz.
                self.tree.open(Kind::CodeBlock(None), block);
                text.pieces(self.text).for_each(|(piece, span)| self.tree.text(piece, span));
                self.tree.close();
            }
            Some(Gathering::Quiz { block, text }) => {
                for yaml in text.questions(block, self.text) {
                    self.tree.leaf(Kind::Quiz(index(&self.document.quizzes)), block);
                    self.document.quizzes.push(QuizBlock { yaml });
                }
            }
            Some(Gathering::Html { block, html, lines }) => {
                self.open_html.extend(findings::html::unclosed(self.text, block));
                self.raw_html(&html, &lines, true, block);
            }
            Some(Gathering::AlertMarker { .. } | Gathering::Literal { .. }) | None => {}
        }
    }

    /// Ends the section that is open.
    fn end_section(&mut self, end: usize) {
        if self.document.sections.is_empty() {
            let intro = DocumentSection { heading: None, span: Span::new(self.start, self.start) };
            self.document.sections.push(intro);
        }
        if let Some(section) = self.document.sections.last_mut() {
            section.span = Span::new(section.span.start as usize, end);
        }
    }

    fn finish(mut self) -> Document {
        self.end_section(self.text.len());
        self.taken.sort_unstable();
        let mut document = self.document;
        document.tree = Arc::new(self.tree.finish());
        let subject = Subject {
            text: self.text,
            start: self.start,
            taken: &self.taken,
            tree: &document.tree,
            labels: &self.labels,
            open_html: &self.open_html,
        };
        document.findings = findings::find(&subject, std::mem::take(&mut document.findings));
        document.is_empty = document.tree.is_empty();
        document.shrink();
        document
    }
}

/// Returns the number that the next item of `list` has.
pub(super) fn index<T>(list: &[T]) -> u32 {
    // An item is at least a byte of a text whose bytes are counted with 32 bits.
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// Returns where a heading, written with its marks, ends with something in braces.
fn last_braces(heading: &str) -> Option<Range<usize>> {
    let mut written = heading.trim_end();
    // The line below a heading that is marked so.
    if let Some((above, below)) = written.rsplit_once(['\n', '\r'])
        && below.trim().trim_matches(['=', '-']).is_empty()
    {
        written = above.trim_end();
    }
    let inner = written.strip_suffix('}')?;
    Some(inner.rfind('{')?..written.len())
}

/// Returns the parts of HTML that are not comments. Where comment marks mean nothing, as in scripts and the like, that
/// is all of it.
fn without_comments(html: &str) -> Vec<Range<usize>> {
    let mut kept = Vec::with_capacity(1);
    let mut at = 0;
    if literal_element(html).is_none() {
        for comment in comments(html) {
            kept.push(at..comment.place.start);
            at = comment.place.end;
        }
    }
    kept.push(at..html.len());
    kept
}

/// Returns where `target` is in `written` at or after `from`.
fn found(written: &str, from: usize, target: &str) -> Option<Range<usize>> {
    let at = from + written.slice(from..).find(target).filter(|_| !target.is_empty())?;
    Some(at..at + target.len())
}

fn alignment(of_column: pulldown_cmark::Alignment) -> Alignment {
    match of_column {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
