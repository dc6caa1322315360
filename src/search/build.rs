//! Makes an index out of documents.
//!
//! What a word is worth in a document is worked out here, by BM25F (Robertson and Zaragoza, 2009) without its factor
//! for rarity, and kept in twenty steps. Lengths are held against fixed ones instead of averages, so that an edit of
//! one document leaves what is kept of the others as it was.

use std::cmp::Ordering;
use std::ops::Range;

use indexmap::IndexSet;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::encode::{Places, Tape};
use super::spelling::Speller;
use super::tokens::tokens;
use super::words::{Known, Word};
use super::{Document, Index, Section};

/// Places of a title's words; all others follow.
pub(super) const TITLE_PLACES: u32 = 32;
/// Steps of what a word is worth in a document.
pub(super) const STEPS: u8 = 20;

/// A word without marks and where its spellings are among all.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) folded: String,
    pub(super) forms: Range<usize>,
}

/// A spelling and where it stands.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) exact: String,
    pub(super) tape: Tape,
}

/// A part of a document, and what a word in it is worth.
#[derive(Clone, Copy)]
struct Field {
    weight: f32,
    /// The length at which a word in it is worth just its weight.
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

/// Words, and where they stand.
#[derive(Debug)]
pub(super) struct Words {
    /// By their letters, as JavaScript sorts text.
    pub(super) terms: Vec<Term>,
    /// The spellings, those of a term next to each other.
    pub(super) forms: Vec<Form>,
}

impl Index {
    /// Makes the index of `documents`, of which those with a text come first.
    #[must_use]
    pub fn new(documents: Vec<Document>) -> Self {
        let speller = Speller::default();
        let together = together(documents.len());
        let parts = documents.par_chunks(together).enumerate().map(|(at, documents)| {
            let mut builder = Builder::new(&speller);
            let numbered = (at * together..).zip(documents);
            let places: Vec<Box<[u32]>> = numbered.map(|(number, document)| builder.add(number, document)).collect();
            (builder, places)
        });
        let (builders, places): (Vec<_>, Vec<_>) = parts.unzip();
        Self { places: places.into_iter().flatten().collect(), words: Words::new(builders), documents }
    }
}

/// Returns how many of `count` documents one thread adds one after the other.
pub(super) fn together(count: usize) -> usize {
    count.div_ceil(4 * rayon::current_num_threads()).clamp(TOGETHER.0, TOGETHER.1)
}

/// Compares as JavaScript compares text: by UTF-16 code units.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    match a.bytes().zip(b.bytes()).find(|(a, b)| a != b) {
        // Bytes stand in the same order but for characters of two code units, which are of four bytes.
        Some((first, second)) if first.max(second) >= 0xf0 => a.encode_utf16().cmp(b.encode_utf16()),
        Some((first, second)) => first.cmp(&second),
        None => a.len().cmp(&b.len()),
    }
}

/// A spelling in the document being added.
#[derive(Default)]
struct Met {
    form: u32,
    worth: f32,
    places: Places,
}

/// Takes documents one after the other.
pub(super) struct Builder<'s> {
    speller: &'s Speller,
    /// Number of the spelling of each word as it is written.
    known: Known,
    /// Each spelling, at its number.
    spellings: IndexSet<String, FxBuildHasher>,
    tapes: Vec<Tape>,
    /// Of each spelling, its number in `met`, from 1; 0 if the document being added does not have it.
    numbers: Vec<u32>,
    /// What is met in the document being added are so many of the first of these; the rest are kept for later ones.
    met: Vec<Met>,
    count: usize,
}

impl<'s> Builder<'s> {
    pub(super) fn new(speller: &'s Speller) -> Self {
        Self {
            speller,
            known: Known::default(),
            spellings: IndexSet::default(),
            tapes: Vec::new(),
            numbers: Vec::new(),
            met: Vec::new(),
            count: 0,
        }
    }

    /// Adds a document, whose number is above those before; returns the place of each section's heading.
    pub(super) fn add(&mut self, number: usize, document: &Document) -> Box<[u32]> {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.field(&document.title, TITLE, None, 0);
        let mut place = TITLE_PLACES;
        place = self.field(&document.summary, SUMMARY, None, place) + 1;
        let lengths = lengths(&document.sections);
        let mut places = Vec::with_capacity(document.sections.len());
        for section in &document.sections {
            places.push(place);
            place = self.field(&section.heading, HEADINGS, Some(lengths.0), place) + 1;
            place = self.field(&section.text, BODY, Some(lengths.1), place) + 1;
        }
        for (names, field) in [(&document.aliases, ALIASES), (&document.names, NAMES)] {
            for name in names {
                place = self.field(name, field, None, place) + 1;
            }
        }
        for met in &mut self.met[..self.count] {
            self.tapes[met.form as usize].push(number, step(met.worth), &met.places);
            self.numbers[met.form as usize] = 0;
            met.places.clear();
        }
        self.count = 0;
        places.into()
    }

    /// Adds the words of a field from `place` on and returns the place after them. `length` is that of the whole
    /// field where `text` is a part of it.
    fn field(&mut self, text: &str, field: Field, length: Option<usize>, place: u32) -> u32 {
        #[allow(clippy::cast_precision_loss, reason = "a length of a text")]
        let length = length.unwrap_or_else(|| tokens(text).count()) as f32;
        let worth = field.weight / (1.0 - field.slope + field.slope * length / field.pivot);
        // The words of a title have so many places and no more.
        let last = if place == 0 { TITLE_PLACES - 1 } else { u32::MAX };
        let mut at = place;
        for range in tokens(text) {
            let form = self.form(Word::new(text, range));
            let met = self.meet(form);
            met.places.push(at);
            met.worth += worth;
            at = last.min(at + 1);
        }
        at
    }

    /// Returns what is known of a spelling in the document being added.
    #[inline]
    fn meet(&mut self, form: u32) -> &mut Met {
        let number = &mut self.numbers[form as usize];
        if *number == 0 {
            if self.count == self.met.len() {
                self.met.push(Met::default());
            }
            let met = &mut self.met[self.count];
            (met.form, met.worth) = (form, 0.0);
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
            self.tapes.push(Tape::default());
            self.numbers.push(0);
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// Takes over what `later` was given: documents that follow the ones here.
    fn append(&mut self, later: Builder<'_>) {
        for (exact, tape) in later.spellings.into_iter().zip(later.tapes) {
            let number = self.spelled(exact);
            self.tapes[number as usize].append(tape);
        }
    }
}

impl Words {
    /// Puts together what `builders` were given, each documents that follow those of the one before.
    pub(super) fn new(builders: Vec<Builder<'_>>) -> Self {
        let all = builders.into_iter().reduce(|mut all, later| {
            all.append(later);
            all
        });
        let mut gathered: Vec<_> = all.map_or_else(Vec::new, |all| {
            let folded = |exact: String| (all.speller.folded(&exact), exact);
            all.spellings.into_iter().map(folded).zip(all.tapes).collect()
        });
        gathered.sort_unstable_by(|((a, a_exact), _), ((b, b_exact), _)| {
            compare(a, b).then_with(|| compare(a_exact, b_exact))
        });
        let mut words = Self { terms: Vec::new(), forms: Vec::with_capacity(gathered.len()) };
        for ((folded, exact), tape) in gathered {
            let next = words.forms.len();
            match words.terms.last_mut().filter(|term| term.folded == folded) {
                Some(term) => term.forms.end += 1,
                None => words.terms.push(Term { folded, forms: next..next + 1 }),
            }
            words.forms.push(Form { exact, tape });
        }
        words
    }
}

/// Returns the number of words in all headings and in all texts.
fn lengths(sections: &[Section]) -> (usize, usize) {
    let headings = sections.iter().map(|section| tokens(&section.heading).count()).sum();
    // Bytes tell near enough how long a text is, and need no second look at its words.
    let texts = sections.iter().map(|section| section.text.len() / 6).sum();
    (headings, texts)
}

/// Returns the step, from 1, of what a word is worth.
fn step(worth: f32) -> u8 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of steps")]
    let step = (worth / (worth + SATURATION) * f32::from(STEPS) + 0.5) as u8;
    step.clamp(1, STEPS)
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn texts_are_compared_by_their_code_units() {
        let texts =
            ["", "a", "ab", "đ", "đa", "ế", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{10001}a", "a😀"];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            assert_eq!(compare(a, b), a.encode_utf16().cmp(b.encode_utf16()), "{a:?} {b:?}");
        }
    }
}
