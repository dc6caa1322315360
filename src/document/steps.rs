//! The numbered steps of a text and their names: the words in bold that a step begins with, else its first line.

use super::kind::Kind;
use super::tree::{Node, Tree};
use super::walk::Visit;

/// An item of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The words in bold that it begins with, else its first line, without markup. None where that has the name of a
    /// glossary term or of what a link leads to, which depends on where the text is shown.
    pub name: Option<String>,
    /// The number of the last heading before it.
    pub heading: Option<u32>,
}

/// Returns the steps of a text: the items of its numbered lists, those inside other lists left out.
#[must_use]
pub fn steps(tree: &Tree) -> Vec<Step> {
    let mut found = Vec::new();
    let mut heading = None;
    let mut walk = tree.walk();
    while let Some(visit) = walk.next() {
        let Visit::Enter(node) = visit else { continue };
        match node.kind() {
            Kind::OrderedList { .. } => {
                found.extend(node.children().map(|item| Step { name: step_name(item), heading }));
                heading = last_heading(node).or(heading);
                walk.skip_children();
            }
            Kind::BulletList => {
                heading = last_heading(node).or(heading);
                walk.skip_children();
            }
            Kind::Heading { index, .. } => {
                heading = Some(index);
                walk.skip_children();
            }
            // No list is in any of them.
            Kind::Paragraph | Kind::Table | Kind::CodeBlock(_) => walk.skip_children(),
            _ => {}
        }
    }
    found
}

/// Returns the number of the last heading below `node`.
fn last_heading(node: Node<'_>) -> Option<u32> {
    let numbers = node.descendants().filter_map(|node| match node.kind() {
        Kind::Heading { index, .. } => Some(index),
        _ => None,
    });
    numbers.last()
}

/// What of a step's name has come.
#[derive(PartialEq)]
enum Naming {
    /// Nothing yet.
    Begun,
    /// Words in bold.
    Bold,
    /// The first line.
    Line,
}

fn step_name(item: Node<'_>) -> Option<String> {
    let mut name = String::new();
    let mut naming = Naming::Begun;
    for visit in item.walk().skip(1) {
        match visit {
            Visit::Enter(node) => match node.kind() {
                Kind::Strong if naming == Naming::Begun => naming = Naming::Bold,
                Kind::Term { labelled: false, .. } => return None,
                Kind::Link(_) if node.children().next().is_none() => return None,
                Kind::Text(_) | Kind::Code(_) => {
                    name.push_str(node.text());
                    naming = if naming == Naming::Bold { Naming::Bold } else { Naming::Line };
                }
                Kind::SoftBreak => name.push(' '),
                Kind::HardBreak => break,
                kind if kind.is_inline() || kind == Kind::Paragraph => {}
                _ => break,
            },
            Visit::Leave(node) => match node.kind() {
                Kind::Strong if naming == Naming::Bold => break,
                kind if kind.is_inline() => {}
                _ => break,
            },
        }
    }
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
