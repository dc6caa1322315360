//! Picks the section that answers best and what to show of it.

use std::ops::Range;

use crate::slice::Slice;

use super::document::{Document, Passage, PassageKind, Section};
use super::postings::WeightedPositions;
use super::ranking::RANKING;
use super::tokens::tokens;

/// A piece of text and where it matches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, in its own spelling.
    pub text: String,
    /// The parts of it that match, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// The part of a document that answers best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'d> {
    /// The heading of its section; empty for what is before the first.
    pub heading: &'d str,
    /// What links name it by.
    pub anchor: &'d str,
    /// What it is, if it is more than a piece of text.
    pub passage: Option<PassageKind>,
}

/// Returns the part of `document` that answers best, if it is not the document as a whole, and what to show.
/// `positions` are those of its sections, `words` where each word is, and how rare it is.
pub(super) fn excerpt<'d>(
    document: &'d Document,
    positions: &[u32],
    words: &[(WeightedPositions, f64)],
) -> (Option<Place<'d>>, Excerpt) {
    let in_title = words
        .iter()
        .all(|(positions, _)| positions.first().is_some_and(|&(position, _)| position < RANKING.title_positions));
    let best = if in_title { None } else { best_section(document, positions, words) };
    let Some(at) = best else {
        return (None, cut(&document.summary, RANKING.title_positions, words));
    };
    let section = &document.sections[at];
    let heading = u32::try_from(tokens(&section.heading).count()).unwrap_or(u32::MAX);
    let start = positions[at] + heading + 1;
    if let Some((passage, text, start)) = best_passage(section, start, words) {
        let anchor = if passage.anchor.is_empty() { &section.anchor } else { &passage.anchor };
        let place = Place { heading: &section.heading, anchor, passage: Some(passage.kind) };
        return ((!anchor.is_empty()).then_some(place), cut(text, start, words));
    }
    let named = !section.heading.is_empty() && !section.anchor.is_empty();
    let place = Place { heading: &section.heading, anchor: &section.anchor, passage: None };
    (named.then_some(place), cut(&section.text, start, words))
}

/// Returns the passage that answers better than every line before it and no worse than those behind it, its text and the
/// position of its first word; `None` if a mere piece of text does. `start` is the position of the first word.
fn best_passage<'d>(
    section: &'d Section,
    start: u32,
    words: &[(WeightedPositions, f64)],
) -> Option<(&'d Passage, &'d str, u32)> {
    if section.passages.is_empty() {
        return None;
    }
    let (mut best, mut most, mut at) = (None, 0.0, start);
    for (number, line) in (0u32..).zip(section.text.split('\n')) {
        let end = at + u32::try_from(tokens(line).count()).unwrap_or(u32::MAX);
        let here = score(words, at..end);
        if here > most {
            (best, most) = (Some((number, line, at)), here);
        }
        at = end;
    }
    let (number, line, at) = best?;
    let passage = section.passages.iter().find(|passage| passage.line == number)?;
    Some((passage, line, at))
}

/// Returns the number of the section with the best score; `None` if that is the summary.
fn best_section(document: &Document, positions: &[u32], words: &[(WeightedPositions, f64)]) -> Option<usize> {
    let first = positions.first().copied().unwrap_or(u32::MAX);
    let mut best = None;
    let mut most = score(words, RANKING.title_positions..first);
    for at in 0..document.sections.len() {
        let end = positions.get(at + 1).copied().unwrap_or_else(|| {
            let section = &document.sections[at];
            let words = tokens(&section.heading).count() + tokens(&section.text).count();
            positions[at] + u32::try_from(words).unwrap_or(u32::MAX) + 2
        });
        let here = score(words, positions[at]..end);
        if here > most {
            (best, most) = (Some(at), here);
        }
    }
    best
}

/// Returns the score of the words in a stretch of text; next to each other they score more.
fn score(words: &[(WeightedPositions, f64)], stretch: Range<u32>) -> f64 {
    let mut score = 0.0;
    for (number, (positions, rarity)) in words.iter().enumerate() {
        let mut most = 0.0;
        for &(position, weight) in positions.iter().filter(|(position, _)| stretch.contains(position)) {
            let before = number.checked_sub(1).map(|before| &words[before].0);
            let follows = before.is_some_and(|before| before.iter().any(|&(other, _)| other + 1 == position));
            let here = if follows { weight * 2.0 } else { weight };
            if here > most {
                most = here;
            }
        }
        score += most * rarity;
    }
    score
}

/// Cuts out of `text`, whose first word is at `start`, what is around most of the words.
fn cut(text: &str, start: u32, words: &[(WeightedPositions, f64)]) -> Excerpt {
    let spans: Vec<Range<usize>> = tokens(text).collect();
    let mut matched = vec![0.0; spans.len()];
    for (positions, rarity) in words {
        for &(position, weight) in positions {
            let at = position.checked_sub(start).map(|at| at as usize).filter(|&at| at < spans.len());
            if let Some(at) = at
                && weight * rarity > matched[at]
            {
                matched[at] = weight * rarity;
            }
        }
    }
    let (from, to) = window(text, &spans, &matched);
    let (Some(first), Some(last)) = (spans.get(from), spans.get(to.wrapping_sub(1))) else {
        return Excerpt { text: text.trim().to_owned(), marks: Vec::new() };
    };
    let begin = if from == 0 { 0 } else { first.start };
    let end = if to == spans.len() { text.len() } else { last.end };
    let mut shown = Excerpt::default();
    if from > 0 {
        shown.text.push('…');
    }
    let offset = shown.text.len();
    shown.text.push_str(&text.slice(begin..end).replace('\n', " "));
    let marked = spans[from..to].iter().zip(&matched[from..to]).filter(|(_, score)| **score > 0.0);
    shown.marks = marked.map(|(span, _)| span.start - begin + offset..span.end - begin + offset).collect();
    if to < spans.len() {
        shown.text.push('…');
    }
    shown
}

/// Returns the words to show: a stretch that holds most of what is matched, from the start of its line if that is near.
fn window(text: &str, spans: &[Range<usize>], matched: &[f64]) -> (usize, usize) {
    let mut best = 0;
    let mut most = 0.0;
    for at in (0..spans.len()).filter(|&at| matched[at] > 0.0) {
        let mut here = 0.0;
        for score in &matched[at..(at + RANKING.excerpt_window).min(spans.len())] {
            here += score;
        }
        if here > most {
            (best, most) = (at, here);
        }
    }
    let mut from = best.saturating_sub(RANKING.excerpt_before);
    for at in (best.saturating_sub(2 * RANKING.excerpt_before)..=best).rev() {
        if at == 0 || text.slice(spans[at - 1].end..spans[at].start).contains('\n') {
            from = at;
            break;
        }
    }
    (from, (from + RANKING.excerpt_length).min(spans.len()))
}
