//! Reports files and folders below `content/` that nothing reads, with the name that was probably meant.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::paths::stem;
use crate::check::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::{fold, slug};
use crate::load::{Sources, is_conflict, with_text_ending};
use crate::model::StageId;
use crate::source::{FilePath, Span};

/// The folders of a playbook.
const FOLDERS: [&str; 5] = ["guides", "pages", "stages", "lenses", "snippets"];

/// What people call these folders otherwise, where that is not near the name.
const OTHERWISE: [(&str, &[&str]); 5] = [
    ("guides", &["huong-dan", "activities", "hoat-dong", "how-to", "howto"]),
    ("pages", &["trang"]),
    ("stages", &["giai-doan"]),
    ("snippets", &["includes", "include", "partials", "fragments", "reuse", "shared", "doan-dung-chung", "dung-chung"]),
    ("lenses", &["lens", "lense", "goc-nhin", "lang-kinh"]),
];

/// What came of the files that nothing reads.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Folders that are reported, with a slash at the end: what is in them is not reported again.
    pub(crate) folders: Vec<String>,
    /// Folded names of texts that have such a file.
    pub(crate) names: BTreeSet<String>,
    /// Whether there are guides among them: an activity may have its guide all the same.
    pub(crate) hides_guides: bool,
}

impl Unread {
    /// Returns whether the file at `path` is in a folder that is reported.
    pub(crate) fn holds(&self, path: &str) -> bool {
        self.folders.iter().any(|folder| path.starts_with(folder.as_str()))
    }
}

/// What is reported together: one mistake.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mistake<'p> {
    /// A folder of this path.
    Folder(&'p str),
    /// Files of this folder with this ending.
    Ending(&'p str, &'p str),
    /// One file.
    File(&'p str),
}

/// Reports every file that nothing reads, those of one folder or ending together.
pub(crate) fn check(sources: &Sources) -> (Unread, Vec<Diagnostic>) {
    let mut mistakes: BTreeMap<Mistake<'_>, Vec<&FilePath>> = BTreeMap::new();
    for path in &sources.unread {
        mistakes.entry(mistake(path)).or_default().push(path);
    }
    let mut unread = Unread::default();
    let mut diagnostics = Vec::new();
    for (mistake, files) in mistakes {
        let Some(first) = files.first() else { continue };
        let texts = files.iter().filter(|path| is_text(path));
        unread.names.extend(texts.map(|path| fold(stem(path))));
        if let Mistake::Folder(folder) = mistake {
            unread.folders.push(format!("{folder}/"));
            unread.hides_guides |= meant_folder(folder) == Some("content/guides");
        } else {
            unread.hides_guides |= files.iter().any(|path| is_text(path) && !path.starts_with("content/pages/"));
        }
        diagnostics.push(diagnostic(&mistake, first, files.len()));
    }
    diagnostics.extend(sub_pages(sources));
    (unread, diagnostics)
}

/// Reports folders of pages that are not a page's own: the address of a page does not show them.
fn sub_pages(sources: &Sources) -> Vec<Diagnostic> {
    let mut folders: BTreeMap<&str, &FilePath> = BTreeMap::new();
    for path in sources.files.keys() {
        let Some((folders_below, file)) = path.strip_prefix("content/pages/").and_then(|below| below.rsplit_once('/'))
        else {
            continue;
        };
        if folders_below.contains('/') || !file.starts_with("index.") {
            folders.entry(folder_of(path)).or_insert(path);
        }
    }
    let report = |(folder, first): (&str, &FilePath)| {
        let diagnostic = Diagnostic::new(Code::FileUnknown, Place::new(first, Span::start_of_file()));
        diagnostic.variant("sub-page").arg("name", folder)
    };
    folders.into_iter().map(report).collect()
}

fn is_text(path: &str) -> bool {
    let file = file_name(path);
    with_text_ending(file).is_some_and(|right| right.ends_with(".md")) || file.ends_with(".md")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns what is wrong with a file.
fn mistake(path: &str) -> Mistake<'_> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let (first, rest) = below.split_once('/').unwrap_or(("", below));
    let start = path.len() - below.len();
    if is_conflict(file_name(path)) {
        return Mistake::File(path);
    }
    if !first.is_empty() && !FOLDERS.contains(&first) {
        return Mistake::Folder(&path[..start + first.len()]);
    }
    if matches!(first, "stages" | "lenses" | "snippets")
        && let Some((sub, _)) = rest.split_once('/')
    {
        return Mistake::Folder(&path[..start + first.len() + 1 + sub.len()]);
    }
    match with_text_ending(file_name(path)) {
        Some(_) => Mistake::Ending(folder_of(path), ending(file_name(path))),
        None => Mistake::File(path),
    }
}

/// Returns the ending that is wrong, both of its parts for `.md.txt`.
fn ending(file: &str) -> &str {
    let last = file.rfind('.').unwrap_or(file.len());
    match file[..last].rfind('.') {
        Some(before) if file[last..].eq_ignore_ascii_case(".txt") => &file[before..],
        _ => &file[last..],
    }
}

fn diagnostic(mistake: &Mistake<'_>, first: &FilePath, count: usize) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::FileUnknown, Place::new(first, Span::start_of_file()));
    let file = file_name(first);
    match mistake {
        Mistake::Folder(folder) => {
            let diagnostic = diagnostic.variant("folder").arg("name", *folder).arg("count", count);
            diagnostic.suggest(meant_folder(folder))
        }
        Mistake::Ending(_, ending) => {
            let diagnostic = diagnostic.variant("ending").arg("value", *ending).arg("count", count).arg("file", file);
            diagnostic.suggest(with_text_ending(file))
        }
        Mistake::File(_) if is_conflict(file) => diagnostic.variant("conflict").arg("file", file),
        Mistake::File(path) if folder_of(path) == "content" && is_text(path) => {
            diagnostic.variant("place").arg("file", file)
        }
        Mistake::File(path) => diagnostic.arg("file", file).suggest(meant_file(path)),
    }
}

/// Returns the folder that was probably meant by `folder`.
fn meant_folder(folder: &str) -> Option<&'static str> {
    let below = folder.strip_prefix("content/")?;
    if let Some((parent, _)) = below.split_once('/') {
        return ["content/stages", "content/lenses", "content/snippets"]
            .into_iter()
            .find(|known| known.ends_with(parent));
    }
    let name = slug(below);
    let otherwise = OTHERWISE.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(known, _)| *known);
    Some(match otherwise.or_else(|| nearest(&name, FOLDERS))? {
        "guides" => "content/guides",
        "pages" => "content/pages",
        "stages" => "content/stages",
        "snippets" => "content/snippets",
        _ => "content/lenses",
    })
}

/// Returns the path that was probably meant by that of a single file.
fn meant_file(path: &str) -> Option<String> {
    let name = path.strip_prefix("content/").filter(|below| !below.contains('/'))?;
    let stem = name.split('.').next().unwrap_or(name);
    if StageId::from_id(stem).is_some() {
        return Some(format!("content/stages/{stem}.yaml"));
    }
    let known = nearest(stem, ["playbook", "glossary"])?;
    Some(format!("content/{known}.yaml"))
}
