//! Mends what is safe to mend, and nothing else: `stagecraft check --fix`.
//!
//! What can be mended, and into what, is part of the diagnostics ([`Fix`](crate::diagnostic::Fix)). Here a mend becomes
//! changes to bytes, and only to the bytes concerned: comments, quotation marks, line ends and everything else stay.
//! The mended playbook is checked again in memory before anything is written. A mend that does not take its mistake
//! away, or that brings an error to light, is dropped, so that there are never more errors than there were. Mending
//! what is mended changes nothing.
//!
//! Staleness is never mended: only a person can say that a translation is good.

mod entries;
mod mend;

use std::path::Path;

use crate::check::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::load::Sources;
use crate::source::{Edit, FilePath, apply};
use crate::write::replace;

/// How often mending is tried: a mend can let another mistake be seen that can be mended too.
const MAX_ROUNDS: usize = 16;

/// What mending came to. Nothing is written yet.
#[derive(Debug)]
pub struct Fixed {
    /// The mended playbook.
    pub sources: Sources,
    /// The mistakes that are left.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that differ from what is on disk, by path.
    pub files: Vec<FixedFile>,
    /// How many mistakes were mended.
    pub mended: usize,
}

/// A mended file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Its path relative to the root.
    pub path: FilePath,
    /// The text as it is on disk.
    pub before: String,
    /// The mended text.
    pub after: String,
}

/// What is to be changed to mend one mistake.
type Mend = Vec<(FilePath, Edit)>;

/// Mends the playbook in `root`, which was read as `sources`, in memory.
///
/// # Errors
/// Fails where a theme that mended settings name cannot be read.
pub fn fix(root: &Path, sources: &Sources) -> Result<Fixed, Failure> {
    let mut state = State { sources: sources.clone(), diagnostics: check(sources).diagnostics, mended: 0 };
    for _ in 0..MAX_ROUNDS {
        let mends = state.mends(root);
        let mut round = Round { root, base: &state, chosen: Vec::new(), best: None };
        round.choose(&mends)?;
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
    Ok(Fixed { sources: state.sources, diagnostics: state.diagnostics, files, mended: state.mended })
}

/// Writes the mended files below `root`.
///
/// # Errors
/// Fails where a file cannot be written. Every file is whole then: as it was, or mended.
pub fn write(root: &Path, fixed: &Fixed) -> Result<(), Failure> {
    fixed.files.iter().try_for_each(|file| replace(&root.join(&*file.path), file.after.as_bytes()))
}

/// Returns what mending changes, as a unified diff that `git apply` and `patch -p1` understand.
#[must_use]
pub fn diff(fixed: &Fixed) -> String {
    let diff = |file: &FixedFile| {
        let names = (format!("a/{}", file.path), format!("b/{}", file.path));
        let lines = similar::TextDiff::from_lines(&file.before, &file.after);
        lines.unified_diff().header(&names.0, &names.1).to_string()
    };
    fixed.files.iter().map(diff).collect()
}

/// A playbook at some point of mending.
struct State {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    mended: usize,
}

impl State {
    /// Returns the mends that can be made at once: no two of them touch the same bytes.
    fn mends(&self, root: &Path) -> Vec<Mend> {
        let mut mends: Vec<Mend> = Vec::new();
        for diagnostic in &self.diagnostics {
            let Some(mend) = mend::mend(diagnostic, &self.sources) else { continue };
            // A file whose name on disk is not in NFC is not found by its path.
            let is_free = |(path, edit): &(FilePath, Edit)| {
                let mut taken = mends.iter().flatten().filter(|(of, _)| of == path);
                taken.all(|(_, other)| !edit.overlaps(other)) && root.join(&**path).is_file()
            };
            if !mend.is_empty() && mend.iter().all(is_free) {
                mends.push(mend);
            }
        }
        mends
    }

    fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Returns the playbook with `mends` made.
    fn with(&self, root: &Path, mends: &[&Mend]) -> Result<Self, Failure> {
        let mut edits: std::collections::BTreeMap<FilePath, Vec<Edit>> = std::collections::BTreeMap::new();
        for (path, edit) in mends.iter().copied().flatten() {
            edits.entry(path.clone()).or_default().push(edit.clone());
        }
        let texts = edits.into_iter().filter_map(|(path, edits)| {
            let text = apply(self.sources.files.get(&path)?.file.source.original_text(), edits);
            Some((path, text))
        });
        let sources = self.sources.with_texts(root, texts)?;
        let diagnostics = check(&sources).diagnostics;
        Ok(Self { sources, diagnostics, mended: self.mended + mends.len() })
    }
}

/// One round of mending: the mends that are good together.
struct Round<'s, 'm> {
    root: &'s Path,
    base: &'s State,
    chosen: Vec<&'m Mend>,
    best: Option<State>,
}

impl<'m> Round<'_, 'm> {
    /// Takes those of `mends` that do what they should; where some do not, halves tell which.
    fn choose(&mut self, mends: &'m [Mend]) -> Result<(), Failure> {
        if mends.is_empty() {
            return Ok(());
        }
        let together: Vec<&Mend> = self.chosen.iter().copied().chain(mends).collect();
        let attempt = self.base.with(self.root, &together)?;
        let before = self.best.as_ref().unwrap_or(self.base);
        let is_good =
            attempt.errors() <= before.errors() && attempt.diagnostics.len() + mends.len() <= before.diagnostics.len();
        if is_good {
            self.chosen = together;
            self.best = Some(attempt);
            return Ok(());
        }
        if mends.len() == 1 {
            return Ok(());
        }
        let (first, second) = mends.split_at(mends.len() / 2);
        self.choose(first)?;
        self.choose(second)
    }
}
