//! Any edit of any shipped file: nothing panics, and every place lies in its file.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use stagecraft::check::check;
use stagecraft::diagnostic::{Diagnostic, Place};
use stagecraft::load::{Sources, load};
use stagecraft::report;
use stagecraft::words::{ToolLanguage, Words};

use crate::support::Playbook;

/// Edits tried in a usual run; `PROPTEST_CASES` asks for more.
const CASES: u32 = 160;

/// Pieces that mean something to one of the readers, or to none.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff",
    b"\xc4",
    "đ".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
    b"\r",
    b"\n",
    b"\r\n",
    b"\t",
    b" ",
    b"---\n",
    b"...\n",
    b": ",
    b" #",
    b"- ",
    b"? ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"'",
    b"\"",
    b"&a ",
    b"*a",
    b"!!str ",
    b"|\n",
    b">-\n",
    b"% ",
    b"```quiz\n",
    b"```\n",
    b"## ",
    b"> ",
    b"> [!TIP]\n",
    b"- [ ] ",
    b"[[",
    b"{{",
    b"}}",
    b"{{snippet:",
    b"]]",
    b"|",
    b"](",
    b"![",
    b"<b>",
    b"<!--",
    b"{#a}",
    b"[^1]",
    b"[^1]: ",
    b"\\",
    "\\đ".as_bytes(),
    b"*",
    b"_",
    b"~~",
    b"javascript:",
    b"..",
    b"/",
    b"=\n",
    b"-\n",
    b"999999999999999999999",
    b"null",
    b"~",
    b"en: ",
    b"vi: ",
];

/// A change of a file's bytes or lines.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Delete(Index, usize),
    Insert(Index, &'static [u8]),
    SwapBytes(Index, Index),
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    Cut(Index),
}

/// A change of any kind.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1..40_usize).prop_map(|(at, len)| Edit::Delete(at, len)),
        (at(), select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        (at(), select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        (at(), at()).prop_map(|(a, b)| Edit::SwapBytes(a, b)),
        at().prop_map(Edit::DeleteLine),
        at().prop_map(Edit::RepeatLine),
        (at(), at()).prop_map(|(a, b)| Edit::SwapLines(a, b)),
        at().prop_map(Edit::Cut),
    ]
}

/// Makes a change.
pub(crate) fn apply(edit: &Edit, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        return;
    }
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    match edit {
        Edit::Delete(at, len) => {
            let at = at.index(bytes.len());
            bytes.drain(at..(at + len).min(bytes.len()));
        }
        Edit::Insert(at, piece) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, piece.iter().copied());
        }
        Edit::SwapBytes(a, b) => {
            let (a, b) = (a.index(bytes.len()), b.index(bytes.len()));
            bytes.swap(a, b);
        }
        Edit::DeleteLine(at) => {
            lines.remove(at.index(lines.len()));
            *bytes = lines.concat();
        }
        Edit::RepeatLine(at) => {
            let at = at.index(lines.len());
            lines.insert(at, lines[at].clone());
            *bytes = lines.concat();
        }
        Edit::SwapLines(a, b) => {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
            *bytes = lines.concat();
        }
        Edit::Cut(at) => bytes.truncate(at.index(bytes.len())),
    }
}

/// Holds that every place lies in its file, on the boundaries of characters, as read and as it is on disk.
pub(crate) fn assert_places_lie_in_their_files(diagnostics: &[Diagnostic], sources: &Sources) {
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter().map(|related| &related.place);
        for Place { file, span } in std::iter::once(&diagnostic.place).chain(related) {
            let (Some(span), Some(source)) = (span, sources.text(file)) else { continue };
            let told = || format!("{:?} in {file}: {diagnostic:?}", span.range());
            assert!(source.text().get(span.range()).is_some(), "{}", told());
            assert!(source.original_text().get(source.original_span(*span).range()).is_some(), "{}", told());
        }
    }
}

/// Returns the text files of the content, in order.
fn texts(root: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(root.join("content")).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned())
        .filter(|path| path.ends_with(".md") || path.ends_with(".yaml"))
        .collect()
}

#[test]
fn no_edit_of_a_shipped_file_breaks_the_checks() {
    let playbook = Playbook::shipped();
    let before = load(playbook.root(), None).unwrap();
    let texts = texts(playbook.root());
    let words = Words::new(ToolLanguage::Vietnamese);
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    // The same edits in every run: a test that fails now and then helps nobody.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let edits = (any::<Index>(), proptest::collection::vec(edit(), 1..5));
    let outcome = runner.run(&edits, |(file, edits)| {
        let path = playbook.path(&texts[file.index(texts.len())]);
        let shipped = std::fs::read(&path).unwrap();
        let mut bytes = shipped.clone();
        edits.iter().for_each(|edit| apply(edit, &mut bytes));
        std::fs::write(&path, &bytes).unwrap();
        let sources = load(playbook.root(), Some(&before));
        std::fs::write(&path, &shipped).unwrap();
        let sources = sources.unwrap();
        let diagnostics = check(&sources).diagnostics;
        assert_places_lie_in_their_files(&diagnostics, &sources);
        let mut out = Vec::new();
        report::human(
            &diagnostics,
            &sources,
            &words,
            report::HumanStyle::default(),
            report::Notes::default(),
            &mut out,
        )
        .unwrap();
        report::json(&diagnostics, &sources, &words, &mut out).unwrap();
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
