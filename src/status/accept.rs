//! Records that translations say what their sources say now.

use std::path::{Path, PathBuf};

use crate::check::{Survey, TextStatus, TranslationState, survey};
use crate::failure::Failure;
use crate::load::Sources;
use crate::source::{FilePath, nfc};
use crate::words::Text;
use crate::write::replace;

use super::record::record;

/// A translation that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Its path relative to the root.
    pub path: FilePath,
    /// How many sections of the source it records.
    pub sections: usize,
    /// Whether the file was changed; it is not where it recorded the same before.
    pub changed: bool,
}

/// Writes into each of `files`, translations in the playbook in `root`, what their sources consist of now. Only the
/// field `translated_from` of the front matter is changed.
///
/// # Errors
/// Fails before anything is written where one of the files is no translation, or mistakes keep its source or its
/// front matter from being read; and where a file cannot be written.
pub fn accept(root: &Path, sources: &Sources, files: &[PathBuf]) -> Result<Vec<Accepted>, Failure> {
    let before = survey(sources);
    let mut accepted = Vec::new();
    let mut texts: Vec<(FilePath, String)> = Vec::new();
    for file in files {
        let (path, source) = find(root, file, &before)?;
        if accepted.iter().any(|accepted: &Accepted| accepted.path == path) {
            continue;
        }
        let sections = source.sections.as_deref().ok_or_else(|| unreadable(&path))?;
        let loaded = &sources.files.get(&path).ok_or_else(|| unreadable(&path))?.file;
        let text = record(loaded, sections).ok_or_else(|| unreadable(&path))?;
        let changed = text != loaded.source.original_text();
        accepted.push(Accepted { path: path.clone(), sections: sections.len(), changed });
        texts.push((path, text));
    }
    let after = survey(&sources.with_texts(root, texts.iter().cloned())?);
    if let Some(accepted) = accepted.iter().find(|accepted| !is_up_to_date(&after, &accepted.path)) {
        return Err(unreadable(&accepted.path));
    }
    for (path, text) in texts.iter().zip(&accepted).filter(|(_, accepted)| accepted.changed).map(|(text, _)| text) {
        replace(&root.join(&**path), text.as_bytes())?;
    }
    Ok(accepted)
}

/// Finds the translation that a person calls `file`: a path from where they are, or from the playbook's root.
fn find<'s>(root: &Path, file: &Path, survey: &'s Survey) -> Result<(FilePath, &'s TextStatus), Failure> {
    let failure = |id: &'static str| Failure::new(Text::new(id).arg("path", file.display().to_string()));
    let place = file.canonicalize().or_else(|_| root.join(file).canonicalize());
    let place = place.map_err(|reason| Failure::io("failure-read-file", file, reason))?;
    // Only what lies behind a symbolic link has to be looked up on disk.
    let inside = root.canonicalize().ok().and_then(|root| Some(place.strip_prefix(root).ok()?.to_path_buf()));
    let named = inside.map(|path| nfc(&path.to_string_lossy().replace('\\', "/")));
    let known = |path: &FilePath| survey.texts.iter().any(|text| text.files().any(|file| file == path));
    let named = named.map(FilePath::from).filter(known);
    let is_it = |path: &FilePath| match &named {
        Some(named) => named == path,
        None => root.join(&**path).canonicalize().is_ok_and(|known| known == place),
    };
    for text in &survey.texts {
        if text.file.as_ref().is_some_and(is_it) {
            return Err(failure("failure-accept-source"));
        }
        let mut files = text.translations.iter().filter_map(|translation| translation.file.as_ref());
        if let Some(path) = files.find(|path| is_it(path)) {
            return Ok((path.clone(), text));
        }
    }
    Err(failure("failure-accept-no-translation"))
}

fn is_up_to_date(survey: &Survey, path: &FilePath) -> bool {
    let mut translations = survey.texts.iter().flat_map(|text| &text.translations);
    translations.any(|of| of.file.as_ref() == Some(path) && of.state == TranslationState::UpToDate)
}

fn unreadable(path: &FilePath) -> Failure {
    Failure::new(Text::new("failure-accept-mistakes").arg("path", &**path))
}
