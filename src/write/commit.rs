//! Puts staged files into their place and removes what is no longer made.

use std::collections::{BTreeMap, HashMap};
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::failure::Failure;
use crate::slice::Slice;
use crate::words::Text;

use super::files::WriteStep;
use super::manifest::Manifest;
use super::workspace::{Waiting, Workspace, is_refused};

/// A file that waits in the staging folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Staged<'f> {
    pub(super) path: &'f str,
    pub(super) waiting: Waiting,
}

/// What is to be done to an output folder.
#[derive(Debug)]
pub(super) struct Plan<'f> {
    /// How many files wait in the staging folder.
    pub(super) files: usize,
    /// Folders that come as wholes, with the files in them and below: their place is empty.
    whole: Vec<(&'f str, Vec<&'f str>)>,
    /// Other folders to make, those that hold others first.
    folders: Levels<'f>,
    /// Files that come one by one.
    single: Vec<Staged<'f>>,
    /// Files of an earlier build in the place of a folder that is needed.
    in_the_way: Vec<&'f str>,
}

/// What is at a path.
enum Occupant {
    Nothing,
    Folder,
    Other,
}

/// Refuses to go on where a file that no earlier build made is at one of `paths`.
pub(super) fn refuse_foreign(workspace: &Workspace, paths: &[&str]) -> Result<(), Failure> {
    if workspace.is_new() {
        return Ok(());
    }
    let foreign = paths.par_iter().filter(|path| !workspace.manifest().lists(path));
    let foreign = foreign.map(|path| Ok((path, look(workspace, path)?)));
    let foreign = foreign.find_first(|found| !matches!(found, Ok((_, Occupant::Nothing))));
    match foreign.transpose()? {
        Some((path, _)) => Err(foreign_file(workspace, path)),
        None => Ok(()),
    }
}

impl<'f> Plan<'f> {
    /// Plans for the staged files; refuses where a folder they need is somebody else's file or a symbolic link.
    pub(super) fn new(workspace: &Workspace, mut staged: Vec<Staged<'f>>) -> Result<Self, Failure> {
        staged.par_sort_unstable_by_key(|file| file.path);
        let mut plan = Self {
            files: staged.len(),
            whole: Vec::new(),
            folders: Levels::new(),
            single: Vec::new(),
            in_the_way: Vec::new(),
        };
        let (new, changed): (Vec<_>, Vec<_>) = staged.into_iter().partition(|file| file.waiting == Waiting::New);
        let missing: FxHashSet<&str> = plan.missing(workspace, &new)?.into_iter().collect();
        for file in new {
            match plan.whole.last_mut() {
                Some((folder, files)) if is_below(file.path, folder) => files.push(file.path),
                _ => match folders_above(file.path).find(|folder| missing.contains(folder)) {
                    Some(folder) => plan.whole.push((folder, vec![file.path])),
                    None => plan.single.push(file),
                },
            }
        }
        for folder in plan.missing(workspace, &changed)? {
            plan.folders.entry(folder.matches('/').count()).or_default().push(folder);
        }
        plan.single.extend(changed);
        plan.in_the_way.sort_unstable();
        plan.in_the_way.dedup();
        Ok(plan)
    }

    /// Returns the folders above `files`, which are in order, that the output does not have; notes what is in the way.
    fn missing(&mut self, workspace: &Workspace, files: &[Staged<'f>]) -> Result<Vec<&'f str>, Failure> {
        let paths: Vec<&str> = files.iter().map(|file| file.path).collect();
        let found = folders_of(&paths).into_par_iter().map(|folder| Ok((folder, look(workspace, folder)?)));
        let mut missing = Vec::new();
        for (folder, found) in found.collect::<Result<Vec<_>, Failure>>()? {
            match found {
                Occupant::Folder => continue,
                Occupant::Nothing => {}
                Occupant::Other if workspace.manifest().lists(folder) => self.in_the_way.push(folder),
                Occupant::Other => return Err(foreign_file(workspace, folder)),
            }
            missing.push(folder);
        }
        Ok(missing)
    }
}

/// Carries out `plan`, after which the output is as `now` says; returns how many files were removed.
///
/// The order keeps the manifest complete: files are listed before they are made and unlisted after they are gone.
pub(super) fn commit(
    workspace: &Workspace,
    now: &Manifest<&str>,
    plan: &Plan<'_>,
    progress: &(dyn Fn(WriteStep) + Sync),
) -> Result<usize, Failure> {
    // What was compared with it would not be in what is there now.
    workspace.is_in_place()?;
    let before = workspace.manifest();
    let gone = before.files().par_iter().map(|(path, _)| path.as_str()).filter(|path| !now.lists(path));
    let orphans: Vec<&str> = gone.filter(|path| !plan.in_the_way.contains(path)).collect();
    let is_changed = plan.files > 0 || !orphans.is_empty();
    if is_changed {
        let before = before.files().iter().map(|(path, left)| (path.as_str(), *left));
        workspace.record(&Manifest::new(None, before.chain(now.files().iter().copied()).collect()))?;
    }
    for path in &plan.in_the_way {
        remove_file(workspace, path)?;
    }
    plan.whole.par_iter().try_for_each(|(folder, files)| place_folder(workspace, folder, files, progress))?;
    make_folders(workspace, plan)?;
    plan.single.par_iter().try_for_each(|file| {
        let place = workspace.place(file.path);
        let placed = std::fs::rename(workspace.staged(file.path, file.waiting), &place);
        placed.map_err(Failure::at("failure-write-file", place))?;
        progress(WriteStep::Placed);
        Ok(())
    })?;
    let removed = remove_orphans(workspace, &orphans, progress)?;
    match workspace.record(now) {
        // All is as it is to be. What it was made of is found out again next time.
        Err(Failure { reason: Some(reason), .. }) if !is_changed && is_refused(&reason) => {}
        recorded => recorded?,
    }
    Ok(removed + plan.in_the_way.len())
}

/// Puts a folder of new files into its place.
///
/// In one go, which needs nothing at that place. If something has come there meanwhile, or the system keeps a folder
/// from being moved because of an open file in it, each file goes by itself.
fn place_folder(
    workspace: &Workspace,
    folder: &str,
    files: &[&str],
    progress: &(dyn Fn(WriteStep) + Sync),
) -> Result<(), Failure> {
    let moved = std::fs::rename(workspace.staged_new(folder), workspace.place(folder)).is_ok();
    files.par_iter().try_for_each(|path| {
        if !moved {
            place_new_file(workspace, path)?;
        }
        progress(WriteStep::Placed);
        Ok(())
    })
}

fn place_new_file(workspace: &Workspace, path: &str) -> Result<(), Failure> {
    let place = workspace.place(path);
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).map_err(Failure::at("failure-write-folder", folder))?;
    }
    match std::fs::rename(workspace.staged_new(path), &place) {
        // Where `a` and `A` are one folder, the file came with the other.
        Err(error) if error.kind() == ErrorKind::NotFound && place.is_file() => Ok(()),
        placed => placed.map_err(Failure::at("failure-write-file", place)),
    }
}

fn make_folders(workspace: &Workspace, plan: &Plan<'_>) -> Result<(), Failure> {
    for level in plan.folders.values() {
        level.par_iter().try_for_each(|folder| {
            let place = workspace.place(folder);
            match std::fs::create_dir(&place) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    Err(Failure::io("failure-write-folder", &place, error))
                }
                _ => Ok(()),
            }
        })?;
    }
    Ok(())
}

/// Removes `orphans`, then the folders that became empty; returns how many files were there to be removed.
///
/// Many at once: some file systems take milliseconds for each folder, but little more for several together.
fn remove_orphans(
    workspace: &Workspace,
    orphans: &[&str],
    progress: &(dyn Fn(WriteStep) + Sync),
) -> Result<usize, Failure> {
    let (own, levels) = reachable(workspace, orphans)?;
    let removed = own.into_par_iter().map(|orphan| {
        let removed = remove_file(workspace, orphan)?;
        if removed {
            progress(WriteStep::Removed);
        }
        Ok(usize::from(removed))
    });
    let removed = removed.try_reduce(|| 0, |a, b| Ok(a + b))?;
    for folders in levels.into_values().rev() {
        // A folder that still holds something stays.
        folders.into_par_iter().for_each(|folder| drop(std::fs::remove_dir(workspace.place(folder))));
    }
    Ok(removed)
}

/// Folders by their depth.
type Levels<'p> = BTreeMap<usize, Vec<&'p str>>;

/// Returns those of `paths` that no symbolic link leads to, and the folders above them. Behind a link that somebody
/// made, files are somebody's.
fn reachable<'p>(workspace: &Workspace, paths: &[&'p str]) -> Result<(Vec<&'p str>, Levels<'p>), Failure> {
    let mut real: HashMap<&str, bool> = HashMap::new();
    let mut levels = Levels::new();
    let mut reachable = Vec::new();
    for &path in paths {
        let mut all_real = true;
        for (depth, folder) in folders_above(path).enumerate() {
            let known = real.get(folder).copied();
            let is_real = match known {
                Some(is_real) => is_real,
                None => all_real && matches!(look(workspace, folder)?, Occupant::Folder),
            };
            if known.is_none() {
                real.insert(folder, is_real);
                if is_real {
                    levels.entry(depth).or_default().push(folder);
                }
            }
            all_real = is_real;
        }
        if all_real {
            reachable.push(path);
        }
    }
    Ok((reachable, levels))
}

/// Removes a file; returns whether there was one.
fn remove_file(workspace: &Workspace, path: &str) -> Result<bool, Failure> {
    let place = workspace.place(path);
    match std::fs::remove_file(&place) {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        // Somebody put a folder in its place.
        Err(_) if place.is_dir() => Ok(false),
        Err(error) => Err(Failure::io("failure-remove-file", &place, error)),
    }
}

/// Returns the folders that lead to `path`, the outermost first: `a` and `a/b` for `a/b/c`.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| path.slice(..at))
}

/// Returns the folders that lead to `paths`, which are in order; each once, those that hold others first.
pub(super) fn folders_of<'p>(paths: &[&'p str]) -> Vec<&'p str> {
    let mut folders = Vec::new();
    let mut before = "";
    for path in paths {
        // What is below one folder comes together.
        folders.extend(folders_above(path).filter(|folder| !is_below(before, folder)));
        before = path;
    }
    folders
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Returns what is at `path` in the output; symbolic links are not followed.
fn look(workspace: &Workspace, path: &str) -> Result<Occupant, Failure> {
    if workspace.is_new() {
        return Ok(Occupant::Nothing);
    }
    let place = workspace.place(path);
    match std::fs::symlink_metadata(&place) {
        Ok(found) if found.is_dir() => Ok(Occupant::Folder),
        Ok(_) => Ok(Occupant::Other),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Occupant::Nothing),
        Err(error) => Err(Failure::io("failure-read-file", &place, error)),
    }
}

fn foreign_file(workspace: &Workspace, path: &str) -> Failure {
    foreign(&workspace.place(path))
}

/// Returns the failure of a file that is not Stagecraft's to replace.
pub(super) fn foreign(place: &Path) -> Failure {
    Failure::new(Text::new("failure-output-foreign-file").arg("path", place.display().to_string()))
}
