//! Words between double brackets: which of them name a term of the glossary, a picture, or nothing at all.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use crate::slice::Slice;

/// The furthest that the address behind brackets is looked for.
const REACH: usize = 500;

/// What `[[…]]` is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    /// A glossary term.
    Term,
    /// Where other tools put a table of contents.
    Contents,
    /// A link whose words are in brackets, `[[1]](address)`: its address, its title and where it ends.
    Link { address: String, title: String, end: usize },
    /// No more than brackets: numbers, formulas, data.
    Literal,
}

/// Returns what the brackets at `span` of `text` are, which hold `id`; `is_labelled` if a label is behind it.
pub(super) fn read(text: &str, span: Range<usize>, id: &str, is_labelled: bool) -> Brackets {
    if text.slice(span.end..).starts_with('(')
        && let Some(link) = link(text, span.end)
    {
        return link;
    }
    if is_labelled {
        return Brackets::Term;
    }
    let id = id.trim();
    if id.trim_matches('_').eq_ignore_ascii_case("toc") {
        return Brackets::Contents;
    }
    let is_words =
        id.contains(char::is_alphabetic) && !id.contains(['[', ']', '{', '}', '(', ')', ',', '=', '"', '<', '\\', '^']);
    if is_words { Brackets::Term } else { Brackets::Literal }
}

/// Returns the link that begins with brackets in brackets and whose address begins at `at`, as Markdown reads it where
/// there are no terms.
fn link(text: &str, at: usize) -> Option<Brackets> {
    let rest = text.slice(at..text.floor_char_boundary((at + REACH).min(text.len())));
    let line = rest.lines().next().filter(|line| line.contains(')'))?;
    let sample = format!("[x]{line}");
    let mut events = Parser::new_ext(&sample, Options::empty()).into_offset_iter();
    let (event, range) = events.nth(1)?;
    match event {
        Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, .. }) if range.start == 0 => {
            let end = at + range.end - "[x]".len();
            Some(Brackets::Link { address: dest_url.to_string(), title: title.to_string(), end })
        }
        _ => None,
    }
}

/// Tells whether `![[target]]`, as other tools embed files, names a picture or another file that is shown in its place;
/// they embed whole texts like this too.
pub(super) fn is_file(target: &str) -> bool {
    let name = target.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_ending = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_ending && !ending.eq_ignore_ascii_case("md") && !target.contains('#')
}

#[cfg(test)]
mod tests {
    use super::{Brackets, is_file, read};
    use crate::slice::Slice;

    #[test]
    fn brackets_are_terms_only_where_they_hold_words() {
        let of = |text: &str| {
            let end = text.find("]]").map_or(text.len(), |at| at + 2);
            read(text, 0..end, text.slice(2..end - 2), false)
        };
        for text in ["[[lead]]", "[[touch-point]]", "[[Khách hàng]]", "[[lead]](the person)", "[[7p]]"] {
            assert_eq!(of(text), Brackets::Term, "{text}");
        }
        for text in ["[[1]]", "[[0,0], [1,1]]", "[[x=1]]", "[[ ]]", "[[…]]"] {
            assert_eq!(of(text), Brackets::Literal, "{text}");
        }
        for text in ["[[TOC]]", "[[_TOC_]]", "[[toc]]"] {
            assert_eq!(of(text), Brackets::Contents, "{text}");
        }
        let link = |end| Brackets::Link { address: "https://example.org/a_(b)".into(), title: String::new(), end };
        assert_eq!(of("[[1]](https://example.org/a_(b)) and"), link(32));
    }

    #[test]
    fn what_is_embedded_is_a_file_or_a_text() {
        assert!(is_file("a.png") && is_file("Bảng giá.PDF"));
        assert!(!is_file("Note") && !is_file("a.md") && !is_file("Giá 1.000 đồng") && !is_file("a.png#x"));
    }
}
