//! Ranks what a query finds.
//!
//! The score of a document adds up the score of each word in it (BM25F, see [`super::builder`]), weighed by how rare the
//! word is and how well the spelling answers, and what words next to each other as in the query add to that: a
//! Vietnamese word is several syllables, so this tells words from syllables that happen to be on the same page.
//!
//! Where few documents have every word, those follow that have most of them: their score is less by the part of what all
//! words tell that they lack. A word that no document has tells nothing. Quoted words must be there.
//!
//! Sums and products of doubles are the same in every language that follows IEEE 754; logarithms need not be, so rarity
//! has its own.

use super::document::Document;
use super::excerpt::{Excerpt, Place, excerpt};
use super::index::Index;
use super::postings::{Posting, WeightedPositions};
use super::query::{Answers, QueryWord, meant, read};
use super::ranking::RANKING;

/// What a query finds.
#[derive(Debug)]
pub struct Results<'i> {
    /// The documents that answer, the best first.
    pub hits: Vec<Hit<'i>>,
    /// What was most likely meant, where no text has one of the words as it was typed.
    pub meant: Option<String>,
}

/// A document that answers a query.
#[derive(Debug)]
pub struct Hit<'i> {
    /// The document.
    pub document: &'i Document,
    /// How well it answers, against the others.
    pub score: f64,
    /// The part of it that answers best, where it is not the document as a whole.
    pub place: Option<Place<'i>>,
    /// What is around the words.
    pub excerpt: Excerpt,
    /// The words of the query that it does not have, as they were typed.
    pub missing: Vec<String>,
}

/// What is known of a word of the query.
struct WordMatches {
    /// Of each document, the score of the word there.
    best: Vec<f64>,
    postings: Vec<(Posting, f64)>,
    rarity: f64,
    quotation: Option<usize>,
    typed: String,
}

/// A document that answers.
struct Ranked {
    number: u32,
    score: f64,
    /// The positions of each word, with its rarity.
    words: Vec<(WeightedPositions, f64)>,
    missing: Vec<String>,
}

/// What a query finds, the best first.
#[derive(Default)]
struct Found {
    ranked: Vec<Ranked>,
    /// Whether some document has every word that any document has.
    is_whole: bool,
    meant: Option<String>,
}

impl Index {
    /// Returns what answers `query`: no more than `limit` documents.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Results<'_> {
        let words = read(query);
        let mut found = self.ranked(&words, false);
        if !found.is_whole {
            let relaxed = self.ranked(&words, true);
            if relaxed.is_whole || found.ranked.is_empty() {
                found = relaxed;
            }
        }
        found.ranked.truncate(limit);
        let hits = found
            .ranked
            .into_iter()
            .map(|Ranked { number, score, words, missing }| {
                let document = &self.documents[number as usize];
                let (place, excerpt) = excerpt(document, &self.positions[number as usize], &words);
                Hit { document, score, place, excerpt, missing }
            })
            .collect();
        Results { hits, meant: found.meant }
    }

    fn ranked(&self, words: &[QueryWord], relaxed: bool) -> Found {
        let answered = self.answered(words, relaxed);
        let found: Vec<WordMatches> = answered.iter().map(|(word, answers)| self.found(word, answers)).collect();
        let whole: f64 = found.iter().filter(|word| word.is_known()).fold(0.0, |sum, word| sum + word.rarity);
        let lacks_quoted = found.iter().any(|word| word.quotation.is_some() && !word.is_known());
        if whole <= 0.0 || lacks_quoted {
            return Found::default();
        }
        let meant = meant(answered.iter().map(|(word, _)| word));
        let (chosen, is_whole) = choose(&found, self.documents.len(), whole);
        let mut ranked: Vec<Ranked> =
            chosen.into_iter().filter_map(|(number, part)| rank(&found, number, part)).collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
        Found { ranked, is_whole, meant }
    }

    fn found(&self, word: &QueryWord, answers: &Answers) -> WordMatches {
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
        let rarity = rarity(self.documents.len(), with);
        WordMatches { rarity, best, postings: found, quotation: word.quotation, typed: word.typed.clone() }
    }
}

/// Returns the documents that have every word, in their order, and behind them, where they are few, those that have most
/// of them: each with the part that it has of what all words tell, `whole`. Also whether some have all.
fn choose(found: &[WordMatches], documents: usize, whole: f64) -> (Vec<(u32, f64)>, bool) {
    let (mut all, mut most) = (Vec::new(), Vec::new());
    for number in (0u32..).take(documents) {
        let (mut has, mut score) = (0.0, 0.0);
        let (mut has_all, mut has_quoted) = (true, true);
        for word in found.iter().filter(|word| word.is_known()) {
            let here = word.best[number as usize];
            if here > 0.0 {
                has += word.rarity;
                score += word.rarity * here;
            } else {
                has_all = false;
                has_quoted &= word.quotation.is_none();
            }
        }
        let part = has / whole;
        if has_all {
            all.push((number, 1.0));
        } else if has_quoted && part >= RANKING.least_part {
            most.push((number, part, score * part));
        }
    }
    let is_whole = !all.is_empty();
    if all.len() < RANKING.few {
        most.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        most.truncate(RANKING.few - all.len());
        all.extend(most.into_iter().map(|(number, part, _)| (number, part)));
    }
    (all, is_whole)
}

/// Ranks a document that has so much of what all words tell; `None` if it lacks a quotation.
fn rank(found: &[WordMatches], number: u32, part: f64) -> Option<Ranked> {
    let positions: Vec<WeightedPositions> = found.iter().map(|word| word.positions(number)).collect();
    let score = score(found, &positions, number)? * part;
    let lacks = |word: &&WordMatches| word.best[number as usize] == 0.0;
    let missing = found.iter().filter(lacks).map(|word| word.typed.clone()).collect();
    let words = positions.into_iter().zip(found.iter().map(|word| word.rarity)).collect();
    Some(Ranked { number, score, words, missing })
}

impl WordMatches {
    /// Returns whether some document has it.
    fn is_known(&self) -> bool {
        !self.postings.is_empty()
    }

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

/// Returns the score of a document by the words that it has; `None` if it lacks a quotation.
fn score(found: &[WordMatches], positions: &[WeightedPositions], document: u32) -> Option<f64> {
    let mut score = 0.0;
    let mut titled = 0.0;
    let mut is_titled = true;
    for (word, positions) in found.iter().zip(positions) {
        score += word.rarity * word.best[document as usize];
        let in_title = best_in_title(positions);
        is_titled &= in_title > 0.0 || positions.is_empty();
        titled += word.rarity * in_title;
    }
    for at in 1..found.len() {
        let nearest = adjacent(&positions[at - 1], &positions[at]);
        score += (found[at - 1].rarity + found[at].rarity) * 0.5 * nearest * RANKING.adjacent;
    }
    if is_titled {
        score += titled * RANKING.whole_in_title;
    }
    has_quotations(found, positions).then_some(score)
}

/// Returns the best score of a word in the title; 0 if it is not there.
fn best_in_title(positions: &WeightedPositions) -> f64 {
    let mut most = 0.0;
    for &(position, weight) in positions {
        if position < RANKING.title_positions && weight > most {
            most = weight;
        }
    }
    most
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
