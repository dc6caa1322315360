//! The tool's own words, in English and Vietnamese: messages of diagnostics, their help, what the commands say.
//!
//! The sentences are written in [Project Fluent](https://projectfluent.org) syntax; [`catalogue()`] says where. Code names
//! a sentence by its id and hands over arguments; the language is chosen where something is printed. This module may
//! not know what any sentence is about.

mod catalogue;
mod language;

pub use catalogue::{catalogue, page};
pub use language::ToolLanguage;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A sentence that is not yet in any language: the id of a message and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Id of the message in the catalogue.
    pub id: Cow<'static, str>,
    /// Values of its placeholders.
    pub args: Vec<(&'static str, Arg)>,
}

/// The value of a placeholder.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Chooses plural forms.
    Number(usize),
}

impl Text {
    /// Returns the sentence of that id, without arguments.
    #[must_use]
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Fills the placeholder `name`.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Number(value)
    }
}

/// The sentences of one language.
pub struct Words {
    language: ToolLanguage,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// Loads the catalogue of `language`.
    #[must_use]
    pub fn new(language: ToolLanguage) -> Self {
        // The catalogues are part of the program and a test parses them; what still fails to parse is left out.
        let resource = match FluentResource::try_new(catalogue(language)) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// Returns the language spoken.
    #[must_use]
    pub fn language(&self) -> ToolLanguage {
        self.language
    }

    /// Says `text`. An id that the catalogue lacks is said as the id itself.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        self.pattern(&text.id, None, &text.args).unwrap_or_else(|| text.id.to_string())
    }

    /// Says `text` with a capital letter.
    #[must_use]
    pub fn sentence(&self, text: &Text) -> String {
        let said = self.say(text);
        let mut characters = said.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    }

    /// Says the message `id`, which takes no arguments.
    #[must_use]
    pub fn plain(&self, id: &str) -> String {
        self.pattern(id, None, &[]).unwrap_or_else(|| id.to_owned())
    }

    /// Says the attribute `attribute` of the message of `text` with the text's arguments, if the message has one.
    #[must_use]
    pub fn attribute(&self, text: &Text, attribute: &str) -> Option<String> {
        self.pattern(&text.id, Some(attribute), &text.args)
    }

    fn pattern(&self, id: &str, attribute: Option<&str>, args: &[(&'static str, Arg)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let values: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Number(number) => FluentValue::from(*number),
                };
                (*name, value)
            })
            .collect();
        let mut problems = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut problems).into_owned())
    }
}
