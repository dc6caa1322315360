//! Holds the rules of `src/lib.rs`: which part of the library may know which.

use std::collections::BTreeMap;
use std::path::Path;

/// What each part of the library may use of the others. A part that is not listed may use all of them.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("words", &[]),
    ("fold", &[]),
    ("slug", &[]),
    ("failure", &["words"]),
    ("diagnostic", &["source", "words", "yaml"]),
    ("yaml", &["source"]),
    ("document", &["source"]),
    ("model", &["document"]),
    ("markdown", &["document", "source", "yaml"]),
    ("addresses", &["model"]),
    ("plan", &["addresses", "model"]),
    ("load", &["failure", "markdown", "model", "source", "yaml"]),
    (
        "check",
        &[
            "addresses",
            "diagnostic",
            "document",
            "fold",
            "load",
            "markdown",
            "model",
            "slug",
            "source",
            "words",
            "yaml",
        ],
    ),
    (
        "render",
        &[
            "addresses",
            "diagnostic",
            "document",
            "fold",
            "load",
            "markdown",
            "model",
            "plan",
            "search",
            "source",
            "words",
            "yaml",
        ],
    ),
    ("explain", &["diagnostic", "words"]),
    ("report", &["diagnostic", "explain", "load", "source", "words"]),
    ("write", &["addresses", "diagnostic", "failure", "words"]),
];

/// The parts that may touch files, and why.
const MAY_TOUCH_FILES: &[(&str, &str)] = &[
    ("load", "the only reader of content"),
    ("write", "the only writer of output"),
    ("scaffold", "makes new content"),
    ("fix", "mends content"),
    ("status", "records accepted translations"),
    ("serve", "watches content"),
];

/// Returns the source text of each part of the library, comments and test modules left out.
fn parts() -> BTreeMap<String, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&src).unwrap();
        let first = path.iter().next().map(|part| part.to_string_lossy().trim_end_matches(".rs").to_owned());
        let is_test = path.iter().any(|part| part == "tests" || part == "tests.rs");
        let (Some(part), false) = (first, is_test) else { continue };
        if entry.path().extension().is_none_or(|ending| ending != "rs") || ["lib", "main", "cli"].contains(&&*part) {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        parts.entry(part).or_default().extend(lines.flat_map(|line| [line, "\n"]));
    }
    parts
}

/// Returns the parts that `code` names as `crate::part`.
fn used(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices("crate::").map(|(at, found)| {
        let rest = &code[at + found.len()..];
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    })
}

#[test]
fn parts_use_only_what_they_may_know() {
    let parts = parts();
    let mut broken = Vec::new();
    for (part, allowed) in MAY_USE {
        let code = parts.get(*part).unwrap_or_else(|| panic!("there is no part `{part}`"));
        let strangers = used(code).filter(|name| parts.contains_key(*name) && name != part && !allowed.contains(name));
        broken.extend(strangers.map(|name| format!("{part} uses {name}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn files_are_touched_only_at_the_doors() {
    for (part, code) in parts() {
        if MAY_TOUCH_FILES.iter().any(|(door, _)| *door == part) {
            continue;
        }
        for door in ["std::fs", "File::", "walkdir::", "tempfile::"] {
            // `RootFile::` is another name.
            let mut found = code.match_indices(door).filter(|(at, _)| !code[..*at].ends_with(char::is_alphanumeric));
            assert!(found.next().is_none(), "`{part}` touches files: {door}");
        }
    }
}

#[test]
fn the_library_neither_prints_nor_reads_the_environment() {
    for (part, code) in parts() {
        for forbidden in ["println!", "eprintln!", "print!(", "std::env::", "SystemTime::now", "process::exit"] {
            let clock_of_serve = part == "serve" && forbidden == "SystemTime::now";
            assert!(!code.contains(forbidden) || clock_of_serve, "`{part}` uses {forbidden}");
        }
    }
}
