//! Finds references and footnotes without a definition, and definitions that say nothing: what of them would be lost or
//! stand on the page as marks.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::LinkType;
use unicase::UniCase;

use crate::document::{Kind, Node, Tree, Visit};
use crate::slice::Slice;
use crate::source::Span;

use super::super::labels::{Definition, Labels, Undefined};
use super::finding::{Finding, FindingKind, Replacement, Subject};
use super::links::shape::REACH;

/// The most labels that are compared with each other to find one that is misspelt.
const MAX_COMPARED: usize = 100;

/// Adds what is found in a text to `found`. Only where `has_notes` can there be footnotes.
pub(super) fn find(subject: &Subject<'_>, has_notes: bool, found: &mut Vec<Finding>) {
    let labels = subject.labels;
    let mut finder = Finder { subject, text: subject.text.slice(subject.start..), found, meant: HashSet::new() };
    if !labels.undefined.is_empty() {
        finder.undefined();
    }
    if !labels.definitions.is_empty() {
        finder.unused();
        finder.second_definitions();
    }
    if let Some(last) = labels.last {
        finder.found.push(Finding { kind: FindingKind::TooManyReferences, span: last, replacement: None });
    }
    if has_notes {
        finder.footnotes();
    }
}

struct Finder<'f, 's> {
    subject: &'f Subject<'s>,
    text: &'s str,
    found: &'f mut Vec<Finding>,
    /// Definitions that an undefined label was probably meant to name.
    meant: HashSet<usize>,
}

impl Finder<'_, '_> {
    fn push(&mut self, kind: FindingKind, range: Range<usize>, replacement: Option<(Range<usize>, &str)>) {
        let place = |range: Range<usize>| Span::new(range.start, range.end).shifted(self.subject.start);
        let replacement = replacement.map(|(range, text)| Replacement { span: place(range), text: text.into() });
        self.found.push(Finding { kind, span: place(range), replacement });
    }

    /// Finds references whose label nothing defines.
    fn undefined(&mut self) {
        let labels = self.subject.labels;
        let mut compared = 0;
        for reference in &labels.undefined {
            let is_shortcut = matches!(reference.form, LinkType::Shortcut | LinkType::ShortcutUnknown);
            if !is_shortcut && !self.is_meant(reference) {
                continue;
            }
            let may_compare = labels.definitions.len() <= MAX_COMPARED && compared < MAX_COMPARED;
            // Words in brackets are common; they are a reference where the label they misspell has no other.
            let near = if may_compare { near(&reference.label, labels, is_shortcut) } else { None };
            compared += usize::from(may_compare && !labels.definitions.is_empty());
            if is_shortcut && near.is_none() {
                continue;
            }
            self.meant.extend(near);
            let written = self.text.slice(reference.place.clone());
            let start = match reference.form {
                LinkType::Reference | LinkType::ReferenceUnknown => written.rfind('[').unwrap_or(0),
                _ => 0,
            };
            let range = reference.place.start + start..reference.place.end;
            let end = written.slice(start..).find(']').unwrap_or(written.len() - start);
            let label = range.start + 1..range.start + end.max(1);
            let is_written = !is_shortcut && self.text.get(label.clone()).is_some_and(|text| text == reference.label);
            let replacement = near.filter(|_| is_written).map(|near| (label, labels.definitions[near].label.as_str()));
            self.push(FindingKind::UndefinedReference, range, replacement);
        }
    }

    /// Tells whether brackets beside each other were meant as a reference: `a[i][j]` and `[1][2]` are something else.
    fn is_meant(&self, reference: &Undefined) -> bool {
        let Range { start, end } = reference.place;
        let written = self.text.slice(start..end);
        let is_index = self.text.slice(..start).ends_with(|c: char| c.is_alphanumeric() || "_)]".contains(c));
        let is_malformed = self.text.slice(end..).starts_with('(');
        let is_number = |c: char| !c.is_alphabetic();
        let is_numbers =
            !written.is_empty() && written.chars().all(is_number) && self.subject.labels.definitions.is_empty();
        !is_index && !is_malformed && !is_numbers
    }

    /// Finds definitions that nothing refers to.
    fn unused(&mut self) {
        let labels = self.subject.labels;
        if labels.last.is_some() {
            // Which are used is not known.
            return;
        }
        let unused = |(_, definition): &(usize, &Definition)| !definition.used && !is_comment(definition, self.text);
        let unused: Vec<_> = labels.definitions.iter().enumerate().filter(unused).collect();
        if unused.is_empty() {
            return;
        }
        let named = bracketed(self.text);
        for (at, definition) in unused {
            // What is code here may be text for whoever wrote it.
            let times = named.get(&UniCase::new(definition.label.as_str())).copied().unwrap_or(0);
            if times > 1 || self.meant.contains(&at) {
                continue;
            }
            let address = definition.address.clone().map_or("", |address| self.text.slice(address));
            let is_word = !address.contains(['/', '.', '#', ':', '@', '?']);
            let kind = if is_word { FindingKind::DefinitionOfWords } else { FindingKind::UnusedDefinition };
            let place = definition.place.clone();
            let end = place.start + self.text.slice(place.clone()).trim_end().len();
            self.push(kind, place.start..end, None);
        }
    }

    /// Finds second definitions of a label, which the parser passes over.
    fn second_definitions(&mut self) {
        let text = self.text;
        let labels = self.subject.labels;
        let mut shown = Shown { tree: self.subject.tree, nodes: None, end: 0 };
        let mut first = 0;
        for close in memchr::memmem::find_iter(text.as_bytes(), b"]:") {
            while labels.definitions.get(first).is_some_and(|definition| definition.place.end <= close) {
                first += 1;
            }
            if labels.definitions.get(first).is_some_and(|definition| definition.place.start <= close) {
                continue;
            }
            let Some((start, label)) = label_at(text, close) else { continue };
            let Some(definition) = labels.definition(&label) else { continue };
            if shown.covers(self.subject.start + start) {
                continue;
            }
            let line = text.slice(close..).find(['\n', '\r']).map_or(text.len(), |feed| close + feed);
            let end = start + text.slice(start..line).trim_end().len();
            let said = |from: usize, to: usize| text.slice(from..to).trim().to_owned();
            let colon = text.slice(definition.place.clone()).find("]:").unwrap_or(0) + 2;
            if said(close + 2, end) != said(definition.place.start + colon, definition.place.end) {
                self.push(FindingKind::SecondDefinition, start..end, None);
            }
        }
    }

    /// Finds footnotes without a definition, and second definitions of one.
    fn footnotes(&mut self) {
        let start = self.subject.start;
        let mut undefined = Vec::new();
        let mut defined: HashSet<u32> = HashSet::new();
        let mut walk = self.subject.tree.walk();
        while let Some(visit) = walk.next() {
            let Visit::Enter(node) = visit else { continue };
            match node.kind() {
                Kind::CodeBlock(_) => walk.skip_children(),
                Kind::FootnoteDefinition(number) if !defined.insert(number) => {
                    let from = node.span().start as usize - start;
                    self.push(FindingKind::SecondFootnote, from..from + node.source().trim_end().len(), None);
                }
                Kind::Text(None) if node.source().contains("[^") => self.footnotes_in(node, &mut undefined),
                _ => {}
            }
        }
        // What looks like the footnote itself is not a second mistake.
        let is_note = |range: &Range<usize>| self.text.slice(range.end..).starts_with(':');
        let referred: HashSet<&str> = undefined
            .iter()
            .filter(|range| !is_note(range))
            .map(|range: &Range<usize>| self.text.slice(range.clone()))
            .collect();
        undefined.retain(|range| !is_note(range) || !referred.contains(self.text.slice(range.clone())));
        undefined.into_iter().for_each(|range| self.push(FindingKind::UndefinedFootnote, range, None));
    }

    fn footnotes_in(&self, node: Node<'_>, undefined: &mut Vec<Range<usize>>) {
        let from = node.span().start as usize - self.subject.start;
        for (at, _) in node.source().match_indices("[^") {
            let start = from + at;
            let rest = self.text.slice(start + 2..);
            let rest = rest.slice(..rest.floor_char_boundary(REACH.min(rest.len())));
            let Some(end) = rest.find([']', '\n', '\r']).filter(|end| rest.slice(*end..).starts_with(']')) else {
                continue;
            };
            let is_escaped = self.text.slice(..start).ends_with('\\');
            if !is_escaped && is_footnote(rest.slice(..end)) {
                undefined.push(start..start + 2 + end + 1);
            }
        }
    }
}

/// Returns how often each text stands between square brackets.
fn bracketed(text: &str) -> HashMap<UniCase<&str>, usize> {
    let mut times = HashMap::new();
    let mut open = None;
    for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        match (text.as_bytes()[at], open) {
            (b'[', _) => open = Some(at + 1),
            (_, Some(start)) => {
                *times.entry(UniCase::new(text.slice(start..at))).or_insert(0) += 1;
                open = None;
            }
            _ => {}
        }
    }
    times
}

/// Tells whether a text between `[^` and `]` can be a label of a footnote, and no set of characters such as `[^a-z]`.
fn is_footnote(label: &str) -> bool {
    let is_range = label.chars().nth(1) == Some('-') && label.chars().count() <= 6 && !label.contains(' ');
    !label.is_empty() && !is_range && !label.contains(['\\', '[', '^']) && label.contains(char::is_alphanumeric)
}

/// Tells whether a definition is a comment, as many write it: `[//]: # (words)`.
fn is_comment(definition: &Definition, text: &str) -> bool {
    let label = definition.label.trim();
    let address = definition.address.clone().map_or("", |address| text.slice(address));
    label.starts_with("//") || matches!(label, "#" | "comment" | "Comment") || matches!(address, "" | "#")
}

/// Returns the definition whose label is nearest to `label`, if it is near and nothing else is; of those that nothing
/// refers to, for words in brackets.
fn near(label: &str, labels: &Labels, only_unused: bool) -> Option<usize> {
    let key = |label: &str| label.to_lowercase().replace([' ', '_'], "-");
    let wanted = key(label);
    let limit = (wanted.chars().count() / 3).clamp(1, 3);
    let candidates = labels.definitions.iter().enumerate().filter(|(_, definition)| !only_unused || !definition.used);
    let mut near: Vec<(usize, usize)> = candidates
        .map(|(at, definition)| (strsim::damerau_levenshtein(&wanted, &key(&definition.label)), at))
        .filter(|(distance, _)| *distance <= limit && *distance < wanted.chars().count())
        .collect();
    near.sort_unstable();
    match near[..] {
        [(_, at)] => Some(at),
        [(first, at), (second, _), ..] if first < second => Some(at),
        _ => None,
    }
}

/// Returns the label that ends at the bracket at `close`, if it is what its line begins with, and where.
fn label_at(text: &str, close: usize) -> Option<(usize, String)> {
    let reach = text.floor_char_boundary(close.saturating_sub(REACH));
    let line = match text.slice(reach..close).rfind(['\n', '\r']) {
        Some(feed) => reach + feed + 1,
        None if reach == 0 => 0,
        None => return None,
    };
    let before = text.slice(line..close);
    let open = before.find('[')?;
    let is_start =
        before.slice(..open).chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || ">-*+.)".contains(c));
    let label = before.slice(open + 1..);
    let is_label = is_start && !label.contains(['[', ']']) && !label.trim().is_empty();
    is_label.then(|| (line + open, label.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What of a file is on the page, gone through from its start.
struct Shown<'t> {
    tree: &'t Tree,
    nodes: Option<std::vec::IntoIter<Span>>,
    end: usize,
}

impl Shown<'_> {
    /// Tells whether the byte at `at` is part of a line of text, of code or of HTML. Places must be asked for in order.
    fn covers(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let nodes = self.nodes.get_or_insert_with(|| {
            let is_shown = |kind: Kind| {
                kind.is_inline() || matches!(kind, Kind::CodeBlock(_) | Kind::HtmlBlock(_) | Kind::Quiz(_))
            };
            let mut spans: Vec<Span> = tree.nodes().filter(|node| is_shown(node.kind())).map(Node::span).collect();
            spans.sort_unstable();
            spans.into_iter()
        });
        while let Some(span) = nodes.as_slice().first().filter(|span| span.start as usize <= at) {
            self.end = self.end.max(span.end as usize);
            nodes.next();
        }
        self.end > at
    }
}
