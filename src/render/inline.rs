//! A sentence as templates show it within a line.

use serde::Serialize;
use tera::Value;

use crate::model::{LangIx, Localized};

use super::context::SiteContext;
use super::escape::push_escaped;

/// A sentence on a page.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Inline<'a> {
    /// It has no marks: the template escapes its words, as it does all text.
    Words(&'a str),
    /// HTML, which is safe.
    Html(Value),
}

impl<'a> Inline<'a> {
    /// Returns a name on a page in `lang`, marked with its language where it is in another.
    pub(super) fn name(site: &SiteContext, lang: LangIx, name: &'a Localized) -> Self {
        let own = name.language(lang);
        let words = Self::Words(&name[lang]);
        if own == lang { words } else { words.in_language(site.tag(own)) }
    }

    /// Returns the same marked as being in the language of that tag, which is not the page's (WCAG 2.2, 3.1.2).
    pub(super) fn in_language(&self, tag: &str) -> Self {
        let mut html = format!("<span lang=\"{tag}\">");
        match self {
            Self::Words(words) => push_escaped(&mut html, words),
            Self::Html(marked) => html.push_str(marked.as_str().unwrap_or_default()),
        }
        html.push_str("</span>");
        Self::Html(Value::safe_string(&html))
    }
}
