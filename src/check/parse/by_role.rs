//! Sorts the files of a playbook by what they are for.

use std::sync::Arc;

use crate::load::{LoadedFile, Role, Sources};

/// The files that are parsed, each kind in the order of paths.
#[derive(Debug, Default)]
pub(crate) struct ByRole<'s> {
    /// What everything else is parsed against: settings, stages, lenses.
    pub(crate) foundation: Vec<&'s Arc<LoadedFile>>,
    /// The glossary, if there is one.
    pub(crate) glossary: Option<&'s Arc<LoadedFile>>,
    /// Guides in every language.
    pub(crate) guides: Vec<&'s Arc<LoadedFile>>,
    /// Pages in every language.
    pub(crate) pages: Vec<&'s Arc<LoadedFile>>,
    /// Snippets in every language.
    pub(crate) snippets: Vec<&'s Arc<LoadedFile>>,
}

impl<'s> ByRole<'s> {
    /// Sorts the files of `sources`.
    pub(crate) fn of(sources: &'s Sources) -> Self {
        let mut files = Self::default();
        for file in sources.files.values().map(|loaded| &loaded.file) {
            match file.role {
                Role::Playbook | Role::Stage { .. } | Role::Lens { .. } => files.foundation.push(file),
                Role::Glossary => files.glossary = files.glossary.or(Some(file)),
                Role::Guide { .. } => files.guides.push(file),
                Role::Page { .. } => files.pages.push(file),
                Role::Snippet { .. } => files.snippets.push(file),
                Role::Asset | Role::Notes | Role::Other => {}
            }
        }
        files
    }
}
