//! A sentence or two of a playbook: its words, and, where it has marks, what they mean.

use std::sync::Arc;

use super::{Body, Html, TermIx};
use crate::document::{Kind, Tree, Visit};

/// A text of a sentence or two, in one language. Most are words alone.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    words: String,
    /// The text with its emphasis, code, links and terms; of a single paragraph. `None` where it has none.
    body: Option<Arc<Body>>,
}

impl Sentence {
    /// Makes a sentence of words alone.
    #[must_use]
    pub fn plain(words: String) -> Self {
        Self { words, body: None }
    }

    /// Makes a sentence of a text with marks; `name` is what the glossary calls a term.
    #[must_use]
    pub fn marked<'n>(body: Body, name: impl Fn(TermIx) -> &'n str) -> Self {
        Self { words: words(&body, name), body: Some(Arc::new(body)) }
    }

    /// Returns what it says, without marks: for whatever shows mere text.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Returns the text with its marks; `None` where it has none and the words are all.
    #[must_use]
    pub fn body(&self) -> Option<&Body> {
        self.body.as_deref()
    }
}

impl From<&str> for Sentence {
    fn from(words: &str) -> Self {
        Self::plain(words.to_owned())
    }
}

/// Two sentences are equal that come to the same on every page.
impl PartialEq for Sentence {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
            && match (&self.body, &other.body) {
                (None, None) => true,
                (Some(own), Some(other)) => Arc::ptr_eq(own, other) || is_same(own, other),
                _ => false,
            }
    }
}

impl Eq for Sentence {}

fn is_same(own: &Body, other: &Body) -> bool {
    // A member that is added must be named here.
    let Body { tree, headings: _, links, images, terms, quizzes: _, check_items: _, raw_html } = own;
    (links, images, terms, raw_html) == (&other.links, &other.images, &other.terms, &other.raw_html)
        && nodes(tree).eq(nodes(&other.tree))
}

fn nodes(tree: &Tree) -> impl Iterator<Item = (Kind, &str, &str)> {
    tree.nodes().map(|node| (node.kind(), node.source(), node.title()))
}

/// Returns what `body` says without marks. Pictures say nothing.
fn words<'n>(body: &Body, name: impl Fn(TermIx) -> &'n str) -> String {
    let mut words = String::new();
    let mut walk = body.tree.walk();
    while let Some(visit) = walk.next() {
        let Visit::Enter(node) = visit else { continue };
        match node.kind() {
            Kind::Text(_) | Kind::Code(_) => words.push_str(node.text()),
            Kind::SoftBreak | Kind::HardBreak => words.push(' '),
            Kind::Term { index, labelled: false } => {
                words.push_str(body.terms.get(index as usize).map_or("", |term| name(*term)));
            }
            Kind::Html(index) => {
                if let Some(Html::Text(html)) = body.raw_html.get(index as usize) {
                    words.push_str(html);
                }
            }
            Kind::Image(_) => walk.skip_children(),
            _ => {}
        }
    }
    words
}
