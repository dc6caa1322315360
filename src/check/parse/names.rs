//! Checks the names of files: not every system can have every name, nor tell two apart that look alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::{Role, Sources};
use crate::slice::Slice;
use crate::source::{FilePath, Span, nfc};
use crate::words::Text;

/// Longest name of a file, in bytes. Systems take 255; the name of a published file has a fingerprint too.
const LONGEST: usize = 230;

/// Returns how names are compared on disks and hosts that do not tell capital from small letters.
pub(crate) fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { nfc(&name.to_lowercase()) }
}

/// Reports every name that some system cannot have, and names that differ in case or Unicode form alone.
pub(crate) fn check(sources: &Sources) -> Vec<Diagnostic> {
    let content = || sources.files.keys().chain(sources.assets.keys()).chain(&sources.unread);
    let paths = || content().chain(sources.theme.assets.iter().map(|asset| &asset.path));
    let mut diagnostics = check_alike(sources, paths());
    let mut reported = BTreeSet::new();
    for path in paths().filter(|path| !is_surely_good(path)) {
        diagnostics.extend(check_path(path, &mut reported));
    }
    diagnostics
}

fn check_alike<'s>(sources: &'s Sources, paths: impl Iterator<Item = &'s FilePath> + Clone) -> Vec<Diagnostic> {
    let at = |path: &FilePath| Place::new(path, Span::start_of_file());
    let is_same = |path: &FilePath| Diagnostic::new(Code::FileName, at(path)).variant("form").arg("file", &**path);
    let mut diagnostics: Vec<Diagnostic> = sources.twice.iter().map(is_same).collect();
    // Of two names that differ in case, one has a capital letter.
    let is_folded = |path: &FilePath| path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let mut alike: BTreeMap<String, Vec<&FilePath>> = BTreeMap::new();
    for path in paths.clone().filter(|path| !is_folded(path)) {
        alike.entry(folded(path)).or_default().push(path);
    }
    if !alike.is_empty() {
        for path in paths.filter(|path| is_folded(path)) {
            if let Some(others) = alike.get_mut(&**path) {
                others.push(path);
            }
        }
    }
    for others in alike.values().filter(|others| others.len() > 1) {
        for path in &others[1..] {
            let diagnostic = Diagnostic::new(Code::FileName, at(path)).variant("case").arg("file", &***path);
            diagnostics.push(diagnostic.related(at(others[0]), Text::new("related-first")));
        }
    }
    diagnostics
}

/// Returns whether a path is of letters that every system takes and has no name that one of them keeps for itself: most
/// are, and need no closer look.
fn is_surely_good(path: &str) -> bool {
    path.len() <= LONGEST
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/'))
        && path.split('/').all(|part| !is_device(part) && !part.ends_with('.'))
}

/// Reports the first part of a path that some system cannot have, once for all files in a folder or of one text.
fn check_path<'p>(path: &'p FilePath, reported: &mut BTreeSet<&'p str>) -> Option<Diagnostic> {
    let is_text = matches!(Role::of(path), Role::Guide { .. } | Role::Page { .. } | Role::Snippet { .. });
    let mut start = 0;
    for part in path.split('/') {
        let end = start + part.len();
        let is_file = end == path.len();
        // What letters the name of a text may have is checked with its address.
        let better = if is_file && is_text && !is_device(part) && part.len() <= LONGEST { None } else { better(part) };
        if let Some(better) = better {
            let stem = if is_file { start + part.find('.').unwrap_or(part.len()) } else { end };
            if !reported.insert(path.slice(..stem)) {
                return None;
            }
            let diagnostic = Diagnostic::new(Code::FileName, Place::new(path, Span::start_of_file()));
            return Some(diagnostic.arg("value", part).suggest(Some(better)));
        }
        start = end + 1;
    }
    None
}

/// Returns a name in place of one that some system cannot have; `None` for one that all can.
pub(crate) fn better(name: &str) -> Option<String> {
    let bad = |c: char| {
        c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '#' | '%' | '\u{fffd}')
    };
    let is_bad = name.contains(bad) || name.ends_with(['.', ' ']) || name.len() > LONGEST || is_device(name);
    if !is_bad {
        return None;
    }
    let words: Vec<&str> = name.split(bad).map(str::trim).filter(|word| !word.is_empty()).collect();
    let name = words.join("-").replace("-.", ".");
    let name = name.trim_end_matches(['.', ' ']);
    let (stem, ending) = name.split_once('.').map_or((name, String::new()), |(stem, rest)| (stem, format!(".{rest}")));
    let stem = stem.slice(..stem.floor_char_boundary(LONGEST.saturating_sub(ending.len()).min(100)));
    let stem = if stem.is_empty() { "file" } else { stem };
    let number = if is_device(stem) { "-1" } else { "" };
    Some(format!("{stem}{number}{ending}"))
}

/// Returns whether Windows keeps a name for a device of its own, whatever its ending.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().as_bytes();
    let is = |device: &str| stem.eq_ignore_ascii_case(device.as_bytes());
    let is_port =
        |kind: &str| stem.len() == 4 && stem[3].is_ascii_digit() && stem[..3].eq_ignore_ascii_case(kind.as_bytes());
    (3..=4).contains(&stem.len())
        && (["con", "prn", "aux", "nul"].into_iter().any(is) || is_port("com") || is_port("lpt"))
}
