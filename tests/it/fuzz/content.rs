//! Every kind of file of the content: changed, written anew out of pieces, or called otherwise.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::edits::{Change, changes};
use super::generated::{markdown, yaml};
use super::playbook::{Base, Way};
use super::tokens::tokens;
use super::{Read, fuzz};

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![12 => Just(Way::Pages), 1 => Just(Way::Everything), 2 => Just(Way::Fix), 1 => Just(Way::Reports)]
}

fn today() -> impl Strategy<Value = Option<Date>> {
    let days = vec![Date::MIN, Date::ZERO, date(2026, 5, 1), date(2028, 2, 29), Date::MAX];
    prop_oneof![3 => Just(None), 1 => select(days).prop_map(Some)]
}

/// Returns the bytes of every file but those at `path`, which a stretch can be taken from.
fn all(base: &Base) -> Vec<Vec<u8>> {
    base.texts.values().cloned().collect()
}

/// Goes through a number of files by turns.
fn path<'b>(base: &'b Base, ending: &str, at: Index) -> &'b str {
    let paths: Vec<&String> = base.texts.keys().filter(|path| path.ends_with(ending)).collect();
    paths[at.index(paths.len())]
}

#[test]
fn edits_of_content() {
    let base = Base::new();
    let others = all(&base);
    let inputs = (any::<Index>(), changes(), way(), today());
    fuzz("content, edited", 192, &inputs, |(file, changes, way, today): &(Index, Vec<Change>, _, _)| {
        let path = path(&base, "", *file);
        let mut bytes = base.texts[path].clone();
        changes.iter().for_each(|change| change.apply(&mut bytes, &others));
        base.go(&base.with(path, &bytes), path, *today, *way);
        Read { edits: changes.len(), bytes: bytes.len() }
    });
}

#[test]
fn texts_out_of_pieces() {
    let base = Base::new();
    let inputs = (any::<Index>(), markdown(), way());
    fuzz("Markdown, written", 192, &inputs, |(file, text, way)| {
        let path = path(&base, ".md", *file);
        let before = std::str::from_utf8(&base.texts[path]).unwrap();
        // Front matter stays, so that there is a page.
        let head = before.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map_or(0, |end| 4 + end + 5);
        let new = format!("{}\n{text}", &before[..head]);
        base.go(&base.with(path, new.as_bytes()), path, None, *way);
        Read { edits: 1, bytes: new.len() }
    });
}

#[test]
fn settings_out_of_pieces() {
    let base = Base::new();
    let inputs = (any::<Index>(), yaml(), any::<bool>(), way());
    fuzz("YAML, written", 192, &inputs, |(file, text, behind, way)| {
        let path = path(&base, ".yaml", *file);
        let before = std::str::from_utf8(&base.texts[path]).unwrap();
        let new = if *behind { format!("{before}{text}") } else { text.clone() };
        base.go(&base.with(path, new.as_bytes()), path, None, *way);
        Read { edits: 1, bytes: new.len() }
    });
}

#[test]
fn front_matter_out_of_pieces() {
    let base = Base::new();
    let inputs = (any::<Index>(), yaml(), any::<bool>(), way());
    fuzz("front matter, written", 192, &inputs, |(file, text, anew, way)| {
        let path = path(&base, ".md", *file);
        let before = std::str::from_utf8(&base.texts[path]).unwrap();
        let new = match before.strip_prefix("---\n") {
            Some(rest) if !anew => format!("---\n{text}{rest}"),
            _ => format!("---\n{text}---\n\n## Steps\n\nA.\n\n## Pitfalls\n\nB.\n"),
        };
        base.go(&base.with(path, new.as_bytes()), path, None, *way);
        Read { edits: 1, bytes: new.len() }
    });
}

/// What names of files are made of.
const NAMES: &[&str] = &[
    "a", "talk", "ebook", ".en", ".vi", ".fr", ".md", ".yaml", ".yml", ".png", ".svg", ".vtt", ".html", ".", "-", "_",
    " ", "#", "?", "%20", "đ", "e\u{301}", "A", "index", "con", "~$", "README", ".txt", ":", "'", "\"", "{",
    "\u{202e}", "0", "template",
];

#[test]
fn names_of_files() {
    let base = Base::new();
    let folders: Vec<String> =
        ["guides/awareness", "guides/x", "guides", "pages", "pages/team", "snippets", "stages", "lenses", ""]
            .map(|folder| format!("content/{folder}"))
            .to_vec();
    let name = proptest::collection::vec(select(NAMES), 1..7).prop_map(|pieces| pieces.concat());
    let inputs = (select(folders), name, tokens(6), way());
    fuzz("names of files", 96, &inputs, |(folder, name, text, way)| {
        let path = format!("{folder}/{name}");
        let taken = base.playbook.path(&path).exists() || name.chars().all(|c| c == '.');
        let text = format!("---\ntitle: A\nsummary: B\nactivity: ebook\n---\n\n{}\n", text.concat());
        if !taken {
            base.go(&base.with(&path, text.as_bytes()), &path, None, *way);
        }
        Read { edits: 1, bytes: text.len() }
    });
}

/// A few pieces over and over: what takes more than a second for each MB grows faster than its input.
#[test]
fn long_texts_of_few_pieces() {
    let base = Base::new();
    let inputs = (any::<Index>(), any::<Index>(), tokens(4), prop_oneof![Just(4_000), Just(60_000)], way());
    fuzz("long texts", 12, &inputs, |(file, at, pieces, size, way)| {
        let path = path(&base, "", *file);
        let before = std::str::from_utf8(&base.texts[path]).unwrap();
        let at = before.floor_char_boundary(at.index(before.len() + 1));
        let piece = pieces.concat();
        let new = [&before[..at], &piece.repeat(size / piece.len().max(1)), &before[at..]].concat();
        // Each attempt of fixing checks everything again.
        let way = if *way == Way::Fix { Way::Pages } else { *way };
        base.go(&base.with(path, new.as_bytes()), path, None, way);
        Read { edits: 1, bytes: new.len() }
    });
}
