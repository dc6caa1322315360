//! Reads single values of YAML: a text, a list, `true` or `false`. What is of another type is reported.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Node, Value};

/// Reports that `node` is not what it should be. `expected` is a word of the catalogue: `type-<expected>`.
pub(crate) fn wrong_type(node: &Node, expected: &str, report: &mut Report) {
    report.push(of_wrong_type(node, expected, report));
}

/// Begins the report of a value that is not what it should be.
fn of_wrong_type(node: &Node, expected: &str, report: &Report) -> Diagnostic {
    let found = match &node.value {
        Value::Null => "nothing",
        Value::Bool(_) => "boolean",
        Value::Integer(_) | Value::Float(_) => "number",
        Value::String(text) if text.trim().is_empty() => "empty",
        Value::String(_) => "text",
        Value::List(items) if items.is_empty() => "empty-list",
        Value::List(_) => "list",
        Value::Map(_) => "map",
    };
    report.at(Code::YamlWrongType, node.span).arg("expected", expected).arg("found", found)
}

/// Returns the items of a list, or reports that `node` is none.
pub(crate) fn list<'n>(node: &'n Node, report: &mut Report) -> Option<&'n [Node]> {
    match &node.value {
        Value::List(items) => Some(items),
        _ => {
            wrong_type(node, "list", report);
            None
        }
    }
}

/// Returns a text that says something, or reports that `node` is none.
pub(crate) fn text<'n>(node: &'n Node, report: &mut Report) -> Option<&'n str> {
    match &node.value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim()),
        // A number or a word of YAML is the text as it is written.
        Value::Bool(_) | Value::Integer(_) | Value::Float(_) => {
            report.push(of_wrong_type(node, "text", report).fix(Some(Fix::Quote(node.span))));
            None
        }
        _ => {
            wrong_type(node, "text", report);
            None
        }
    }
}

/// Returns a text or a whole number as it is written.
pub(crate) fn scalar(node: &Node, report: &mut Report) -> Option<String> {
    match &node.value {
        Value::Integer(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => {
            wrong_type(node, "text", report);
            None
        }
    }
}

/// Returns `true` or `false`, or reports that `node` is neither.
pub(crate) fn boolean(node: &Node, report: &mut Report) -> Option<bool> {
    match node.value {
        Value::Bool(value) => Some(value),
        Value::String(ref word) => {
            let diagnostic = report.at(Code::YamlWrongType, node.span).arg("expected", "boolean").arg("found", "text");
            let meant = match word.to_lowercase().as_str() {
                "yes" | "y" | "on" | "true" | "có" | "đúng" => Some("true"),
                "no" | "n" | "off" | "false" | "không" | "sai" => Some("false"),
                _ => None,
            };
            let fix = meant.map(|meant| Fix::Replace(node.span, meant.to_owned()));
            report.push(diagnostic.suggest(meant).fix(fix));
            None
        }
        _ => {
            wrong_type(node, "boolean", report);
            None
        }
    }
}

/// Returns a list of texts with their places; items that are no text are reported and left out.
pub(crate) fn texts<'n>(node: &'n Node, report: &mut Report) -> Option<Vec<(&'n str, Span)>> {
    if let Some(names) = names_without_brackets(node) {
        let fix = Fix::Replace(node.span, format!("[{names}]"));
        report.push(of_wrong_type(node, "list", report).fix(Some(fix)));
        return None;
    }
    let items = list(node, report)?;
    Some(items.iter().filter_map(|item| Some((text(item, report)?, item.span))).collect())
}

/// Returns the names that a text consists of, with commas between them, where a list of them was meant.
fn names_without_brackets(node: &Node) -> Option<String> {
    let names: Vec<&str> = node.as_str()?.split(',').map(str::trim).collect();
    let is_name = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c))
    };
    names.iter().all(is_name).then(|| names.join(", "))
}

/// Returns a list of texts as [`texts`] does, each once; what is there again is reported.
pub(crate) fn distinct_texts<'n>(node: &'n Node, report: &mut Report) -> Option<Vec<(&'n str, Span)>> {
    let mut firsts = Firsts::default();
    let mut distinct = texts(node, report)?;
    distinct.retain(|&(text, span)| {
        let first = firsts.of(text, span);
        if first != span {
            let diagnostic = report.at(Code::YamlDuplicateKey, span).variant("value").arg("name", text);
            let diagnostic = diagnostic.related(report.place(first), Text::new("related-first"));
            report.push(diagnostic.fix(Some(Fix::RemoveDuplicate)));
        }
        first == span
    });
    Some(distinct)
}

/// Returns the diagnostic for a text that was meant as fields: the first of them has no space after its colon.
pub(crate) fn glued_key(node: &Node, report: &Report) -> Option<Diagnostic> {
    let (name, rest) = node.as_str()?.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"-_".contains(&byte));
    if !is_name || rest.is_empty() || rest.starts_with([' ', '/']) {
        return None;
    }
    let start = node.span.range().start;
    let span = Span::new(start, (start + name.len() + 1).min(node.span.range().end));
    let behind = Span { start: span.end, end: span.end };
    let diagnostic = report.at(Code::YamlSyntax, span).variant("missing-space").arg("name", name);
    Some(diagnostic.fix(Some(Fix::Replace(behind, " ".to_owned()))))
}

/// Reports that `node` is no map, and every key that is twice in one.
pub(crate) fn check_keys(node: &Node, report: &mut Report) -> Option<()> {
    let Value::Map(entries) = &node.value else {
        match glued_key(node, report) {
            Some(diagnostic) => report.push(diagnostic),
            None => wrong_type(node, "map", report),
        }
        return None;
    };
    let mut firsts = Firsts::default();
    for entry in entries {
        let first = firsts.of(&entry.key, entry.key_span);
        if first != entry.key_span {
            let diagnostic = report
                .at(Code::YamlDuplicateKey, entry.key_span)
                .arg("name", entry.key.as_str())
                .related(report.place(first), Text::new("related-first"))
                .fix(Some(Fix::RemoveDuplicate));
            report.push(diagnostic);
        }
    }
    Some(())
}

/// Where each name stands first. Maps and lists have few names, which are compared one by one; only more of them are
/// worth a table.
#[derive(Default)]
struct Firsts<'n> {
    few: SmallVec<[(&'n str, Span); FEW]>,
    many: FxHashMap<&'n str, Span>,
}

/// The most names that are compared one by one.
const FEW: usize = 20;

impl<'n> Firsts<'n> {
    /// Returns where `name`, which is at `span`, stands first.
    fn of(&mut self, name: &'n str, span: Span) -> Span {
        if self.many.is_empty() {
            if let Some((_, first)) = self.few.iter().find(|(known, _)| *known == name) {
                return *first;
            }
            if self.few.len() < FEW {
                self.few.push((name, span));
                return span;
            }
            self.many.extend(self.few.drain(..));
        }
        *self.many.entry(name).or_insert(span)
    }
}
