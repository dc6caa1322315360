//! Checks that a playbook whose texts name glossary terms has a glossary.

use crate::check::parse::article::ParsedArticle;
use crate::check::parse::texts::ParsedText;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Reports the first reference to a term in `texts`, of a playbook that has no glossary.
pub(crate) fn check_without_glossary<'t>(texts: impl Iterator<Item = &'t ParsedText>) -> Option<Diagnostic> {
    let (place, term) = texts.flat_map(ParsedText::articles).filter_map(first_term).min()?;
    Some(Diagnostic::new(Code::GlossaryUnknownTerm, place).variant("no-file").arg("name", term))
}

fn first_term(article: &ParsedArticle) -> Option<(Place, &str)> {
    let term = article.document.terms.first()?;
    Some((Place::new(&article.path, term.span), &*term.target))
}
