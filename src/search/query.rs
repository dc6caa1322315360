//! Reads a query and finds the spellings that answer each of its words.

use super::index::Index;
use super::lexicon::compare;
use super::ranking::RANKING;
use super::spelling::{Likeness, Spelling, inflections, likeness, one_edit};
use super::tokens::tokens;

/// A word of a query.
#[derive(Debug)]
pub(super) struct QueryWord {
    spelling: Spelling,
    /// The quotation it is in, if it is in one.
    pub(super) quotation: Option<usize>,
    /// Whether it may be the beginning of a longer word.
    prefix: bool,
}

/// Returns the words of a query.
pub(super) fn read(query: &str) -> Vec<QueryWord> {
    let mut words = Vec::new();
    for (part, text) in query.split(['"', '“', '”', '„', '«', '»']).enumerate() {
        // What is after an odd number of quotation marks is inside.
        let quotation = (part % 2 == 1).then_some(part);
        words.extend(tokens(text).map(|range| QueryWord {
            spelling: Spelling::of(&text[range]),
            quotation,
            prefix: false,
        }));
    }
    words.truncate(RANKING.most_words);
    if let Some(last) = words.last_mut() {
        last.prefix = last.quotation.is_none();
    }
    words
}

/// The surface forms that answer a word, by number, and the score of each. None is there twice.
#[derive(Debug, Default)]
pub(super) struct Answers(pub(super) Vec<(usize, f64)>);

impl Answers {
    fn add(&mut self, form: usize, weight: f64) {
        match self.0.iter_mut().find(|(known, _)| *known == form) {
            Some((_, known)) => *known = known.max(weight),
            None => self.0.push((form, weight)),
        }
    }
}

impl Index {
    /// Finds what answers a word; with `relaxed`, what is one slip away even if there is something without.
    pub(super) fn answers(&self, word: &QueryWord, relaxed: bool) -> Answers {
        let mut answers = Answers::default();
        self.add_same(&mut answers, &word.spelling);
        if word.quotation.is_some() {
            return answers;
        }
        for inflected in inflections(&word.spelling.folded) {
            for form in self.forms_of(&inflected) {
                answers.add(form, RANKING.weight.inflected);
            }
        }
        if word.prefix {
            self.add_longer(&mut answers, &word.spelling);
        }
        if answers.0.is_empty() || relaxed {
            self.add_corrected(&mut answers, word);
        }
        answers
    }

    /// Returns the spellings of the word `folded`.
    fn forms_of(&self, folded: &str) -> std::ops::Range<usize> {
        let found = self.lexicon.terms.binary_search_by(|term| compare(&term.folded, folded));
        found.map_or(0..0, |at| self.lexicon.terms[at].forms.clone())
    }

    fn add_same(&self, answers: &mut Answers, typed: &Spelling) {
        for form in self.forms_of(&typed.folded) {
            let weight = match likeness(typed, &self.lexicon.forms[form].exact) {
                Likeness::Exact => RANKING.weight.exact,
                Likeness::OtherTonePlace => RANKING.weight.other_tone_place,
                Likeness::MoreMarks => RANKING.weight.more_marks,
                Likeness::Folded => RANKING.weight.folded,
            };
            answers.add(form, weight);
        }
    }

    /// Adds words that begin with what was typed: those in most documents first, as far as the length of their posting
    /// lists allows.
    fn add_longer(&self, answers: &mut Answers, typed: &Spelling) {
        let terms = self
            .lexicon
            .terms
            .iter()
            .filter(|term| term.folded.len() > typed.folded.len() && term.folded.starts_with(&typed.folded));
        let mut longer: Vec<usize> = terms.flat_map(|term| term.forms.clone()).collect();
        longer.sort_by_key(|&form| (std::cmp::Reverse(self.lexicon.forms[form].postings.documents()), form));
        let (mut bytes, mut count) = (0, 0);
        for form in longer {
            let length = self.lexicon.forms[form].postings.len();
            if count < RANKING.most_endings && bytes + length <= RANKING.most_posting_bytes {
                let letters = typed.exact.chars().count();
                let begins: String = self.lexicon.forms[form].exact.chars().take(letters).collect();
                let folded = likeness(typed, &begins) == Likeness::Folded;
                answers.add(form, if folded { RANKING.weight.folded_prefix } else { RANKING.weight.prefix });
                bytes += length;
                count += 1;
            }
        }
    }

    /// Adds words that are one slip away; of a word that may be longer, those that begin so.
    fn add_corrected(&self, answers: &mut Answers, word: &QueryWord) {
        let typed: Vec<char> = word.spelling.folded.chars().collect();
        if typed.len() < RANKING.slip_letters {
            return;
        }
        for term in &self.lexicon.terms {
            let letters: Vec<char> = term.folded.chars().collect();
            let weight = if one_edit(&typed, &letters) {
                RANKING.weight.corrected
            } else if word.prefix && begins_one_edit_away(&typed, &letters) {
                RANKING.weight.corrected_prefix
            } else {
                continue;
            };
            for form in term.forms.clone() {
                answers.add(form, weight);
            }
        }
    }
}

/// Returns whether `letters` begins with something that one edit makes of `typed`.
fn begins_one_edit_away(typed: &[char], letters: &[char]) -> bool {
    let lengths = typed.len() - 1..=typed.len() + 1;
    lengths.filter(|&length| length < letters.len()).any(|length| one_edit(typed, &letters[..length]))
}
