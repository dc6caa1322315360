//! Resolves what a text refers to in each of its languages, and makes it part of the playbook.

use crate::check::parse::article::ParsedArticle;
use crate::check::parse::texts::{ParsedText, ParsedTranslation};
use crate::check::symbols::{Symbols, TextId};
use crate::diagnostic::Diagnostic;
use crate::model::{Article, AssetIx, Body, LangIx, Languages, Translated, Translation, Use};

use super::links::{References, Referrer, Resolution, resolve};
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

/// Resolves what `text` refers to.
pub(crate) fn resolve_text(text: &ParsedText, symbols: Symbols<'_>) -> ResolvedText {
    let mut resolved = ResolvedText::default();
    let source = text.source.as_ref().and_then(|source| resolved.article(source, symbols));
    let mut translations = Vec::with_capacity(text.translations.len());
    for translation in &text.translations {
        translations.push((translation, resolved.article(&translation.article, symbols)));
    }
    let source = text.source_lang.zip(source);
    resolved.text = assemble(source, translations, symbols.languages());
    resolved
}

impl ResolvedText {
    /// Resolves what the text refers to in one language.
    fn article(&mut self, article: &ParsedArticle, symbols: Symbols<'_>) -> Option<Article> {
        let (path, headings) = (&article.path, &*article.headings);
        let referrer = Referrer {
            path,
            lang: article.lang,
            text: Some(&article.text),
            headings,
            document: &article.document,
            raw_html: &article.raw_html,
            html_ids: Some(&article.html_ids),
        };
        let references = self.take(resolve(referrer, symbols));
        let sentences = Sentences { path, headings, symbols };
        for resolution in sentences.resolve_all(&article.sentences) {
            self.take(resolution);
        }
        make_article(article, references?, sentences)
    }

    fn take(&mut self, resolution: Resolution) -> Option<References> {
        self.diagnostics.extend(resolution.diagnostics);
        self.read.extend(resolution.read);
        self.assets.extend(resolution.references.iter().flat_map(used_assets));
        resolution.references
    }
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

fn make_article(article: &ParsedArticle, references: References, sentences: Sentences<'_>) -> Option<Article> {
    let items = article.document.check_items.iter();
    let body = Body {
        tree: article.document.tree.clone(),
        headings: article.headings.clone(),
        links: references.links,
        images: references.images,
        terms: references.terms,
        quizzes: sentences.quizzes(article.lang, article.quizzes.as_ref()?)?,
        check_items: items.map(|item| (article.section_key(item.section as usize), item.number)).collect(),
        raw_html: references.html,
    };
    Some(Article {
        title: article.title.clone()?,
        summary: sentences.sentence(article.lang, article.summary.as_ref()?)?,
        slug: article.slug.0.clone(),
        aliases: article.aliases.iter().map(|(alias, _)| alias.clone()).collect(),
        edit_path: article.path.clone(),
        digest: article.digest(),
        body,
    })
}
