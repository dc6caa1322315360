//! Finds text that was meant to be a link or picture: `[label](an address with spaces)`.

use crate::source::Span;

/// Returns the places in `text` that look like a link or picture but lie in none of `taken`, the sorted places of
/// real links, pictures, code and HTML.
pub(super) fn malformed_links(text: &str, taken: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    // Looking for one byte is many times faster than looking for two.
    for (middle, _) in text.match_indices(']').filter(|(at, _)| text[at + 1..].starts_with('(')) {
        let inside = taken.partition_point(|span| span.start as usize <= middle);
        if taken[..inside].iter().rev().take(8).any(|span| (span.end as usize) > middle) {
            continue;
        }
        let line_start = text[..middle].rfind('\n').map_or(0, |at| at + 1);
        let Some(open) = text[line_start..middle].rfind('[').map(|at| line_start + at) else { continue };
        let Some(close) = text[middle..].find([')', '\n']).map(|at| middle + at) else { continue };
        let escaped = |at: usize| text[..at].ends_with('\\');
        if !text[close..].starts_with(')') || escaped(open) || escaped(middle) || close == middle + 2 {
            continue;
        }
        let start = if text[..open].ends_with('!') { open - 1 } else { open };
        found.push(Span::new(start, close + 1));
    }
    found
}
