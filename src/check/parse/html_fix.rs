//! Writes HTML as Markdown where only one form can be meant: a link, or words set off, that stand in one line and hold
//! nothing but words.
//!
//! What is certain is known from the tags and the words between them; which of them are reported is not decided here.

use crate::diagnostic::Fix;
use crate::markdown::{HtmlTag, HtmlTags, RawHtmlPiece};

/// The marks of Markdown for each element whose words they set off.
const MARKS: [(&str, &[&str]); 4] =
    [("**", &["b", "strong"]), ("*", &["i", "em"]), ("~~", &["s", "del", "strike"]), ("`", &["code", "tt"])];

/// Returns how to write the elements of one line, of which `pieces` are the tags in order, as Markdown. `text` is the
/// whole file's. `None` unless that is certain of all of them.
pub(super) fn fix(pieces: &[(&RawHtmlPiece, &HtmlTags)], text: &str) -> Option<Fix> {
    let (pairs, rest) = pieces.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let mut edits = Vec::with_capacity(pieces.len());
    for [(start, start_tags), (end, end_tags)] in pairs {
        let words = text.get(start.span.end as usize..end.span.start as usize)?;
        let (before, after) = written(only_tag(start, start_tags)?, only_tag(end, end_tags)?, words)?;
        edits.extend([(start.span, before), (end.span, after)]);
    }
    (!edits.is_empty()).then_some(Fix::ReplaceAll(edits))
}

/// Returns the tag that a piece within a paragraph consists of.
fn only_tag<'t>(piece: &RawHtmlPiece, tags: &'t HtmlTags) -> Option<&'t HtmlTag> {
    let [tag] = tags.tags.as_slice() else { return None };
    (!piece.block && tag.place == (0..piece.html.len()) && !tag.closes_itself).then_some(tag)
}

/// Returns what to write before and behind `words`.
fn written(start: &HtmlTag, end: &HtmlTag, words: &str) -> Option<(String, String)> {
    if start.is_end || !end.is_end || start.name != end.name || !is_plain(words) {
        return None;
    }
    if start.name == "a" {
        return Some(("[".to_owned(), format!("]({})", address(start)?)));
    }
    let marks = MARKS.iter().find(|(_, elements)| elements.contains(&&*start.name)).map(|(marks, _)| *marks)?;
    // What is set off must begin and end with a letter or digit, or Markdown may not take the marks.
    let is_set_off = words.starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric);
    (is_set_off && start.attributes.is_empty()).then(|| (marks.to_owned(), marks.to_owned()))
}

/// Returns whether words mean the same between brackets or marks as they do between tags.
fn is_plain(words: &str) -> bool {
    !words.trim().is_empty() && !words.contains(['[', ']', '<', '>', '&', '\\', '`', '*', '_', '~', '|', '\n', '\r'])
}

/// Returns the address of a link that says nothing else but how it looks and where it opens, which are the theme's to
/// decide.
fn address(tag: &HtmlTag) -> Option<&str> {
    let is_looks = |name: &str| matches!(name, "class" | "href" | "rel" | "style" | "target");
    if !tag.attributes.iter().all(|attribute| is_looks(&attribute.name)) {
        return None;
    }
    let address = tag.attributes.iter().find(|attribute| attribute.name == "href")?.value.as_str();
    let is_whole = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '(' | ')' | '<' | '>' | '\\' | '|');
    (!address.is_empty() && address.chars().all(is_whole)).then_some(address)
}
