//! Parses a text in all its languages: its source, its translations, and how they differ.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fault;
use crate::load::{Content, LoadedFile};
use crate::model::LangIx;
use crate::source::Span;
use crate::words::Text;

use super::article::{self, ParsedArticle, Rules};
use super::fields::Values;
use super::front_matter::FrontMatterFields;
use super::guide_types::SectionList;
use super::localized::DeclaredLanguages;
use super::sections::{RequiredSections, SectionLists};
use super::source_file;
use super::translations::{
    Unlike, are_comparable, arranged, check_missing, check_order, check_stale, check_structure, counterparts,
    report_section, stale_sections,
};
use crate::check::report::Report;
use crate::check::suggest::{nearest, nearest_language};

/// A file that holds a text in one language; `K` names the text.
#[derive(Debug)]
pub(crate) struct Version<'s, K> {
    pub(crate) key: K,
    /// `None` for a file whose name or place is wrong, which is reported there: the text is known to have it, no more.
    pub(crate) lang: Option<LangIx>,
    pub(crate) file: &'s Arc<LoadedFile>,
}

impl<'s, K> Version<'s, K> {
    /// Makes the version that a file's name says it is; one without a declared language is reported.
    pub(crate) fn of(
        key: K,
        tag: Option<&str>,
        file: &'s Arc<LoadedFile>,
        declared: &DeclaredLanguages,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let lang = tag.and_then(|tag| declared.languages.find(tag));
        if lang.is_none() && declared.certain {
            diagnostics.push(unknown_language(tag, file, declared));
        }
        Self { key, lang, file }
    }
}

/// A text in all its languages, parsed but for what it says about other files.
#[derive(Debug)]
pub(crate) struct ParsedText {
    /// The language of the file that is the source; `None` where each is a translation.
    pub(crate) source_lang: Option<LangIx>,
    /// The source, if it could be read.
    pub(crate) source: Option<ParsedArticle>,
    pub(crate) translations: Vec<ParsedTranslation>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The files it was parsed from, by language; those that could not be parsed too.
    pub(crate) files: Vec<(LangIx, Arc<LoadedFile>)>,
    /// Whether there are files too whose name or place is wrong.
    has_misnamed: bool,
}

/// A translation and what changed in its source.
#[derive(Debug)]
pub(crate) struct ParsedTranslation {
    pub(crate) article: ParsedArticle,
    pub(crate) stale_sections: Option<Vec<String>>,
    /// Whether it is built like its source.
    pub(crate) alike: bool,
}

/// Puts the versions of each text side by side, in the order of the languages, for [`slice::chunk_by`]; a second file
/// for one language is reported instead.
pub(crate) fn in_order<'s, K: Ord + Copy>(
    mut versions: Vec<Version<'s, K>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Version<'s, K>> {
    // Of two files for one place, the first by path stays the first.
    versions.sort_by_key(|version| (version.key, version.lang.is_none(), version.lang));
    versions.dedup_by(|version, first| {
        let twice = version.lang.is_some() && (version.key, version.lang) == (first.key, first.lang);
        if twice {
            let place = |file: &LoadedFile| Place::new(file.source.path(), Span::start_of_file());
            let diagnostic = Diagnostic::new(Code::GuideDuplicateSlug, place(version.file)).variant("file");
            diagnostics.push(diagnostic.related(place(first.file), Text::new("related-first")));
        }
        twice
    });
    versions
}

fn unknown_language(tag: Option<&str>, file: &LoadedFile, declared: &DeclaredLanguages) -> Diagnostic {
    let tags = || declared.languages.iter().map(|(_, language)| language.tag());
    let place = Place::new(file.source.path(), Span::start_of_file());
    Diagnostic::new(Code::LocalizedUnknownLanguage, place)
        .variant(if tag.is_some() { "file" } else { "no-file" })
        .arg("lang", tag.unwrap_or_default())
        .arg("expected", tags().map(|tag| format!(".{tag}.md")).collect::<Vec<_>>().join(", "))
        .suggest(tag.and_then(|tag| nearest_language(tag, tags())))
}

/// Returns, for each text of `versions`, what was made of the same files before, if that is among `before`. Both are
/// in the order of their keys.
pub(crate) fn reused<'b, K: Ord + Copy, T>(
    versions: &[&[Version<'_, K>]],
    before: &'b [Arc<T>],
    key: impl Fn(&'b T) -> K,
    text: impl Fn(&'b T) -> &'b ParsedText,
) -> Vec<Option<Arc<T>>> {
    let mut before = before.iter().peekable();
    let find = |versions: &&[Version<'_, K>]| {
        let wanted = versions.first()?.key;
        while before.next_if(|parsed| key(parsed) < wanted).is_some() {}
        before.next_if(|parsed| key(parsed) == wanted).filter(|parsed| text(parsed).is_of(versions)).cloned()
    };
    versions.iter().map(find).collect()
}

/// What a text is parsed against.
pub(crate) struct Context<'s, 'r> {
    pub(crate) rules: Rules<'r>,
    /// The lists of sections of which the text has one; `None` for pages.
    pub(crate) sections: Option<&'r SectionLists<'r>>,
    /// Slugs that have a source, for suggesting one.
    pub(crate) slugs: &'r [&'s str],
}

/// Parses the files of one text. `own_fields` reads what only the source has, and says which sections the text has.
pub(crate) fn parse<'s, K>(
    slug: &str,
    versions: &[Version<'s, K>],
    context: &Context<'s, '_>,
    own_fields: impl FnOnce(&mut Values<'s>, &mut Report) -> SectionList,
) -> ParsedText {
    let files = files_of(versions).map(|(lang, file)| (lang, file.clone())).collect();
    let has_misnamed = has_misnamed_files(versions);
    let source = find_source(versions, context.rules.fields).and_then(|at| Some((at, versions.get(at)?)));
    let mut text = ParsedText {
        source_lang: source.and_then(|(_, version)| version.lang),
        source: None,
        translations: Vec::new(),
        diagnostics: Vec::new(),
        files,
        has_misnamed,
    };
    let Some((at, Version { lang: Some(lang), file, .. })) = source else {
        if !has_misnamed {
            text.diagnostics = without_source(slug, versions, context);
        }
        return text;
    };
    if matches!(file.content, Content::Defect(_)) {
        return text;
    }
    let mut report = Report::on(file.source.path());
    let parsed =
        fault::in_file(file.source.path(), || parse_source(slug, (file, *lang), context, own_fields, &mut report));
    text.diagnostics = report.into_diagnostics();
    let Some((source, sections, lacks)) = parsed else { return text };
    let source = text.source.insert(source);
    for (lang, file) in files_of(&versions[..at]).chain(files_of(&versions[at + 1..])) {
        let mut report = Report::on(file.source.path());
        let source = Source { article: source, sections, lacks };
        let parse = || parse_translation(slug, file, lang, source, context, &mut report);
        text.translations.extend(fault::in_file(file.source.path(), parse));
        text.diagnostics.extend(report.into_diagnostics());
    }
    if !has_misnamed {
        let there: Vec<LangIx> = files_of(versions).map(|(lang, _)| lang).collect();
        text.diagnostics.extend(check_missing(source, &there, context.rules.languages));
    }
    if let Some(at) = text.diagnostics.iter().position(|diagnostic| diagnostic.code == Code::GuideSectionOrder) {
        // A translation of the same structure has its sections in the same order, so they move together.
        text.diagnostics[at].fix = sections.map(|sections| sections.order(text.articles()));
    }
    text
}

/// Returns the files of a text by language, but those whose name or place is wrong.
fn files_of<'v, 's, K>(versions: &'v [Version<'s, K>]) -> impl Iterator<Item = (LangIx, &'s Arc<LoadedFile>)> + 'v {
    versions.iter().filter_map(|version| Some((version.lang?, version.file)))
}

/// Returns whether a text has files whose name or place is wrong.
fn has_misnamed_files<K>(versions: &[Version<'_, K>]) -> bool {
    versions.iter().any(|version| version.lang.is_none())
}

/// Returns whether a text has a source among its files.
pub(crate) fn has_source<K>(versions: &[Version<'_, K>], fields: &FrontMatterFields<'_>) -> bool {
    find_source(versions, fields).is_some()
}

/// Returns the place of the source of a text.
fn find_source<K>(versions: &[Version<'_, K>], fields: &FrontMatterFields<'_>) -> Option<usize> {
    source_file::find(versions.iter().map(|version| (version.lang, &**version.file)), fields)
}

fn without_source<K>(slug: &str, versions: &[Version<'_, K>], context: &Context<'_, '_>) -> Vec<Diagnostic> {
    let near = nearest(slug, context.slugs.iter().copied().filter(|other| *other != slug));
    let report = |version: &Version<'_, K>| {
        let file = version.file;
        let place = Place::new(file.source.path(), Span::start_of_file());
        let source = context.rules.languages.main().tag();
        let diagnostic = Diagnostic::new(Code::TranslationWithoutSource, place);
        let name = file.source.path().rsplit('/').next().unwrap_or_default();
        let ending = name.strip_prefix(slug).unwrap_or_default();
        // The text of a folder is in its `index`.
        let stem = if ending.is_empty() { "index" } else { slug };
        diagnostic.arg("file", format!("{stem}.{source}.md")).suggest(near.map(|near| format!("{near}{ending}")))
    };
    versions.iter().map(report).collect()
}

/// Parses the source of a text; returns too which sections it has, and whether it lacks one.
fn parse_source<'s, 'r>(
    slug: &str,
    (file, lang): (&'s LoadedFile, LangIx),
    context: &Context<'s, 'r>,
    own_fields: impl FnOnce(&mut Values<'s>, &mut Report) -> SectionList,
    report: &mut Report,
) -> Option<(ParsedArticle, Option<&'r RequiredSections<'r>>, bool)> {
    let mut fields = article::front_matter(file, (lang, true), context.rules, report);
    let mut article = article::parse(file, fields.as_mut(), lang, slug, context.rules, report)?;
    let list = fields.map(|mut fields| own_fields(&mut fields, report));
    let sections = context.sections.map(|lists| list.map_or_else(|| lists.of_unread(), |list| lists.get(list)));
    let document = article.document.clone();
    let among = sections.map(|sections| sections.among(&document.headings, lang));
    let named = |heading: &str| among.as_ref().and_then(|sections| sections.id_of(heading));
    article.set_anchors(None, named);
    let text = file.source.text();
    let lacks = sections.is_some_and(|sections| sections.check(&article, text, None, report));
    Some((article, sections, lacks))
}

/// The source of a translation.
#[derive(Clone, Copy)]
struct Source<'a> {
    article: &'a ParsedArticle,
    /// The sections that the text must have; `None` for pages.
    sections: Option<&'a RequiredSections<'a>>,
    /// Whether it lacks a section.
    lacks: bool,
}

fn parse_translation<'s>(
    slug: &str,
    file: &'s LoadedFile,
    lang: LangIx,
    Source { article: source, sections, lacks: source_lacks }: Source<'_>,
    context: &Context<'s, '_>,
    report: &mut Report,
) -> Option<ParsedTranslation> {
    let mut fields = article::front_matter(file, (lang, false), context.rules, report);
    name_source(source, report);
    let mut article = article::parse(file, fields.as_mut(), lang, slug, context.rules, report)?;
    if let Some(fields) = fields {
        article.read_translated_from(&fields, file.source.text(), report);
    }
    let document = article.document.clone();
    let among = sections.map(|sections| sections.among(&document.headings, lang));
    let named = |heading: &str| among.as_ref().and_then(|sections| sections.id_of(heading));
    let counterparts = counterparts(source, &document, named);
    let arranged = counterparts.as_ref().ok().map(|counterparts| arranged(&source.headings, counterparts));
    article.set_anchors(arranged.as_deref(), named);
    let text = file.source.text();
    let lacks = sections.is_some_and(|sections| sections.check(&article, text, Some(&source.headings), report));
    let in_order = match &counterparts {
        // Where the source has another order than the playbook, that is the mistake.
        Ok(counterparts) if !lacks && sections.is_none_or(|sections| sections.in_order(source)) => {
            check_order(source, &article, counterparts, report)
        }
        _ => true,
    };
    // Without front matter the fields are part of the text.
    let nothing = [&article, source].into_iter().any(|text| text.document.is_empty || !text.has_fields)
        || !are_comparable(source, &article);
    let is_whole = !lacks && !source_lacks && in_order;
    let alike = match counterparts {
        Err(Unlike::Section(at)) if is_whole && !nothing => {
            report_section(at, &article, report);
            false
        }
        _ => is_whole && (nothing || check_structure(source, &article, report)),
    };
    // Where it is not known which headings begin a section, what changed cannot be known.
    let known = sections.is_none_or(|sections| sections.known);
    let stale_sections = if known { stale_sections(source, &article) } else { None };
    check_stale(stale_sections.as_deref(), source, &article, report);
    Some(ParsedTranslation { article, stale_sections, alike })
}

/// Names the source where it was reported that a translation has fields which only a source has.
fn name_source(source: &ParsedArticle, report: &mut Report) {
    let place = Place::new(&source.path, source.head);
    let is_it = |diagnostic: &Diagnostic| diagnostic.code == Code::TranslationInheritedField;
    report.change(is_it, |diagnostic| diagnostic.related(place, Text::new("related-source-file")));
}

impl ParsedText {
    /// Returns the source and every translation.
    pub(crate) fn articles(&self) -> impl Iterator<Item = &ParsedArticle> + Clone {
        self.source.iter().chain(self.translations.iter().map(|translation| &translation.article))
    }

    /// Returns whether it was parsed from these very files, and would be parsed the same again whatever other texts
    /// there are: one without a source names the source that was probably meant.
    fn is_of<K>(&self, versions: &[Version<'_, K>]) -> bool {
        let ours = self.files.iter().map(|(lang, file)| (*lang, Arc::as_ptr(file)));
        self.source_lang.is_some()
            && self.has_misnamed == has_misnamed_files(versions)
            && ours.eq(files_of(versions).map(|(lang, file)| (lang, Arc::as_ptr(file))))
    }

    /// Returns what was meant as a link or picture but is none, as it is written, and what is swallowed by something
    /// that is never closed.
    pub(crate) fn malformed(&self) -> impl Iterator<Item = &str> {
        self.articles().filter(|article| !article.document.findings.is_empty()).flat_map(|article| {
            let file = self.files.iter().find(|(lang, _)| *lang == article.lang);
            let text = file.map_or("", |(_, file)| file.source.text());
            let findings = || article.document.findings.iter();
            let links = findings().filter(|finding| finding.kind.is_link());
            let swallowed = findings().find(|finding| finding.kind.swallows());
            let rest = swallowed.and_then(|finding| text.get(finding.span.start as usize..));
            links.filter_map(move |finding| text.get(finding.span.range())).chain(rest)
        })
    }

    /// Returns the text in `lang`.
    pub(crate) fn article(&self, lang: LangIx) -> Option<&ParsedArticle> {
        self.articles().find(|article| article.lang == lang)
    }
}
