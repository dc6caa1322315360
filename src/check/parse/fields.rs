//! Reads a YAML map field by field: what is missing, unknown, repeated or of the wrong type is reported on the way.

use crate::diagnostic::{Code, Fix};
use crate::source::Span;
use crate::words::Text;
use crate::yaml::{Entry, Node, Value};

use crate::check::report::Report;
use crate::check::suggest::{Near, misspelt, near, nearest};

/// A map whose fields are being read.
pub(crate) struct Fields<'n> {
    node: &'n Node,
    entries: &'n [Entry],
    known: Vec<&'static str>,
    /// Fields that must be there and are not, each with a key that may be a misspelling of it.
    misspelt: Vec<(&'static str, &'n str)>,
}

impl<'n> Fields<'n> {
    /// Begins to read `node`; reports it if it is no map, and every key that stands in it twice.
    pub(crate) fn of(node: &'n Node, report: &mut Report) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            wrong_type(node, "map", report);
            return None;
        };
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries[..at].iter().find(|first| first.key == entry.key) {
                let diagnostic = report
                    .at(Code::YamlDuplicateKey, entry.key_span)
                    .arg("name", entry.key.as_str())
                    .related(report.place(first.key_span), Text::new("related-first"))
                    .fix(Some(Fix::RemoveDuplicate));
                report.push(diagnostic);
            }
        }
        Some(Self { node, entries, known: Vec::new(), misspelt: Vec::new() })
    }

    /// Returns the value of a field that may be left out. A field without a value counts as left out.
    pub(crate) fn optional(&mut self, name: &'static str) -> Option<&'n Node> {
        self.known.push(name);
        self.entry(name).map(|entry| &entry.node).filter(|node| !matches!(node.value, Value::Null))
    }

    /// Returns the value of a field that must be there, or reports that it is not.
    pub(crate) fn required(&mut self, name: &'static str, report: &mut Report) -> Option<&'n Node> {
        let value = self.optional(name);
        if value.is_none() {
            if self.entries.iter().any(|entry| self.glued(&entry.key) == Some(name)) {
                return None;
            }
            let strange = self.entries.iter().map(|entry| entry.key.as_str()).filter(|key| !self.known.contains(key));
            match nearest(name, strange) {
                // Whether it is a misspelling shows when every field has been asked for.
                Some(near) if self.entry(name).is_none() => self.misspelt.push((name, near)),
                _ => self.report_missing(name, report),
            }
        }
        value
    }

    fn report_missing(&self, name: &str, report: &mut Report) {
        let diagnostic = match self.entry(name) {
            Some(entry) => report.at(Code::YamlMissingField, entry.key_span).variant("empty"),
            None => report.at(Code::YamlMissingField, self.head()),
        };
        report.push(diagnostic.arg("field", name));
    }

    /// Returns whether a field that is not there has probably been written under a wrong name.
    pub(crate) fn seems_misspelt(&self, name: &str) -> bool {
        let strange = self.entries.iter().map(|entry| entry.key.as_str()).filter(|key| !self.known.contains(key));
        self.entry(name).is_none() && strange.into_iter().any(|key| nearest(key, [name]).is_some())
    }

    /// Returns where a field's key stands.
    pub(crate) fn key_span(&self, name: &str) -> Option<Span> {
        self.entry(name).map(|entry| entry.key_span)
    }

    /// Returns where the map begins: its first key.
    pub(crate) fn head(&self) -> Span {
        self.entries.first().map_or(self.node.span, |entry| entry.key_span)
    }

    fn entry(&self, name: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key == name)
    }

    /// Reports every field that was never asked for. A field that is missing and one that nearly has its name are one
    /// mistake.
    pub(crate) fn finish(self, report: &mut Report) {
        for (name, near) in &self.misspelt {
            if self.known.contains(near) {
                self.report_missing(name, report);
            }
        }
        for entry in self.entries.iter().filter(|entry| !self.known.contains(&entry.key.as_str())) {
            if let Some(name) = self.glued(&entry.key) {
                let diagnostic = report.at(Code::YamlSyntax, entry.key_span).variant("missing-space");
                report.push(diagnostic.arg("name", name));
                continue;
            }
            let unused = self.known.iter().copied().filter(|name| self.entry(name).is_none());
            let diagnostic = report
                .at(Code::YamlUnknownField, entry.key_span)
                .arg("name", entry.key.as_str())
                .arg("expected", self.known.join(", "));
            let meant = self.misspelt_as(&entry.key).map(|name| Near { name, only: true });
            report.push(misspelt(diagnostic, meant.or_else(|| near(&entry.key, unused))));
        }
    }
}

impl Fields<'_> {
    /// Returns the known field that `key` begins with, where the space after its colon is missing: `{run:2w}`.
    fn glued(&self, key: &str) -> Option<&'static str> {
        let (name, _) = key.split_once(':')?;
        self.known.iter().copied().find(|known| *known == name)
    }

    /// Returns the missing field that `key` is a misspelling of.
    fn misspelt_as(&self, key: &str) -> Option<&'static str> {
        self.misspelt.iter().find(|(_, near)| *near == key).map(|(name, _)| *name)
    }
}

/// Reports that `node` is not what it should be. `expected` is a word of the catalogue: `type-<expected>`.
pub(crate) fn wrong_type(node: &Node, expected: &str, report: &mut Report) {
    let found = match &node.value {
        Value::Null => "nothing",
        Value::Bool(_) => "boolean",
        Value::Integer(_) | Value::Float(_) => "number",
        Value::String(text) if text.trim().is_empty() => "empty",
        Value::String(_) => "text",
        Value::List(_) => "list",
        Value::Map(_) => "map",
    };
    let diagnostic = report.at(Code::YamlWrongType, node.span).arg("expected", expected).arg("found", found);
    report.push(diagnostic);
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
            report.push(diagnostic.suggest(meant));
            None
        }
        _ => {
            wrong_type(node, "boolean", report);
            None
        }
    }
}

/// Returns a list of texts with their places; items that are no text are reported and left out.
pub(crate) fn texts<'n>(node: &'n Node, report: &mut Report) -> Vec<(&'n str, Span)> {
    let items = list(node, report).unwrap_or_default();
    items.iter().filter_map(|item| Some((text(item, report)?, item.span))).collect()
}
