//! Reads alerts: their marker, whether they are folded, and the title that they may have of their own.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::alerts;
use super::construct::Foreign;
use super::parse::{Gathering, Reader};
use crate::document::Kind;
use crate::slice::Slice;
use crate::source::Span;

impl<'t> Reader<'t> {
    /// Begins a quotation, or an alert as it is written elsewhere.
    pub(super) fn start_quote(&mut self, span: Span) {
        let written = self.text.slice(span.range());
        let marker = alerts::marker(written);
        let kind = marker.as_ref().and_then(|marker| Some(Kind::Alert(alerts::kind_of(marker.name)?, marker.folding)));
        self.tree.open(kind.unwrap_or(Kind::BlockQuote), span);
        let Some(marker) = marker else { return };
        let start = span.start as usize;
        if kind.is_some() {
            self.gathering = Some(Gathering::AlertMarker { end: start + marker.end, paragraph: None });
        } else {
            self.foreign(Foreign::Alert, Span::new(start + marker.start, start + marker.end));
        }
    }

    /// Takes the first line of an alert up to where its marker ends. What is behind it in the line is the title.
    pub(super) fn gather_alert_marker(&mut self, event: Event<'t>, span: Span) {
        let Some(Gathering::AlertMarker { end, paragraph }) = &mut self.gathering else { return };
        let (end, paragraph_end) = (*end, paragraph.map(|paragraph| paragraph.end as usize));
        match event {
            Event::Start(Tag::Paragraph) => *paragraph = Some(span),
            Event::Text(_) if span.end as usize <= end => {}
            Event::SoftBreak | Event::HardBreak => {
                let paragraph = paragraph.unwrap_or(span);
                self.gathering = None;
                if !self.lone_snippets_behind(span, paragraph.end as usize) {
                    self.tree.open(Kind::Paragraph, paragraph);
                }
            }
            Event::End(TagEnd::Paragraph) => self.gathering = None,
            event => self.begin_alert_title(event, span, (end, paragraph_end)),
        }
    }

    fn begin_alert_title(&mut self, event: Event<'t>, span: Span, (marker_end, paragraph_end): (usize, Option<usize>)) {
        let event = match event {
            Event::Text(text) => {
                let from = marker_end.saturating_sub(span.start as usize);
                let behind = text.get(from..).unwrap_or(&text).trim_start();
                if behind.is_empty() {
                    return;
                }
                // What is shown may be shorter or longer than what is written: entities, control characters.
                let is_as_written = self.text.get(span.range()) == Some(&*text);
                let start =
                    if is_as_written { span.end as usize - behind.len() } else { marker_end.max(span.start as usize) };
                (Event::Text(CowStr::from(behind.to_owned())), Span::new(start, span.end as usize))
            }
            event => (event, span),
        };
        let start = event.1.start as usize;
        let line =
            memchr::memchr2(b'\n', b'\r', &self.text.as_bytes()[start..]).map_or(self.text.len(), |at| start + at);
        self.gathering = None;
        self.tree.open(Kind::AlertTitle, Span::new(start, line));
        self.in_title = Some(paragraph_end.unwrap_or(line));
        self.event(event.0, event.1);
    }

    /// Ends the title of an alert with its line, and begins the paragraph that follows; returns whether there is one. A
    /// line may end within marks of the title: that is a space in it.
    pub(super) fn ends_alert_title(&mut self, span: Span) -> bool {
        match self.tree.innermost() {
            Some(Kind::AlertTitle) => {
                let end = self.in_title.take().unwrap_or(span.end as usize);
                self.quotes.begin();
                self.tree.close();
                if !self.lone_snippets_behind(span, end) {
                    self.tree.open(Kind::Paragraph, Span::new(span.end as usize, span.end as usize));
                }
                true
            }
            _ if self.in_title.is_some() => {
                self.quotes.pass(' ');
                self.tree.text(" ", span);
                true
            }
            _ => false,
        }
    }
}
