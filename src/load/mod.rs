//! The only reader of content: finds the files of a playbook, decodes and parses them, and checks nothing.
//!
//! Files are read and parsed in parallel; what comes out is sorted by path and does not depend on how many threads
//! there were. Loading again reuses every file that has not changed, so an edit costs its own parse. For a
//! build, reading comes first and parsing after it: between the two a [`Reading`] can tell whether it is worth it.

mod asset;
mod controls;
mod file;
mod fingerprint;
mod folder;
mod front_matter;
#[cfg(test)]
mod lean;
mod reload;
mod role;
mod theme;
mod walk;

pub use file::{Content, Defect, LoadedFile, MAX_TEXT_BYTES, Stamp};
pub use fingerprint::fingerprint;
pub use front_matter::{FrontMatter, Slip, SlipKind};
pub use reload::{ScanScope, reload};
pub use role::{Role, is_conflict, is_ignored, with_text_ending};
pub use theme::{Theme, built_in_file, built_in_files, built_in_strings, load_theme};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};
use xxhash_rust::xxh3::xxh3_128;

use crate::deferred::drop_later;
use crate::failure::Failure;
use crate::model::Asset;
use crate::source::{FilePath, SourceFile};

use walk::FoundFile;

/// Everything that was read: the files of `content/` by path, and the theme.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// Text files by path relative to the root.
    pub files: BTreeMap<FilePath, Loaded<LoadedFile>>,
    /// Pictures and other files by path relative to the root.
    pub assets: BTreeMap<FilePath, Loaded<Asset>>,
    /// Files below `content/` that nothing reads.
    pub unread: BTreeSet<FilePath>,
    /// Paths that two files on disk have: their names differ in their Unicode form alone.
    pub twice: BTreeSet<FilePath>,
    /// The theme that `playbook.yaml` names.
    pub theme: Arc<Theme>,
}

/// A file and what tells whether it has changed since it was read.
#[derive(Debug)]
pub struct Loaded<T> {
    /// Of the file when it was read.
    pub stamp: Stamp,
    /// What was read; the same as last time where the bytes are.
    pub file: Arc<T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        Self { stamp: self.stamp, file: self.file.clone() }
    }
}

impl Sources {
    fn of(files: Vec<(FilePath, Read)>, theme: Arc<Theme>) -> Self {
        let mut seen = FxHashSet::with_capacity_and_hasher(files.len(), FxBuildHasher);
        let twice = files.iter().filter(|(path, _)| !seen.insert(path)).map(|(path, _)| path.clone()).collect();
        // Maps that are made of everything at once are made in a fraction of the time.
        let (mut texts, mut assets, mut unread) = (Vec::with_capacity(files.len()), Vec::new(), Vec::new());
        for (path, read) in files {
            match read {
                Read::Parsed(loaded) => texts.push((path, loaded)),
                Read::Asset(loaded) => assets.push((path, loaded)),
                Read::Unread => unread.push(path),
                Read::Text { .. } => {}
            }
        }
        let (files, assets) = (BTreeMap::from_iter(texts), BTreeMap::from_iter(assets));
        Self { files, assets, unread: BTreeSet::from_iter(unread), twice, theme }
    }

    /// Takes a file that was read.
    fn take(&mut self, path: FilePath, read: Read) {
        match read {
            Read::Parsed(loaded) => drop(self.files.insert(path, loaded)),
            Read::Asset(loaded) => drop(self.assets.insert(path, loaded)),
            Read::Unread => drop(self.unread.insert(path)),
            Read::Text { .. } => {}
        }
    }

    /// Returns the text of a file of the content or the theme, for showing an excerpt of it.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&SourceFile> {
        match self.files.get(path) {
            Some(loaded) => Some(&loaded.file.source),
            None => self.theme.text(path),
        }
    }

    /// Lets go of every text but those that `keep` names.
    pub fn release(&mut self, keep: impl Fn(&str) -> bool) {
        let (kept, released) = std::mem::take(&mut self.files).into_iter().partition(|(path, _)| keep(path));
        self.files = kept;
        let released: BTreeMap<FilePath, Loaded<LoadedFile>> = released;
        drop_later(released);
    }

    /// Returns the same playbook with other texts in some of its files, as if it had been read from `root` like that.
    /// Nothing is written.
    ///
    /// # Errors
    /// Fails where the settings are among the texts and the theme that they name cannot be read.
    pub fn with_texts(
        &self,
        root: &Path,
        texts: impl IntoIterator<Item = (FilePath, String)>,
    ) -> Result<Self, Failure> {
        let mut changed = self.clone();
        for (path, text) in texts {
            let Some(loaded) = changed.files.get_mut(&path) else { continue };
            let role = loaded.file.role.clone();
            let file = Arc::new(LoadedFile::parse(path, role, text.as_bytes()));
            *loaded = Loaded { stamp: Stamp::none(), file };
        }
        let settings = changed.files.values().find(|loaded| loaded.file.role == Role::Playbook);
        let theme = settings.and_then(|settings| theme_name(&settings.file)).unwrap_or(theme::DEFAULT);
        if theme != changed.theme.name {
            changed.theme = Arc::new(load_theme(root, theme)?);
        }
        Ok(changed)
    }
}

/// Reads and parses the playbook whose `content/` is in `root`. Files that are as they were in `previous` are
/// reused.
///
/// # Errors
/// Fails where the folder or the theme cannot be read, or the folder has no settings. A file that cannot be read is a
/// defect of that file.
pub fn load(root: &Path, previous: Option<&Sources>) -> Result<Sources, Failure> {
    // What was read is parsed at once: its bytes need not be kept beside those of all other files.
    let files = read_all(root, |found| {
        let (path, mut read) = read(found, previous)?;
        read.parse(&path);
        Some((path, read))
    })?;
    let settings = files.iter().find(|(path, _)| is_settings(path));
    let theme = theme(root, settings.and_then(|(_, read)| read.parsed()), previous)?;
    Ok(Sources::of(files, theme))
}

/// A playbook that was read; most of it is not parsed yet.
#[derive(Debug)]
pub struct Reading {
    files: Vec<(FilePath, Read)>,
    theme: Arc<Theme>,
}

impl Reading {
    /// Reads the playbook whose `content/` is in `root`. Files that are as they were in `previous` are reused.
    ///
    /// # Errors
    /// Fails where the folder or the theme cannot be read, or the folder has no settings.
    pub fn of(root: &Path, previous: Option<&Sources>) -> Result<Self, Failure> {
        let mut files = read_all(root, |found| read(found, previous))?;
        // The settings name the theme.
        let settings = files.iter_mut().find(|(path, _)| is_settings(path));
        let settings = settings.and_then(|(path, read)| {
            read.parse(path);
            read.parsed()
        });
        let theme = theme(root, settings, previous)?;
        Ok(Self { files, theme })
    }

    /// Returns the theme, which needs no parsing here.
    #[must_use]
    pub fn theme(&self) -> &Arc<Theme> {
        &self.theme
    }

    /// Returns what stands for all that was read: other bytes, another digest. `None` where something could not be
    /// read.
    #[must_use]
    pub fn digest(&self) -> Option<String> {
        let files = self.files.par_iter().map(|(path, read)| Some((&**path, read.hash()?)));
        let files: Option<Vec<(&str, u128)>> = files.collect();
        let mut hasher = blake3::Hasher::new();
        for (path, hash) in files? {
            // No path holds a NUL.
            hasher.update(path.as_bytes()).update(&[0]).update(&hash.to_le_bytes());
        }
        hasher.update(self.theme.hash().as_bytes());
        Some(hasher.finalize().to_hex().to_string())
    }

    /// Parses what was read.
    #[must_use]
    pub fn parse(self) -> Sources {
        let parsed = self
            .files
            .into_par_iter()
            .map(|(path, mut read)| {
                read.parse(&path);
                (path, read)
            })
            .collect();
        Sources::of(parsed, self.theme)
    }
}

/// Returns the theme that the settings name; the value of last time where it is the same.
fn theme(
    root: &Path,
    settings: Option<&Loaded<LoadedFile>>,
    previous: Option<&Sources>,
) -> Result<Arc<Theme>, Failure> {
    let name = settings.and_then(|settings| theme_name(&settings.file));
    let theme = load_theme(root, name.unwrap_or(theme::DEFAULT))?;
    Ok(match previous {
        Some(previous) if previous.theme.is_like(&theme) => previous.theme.clone(),
        _ => Arc::new(theme),
    })
}

/// Returns what `read` makes of the files below `content/`, in the order of their paths. Files are read while others
/// are still looked for.
fn read_all<T: Send>(
    root: &Path,
    read: impl Fn(FoundFile) -> Option<(FilePath, T)> + Sync,
) -> Result<Vec<(FilePath, T)>, Failure> {
    let found = walk::find(root).enumerate().par_bridge();
    let read = found.filter_map(|(at, found)| match found {
        Ok(found) => read(found).map(|read| Ok((at, read))),
        Err(failure) => Some(Err(failure)),
    });
    let mut files = read.collect::<Result<Vec<(usize, (FilePath, T))>, Failure>>()?;
    files.par_sort_unstable_by_key(|(at, _)| *at);
    let files: Vec<(FilePath, T)> = files.into_iter().map(|(_, file)| file).collect();
    if files.iter().any(|(path, _)| is_settings(path)) {
        return Ok(files);
    }
    // Without them nothing can be said of any file.
    Err(Failure::of("failure-no-playbook-at", root))
}

/// The settings that make a folder a playbook. An ending that is not the usual one is reported.
const SETTINGS: [&str; 2] = ["content/playbook.yaml", "content/playbook.yml"];

fn is_settings(path: &FilePath) -> bool {
    SETTINGS.contains(&&**path)
}

/// What became of a file that was found.
#[derive(Debug)]
enum Read {
    /// A text that is parsed, or never can be.
    Parsed(Loaded<LoadedFile>),
    /// A text that is not parsed yet.
    Text {
        role: Role,
        stamp: Stamp,
        bytes: Vec<u8>,
    },
    Asset(Loaded<Asset>),
    /// A file that nothing is made of.
    Unread,
}

impl Read {
    /// Parses a text that is not parsed yet.
    fn parse(&mut self, path: &FilePath) {
        if let Self::Text { role, stamp, bytes } = self {
            let file = LoadedFile::parse(path.clone(), role.clone(), bytes);
            *self = Self::Parsed(Loaded { stamp: *stamp, file: Arc::new(file) });
        }
    }

    /// Returns the text, if it is one and is parsed.
    fn parsed(&self) -> Option<&Loaded<LoadedFile>> {
        match self {
            Self::Parsed(loaded) => Some(loaded),
            Self::Text { .. } | Self::Asset(_) | Self::Unread => None,
        }
    }

    /// Returns the hash of the file's bytes, if they are known.
    fn hash(&self) -> Option<u128> {
        match self {
            Self::Text { bytes, .. } => Some(xxh3_128(bytes)),
            Self::Parsed(loaded) if matches!(loaded.file.content, Content::Defect(_)) => None,
            Self::Parsed(loaded) => Some(xxh3_128(loaded.file.source.original_text().as_bytes())),
            Self::Asset(loaded) => Some(loaded.file.digest),
            // What is in it does not matter.
            Self::Unread => Some(0),
        }
    }

    /// A file that could not be read. Without a stamp it is read again next time: the system may have changed its mind.
    fn defective(path: &FilePath, role: Role, defect: Defect) -> Self {
        let file = Arc::new(LoadedFile::defective(path.clone(), role, defect));
        Self::Parsed(Loaded { stamp: Stamp::none(), file })
    }
}

fn read(found: FoundFile, previous: Option<&Sources>) -> Option<(FilePath, Read)> {
    let role = Role::of(&found.path);
    let read = match role {
        // What cannot even be looked at is reported whatever it is, or a whole folder could be missed.
        role if matches!(found.defect, Some(Defect::Unreadable(_) | Defect::LinkLoop | Defect::Outside(_))) => {
            read_text(&found, role, previous)
        }
        Role::Notes if !begins_with_front_matter(&found.on_disk) => return None,
        Role::Notes | Role::Other => Read::Unread,
        Role::Asset => Read::Asset(read_asset(&found, previous)?),
        role => read_text(&found, role, previous),
    };
    Some((found.path, read))
}

/// Returns whether a file begins as guides and pages do: whoever wrote it took it for one.
fn begins_with_front_matter(on_disk: &Path) -> bool {
    use std::io::Read as _;
    let mut start = Vec::new();
    let read = std::fs::File::open(on_disk).and_then(|file| file.take(8).read_to_end(&mut start));
    read.is_ok() && start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).starts_with(b"---")
}

fn read_text(found: &FoundFile, role: Role, previous: Option<&Sources>) -> Read {
    let before = previous.and_then(|sources| sources.files.get(&found.path));
    let stamp = match found.stamp() {
        Ok(stamp) => stamp,
        Err(defect) => return Read::defective(&found.path, role, defect),
    };
    if let Some(before) = before.filter(|before| before.stamp == stamp) {
        return Read::Parsed(before.clone());
    }
    match file::read(&found.on_disk, stamp) {
        Err(defect) => Read::defective(&found.path, role, defect),
        Ok(bytes) => match before {
            Some(before) if before.file.source.original_text().as_bytes() == bytes => {
                Read::Parsed(Loaded { stamp: stamp.if_settled(), file: before.file.clone() })
            }
            _ => Read::Text { role, stamp: stamp.if_settled(), bytes },
        },
    }
}

/// Reads an image or other file; one that cannot be read counts as missing where a text shows it.
fn read_asset(found: &FoundFile, previous: Option<&Sources>) -> Option<Loaded<Asset>> {
    let stamp = found.stamp().ok()?;
    let before = previous.and_then(|sources| sources.assets.get(&found.path));
    if let Some(before) = before.filter(|before| before.stamp == stamp) {
        return Some(before.clone());
    }
    let file = asset::read(&found.path, &found.on_disk, before.map(|before| &before.file)).ok()?;
    Some(Loaded { stamp: stamp.if_settled(), file })
}

/// Returns the theme that the settings name, if they name one in the form of a folder's name.
fn theme_name(settings: &LoadedFile) -> Option<&str> {
    let Content::Yaml(Ok(node)) = &settings.content else { return None };
    node.get_str("theme").filter(|name| is_folder_name(name))
}

/// Returns whether `name` can be the name of a theme's folder.
#[must_use]
pub fn is_folder_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}
