//! Links with something between their brackets, with their brackets exchanged, with a bracket too early, and pictures
//! with a space behind their mark.

use std::ops::Range;

use crate::slice::Slice;
use crate::source::Span;

use super::super::finding::{Finding, FindingKind};
use super::super::taken::Taken;
use super::shape::{REACH, finding, is_address, is_escaped};

/// Finds them in `text`, outside of `taken`; brackets that make no link are `apart`.
pub(super) fn find(text: &str, (taken, apart): (&[Span], &[usize]), found: &mut Vec<Finding>) {
    let mut covered = Taken::new(taken);
    for line in lines_of(text.as_bytes(), apart) {
        let forms = [("] (", '[', ')'), (")[", '(', ']')];
        let mut meant: Vec<_> = forms.into_iter().flat_map(|form| meeting(text, line.clone(), form)).collect();
        meant.sort_unstable_by_key(|finding| finding.span);
        found.extend(meant.into_iter().filter(|finding| !covered.covers(finding.span.start as usize)));
    }
    found.extend(taken.iter().filter_map(|link| closed_early(text, *link).or_else(|| picture_apart(text, *link))));
}

/// Returns the lines of `text` that `places` are on.
fn lines_of(text: &[u8], places: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let mut done = 0;
    places.iter().filter_map(move |&at| {
        let start = (at >= done).then(|| memchr::memrchr(b'\n', &text[..at]).map_or(0, |before| before + 1))?;
        done = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |after| at + after + 1);
        Some(start..done)
    })
}

/// Returns labels and addresses in a line whose brackets meet but make no link: with a space between them, or
/// exchanged. What is in the second must look like an address.
fn meeting<'t>(
    text: &'t str,
    line: Range<usize>,
    (middle, open, close): (&'t str, char, char),
) -> impl Iterator<Item = Finding> + 't {
    let meets = text.slice(line.clone()).match_indices(middle).map(move |(at, _)| line.start + at);
    meets.filter(|at| !is_escaped(text.as_bytes(), *at)).filter_map(move |at| {
        let reach = text.floor_char_boundary(at.saturating_sub(REACH));
        let reach = reach + text.slice(reach..at).rfind('\n').map_or(0, |feed| feed + 1);
        let from = reach + text.slice(reach..at).rfind(open).filter(|from| reach + from + 1 < at)?;
        let begin = at + middle.len();
        let rest = text.slice(begin..text.floor_char_boundary((begin + REACH).min(text.len())));
        let address = rest.slice(..rest.find([close, '\n'])?);
        let ends = rest.slice(address.len()..).starts_with(close);
        (ends && is_address(address)).then(|| {
            let kind = if open == '[' { FindingKind::LinkApart } else { FindingKind::LinkExchanged };
            let written = format!("[{}]({address})", text.slice(from + 1..at));
            finding(kind, from..begin + address.len() + close.len_utf8(), Some(written))
        })
    })
}

/// Finds that a link ends at a bracket of its address: `[words](an)address)`.
fn closed_early(text: &str, link: Span) -> Option<Finding> {
    let (start, end) = (link.start as usize, link.end as usize);
    let goes_on = |c: char| c.is_alphanumeric() || "/._-#?=&%~+".contains(c);
    text.slice(end..).chars().next().filter(|c| goes_on(*c))?;
    if !text.slice(start..end).ends_with(')') || !text.slice(start..end).contains("](") {
        return None;
    }
    let tail = text.slice(end..text.floor_char_boundary((end + REACH).min(text.len())));
    let tail = tail.split(char::is_whitespace).next().unwrap_or_default();
    let close = tail.find(')').filter(|close| !tail.slice(..*close).contains(['(', '[']))?;
    let before = text.slice(text.floor_char_boundary(start.saturating_sub(REACH))..start);
    let line = before.rsplit('\n').next().unwrap_or_default();
    // A bracket that began before the link ends behind it.
    let is_in_brackets = line.matches('(').count() > line.matches(')').count();
    (!is_in_brackets).then(|| finding(FindingKind::LinkClosed, start..end + close + 1, None))
}

/// Finds that a picture is a link, since a space stands behind its mark: `! [words](picture.png)`.
fn picture_apart(text: &str, link: Span) -> Option<Finding> {
    let (start, end) = (link.start as usize, link.end as usize);
    let before = text.slice(..start).strip_suffix("! ")?;
    let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
    let (label, address) = text.slice(start..end).split_once("](")?;
    let address = address.trim_end_matches(')');
    let is_picture =
        [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"].iter().any(|end| address.ends_with(end));
    (is_apart && is_picture && label.starts_with('[')).then(|| {
        let written = format!("!{}", text.slice(start..end));
        finding(FindingKind::PictureApart, before.len()..end, Some(written))
    })
}
