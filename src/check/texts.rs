//! Judges a text in all its languages: its source, its translations, and how they stand to each other.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::{Content, LoadedFile};
use crate::model::{Article, Body, LangIx, Languages, Translated, Translation};
use crate::source::{FilePath, Span};
use crate::words::Text;

use super::article::{self, JudgedArticle, Opened, Rules};
use super::fields::Fields;
use super::links::{Index, Resolved, resolve};
use super::localized::DeclaredLanguages;
use super::report::Report;
use super::sections::RequiredSections;
use super::suggest::nearest;
use super::translations::{
    arranged, counterparts, judge_missing, judge_order, judge_stale, judge_structure, stale_sections,
};

/// The files that hold one text, by language.
#[derive(Debug, Default)]
pub(super) struct TextFiles<'s> {
    pub(super) by_lang: BTreeMap<LangIx, &'s LoadedFile>,
}

/// A text in all its languages, judged but for what it says about other files.
#[derive(Debug)]
pub(super) struct JudgedText<'s> {
    pub(super) source: Option<JudgedArticle<'s>>,
    pub(super) translations: Vec<JudgedTranslation<'s>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The files there are, those that could not be judged too.
    pub(super) files: Vec<(LangIx, &'s FilePath)>,
}

/// A translation and what changed in its source.
#[derive(Debug)]
pub(super) struct JudgedTranslation<'s> {
    pub(super) article: JudgedArticle<'s>,
    pub(super) stale_sections: Option<Vec<String>>,
    /// Whether it is built like its source.
    pub(super) alike: bool,
}

/// Adds `file` to the texts of its key; a file without a declared language or for a text that has one already is
/// reported instead.
pub(super) fn group<'s, K: Ord>(
    texts: &mut BTreeMap<K, TextFiles<'s>>,
    key: K,
    lang: Option<&str>,
    file: &'s LoadedFile,
    declared: &DeclaredLanguages,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let place = Place::new(file.source.path(), Span::start_of_file());
    let Some(ix) = lang.and_then(|lang| declared.languages.find(lang)) else {
        if declared.certain {
            let tags = || declared.languages.iter().map(|(_, language)| language.tag());
            let diagnostic = Diagnostic::new(Code::LocalizedUnknownLanguage, place)
                .variant(if lang.is_some() { "file" } else { "no-file" })
                .arg("lang", lang.unwrap_or_default())
                .arg("expected", tags().map(|tag| format!(".{tag}.md")).collect::<Vec<_>>().join(", "))
                .suggest(lang.and_then(|lang| nearest(lang, tags())));
            diagnostics.push(diagnostic);
        }
        return;
    };
    let files = texts.entry(key).or_default();
    if let Some(first) = files.by_lang.get(&ix) {
        let first = Place::new(first.source.path(), Span::start_of_file());
        let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place).variant("file");
        diagnostics.push(diagnostic.related(first, Text::new("related-first")));
        return;
    }
    files.by_lang.insert(ix, file);
}

/// What a text is judged against.
pub(super) struct Scene<'s, 'r> {
    pub(super) rules: Rules<'r>,
    /// The sections that the text must have; `None` for pages.
    pub(super) sections: Option<&'r RequiredSections<'r>>,
    /// Slugs that have a source, for suggesting one.
    pub(super) slugs: &'r [&'s str],
}

/// Judges the files of one text. `own_fields` reads what only the source has.
pub(super) fn judge<'s>(
    slug: &str,
    files: &TextFiles<'s>,
    scene: &Scene<'s, '_>,
    own_fields: impl FnOnce(&mut Fields<'s>, &mut Report),
) -> JudgedText<'s> {
    let paths = files.by_lang.iter().map(|(lang, file)| (*lang, file.source.path())).collect();
    let mut text = JudgedText { source: None, translations: Vec::new(), diagnostics: Vec::new(), files: paths };
    let Some(file) = files.by_lang.get(&LangIx::SOURCE) else {
        text.diagnostics = without_source(slug, files, scene);
        return text;
    };
    if matches!(file.content, Content::Defect(_)) {
        return text;
    }
    let mut report = Report::on(file.source.path());
    text.source = judge_source(slug, file, scene, own_fields, &mut report);
    text.diagnostics = report.into_diagnostics();
    let Some(source) = &text.source else { return text };
    for (&lang, file) in files.by_lang.iter().skip(1) {
        let mut report = Report::on(file.source.path());
        text.translations.extend(judge_translation(slug, file, lang, source, scene, &mut report));
        text.diagnostics.extend(report.into_diagnostics());
    }
    let there: Vec<LangIx> = files.by_lang.keys().copied().collect();
    text.diagnostics.extend(judge_missing(source, &there, scene.rules.languages));
    if let Some(at) = text.diagnostics.iter().position(|diagnostic| diagnostic.code == Code::GuideSectionOrder) {
        // A translation of the same structure has its sections in the same order, so they move together.
        text.diagnostics[at].fix = scene.sections.map(|sections| sections.order(text.articles()));
    }
    text
}

fn without_source(slug: &str, files: &TextFiles<'_>, scene: &Scene<'_, '_>) -> Vec<Diagnostic> {
    let near = nearest(slug, scene.slugs.iter().copied());
    let report = |file: &&LoadedFile| {
        let place = Place::new(file.source.path(), Span::start_of_file());
        let source = scene.rules.languages.source().tag();
        let diagnostic = Diagnostic::new(Code::TranslationWithoutSource, place);
        let ending = file.source.path().rsplit('/').next().and_then(|name| name.strip_prefix(slug)).unwrap_or_default();
        diagnostic.arg("file", format!("{slug}.{source}.md")).suggest(near.map(|near| format!("{near}{ending}")))
    };
    files.by_lang.values().map(report).collect()
}

fn judge_source<'s>(
    slug: &str,
    file: &'s LoadedFile,
    scene: &Scene<'s, '_>,
    own_fields: impl FnOnce(&mut Fields<'s>, &mut Report),
    report: &mut Report,
) -> Option<JudgedArticle<'s>> {
    let mut fields = match article::open(file, report) {
        Opened::Fields(fields) => Some(fields),
        Opened::Nothing => None,
    };
    let mut article = article::judge(file, fields.as_mut(), LangIx::SOURCE, slug, scene.rules, report)?;
    if let Some(mut fields) = fields {
        own_fields(&mut fields, report);
        fields.finish(report);
    }
    let headings = &article.document.headings;
    let named = |heading: &str| scene.sections.and_then(|sections| sections.id_of(heading, LangIx::SOURCE, headings));
    article.set_anchors(None, named);
    if let Some(sections) = scene.sections {
        sections.judge(&article, None, report);
    }
    Some(article)
}

fn judge_translation<'s>(
    slug: &str,
    file: &'s LoadedFile,
    lang: LangIx,
    source: &JudgedArticle<'s>,
    scene: &Scene<'s, '_>,
    report: &mut Report,
) -> Option<JudgedTranslation<'s>> {
    let mut fields = match article::open(file, report) {
        Opened::Fields(fields) => Some(fields),
        Opened::Nothing => None,
    };
    let mut article = article::judge(file, fields.as_mut(), lang, slug, scene.rules, report)?;
    if let Some(mut fields) = fields {
        article.read_translated_from(&mut fields, file.source.text(), report);
        if scene.sections.is_some() {
            report_inherited(&mut fields, report);
        }
        fields.finish(report);
    }
    let headings = &article.document.headings;
    let named = |heading: &str| scene.sections.and_then(|sections| sections.id_of(heading, lang, headings));
    let counterparts = counterparts(source, article.document, named);
    let arranged = counterparts.as_ref().map(|counterparts| arranged(&source.headings, counterparts));
    article.set_anchors(Some(arranged.as_deref().unwrap_or(&source.headings)), named);
    let lacks = scene.sections.is_some_and(|sections| sections.judge(&article, Some(&source.headings), report));
    let in_order = match &counterparts {
        // Where the source has another order than the playbook, that is the mistake.
        Some(counterparts) if !lacks && scene.sections.is_none_or(|sections| sections.in_order(source)) => {
            judge_order(source, &article, counterparts, report)
        }
        _ => true,
    };
    let nothing = article.document.is_empty() || source.document.is_empty();
    let alike = !lacks && in_order && (nothing || judge_structure(source, &article, report));
    // Where it is not known which headings begin a section, what changed cannot be told.
    let known = scene.sections.is_none_or(|sections| sections.known);
    let stale_sections = if known { stale_sections(source, &article) } else { None };
    judge_stale(stale_sections.as_deref(), source, &article, report);
    Some(JudgedTranslation { article, stale_sections, alike })
}

fn report_inherited(fields: &mut Fields<'_>, report: &mut Report) {
    for name in super::guide_fields::INHERITED.into_iter().chain(["draft"]) {
        if fields.optional(name).is_some() {
            let span = fields.key_span(name).unwrap_or_else(|| fields.head());
            report.push(report.at(Code::TranslationInheritedField, span).arg("field", name));
        }
    }
}

impl JudgedText<'_> {
    /// Returns the source and every translation.
    pub(super) fn articles(&self) -> impl Iterator<Item = &JudgedArticle<'_>> {
        self.source.iter().chain(self.translations.iter().map(|translation| &translation.article))
    }

    /// Resolves what the text refers to, and makes the text if nothing in it is wrong.
    pub(super) fn finish(&self, index: &Index<'_>) -> (Option<Translated<Article>>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut finish = |article: &JudgedArticle<'_>| {
            let mut report = Report::on(article.path);
            let resolved = resolve(article, index, &mut report);
            diagnostics.extend(report.into_diagnostics());
            finish_article(article, resolved)
        };
        let source = self.source.as_ref().map(&mut finish);
        let translations: Vec<_> = self.translations.iter().map(|t| (t, finish(&t.article))).collect();
        let text = assemble(source.flatten(), translations, index.languages);
        (text, diagnostics)
    }
}

/// Puts a text and its translations together; `None` if one of them is wrong.
fn assemble(
    source: Option<Article>,
    translations: Vec<(&JudgedTranslation<'_>, Option<Article>)>,
    languages: &Languages,
) -> Option<Translated<Article>> {
    let mut slots: Box<[Option<Translation<Article>>]> = languages.targets().map(|_| None).collect();
    for (judged, article) in translations {
        let slot = slots.get_mut(usize::from(judged.article.lang.0).checked_sub(1)?)?;
        *slot = Some(Translation { text: article?, stale_sections: judged.stale_sections.clone() });
    }
    Some(Translated { source: source?, translations: slots })
}

fn finish_article(article: &JudgedArticle<'_>, resolved: Resolved) -> Option<Article> {
    let items = article.document.check_items.iter();
    let body = Body {
        prose: article.document.prose.clone(),
        headings: article.headings.clone(),
        links: resolved.links,
        images: resolved.images,
        terms: resolved.terms,
        quizzes: article.quizzes.clone()?,
        check_items: items.map(|item| (article.section_key(usize::from(item.section)), item.number)).collect(),
        raw_html: article.raw_html.clone(),
    };
    resolved.complete.then_some(())?;
    Some(Article {
        title: article.title.clone()?,
        summary: article.summary.clone()?,
        slug: article.slug.0.clone(),
        aliases: article.aliases.iter().map(|(alias, _)| alias.clone()).collect(),
        edit_path: article.path.clone(),
        body,
    })
}
