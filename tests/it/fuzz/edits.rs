//! Changes of a file: those of `tests/it/edits.rs`, and some that know what is written.

use proptest::prelude::*;
use proptest::sample::Index;
use unicode_normalization::UnicodeNormalization;

use super::tokens::tokens;
use crate::edits::{self, Edit};

/// A change of a file.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Edit(Edit),
    /// Writes pieces, once or several times.
    Write(Index, Vec<&'static str>, usize),
    /// Writes pieces after the end of a line.
    WriteLine(Index, Vec<&'static str>, usize),
    /// Takes marks off their letters.
    Decompose(Index, usize),
    /// Writes a stretch of another file.
    Transplant {
        file: Index,
        from: Index,
        len: usize,
        to: Index,
    },
}

/// Some changes.
pub(super) fn changes() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec(change(), 1..8)
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let times = || prop_oneof![8 => Just(1), 1 => 2..60_usize];
    prop_oneof![
        4 => edits::edit().prop_map(Change::Edit),
        4 => (at(), tokens(5), times()).prop_map(|(at, pieces, times)| Change::Write(at, pieces, times)),
        3 => (at(), tokens(7), times()).prop_map(|(at, pieces, times)| Change::WriteLine(at, pieces, times)),
        1 => (at(), 1..200_usize).prop_map(|(at, len)| Change::Decompose(at, len)),
        2 => (at(), at(), 1..300_usize, at())
            .prop_map(|(file, from, len, to)| Change::Transplant { file, from, len, to }),
    ]
}

impl Change {
    /// Makes the change; `others` are the bytes that a stretch can be taken from.
    pub(super) fn apply(&self, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
        let place = |index: &Index, len: usize| index.index(len + 1);
        match self {
            Self::Edit(edit) => edits::apply(edit, bytes),
            Self::Write(at, pieces, times) => insert(bytes, place(at, bytes.len()), pieces.concat().repeat(*times)),
            Self::WriteLine(at, pieces, times) => {
                let at = place(at, bytes.len());
                let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1);
                insert(bytes, end, format!("{}\n", pieces.concat()).repeat(*times));
            }
            Self::Decompose(at, len) => {
                let at = place(at, bytes.len());
                let end = (at + len).min(bytes.len());
                let decomposed: String = String::from_utf8_lossy(&bytes[at..end]).nfd().collect();
                bytes.splice(at..end, decomposed.into_bytes());
            }
            Self::Transplant { file, from, len, to } => {
                let other = &others[file.index(others.len())];
                let from = place(from, other.len());
                let stretch = other[from..(from + len).min(other.len())].to_vec();
                let to = place(to, bytes.len());
                bytes.splice(to..to, stretch);
            }
        }
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, text: String) {
    bytes.splice(at..at, text.into_bytes());
}
