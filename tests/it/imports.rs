//! Which file of `src/` imports which: read from `use` lines and paths, without a compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Names a file as a module: `["search", "files"]` for `src/search/files.rs`, `["search"]` for `src/search/mod.rs`.
pub(crate) type ModulePath = Vec<String>;

/// The files of `src/`, each with its code: comments and test modules are left out.
pub(crate) struct Files(BTreeMap<ModulePath, String>);

impl Files {
    /// Reads every file but those of tests.
    pub(crate) fn read() -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let entries = walkdir::WalkDir::new(&src).into_iter().map(Result::unwrap);
        let sources = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
        let files = sources.map(|entry| {
            let path = entry.path().strip_prefix(&src).unwrap().with_extension("");
            let mut module: ModulePath = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            module.pop_if(|last| last == "mod");
            (module, code(&std::fs::read_to_string(entry.path()).unwrap()))
        });
        Self(files.filter(|(module, _)| !module.iter().any(|part| part == "tests")).collect())
    }

    /// Returns every file with its code.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&ModulePath, &str)> {
        self.0.iter().map(|(module, code)| (module, code.as_str()))
    }

    /// Returns, for each file, the files that hold what it imports.
    pub(crate) fn imports(&self) -> BTreeMap<&ModulePath, BTreeSet<ModulePath>> {
        let reexports: BTreeMap<&ModulePath, BTreeMap<String, Vec<String>>> =
            self.iter().map(|(module, code)| (module, reexports(code))).collect();
        let of = |module: &ModulePath, code: &str| -> BTreeSet<ModulePath> {
            let paths = paths(code).into_iter().chain(self.child_paths(module, code));
            let found = paths.map(|path| self.resolve(module, &path, &reexports, 0));
            found.filter(|found| found != module && self.0.contains_key(found)).collect()
        };
        self.iter().map(|(module, code)| (module, of(module, code))).collect()
    }

    /// Returns the paths in `code` that begin with a child of `module`, as `self::child::…`.
    fn child_paths(&self, module: &ModulePath, code: &str) -> Vec<Vec<String>> {
        let children = self.0.keys().filter(|child| child.len() == module.len() + 1 && child.starts_with(module));
        let names: Vec<&str> = children.filter_map(|child| child.last()).map(String::as_str).collect();
        let own: Vec<Vec<String>> = uses(code, false).into_iter().chain(qualified(code)).collect();
        // A name that is only handed on is no import; one that the file uses as well is.
        let used = used_words(code);
        let handed_on = uses(code, true).into_iter().filter(|path| path.last().is_some_and(|name| used.contains(name)));
        let begins_with_child = |path: &Vec<String>| path.len() > 1 && names.contains(&path[0].as_str());
        let all = own.into_iter().chain(handed_on).filter(begins_with_child);
        all.map(|path| [vec!["self".to_owned()], path].concat()).collect()
    }

    /// Returns the file that holds what `path` names in `module`.
    fn resolve(
        &self,
        module: &ModulePath,
        path: &[String],
        reexports: &BTreeMap<&ModulePath, BTreeMap<String, Vec<String>>>,
        depth: usize,
    ) -> ModulePath {
        let mut found = module.clone();
        let mut rest = path;
        while let [first, others @ ..] = rest {
            match first.as_str() {
                "crate" => found.clear(),
                "self" => {}
                "super" => drop(found.pop()),
                name if self.0.contains_key(&[found.clone(), vec![name.to_owned()]].concat()) => {
                    found.push(name.to_owned());
                }
                name => match reexports.get(&found).and_then(|names| names.get(name)) {
                    Some(path) if depth < 8 => return self.resolve(&found, path, reexports, depth + 1),
                    _ => return found,
                },
            }
            rest = others;
        }
        found
    }
}

/// Returns groups of files that import each other, directly or by way of others.
pub(crate) fn cycles(imports: &BTreeMap<&ModulePath, BTreeSet<ModulePath>>) -> Vec<BTreeSet<ModulePath>> {
    let reach: BTreeMap<&ModulePath, BTreeSet<ModulePath>> =
        imports.keys().map(|module| (*module, reachable(module, imports))).collect();
    let groups = reach.iter().filter(|(module, reached)| reached.contains(**module)).map(|(module, reached)| {
        reached.iter().filter(|other| reach.get(other).is_some_and(|back| back.contains(*module))).cloned().collect()
    });
    let mut groups: Vec<BTreeSet<ModulePath>> = groups.collect();
    groups.sort();
    groups.dedup();
    groups
}

fn reachable(from: &ModulePath, imports: &BTreeMap<&ModulePath, BTreeSet<ModulePath>>) -> BTreeSet<ModulePath> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&ModulePath> = imports[from].iter().collect();
    while let Some(module) = waiting.pop() {
        if reached.insert(module.clone()) {
            waiting.extend(imports.get(module).into_iter().flatten());
        }
    }
    reached
}

/// Returns `text` without comments and without its test module.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// Returns what a file hands on: each name with the path that it is imported by.
fn reexports(code: &str) -> BTreeMap<String, Vec<String>> {
    let named = uses(code, true).into_iter().filter_map(|path| Some((path.last()?.clone(), path)));
    named.collect()
}

/// Returns every path in `code` that begins with `crate`, `super` or `self`.
fn paths(code: &str) -> Vec<Vec<String>> {
    let all = uses(code, false).into_iter().chain(qualified(code));
    all.filter(|path| matches!(path[0].as_str(), "crate" | "super" | "self")).collect()
}

/// Returns the paths that `use` lines import; with `public`, those of `pub use` instead.
fn uses(code: &str, public: bool) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in use_lines(code).filter(|line| line.starts_with("pub") == public) {
        let tree: String = line.split_once("use ").map_or("", |(_, tree)| tree).split_whitespace().collect();
        push_tree(&mut found, &[], &tree);
    }
    found
}

/// Returns the `use` lines of `code`, from their visibility to before the semicolon.
fn use_lines(code: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    code.split_inclusive('\n').filter_map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let rest = code[start..].strip_prefix("pub").map_or(&code[start..], |rest| {
            let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
            rest.trim_start()
        });
        let end = start + code[start..].find(';')?;
        rest.starts_with("use ").then(|| &code[start..end])
    })
}

/// Adds the paths of a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn push_tree(found: &mut Vec<Vec<String>>, before: &[String], tree: &str) {
    let (head, group) = match tree.find('{') {
        Some(at) => (&tree[..at], Some(&tree[at + 1..tree.len() - 1])),
        None => (tree, None),
    };
    let parts = head.split("::").filter(|part| !part.is_empty()).map(str::to_owned);
    let path: Vec<String> = before.iter().cloned().chain(parts).collect();
    let Some(group) = group else { return found.push(path) };
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if start < at {
                    push_tree(found, &path, &group[start..at]);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// Returns the paths with `::` outside of `use` lines.
fn qualified(code: &str) -> Vec<Vec<String>> {
    let code = without_uses(code);
    let words = code.split(|c: char| !is_word(c) && c != ':');
    let paths = words.filter(|word| word.contains("::") && !word.starts_with(':'));
    paths.map(|path| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()).collect()
}

fn without_uses(code: &str) -> String {
    let mut rest = code.to_owned();
    for line in use_lines(code) {
        rest = rest.replacen(line, "", 1);
    }
    rest
}

/// Returns the words of `code` but for those that import or declare modules.
fn used_words(code: &str) -> BTreeSet<String> {
    let code = without_uses(code);
    let lines = code.lines().filter(|line| !(line.ends_with(';') && line.split(' ').any(|word| word == "mod")));
    lines.flat_map(|line| line.split(|c| !is_word(c))).map(str::to_owned).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn a_use_tree_is_all_its_paths() {
    let code = "use crate::a::{self, b, c::{d, e}};\npub(super) use f::G;\nfn x() { crate::h::i(); super::j::k() }\n";
    let written = |paths: Vec<Vec<String>>| paths.iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(written(uses(code, false)), ["crate::a::self", "crate::a::b", "crate::a::c::d", "crate::a::c::e"]);
    assert_eq!(written(uses(code, true)), ["f::G"]);
    assert_eq!(written(qualified(code)), ["crate::h::i", "super::j::k"]);
}

#[test]
fn files_that_import_each_other_are_a_cycle() {
    let module = |name: &str| vec![name.to_owned()];
    let modules = ["a", "b", "c", "d"].map(module);
    let imports = BTreeMap::from([
        (&modules[0], BTreeSet::from([module("b")])),
        (&modules[1], BTreeSet::from([module("c")])),
        (&modules[2], BTreeSet::from([module("b"), module("d")])),
        (&modules[3], BTreeSet::new()),
    ]);
    assert_eq!(cycles(&imports), [BTreeSet::from([module("b"), module("c")])]);
}
