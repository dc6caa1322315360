//! A theme made ready for a playbook: its templates compiled, its strings read in every language.
//!
//! Whatever is wrong with a theme is found here, before a page is made. The one exception are values that a template
//! uses and a page does not have; those are found when the page is rendered.

use std::sync::Arc;

use tera::Tera;

use crate::diagnostic::{self, Code, Diagnostic, Place};
use crate::load::Theme;
use crate::model::Languages;
use crate::source::Span;

use super::string_files::{self, ReadStrings, StringGap};
use super::strings::Strings;
use super::templates;

/// A theme by itself, and what is wrong with it. Making one takes no playbook, so it can be done while one is read.
pub struct CompiledTheme {
    files: Arc<Theme>,
    /// None if they do not compile; `diagnostics` says why.
    templates: Option<Tera>,
    diagnostics: Vec<Diagnostic>,
}

/// A theme without mistakes, for the languages of a playbook.
pub struct PreparedTheme {
    pub(super) files: Arc<Theme>,
    pub(super) templates: Tera,
    /// By language.
    pub(super) strings: Vec<Arc<Strings>>,
    languages: Languages,
    /// What the strings lack, which is shown in another language.
    warnings: Vec<Diagnostic>,
}

impl std::fmt::Debug for CompiledTheme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CompiledTheme").field("diagnostics", &self.diagnostics).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for PreparedTheme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PreparedTheme").field("name", &self.files.name).finish_non_exhaustive()
    }
}

impl CompiledTheme {
    /// Compiles the templates of a theme.
    #[must_use]
    pub fn new(files: Arc<Theme>) -> Self {
        let mut diagnostics: Vec<Diagnostic> = files.defects.iter().map(invalid_utf8).collect();
        let templates = templates::compile(&files).map_err(|errors| diagnostics.extend(errors)).ok();
        Self { files, templates, diagnostics }
    }

    /// Reads the strings of the theme in every language.
    ///
    /// # Errors
    /// Returns everything that is wrong with the theme: files that are no text, templates that do not compile, strings
    /// that are none.
    pub fn for_languages(self, languages: &Languages) -> Result<Arc<PreparedTheme>, Vec<Diagnostic>> {
        let Self { files, templates, mut diagnostics } = self;
        let read = string_files::read(&files, languages).map_err(|errors| diagnostics.extend(errors)).ok();
        match templates.zip(read) {
            Some((templates, ReadStrings { strings, gaps })) if diagnostics.is_empty() => {
                let warnings = gaps.iter().filter_map(|gap| string_files::report(gap, &files, languages)).collect();
                let strings = strings.into_iter().map(Arc::new).collect();
                Ok(Arc::new(PreparedTheme { files, templates, strings, languages: languages.clone(), warnings }))
            }
            _ => {
                diagnostic::sort(&mut diagnostics);
                Err(diagnostics)
            }
        }
    }
}

impl PreparedTheme {
    /// Returns what is not as it should be and keeps no page from being made.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// Compiles and reads a theme in one go.
    ///
    /// # Errors
    /// Fails as [`CompiledTheme::for_languages`] does.
    pub fn new(files: &Arc<Theme>, languages: &Languages) -> Result<Arc<Self>, Vec<Diagnostic>> {
        CompiledTheme::new(files.clone()).for_languages(languages)
    }

    /// Returns the same as [`PreparedTheme::new`], which is the one before if that was made of the same.
    ///
    /// # Errors
    /// Fails as [`PreparedTheme::new`] does.
    pub fn after(
        before: Option<&Arc<Self>>,
        files: &Arc<Theme>,
        languages: &Languages,
    ) -> Result<Arc<Self>, Vec<Diagnostic>> {
        match before.filter(|before| Arc::ptr_eq(&before.files, files) && before.languages == *languages) {
            Some(before) => Ok(before.clone()),
            None => Self::new(files, languages),
        }
    }
}

/// Returns everything that is wrong with a theme for a playbook in `languages`, without making a page. Templates and
/// strings that come with the program are right: they are not even looked at.
#[must_use]
pub fn check_theme(languages: &Languages, theme: &Arc<Theme>) -> Vec<Diagnostic> {
    let mut tags = languages.iter().map(|(_, language)| language.tag());
    if !theme.has_own_texts && theme.defects.is_empty() && tags.all(|tag| theme.strings.contains_key(tag)) {
        return Vec::new();
    }
    PreparedTheme::new(theme, languages).map_or_else(|found| found, |theme| theme.warnings.clone())
}

/// Returns what the strings of a theme lack in each of `languages`; `None` where they cannot be read.
#[must_use]
pub fn string_gaps(languages: &Languages, theme: &Theme) -> Option<Vec<StringGap>> {
    string_files::read(theme, languages).ok().map(|read| read.gaps)
}

fn invalid_utf8(path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(Code::TextInvalidUtf8, Place::new(path, Span::start_of_file()))
}
