//! Reads a query and finds the spellings that answer each of its words.

use std::ops::Range;

use crate::slice::Slice;

use crate::fold::fold;

use super::index::Index;
use super::keys::keys_as_letters;
use super::ranking::RANKING;
use super::spelling::{Likeness, Spelling, likeness, one_edit};
use super::stem::likely_stems;
use super::tokens::{Compound, tokens};

/// A word of a query.
#[derive(Debug, Clone)]
pub(super) struct QueryWord {
    /// As it was typed.
    pub(super) typed: String,
    spelling: Spelling,
    /// What it may be with its neighbours in one word, without marks: `wi-fi` and `wi fi` may be `wifi`.
    joined: Vec<String>,
    /// The quotation it is in, if it is in one.
    pub(super) quotation: Option<usize>,
    /// Whether it may be the beginning of a longer word.
    prefix: bool,
    /// What was most likely meant, where no text has the word as it was typed.
    pub(super) meant: Option<String>,
}

impl QueryWord {
    fn new(typed: &str, quotation: Option<usize>) -> Self {
        let spelling = Spelling::of(typed);
        Self { typed: typed.to_owned(), spelling, joined: Vec::new(), quotation, prefix: false, meant: None }
    }
}

/// Returns the words of a query.
pub(super) fn read(query: &str) -> Vec<QueryWord> {
    let mut words = Vec::new();
    for (part, text) in query.split(['"', '“', '”', '„', '«', '»']).enumerate() {
        // What is after an odd number of quotation marks is inside.
        let quotation = (part % 2 == 1).then_some(part);
        let mut here: Vec<QueryWord> = tokens(text).map(|range| QueryWord::new(text.slice(range), quotation)).collect();
        if quotation.is_none() {
            join_compounds(&mut here, text);
            join_pairs(&mut here);
        }
        words.append(&mut here);
    }
    words.truncate(RANKING.most_words);
    if let Some(last) = words.last_mut() {
        last.prefix = last.quotation.is_none();
    }
    words
}

/// Notes of words that are a compound in `text` what they are as one.
fn join_compounds(words: &mut [QueryWord], text: &str) {
    let mut compound = Compound::default();
    let mut first = 0;
    for (at, range) in tokens(text).enumerate() {
        if !compound.take(text, &range) {
            join(&mut words[first..at], compound.joined(text));
            compound = Compound::begin(range);
            first = at;
        }
    }
    join(&mut words[first..], compound.joined(text));
}

/// Notes of each two words what they may be as one.
fn join_pairs(words: &mut [QueryWord]) {
    for second in 1..words.len() {
        let pair = &mut words[second - 1..=second];
        let joined = pair.iter().map(|word| word.typed.as_str()).collect();
        join(pair, Some(joined));
    }
}

fn join(words: &mut [QueryWord], joined: Option<String>) {
    let joined = joined.map(|joined| fold(&joined)).filter(|it| it.chars().count() >= RANKING.joined_letters);
    for word in words {
        word.joined.extend(joined.clone().filter(|joined| !word.joined.contains(joined)));
    }
}

/// Returns the query that was most likely meant, if no text has one of its words as it was typed.
pub(super) fn meant<'w>(words: impl Iterator<Item = &'w QueryWord>) -> Option<String> {
    let (mut query, mut quotation, mut is_other) = (String::new(), None, false);
    for word in words {
        if word.quotation != quotation && quotation.is_some() {
            query.push('"');
        }
        if !query.is_empty() {
            query.push(' ');
        }
        if word.quotation != quotation && word.quotation.is_some() {
            query.push('"');
        }
        query.push_str(word.meant.as_ref().unwrap_or(&word.typed));
        is_other |= word.meant.is_some();
        quotation = word.quotation;
    }
    if quotation.is_some() {
        query.push('"');
    }
    is_other.then_some(query)
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
    /// Finds what answers each word; with `relaxed`, what is one slip away even if there is something without.
    pub(super) fn answered(&self, words: &[QueryWord], relaxed: bool) -> Vec<(QueryWord, Answers)> {
        let mut answered = Vec::with_capacity(words.len());
        for word in words {
            let mut word = word.clone();
            let mut answers = self.answers(&mut word, relaxed);
            if answers.0.is_empty() && word.quotation.is_none() {
                if let Some(parts) = self.split(&word) {
                    answered.extend(parts.map(|mut part| {
                        let answers = self.answers(&mut part, false);
                        (part, answers)
                    }));
                    continue;
                }
                self.add_unlikely(&mut answers, &mut word);
            }
            answered.push((word, answers));
        }
        answered
    }

    /// Adds what is left where nothing else answers and no two known words were run together: words two slips away, or
    /// else what the keys of a Vietnamese keyboard stand for.
    fn add_unlikely(&self, answers: &mut Answers, word: &mut QueryWord) {
        self.add_twice_corrected(answers, &word.spelling.folded);
        if answers.0.is_empty() {
            self.add_keys(answers, &word.spelling.folded);
        }
        word.meant = self.likeliest(answers);
    }

    fn answers(&self, word: &mut QueryWord, relaxed: bool) -> Answers {
        let mut answers = Answers::default();
        let factor = self.add_same(&mut answers, &word.spelling);
        if word.quotation.is_some() {
            return answers;
        }
        for joined in &word.joined {
            for form in self.forms_of(joined) {
                answers.add(form, RANKING.weight.joined);
            }
        }
        self.add_inflected(&mut answers, &word.spelling.folded);
        if word.prefix {
            self.add_longer(&mut answers, &word.spelling, factor);
        }
        let is_known = !answers.0.is_empty();
        if !is_known || relaxed {
            self.add_corrected(&mut answers, word);
        }
        if !is_known {
            word.meant = self.likeliest(&answers);
        }
        answers
    }

    /// Returns the spelling of those with the best score that is in most documents, the first of several.
    fn likeliest(&self, answers: &Answers) -> Option<String> {
        let mut best: Option<(usize, f64, u32)> = None;
        for &(form, weight) in &answers.0 {
            let documents = self.lexicon.forms[form].postings.documents();
            let is_better = best.is_none_or(|(known, most, in_most)| {
                weight.total_cmp(&most).then(documents.cmp(&in_most)).then(known.cmp(&form)).is_gt()
            });
            if is_better {
                best = Some((form, weight, documents));
            }
        }
        best.map(|(form, ..)| self.lexicon.forms[form].exact.clone())
    }

    /// Returns the spellings of the word `folded`.
    fn forms_of(&self, folded: &str) -> Range<usize> {
        self.lexicon.find(folded).map_or(0..0, |at| self.lexicon.terms[at].forms.clone())
    }

    /// Adds the spellings of what was typed; returns what is left of the weight of others. Whoever types marks and meets
    /// them means no other word.
    fn add_same(&self, answers: &mut Answers, typed: &Spelling) -> f64 {
        let forms = self.forms_of(&typed.folded);
        let likenesses: Vec<Likeness> =
            forms.clone().map(|form| likeness(typed, &self.lexicon.forms[form].exact)).collect();
        let is_met = likenesses.iter().any(|it| matches!(it, Likeness::Exact | Likeness::OtherTonePlace));
        let factor = if is_met && typed.exact != typed.folded { RANKING.weight.behind } else { 1.0 };
        for (form, likeness) in forms.zip(likenesses) {
            let weight = match likeness {
                Likeness::Exact => RANKING.weight.exact,
                Likeness::OtherTonePlace => RANKING.weight.other_tone_place,
                Likeness::MoreMarks => RANKING.weight.more_marks,
                Likeness::Folded => RANKING.weight.folded * factor,
            };
            answers.add(form, weight);
        }
        factor
    }

    /// Adds the other forms of an English word.
    fn add_inflected(&self, answers: &mut Answers, folded: &str) {
        let known = self.lexicon.find(folded).filter(|&at| self.plain_form(at).is_some());
        let stems = match known {
            Some(at) => vec![self.lexicon.terms[at].stem.of(folded)],
            None => likely_stems(folded),
        };
        let Some(terms) = stems.iter().find_map(|stem| self.lexicon.by_stem.get(stem)) else { return };
        for form in terms.iter().filter(|&&at| Some(at) != known).filter_map(|&at| self.plain_form(at)) {
            answers.add(form, RANKING.weight.inflected);
        }
    }

    /// Returns the spelling of a term that has no marks.
    fn plain_form(&self, term: usize) -> Option<usize> {
        let term = &self.lexicon.terms[term];
        term.forms.clone().find(|&form| self.lexicon.forms[form].exact == term.folded)
    }

    /// Adds what was meant where the keys of a Vietnamese keyboard were left as they are.
    fn add_keys(&self, answers: &mut Answers, folded: &str) {
        for meant in keys_as_letters(folded) {
            for form in self.forms_of(&meant) {
                answers.add(form, RANKING.weight.keys);
            }
        }
    }

    /// Returns the two words that a word may be, if both are known: of several such pairs, the one whose rarer word is in
    /// most documents.
    fn split(&self, word: &QueryWord) -> Option<[QueryWord; 2]> {
        let letters: Vec<char> = word.spelling.exact.chars().collect();
        let mut best = None;
        let mut most = 0;
        for at in 2..letters.len().saturating_sub(1) {
            let parts = [&letters[..at], &letters[at..]].map(|part| QueryWord::new(&String::from_iter(part), None));
            let documents = parts.each_ref().map(|part| self.documents_of(&part.spelling.folded));
            let fewest = documents[0].min(documents[1]);
            if fewest > most {
                (best, most) = (Some(parts), fewest);
            }
        }
        best.map(|[first, mut second]| {
            second.prefix = word.prefix;
            [first, second]
        })
    }

    /// Returns in how many documents the spellings of a word are, those in the same counted for each.
    fn documents_of(&self, folded: &str) -> u32 {
        self.forms_of(folded).map(|form| self.lexicon.forms[form].postings.documents()).sum()
    }

    /// Adds words that begin with what was typed: those in most documents first, as far as the length of their posting
    /// lists allows.
    fn add_longer(&self, answers: &mut Answers, typed: &Spelling, factor: f64) {
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
                let weight = if folded { RANKING.weight.folded_prefix } else { RANKING.weight.prefix };
                answers.add(form, weight * factor);
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

    /// Adds the words that are two slips away from a long one and begin as it does.
    fn add_twice_corrected(&self, answers: &mut Answers, typed: &str) {
        let count = typed.chars().count();
        if count < RANKING.two_slips_letters {
            return;
        }
        for term in &self.lexicon.terms {
            let is_near = term.folded.chars().next() == typed.chars().next()
                && term.folded.chars().count().abs_diff(count) <= 2
                && strsim::osa_distance(&term.folded, typed) == 2;
            if is_near {
                term.forms.clone().for_each(|form| answers.add(form, RANKING.weight.twice_corrected));
            }
        }
    }
}

/// Returns whether `letters` begins with something that one edit makes of `typed`.
fn begins_one_edit_away(typed: &[char], letters: &[char]) -> bool {
    let lengths = typed.len() - 1..=typed.len() + 1;
    lengths.filter(|&length| length < letters.len()).any(|length| one_edit(typed, &letters[..length]))
}
