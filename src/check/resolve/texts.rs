//! Resolves what a text refers to in each of its languages, and makes it part of the playbook.

use crate::check::parse::article::ParsedArticle;
use crate::check::parse::texts::{ParsedText, ParsedTranslation};
use crate::check::symbols::{Symbols, TextId};
use crate::diagnostic::Diagnostic;
use crate::fault;
use crate::model::{Article, AssetIx, Body, LangIx, Languages, SnippetIx, Translated, Translation, Use};
use crate::source::FilePath;

use super::compose::{Composed, Host, Named, OpenAnchor, Snippets, compose, named};
use super::links::{References, Referrer, Resolution, resolve};
use super::missing::missing_anchor;
use super::sentences::{Sentences, used_assets};

/// What a text came to.
#[derive(Debug, Default)]
pub(crate) struct ResolvedText {
    /// The text, if nothing in it is wrong.
    pub(crate) text: Option<Translated<Article>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The texts whose headings were looked up.
    pub(crate) read: Vec<TextId>,
    /// Pictures and files that it shows or links to.
    pub(crate) assets: Vec<(AssetIx, Use)>,
}

/// Resolves what `text` refers to, and puts the snippets in it that it names.
pub(crate) fn resolve_text(text: &ParsedText, symbols: Symbols<'_>, snippets: &Snippets) -> ResolvedText {
    let mut resolved = ResolvedText::default();
    let source = text.source.as_ref().and_then(|source| resolved.article(source, symbols, snippets));
    let mut translations = Vec::with_capacity(text.translations.len());
    for translation in &text.translations {
        translations.push((translation, resolved.article(&translation.article, symbols, snippets)));
    }
    let source = text.source_lang.zip(source);
    resolved.text = assemble(source, translations, symbols.languages());
    resolved
}

impl ResolvedText {
    /// Resolves what the text refers to in one language.
    fn article(&mut self, article: &ParsedArticle, symbols: Symbols<'_>, snippets: &Snippets) -> Option<Article> {
        fault::in_file(&article.path, || self.resolved_article(article, symbols, snippets))
    }

    fn resolved_article(
        &mut self,
        article: &ParsedArticle,
        symbols: Symbols<'_>,
        snippets: &Snippets,
    ) -> Option<Article> {
        let body = resolve_body(article, None, symbols, snippets);
        self.diagnostics.extend(body.diagnostics);
        self.read.extend(body.read);
        self.assets.extend(body.assets);
        let sentences = sentences_of(article, None, symbols, snippets);
        Some(Article {
            title: article.title.clone()?,
            summary: sentences.sentence(article.lang, article.summary.as_ref()?)?,
            slug: article.slug.0.clone(),
            aliases: article.aliases.iter().map(|(alias, _)| alias.clone()).collect(),
            edit_path: article.path.clone(),
            digest: body.digest,
            body: body.body?,
        })
    }
}

/// What a text in one language came to, without its title and all that goes with it.
#[derive(Debug, Default)]
pub(crate) struct ResolvedBody {
    /// The text with the snippets in it, if nothing in it is wrong.
    pub(crate) body: Option<Body>,
    /// Anchors that it links to, where it is a snippet, and does not have.
    pub(crate) open: Vec<OpenAnchor>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The texts whose headings were looked up, and the snippets in it.
    pub(crate) read: Vec<TextId>,
    /// Pictures and files that it shows or links to.
    pub(crate) assets: Vec<(AssetIx, Use)>,
    /// Stands for everything that its file and those of the snippets say.
    pub(crate) digest: u128,
}

impl ResolvedBody {
    fn take(&mut self, resolution: Resolution, path: &FilePath) -> Option<References> {
        self.diagnostics.extend(resolution.diagnostics);
        self.read.extend(resolution.read);
        self.assets.extend(resolution.references.iter().flat_map(used_assets).chain(resolution.assets));
        let open = resolution.open.into_iter();
        self.open.extend(open.map(|(anchor, span)| OpenAnchor { anchor, file: path.clone(), span }));
        resolution.references
    }

    /// Takes what the snippets depend on.
    fn take_named(&mut self, named: &Named<'_>) {
        for (_, snippet) in named.parts.iter().flatten() {
            self.read.extend(&snippet.read);
            self.assets.extend(&snippet.assets);
            self.digest = self.digest.rotate_left(1) ^ snippet.digest;
        }
        self.diagnostics.extend(named.diagnostics.iter().cloned());
    }
}

/// Resolves what a text refers to in one language. `within` is the snippet that it is, if it is one.
pub(crate) fn resolve_body(
    article: &ParsedArticle,
    within: Option<SnippetIx>,
    symbols: Symbols<'_>,
    snippets: &Snippets,
) -> ResolvedBody {
    let mut resolved = ResolvedBody { digest: article.digest(), ..ResolvedBody::default() };
    let (path, headings) = (&article.path, symbols.shared().headings(article));
    let referrer = Referrer {
        path,
        lang: article.lang,
        text: Some(&article.text),
        headings,
        document: &article.document,
        raw_html: &article.raw_html,
        html_ids: Some(&article.html_ids),
    };
    let references = resolved.take(resolve(referrer, symbols), path);
    let sentences = sentences_of(article, within, symbols, snippets);
    for resolution in sentences.resolve_all(&article.sentences) {
        resolved.take(resolution, path);
    }
    let document = &article.document;
    let host = Host { path, lang: article.lang, document, headings, within, is_sentence: false };
    let named = named(host, symbols, snippets);
    resolved.take_named(&named);
    let own = references.and_then(|references| own_body(article, references, sentences));
    let Some(Composed { body, open }) = own.and_then(|own| compose(own, host, &named, symbols)) else {
        return resolved;
    };
    resolved.body = Some(body);
    if within.is_some() {
        resolved.open.extend(open.into_iter().map(|(open, _)| open));
    } else {
        resolved.diagnostics.extend(open.iter().map(|(open, span)| missing_anchor(open, path, *span)));
    }
    resolved
}

fn sentences_of<'s>(
    article: &'s ParsedArticle,
    within: Option<SnippetIx>,
    symbols: Symbols<'s>,
    snippets: &'s Snippets,
) -> Sentences<'s> {
    Sentences { path: &article.path, headings: symbols.shared().headings(article), symbols, snippets, within }
}

/// Puts a text and its translations together; `None` if one of them is wrong.
fn assemble(
    source: Option<(LangIx, Article)>,
    translations: Vec<(&ParsedTranslation, Option<Article>)>,
    languages: &Languages,
) -> Option<Translated<Article>> {
    let mut slots: Box<[Option<Translation<Article>>]> = languages.iter().map(|_| None).collect();
    for (parsed, article) in translations {
        let slot = slots.get_mut(usize::from(parsed.article.lang.0))?;
        *slot = Some(Translation { text: article?, stale_sections: parsed.stale_sections.clone() });
    }
    let (source_lang, source) = source?;
    Some(Translated { source_lang, source, translations: slots })
}

/// Returns a text without the snippets that it names.
fn own_body(article: &ParsedArticle, references: References, sentences: Sentences<'_>) -> Option<Body> {
    let items = article.document.check_items.iter();
    Some(Body {
        tree: article.document.tree.clone(),
        headings: article.headings.clone(),
        links: references.links,
        images: references.images,
        terms: references.terms,
        quizzes: sentences.quizzes(article.lang, article.quizzes.as_ref()?)?,
        check_items: items.map(|item| (article.section_key(item.section as usize), item.number)).collect(),
        raw_html: references.html,
        included: Vec::new(),
    })
}
