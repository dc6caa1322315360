//! Fixes what is safe to fix, and nothing else: `stagecraft check --fix`.
//!
//! What can be fixed, and into what, is part of the diagnostics ([`Fix`](crate::diagnostic::Fix)). Here a fix becomes
//! changes to bytes, and only to the bytes concerned: comments, quotation marks, line ends and everything else stay.
//! The fixed playbook is checked again in memory before anything is written. A fix that does not take its mistake away,
//! or that brings an error to light, is dropped, so that there are never more errors than there were. Fixing what is
//! fixed changes nothing.
//!
//! Staleness is never fixed: only a person can say that a translation is good.

mod blame;
mod edits;
mod entries;
mod taken;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::check::check;
use crate::diagnostic::{Diagnostic, Selection, Severity};
use crate::failure::Failure;
use crate::load::Sources;
use crate::source::{Edit, FilePath, apply};
use crate::write::replace;

use blame::{Blame, State};
use edits::FixEdits;
use taken::Taken;

/// How often fixing is tried: a fix can bring another mistake to light that can be fixed too.
const MAX_ROUNDS: usize = 16;

/// So many fixes of a file are tried in ever smaller parts until it is known which do not work.
const FEW: usize = 16;

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

/// Fixes what `selection` includes of the playbook in `root`, which was read as `sources`, in memory.
///
/// # Errors
/// Fails where a theme that fixed settings name cannot be read.
pub fn fix(root: &Path, sources: &Sources, selection: &Selection) -> Result<Fixed, Failure> {
    let mut state = FixState { sources: sources.clone(), diagnostics: check(sources).diagnostics, count: 0 };
    let mut on_disk = OnDisk { root, known: HashMap::new() };
    for severity in [Severity::Error, Severity::Warning] {
        for _ in 0..MAX_ROUNDS {
            let fixes = state.fixes(severity, selection, &mut on_disk);
            let mut round = Round { root, severity, base: &state, chosen: Vec::new(), best: None };
            round.choose(by_file(&fixes))?;
            match round.best {
                Some(best) => state = best,
                None => break,
            }
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

/// How many mistakes there are.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    errors: usize,
    all: usize,
}

/// A playbook at some point of fixing.
struct FixState {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    count: usize,
}

impl FixState {
    /// Returns the fixes of errors or of warnings that can be made at once: no two of them touch the same bytes.
    fn fixes(&self, severity: Severity, selection: &Selection, on_disk: &mut OnDisk<'_>) -> Vec<FixEdits> {
        let mut fixes: Vec<FixEdits> = Vec::new();
        let mut taken = Taken::default();
        let is_asked_for = |found: &&Diagnostic| found.severity == severity && selection.includes(found);
        for diagnostic in self.diagnostics.iter().filter(is_asked_for) {
            let Some(fix) = edits::edits(diagnostic, &self.sources) else { continue };
            let mut may_be_made = |(path, edit): &(FilePath, Edit)| {
                selection.includes_file(path) && taken.is_free(path, edit) && on_disk.has(path)
            };
            if !fix.is_empty() && fix.iter().all(&mut may_be_made) {
                fix.iter().for_each(|(path, edit)| taken.take(path, edit));
                fixes.push(fix);
            }
        }
        fixes
    }

    fn state(&self) -> State<'_> {
        State { sources: &self.sources, diagnostics: &self.diagnostics }
    }

    fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Returns how many errors and how many mistakes there are in each file.
    fn counts(&self) -> HashMap<FilePath, Count> {
        let mut counts: HashMap<FilePath, Count> = HashMap::new();
        for diagnostic in &self.diagnostics {
            let count = counts.entry(diagnostic.place.file.clone()).or_default();
            count.errors += usize::from(diagnostic.severity == Severity::Error);
            count.all += 1;
        }
        counts
    }

    /// Returns the playbook with `fixes` made.
    fn with(&self, root: &Path, fixes: &[&FixEdits]) -> Result<Self, Failure> {
        let mut edits: BTreeMap<FilePath, Vec<Edit>> = BTreeMap::new();
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

/// Which files are on the disk under the path that a playbook has them by: one whose name is not in NFC is not.
struct OnDisk<'r> {
    root: &'r Path,
    known: HashMap<FilePath, bool>,
}

impl OnDisk<'_> {
    fn has(&mut self, path: &FilePath) -> bool {
        let root = self.root;
        *self.known.entry(path.clone()).or_insert_with(|| root.join(&**path).is_file())
    }
}

/// Returns how many of `diagnostics` [`fix`] would try to fix.
#[must_use]
pub fn fixable(diagnostics: &[Diagnostic], sources: &Sources) -> usize {
    let can = |diagnostic: &&Diagnostic| edits::edits(diagnostic, sources).is_some_and(|edits| !edits.is_empty());
    diagnostics.iter().filter(can).count()
}

/// The fixes of one file.
type FileFixes<'m> = Vec<&'m FixEdits>;

/// Puts together the fixes that begin in the same file.
fn by_file(fixes: &[FixEdits]) -> Vec<FileFixes<'_>> {
    let mut files: BTreeMap<&FilePath, FileFixes<'_>> = BTreeMap::new();
    for fix in fixes {
        if let Some((path, _)) = fix.first() {
            files.entry(path).or_default().push(fix);
        }
    }
    files.into_values().collect()
}

/// One round of fixing: the fixes that are good together.
struct Round<'s, 'm> {
    root: &'s Path,
    /// How serious the mistakes are that are fixed.
    severity: Severity,
    base: &'s FixState,
    chosen: Vec<&'m FixEdits>,
    best: Option<FixState>,
}

impl<'m> Round<'_, 'm> {
    /// Returns whether `fixes` fixes took as many mistakes away. What an error hid may bring warnings to light, never
    /// errors.
    fn is_good(&self, after: Count, before: Count, fixes: usize) -> bool {
        match self.severity {
            Severity::Error => after.errors + fixes <= before.errors,
            Severity::Warning => after.errors <= before.errors && after.all + fixes <= before.all,
        }
    }

    /// Takes those of `fixes` that do what they should. A check costs as much as the playbook is large, so it judges
    /// every file at once; where some do not, halves show which, of all such files at once.
    fn choose(&mut self, fixes: Vec<FileFixes<'m>>) -> Result<(), Failure> {
        if fixes.is_empty() {
            return Ok(());
        }
        let together: Vec<&FixEdits> = self.chosen.iter().chain(fixes.iter().flatten()).copied().collect();
        let attempt = self.base.with(self.root, &together)?;
        let before = self.best.as_ref().unwrap_or(self.base);
        let added = together.len() - self.chosen.len();
        let total = |state: &FixState| Count { errors: state.errors(), all: state.diagnostics.len() };
        if self.is_good(total(&attempt), total(before), added) {
            self.chosen = together;
            self.best = Some(attempt);
            return Ok(());
        }
        let (counts, counts_before) = (attempt.counts(), before.counts());
        let is_good = |fixes: &FileFixes<'_>| {
            let path = fixes.first().and_then(|fix| fix.first()).map(|(path, _)| path);
            let of = |counts: &HashMap<FilePath, Count>| path.and_then(|path| counts.get(path)).copied();
            self.is_good(of(&counts).unwrap_or_default(), of(&counts_before).unwrap_or_default(), fixes.len())
        };
        let (good, bad): (Vec<_>, Vec<_>) = fixes.into_iter().partition(is_good);
        if bad.is_empty() {
            // What goes wrong shows in another file.
            let (first, second) = halves_of_all(good);
            self.choose(first)?;
            return self.choose(second);
        }
        self.choose(good)?;
        // Of many, those are left out at once that are known to be to blame.
        let [base, after] = [self.base, &attempt].map(FixState::state);
        let blame = Blame::of(base, after, &together, self.severity);
        let (mut sifted, mut open) = (Vec::new(), Vec::new());
        for fixes in bad.into_iter().filter(|fixes| fixes.len() > 1) {
            let innocent: FileFixes<'m> = fixes.iter().copied().filter(|fix| !blame.is_on(fix)).collect();
            if fixes.len() <= FEW || innocent.len() == fixes.len() {
                open.push(fixes);
            } else if !innocent.is_empty() {
                sifted.push(innocent);
            }
        }
        self.choose(sifted)?;
        let (first, second): (Vec<_>, Vec<_>) = open.into_iter().map(halves).unzip();
        self.choose(first)?;
        self.choose(second)
    }
}

fn halves<T>(mut all: Vec<T>) -> (Vec<T>, Vec<T>) {
    let second = all.split_off(all.len() / 2);
    (all, second)
}

/// Parts fixes into two halves by file, or those of one file; nothing is left of a single one.
fn halves_of_all(mut fixes: Vec<FileFixes<'_>>) -> (Vec<FileFixes<'_>>, Vec<FileFixes<'_>>) {
    if fixes.len() > 1 {
        return halves(fixes);
    }
    match fixes.pop() {
        Some(of_file) if of_file.len() > 1 => {
            let (first, second) = halves(of_file);
            (vec![first], vec![second])
        }
        _ => (Vec::new(), Vec::new()),
    }
}
