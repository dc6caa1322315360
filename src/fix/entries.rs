//! Finds and removes entries of YAML that occur twice.

use std::ops::Range;

use crate::load::{Content, FrontMatter, LoadedFile};
use crate::slice::Slice;
use crate::source::{Edit, Span};
use crate::yaml::{Node, Value};

/// Returns the change that removes the entry of a map whose key is at `span`, or the item of a list that begins
/// there or that `span` is in, if an earlier one in the same map or list says the same.
pub(super) fn remove_duplicate(file: &LoadedFile, span: Span) -> Option<Edit> {
    let (before, entry) = trees(file).into_iter().find_map(|tree| duplicate(tree, span))?;
    let text = file.source.original_text();
    let range = |span: Span| file.source.original_span(span).range();
    let removed = whole_lines(text, &range(entry)).or_else(|| after_comma(text, &range(before), &range(entry)))?;
    Some(Edit { range: removed, text: String::new() })
}

fn trees(file: &LoadedFile) -> Vec<&Node> {
    match &file.content {
        Content::Yaml(tree) => tree.iter().map(|tree| &tree.root).collect(),
        Content::Markdown { front_matter, document, .. } => {
            let head = match front_matter {
                FrontMatter::Present { tree, .. } => tree.as_ref().ok().map(|tree| &tree.root),
                _ => None,
            };
            head.into_iter()
                .chain(document.quizzes.iter().filter_map(|quiz| quiz.yaml.as_ref().ok()).map(|tree| &tree.root))
                .collect()
        }
        Content::Defect(_) => Vec::new(),
    }
}

/// Returns where the entry spoken of is, and the one just before it.
fn duplicate(node: &Node, span: Span) -> Option<(Span, Span)> {
    let contains = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    match &node.value {
        Value::Map(entries) => {
            let whole = |at: usize| {
                let entry = &entries[at];
                Span { start: entry.key_span.start, end: entry.key_span.end.max(entry.node.span.end) }
            };
            // Entries and items are in the order of the file, and there may be very many.
            let at = entries.partition_point(|entry| entry.key_span.start < span.start);
            if entries.get(at).is_some_and(|entry| entry.key_span == span) {
                let entry = &entries[at];
                // The first is the one that is reported. Looking at all between would take the square of their number.
                let first = entries[..at].iter().find(|first| first.key == entry.key);
                let same = first.is_some_and(|first| first.node.says_the_same_as(&entry.node));
                return same.then(|| (whole(at - 1), whole(at)));
            }
            let around = at.checked_sub(1).map(|at| &entries[at].node).filter(|node| contains(node.span))?;
            duplicate(around, span)
        }
        Value::List(items) => {
            let at = items.partition_point(|item| item.span.start <= span.start).checked_sub(1)?;
            if !contains(items[at].span) {
                return None;
            }
            let item = &items[at];
            duplicate(item, span).or_else(|| {
                let declares = item.span == span || id_span(item) == Some(span);
                let same = items[..at].iter().any(|first| first.says_the_same_as(item));
                (declares && same).then(|| (items[at - 1].span, item.span))
            })
        }
        _ => None,
    }
}

fn id_span(item: &Node) -> Option<Span> {
    item.get("id").map(|id| id.span)
}

/// Returns the lines that `entry` is on, if nothing else is on them but the dash of a list. Only what is around it is
/// looked at: a line may be long, and have very many of them.
fn whole_lines(text: &str, entry: &Range<usize>) -> Option<Range<usize>> {
    let ends = |c: char| c == '\n' || c == '\r';
    let is_space = |c: char| c.is_whitespace() && !ends(c);
    let before = text.slice(..entry.start).trim_end_matches(is_space);
    let before = before.strip_suffix('-').unwrap_or(before).trim_end_matches(is_space);
    let tail = text.slice(entry.end..).trim_start_matches(is_space);
    let begins = before.is_empty() || before.ends_with(ends);
    if !begins || !(tail.is_empty() || tail.starts_with(ends)) || has_comment(text.slice(entry.clone())) {
        return None;
    }
    let line_end = if tail.starts_with("\r\n") { 2 } else { usize::from(!tail.is_empty()) };
    Some(before.len()..text.len() - tail.len() + line_end)
}

/// Returns `entry` and the comma before it, if nothing else is between it and the entry `before`.
fn after_comma(text: &str, before: &Range<usize>, entry: &Range<usize>) -> Option<Range<usize>> {
    let between = text.get(before.end..entry.start)?;
    (between.trim() == "," && !has_comment(text.slice(entry.clone()))).then_some(before.end..entry.end)
}

/// Returns whether a comment may be in `yaml`; one that is only text counts too.
fn has_comment(yaml: &str) -> bool {
    yaml.contains(" #") || yaml.contains("\n#") || yaml.contains("\t#")
}
