//! Labels: where `[label]: address` defines one, what refers to it, and what refers to none.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, LinkType, RefDefs};
use unicase::UniCase;

use crate::slice::Slice;
use crate::source::Span;

/// The labels of a text. All places are counted from where the Markdown begins.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// In the order of the text.
    pub(super) definitions: Vec<Definition>,
    /// Labels are the same whatever their capitals.
    by_label: HashMap<UniCase<String>, usize>,
    /// What refers to a label that nothing defines, in the order in which it was met.
    pub(super) undefined: Vec<Undefined>,
    /// How many bytes of addresses the parser still puts in place of labels.
    room: usize,
    /// The link that took the last of them: references behind it are not read as links.
    pub(super) last: Option<Span>,
}

/// A line that defines a label.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) label: String,
    pub(super) place: Range<usize>,
    /// Where its address stands; none for an empty one.
    pub(super) address: Option<Range<usize>>,
    /// Whether anything refers to it.
    pub(super) used: bool,
}

/// A reference to a label that nothing defines.
#[derive(Debug)]
pub(super) struct Undefined {
    pub(super) place: Range<usize>,
    pub(super) label: String,
    pub(super) form: LinkType,
}

impl Undefined {
    /// Takes what the parser met.
    pub(super) fn of(link: BrokenLink<'_>) -> Self {
        Self { place: link.span, label: link.reference.into_string(), form: link.link_type }
    }
}

impl Labels {
    /// Returns the labels that the parser found defined in `text`.
    pub(super) fn defined(found: &RefDefs<'_>, text: &str) -> Self {
        // The parser stops there, so that a short text cannot become an endless one.
        let room = text.len().max(100_000);
        let definition = |label: &str, place: Range<usize>| {
            let written = text.get(place.clone())?;
            let colon = written.find("]:").unwrap_or(0) + 2;
            let address = address(written, colon).map(|at| place.start + at.start..place.start + at.end);
            Some(Definition { label: label.to_owned(), place, address, used: false })
        };
        let found = found.iter().filter_map(|(label, found)| definition(label, found.span.clone()));
        let mut definitions: Vec<Definition> = found.collect();
        definitions.sort_unstable_by_key(|definition| definition.place.start);
        let by_label = definitions.iter().enumerate().map(|(at, it)| (UniCase::new(it.label.clone()), at)).collect();
        Self { definitions, by_label, room, ..Self::default() }
    }

    /// Returns the definition of `label`.
    pub(super) fn definition(&self, label: &str) -> Option<&Definition> {
        self.by_label.get(&UniCase::new(label.to_owned())).map(|at| &self.definitions[*at])
    }

    /// Notes that the link at `place` refers to `label`, in whose place `len` bytes are put; returns where the address
    /// of the label is defined.
    pub(super) fn refer(&mut self, label: &str, place: Span, len: usize) -> Option<Range<usize>> {
        let at = *self.by_label.get(&UniCase::new(label.to_owned()))?;
        if self.room > 0 {
            self.room = self.room.saturating_sub(len);
            self.last = (self.room == 0).then_some(place);
        }
        let definition = &mut self.definitions[at];
        definition.used = true;
        definition.address.clone()
    }
}

/// Returns where the address stands that begins at or after `from`: up to the next white space or closing bracket, or
/// between `<` and `>`. `None` where there is none.
pub(super) fn address(written: &str, from: usize) -> Option<Range<usize>> {
    let start = from + written.get(from..)?.find(|c: char| !c.is_whitespace())?;
    if written.slice(start..).starts_with('<') {
        let end = start + written.slice(start..).find('>')?;
        return (end > start + 1).then_some(start + 1..end);
    }
    let mut open = 0_usize;
    let mut escaped = false;
    let end = written.slice(start..).char_indices().find(|(_, c)| {
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
