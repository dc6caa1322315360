//! Tells the program which program it is, and makes the scripts and styles that it publishes.
//!
//! An output that the same program made of the same content needs no building. A version number does not tell programs
//! apart while one is being worked on, and neither does a time, which would differ from machine to machine: what does is
//! a digest of everything that the program is compiled from.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

#[path = "src/load/lean.rs"]
mod lean;

/// The built-in theme.
const THEME: &str = "themes/default";

fn main() -> std::io::Result<()> {
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
    publish(&files)
}

/// Writes the scripts and styles among `files` as they are published, at the same paths below `OUT_DIR/published`.
fn publish(files: &[PathBuf]) -> std::io::Result<()> {
    let folder = Path::new(&std::env::var_os("OUT_DIR").unwrap_or_default()).join("published");
    // A file that the theme does not have any more is not published.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    for file in files {
        let Ok(path) = file.strip_prefix(THEME) else { continue };
        if path.extension().is_some_and(|ending| ending == "js" || ending == "css") {
            let to = folder.join(path);
            std::fs::create_dir_all(to.parent().unwrap_or(&folder))?;
            std::fs::write(to, lean::lean(&std::fs::read_to_string(file)?))?;
        }
    }
    Ok(())
}

/// Adds the files at or below `path`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
