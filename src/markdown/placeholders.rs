//! `{{name}}` and `{{snippet:id}}`: what stands for words that are written elsewhere.
//!
//! Both are found in the text as it is written, before it is known what they are in: the parser breaks words at every
//! mark that might mean something. Expressions of other tools, such as `{{ site.url }}` and `{{< film >}}`, are none.

use std::ops::Range;

use crate::slice::Slice;

/// What a snippet is called by.
const SNIPPET: &str = "snippet";

/// The furthest that the end of one is looked for.
const REACH: usize = 200;

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceholderKind {
    /// A variable: words.
    Variable,
    /// A snippet: a text of its own.
    Snippet,
}

/// A placeholder in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// What it stands for.
    pub kind: PlaceholderKind,
    /// Where it is, its braces included.
    pub whole: Range<usize>,
    /// Where the name is that it gives.
    pub name: Range<usize>,
}

/// Returns the placeholders of `text` from the byte at `start` on; one whose braces are escaped is none.
#[must_use]
pub fn placeholders(text: &str, start: usize) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(open) = braces(text.as_bytes(), at) {
        match placeholder(text, open) {
            Some(placeholder) => {
                at = placeholder.whole.end;
                found.push(placeholder);
            }
            None => at = open + 1,
        }
    }
    found
}

/// Tells whether a text may have a variable or a snippet in it.
#[must_use]
pub fn may_have_placeholders(text: &str) -> bool {
    braces(text.as_bytes(), 0).is_some()
}

/// Returns where the first two braces are that open at or after `from`. Few texts have even one.
fn braces(text: &[u8], from: usize) -> Option<usize> {
    let mut braces = memchr::memchr_iter(b'{', &text[from..]).map(|at| from + at);
    braces.find(|at| text.get(at + 1) == Some(&b'{'))
}

/// Returns the placeholder whose braces open at `open`, if any do.
fn placeholder(text: &str, open: usize) -> Option<Placeholder> {
    let (before, from) = text.split_at_checked(open).filter(|(_, from)| from.starts_with("{{"))?;
    let escapes = before.len() - before.trim_end_matches('\\').len();
    if escapes % 2 == 1 || before.ends_with('{') {
        return None;
    }
    let start = open + 2;
    let rest = from.slice(2..from.floor_char_boundary(2 + REACH));
    let close =
        memchr::memmem::find(rest.as_bytes(), b"}}").filter(|close| !rest.slice(close + 2..).starts_with('}'))?;
    let inner = rest.slice(..close);
    let (kind, name) = named(inner)?;
    let begin = start + (name.as_ptr() as usize - inner.as_ptr() as usize);
    Some(Placeholder { kind, whole: open..start + close + 2, name: begin..begin + name.len() })
}

/// Returns what stands between braces, and the name that it gives.
pub(super) fn named(inner: &str) -> Option<(PlaceholderKind, &str)> {
    if inner.contains(['{', '\n', '\r']) {
        return None;
    }
    let trimmed = inner.trim();
    if let Some((kind, name)) = trimmed.split_once(':')
        && kind.trim_end().eq_ignore_ascii_case(SNIPPET)
    {
        return Some((PlaceholderKind::Snippet, name.trim()));
    }
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let ends = |c: char| c.is_alphanumeric();
    (trimmed.starts_with(ends) && trimmed.ends_with(ends) && trimmed.chars().all(is_name))
        .then_some((PlaceholderKind::Variable, trimmed))
}

/// Returns the snippets that a paragraph consists of, one on a line, counted from the start of `text`; `None` where it
/// has anything else. `start` is where the paragraph begins; what precedes its other lines in quotations is left out.
pub(super) fn lone_snippets(text: &str, paragraph: Range<usize>) -> Option<Vec<Placeholder>> {
    if !text.slice(paragraph.clone()).starts_with("{{") {
        return None;
    }
    let mut found = Vec::new();
    let mut at = paragraph.start;
    for line in text.slice(paragraph).split_inclusive(['\n', '\r']) {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let start = at + line.len() - words.len();
        at += line.len();
        let words = words.trim_end();
        if words.is_empty() {
            continue;
        }
        let snippet = placeholder(text, start).filter(is_snippet)?;
        if snippet.whole.end != start + words.len() {
            return None;
        }
        found.push(snippet);
    }
    Some(found)
}

fn is_snippet(placeholder: &Placeholder) -> bool {
    placeholder.kind == PlaceholderKind::Snippet
}

#[cfg(test)]
mod tests {
    use super::{PlaceholderKind, placeholders};
    use crate::slice::Slice;

    fn names(text: &str) -> Vec<(PlaceholderKind, &str)> {
        placeholders(text, 0).into_iter().map(|found| (found.kind, text.slice(found.name))).collect()
    }

    #[test]
    fn names_and_snippets_are_told_from_expressions_of_other_tools() {
        let (variable, snippet) = (PlaceholderKind::Variable, PlaceholderKind::Snippet);
        assert_eq!(names("{{a}} {{ b-c }}{{công_ty}}"), [(variable, "a"), (variable, "b-c"), (variable, "công_ty")]);
        assert_eq!(names("{{snippet:a}} {{ Snippet : b/c }}"), [(snippet, "a"), (snippet, "b/c")]);
        let others = "{{< a >}} {{% a %}} {{ a.b }} {{ a | b }} {{}} {{{a}}} {{a}}} {{#a}} {{/a}} {{a b}} {{a\n}}";
        assert_eq!(names(others), []);
    }

    #[test]
    fn a_backslash_makes_them_literal_and_two_do_not() {
        assert_eq!(names("\\{{a}} \\\\{{b}}"), [(PlaceholderKind::Variable, "b")]);
        assert_eq!(names("{\\{a}} {{a}"), []);
    }
}
