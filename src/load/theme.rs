//! The theme: templates, assets and strings, of which a playbook's own folder overrides the built-in ones file by file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::failure::Failure;
use crate::model::Asset;
use crate::source::{SourceFile, nfc};

use super::fingerprint::fingerprint;
use super::folder::read_folder;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The scripts and styles of the built-in theme as they are published: made when the program is compiled, by `lean`.
static PUBLISHED: Dir<'_> = include_dir!("$OUT_DIR/published");

/// Name of the theme that the program brings along.
pub(super) const DEFAULT: &str = "default";

/// The file in which a theme says what the program cannot see in its styles.
const SETTINGS: &str = "theme.yaml";

/// A theme as it was read: nothing of it is compiled yet.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Name of the folder.
    pub name: String,
    /// Whether there is such a folder, or the theme is the built-in one.
    pub exists: bool,
    /// Whether templates or strings of it are its own. All others come with the program, which is tested with them.
    pub has_own_texts: bool,
    /// Templates by name, such as `guide.html`.
    pub templates: BTreeMap<String, Arc<SourceFile>>,
    /// What the theme says of itself, `theme.yaml`, where it is true of its styles.
    pub settings: Option<Arc<SourceFile>>,
    /// Strings by language tag.
    pub strings: BTreeMap<String, Arc<SourceFile>>,
    /// Files that pages refer to, by path below `assets/`.
    pub assets: Vec<Asset>,
    /// Files that should be text and are none.
    pub defects: Vec<Arc<str>>,
}

impl Theme {
    /// Returns the text of a template, of strings or of the settings, by its path as reports show it.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&SourceFile> {
        self.texts().map(Arc::as_ref).find(|file| &**file.path() == path)
    }

    /// Returns whether this theme is made of the same files as `other`.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.name == other.name
            && self.exists == other.exists
            && self.defects == other.defects
            && self.contents().eq(other.contents())
    }

    /// Returns what stands for the files that this theme is made of.
    pub(super) fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (path, content) in self.contents() {
            // No path holds a NUL.
            hasher.update(path.as_bytes()).update(&[0]).update(blake3::hash(content.as_bytes()).as_bytes());
        }
        for path in &self.defects {
            hasher.update(path.as_bytes()).update(&[0]);
        }
        hasher.finalize()
    }

    fn texts(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.templates.values().chain(self.strings.values()).chain(&self.settings)
    }

    /// Returns the path of every file with its text, or with the fingerprint of what is no text.
    fn contents(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.texts().map(|file| (&**file.path(), file.original_text()));
        texts.chain(self.assets.iter().map(|asset| (&*asset.path, asset.fingerprint.as_str())))
    }
}

/// Returns the built-in strings of `lang` as they are in their file.
#[must_use]
pub fn built_in_strings(lang: &str) -> Option<&'static str> {
    BUILT_IN.get_file(format!("strings/{lang}.yaml"))?.contents_utf8()
}

/// Returns the names of the files of the built-in theme, in order.
#[must_use]
pub fn built_in_files() -> Vec<String> {
    let mut files = BTreeMap::new();
    collect_built_in(&BUILT_IN, &mut files);
    files.into_keys().collect()
}

/// Returns a file of the built-in theme as it is.
#[must_use]
pub fn built_in_file(name: &str) -> Option<&'static [u8]> {
    BUILT_IN.get_file(name).map(include_dir::File::contents)
}

/// Reads the built-in theme and what `themes/<name>/` below `root` puts in its place, file by file.
///
/// # Errors
/// Fails where a folder or file of the theme cannot be read.
pub fn load_theme(root: &Path, name: &str) -> Result<Theme, Failure> {
    let mut files: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
    collect_built_in(&BUILT_IN, &mut files);
    let own = root.join("themes").join(name);
    let mut has_own_texts = false;
    if own.is_dir() {
        let own = read_folder(&own)?;
        if own.iter().any(|(path, _)| is_style(path)) {
            // What the built-in theme says of itself is true of its own styles.
            files.remove(SETTINGS);
        }
        for (path, bytes) in own {
            // As requests and links name it, however the disk stores it.
            let path = nfc(&path);
            has_own_texts |= path.starts_with("templates/") || path.starts_with("strings/");
            // A copy of a built-in file is published as that is.
            let bytes = if built_in_file(&path) == Some(&*bytes) { published(&path, &bytes).to_vec() } else { bytes };
            files.insert(path.clone(), (format!("themes/{name}/{path}"), bytes));
        }
    }
    let exists = name == DEFAULT || own.is_dir();
    let mut theme = Theme { name: name.to_owned(), exists, has_own_texts, ..Theme::default() };
    for (path, (shown, bytes)) in files {
        theme.add(&path, shown.into(), &bytes);
    }
    Ok(theme)
}

/// Returns whether a file of a theme is a style sheet.
fn is_style(path: &str) -> bool {
    path.starts_with("assets/") && path.ends_with(".css")
}

impl Theme {
    fn add(&mut self, path: &str, shown: Arc<str>, bytes: &[u8]) {
        if let Some(asset) = path.strip_prefix("assets/") {
            let fingerprint = fingerprint(bytes);
            self.assets.push(Asset::kept(asset, shown, (fingerprint, 0), bytes));
            return;
        }
        if path == SETTINGS {
            match SourceFile::decode(shown, bytes) {
                Ok(file) => self.settings = Some(Arc::new(file)),
                Err((file, _)) => self.defects.push(file.path().clone()),
            }
            return;
        }
        let (files, key) = if let Some(template) = path.strip_prefix("templates/") {
            (&mut self.templates, template)
        } else if let Some(lang) = path.strip_prefix("strings/").and_then(|file| file.strip_suffix(".yaml")) {
            (&mut self.strings, lang)
        } else {
            return;
        };
        match SourceFile::decode(shown, bytes) {
            Ok(file) => drop(files.insert(key.to_owned(), Arc::new(file))),
            Err((file, _)) => self.defects.push(file.path().clone()),
        }
    }
}

/// Returns what is published of a built-in file with these contents.
fn published<'c>(path: &str, contents: &'c [u8]) -> &'c [u8] {
    PUBLISHED.get_file(path).map_or(contents, include_dir::File::contents)
}

fn collect_built_in(dir: &Dir<'_>, files: &mut BTreeMap<String, (String, Vec<u8>)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let contents = published(&path, file.contents()).to_vec();
        files.insert(path.clone(), (format!("themes/default/{path}"), contents));
    }
    for dir in dir.dirs() {
        collect_built_in(dir, files);
    }
}
