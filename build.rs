//! Tells the program which program it is.
//!
//! An output that the same program made of the same content needs no building. A version number does not tell programs
//! apart while one is being worked on, and neither does a time, which would differ from machine to machine: what does is
//! a digest of everything that the program is compiled from.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for part in ["src", "themes", "Cargo.toml", "Cargo.lock", "build.rs"] {
        println!("cargo::rerun-if-changed={part}");
        collect(Path::new(part), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        (file.to_string_lossy().replace('\\', "/"), std::fs::read(file).ok()).hash(&mut hasher);
    }
    println!("cargo::rustc-env=STAGECRAFT_PROGRAM={:016x}", hasher.finish());
}

/// Adds the files at or below `path`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
