//! Finds the path that was meant by one that leads nowhere.

use crate::check::suggest::near;
use crate::fold::fold;

/// Returns what a file is called, whatever its language and kind: its name up to the first dot, or its folder's for
/// `index.en.md`.
pub(crate) fn stem(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let name = parts.next().and_then(|name| name.split('.').next()).unwrap_or(path);
    if name == "index" { parts.next().unwrap_or(name) } else { name }
}

/// A path that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant<'p> {
    pub(crate) path: &'p str,
    /// Whether no file of another text can have been meant.
    pub(crate) only: bool,
}

/// Returns the one of `paths` that was probably meant by the path `wanted`, written in the file `from`.
pub(crate) fn meant_by<'p>(wanted: &str, from: &str, paths: &[&'p str]) -> Option<Meant<'p>> {
    let find = |paths: &[&'p str]| {
        let near = near(stem(wanted), paths.iter().copied().map(stem))?;
        let named = || paths.iter().copied().filter(|path| stem(path) == near.name);
        // Of the files of a text, the one in the language that was named, or else in the writer's.
        let path = named().min_by_key(|path| (ending(path) != ending(wanted), ending(path) != ending(from)))?;
        let only = near.only && named().all(|other| of_one_text(other) == of_one_text(path));
        Some(Meant { path, only })
    };
    // The same name in another folder is likelier than another name in the same folder.
    let same_name: Vec<&str> = paths.iter().copied().filter(|path| fold(stem(path)) == fold(stem(wanted))).collect();
    let same_folder: Vec<&str> = paths.iter().copied().filter(|path| folder(path) == folder(wanted)).collect();
    find(&same_name).or_else(|| find(&same_folder)).or_else(|| find(paths).map(|meant| Meant { only: false, ..meant }))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns what follows the first dot of a file's name.
fn ending(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.split_once('.').map(|(_, ending)| ending)
}

/// Returns what the files of a text in all its languages have in common.
fn of_one_text(path: &str) -> (&str, &str, bool) {
    let is_text = path.ends_with(".md");
    let place =
        if stem(path) == stem(folder(path)) && path.contains("/index.") { folder(folder(path)) } else { folder(path) };
    (place, stem(path), is_text)
}
