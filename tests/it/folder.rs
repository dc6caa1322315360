//! Folders as values, to compare and to write.

use std::collections::BTreeMap;
use std::path::Path;

/// Text of each file by path.
pub(crate) type Tree = BTreeMap<String, String>;

/// Returns the files given as pairs.
pub(crate) fn tree<const N: usize>(files: [(&str, &str); N]) -> Tree {
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// Returns the files below `folder`, without Stagecraft's own.
pub(crate) fn read(folder: &Path) -> Tree {
    read_all(folder).into_iter().filter(|(path, _)| !path.starts_with(".stagecraft/")).collect()
}

/// Returns all files below `folder`.
pub(crate) fn read_all(folder: &Path) -> Tree {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// Writes files below `folder`.
pub(crate) fn put(folder: &Path, files: &Tree) {
    for (path, text) in files {
        let place = folder.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, text).unwrap();
    }
}
