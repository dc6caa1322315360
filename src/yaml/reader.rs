//! Reads a text into a tree from the events of the parser: one pass, whose places serve every message.
//!
//! Aliases are copies of what their anchors name, `<<` merges maps, and an unknown tag is none: it is told as a
//! finding. Nesting and copies have limits; the text itself is limited by whoever reads the file.

use rustc_hash::FxHashMap;
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span as EventSpan, StructureStyle, Tag};

use crate::source::Span;

use super::comments::{self, Scalar, ScalarKind};
use super::explain::{Here, explain};
use super::finding::{Finding, FindingKind};
use super::node::{Entry, MAX_DEPTH, Node, Tree, Value, token_span, whole_span};
use super::scalar::plain_value;
use super::syntax::{SyntaxError, SyntaxErrorKind};

/// The most values that aliases may add to a tree.
const MAX_COPIES: usize = 100_000;

/// Returns the tree of `text`.
pub(super) fn read(text: &str) -> Result<Tree, SyntaxError> {
    let mut options = Options::default();
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    let mut reader = Reader::new(text);
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => reader.take(event, span)?,
            Err(error) => return Err(explain(&error, text)),
        }
    }
    Ok(reader.finish())
}

/// A list or map that has begun.
struct Open {
    /// Where it begins.
    span: Span,
    anchor: usize,
    children: Children,
}

/// What a list or map holds so far.
enum Children {
    List(Vec<Node>),
    Map { flow: bool, entries: Vec<Entry>, key: Option<Key>, merged: Vec<Node> },
}

/// A key whose value is still to come.
struct Key {
    name: String,
    span: Span,
    plain: bool,
}

/// What an anchor names.
struct Anchor {
    node: Node,
    used: bool,
}

struct Reader<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    anchors: FxHashMap<usize, Anchor>,
    /// Where the text just read is if it has an anchor, which the next event tells of.
    behind_anchor: Option<Span>,
    /// The anchors of texts, each with its number.
    of_texts: Vec<(usize, Finding)>,
    copies: usize,
    /// Every scalar in its order, if the text can have comments.
    scalars: Option<Vec<Scalar>>,
    findings: Vec<Finding>,
    /// The key that the value read last has, or the value itself.
    last: (Span, Span),
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let scalars = memchr::memchr(b'#', text.as_bytes()).map(|_| Vec::new());
        Self {
            text,
            open: Vec::new(),
            root: None,
            documents: 0,
            anchors: FxHashMap::default(),
            behind_anchor: None,
            of_texts: Vec::new(),
            copies: 0,
            scalars,
            findings: Vec::new(),
            last: Default::default(),
        }
    }

    fn take(&mut self, event: Event<'_>, span: EventSpan) -> Result<(), SyntaxError> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                let second = self.documents > 1;
                if second { Err(self.here(span).line(SyntaxErrorKind::SecondDocument)) } else { Ok(()) }
            }
            Event::Scalar(value, style, anchor, tag) => {
                self.scalar(value.into_owned(), style, anchor, tag.as_deref(), span)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.begin(Children::List(Vec::new()), anchor, tag.as_deref(), span)
            }
            Event::MappingStart(style, anchor, tag) => {
                let flow = style == StructureStyle::Flow;
                let map = Children::Map { flow, entries: Vec::new(), key: None, merged: Vec::new() };
                self.begin(map, anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(_) => Err(self.here(span).special_or("an alias without its anchor")),
            Event::Anchor(anchor, _) => {
                self.name_anchor(anchor, span);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn here(&self, span: EventSpan) -> Here<'t> {
        Here::new(self.text, span.start.byte_offset().unwrap_or_default())
    }

    fn span(&self, span: EventSpan) -> Span {
        let range = span.byte_range().unwrap_or_default();
        token_span(self.text, range.start, range.len())
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { children: Children::Map { key: None, .. }, .. }))
    }

    fn scalar(
        &mut self,
        value: String,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        event_span: EventSpan,
    ) -> Result<(), SyntaxError> {
        let span = self.span(event_span);
        let plain = style == ScalarStyle::Plain;
        let is_key = self.wants_key();
        let value = match tag {
            Some(tag) if tag.is_yaml_core_schema_tag("str") => Value::String(value),
            _ if plain && !is_key => plain_value(value),
            _ => Value::String(value),
        };
        if let Some(scalars) = &mut self.scalars {
            scalars.push(Scalar { span, kind: ScalarKind::of(&value, plain, is_key) });
        }
        let node = Node { span, value };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { node: node.clone(), used: false });
        }
        let is_text = plain && matches!(node.value, Value::String(_) | Value::Null);
        if is_key {
            self.key(node, plain, event_span)?;
        } else {
            self.value(node)?;
        }
        if let Some(token) = self.tag(tag, event_span) {
            let finding = self.property(FindingKind::Tag, token, is_text.then_some(span));
            self.findings.push(finding);
        }
        self.behind_anchor = (anchor != 0 && is_text).then_some(span);
        Ok(())
    }

    /// Returns where a tag is that nothing here knows.
    fn tag(&self, tag: Option<&Tag>, span: EventSpan) -> Option<Span> {
        tag.filter(|tag| tag.handle().starts_with('!')).and(span.tag_span()).map(|span| self.span(span))
    }

    /// Returns what is found where a tag or anchor is at `token`, before the scalar at `scalar`.
    fn property(&self, kind: FindingKind, token: Span, scalar: Option<Span>) -> Finding {
        let end = scalar.map_or(token.end, |scalar| scalar.end.max(token.end));
        let value = Span { start: token.start, end };
        let (key, nothing) = self.last;
        let is_nothing = scalar.is_some_and(|scalar| scalar.start == scalar.end);
        let finding = Finding { kind, span: token, value, nothing_at: is_nothing.then_some([key, nothing]), fix: None };
        if scalar.is_some() { finding.quoted(self.text) } else { finding }
    }

    /// Takes the place of an anchor.
    fn name_anchor(&mut self, anchor: usize, span: EventSpan) {
        if let Some(text) = self.behind_anchor.take() {
            let finding = self.property(FindingKind::Anchor, self.span(span), Some(text));
            self.of_texts.push((anchor, finding));
        }
    }

    fn begin(
        &mut self,
        children: Children,
        anchor: usize,
        tag: Option<&Tag>,
        span: EventSpan,
    ) -> Result<(), SyntaxError> {
        if self.wants_key() {
            return Err(self.here(span).special_or("a list or map cannot be a key"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(self.here(span).point(SyntaxErrorKind::TooDeep));
        }
        if let Some(token) = self.tag(tag, span) {
            let finding = self.property(FindingKind::Tag, token, None);
            self.findings.push(finding);
        }
        self.open.push(Open { span: self.span(span), anchor, children });
        Ok(())
    }

    fn end(&mut self) -> Result<(), SyntaxError> {
        let Some(Open { span, anchor, children }) = self.open.pop() else { return Ok(()) };
        let (mut value, merged) = match children {
            Children::List(items) => (Value::List(items), Vec::new()),
            Children::Map { entries, merged, .. } => (Value::Map(entries), merged),
        };
        let span = whole_span(self.text, span, &value);
        match &mut value {
            Value::List(items) => items.shrink_to_fit(),
            Value::Map(entries) => {
                merge(entries, merged);
                entries.shrink_to_fit();
            }
            _ => {}
        }
        let node = Node { span, value };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { node: node.clone(), used: false });
        }
        self.value(node)
    }

    fn key(&mut self, node: Node, plain: bool, event_span: EventSpan) -> Result<(), SyntaxError> {
        let Value::String(name) = node.value else {
            return Err(self.here(event_span).special_or("a list or map cannot be a key"));
        };
        if plain && matches!(&*name, "" | "~") {
            return Err(self.here(event_span).special_or("a key is missing"));
        }
        if let Some(Open { children: Children::Map { key, .. }, .. }) = self.open.last_mut() {
            *key = Some(Key { name, span: node.span, plain });
        }
        self.last = (node.span, node.span);
        Ok(())
    }

    fn value(&mut self, node: Node) -> Result<(), SyntaxError> {
        self.last = (node.span, node.span);
        match self.open.last_mut().map(|open| &mut open.children) {
            None => self.root = Some(node),
            Some(Children::List(items)) => items.push(node),
            Some(Children::Map { flow, entries, key, merged }) => {
                let Some(Key { name, span, plain }) = key.take() else { return Ok(()) };
                self.last.0 = span;
                if plain && name == "<<" {
                    if !is_mergeable(&node) {
                        let here = Here::new(self.text, node.span.range().start);
                        return Err(here.point(SyntaxErrorKind::Other("what `<<` merges must be a map".to_owned())));
                    }
                    merged.push(node);
                    return Ok(());
                }
                let is_bare = plain && *flow && matches!(node.value, Value::Null) && node.span.start == node.span.end;
                if is_bare && let Some(before) = entries.last_mut().filter(|before| is_cut(before, span, self.text)) {
                    join(before, span, self.text, &mut self.findings);
                    return Ok(());
                }
                let glued = if is_bare { glued(&name, span, self.text) } else { None };
                entries.push(match glued {
                    None => Entry { key: name, key_span: span, node },
                    Some((entry, finding)) => {
                        self.findings.push(finding);
                        entry
                    }
                });
            }
        }
        Ok(())
    }

    /// Takes a copy of what an anchor names, at the place of the alias.
    fn alias(&mut self, anchor: usize, span: EventSpan) -> Result<(), SyntaxError> {
        let (here, own) = (self.here(span), self.span(span));
        // One that is not complete holds its own alias.
        let Some(Anchor { node, used }) = self.anchors.get_mut(&anchor) else {
            return Err(here.point(SyntaxErrorKind::TooMuch));
        };
        *used = true;
        let (size, depth) = measure(node);
        self.copies += size;
        if self.copies > MAX_COPIES {
            return Err(here.point(SyntaxErrorKind::TooMuch));
        }
        if self.open.len() + depth > MAX_DEPTH {
            return Err(here.point(SyntaxErrorKind::TooDeep));
        }
        let copy = Node { span: own, value: node.value.clone() };
        if self.wants_key() {
            return self.key(copy, false, span);
        }
        self.value(copy)
    }

    fn finish(mut self) -> Tree {
        let is_unused = |anchor: &usize| self.anchors.get(anchor).is_some_and(|anchor| !anchor.used);
        self.findings.extend(self.of_texts.into_iter().filter(|(anchor, _)| is_unused(anchor)).map(|(_, found)| found));
        if let Some(scalars) = &self.scalars {
            comments::find(self.text, scalars, &mut self.findings);
        }
        self.findings.sort_by_key(|finding| finding.span);
        let root = self.root.unwrap_or(Node { span: Span::start_of_file(), value: Value::Null });
        Tree { root, findings: self.findings.into() }
    }
}

/// Returns how many values a tree has, and how many levels of lists and maps.
fn measure(node: &Node) -> (usize, usize) {
    let children = node.items().iter().chain(node.entries().iter().map(|entry| &entry.node));
    let is_leaf = !matches!(node.value, Value::List(_) | Value::Map(_));
    let below = children.map(measure).fold((1, 0), |(size, depth), (of, deep)| (size + of, depth.max(deep)));
    (below.0, below.1 + usize::from(!is_leaf))
}

fn is_mergeable(node: &Node) -> bool {
    let is_map = |node: &Node| matches!(node.value, Value::Map(_));
    is_map(node) || (!node.items().is_empty() && node.items().iter().all(is_map))
}

/// Adds the entries of `merged` whose keys are not there.
fn merge(entries: &mut Vec<Entry>, merged: Vec<Node>) {
    if merged.is_empty() {
        return;
    }
    let mut keys: rustc_hash::FxHashSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let maps = merged.into_iter().flat_map(|node| match node.value {
        Value::List(items) => items,
        _ => vec![node],
    });
    for map in maps {
        if let Value::Map(added) = map.value {
            entries.extend(added.into_iter().filter(|entry| keys.insert(entry.key.clone())));
        }
    }
}

/// Returns whether a key between braces, which has no colon, is meant to be part of the text before it.
fn is_cut(before: &Entry, key: Span, text: &str) -> bool {
    let written = text.get(before.node.span.range()).unwrap_or_default();
    let between = text.get(before.node.span.end as usize..key.start as usize).unwrap_or_default();
    let has_colon = text.get(key.end as usize..).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let is_scalar = !matches!(before.node.value, Value::Null | Value::List(_) | Value::Map(_));
    let is_colon_glued = text.get(key.range()).is_some_and(|key| key.contains(':'));
    is_scalar
        && !written.is_empty()
        && !written.starts_with(['"', '\'', '*', '&', '!'])
        && between.trim() == ","
        && !has_colon
        && !is_colon_glued
}

/// Adds to the value of an entry what a comma cut off from it, and reports that once for each value.
fn join(before: &mut Entry, rest: Span, text: &str, findings: &mut Vec<Finding>) {
    let whole = Span { start: before.node.span.start, end: rest.end };
    before.node = Node { span: whole, value: Value::String(text.get(whole.range()).unwrap_or_default().to_owned()) };
    let known =
        findings.last_mut().filter(|found| found.kind == FindingKind::Comma && found.value.start == whole.start);
    match known {
        Some(found) => (found.value, found.span.end) = (whole, rest.end),
        None => {
            findings.push(Finding { kind: FindingKind::Comma, span: rest, value: whole, nothing_at: None, fix: None });
        }
    }
    if let Some(found) = findings.last_mut() {
        *found = found.clone().quoted(text);
    }
}

/// Returns the field that a key between braces is meant to be whose colon has no space behind it: `{run:2w}`.
fn glued(key: &str, span: Span, text: &str) -> Option<(Entry, Finding)> {
    let (name, rest) = key.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_/".contains(c));
    let as_written = text.get(span.range()) == Some(key);
    if !is_name || !as_written || rest.is_empty() || rest.starts_with("//") {
        return None;
    }
    let colon = span.start as usize + name.len();
    let key_span = Span::new(span.start as usize, colon);
    let value_span = Span { start: span.start + u32::try_from(name.len() + 1).ok()?, end: span.end };
    let unquoted = ['"', '\''].into_iter().find_map(|mark| rest.strip_prefix(mark)?.strip_suffix(mark));
    let value = unquoted.map_or_else(|| plain_value(rest.to_owned()), |text| Value::String(text.to_owned()));
    let entry = Entry { key: name.to_owned(), key_span, node: Node { span: value_span, value } };
    let whole = Span::new(key_span.range().start, colon + 1);
    let fix = Some((Span::new(colon + 1, colon + 1), " ".to_owned()));
    let finding = Finding { kind: FindingKind::MissingSpace, span: whole, value: span, nothing_at: None, fix };
    Some((entry, finding))
}
