//! Fixes what is safe to fix, and nothing else: `stagecraft check --fix`.
//!
//! What can be fixed, and into what, is part of the diagnostics ([`Fix`](crate::diagnostic::Fix)). Here a fix becomes
//! changes to bytes, and only to the bytes concerned: comments, quotation marks, line ends and everything else stay.
//! The fixed playbook is checked again in memory before anything is written. A fix that does not take its mistake away,
//! or that brings an error to light, is dropped, so that there are never more errors than there were. Fixing what is
//! fixed changes nothing.
//!
//! Staleness is never fixed: only a person can say that a translation is good.

mod edits;
mod entries;

use std::path::Path;

use crate::check::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::load::Sources;
use crate::source::{Edit, FilePath, apply};
use crate::write::replace;

use edits::FixEdits;

/// How often fixing is tried: a fix can bring another mistake to light that can be fixed too.
const MAX_ROUNDS: usize = 16;

/// What fixing came to. Nothing is written yet.
#[derive(Debug)]
pub struct Fixed {
    /// The fixed playbook.
    pub sources: Sources,
    /// The mistakes that are left.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that differ from what is on disk, by path.
    pub files: Vec<FixedFile>,
    /// How many mistakes were fixed.
    pub count: usize,
}

/// A fixed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Its path relative to the root.
    pub path: FilePath,
    /// The text as it is on disk.
    pub before: String,
    /// The fixed text.
    pub after: String,
}

/// Fixes the playbook in `root`, which was read as `sources`, in memory.
///
/// # Errors
/// Fails where a theme that fixed settings name cannot be read.
pub fn fix(root: &Path, sources: &Sources) -> Result<Fixed, Failure> {
    let mut state = FixState { sources: sources.clone(), diagnostics: check(sources).diagnostics, count: 0 };
    for _ in 0..MAX_ROUNDS {
        let fixes = state.fixes(root);
        let mut round = Round { root, base: &state, chosen: Vec::new(), best: None };
        round.choose(&fixes)?;
        match round.best {
            Some(best) => state = best,
            None => break,
        }
    }
    let files = sources.files.iter().filter_map(|(path, loaded)| {
        let before = loaded.file.source.original_text();
        let after = state.sources.files.get(path)?.file.source.original_text();
        (before != after).then(|| FixedFile { path: path.clone(), before: before.to_owned(), after: after.to_owned() })
    });
    let files = files.collect();
    Ok(Fixed { sources: state.sources, diagnostics: state.diagnostics, files, count: state.count })
}

/// Writes the fixed files below `root`.
///
/// # Errors
/// Fails where a file cannot be written. Every file is whole then: as it was, or fixed.
pub fn write(root: &Path, fixed: &Fixed) -> Result<(), Failure> {
    fixed.files.iter().try_for_each(|file| replace(&root.join(&*file.path), file.after.as_bytes()))
}

/// Returns what fixing changes, as a unified diff that `git apply` and `patch -p1` understand.
#[must_use]
pub fn diff(fixed: &Fixed) -> String {
    let diff = |file: &FixedFile| {
        let names = (format!("a/{}", file.path), format!("b/{}", file.path));
        let lines = similar::TextDiff::from_lines(&file.before, &file.after);
        lines.unified_diff().header(&names.0, &names.1).to_string()
    };
    fixed.files.iter().map(diff).collect()
}

/// A playbook at some point of fixing.
struct FixState {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    count: usize,
}

impl FixState {
    /// Returns the fixes that can be made at once: no two of them touch the same bytes.
    fn fixes(&self, root: &Path) -> Vec<FixEdits> {
        let mut fixes: Vec<FixEdits> = Vec::new();
        for diagnostic in &self.diagnostics {
            let Some(fix) = edits::edits(diagnostic, &self.sources) else { continue };
            // A file whose name on disk is not in NFC is not found by its path.
            let is_free = |(path, edit): &(FilePath, Edit)| {
                let mut taken = fixes.iter().flatten().filter(|(of, _)| of == path);
                taken.all(|(_, other)| !edit.overlaps(other)) && root.join(&**path).is_file()
            };
            if !fix.is_empty() && fix.iter().all(is_free) {
                fixes.push(fix);
            }
        }
        fixes
    }

    fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Returns the playbook with `fixes` made.
    fn with(&self, root: &Path, fixes: &[&FixEdits]) -> Result<Self, Failure> {
        let mut edits: std::collections::BTreeMap<FilePath, Vec<Edit>> = std::collections::BTreeMap::new();
        for (path, edit) in fixes.iter().copied().flatten() {
            edits.entry(path.clone()).or_default().push(edit.clone());
        }
        let texts = edits.into_iter().filter_map(|(path, edits)| {
            let text = apply(self.sources.files.get(&path)?.file.source.original_text(), edits);
            Some((path, text))
        });
        let sources = self.sources.with_texts(root, texts)?;
        let diagnostics = check(&sources).diagnostics;
        Ok(Self { sources, diagnostics, count: self.count + fixes.len() })
    }
}

/// One round of fixing: the fixes that are good together.
struct Round<'s, 'm> {
    root: &'s Path,
    base: &'s FixState,
    chosen: Vec<&'m FixEdits>,
    best: Option<FixState>,
}

impl<'m> Round<'_, 'm> {
    /// Takes those of `fixes` that do what they should; where some do not, halves show which.
    fn choose(&mut self, fixes: &'m [FixEdits]) -> Result<(), Failure> {
        if fixes.is_empty() {
            return Ok(());
        }
        let together: Vec<&FixEdits> = self.chosen.iter().copied().chain(fixes).collect();
        let attempt = self.base.with(self.root, &together)?;
        let before = self.best.as_ref().unwrap_or(self.base);
        let is_good =
            attempt.errors() <= before.errors() && attempt.diagnostics.len() + fixes.len() <= before.diagnostics.len();
        if is_good {
            self.chosen = together;
            self.best = Some(attempt);
            return Ok(());
        }
        if fixes.len() == 1 {
            return Ok(());
        }
        let (first, second) = fixes.split_at(fixes.len() / 2);
        self.choose(first)?;
        self.choose(second)
    }
}
