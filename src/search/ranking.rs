//! The numbers that decide what is found and in which order.
//!
//! They are defined here alone: the entry of an index hands them to the browser, which ranks by the same arithmetic.

use serde::Serialize;

/// Numbers of the ranking.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Ranking {
    /// The first positions of a document are those of its title's words; all others follow.
    pub(super) title_positions: u32,
    /// Steps of the score of a word in a document.
    pub(super) steps: u8,
    /// Words of a query beyond these are ignored.
    pub(super) most_words: usize,
    /// Other endings of the last word that are looked up, and how long their posting lists may be together.
    pub(super) most_endings: usize,
    pub(super) most_posting_bytes: usize,
    /// Letters a word needs to have for a slip to be forgiven.
    pub(super) slip_letters: usize,
    /// Letters a word needs to have for two slips to be forgiven, where nothing else answers.
    pub(super) two_slips_letters: usize,
    /// Letters that words need to have together to be looked up as one.
    pub(super) joined_letters: usize,
    /// Where fewer documents than these have every word, those follow that have most of them, as many as that in all.
    pub(super) few: usize,
    /// The part of what all words tell that a document needs to have: most of them, the rarest counting most.
    pub(super) least_part: f64,
    /// The score of a surface form by how it answers a word.
    pub(super) weight: Weights,
    /// What two words next to each other add, measured by the two words themselves.
    pub(super) adjacent: f64,
    /// How much more that is in a title.
    pub(super) in_title: f64,
    /// What it adds that all words are in the title.
    pub(super) whole_in_title: f64,
    /// Words of an excerpt before the first match, words in all, and words among which as many matches as possible are
    /// wanted.
    pub(super) excerpt_before: usize,
    pub(super) excerpt_length: usize,
    pub(super) excerpt_window: usize,
}

/// The score of a surface form by how it answers a word.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Weights {
    pub(super) exact: f64,
    pub(super) other_tone_place: f64,
    pub(super) more_marks: f64,
    pub(super) folded: f64,
    pub(super) inflected: f64,
    pub(super) joined: f64,
    pub(super) keys: f64,
    /// What is left of the weight of other spellings and longer words, where those with the marks that were typed are met.
    pub(super) behind: f64,
    pub(super) prefix: f64,
    pub(super) folded_prefix: f64,
    pub(super) corrected: f64,
    pub(super) corrected_prefix: f64,
    pub(super) twice_corrected: f64,
}

/// The numbers.
pub(super) const RANKING: Ranking = Ranking {
    title_positions: 32,
    steps: 20,
    most_words: 12,
    most_endings: 48,
    most_posting_bytes: 98_304,
    slip_letters: 5,
    two_slips_letters: 7,
    joined_letters: 4,
    few: 20,
    least_part: 0.25,
    weight: Weights {
        exact: 1.0,
        other_tone_place: 0.96,
        more_marks: 0.92,
        folded: 0.4,
        inflected: 0.75,
        joined: 0.9,
        keys: 0.5,
        behind: 0.3,
        prefix: 0.55,
        folded_prefix: 0.25,
        corrected: 0.4,
        corrected_prefix: 0.25,
        twice_corrected: 0.25,
    },
    adjacent: 0.9,
    in_title: 1.5,
    whole_in_title: 0.8,
    excerpt_before: 6,
    excerpt_length: 32,
    excerpt_window: 22,
};
