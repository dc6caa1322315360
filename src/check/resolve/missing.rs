//! Reports anchors that a snippet links to and that pages which show it do not have: a mistake that arises where the snippet
//! is named, and stands in the snippet.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{FilePath, Span};
use crate::words::Text;

use super::compose::OpenAnchor;

/// Reports an anchor that a snippet links to, and that the page which shows it does not have. `span` is where the file at
/// `path` names the snippet.
pub(crate) fn missing_anchor(open: &OpenAnchor, path: &FilePath, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::LinkMissingAnchor, Place::new(&open.file, open.span)).variant("snippet");
    let diagnostic = diagnostic.arg("name", open.anchor.as_str());
    diagnostic.related(Place::new(path, span), Text::new("related-snippet-named"))
}

/// The most pages that are named with an anchor which they lack.
const MOST_PAGES: usize = 3;

/// Makes one diagnostic of those that several pages cause at one place of a snippet.
pub(crate) fn merge(diagnostics: &mut Vec<Diagnostic>) {
    let is_of_page = |diagnostic: &Diagnostic| {
        diagnostic.code == Code::LinkMissingAnchor && diagnostic.place.file.starts_with("content/snippets/")
    };
    let (of_pages, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
        std::mem::take(diagnostics).into_iter().partition(is_of_page);
    *diagnostics = others;
    let mut merged: Vec<Diagnostic> = Vec::new();
    for diagnostic in of_pages {
        match merged.iter_mut().find(|first| first.place == diagnostic.place) {
            Some(first) if first.related.len() < MOST_PAGES => first.related.extend(diagnostic.related),
            Some(_) => {}
            None => merged.push(diagnostic),
        }
    }
    diagnostics.append(&mut merged);
}
