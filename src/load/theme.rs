//! The theme: templates, assets and strings, of which a playbook's own folder overrides the built-in ones file by file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Asset;
use crate::source::SourceFile;

use super::{Failure, fingerprint};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme as it was read: nothing of it is compiled yet.
#[derive(Debug, Default)]
pub struct Theme {
    /// Templates by name, such as `guide.html`.
    pub templates: BTreeMap<String, Arc<SourceFile>>,
    /// Strings by language tag.
    pub strings: BTreeMap<String, Arc<SourceFile>>,
    /// Files that pages refer to, by path below `assets/`.
    pub assets: Vec<Asset>,
}

/// Reads the built-in theme and what `themes/<name>/` below `root` puts in its place.
///
/// # Errors
/// Fails where a folder or file of the theme cannot be read.
pub fn load_theme(root: &Path, name: &str) -> Result<(Theme, Vec<Diagnostic>), Failure> {
    let mut files: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
    collect_built_in(&BUILT_IN, &mut files);
    let own = root.join("themes").join(name);
    if own.is_dir() {
        for (path, bytes) in super::read_folder(&own)? {
            files.insert(path.clone(), (format!("themes/{name}/{path}"), bytes));
        }
    }
    let mut theme = Theme::default();
    let mut diagnostics = Vec::new();
    for (path, (shown, bytes)) in files {
        if let Some(asset) = path.strip_prefix("assets/") {
            let fingerprint = fingerprint(&bytes);
            theme.assets.push(Asset { name: asset.to_owned(), path: shown.into(), fingerprint, bytes: bytes.into() });
            continue;
        }
        let target = if let Some(template) = path.strip_prefix("templates/") {
            (&mut theme.templates, template.to_owned())
        } else if let Some(lang) = path.strip_prefix("strings/").and_then(|file| file.strip_suffix(".yaml")) {
            (&mut theme.strings, lang.to_owned())
        } else {
            continue;
        };
        let shown: Arc<str> = shown.into();
        match SourceFile::decode(shown.clone(), bytes) {
            Ok(file) => {
                target.0.insert(target.1, Arc::new(file));
            }
            Err(_) => diagnostics.push(Diagnostic::new(Code::TextInvalidUtf8, Place::file(&shown))),
        }
    }
    Ok((theme, diagnostics))
}

fn collect_built_in(dir: &Dir<'_>, files: &mut BTreeMap<String, (String, Vec<u8>)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path.clone(), (format!("themes/default/{path}"), file.contents().to_vec()));
    }
    for dir in dir.dirs() {
        collect_built_in(dir, files);
    }
}
