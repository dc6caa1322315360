//! Writes an index as script files that a browser loads piece by piece.
//!
//! One file is the entry: the only one with a name that stays, and small. Every other is a shard, whose name ends in a
//! fingerprint of what it holds; the entry, or a shard that the entry leads to, names it. So whatever a host or a
//! browser keeps of an older index, an entry never meets a shard that does not belong to it, and a shard that an edit
//! leaves as it was keeps its name.
//!
//! | file | holds | named by |
//! |---|---|---|
//! | entry | what every query needs | |
//! | `facets` | what documents belong to | entry |
//! | `w…` | words, in the order of their letters | entry |
//! | `p…` | where the words of a `w…` stand | `w…` |
//! | `c…` | titles and addresses | entry |
//! | `t…` | texts | `c…` |

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use super::build::Term;
use super::encode::{into_text, push_number};
use super::spelling::TONES;
use super::{Document, Index};
use crate::fold::LETTERS;

/// Documents whose titles and addresses share a file.
const CARDS: usize = 24;
/// Documents whose texts share a file; a divisor of the above.
const TEXTS: usize = 2;
/// About how many bytes of words share a file.
const WORDS: usize = 8 * 1024;
/// Characters of a fingerprint.
const MARK: usize = 8;

/// An index as script files.
#[derive(Debug)]
pub struct Files {
    /// The content of the file that leads to all others.
    pub entry: String,
    /// The others, in no order that matters.
    pub shards: Vec<Shard>,
}

/// A part of an index.
#[derive(Debug)]
pub struct Shard {
    /// Its name without ending; another content, another name.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// The names that a browser shows of what documents have only the numbers of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// The stages, in their order.
    pub stages: Vec<String>,
    /// The channels.
    pub channels: Vec<String>,
    /// What the page says about what it finds.
    pub strings: serde_json::Value,
}

/// What a page loads first.
#[derive(Serialize)]
struct Entry<'a> {
    documents: usize,
    texts: usize,
    stages: &'a [String],
    strings: &'a serde_json::Value,
    /// First term of each file of words.
    words: Vec<&'a str>,
    /// How many characters a fingerprint has, and those of files of each sort one after the other.
    mark: usize,
    facet_marks: String,
    word_marks: String,
    card_marks: String,
    /// Documents in a file of cards, and in one of texts.
    cards: usize,
    group: usize,
    letters: String,
    tones: String,
}

#[derive(Serialize)]
struct Facets<'a> {
    channels: &'a [String],
    /// Stage, number of documents in a row.
    stages: Vec<(u8, u32)>,
    /// Language, number of documents in a row.
    languages: Vec<(&'a str, u32)>,
    /// Sets of channels, and the number of each document's set.
    sets: Vec<&'a [u16]>,
    documents: String,
}

impl Index {
    /// Returns the script files of the index.
    #[must_use]
    pub fn files(&self, labels: &Labels) -> Files {
        let blocks = self.blocks();
        let facets = vec![shard("facets", &self.facets(labels))];
        let (words, postings) = self.words_and_postings(&blocks);
        let (cards, texts) = self.cards_and_texts();
        let entry = Entry {
            documents: self.documents.len(),
            texts: self.texts(),
            stages: &labels.stages,
            strings: &labels.strings,
            words: blocks.iter().map(|block| block.first().map_or("", |term| &term.folded)).collect(),
            mark: MARK,
            facet_marks: marks(&facets),
            word_marks: marks(&words),
            card_marks: marks(&cards),
            cards: CARDS,
            group: TEXTS,
            letters: LETTERS.iter().map(|(letter, typed)| format!("{letter}{typed}")).collect::<Vec<_>>().join(" "),
            tones: TONES.iter().map(|(met, kept)| format!("{met} {kept}")).collect::<Vec<_>>().join(" "),
        };
        Files { entry: script(&entry), shards: [facets, words, postings, cards, texts].into_iter().flatten().collect() }
    }

    /// Returns the number of documents that have a text; they come first.
    fn texts(&self) -> usize {
        self.documents.iter().take_while(|document| !document.sections.is_empty()).count()
    }

    /// Divides the terms evenly; at least into one block.
    fn blocks(&self) -> Vec<&[Term]> {
        let spelled =
            |term: &Term| self.forms[term.forms.clone()].iter().map(|form| form.exact.len() + 4).sum::<usize>();
        let bytes: usize = self.terms.iter().map(spelled).sum();
        let size = self.terms.len().div_ceil(bytes.div_ceil(WORDS).max(1)).max(1);
        if self.terms.is_empty() { vec![&[]] } else { self.terms.chunks(size).collect() }
    }

    /// Returns the files of words, and those of where they stand.
    fn words_and_postings(&self, blocks: &[&[Term]]) -> (Vec<Shard>, Vec<Shard>) {
        let all: usize = self.forms.iter().map(|form| form.tape.len()).sum();
        // The larger the index, the more files, and the larger each of them.
        let piece = 4 * 1024 + 4 * all.isqrt();
        let made = blocks.par_iter().enumerate().map(|(number, block)| {
            let mut tape = Vec::new();
            block.iter().flat_map(|term| &self.forms[term.forms.clone()]).for_each(|form| form.tape.write(&mut tape));
            let tape = into_text(tape);
            let piece = tape.len().div_ceil(tape.len().div_ceil(piece).max(1)).max(1);
            let postings: Vec<Shard> = (0..tape.len().div_ceil(piece))
                .map(|at| shard(&format!("p{number}-{at}"), &&tape[at * piece..((at + 1) * piece).min(tape.len())]))
                .collect();
            let (words, numbers) = self.words(block);
            (shard(&format!("w{number}"), &(words, numbers, piece, marks(&postings))), postings)
        });
        let (words, postings): (Vec<Shard>, Vec<Vec<Shard>>) = made.unzip();
        (words, postings.into_iter().flatten().collect())
    }

    /// Returns the files of titles and addresses, and those of texts.
    fn cards_and_texts(&self) -> (Vec<Shard>, Vec<Shard>) {
        let with_text = self.texts();
        let made = self.documents.par_chunks(CARDS).enumerate().map(|(number, documents)| {
            let first = number * CARDS;
            let numbers = first..with_text.clamp(first, first + documents.len());
            let texts: Vec<Shard> = numbers
                .step_by(TEXTS)
                .map(|at| {
                    let together = at..(at + TEXTS).min(with_text);
                    shard(&format!("t{}", at / TEXTS), &together.map(|at| self.text(at)).collect::<Vec<_>>())
                })
                .collect();
            let cards: Vec<_> = documents.iter().map(card).collect();
            (shard(&format!("c{number}"), &(cards, marks(&texts))), texts)
        });
        let (cards, texts): (Vec<Shard>, Vec<Vec<Shard>>) = made.unzip();
        (cards, texts.into_iter().flatten().collect())
    }

    /// Returns the terms of a block, and what is counted of their spellings.
    ///
    /// A term is written as the number of letters it shares with the one before (base 36) and its other letters, then
    /// its spellings, each after a comma, unless the only one is the term itself; that one is left empty.
    fn words(&self, block: &[Term]) -> (String, String) {
        let (mut words, mut numbers, mut before) = (String::new(), Vec::new(), "");
        for term in block {
            let shared = term.folded.chars().zip(before.chars()).take_while(|(a, b)| a == b).take(35).count();
            if !words.is_empty() {
                words.push(' ');
            }
            words.push(char::from_digit(u32::try_from(shared).unwrap_or(0), 36).unwrap_or('0'));
            words.extend(term.folded.chars().skip(shared));
            let forms = &self.forms[term.forms.clone()];
            for form in forms {
                if forms.len() > 1 || form.exact != term.folded {
                    words.push(',');
                    words.push_str(if form.exact == term.folded { "" } else { &form.exact });
                }
                push_number(&mut numbers, form.tape.documents());
                push_number(&mut numbers, u32::try_from(form.tape.len()).unwrap_or(u32::MAX));
            }
            before = &term.folded;
        }
        (words, into_text(numbers))
    }

    /// Returns a document's summary, and of each section the heading, the anchor, the place of its heading and the
    /// text.
    fn text(&self, number: usize) -> impl Serialize {
        let document = &self.documents[number];
        let sections = document.sections.iter().zip(&self.places[number]);
        let sections: Vec<_> = sections
            .map(|(section, place)| (section.heading.as_str(), section.anchor.as_str(), place, section.text.as_str()))
            .collect();
        (document.summary.as_str(), sections)
    }

    fn facets<'a>(&'a self, labels: &'a Labels) -> Facets<'a> {
        let mut facets = Facets {
            channels: &labels.channels,
            stages: Vec::new(),
            languages: Vec::new(),
            sets: Vec::new(),
            documents: String::new(),
        };
        let mut documents = Vec::new();
        let mut known: HashMap<&[u16], u32> = HashMap::new();
        for document in &self.documents {
            count_run(&mut facets.stages, document.stage);
            count_run(&mut facets.languages, document.lang.as_deref().unwrap_or(""));
            let sets = &mut facets.sets;
            let set = *known.entry(&document.channels).or_insert_with(|| {
                sets.push(&document.channels);
                u32::try_from(sets.len() - 1).unwrap_or(u32::MAX)
            });
            push_number(&mut documents, set);
        }
        facets.documents = into_text(documents);
        facets
    }
}

fn count_run<T: PartialEq>(runs: &mut Vec<(T, u32)>, value: T) {
    match runs.last_mut().filter(|(last, _)| *last == value) {
        Some((_, count)) => *count += 1,
        None => runs.push((value, 1)),
    }
}

/// Title, address, kind, stage, language if it is another one, and the summary of a document without a text.
fn card(document: &Document) -> (&str, &str, u8, u8, &str, &str) {
    let summary = if document.sections.is_empty() { document.summary.as_str() } else { "" };
    let lang = document.lang.as_deref().unwrap_or("");
    (&document.title, &document.address, document.kind.number(), document.stage, lang, summary)
}

/// Returns a shard whose name is `name` and a fingerprint.
fn shard(name: &str, data: &impl Serialize) -> Shard {
    let content = script(data);
    let hash = blake3::hash(content.as_bytes());
    let digit = |byte: &u8| char::from_digit(u32::from(byte % 32), 32).unwrap_or('0');
    let mark: String = hash.as_bytes()[..MARK].iter().map(digit).collect();
    Shard { name: format!("{name}.{mark}"), content }
}

/// Returns the fingerprints of `shards`, one after the other.
fn marks(shards: &[Shard]) -> String {
    shards.iter().map(|shard| &shard.name[shard.name.len() - MARK..]).collect()
}

/// Returns a script that hands `data` over.
fn script(data: &impl Serialize) -> String {
    // What is handed over are texts and numbers only, which serialize without fail.
    let mut script = b"stagecraftSearch(".to_vec();
    let _ = serde_json::to_writer(&mut script, data);
    script.extend_from_slice(b");\n");
    String::from_utf8(script).unwrap_or_default()
}
