//! Resolves snippets, each by itself and in each of its languages, and reports what is wrong with them as a whole.

use std::collections::HashSet;
use std::sync::Arc;

use crate::check::parse::ParsedFiles;
use crate::check::parse::sentence::InLanguage;
use crate::check::parse::texts::ParsedText;
use crate::check::shared::cycles;
use crate::check::symbols::{Symbols, TextId};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::Document;
use crate::model::SnippetIx;
use crate::source::Span;
use crate::words::Text;

use super::compose::{ResolvedSnippet, Snippets};
use super::foundation::yaml_sentences;
use super::texts::{ResolvedBody, resolve_body};

/// What the snippets came to.
#[derive(Debug, Default)]
pub(crate) struct ResolvedSnippets {
    pub(crate) snippets: Snippets,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Resolves every snippet: those that others name come first.
pub(crate) fn resolve_snippets(symbols: Symbols<'_>) -> ResolvedSnippets {
    let mut resolved = ResolvedSnippets::default();
    for &ix in &symbols.shared().order {
        let articles = symbols.snippets().get(ix).into_iter().flat_map(|snippet| snippet.text.articles());
        for article in articles {
            let ResolvedBody { body, open, diagnostics, mut read, assets, digest } =
                resolve_body(article, Some(ix), symbols, &resolved.snippets);
            read.push(TextId::Snippet(ix));
            resolved.diagnostics.extend(diagnostics);
            let snippet = ResolvedSnippet { lang: article.lang, body, open, read, assets, digest };
            resolved.snippets.insert(article.path.clone(), Arc::new(snippet));
        }
    }
    // A cycle that is there in several languages is one mistake.
    let mut seen = HashSet::new();
    resolved.diagnostics.extend(cycles(symbols.snippets()).iter().filter_map(|cycle| {
        let (_, last) = cycle.last;
        let id = |ix: SnippetIx| symbols.snippets().get(ix).map_or("", |snippet| &snippet.id);
        let first = cycle.edges.first()?.0;
        let mut names: Vec<&str> = vec![id(SnippetIx(u32::try_from(first).ok()?))];
        names.extend(cycle.edges.iter().map(|(_, naming)| id(naming.named)));
        let diagnostic = Diagnostic::new(Code::TextUnknownSnippet, Place::new(last.file, last.span)).variant("cycle");
        let names = names.join(" → ");
        if !seen.insert(names.clone()) {
            return None;
        }
        let diagnostic = diagnostic.arg("name", names);
        let others = cycle
            .edges
            .iter()
            .map(|(_, naming)| naming)
            .filter(|naming| naming.span != last.span || naming.file != last.file);
        Some(others.fold(diagnostic, |diagnostic, naming| {
            diagnostic.related(Place::new(naming.file, naming.span), Text::new("related-snippet-named"))
        }))
    }));
    resolved
}

/// Reports the snippets that nothing names.
pub(crate) fn check_unused(files: &ParsedFiles) -> Vec<Diagnostic> {
    let snippets = &files.snippets;
    if snippets.len() == 0 {
        return Vec::new();
    }
    let articles = || files.texts().flat_map(ParsedText::articles);
    let in_yaml = yaml_sentences(files).flat_map(|(_, sentences)| sentences);
    let sentences = articles().flat_map(|article| &article.sentences).chain(in_yaml);
    let documents = sentences.map(|(_, marked): &InLanguage| &marked.document);
    let documents = articles().map(|article| &*article.document).chain(documents);
    let named = documents.flat_map(|document: &Document| &document.snippets);
    let named: HashSet<SnippetIx> = named.filter_map(|reference| snippets.find(&reference.target)).collect();
    let unused = (0..).map(SnippetIx).zip(snippets.iter()).filter(|(ix, _)| !named.contains(ix));
    let report = |snippet: &ParsedText, id: &str| {
        let source = snippet.source.as_ref()?;
        let diagnostic = Diagnostic::new(Code::FileUnknown, Place::new(&source.path, Span::start_of_file()));
        Some(diagnostic.variant("snippet").arg("name", id))
    };
    unused.filter_map(|(_, snippet)| report(&snippet.text, &snippet.id)).collect()
}
