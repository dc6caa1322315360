//! Puts texts that are written elsewhere in the place of the nodes that stand for them: one tree of several.
//!
//! Whoever reads a tree then meets blocks and words like any others: pages, search, steps, contents and Markdown need
//! not know that a text came from another file. Put together are trees and not the texts they were parsed from, so that
//! no text can change how the one around it reads.

use std::borrow::Cow;
use std::sync::Arc;

use crate::source::Span;

use super::build::TreeBuilder;
use super::kind::Kind;
use super::look::Look;
use super::tree::{Node, Tree};
use super::walk::Visit;

/// What stands in the place of nodes.
pub trait Parts {
    /// Returns the words of a variable; one without any stays what it is.
    fn variable(&self, index: u32) -> Option<&str>;
    /// Returns the text of a snippet; one without any stays what it is.
    fn snippet(&self, index: u32) -> Option<Part<'_>>;
    /// Returns the title of a node.
    fn title<'n>(&self, node: Node<'n>) -> Cow<'n, str> {
        Cow::Borrowed(node.title())
    }
}

/// A text in the place of a node.
#[derive(Clone, Copy)]
pub struct Part<'t> {
    /// The text.
    pub tree: &'t Tree,
    /// What its own numbers are counted on from.
    pub numbers: Numbers,
    /// The number of its language, where that is another than the one of the text around it.
    pub language: Option<u32>,
    /// The number of the part among all parts.
    pub copy: u32,
}

/// Where numbers of nodes begin. Those of headings and footnotes follow from the order of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named as what it numbers")]
pub struct Numbers {
    pub links: u32,
    pub images: u32,
    pub terms: u32,
    pub check_items: u32,
    pub quizzes: u32,
    pub html: u32,
}

/// One tree of several.
pub struct Grafted {
    /// The tree.
    pub tree: Arc<Tree>,
    /// Where each of its headings comes from: the number of the part, if it is of one, and its own number there.
    pub headings: Vec<(Option<u32>, u32)>,
}

impl Tree {
    /// Returns the tree with `parts` in the place of the nodes that stand for them.
    #[must_use]
    pub fn graft(&self, parts: &dyn Parts) -> Grafted {
        let mut texts = Texts::default();
        texts.add(self);
        for node in self.nodes() {
            if let Kind::Snippet(index) = node.kind()
                && let Some(part) = parts.snippet(index)
            {
                texts.add(part.tree);
            }
        }
        let text = if texts.trees.len() == 1 { self.text.clone() } else { texts.text.as_str().into() };
        let builder = TreeBuilder::new(text);
        let mut grafter = Grafter { builder, parts, texts, headings: Vec::new(), footnotes: Vec::new() };
        grafter.copy(self.top_level(), Origin::default());
        for (definition, origin) in std::mem::take(&mut grafter.footnotes) {
            grafter.copy_footnote(definition, origin);
        }
        Grafted { tree: Arc::new(grafter.builder.finish()), headings: grafter.headings }
    }
}

/// The texts of several trees in a row.
#[derive(Default)]
struct Texts {
    text: String,
    /// Each tree, and where its text begins.
    trees: Vec<(*const Tree, usize)>,
}

impl Texts {
    fn add(&mut self, tree: &Tree) {
        if self.start_of(tree).is_none() {
            self.trees.push((tree, self.text.len()));
            self.text.push_str(&tree.text);
        }
    }

    fn start_of(&self, tree: &Tree) -> Option<usize> {
        self.trees.iter().find(|(known, _)| std::ptr::eq(*known, tree)).map(|(_, start)| *start)
    }
}

/// Where nodes come from.
#[derive(Clone, Copy, Default)]
struct Origin {
    /// Where their text begins.
    start: usize,
    numbers: Numbers,
    copy: Option<u32>,
    language: Option<u32>,
}

struct Grafter<'t> {
    builder: TreeBuilder,
    parts: &'t dyn Parts,
    texts: Texts,
    headings: Vec<(Option<u32>, u32)>,
    /// What footnotes of parts say: it is put at the end.
    footnotes: Vec<(Node<'t>, Origin)>,
}

impl<'t> Grafter<'t> {
    fn copy(&mut self, nodes: impl Iterator<Item = Node<'t>>, origin: Origin) {
        for node in nodes {
            let mut walk = node.walk();
            while let Some(visit) = walk.next() {
                match visit {
                    Visit::Enter(node) if origin.copy.is_some() && is_footnote(node) => {
                        self.footnotes.push((node, origin));
                        walk.skip_children();
                    }
                    Visit::Enter(node) => self.enter(node, origin),
                    Visit::Leave(_) => self.builder.close(),
                }
            }
        }
    }

    fn enter(&mut self, node: Node<'t>, origin: Origin) {
        let span = node.span().shifted(origin.start);
        match node.kind() {
            Kind::Text(_) => self.builder.text(node.text(), span),
            Kind::Code(_) => self.builder.code(node.text(), span),
            Kind::Variable(index) if origin.copy.is_none() => match self.parts.variable(index) {
                Some(words) => self.builder.text(words, span),
                None => self.builder.leaf(node.kind(), span),
            },
            Kind::Snippet(index) if origin.copy.is_none() => match self.parts.snippet(index) {
                Some(part) => self.insert(part, span),
                None => self.builder.leaf(node.kind(), span),
            },
            Kind::FootnoteReference(number) => self.builder.footnote_reference(&label(node, number, origin), span),
            Kind::FootnoteDefinition(number) => self.builder.open_footnote(&label(node, number, origin), span),
            Kind::Heading { level, index } => {
                let number = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
                self.headings.push((origin.copy, index));
                self.builder.open(Kind::Heading { level, index: number }, span);
            }
            Kind::CodeBlock(Some(_)) => {
                let info = self.builder.literal(node.info());
                self.builder.open(Kind::CodeBlock(info), span);
            }
            kind if kind.is_leaf() => self.builder.leaf(renumbered(kind, origin.numbers), span),
            kind => {
                self.builder.open(renumbered(kind, origin.numbers), span);
                let own = origin.copy.is_none();
                if matches!(kind, Kind::Image(_)) && node.look() != Look::default() {
                    self.builder.look(node.look());
                }
                self.builder.title(&if own { self.parts.title(node) } else { Cow::Borrowed(node.title()) });
            }
        }
    }

    /// Puts a text where `span` is. A single paragraph in an item of a list, or in a definition, needs no paragraph there.
    fn insert(&mut self, part: Part<'t>, span: Span) {
        let start = self.texts.start_of(part.tree).unwrap_or_default();
        let origin = Origin { start, numbers: part.numbers, copy: Some(part.copy), language: part.language };
        if let Some(language) = part.language {
            self.builder.open(Kind::InLanguage(language), span);
        }
        let mut blocks = part.tree.blocks();
        let first = blocks.next().filter(|first| first.kind() == Kind::Paragraph && blocks.next().is_none());
        match first {
            Some(only) if matches!(self.builder.innermost(), Some(Kind::Item | Kind::Definition)) => {
                self.copy(only.children(), origin);
                self.footnotes
                    .extend(part.tree.top_level().filter(|node| is_footnote(*node)).map(|node| (node, origin)));
            }
            _ => self.copy(part.tree.top_level(), origin),
        }
        if part.language.is_some() {
            self.builder.close();
        }
    }

    /// Adds what a footnote of a part says.
    fn copy_footnote(&mut self, definition: Node<'t>, origin: Origin) {
        let Kind::FootnoteDefinition(number) = definition.kind() else { return };
        let span = definition.span().shifted(origin.start);
        self.builder.open_footnote(&label(definition, number, origin), span);
        if let Some(language) = origin.language {
            self.builder.open(Kind::InLanguage(language), span);
        }
        self.copy(definition.children(), origin);
        if origin.language.is_some() {
            self.builder.close();
        }
        self.builder.close();
    }
}

fn is_footnote(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::FootnoteDefinition(_))
}

/// Returns what a footnote is called among those of all parts: with a space, which no file can give a label.
fn label(node: Node<'_>, number: u32, origin: Origin) -> String {
    let label = node.tree.footnote(number).map_or("", |footnote| &footnote.label);
    origin.copy.map_or_else(|| label.to_owned(), |copy| format!("{label} {copy}"))
}

fn renumbered(kind: Kind, first: Numbers) -> Kind {
    match kind {
        Kind::Link(index) => Kind::Link(first.links + index),
        Kind::Image(index) => Kind::Image(first.images + index),
        Kind::Term { index, labelled } => Kind::Term { index: first.terms + index, labelled },
        Kind::CheckItem { index, checked } => Kind::CheckItem { index: first.check_items + index, checked },
        Kind::Quiz(index) => Kind::Quiz(first.quizzes + index),
        Kind::Html(index) => Kind::Html(first.html + index),
        Kind::HtmlBlock(index) => Kind::HtmlBlock(first.html + index),
        kind => kind,
    }
}
