//! Puts snippets into the texts that name them.
//!
//! The tree of a text and those of its snippets become one, and so do the lists of what they refer to: whoever shows,
//! searches or exports a text meets a text like any other. Links of a snippet are seen from its own file, and are
//! resolved there, once. What depends on where it is shown is found here: anchors, which must differ on a page, and
//! what keeps ticks and answers of readers apart.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::check::shared::{MOST_BYTES, Outline};
use crate::check::suggest::misspelt;
use crate::check::symbols::{Symbol, Symbols, TextId};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Kind, Numbers, Part, Parts};
use crate::fold::fold;
use crate::markdown::{Document, Reference};
use crate::model::{
    AssetIx, Body, Heading, Html, IncludedQuizzes, LangIx, LinkTarget, SectionKey, SlotValue, SnippetIx, Use, to_index,
};
use crate::source::{FilePath, Span};
use crate::words::Text;

use super::anchors::AnchorFinder;

/// A snippet in one language, with all that it refers to and the snippets in it.
#[derive(Debug)]
pub(crate) struct ResolvedSnippet {
    pub(crate) lang: LangIx,
    /// `None` where something in it is wrong.
    pub(crate) body: Option<Body>,
    pub(crate) open: Vec<OpenAnchor>,
    /// What its text depends on.
    pub(crate) read: Vec<TextId>,
    /// Pictures and files that it shows or links to.
    pub(crate) assets: Vec<(AssetIx, Use)>,
    /// Stands for everything that it says.
    pub(crate) digest: u128,
}

/// An anchor that a snippet links to and does not have: the page that shows it may.
#[derive(Debug, Clone)]
pub(crate) struct OpenAnchor {
    pub(crate) anchor: String,
    pub(crate) file: FilePath,
    pub(crate) span: Span,
}

/// The snippets that are resolved so far, by the path of their file.
pub(crate) type Snippets = HashMap<FilePath, Arc<ResolvedSnippet>>;

/// A text that names snippets.
#[derive(Clone, Copy)]
pub(crate) struct Host<'s> {
    pub(crate) path: &'s FilePath,
    pub(crate) lang: LangIx,
    pub(crate) document: &'s Document,
    /// The headings that its links can lead to.
    pub(crate) headings: &'s [Heading],
    /// The snippet that it is, or is in.
    pub(crate) within: Option<SnippetIx>,
    /// Whether it is a sentence, which takes no more than a paragraph.
    pub(crate) is_sentence: bool,
}

/// The snippets that a text names, in its order; `None` for one that cannot be put there.
#[derive(Debug, Default)]
pub(crate) struct Named<'s> {
    pub(crate) parts: Vec<Option<(SnippetIx, &'s ResolvedSnippet)>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Looks up the snippets that a text names, and reports those that cannot be put there.
pub(crate) fn named<'s>(host: Host<'_>, symbols: Symbols<'s>, snippets: &'s Snippets) -> Named<'s> {
    let mut named = Named::default();
    let mut bytes = 0_usize;
    for (index, reference) in host.document.snippets.iter().enumerate() {
        let found = find(host, index, reference, symbols, snippets);
        let found = found.and_then(|(ix, size, snippet)| {
            bytes = bytes.saturating_add(size);
            if bytes > MOST_BYTES {
                return Err(Some(unknown(host, reference).variant("too-large")));
            }
            Ok((ix, snippet))
        });
        named.parts.push(match found {
            Ok(found) => Some(found),
            Err(diagnostic) => {
                named.diagnostics.extend(diagnostic);
                None
            }
        });
    }
    named
}

fn unknown(host: Host<'_>, reference: &Reference) -> Diagnostic {
    let place = Place::new(host.path, reference.span);
    Diagnostic::new(Code::TextUnknownSnippet, place).arg("name", &*reference.target)
}

/// Returns a snippet that a text names and how many bytes it has; or what is wrong, where that is not reported elsewhere.
fn find<'s>(
    host: Host<'_>,
    index: usize,
    reference: &Reference,
    symbols: Symbols<'s>,
    snippets: &'s Snippets,
) -> Result<(SnippetIx, usize, &'s ResolvedSnippet), Option<Diagnostic>> {
    let all = symbols.snippets();
    if all.find(&reference.target).is_none() {
        if symbols.is_misplaced(&fold(&reference.target)) {
            return Err(None);
        }
        let diagnostic = unknown(host, reference);
        return Err(Some(if all.len() == 0 {
            diagnostic.variant("none")
        } else {
            misspelt(diagnostic, all.near(&reference.target))
        }));
    }
    let of = (host.document, host.lang, host.within);
    let (ix, article) = symbols.shared().named(of, index, all).ok_or(None)?;
    let snippet = snippets.get(&article.path).ok_or(None)?;
    let body = snippet.body.as_ref().ok_or(None)?;
    if host.is_sentence && !is_paragraph(body) {
        let related = Place::new(&article.path, article.body);
        let diagnostic = unknown(host, reference).variant("sentence");
        return Err(Some(diagnostic.related(related, Text::new("related-snippet"))));
    }
    Ok((ix, symbols.shared().bytes_of(article), snippet))
}

/// Tells whether a text is one paragraph and nothing else.
fn is_paragraph(body: &Body) -> bool {
    let mut blocks = body.tree.top_level();
    blocks.next().is_some_and(|block| block.kind() == Kind::Paragraph) && blocks.next().is_none()
}

/// A text with the snippets in it.
pub(crate) struct Composed {
    pub(crate) body: Body,
    /// Anchors that the snippets link to, and that are not here either.
    pub(crate) open: Vec<(OpenAnchor, Span)>,
}

/// Returns `own` with the snippets in it that it names; `None` where one is missing.
pub(crate) fn compose(own: Body, host: Host<'_>, named: &Named<'_>, symbols: Symbols<'_>) -> Option<Composed> {
    let parts: Vec<(SnippetIx, &ResolvedSnippet, &Body)> = named
        .parts
        .iter()
        .map(|part| part.and_then(|(ix, it)| Some((ix, it, it.body.as_ref()?))))
        .collect::<Option<_>>()?;
    if parts.is_empty() {
        return Some(Composed { body: own, open: Vec::new() });
    }
    let mut composer = Composer::new(own, host, symbols);
    let mut put = Vec::with_capacity(parts.len());
    for (copy, (ix, snippet, body)) in parts.iter().enumerate() {
        put.push(Part {
            tree: &body.tree,
            numbers: composer.numbers(),
            language: (snippet.lang != host.lang && !host.is_sentence).then_some(u32::from(snippet.lang.0)),
            copy: to_index(copy),
        });
        composer.add(copy, *ix, snippet, body);
    }
    let mut body = composer.body;
    let grafted = body.tree.graft(&Put(put));
    body.tree = grafted.tree;
    if let Some(outline) = composer.outline {
        let by_origin: HashMap<(Option<u32>, u32), &Heading> =
            outline.origins.iter().copied().zip(&*outline.headings).collect();
        // What footnotes of snippets say is at the end.
        body.headings =
            grafted.headings.iter().map(|origin| by_origin.get(origin).copied().cloned()).collect::<Option<_>>()?;
    }
    Some(Composed { body, open: composer.open })
}

/// What is put in the place of the references.
struct Put<'t>(Vec<Part<'t>>);

impl Parts for Put<'_> {
    fn variable(&self, _: u32) -> Option<&str> {
        None
    }

    fn snippet(&self, index: u32) -> Option<Part<'_>> {
        self.0.get(index as usize).copied()
    }
}

struct Composer<'s> {
    body: Body,
    host: Host<'s>,
    symbols: Symbols<'s>,
    outline: Option<&'s Outline>,
    /// Ids that the page has.
    ids: HashSet<String>,
    /// How often each snippet is there.
    times: HashMap<SnippetIx, u32>,
    anchors: AnchorFinder,
    open: Vec<(OpenAnchor, Span)>,
}

impl<'s> Composer<'s> {
    fn new(body: Body, host: Host<'s>, symbols: Symbols<'s>) -> Self {
        let outline = if host.is_sentence { None } else { symbols.shared().outline_at(host.path) };
        let mut ids: HashSet<String> = host.headings.iter().map(|heading| heading.anchor.to_string()).collect();
        ids.extend(html_ids(&body.raw_html).map(str::to_owned));
        let (times, anchors) = (HashMap::new(), AnchorFinder::default());
        Self { body, host, symbols, outline, ids, times, anchors, open: Vec::new() }
    }

    /// Returns where the numbers of what is added next begin.
    fn numbers(&self) -> Numbers {
        let body = &self.body;
        Numbers {
            links: to_index(body.links.len()),
            images: to_index(body.images.len()),
            terms: to_index(body.terms.len()),
            check_items: to_index(body.check_items.len()),
            quizzes: to_index(body.quizzes.len()),
            html: to_index(body.raw_html.len()),
        }
    }

    /// Adds what a snippet refers to.
    fn add(&mut self, copy: usize, ix: SnippetIx, snippet: &ResolvedSnippet, body: &Body) {
        let renamed = self.renamed(copy, body);
        let key = self.key(ix);
        let links = body.links.iter().map(|target| self.target(target, &renamed));
        let links: Vec<LinkTarget> = links.collect();
        self.body.links.extend(links);
        self.body.images.extend(body.images.iter().cloned());
        self.body.terms.extend(&body.terms);
        // Ticks are kept whatever else the page has.
        let items = (1..).take(body.check_items.len()).map(|number| (SectionKey(key.clone()), number));
        self.body.check_items.extend(items);
        if !body.quizzes.is_empty() {
            let first = to_index(self.body.quizzes.len());
            self.body.included.push(IncludedQuizzes { first, key });
            self.body.quizzes.extend(body.quizzes.iter().cloned());
        }
        for html in &body.raw_html {
            let html = self.html(html, &renamed);
            self.body.raw_html.push(html);
        }
        let span = self.host.document.snippets.get(copy).map_or_else(Span::start_of_file, |reference| reference.span);
        for open in &snippet.open {
            if self.page_anchor(&open.anchor).is_none() && !self.ids.contains(&open.anchor) {
                self.open.push((open.clone(), span));
            }
        }
    }

    /// Returns what names a snippet on the page; used again, it has another name.
    fn key(&mut self, ix: SnippetIx) -> Arc<str> {
        let times = self.times.entry(ix).or_default();
        *times += 1;
        let id = self.symbols.snippets().get(ix).map_or("", |snippet| &snippet.id);
        if *times == 1 { format!("__snippet-{id}").into() } else { format!("__snippet-{id}.{times}").into() }
    }

    /// Returns the anchors that headings of a snippet have on the page, by those that they have in it.
    fn renamed<'b>(&self, copy: usize, body: &'b Body) -> HashMap<&'b str, Arc<str>> {
        let Some(outline) = self.outline else { return HashMap::new() };
        let copy = to_index(copy);
        let of_copy = outline.origins.iter().zip(&*outline.headings).filter(|((of, _), _)| *of == Some(copy));
        of_copy
            .filter_map(|((_, own), heading)| {
                Some((&*body.headings.get(*own as usize)?.anchor, heading.anchor.clone()))
            })
            .collect()
    }

    fn target(&mut self, target: &LinkTarget, renamed: &HashMap<&str, Arc<str>>) -> LinkTarget {
        let LinkTarget::Anchor(anchor) = target else { return target.clone() };
        let found = renamed.get(anchor.as_str()).cloned().or_else(|| self.page_anchor(anchor));
        found.map_or_else(|| target.clone(), |found| LinkTarget::Anchor(found.to_string()))
    }

    /// Returns the anchor of the heading of the page that `anchor` names.
    fn page_anchor(&mut self, anchor: &str) -> Option<Arc<str>> {
        let headings = self.host.headings;
        let Some(Symbol::Text(text, lang)) = self.symbols.at(self.host.path) else { return None };
        match self.anchors.find(anchor, (text, lang), headings, self.symbols)? {
            super::anchors::Place::Heading(found) => Some(found),
            super::anchors::Place::Top => Some(anchor.into()),
        }
    }

    /// Returns HTML with its anchors on the page. An id that the page has already is left out.
    fn html(&mut self, html: &Html, renamed: &HashMap<&str, Arc<str>>) -> Html {
        let Html::Markup(markup) = html else { return html.clone() };
        let mut markup = markup.clone();
        markup.slots.retain_mut(|slot| match &mut slot.value {
            SlotValue::Id(id) => self.ids.insert(id.clone()),
            SlotValue::Address(target) => {
                *target = self.target(target, renamed);
                true
            }
            SlotValue::Addresses(_) => true,
        });
        Html::Markup(markup)
    }
}

fn html_ids(html: &[Html]) -> impl Iterator<Item = &str> {
    html.iter().flat_map(Html::slots).filter_map(|slot| match &slot.value {
        SlotValue::Id(id) => Some(id.as_str()),
        SlotValue::Address(_) | SlotValue::Addresses(_) => None,
    })
}
