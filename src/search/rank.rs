//! Ranks what a query finds.
//!
//! A document must have every word. Its score adds up what each word is worth in it (BM25F, see [`super::build`]),
//! weighed by how rare the word is and how well the spelling answers, and what words next to each other as in the
//! query add to that: a Vietnamese word is several syllables, so this tells words from syllables that happen to be on
//! the same page. Sums and products of doubles are the same in every language that follows IEEE 754; logarithms need
//! not be, so rarity has its own.

use super::build::TITLE_PLACES;
use super::encode::Posting;
use super::excerpt::{Excerpt, excerpt};
use super::query::{Answers, QueryWord, read};
use super::{Document, Index};

/// What two words next to each other add, measured by the two words themselves.
const ADJACENT: f64 = 0.9;
/// How much more that is in a title.
const IN_TITLE: f64 = 1.5;
/// What it adds that all words are in the title.
const WHOLE_IN_TITLE: f64 = 0.8;

/// A document that answers a query.
#[derive(Debug)]
pub struct Hit<'i> {
    /// The document.
    pub document: &'i Document,
    /// How well it answers, against the others.
    pub score: f64,
    /// The heading of the section that answers best, and its anchor, where it is not the document as a whole.
    pub section: Option<(&'i str, &'i str)>,
    /// What stands around the words.
    pub excerpt: Excerpt,
}

/// Where a word stands in a document, and what the spelling there is worth.
pub(super) type Places = Vec<(u32, f64)>;

/// What is known of a word of the query.
struct Found {
    /// Of each document, what the word is worth there.
    best: Vec<f64>,
    postings: Vec<(Posting, f64)>,
    rarity: f64,
    quotation: Option<usize>,
}

/// A document's number and score, and the places of each word with its rarity.
type Ranked = (u32, f64, Vec<(Places, f64)>);

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
                let (section, excerpt) = excerpt(document, &self.places[number as usize], &words);
                Hit { document, score, section, excerpt }
            })
            .collect()
    }

    /// Returns number, score and the places of each word, with its rarity, of every document that answers.
    fn ranked(&self, words: &[QueryWord], relaxed: bool) -> Vec<Ranked> {
        let found: Vec<Found> =
            words.iter().map(|word| self.found(&self.answers(word, relaxed), word.quotation)).collect();
        if found.is_empty() {
            return Vec::new();
        }
        let documents = (0..).take(self.documents.len());
        let all = documents.filter(|&number: &u32| found.iter().all(|word| word.best[number as usize] > 0.0));
        let mut ranked: Vec<Ranked> = all
            .filter_map(|number| {
                let places: Vec<Places> = found.iter().map(|word| word.places(number)).collect();
                let score = score(&found, &places, number)?;
                let words = places.into_iter().zip(found.iter().map(|word| word.rarity)).collect();
                Some((number, score, words))
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    fn found(&self, answers: &Answers, quotation: Option<usize>) -> Found {
        let mut best = vec![0.0; self.documents.len()];
        let mut found = Vec::new();
        for &(form, weight) in &answers.0 {
            for posting in self.words.forms[form].tape.postings() {
                let worth = &mut best[posting.document as usize];
                if weight * posting.worth > *worth {
                    *worth = weight * posting.worth;
                }
                found.push((posting, weight));
            }
        }
        found.sort_by_key(|(posting, _)| posting.document);
        let with = best.iter().filter(|&&worth| worth > 0.0).count();
        Found { rarity: rarity(self.documents.len(), with), best, postings: found, quotation }
    }
}

impl Found {
    /// Returns where the word stands in a document, in order.
    fn places(&self, document: u32) -> Places {
        let start = self.postings.partition_point(|(posting, _)| posting.document < document);
        let here = self.postings[start..].iter().take_while(|(posting, _)| posting.document == document);
        let mut places: Places =
            here.flat_map(|(posting, weight)| posting.places.iter().map(|&place| (place, *weight))).collect();
        places.sort_by_key(|&(place, _)| place);
        places
    }
}

/// Returns the score of a document that has all words; `None` if it lacks a quotation.
fn score(found: &[Found], places: &[Places], document: u32) -> Option<f64> {
    let mut score = 0.0;
    let mut whole = 0.0;
    for word in found {
        score += word.rarity * word.best[document as usize];
        whole += word.rarity;
    }
    for at in 1..found.len() {
        let nearest = adjacent(&places[at - 1], &places[at]);
        score += (found[at - 1].rarity + found[at].rarity) * 0.5 * nearest * ADJACENT;
    }
    if places.iter().all(|places| places.first().is_some_and(|&(place, _)| place < TITLE_PLACES)) {
        score += whole * WHOLE_IN_TITLE;
    }
    has_quotations(found, places).then_some(score)
}

/// Returns the most that the second word right after the first is worth.
fn adjacent(first: &Places, second: &Places) -> f64 {
    let mut most = 0.0;
    let mut after = 0;
    for &(place, weight) in first {
        while after < second.len() && second[after].0 <= place {
            after += 1;
        }
        if after < second.len() && second[after].0 == place + 1 {
            let less = if weight < second[after].1 { weight } else { second[after].1 };
            let worth = if place + 1 < TITLE_PLACES { less * IN_TITLE } else { less };
            if worth > most {
                most = worth;
            }
        }
    }
    most
}

/// Tells whether the words of each quotation stand one after the other.
fn has_quotations(found: &[Found], places: &[Places]) -> bool {
    let mut at = 0;
    while at < found.len() {
        let mut end = at + 1;
        while end < found.len() && found[end].quotation.is_some() && found[end].quotation == found[at].quotation {
            end += 1;
        }
        let starts = &places[at];
        let follows = |start: u32| {
            (at + 1..end).zip(1..).all(|(word, distance): (usize, u32)| {
                places[word].binary_search_by_key(&(start + distance), |&(place, _)| place).is_ok()
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
