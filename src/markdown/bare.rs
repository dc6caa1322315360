//! Bare addresses: `https://example.org`, `www.example.org` and `name@example.org` in a text are links, by the rules of
//! GitHub's Markdown ("extended autolinks"), which the parser does not know.
//!
//! [`BareLinks`] stands between the parser and the tree: where the text has an address, it hands on the events of a
//! link. Marks of emphasis within an address are part of it. Two rules differ from GitHub's: what begins with `www.`
//! leads to `https:`, as nearly every host answers there and the first step of a reader is then not in the open; and a
//! bracket or quotation mark that does not begin within an address ends it, whatever its script.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::slice::Slice;

use super::bare_address::{self, BareAddress, Mark};

type Located<'t> = (Event<'t>, Range<usize>);

/// The events of a text, in which bare addresses are links.
pub(super) struct BareLinks<'t, I> {
    events: I,
    text: &'t str,
    /// Where addresses may be, from the first on.
    marks: VecDeque<Mark>,
    ready: VecDeque<Located<'t>>,
    /// How many links, pictures and blocks of code are open: nothing in them is a link.
    within: usize,
    /// Places of emphasis that is none, since its first mark is part of an address.
    plain: Vec<Range<usize>>,
}

impl<'t, I: Iterator<Item = Located<'t>>> BareLinks<'t, I> {
    /// Finds addresses at `marks` in `text`, whose events are `events`.
    pub(super) fn new(events: I, text: &'t str, marks: Vec<Mark>) -> Self {
        Self { events, text, marks: marks.into(), ready: VecDeque::new(), within: 0, plain: Vec::new() }
    }

    /// Tells whether an address may begin in the text at `range`; what lies before it is done with.
    fn may_begin(&mut self, range: &Range<usize>) -> bool {
        while self.marks.front().is_some_and(|mark| mark.at < range.start) {
            self.marks.pop_front();
        }
        self.marks.front().is_some_and(|mark| mark.start < range.end)
    }

    /// Takes the events of a stretch of text, `first` being the first, up to one that is neither text nor emphasis.
    fn stretch(&mut self, first: Located<'t>) {
        let mut stretch = vec![first];
        let mut end = None;
        for (event, range) in self.events.by_ref() {
            if matches!(event, Event::Text(_)) || is_emphasis(&event) {
                stretch.push((event, range));
            } else {
                end = Some((event, range));
                break;
            }
        }
        let addresses = self.addresses(&stretch);
        self.rewrite(stretch, addresses);
        if let Some((event, range)) = end {
            self.count(&event);
            self.ready.push_back((event, range));
        }
    }

    /// Returns the addresses in a stretch of text, in their order.
    fn addresses(&mut self, stretch: &[Located<'t>]) -> Vec<BareAddress> {
        let end =
            stretch.iter().filter(|(event, _)| !matches!(event, Event::Start(_))).map(|(_, range)| range.end).max();
        let mut found: Vec<BareAddress> = Vec::new();
        let mut event = 0;
        let mut written = None;
        while let Some(mark) = self.marks.front().copied().filter(|mark| Some(mark.at) < end) {
            self.marks.pop_front();
            let done = found.last().map_or(0, |last| last.range.end);
            while stretch.get(event).is_some_and(|(piece, range)| !is_text(piece) || range.end <= mark.at) {
                event += 1;
            }
            let Some((Event::Text(piece), range)) = stretch.get(event) else { break };
            // A text may be long and have many marks: it is compared with what is written once.
            let is_written = match written {
                Some((of, is_written)) if of == event => is_written,
                _ => **piece == *self.text.slice(range.clone()),
            };
            written = Some((event, is_written));
            if mark.at < range.start || mark.at < done || !is_written {
                continue;
            }
            let mark = Mark { start: first_of_run(stretch, event, mark.start).max(done), ..mark };
            // Whatever has no host is done with before its end is looked for.
            if bare_address::begins(self.text, mark) {
                found.extend(bare_address::read(self.text, mark, self.limit(stretch, event, mark.start)));
            }
        }
        found
    }

    /// Returns where an address that begins in the event at `at` ends at the latest: before white space, and where
    /// emphasis ends that began before it.
    fn limit(&self, stretch: &[Located<'t>], at: usize, start: usize) -> usize {
        let space = self.text.slice(start..).find(|c: char| c.is_whitespace() || c == '<');
        let space = space.map_or(self.text.len(), |space| start + space);
        let mut depth = 0_usize;
        let mut end = start;
        for (event, range) in &stretch[at..] {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return end.min(space),
                Event::End(_) => {
                    depth -= 1;
                    end = end.max(range.end);
                }
                _ => end = end.max(range.end),
            }
            if end >= space {
                break;
            }
        }
        end.min(space)
    }

    /// Hands on a stretch of text with links in it.
    fn rewrite(&mut self, stretch: Vec<Located<'t>>, addresses: Vec<BareAddress>) {
        let mut addresses = addresses.into_iter().peekable();
        let mut last = 0..0;
        for (event, range) in stretch {
            match event {
                Event::Text(text) => {
                    let mut at = range.start.max(last.end);
                    while let Some(address) = addresses.next_if(|address| address.range.start < range.end) {
                        self.push_text(&text, &range, at..address.range.start);
                        at = address.range.end;
                        last = address.range.clone();
                        self.push_link(address);
                    }
                    self.push_text(&text, &range, at..range.end);
                }
                Event::Start(_) if range.start < last.end => {
                    if range.end > last.end {
                        self.plain.push(range);
                    }
                }
                Event::End(_) if range.start >= last.start && range.end <= last.end => {}
                event => self.push(event, range),
            }
        }
    }

    /// Hands on the part `wanted` of a text at `range`.
    fn push_text(&mut self, text: &CowStr<'t>, range: &Range<usize>, wanted: Range<usize>) {
        if wanted == *range {
            self.ready.push_back((Event::Text(text.clone()), wanted));
        } else if wanted.start < wanted.end {
            self.ready.push_back((Event::Text(self.text.slice(wanted.clone()).into()), wanted));
        }
    }

    fn push_link(&mut self, address: BareAddress) {
        let BareAddress { range, shown, target, is_mail } = address;
        let link_type = if is_mail { LinkType::Email } else { LinkType::Autolink };
        let nothing = || CowStr::Borrowed("");
        let link = Tag::Link { link_type, dest_url: target.into(), title: nothing(), id: nothing() };
        let shown =
            if shown == self.text.slice(range.clone()) { self.text.slice(range.clone()).into() } else { shown.into() };
        self.ready.push_back((Event::Start(link), range.clone()));
        self.ready.push_back((Event::Text(shown), range.clone()));
        self.ready.push_back((Event::End(TagEnd::Link), range));
    }

    /// Hands on an event; the end of emphasis that is none is text.
    fn push(&mut self, event: Event<'t>, range: Range<usize>) {
        let end = match event {
            Event::End(end) if self.plain.pop_if(|plain| *plain == range).is_some() => end,
            event => return self.ready.push_back((event, range)),
        };
        let double =
            end == TagEnd::Strong || end == TagEnd::Strikethrough && self.text.slice(range.clone()).ends_with("~~");
        let mark = range.end - if double { 2 } else { 1 }..range.end;
        self.ready.push_back((Event::Text(self.text.slice(mark.clone()).into()), mark));
    }

    fn count(&mut self, event: &Event<'t>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => self.within += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => self.within = self.within.saturating_sub(1),
            _ => {}
        }
    }
}

impl<'t, I: Iterator<Item = Located<'t>>> Iterator for BareLinks<'t, I> {
    type Item = Located<'t>;

    fn next(&mut self) -> Option<Located<'t>> {
        while self.ready.is_empty() {
            let (event, range) = self.events.next()?;
            self.count(&event);
            if self.within == 0 && is_text(&event) && self.may_begin(&range) {
                self.stretch((event, range));
            } else {
                self.push(event, range);
            }
        }
        self.ready.pop_front()
    }
}

fn is_text(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(_))
}

fn is_emphasis(event: &Event<'_>) -> bool {
    let start = matches!(event, Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough));
    start || matches!(event, Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough))
}

/// Returns the place nearest to `wanted` from which text runs on, one event behind the other, to the event at `at`.
fn first_of_run(stretch: &[Located<'_>], at: usize, wanted: usize) -> usize {
    let mut first = &stretch[at].1;
    for (event, range) in stretch[..at].iter().rev() {
        if first.start <= wanted || !is_text(event) || range.end != first.start {
            break;
        }
        first = range;
    }
    first.start.max(wanted)
}
