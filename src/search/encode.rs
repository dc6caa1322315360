//! Numbers and lists as text that stands in a script without escapes.
//!
//! A number is written with 93 printable ASCII characters: all but `"` and `\`. Numbers below 62 take one, those below
//! 2,666 two, so a list of small differences needs hardly more than a byte each.

use serde::Serialize;

use super::build::{STEPS, section_places};
use super::layout::Layout;
use super::spelling::TONES;
use super::{Document, Index};
use crate::fold::LETTERS;

const BASE: u32 = 93;
const ONE: u32 = 62;
const TWO: u32 = ONE + 28 * BASE;
const THREE: u32 = TWO + 2 * BASE * BASE;

/// Appends `number` to `out`.
pub(super) fn push_number(out: &mut String, number: u32) {
    if number < ONE {
        push_digit(out, number);
    } else if number < TWO {
        let rest = number - ONE;
        push_digit(out, ONE + rest / BASE);
        push_digit(out, rest % BASE);
    } else if number < THREE {
        let rest = number - TWO;
        push_digit(out, 90 + rest / (BASE * BASE));
        push_digit(out, rest / BASE % BASE);
        push_digit(out, rest % BASE);
    } else {
        push_digit(out, 92);
        for power in (0..5).rev() {
            push_digit(out, number / BASE.pow(power) % BASE);
        }
    }
}

fn push_digit(out: &mut String, digit: u32) {
    // Digits count from the space on and leave out the two characters that a string in a script would escape.
    let code = 32 + digit + u32::from(digit >= 2) + u32::from(digit >= 59);
    out.push(char::from_u32(code).unwrap_or('~'));
}

/// Reads numbers back.
pub(super) struct Numbers<'t>(std::slice::Iter<'t, u8>);

impl<'t> Numbers<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(text.as_bytes().iter())
    }

    fn digit(&mut self) -> Option<u32> {
        let code = u32::from(*self.0.next()?);
        Some(code - 32 - u32::from(code > 34) - u32::from(code > 92))
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let first = self.digit()?;
        Some(match first {
            0..ONE => first,
            ONE..90 => ONE + (first - ONE) * BASE + self.digit()?,
            90..92 => TWO + (first - 90) * BASE * BASE + self.digit()? * BASE + self.digit()?,
            _ => {
                let mut number = 0;
                for _ in 0..5 {
                    number = number * BASE + self.digit()?;
                }
                number
            }
        })
    }
}

/// Where a spelling stands: for each document the difference to the one before, what the word is worth there, how
/// often it stands there, and its places, each as the difference to the one before.
#[derive(Debug, Default)]
pub(super) struct Tape {
    text: String,
    documents: u32,
    next: u32,
}

impl Tape {
    /// Adds a document.
    pub(super) fn push(&mut self, document: u32, step: u8, places: &[u32]) {
        push_number(&mut self.text, document - self.next);
        self.next = document + 1;
        self.documents += 1;
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        push_number(&mut self.text, u32::from(step - 1) * 3 + count.min(3) - 1);
        if count >= 3 {
            push_number(&mut self.text, count - 3);
        }
        let mut before = 0;
        for &place in places {
            push_number(&mut self.text, place - before);
            before = place;
        }
    }

    /// Returns the number of documents and the text.
    pub(super) fn finish(self) -> (u32, String) {
        (self.documents, self.text)
    }
}

/// A document on a tape.
#[derive(Debug)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// From 0 to 1.
    pub(super) worth: f64,
    pub(super) places: Vec<u32>,
}

/// Reads a tape.
pub(super) fn postings(tape: &str) -> impl Iterator<Item = Posting> {
    let mut numbers = Numbers::new(tape);
    let mut next = 0;
    std::iter::from_fn(move || {
        let document = next + numbers.next()?;
        next = document + 1;
        let head = numbers.next()?;
        let count = if head % 3 == 2 { 3 + numbers.next()? } else { head % 3 + 1 };
        let mut place = 0;
        let mut places = Vec::with_capacity(count as usize);
        for _ in 0..count {
            place += numbers.next()?;
            places.push(place);
        }
        Some(Posting { document, worth: f64::from(head / 3 + 1) / f64::from(STEPS), places })
    })
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
struct Head<'a> {
    version: &'a str,
    documents: usize,
    texts: usize,
    stages: &'a [String],
    strings: &'a serde_json::Value,
    /// First term of each file of words.
    words: Vec<&'a str>,
    /// Characters in each file of postings.
    piece: usize,
    cards: usize,
    group: usize,
    letters: String,
    tones: String,
}

#[derive(Serialize)]
struct Facets<'a> {
    version: &'a str,
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
    /// Returns the script files of the index of the language `tag`, in the order of [`Layout::names`].
    #[must_use]
    pub fn files(&self, layout: Layout, tag: &str, labels: &Labels) -> Vec<String> {
        let tape: String = self.forms.iter().map(|form| form.tape.as_str()).collect();
        let version = self.version(&tape);
        let blocks = self.blocks(layout.words);
        let piece = tape.len().div_ceil(layout.postings).max(1);
        let texts = self.documents.iter().take_while(|document| !document.sections.is_empty()).count();
        let head = Head {
            version: &version,
            documents: self.documents.len(),
            texts,
            stages: &labels.stages,
            strings: &labels.strings,
            words: blocks.iter().map(|block| self.terms.get(block.start).map_or("", |term| &term.folded)).collect(),
            piece,
            cards: Layout::CARDS,
            group: Layout::TEXTS,
            letters: LETTERS.iter().map(|(letter, typed)| format!("{letter}{typed}")).collect::<Vec<_>>().join(" "),
            tones: TONES.iter().map(|(met, kept)| format!("{met} {kept}")).collect::<Vec<_>>().join(" "),
        };
        let mut files = vec![script(tag, "index", &head), script(tag, "facets", &self.facets(&version, labels))];
        for (number, block) in blocks.into_iter().enumerate() {
            let (words, numbers, start) = self.words(block);
            files.push(script(tag, &format!("w{number}"), &(&version, words, numbers, start)));
        }
        for number in 0..layout.postings {
            let range = (number * piece).min(tape.len())..((number + 1) * piece).min(tape.len());
            files.push(script(tag, &format!("p{number}"), &(&version, &tape[range])));
        }
        for (number, documents) in self.documents.chunks(Layout::CARDS).enumerate() {
            let cards: Vec<_> = documents.iter().map(card).collect();
            files.push(script(tag, &format!("c{number}"), &(&version, cards)));
        }
        for (number, documents) in self.documents[..texts].chunks(Layout::TEXTS).enumerate() {
            files.push(script(tag, &format!("t{number}"), &documents.iter().map(text).collect::<Vec<_>>()));
        }
        files
    }

    /// Returns what tells files of one state of the index from those of another.
    fn version(&self, tape: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(tape.as_bytes());
        for form in &self.forms {
            hasher.update(form.exact.as_bytes());
        }
        for document in &self.documents {
            hasher.update(document.title.as_bytes());
            hasher.update(document.address.as_bytes());
        }
        hasher.finalize().to_hex()[..12].to_owned()
    }

    /// Divides the terms evenly.
    fn blocks(&self, count: usize) -> Vec<std::ops::Range<usize>> {
        let size = self.terms.len().div_ceil(count).max(1);
        let end = self.terms.len();
        (0..count).map(|at| (at * size).min(end)..((at + 1) * size).min(end)).collect()
    }

    /// Returns the terms of a block, what is counted of their spellings, and where on the tape the first begins.
    ///
    /// A term is written as the number of letters it shares with the one before (base 36) and its other letters, then
    /// its spellings, each after a comma, unless the only one is the term itself; that one is left empty.
    fn words(&self, block: std::ops::Range<usize>) -> (String, String, usize) {
        let (mut words, mut numbers, mut before) = (String::new(), String::new(), "");
        let first = self.terms.get(block.start).map_or(self.forms.len(), |term| term.forms.start);
        let start = self.forms[..first].iter().map(|form| form.tape.len()).sum();
        for term in &self.terms[block] {
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
                push_number(&mut numbers, form.documents);
                push_number(&mut numbers, u32::try_from(form.tape.len()).unwrap_or(u32::MAX));
            }
            before = &term.folded;
        }
        (words, numbers, start)
    }

    fn facets<'a>(&'a self, version: &'a str, labels: &'a Labels) -> Facets<'a> {
        let mut facets = Facets {
            version,
            channels: &labels.channels,
            stages: Vec::new(),
            languages: Vec::new(),
            sets: Vec::new(),
            documents: String::new(),
        };
        let mut known: std::collections::HashMap<&[u16], u32> = std::collections::HashMap::new();
        for document in &self.documents {
            count_run(&mut facets.stages, document.stage);
            count_run(&mut facets.languages, document.lang.as_deref().unwrap_or(""));
            let sets = &mut facets.sets;
            let set = *known.entry(&document.channels).or_insert_with(|| {
                sets.push(&document.channels);
                u32::try_from(sets.len() - 1).unwrap_or(u32::MAX)
            });
            push_number(&mut facets.documents, set);
        }
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

/// Address, summary, and of each section the heading, the anchor, the place of its first word and the text.
fn text(document: &Document) -> impl Serialize {
    let places = section_places(document);
    let sections = document.sections.iter().zip(places);
    let sections: Vec<_> = sections
        .map(|(section, place)| (section.heading.as_str(), section.anchor.as_str(), place, section.text.as_str()))
        .collect();
    (document.address.as_str(), document.summary.as_str(), sections)
}

/// Returns a script that hands `data` over under its language and name.
fn script(tag: &str, name: &str, data: &impl Serialize) -> String {
    // What is handed over are texts and numbers only, which serialize without fail.
    let data = serde_json::to_string(data).unwrap_or_default();
    format!("stagecraftSearch(\"{tag}\",\"{name}\",{data});\n")
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Tape, postings, push_number};

    #[test]
    fn numbers_come_back() {
        let numbers: Vec<u32> = (0..30_000).chain([u32::MAX, u32::MAX - 1, 1 << 20]).collect();
        let mut text = String::new();
        for &number in &numbers {
            push_number(&mut text, number);
        }
        assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'"' && byte != b'\\'));
        assert_eq!(Numbers::new(&text).collect::<Vec<_>>(), numbers);
    }

    #[test]
    fn a_tape_says_what_was_put_on_it() {
        let mut tape = Tape::default();
        tape.push(0, 1, &[5]);
        tape.push(7, 20, &[0, 1, 40, 3000]);
        let (documents, text) = tape.finish();
        let read: Vec<_> = postings(&text).map(|posting| (posting.document, posting.worth, posting.places)).collect();
        assert_eq!(documents, 2);
        assert_eq!(read, [(0, 0.05, vec![5]), (7, 1.0, vec![0, 1, 40, 3000])]);
    }
}
