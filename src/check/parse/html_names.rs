//! Which tags are HTML, which are components of other tools, and which no more than words in angle brackets.

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{HtmlTag, HtmlTags, RawHtmlPiece, is_element};
use crate::slice::Slice;

/// Returns whether a tag is of a component of another tool (`<Tabs>`), whose pages are programs. Words in angle
/// brackets may have a capital too, but they have neither values nor an end. `ended` are the elements that somewhere
/// end.
pub(crate) fn is_component(tag: &HtmlTag, html: &str, ended: &[&str]) -> bool {
    let has_capital = html.as_bytes().get(tag.place.start + 1).is_some_and(u8::is_ascii_uppercase);
    let is_used = || tag.closes_itself || tag.attributes.iter().any(|attribute| !attribute.value.is_empty());
    has_capital && !is_element(&tag.name) && (is_used() || ended.binary_search(&&*tag.name).is_ok())
}

/// Returns whether a tag is not HTML, but words in angle brackets. An element of a name with `-` may be the writer's
/// own.
pub(crate) fn is_words(tag: &HtmlTag) -> bool {
    !tag.name.is_empty() && !is_element(&tag.name) && !tag.name.contains('-')
}

/// Returns the names of the elements that somewhere end, in order.
pub(crate) fn ended(tags: &[HtmlTags]) -> Vec<&str> {
    let all = tags.iter().flat_map(|tags| &tags.tags);
    let mut ended: Vec<&str> = all.filter(|tag| tag.is_end).map(|tag| tag.name.as_str()).collect();
    ended.sort_unstable();
    ended.dedup();
    ended
}

/// Reports a component of another tool.
pub(crate) fn component(tag: &HtmlTag, piece: &RawHtmlPiece, report: &Report) -> Diagnostic {
    let written = piece.html.slice(tag.place.clone());
    let name = written.get(1..=tag.name.len()).unwrap_or(&tag.name);
    let diagnostic = report.at(Code::MarkdownForeignSyntax, piece.place(tag.place.clone()));
    diagnostic.variant("component").arg("value", format!("<{name}>"))
}
