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

/// Returns what the files of a text in every language have in common; of another file, its path.
fn text_of(path: &str) -> &str {
    path.strip_suffix(".md").and_then(|path| path.rsplit_once('.')).map_or(path, |(text, _)| text)
}

/// A path that was probably meant by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant<'p> {
    pub(crate) path: &'p str,
    /// Whether nothing else can have been meant.
    pub(crate) only: bool,
}

/// Returns the one of `paths` that was probably meant by the path `wanted`, written in the file `from`.
pub(crate) fn meant_by<'p>(wanted: &str, from: &str, paths: &[&'p str]) -> Option<Meant<'p>> {
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let ending =
        |path: &str| path.rsplit('/').next().and_then(|name| name.split_once('.')).unzip().1.map(str::to_owned);
    let near = |paths: &[&'p str]| {
        let near = near(stem(wanted), paths.iter().copied().map(stem))?;
        let named = || paths.iter().copied().filter(|path| stem(path) == near.name);
        // Of the files of a text, the one in the language that was named, or else in the writer's.
        let path = named().min_by_key(|path| (ending(path) != ending(wanted), ending(path) != ending(from)))?;
        Some(Meant { path, only: near.only && named().all(|other| text_of(other) == text_of(path)) })
    };
    // The same name in another folder is likelier than another name in the same folder.
    let same_name: Vec<&str> = paths.iter().copied().filter(|path| fold(stem(path)) == fold(stem(wanted))).collect();
    let same_folder: Vec<&str> = paths.iter().copied().filter(|path| folder(path) == folder(wanted)).collect();
    near(&same_name).or_else(|| near(&same_folder)).or_else(|| near(paths))
}
