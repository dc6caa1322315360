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
//! | `p…` | where the words of a `w…` are | `w…` |
//! | `c…` | titles and addresses | entry |
//! | `t…` | texts | `c…` |

use std::io::Write;

use indexmap::IndexSet;
use rayon::prelude::*;
use serde::Serialize;

use super::builder::{IndexBuilder, into_lexicon, together};
use super::document::Document;
use super::encode::{into_text, push_list, push_number, push_string};
use super::lexicon::{IndexTerm, Lexicon};
use super::ranking::{RANKING, Ranking};
use super::spelling::{Speller, TONES};
use super::tokens::{JOINERS, LONGEST_COMPOUND};
use super::{keys, stem};
use crate::fold::LETTERS;
use crate::slice::{Shorten, Slice};

/// Documents whose titles and addresses share a file.
const CARDS: usize = 24;
/// Documents whose texts share a file; a divisor of the above.
const TEXTS: usize = 2;
/// About how many bytes of words share a file.
const WORDS: usize = 8 * 1024;
/// Characters of a fingerprint.
const MARK: usize = 8;

/// A part of an index.
#[derive(Debug, Clone, Copy)]
pub struct Shard<'a> {
    /// Its name without ending; another content, another name.
    pub name: &'a str,
    /// Its content.
    pub content: &'a [u8],
}

/// The names that a browser shows of what documents have only the numbers of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// The stages, in their order.
    pub stages: Vec<String>,
    /// What guides can be chosen by; documents have their values in the same order.
    pub facets: Vec<Facet>,
    /// What one may search for.
    pub suggestions: Vec<String>,
    /// What the page says about what it finds.
    pub strings: serde_json::Value,
}

/// What guides can be chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What addresses name it by.
    pub id: String,
    /// What readers call it.
    pub name: String,
    /// What there is to choose from.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// What addresses name it by.
    pub id: String,
    /// What readers call it.
    pub name: String,
}

/// What a page loads first.
#[derive(Serialize)]
struct IndexEntry<'a> {
    documents: usize,
    texts: usize,
    stages: &'a [String],
    suggestions: &'a [String],
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
    /// What [`super::stem`], [`super::keys`] and [`super::tokens`] go by.
    endings: &'a [&'a str],
    stem_letters: usize,
    key_tones: &'a str,
    key_vowels: &'a str,
    joiners: &'a str,
    longest_compound: usize,
    ranking: Ranking,
}

#[derive(Serialize)]
struct Facets<'a> {
    /// Stage, number of documents in a row.
    stages: Vec<(u8, u32)>,
    /// Language, number of documents in a row.
    languages: Vec<(&'a str, u32)>,
    #[serde(rename = "facets")]
    columns: Vec<FacetColumn<'a>>,
}

/// Which documents have which values of a facet.
#[derive(Serialize)]
struct FacetColumn<'a> {
    id: &'a str,
    name: &'a str,
    /// Id and name of each value.
    values: Vec<(&'a str, &'a str)>,
    /// Sets of values; the first is empty.
    sets: Vec<&'a [u32]>,
    /// The number of each document's set, without the empty ones at the end.
    documents: String,
}

/// Writes the index of `count` documents as script files and returns the content of the one that leads to all others.
///
/// Those with a text come first. `document` makes each when its turn comes, and nothing keeps it longer than needed;
/// `take` is handed each shard as soon as it is made. Both are called from several threads.
///
/// # Errors
/// Returns what `take` fails with.
pub fn write_files<E: Send>(
    count: usize,
    document: &(impl Fn(usize) -> Document + Sync),
    labels: &Labels,
    take: &(impl Fn(Shard<'_>) -> Result<(), E> + Sync),
) -> Result<Vec<u8>, E> {
    let speller = Speller::default();
    let together = together(count).next_multiple_of(CARDS);
    let stretches = (0..count.div_ceil(together)).into_par_iter();
    let parts = stretches.map(|at| {
        let mut part = IndexPart::new(&speller, ShardWriter::new(take));
        let stretch = at * together..((at + 1) * together).min(count);
        stretch.clone().step_by(CARDS).try_for_each(|first| {
            let documents = (first..(first + CARDS).min(stretch.end)).map(document).collect();
            part.add(first, documents)
        })?;
        Ok(part)
    });
    let parts: Vec<IndexPart<'_, _>> = parts.collect::<Result<_, E>>()?;
    let texts = parts.iter().map(|part| part.texts).sum();
    let card_marks = parts.iter().map(|part| part.card_marks.as_str()).collect();
    let (builders, facts): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.builder, part.facts)).unzip();
    let lexicon = into_lexicon(builders);
    let blocks = lexicon.blocks();
    let entry = IndexEntry {
        documents: count,
        texts,
        stages: &labels.stages,
        suggestions: &labels.suggestions,
        strings: &labels.strings,
        words: blocks.iter().map(|block| block.first().map_or("", |term| &term.folded)).collect(),
        mark: MARK,
        facet_marks: ShardWriter::new(take)
            .shard("facets", |script| push_data(script, &facets(&facts.concat(), labels)))?,
        word_marks: lexicon.write(&blocks, take)?,
        card_marks,
        cards: CARDS,
        group: TEXTS,
        letters: LETTERS.iter().map(|(letter, typed)| format!("{letter}{typed}")).collect::<Vec<_>>().join(" "),
        tones: TONES.iter().map(|(met, kept)| format!("{met} {kept}")).collect::<Vec<_>>().join(" "),
        endings: stem::ENDINGS,
        stem_letters: stem::LETTERS,
        key_tones: keys::TONES,
        key_vowels: keys::VOWELS,
        joiners: JOINERS,
        longest_compound: LONGEST_COMPOUND,
        ranking: RANKING,
    };
    let mut script = Vec::new();
    write_script(&mut script, |script| push_data(script, &entry));
    Ok(script)
}

/// What is kept of documents whose texts are written.
struct IndexPart<'s, T> {
    writer: ShardWriter<'s, T>,
    builder: IndexBuilder<'s>,
    facts: Vec<DocumentFacts>,
    /// The number of documents that have a text.
    texts: usize,
    card_marks: String,
}

/// What a document belongs to.
#[derive(Clone)]
struct DocumentFacts {
    stage: u8,
    lang: Option<String>,
    facets: Vec<Vec<u32>>,
}

impl<'s, T, E> IndexPart<'s, T>
where
    T: Fn(Shard<'_>) -> Result<(), E>,
{
    fn new(speller: &'s Speller, writer: ShardWriter<'s, T>) -> Self {
        Self { writer, builder: IndexBuilder::new(speller), facts: Vec::new(), texts: 0, card_marks: String::new() }
    }

    /// Adds the documents of a file of cards, and writes that and their texts. `first` is the number of the first.
    fn add(&mut self, first: usize, documents: Vec<Document>) -> Result<(), E> {
        let numbered = (first..).zip(&documents);
        let positions: Vec<_> = numbered.map(|(number, document)| self.builder.add(number, document)).collect();
        let texts = documents.iter().take_while(|document| !document.sections.is_empty()).count();
        let mut text_marks = String::new();
        for (at, documents) in documents[..texts].chunks(TEXTS).enumerate() {
            let texts = documents.iter().zip(&positions[at * TEXTS..]);
            let write = |script: &mut Vec<u8>| {
                push_list(script, texts, |script, (document, positions)| push_text(script, document, positions));
            };
            text_marks += &self.writer.shard(&format!("t{}", first / TEXTS + at), write)?;
        }
        let cards: Vec<_> = documents.iter().map(card).collect();
        self.card_marks +=
            &self.writer.shard(&format!("c{}", first / CARDS), |script| push_data(script, &(cards, text_marks)))?;
        self.texts += texts;
        let facts = documents.into_iter().map(|document| {
            let Document { stage, lang, facets, .. } = document;
            DocumentFacts { stage, lang, facets }
        });
        self.facts.extend(facts);
        Ok(())
    }
}

impl Lexicon {
    /// Divides the terms evenly; at least into one block.
    fn blocks(&self) -> Vec<&[IndexTerm]> {
        let spelled =
            |term: &IndexTerm| self.forms[term.forms.clone()].iter().map(|form| form.exact.len() + 4).sum::<usize>();
        let bytes: usize = self.terms.iter().map(spelled).sum();
        let size = self.terms.len().div_ceil(bytes.div_ceil(WORDS).max(1)).max(1);
        if self.terms.is_empty() { vec![&[]] } else { self.terms.chunks(size).collect() }
    }

    /// Writes the words, and where they are; returns the fingerprints of the files of words.
    fn write<E: Send>(
        &self,
        blocks: &[&[IndexTerm]],
        take: &(impl Fn(Shard<'_>) -> Result<(), E> + Sync),
    ) -> Result<String, E> {
        let all: usize = self.forms.iter().map(|form| form.postings.len()).sum();
        // The larger the index, the more files, and the larger each of them.
        let piece = 4 * 1024 + 4 * all.isqrt();
        let made = blocks.par_iter().enumerate().map(|(number, block)| {
            let mut writer = ShardWriter::new(take);
            let mut postings = Vec::new();
            block
                .iter()
                .flat_map(|term| &self.forms[term.forms.clone()])
                .for_each(|form| form.postings.write(&mut postings));
            let postings = into_text(postings);
            let piece = postings.len().div_ceil(postings.len().div_ceil(piece).max(1)).max(1);
            let mut marks = String::new();
            for at in 0..postings.len().div_ceil(piece) {
                let postings = postings.slice(at * piece..((at + 1) * piece).min(postings.len()));
                marks += &writer.shard(&format!("p{number}-{at}"), |script| push_string(script, postings))?;
            }
            let (words, numbers, stems) = self.words(block);
            writer.shard(&format!("w{number}"), |script| push_data(script, &(words, numbers, piece, marks, stems)))
        });
        made.collect()
    }

    /// Returns the terms of a block, what is counted of their spellings, and their stems, without the blanks at the end
    /// that stand for terms which are their own stem.
    ///
    /// A term is written as the number of letters it shares with the one before (base 36) and its other letters, then
    /// its spellings, each after a comma, unless the only one is the term itself; that one is left empty.
    fn words(&self, block: &[IndexTerm]) -> (String, String, String) {
        let (mut words, mut numbers, mut stems, mut before) = (String::new(), Vec::new(), Vec::new(), "");
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
                push_number(&mut numbers, form.postings.documents());
                push_number(&mut numbers, u32::try_from(form.postings.len()).unwrap_or(u32::MAX));
            }
            push_number(&mut stems, term.stem.number());
            before = &term.folded;
        }
        let mut stems = into_text(stems);
        stems.shorten(stems.trim_end_matches(' ').len());
        (words, into_text(numbers), stems)
    }
}

fn facets<'a>(facts: &'a [DocumentFacts], labels: &'a Labels) -> Facets<'a> {
    let (mut stages, mut languages) = (Vec::new(), Vec::new());
    for fact in facts {
        count_run(&mut stages, fact.stage);
        count_run(&mut languages, fact.lang.as_deref().unwrap_or(""));
    }
    let columns = labels.facets.iter().enumerate();
    let columns = columns.map(|(at, facet)| {
        column(facet, facts.iter().map(move |fact| fact.facets.get(at).map(Vec::as_slice).unwrap_or_default()))
    });
    Facets { stages, languages, columns: columns.collect() }
}

fn column<'a>(facet: &'a Facet, chosen: impl Iterator<Item = &'a [u32]>) -> FacetColumn<'a> {
    let mut sets = IndexSet::<&[u32]>::from([&[][..]]);
    let numbers: Vec<u32> = chosen.map(|set| u32::try_from(sets.insert_full(set).0).unwrap_or(0)).collect();
    let count = numbers.iter().rposition(|&number| number > 0).map_or(0, |last| last + 1);
    let mut documents = Vec::new();
    numbers[..count].iter().for_each(|&number| push_number(&mut documents, number));
    FacetColumn {
        id: &facet.id,
        name: &facet.name,
        values: facet.values.iter().map(|value| (&*value.id, &*value.name)).collect(),
        sets: sets.into_iter().collect(),
        documents: into_text(documents),
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

/// Appends a document's summary, and of each section the heading, the anchor, the position of its heading, the text, and
/// where it has any, its passages: line, kind and anchor of each, one after the other.
fn push_text(script: &mut Vec<u8>, document: &Document, positions: &[u32]) {
    script.push(b'[');
    push_string(script, &document.summary);
    script.push(b',');
    push_list(script, document.sections.iter().zip(positions), |script, (section, position)| {
        script.push(b'[');
        push_string(script, &section.heading);
        script.push(b',');
        push_string(script, &section.anchor);
        let _ = write!(script, ",{position},");
        push_string(script, &section.text);
        if !section.passages.is_empty() {
            script.push(b',');
            push_list(script, &section.passages, |script, passage| {
                // Writing into memory cannot fail.
                let _ = write!(script, "{},{},", passage.line, passage.kind.number());
                push_string(script, &passage.anchor);
            });
        }
        script.push(b']');
    });
    script.push(b']');
}

/// Makes shards, one after the other in the same room.
struct ShardWriter<'t, T> {
    take: &'t T,
    script: Vec<u8>,
}

impl<'t, T, E> ShardWriter<'t, T>
where
    T: Fn(Shard<'_>) -> Result<(), E>,
{
    fn new(take: &'t T) -> Self {
        Self { take, script: Vec::new() }
    }

    /// Makes a shard whose name is `name` and a fingerprint, and which hands over what `push` appends; returns the
    /// fingerprint.
    fn shard(&mut self, name: &str, push: impl FnOnce(&mut Vec<u8>)) -> Result<String, E> {
        self.script.clear();
        write_script(&mut self.script, push);
        let hash = blake3::hash(&self.script);
        let mark: String = hash.as_bytes()[..MARK].iter().copied().map(mark_digit).collect();
        (self.take)(Shard { name: &format!("{name}.{mark}"), content: &self.script })?;
        Ok(mark)
    }
}

/// Returns the character that stands for a byte in a fingerprint.
fn mark_digit(byte: u8) -> char {
    char::from_digit(u32::from(byte % 32), 32).unwrap_or('0')
}

/// Writes a script that hands over what `push` appends.
fn write_script(script: &mut Vec<u8>, push: impl FnOnce(&mut Vec<u8>)) {
    script.extend_from_slice(b"stagecraftSearch(");
    push(script);
    script.extend_from_slice(b");\n");
}

/// Appends `data`: texts and numbers only, which serialize without fail.
fn push_data(script: &mut Vec<u8>, data: &impl Serialize) {
    let _ = serde_json::to_writer(script, data);
}
