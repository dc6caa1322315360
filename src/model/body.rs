//! The text of a guide or page, ready to be shown at any address: its tree, and what the nodes of the tree refer to.
//! And sentences, which are such a text where they have marks, and mostly words alone.

use std::sync::Arc;

use super::{Html, LinkTarget, Question, TermIx};
use crate::document::{self, Kind, Look, Step, Tree, Visit};
use crate::media::film_host;

/// A text with everything that the nodes of its tree refer to, by their numbers.
#[derive(Debug)]
pub struct Body {
    /// The text, shared with what was read from the file.
    pub tree: Arc<Tree>,
    /// The headings.
    pub headings: Arc<[Heading]>,
    /// Where the links lead.
    pub links: Vec<LinkTarget>,
    /// What the pictures show.
    pub images: Vec<LinkTarget>,
    /// The glossary terms.
    pub terms: Vec<TermIx>,
    /// The quiz questions.
    pub quizzes: Vec<Question<Sentence>>,
    /// What identifies each checklist item: the anchor of its section and its number there, from 1.
    pub check_items: Vec<(SectionKey, u32)>,
    /// HTML written in Markdown, as it may stand.
    pub raw_html: Vec<Html>,
    /// Which of the quiz questions are of snippets in it, in their order.
    pub included: Vec<IncludedQuizzes>,
}

/// The quiz questions of a snippet in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncludedQuizzes {
    /// The number of the first of them.
    pub first: u32,
    /// Names the snippet in the text.
    pub key: Arc<str>,
}

impl Body {
    /// Returns what names a quiz question in the text: the snippet that it is of, if it is of one, and its number there,
    /// from 1.
    #[must_use]
    pub fn quiz_name(&self, index: u32) -> (Option<&str>, u32) {
        match self.included.iter().rfind(|included| included.first <= index) {
            Some(included) => (Some(&included.key), index - included.first + 1),
            None => (None, index + 1),
        }
    }

    /// Tells whether it shows pictures, films or sounds, or leads to a film by its address alone.
    #[must_use]
    pub fn shows_media(&self) -> bool {
        let is_film =
            |target: &LinkTarget| matches!(target, LinkTarget::External(address) if film_host(address).is_some());
        !self.images.is_empty() || self.links.iter().any(is_film)
    }

    /// Returns the steps of what the text tells to do, each with the anchor of the last heading before it: those of the
    /// section `steps`, or where there is none, all.
    #[must_use]
    pub fn steps(&self) -> Vec<(Step, Option<&str>)> {
        let heading_at = |at: Option<u32>| usize::try_from(at?).ok();
        let section_of = |step: &Step| {
            let before = self.headings.get(..=heading_at(step.heading)?)?;
            before.iter().rfind(|heading| heading.level == 2).map(|heading| &*heading.anchor)
        };
        let is_set_apart = self.headings.iter().any(|heading| heading.level == 2 && *heading.anchor == *STEPS);
        let anchor = |step: &Step| self.headings.get(heading_at(step.heading)?).map(|heading| &*heading.anchor);
        let steps = document::steps(&self.tree).into_iter();
        let meant = steps.filter(|step| !is_set_apart || section_of(step) == Some(STEPS));
        meant.map(|step| (anchor(&step), step)).map(|(anchor, step)| (step, anchor)).collect()
    }
}

/// Anchor of the section that tells what to do, where a text has one.
const STEPS: &str = "steps";

/// Names a section of a text, the same in every language: `head` (title and summary), `intro` (what is before
/// the first level-2 heading) or the anchor of a level-2 heading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionKey(pub Arc<str>);

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6; level 1 is the page's title.
    pub level: u8,
    /// The text without markup.
    pub text: Arc<str>,
    /// The anchor, the same in every language where the structure is.
    pub anchor: Arc<str>,
}

/// A text of a sentence or two, in one language. Most are words alone.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    /// Shared with what was parsed: quizzes make many sentences.
    words: Arc<str>,
    /// The text with its emphasis, code, links and terms; of a single paragraph. `None` where it has none.
    body: Option<Arc<Body>>,
}

impl Sentence {
    /// Makes a sentence of words alone.
    #[must_use]
    pub fn plain(words: impl Into<Arc<str>>) -> Self {
        Self { words: words.into(), body: None }
    }

    /// Makes a sentence of a text with marks; `name` is what the glossary calls a term.
    #[must_use]
    pub fn marked<'n>(body: Body, name: impl Fn(TermIx) -> &'n str) -> Self {
        Self { words: words(&body, name).into(), body: Some(Arc::new(body)) }
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
        Self::plain(words)
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
    let Body { tree, headings: _, links, images, terms, quizzes: _, check_items: _, raw_html, included: _ } = own;
    (links, images, terms, raw_html) == (&other.links, &other.images, &other.terms, &other.raw_html)
        && nodes(tree).eq(nodes(&other.tree))
}

fn nodes(tree: &Tree) -> impl Iterator<Item = (Kind, &str, &str, Look)> {
    tree.nodes().map(|node| (node.kind(), node.source(), node.title(), node.look()))
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
