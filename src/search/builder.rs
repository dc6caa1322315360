//! Counts the words of documents, one after the other.
//!
//! The score of a word in a document is worked out here, by BM25F (Robertson and Zaragoza, 2009) without its factor for
//! rarity, and kept in twenty steps. Lengths are held against fixed ones instead of averages, so that an edit of
//! one document leaves what is kept of the others as it was.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::document::{Document, Section};
use super::lexicon::Lexicon;
use super::postings::{PositionList, PostingList};
use super::ranking::RANKING;
use super::spelling::Speller;
use super::tokens::{Compound, tokens};
use super::words::{Known, Word};

/// A part of a document, and how it counts in the score of a word.
#[derive(Clone, Copy)]
struct Field {
    weight: f32,
    /// The length at which a word in it counts with just its weight.
    pivot: f32,
    /// How much longer ones lose, from 0 to 1.
    slope: f32,
}

const TITLE: Field = Field { weight: 12.0, pivot: 4.0, slope: 0.75 };
const ALIASES: Field = Field { weight: 6.0, pivot: 4.0, slope: 0.6 };
const SUMMARY: Field = Field { weight: 2.5, pivot: 30.0, slope: 0.4 };
const HEADINGS: Field = Field { weight: 2.0, pivot: 24.0, slope: 0.4 };
const BODY: Field = Field { weight: 1.0, pivot: 700.0, slope: 0.6 };
const NAMES: Field = Field { weight: 0.6, pivot: 4.0, slope: 0.2 };
/// The fewest and the most documents that are added one after the other by one thread: so many that most words are met
/// for the second time, and so few that what is kept of them stays near the processor.
const TOGETHER: (usize, usize) = (64, 512);
/// How soon more of the same word stops to count.
const SATURATION: f32 = 4.0;

/// Returns how many of `count` documents one thread adds one after the other.
pub(super) fn together(count: usize) -> usize {
    count.div_ceil(4 * rayon::current_num_threads()).clamp(TOGETHER.0, TOGETHER.1)
}

/// A surface form in the document being added.
#[derive(Default)]
struct FormInDocument {
    form: u32,
    score: f32,
    positions: PositionList,
}

/// Takes documents one after the other.
pub(super) struct IndexBuilder<'s> {
    speller: &'s Speller,
    /// Number of the spelling of each word as it is written.
    known: Known,
    /// Each spelling, at its number.
    spellings: IndexSet<String, FxBuildHasher>,
    posting_lists: Vec<PostingList>,
    /// Of each spelling, its number in `met`, from 1; 0 if the document being added does not have it.
    numbers: Vec<u32>,
    /// What is met in the document being added are so many of the first of these; the rest are kept for later ones.
    met: Vec<FormInDocument>,
    count: usize,
}

impl<'s> IndexBuilder<'s> {
    pub(super) fn new(speller: &'s Speller) -> Self {
        Self {
            speller,
            known: Known::default(),
            spellings: IndexSet::default(),
            posting_lists: Vec::new(),
            numbers: Vec::new(),
            met: Vec::new(),
            count: 0,
        }
    }

    /// Adds a document, whose number is above those before; returns the position of each section's heading.
    pub(super) fn add(&mut self, number: usize, document: &Document) -> Box<[u32]> {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.field(&document.title, TITLE, None, 0);
        let mut position = RANKING.title_positions;
        position = self.field(&document.summary, SUMMARY, None, position) + 1;
        let lengths = lengths(&document.sections);
        let mut positions = Vec::with_capacity(document.sections.len());
        for section in &document.sections {
            positions.push(position);
            position = self.field(&section.heading, HEADINGS, Some(lengths.0), position) + 1;
            position = self.field(&section.text, BODY, Some(lengths.1), position) + 1;
        }
        for (names, field) in [(&document.aliases, ALIASES), (&document.names, NAMES)] {
            for name in names {
                position = self.field(name, field, None, position) + 1;
            }
        }
        for met in &mut self.met[..self.count] {
            self.posting_lists[met.form as usize].push(number, step(met.score), &met.positions);
            self.numbers[met.form as usize] = 0;
            met.positions.clear();
        }
        self.count = 0;
        positions.into()
    }

    /// Adds the words of a field from `position` on and returns the position after them. `length` is that of the whole
    /// field where `text` is a part of it.
    fn field(&mut self, text: &str, field: Field, length: Option<usize>, position: u32) -> u32 {
        #[allow(clippy::cast_precision_loss, reason = "a length of a text")]
        let length = length.unwrap_or_else(|| tokens(text).count()) as f32;
        let score = field.weight / (1.0 - field.slope + field.slope * length / field.pivot);
        // The words of a title have so many positions and no more.
        let last = if position == 0 { RANKING.title_positions - 1 } else { u32::MAX };
        let mut at = position;
        let mut compound = Compound::default();
        // The position of its first word.
        let mut first = at;
        for range in tokens(text) {
            if !compound.take(text, &range) {
                self.compound(text, &compound, first, score);
                compound = Compound::begin(range.clone());
                first = at;
            }
            let form = self.form(Word::new(text, range));
            self.count_word(form, at, score);
            at = last.min(at + 1);
        }
        self.compound(text, &compound, first, score);
        at
    }

    #[inline]
    fn count_word(&mut self, form: u32, at: u32, score: f32) {
        let met = self.meet(form);
        met.positions.push(at);
        met.score += score;
    }

    /// Adds the words of a compound as one too, where the first of them is: `wi-fi` is found by `wifi`.
    #[inline]
    fn compound(&mut self, text: &str, compound: &Compound, first: u32, score: f32) {
        if let Some(joined) = compound.joined(text) {
            let form = self.form(Word::new(&joined, 0..joined.len()));
            self.count_word(form, first, score);
        }
    }

    /// Returns what is known of a spelling in the document being added.
    #[inline]
    fn meet(&mut self, form: u32) -> &mut FormInDocument {
        let number = &mut self.numbers[form as usize];
        if *number == 0 {
            if self.count == self.met.len() {
                self.met.push(FormInDocument::default());
            }
            let met = &mut self.met[self.count];
            (met.form, met.score) = (form, 0.0);
            self.count += 1;
            *number = u32::try_from(self.count).unwrap_or(u32::MAX);
        }
        &mut self.met[*number as usize - 1]
    }

    /// Returns the number of a word's spelling.
    #[inline]
    fn form(&mut self, word: Word<'_>) -> u32 {
        self.known.get(word).unwrap_or_else(|| self.new_form(word))
    }

    /// Returns the number of the spelling of a word that is met for the first time.
    #[cold]
    fn new_form(&mut self, word: Word<'_>) -> u32 {
        let number = self.spelled(self.speller.exact(word.as_str()));
        self.known.insert(word, number);
        number
    }

    /// Returns the number of a spelling.
    fn spelled(&mut self, exact: String) -> u32 {
        let (number, is_new) = self.spellings.insert_full(exact);
        if is_new {
            self.posting_lists.push(PostingList::default());
            self.numbers.push(0);
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// Adds what `later` was given: documents that follow the ones here.
    fn append(&mut self, later: IndexBuilder<'_>) {
        for (exact, postings) in later.spellings.into_iter().zip(later.posting_lists) {
            let number = self.spelled(exact);
            self.posting_lists[number as usize].append(postings);
        }
    }
}

/// Puts together what `builders` were given, each documents that follow those of the one before.
pub(super) fn into_lexicon(builders: Vec<IndexBuilder<'_>>) -> Lexicon {
    let all = builders.into_iter().reduce(|mut all, later| {
        all.append(later);
        all
    });
    all.map_or_else(Lexicon::default, |all| {
        let spelled = all.spellings.into_iter().map(|exact| (all.speller.folded(&exact), exact));
        Lexicon::new(spelled.zip(all.posting_lists).collect())
    })
}

/// Returns the number of words in all headings and in all texts.
fn lengths(sections: &[Section]) -> (usize, usize) {
    let headings = sections.iter().map(|section| tokens(&section.heading).count()).sum();
    // Bytes tell near enough how long a text is, and need no second look at its words.
    let texts = sections.iter().map(|section| section.text.len() / 6).sum();
    (headings, texts)
}

/// Returns the step, from 1, of the score of a word.
fn step(score: f32) -> u8 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of steps")]
    let step = (score / (score + SATURATION) * f32::from(RANKING.steps) + 0.5) as u8;
    step.clamp(1, RANKING.steps)
}
