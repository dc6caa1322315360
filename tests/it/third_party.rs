//! The list of the crates that are compiled into the program, with their licences, is that of `Cargo.lock`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const HEAD: &str = "\
# Third-party notices

Stagecraft is under the MIT licence (`LICENSE`). Compiled into the program, on one system or another and with all features,
are these crates. Each is under the licence named here, and its source, with the text of that licence, is at its address.

Those under MPL-2.0 are used as they are published, unchanged; whoever passes the program on says, as here, where their source
is (section 3.2 of that licence). Nothing of other projects is in the sites that Stagecraft makes: its theme, scripts and styles
are its own.

This list is made from `Cargo.lock`: `UPDATE_REFERENCE=1 cargo test --test it third_party`.

| crate | version | licence | source |
|---|---|---|---|
";

/// Write the list anew with `UPDATE_REFERENCE=1 cargo test --test it third_party`.
#[test]
fn every_crate_that_is_compiled_in_is_named_with_its_licence() {
    let list = format!("{HEAD}{}", rows(&metadata()));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("THIRD-PARTY.md");
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), list);
}

/// Returns what Cargo knows of the packages of `Cargo.lock`, for every system.
fn metadata() -> Value {
    let run = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

/// Returns a row for each package that the program is linked with, by name and version.
fn rows(metadata: &Value) -> String {
    let packages: BTreeMap<&str, &Value> =
        metadata["packages"].as_array().unwrap().iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<&str, &Value> =
        metadata["resolve"]["nodes"].as_array().unwrap().iter().map(|node| (text(&node["id"]), node)).collect();
    let own = text(&metadata["resolve"]["root"]);
    let mut linked = BTreeSet::new();
    let mut open = vec![own];
    while let Some(id) = open.pop() {
        if linked.insert(id) {
            open.extend(
                nodes[id]["deps"].as_array().unwrap().iter().filter(|dep| is_linked(dep)).map(|dep| text(&dep["pkg"])),
            );
        }
    }
    linked.remove(own);
    let mut list: Vec<&Value> = linked.into_iter().map(|id| packages[id]).collect();
    list.sort_by_key(|package| (text(&package["name"]), text(&package["version"])));
    list.iter().fold(String::new(), |mut rows, package| {
        let [name, version, licence, source] =
            ["name", "version", "license", "repository"].map(|key| text(&package[key]));
        let _ = writeln!(rows, "| {name} | {version} | {licence} | {source} |");
        rows
    })
}

/// Returns whether what depends on this is linked with it; not if it only helps to compile or test.
fn is_linked(dependency: &Value) -> bool {
    dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}
