//! Puts the words of variables into a text: into its words, its addresses, its titles and its HTML.

use std::borrow::Cow;

use super::document::{Document, Origins};
use super::placeholders::{PlaceholderKind, placeholders};
use crate::document::{Kind, Node, Part, Parts};
use crate::slice::Slice;
use crate::source::Span;

/// What variables stand for.
pub trait Values {
    /// Returns the words of the variable `name`; `None` for one that does not exist. `span` is where the name is, for
    /// whoever reports it.
    fn value(&self, name: &str, span: Span) -> Option<&str>;
}

impl Document {
    /// Puts the words of each variable in its place; `in_html` writes words as HTML has them.
    pub fn fill(&mut self, values: &dyn Values, in_html: fn(&str) -> Cow<'_, str>) {
        let words = self.variables.iter().map(|variable| {
            // A snippet among words is no variable, and is reported itself.
            let is_name = !variable.target.contains(':');
            is_name.then(|| values.value(&variable.target, variable.span)).flatten()
        });
        let filled = Filled { words: words.collect(), values };
        let tree = self.tree.graft(&filled).tree;
        for node in tree.nodes() {
            if let Kind::Heading { index, .. } = node.kind()
                && let Some(heading) = self.headings.get_mut(index as usize)
                && heading.text.contains("{{")
            {
                let mut text = String::new();
                node.push_plain_text(&mut text);
                heading.as_written = Some(std::mem::replace(&mut heading.text, text.into()));
            }
        }
        self.tree = tree;
        for reference in self.links.iter_mut().chain(&mut self.images) {
            let span = reference.span;
            let is_plain = span.range().len() == reference.target.len();
            let place = |name: std::ops::Range<usize>| {
                if is_plain { Span::new(name.start, name.end).shifted(span.start as usize) } else { span }
            };
            let value = |name: &str, at| values.value(name, place(at)).map(Cow::Borrowed);
            if let Cow::Owned(target) = filled_with(&reference.target, &value) {
                reference.target = target.into();
            }
        }
        for piece in &mut self.raw_html {
            let value = |name: &str, at| values.value(name, piece.place(at)).map(in_html);
            if let Cow::Owned(html) = filled_with(&piece.html, &value) {
                piece.html = html;
                piece.origins = Origins::default();
            }
        }
    }
}

/// Returns `text` with the words of each variable in its place. `value` returns them for a name and its place in the
/// text; a variable without any stays what it is.
pub fn filled_with<'t, 'v>(
    text: &'t str,
    value: &dyn Fn(&str, std::ops::Range<usize>) -> Option<Cow<'v, str>>,
) -> Cow<'t, str> {
    let mut out = String::new();
    let mut done = 0;
    for placeholder in placeholders(text, 0) {
        if placeholder.kind == PlaceholderKind::Variable
            && let Some(words) = value(text.slice(placeholder.name.clone()), placeholder.name)
        {
            out.push_str(text.slice(done..placeholder.whole.start));
            out.push_str(&words);
            done = placeholder.whole.end;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.slice(done..));
    Cow::Owned(out)
}

/// The words of the variables of a text.
struct Filled<'v> {
    words: Vec<Option<&'v str>>,
    values: &'v dyn Values,
}

impl Parts for Filled<'_> {
    fn variable(&self, index: u32) -> Option<&str> {
        self.words.get(index as usize).copied().flatten()
    }

    fn snippet(&self, _: u32) -> Option<Part<'_>> {
        None
    }

    fn title<'n>(&self, node: Node<'n>) -> Cow<'n, str> {
        let title = node.title();
        if title.contains("{{") {
            filled_with(title, &|name, _| self.values.value(name, node.span()).map(Cow::Borrowed))
        } else {
            Cow::Borrowed(title)
        }
    }
}
