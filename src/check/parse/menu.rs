//! Parses the menu: its entries, with the names of what they lead to as they are written.

use crate::check::report::Report;
use crate::diagnostic::Code;
use crate::model::Localized;
use crate::schema::Record;
use crate::source::Span;
use crate::yaml::{Node, Value};

use super::fields::{Context, Values, read};
use super::nodes::{list, text};

/// An entry of the menu.
#[derive(Debug)]
pub(crate) struct ParsedEntry {
    pub(crate) label: Option<Localized>,
    pub(crate) target: ParsedTarget,
}

/// Where an entry leads.
#[derive(Debug)]
pub(crate) enum ParsedTarget {
    /// To what the site has under this name.
    Name(String, Span),
    /// To another site.
    Link(String),
    /// To none itself: it holds others.
    Group(ParsedMenu),
}

/// The fields of which an entry has one.
const TARGETS: [&str; 3] = ["to", "link", "items"];

/// Entries as far as they could be read, and whether that is all of them.
#[derive(Debug, Default)]
pub(crate) struct ParsedMenu {
    pub(crate) entries: Vec<ParsedEntry>,
    pub(crate) complete: bool,
}

/// Parses a list of entries, those that are maps as ones of `record`.
pub(crate) fn parse(node: &Node, record: &'static Record, context: Context<'_>, report: &mut Report) -> ParsedMenu {
    let Some(items) = list(node, report) else { return ParsedMenu::default() };
    let mut menu = ParsedMenu { entries: Vec::with_capacity(items.len()), complete: true };
    for item in items {
        let entry = entry(item, record, context, report);
        menu.complete &= entry.is_some();
        menu.entries.extend(entry);
    }
    menu
}

fn entry(node: &Node, record: &'static Record, context: Context<'_>, report: &mut Report) -> Option<ParsedEntry> {
    if !matches!(node.value, Value::Map(_)) {
        let name = text(node, report)?;
        return Some(ParsedEntry { label: None, target: ParsedTarget::Name(name.to_owned(), node.span) });
    }
    let mut values = read(node, record, context, report)?;
    let given: Vec<&str> = TARGETS.into_iter().filter(|name| values.has(name)).collect();
    let [field] = given[..] else {
        if !values.has_strange() {
            report.push(report.at(Code::YamlWrongType, values.head()).variant("menu"));
        }
        return None;
    };
    let lacks_label = field != "to" && !values.has("label");
    if lacks_label {
        report.push(report.at(Code::YamlMissingField, values.head()).arg("field", "label"));
    }
    let label_is_wrong = values.is_wrong("label");
    let label = values.localized("label");
    let target = target(field, &mut values, record, context, report);
    (!lacks_label && !label_is_wrong).then_some(ParsedEntry { label, target: target? })
}

fn target(
    field: &str,
    values: &mut Values<'_>,
    record: &'static Record,
    context: Context<'_>,
    report: &mut Report,
) -> Option<ParsedTarget> {
    Some(match field {
        "link" => ParsedTarget::Link(values.text("link")?.to_owned()),
        "to" => ParsedTarget::Name(values.text("to")?.to_owned(), values.tree("to")?.span),
        _ => {
            let of_items = record.fields.iter().find_map(|field| match field.kind {
                crate::schema::Kind::Menu(record) => Some(record),
                _ => None,
            })?;
            let group = parse(values.tree("items")?, of_items, context, report);
            if group.complete && group.entries.is_empty() {
                report.push(report.at(Code::YamlMissingField, values.head()).arg("field", "items"));
                return None;
            }
            ParsedTarget::Group(group)
        }
    })
}
