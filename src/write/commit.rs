//! Puts staged files into their place and removes what is no longer made.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;

use crate::failure::Failure;
use crate::words::Text;

use super::Step;
use super::manifest::Manifest;
use super::workspace::Workspace;

/// What is to be done to an output folder.
#[derive(Debug)]
pub(super) struct Plan<'f> {
    /// Files that wait in the staging folder.
    pub(super) staged: Vec<(&'f str, usize)>,
    /// Folders to make, those that hold others first.
    folders: BTreeMap<usize, Vec<&'f str>>,
    /// Files of an earlier build that stand where a folder is needed.
    in_the_way: Vec<&'f str>,
}

/// What stands at a path.
enum Found {
    Nothing,
    Folder,
    Other,
}

/// Refuses to go on where a file that no earlier build made stands at one of `paths`.
pub(super) fn refuse_foreign(workspace: &Workspace, paths: &[&str]) -> Result<(), Failure> {
    if workspace.is_new() {
        return Ok(());
    }
    let foreign = paths.par_iter().filter(|path| !workspace.manifest().files.contains_key(**path));
    let foreign = foreign.map(|path| Ok((path, look(workspace, path)?)));
    let foreign = foreign.find_first(|found| !matches!(found, Ok((_, Found::Nothing))));
    match foreign.transpose()? {
        Some((path, _)) => Err(foreign_file(workspace, path)),
        None => Ok(()),
    }
}

impl<'f> Plan<'f> {
    /// Plans for the staged files; refuses where a folder they need is somebody else's file or a symbolic link.
    pub(super) fn new(workspace: &Workspace, staged: Vec<(&'f str, usize)>) -> Result<Self, Failure> {
        let needed: BTreeSet<&str> = staged.iter().flat_map(|(path, _)| folders_above(path)).collect();
        let found: Vec<_> =
            needed.par_iter().map(|folder| Ok((*folder, look(workspace, folder)?))).collect::<Result<_, Failure>>()?;
        let mut plan = Self { staged, folders: BTreeMap::new(), in_the_way: Vec::new() };
        for (folder, found) in found {
            match found {
                Found::Folder => continue,
                Found::Nothing => {}
                Found::Other if workspace.manifest().files.contains_key(folder) => plan.in_the_way.push(folder),
                Found::Other => return Err(foreign_file(workspace, folder)),
            }
            plan.folders.entry(folder.matches('/').count()).or_default().push(folder);
        }
        Ok(plan)
    }
}

/// Carries out `plan`, after which the output is as `now` says; returns how many files were removed.
///
/// The order keeps the manifest complete: files are listed before they are made and unlisted after they are gone.
pub(super) fn commit(
    workspace: &Workspace,
    now: &Manifest,
    plan: &Plan<'_>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<usize, Failure> {
    let before = &workspace.manifest().files;
    let gone = before.keys().filter(|path| !now.files.contains_key(*path)).map(String::as_str);
    let orphans: Vec<&str> = gone.filter(|path| !plan.in_the_way.contains(path)).collect();
    if !plan.staged.is_empty() || !orphans.is_empty() {
        let files = before.iter().chain(&now.files).map(|(path, of)| (path.clone(), of.clone())).collect();
        workspace.record(&Manifest { inputs: None, files })?;
    }
    for path in &plan.in_the_way {
        remove_file(workspace, path)?;
    }
    make_folders(workspace, plan)?;
    plan.staged.par_iter().try_for_each(|&(path, at)| {
        let place = workspace.place(path);
        std::fs::rename(workspace.staged(at), &place).map_err(Failure::at("failure-write-file", place))?;
        progress(Step::Placed);
        Ok(())
    })?;
    let removed = remove_orphans(workspace, &orphans, progress)?;
    workspace.record(now)?;
    Ok(removed + plan.in_the_way.len())
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
fn remove_orphans(workspace: &Workspace, orphans: &[&str], progress: &(dyn Fn(Step) + Sync)) -> Result<usize, Failure> {
    let (own, levels) = reachable(workspace, orphans)?;
    let removed = own.into_par_iter().map(|orphan| {
        let removed = remove_file(workspace, orphan)?;
        if removed {
            progress(Step::Removed);
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
                None => all_real && matches!(look(workspace, folder)?, Found::Folder),
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

/// Removes a file; tells whether there was one.
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
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Returns what stands at `path` in the output; symbolic links are not followed.
fn look(workspace: &Workspace, path: &str) -> Result<Found, Failure> {
    if workspace.is_new() {
        return Ok(Found::Nothing);
    }
    let place = workspace.place(path);
    match std::fs::symlink_metadata(&place) {
        Ok(found) if found.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::Other),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Found::Nothing),
        Err(error) => Err(Failure::io("failure-read-file", &place, error)),
    }
}

fn foreign_file(workspace: &Workspace, path: &str) -> Failure {
    foreign(&workspace.place(path))
}

/// Tells that what stands at `place` is not Stagecraft's to replace.
pub(super) fn foreign(place: &Path) -> Failure {
    Failure::new(Text::new("failure-output-foreign-file").arg("path", place.display().to_string()))
}
