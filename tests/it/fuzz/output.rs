//! The list of files in an output folder: whatever it says, nothing outside of the folder is touched, and a build with a
//! list that cannot be read changes nothing.

use std::borrow::Cow;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use stagecraft::diagnostic::Diagnostic;
use stagecraft::write::{Destination, Files, Transaction, current};

use super::edits::{Change, changes};
use super::{Read, fuzz};
use crate::support::Playbook;

/// What a list is made of.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "\"version\": 0",
    "\"files\": {}",
    "\"../sentinel\": \"00\"",
    "\"/etc/x\": \"00\"",
    "\"a/../../sentinel\": \"00\"",
    "\"\": \"\"",
    "\"a\": \"00\", \"a\": \"01\"",
    "\"\\u0000\": \"00\"",
    "\"\\ud800\": \"00\"",
    "1e999",
    "\".stagecraft/lock\": \"00\"",
    "\"a/b\": \"00\"",
    "\"a\\\\b\": \"00\"",
    "đ",
    "\u{feff}",
    "\"inputs\": null",
    "[[[[[[[[",
];

/// A site of two files.
struct Two;

impl Files for Two {
    fn count(&self) -> usize {
        2
    }

    fn path(&self, at: usize) -> &str {
        ["index.html", "a/index.html"][at]
    }

    fn content(&self, _: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        Ok(Cow::Borrowed(b"a page"))
    }
}

fn write(out: &Path, root: &Path) -> bool {
    let Ok(destination) = Destination::new(out, root) else { return false };
    let _ = current(&destination, "0");
    Transaction::begin(&destination).is_ok_and(|transaction| transaction.commit(&Two, None, &|_| ()).is_ok())
}

#[test]
fn lists_of_files() {
    let playbook = Playbook::empty();
    playbook.write("content/playbook.yaml", "");
    playbook.write("sentinel", "Somebody's.");
    let out = playbook.path("out");
    assert!(write(&out, playbook.root()));
    let list = playbook.read("out/.stagecraft/manifest.json").into_bytes();
    let pieces = proptest::collection::vec((any::<Index>(), select(PIECES)), 0..6);
    let inputs = (proptest::option::of(changes()), pieces);
    fuzz("lists of output", 300, &inputs, |(changes, pieces): &(Option<Vec<Change>>, Vec<(Index, &str)>)| {
        let mut bytes = list.clone();
        for change in changes.iter().flatten() {
            change.apply(&mut bytes, std::slice::from_ref(&list));
        }
        for (at, piece) in pieces {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, piece.bytes());
        }
        std::fs::write(out.join(".stagecraft/manifest.json"), &bytes).unwrap();
        let written = write(&out, playbook.root());
        assert_eq!(playbook.read("sentinel"), "Somebody's.");
        assert_eq!(playbook.read("out/a/index.html"), "a page");
        if written {
            assert_eq!(playbook.read("out/.stagecraft/manifest.json").into_bytes(), list);
        }
        Read { edits: changes.as_ref().map_or(0, Vec::len) + pieces.len(), bytes: bytes.len() }
    });
}
