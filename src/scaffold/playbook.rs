//! A small playbook to start from, in the languages that a team wants.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::failure::Failure;
use crate::model::{Language, Languages};
use crate::words::Text;

use super::languages::TextLanguages;

static PLAYBOOK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/playbook");

/// A playbook that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePlaybook {
    /// Paths of its files.
    pub files: Vec<String>,
    /// Tags of the languages that its texts are still to be translated into.
    pub untranslated: Vec<String>,
    /// Whether its texts are in English in the place of the main language, for which there are none.
    pub is_english: bool,
}

/// Writes a playbook in English and Vietnamese into `dir`; returns the paths of the files.
///
/// # Errors
/// Fails as [`init_in`] does.
pub fn init(dir: &Path) -> Result<Vec<String>, Failure> {
    let languages = Languages::new(["en", "vi"].into_iter().filter_map(Language::new).collect());
    let languages = languages.unwrap_or_else(|| unreachable!("two different languages"));
    init_in(dir, &languages).map(|made| made.files)
}

/// Writes a playbook in `languages` into `dir`, which is made if it does not exist. There are texts in English and
/// Vietnamese. In other languages they are to be written, and the settings say that they may be missing until then.
///
/// # Errors
/// Fails before anything is written where `dir` holds a playbook or one of the files. A `.gitignore` that exists is
/// left as it is.
pub fn init_in(dir: &Path, languages: &Languages) -> Result<MadePlaybook, Failure> {
    if dir.join("content/playbook.yaml").exists() {
        return Err(Failure::new(Text::new("failure-init-exists").arg("path", dir.display().to_string())));
    }
    let mut scaffold = Vec::new();
    collect(&PLAYBOOK, &mut scaffold);
    let texts = TextLanguages::of(languages);
    let mut files = texts.files(&scaffold);
    files.sort();
    files.retain(|(path, _)| path != ".gitignore" || !dir.join(path).exists());
    super::files::write_new(dir, &files)?;
    let files = files.into_iter().map(|(path, _)| path).collect();
    Ok(MadePlaybook { files, untranslated: texts.lacking(), is_english: texts.is_english() })
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        // Under its own name it would hide files of this repository.
        let path = if path == "gitignore" { ".gitignore".to_owned() } else { path };
        files.push((path, String::from_utf8_lossy(file.contents()).into_owned()));
    }
    for below in folder.dirs() {
        collect(below, files);
    }
}
