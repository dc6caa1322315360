//! Ranks what a query finds.
//!
//! A document must have every word. Its score adds up the score of each word in it (BM25F, see [`super::builder`]),
//! weighed by how rare the word is and how well the spelling answers, and what words next to each other as in the
//! query add to that: a Vietnamese word is several syllables, so this tells words from syllables that happen to be on
//! the same page. Sums and products of doubles are the same in every language that follows IEEE 754; logarithms need
//! not be, so rarity has its own.

use super::document::Document;
use super::excerpt::{Excerpt, excerpt};
use super::index::Index;
use super::postings::{Posting, WeightedPositions};
use super::query::{Answers, QueryWord, read};
use super::ranking::RANKING;

/// A document that answers a query.
#[derive(Debug)]
pub struct Hit<'i> {
    /// The document.
    pub document: &'i Document,
    /// How well it answers, against the others.
    pub score: f64,
    /// The heading of the section that answers best, and its anchor, where it is not the document as a whole.
    pub section: Option<(&'i str, &'i str)>,
    /// What is around the words.
    pub excerpt: Excerpt,
}

/// What is known of a word of the query.
struct WordMatches {
    /// Of each document, the score of the word there.
    best: Vec<f64>,
    postings: Vec<(Posting, f64)>,
    rarity: f64,
    quotation: Option<usize>,
}

/// A document's number and score, and the positions of each word with its rarity.
type Ranked = (u32, f64, Vec<(WeightedPositions, f64)>);

impl Index {
    /// Returns the documents that answer `query`, the best first.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit<'_>> {
        let words = read(query);
        let mut ranked = self.ranked(&words, false);
        if ranked.is_empty() {
            ranked = self.ranked(&words, true);
        }
        ranked.truncate(limit);
        ranked
            .into_iter()
            .map(|(number, score, words)| {
                let document = &self.documents[number as usize];
                let (section, excerpt) = excerpt(document, &self.positions[number as usize], &words);
                Hit { document, score, section, excerpt }
            })
            .collect()
    }

    /// Returns number, score and the positions of each word, with its rarity, of every document that answers.
    fn ranked(&self, words: &[QueryWord], relaxed: bool) -> Vec<Ranked> {
        let found: Vec<WordMatches> =
            words.iter().map(|word| self.found(&self.answers(word, relaxed), word.quotation)).collect();
        if found.is_empty() {
            return Vec::new();
        }
        let documents = (0..).take(self.documents.len());
        let all = documents.filter(|&number: &u32| found.iter().all(|word| word.best[number as usize] > 0.0));
        let mut ranked: Vec<Ranked> = all
            .filter_map(|number| {
                let positions: Vec<WeightedPositions> = found.iter().map(|word| word.positions(number)).collect();
                let score = score(&found, &positions, number)?;
                let words = positions.into_iter().zip(found.iter().map(|word| word.rarity)).collect();
                Some((number, score, words))
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    fn found(&self, answers: &Answers, quotation: Option<usize>) -> WordMatches {
        let mut best = vec![0.0; self.documents.len()];
        let mut found = Vec::new();
        for &(form, weight) in &answers.0 {
            for posting in self.lexicon.forms[form].postings.postings() {
                let score = &mut best[posting.document as usize];
                if weight * posting.score > *score {
                    *score = weight * posting.score;
                }
                found.push((posting, weight));
            }
        }
        found.sort_by_key(|(posting, _)| posting.document);
        let with = best.iter().filter(|&&score| score > 0.0).count();
        WordMatches { rarity: rarity(self.documents.len(), with), best, postings: found, quotation }
    }
}

impl WordMatches {
    /// Returns where the word is in a document, in order.
    fn positions(&self, document: u32) -> WeightedPositions {
        let start = self.postings.partition_point(|(posting, _)| posting.document < document);
        let here = self.postings[start..].iter().take_while(|(posting, _)| posting.document == document);
        let mut positions: WeightedPositions =
            here.flat_map(|(posting, weight)| posting.positions.iter().map(|&position| (position, *weight))).collect();
        positions.sort_by_key(|&(position, _)| position);
        positions
    }
}

/// Returns the score of a document that has all words; `None` if it lacks a quotation.
fn score(found: &[WordMatches], positions: &[WeightedPositions], document: u32) -> Option<f64> {
    let mut score = 0.0;
    let mut whole = 0.0;
    for word in found {
        score += word.rarity * word.best[document as usize];
        whole += word.rarity;
    }
    for at in 1..found.len() {
        let nearest = adjacent(&positions[at - 1], &positions[at]);
        score += (found[at - 1].rarity + found[at].rarity) * 0.5 * nearest * RANKING.adjacent;
    }
    if positions
        .iter()
        .all(|positions| positions.first().is_some_and(|&(position, _)| position < RANKING.title_positions))
    {
        score += whole * RANKING.whole_in_title;
    }
    has_quotations(found, positions).then_some(score)
}

/// Returns the best score of the second word right after the first.
fn adjacent(first: &WeightedPositions, second: &WeightedPositions) -> f64 {
    let mut most = 0.0;
    let mut after = 0;
    for &(position, weight) in first {
        while after < second.len() && second[after].0 <= position {
            after += 1;
        }
        if after < second.len() && second[after].0 == position + 1 {
            let less = if weight < second[after].1 { weight } else { second[after].1 };
            let score = if position + 1 < RANKING.title_positions { less * RANKING.in_title } else { less };
            if score > most {
                most = score;
            }
        }
    }
    most
}

/// Returns whether the words of each quotation stand one after the other.
fn has_quotations(found: &[WordMatches], positions: &[WeightedPositions]) -> bool {
    let mut at = 0;
    while at < found.len() {
        let mut end = at + 1;
        while end < found.len() && found[end].quotation.is_some() && found[end].quotation == found[at].quotation {
            end += 1;
        }
        let starts = &positions[at];
        let follows = |start: u32| {
            (at + 1..end).zip(1..).all(|(word, distance): (usize, u32)| {
                positions[word].binary_search_by_key(&(start + distance), |&(position, _)| position).is_ok()
            })
        };
        if end - at > 1 && !starts.iter().any(|&(start, _)| follows(start)) {
            return false;
        }
        at = end;
    }
    true
}

/// Returns how much a word tells that `with` of `all` documents have: the inverse document frequency of BM25, with a
/// logarithm to base 2 that is a straight line between powers of 2.
fn rarity(all: usize, with: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a number of documents")]
    let (all, with) = (all as f64, with as f64);
    let mut ratio = 1.0 + (all - with + 0.5) / (with + 0.5);
    let mut power = 0.0;
    while ratio >= 2.0 {
        ratio /= 2.0;
        power += 1.0;
    }
    power + (ratio - 1.0)
}
