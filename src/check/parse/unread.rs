//! Reports files and folders below `content/` that nothing reads, with the name that was probably meant.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::paths::stem;
use crate::check::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::{fold, slug};
use crate::load::{Sources, is_conflict, with_text_ending};
use crate::model::StageId;
use crate::slice::Slice;
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
    /// Stages that have such a file.
    pub(crate) stages: BTreeSet<StageId>,
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

/// Reports every file that nothing reads, those of one folder or ending together. Where stages are among them, of which
/// there is no file in its place, that is what is reported: without them there is no site.
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
        let stages: BTreeSet<StageId> = files.iter().filter_map(|path| missing_stage(path, sources)).collect();
        diagnostics.push(match stages.len() {
            0 => diagnostic(&mistake, first, files.len()),
            count => elsewhere(&mistake, first, count),
        });
        unread.stages.extend(stages);
    }
    (unread, diagnostics)
}

/// Returns the stage that a file which nothing reads is about, if it has no other.
fn missing_stage(path: &str, sources: &Sources) -> Option<StageId> {
    let file = file_name(path);
    let (name, ending) = file.split_once('.')?;
    let stage = StageId::from_id(&name.to_ascii_lowercase()).filter(|_| is_yaml(ending) && !is_conflict(file))?;
    let is_there = |ending: &str| sources.files.contains_key(&*format!("content/stages/{stage}.{ending}"));
    (!is_there("yaml") && !is_there("yml")).then_some(stage)
}

fn is_yaml(ending: &str) -> bool {
    ["yaml", "yml", "yaml.txt", "yml.txt"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Reports the files of `count` stages that are not in their place.
fn elsewhere(mistake: &Mistake<'_>, first: &FilePath, count: usize) -> Diagnostic {
    let name = match mistake {
        Mistake::Folder(folder) | Mistake::Ending(folder, _) => folder,
        Mistake::File(path) => path,
    };
    let meant = match mistake {
        Mistake::Folder(folder) => meant_folder(folder).map(str::to_owned),
        Mistake::Ending(..) => with_text_ending(file_name(first)),
        Mistake::File(path) => meant_file(path),
    };
    let diagnostic = Diagnostic::new(Code::ModelMissingStage, Place::new(first, Span::start_of_file()));
    diagnostic.variant("elsewhere").arg("name", *name).arg("count", count).suggest(meant)
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
        return Mistake::Folder(path.slice(..start + first.len()));
    }
    if matches!(first, "stages" | "lenses" | "snippets")
        && let Some((sub, _)) = rest.split_once('/')
    {
        return Mistake::Folder(path.slice(..start + first.len() + 1 + sub.len()));
    }
    match with_text_ending(file_name(path)) {
        Some(_) => Mistake::Ending(folder_of(path), ending(file_name(path))),
        None => Mistake::File(path),
    }
}

/// Returns the ending that is wrong, both of its parts for `.md.txt`.
fn ending(file: &str) -> &str {
    let last = file.rfind('.').unwrap_or(file.len());
    match file.slice(..last).rfind('.') {
        Some(before) if file.slice(last..).eq_ignore_ascii_case(".txt") => file.slice(before..),
        _ => file.slice(last..),
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
