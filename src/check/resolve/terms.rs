//! Checks that a playbook whose texts name glossary terms has a glossary.

use crate::check::parse::article::ParsedArticle;
use crate::check::parse::sentence::InLanguage;
use crate::check::parse::texts::ParsedText;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::Document;
use crate::source::FilePath;

/// Reports the first reference to a term in `texts` and in the sentences of YAML files, of a playbook that has no
/// glossary.
pub(crate) fn check_without_glossary<'t>(
    texts: impl Iterator<Item = &'t ParsedText>,
    yaml: impl Iterator<Item = (&'t FilePath, &'t [InLanguage])>,
) -> Option<Diagnostic> {
    let articles = texts.flat_map(ParsedText::articles).filter_map(first_term);
    let sentences = yaml.filter_map(|(path, sentences)| first_of(path, sentences));
    let (place, term) = articles.chain(sentences).min()?;
    Some(Diagnostic::new(Code::GlossaryUnknownTerm, place).variant("no-file").arg("name", term))
}

fn first_term(article: &ParsedArticle) -> Option<(Place, &str)> {
    let of_body = first_in(&article.path, &article.document);
    of_body.into_iter().chain(first_of(&article.path, &article.sentences)).min()
}

fn first_of<'t>(path: &FilePath, sentences: &'t [InLanguage]) -> Option<(Place, &'t str)> {
    sentences.iter().filter_map(|(_, marked)| first_in(path, &marked.document)).min()
}

fn first_in<'t>(path: &FilePath, document: &'t Document) -> Option<(Place, &'t str)> {
    let term = document.terms.first()?;
    Some((Place::new(path, term.span), &*term.target))
}
