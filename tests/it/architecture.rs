//! Holds the rules of `src/lib.rs`: which module of the library may know which, and that no file imports in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::{Files, cycles};

/// Every module, from the bottom up, and which of those above it in this table it may use.
const MAY_USE: &[(&str, &str)] = &[
    ("deferred", ""),
    ("fold", ""),
    ("slice", ""),
    ("slug", ""),
    ("source", "slice"),
    ("words", ""),
    ("media", "slice"),
    ("failure", "words"),
    ("fault", "failure words"),
    ("yaml", "slice source"),
    ("diagnostic", "slice source words yaml"),
    ("document", "source"),
    ("schema", ""),
    ("model", "document media schema slice"),
    ("markdown", "document fold slice source yaml"),
    ("addresses", "model slice"),
    ("plan", "addresses model slice"),
    ("search", "fold slice"),
    ("load", "deferred failure fault markdown media model slice source yaml"),
    (
        "check",
        "addresses deferred diagnostic document fault fold load markdown media model schema slice slug source words yaml",
    ),
    ("json_schema", "check diagnostic model schema slug"),
    ("explain", "diagnostic words"),
    ("report", "diagnostic explain load slice source words"),
    ("write", "addresses diagnostic failure fault slice words"),
    (
        "render",
        "addresses diagnostic document fault fold load markdown media model plan schema search slice source words yaml",
    ),
    ("pictures", "diagnostic failure media model render source write"),
    ("fix", "check diagnostic failure load slice source write yaml"),
    ("status", "check diagnostic failure load model report schema slice source words write yaml"),
    ("scaffold", "check failure load model schema slug source words yaml"),
    ("build", "check deferred diagnostic failure load pictures plan render write"),
    ("serve", "check deferred diagnostic failure fault load model plan render report slice source words"),
];

/// Files of the program itself, which may use the whole library.
const PROGRAM: [&str; 3] = ["cli", "lib", "main"];

/// The modules that may touch files, and why.
const MAY_TOUCH_FILES: &[(&str, &str)] = &[
    ("load", "the only reader of content"),
    ("write", "the only writer of output"),
    ("scaffold", "makes new content"),
    ("fix", "fixes content"),
    ("status", "records accepted translations"),
    ("serve", "watches content"),
];

/// Returns the code of each module of the library.
fn modules() -> BTreeMap<String, String> {
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    for (path, code) in Files::read().iter().filter(|(path, _)| !PROGRAM.contains(&path[0].as_str())) {
        modules.entry(path[0].clone()).or_default().push_str(code);
    }
    modules
}

#[test]
fn every_module_is_in_the_table_and_may_use_only_what_is_above_it() {
    let listed: Vec<&str> = MAY_USE.iter().map(|(module, _)| *module).collect();
    for (at, (module, allowed)) in MAY_USE.iter().enumerate() {
        let upward = allowed.split(' ').find(|used| !used.is_empty() && !listed[..at].contains(used));
        assert_eq!(upward, None, "`{module}` is below it in the table");
    }
    let missing: Vec<String> = modules().into_keys().filter(|module| !listed.contains(&module.as_str())).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}

#[test]
fn modules_use_only_what_they_may_know() {
    let files = Files::read();
    let mut wrong = BTreeSet::new();
    for (file, imports) in files.imports() {
        let Some((module, allowed)) = MAY_USE.iter().find(|(module, _)| *module == file[0]) else { continue };
        let strangers = imports.iter().filter(|used| {
            let used = used.first().map_or("lib", String::as_str);
            used != *module && !allowed.split(' ').any(|allowed| allowed == used)
        });
        wrong.extend(strangers.map(|used| format!("{} uses {}", file.join("::"), used.join("::"))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_import_each_other() {
    let files = Files::read();
    let found = cycles(&files.imports());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn files_are_touched_only_where_they_may_be() {
    for (module, code) in modules() {
        if MAY_TOUCH_FILES.iter().any(|(allowed, _)| *allowed == module) {
            continue;
        }
        for access in ["std::fs", "File::", "walkdir::", "tempfile::"] {
            // `RootFile::` is another name.
            let mut found = code.match_indices(access).filter(|(at, _)| !code[..*at].ends_with(char::is_alphanumeric));
            assert!(found.next().is_none(), "`{module}` touches files: {access}");
        }
    }
}

#[test]
fn the_library_neither_prints_nor_reads_the_environment() {
    for (module, code) in modules() {
        for forbidden in ["println!", "eprintln!", "print!(", "std::env::", "SystemTime::now", "process::exit"] {
            let clock_of_serve = module == "serve" && forbidden == "SystemTime::now";
            assert!(!code.contains(forbidden) || clock_of_serve, "`{module}` uses {forbidden}");
        }
    }
}
