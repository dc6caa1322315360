//! Checks how a translation stands to its source: there, up to date, built alike.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Fix, Place};
use crate::document::SectionShape;
use crate::markdown::{Document, DocumentHeading};
use crate::model::{Fingerprint, Heading, LangIx, Languages};
use crate::source::Span;
use crate::words::Text;

use super::article::ParsedArticle;
use crate::check::report::Report;

/// Reports every language for which there is no file; `there` are those for which there is one.
pub(crate) fn check_missing(source: &ParsedArticle, there: &[LangIx], languages: &Languages) -> Vec<Diagnostic> {
    languages
        .iter()
        .filter(|(lang, _)| !there.contains(lang))
        .map(|(_, language)| {
            let place = Place::new(&source.path, source.head);
            let stem = source.path.strip_suffix(&format!(".{}.md", languages[source.lang].tag()));
            let file = format!("{}.{}.md", stem.unwrap_or(&source.path), language.tag());
            Diagnostic::new(Code::TranslationMissing, place).arg("lang", language.tag()).arg("file", file)
        })
        .collect()
}

/// Returns the sections of the source that changed since the translation recorded them, new and dropped ones too;
/// `None` if nothing was recorded.
pub(crate) fn stale_sections(source: &ParsedArticle, translation: &ParsedArticle) -> Option<Vec<String>> {
    let recorded = &translation.translated_from.as_ref()?.fingerprints;
    // What could not be read of the source cannot be compared, and is reported there.
    if source.document.is_empty
        || source.document.loses_headings()
        || source.title.is_none()
        || source.summary.is_none()
    {
        return Some(Vec::new());
    }
    let nothing = Fingerprint::of("");
    let changed =
        source.sections().filter(|(key, fingerprint)| match recorded.iter().find(|(name, _)| **name == *key.0) {
            Some((_, before)) => *before != Some(*fingerprint),
            None => !matches!(&*key.0, "head" | "intro") || *fingerprint != nothing,
        });
    let dropped = recorded.iter().filter(|(name, _)| !source.section_keys.iter().any(|key| *key.0 == **name));
    Some(changed.map(|(key, _)| key.0.to_string()).chain(dropped.map(|(name, _)| name.to_string())).collect())
}

/// Tells whether two texts can be compared: not where what is found in one of them makes it differ from what was meant.
pub(crate) fn are_comparable(source: &ParsedArticle, translation: &ParsedArticle) -> bool {
    let structure = |article: &ParsedArticle| {
        let kinds = article.document.findings.iter().map(|finding| finding.kind);
        kinds.filter(|kind| kind.changes_structure()).collect::<Vec<_>>()
    };
    let is_swallowed = |article: &ParsedArticle| article.document.is_swallowed();
    !is_swallowed(source) && !is_swallowed(translation) && structure(source) == structure(translation)
}

/// Reports a translation of an older text.
pub(crate) fn check_stale(
    stale: Option<&[String]>,
    source: &ParsedArticle,
    translation: &ParsedArticle,
    report: &mut Report,
) {
    let (Some(stale), Some(recorded)) = (stale.filter(|stale| !stale.is_empty()), &translation.translated_from) else {
        return;
    };
    let mut diagnostic = report
        .at(Code::TranslationStale, recorded.span)
        .arg("section", stale.join(", "))
        .arg("count", stale.len())
        .arg("file", &*translation.path);
    for name in stale {
        if let Some(span) = section_span(source, name) {
            let text = Text::new("related-changed-section").arg("section", name.as_str());
            diagnostic = diagnostic.related(Place::new(&source.path, span), text);
        }
    }
    report.push(diagnostic);
}

fn section_span(article: &ParsedArticle, name: &str) -> Option<Span> {
    if name == "head" {
        return Some(article.head);
    }
    let at = article.headings.iter().position(|heading| *heading.anchor == *name)?;
    article.document.headings.get(at).map(|heading| heading.span)
}

/// Why the sections of a translation are not those of its source.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unlike {
    /// The two do not have equally many.
    Number,
    /// The heading of this index names one that the source does not have.
    Section(usize),
}

/// Returns which level-2 section of the source each one of a translation is, by what its heading names; headings that
/// name none are taken in their order.
pub(crate) fn counterparts<'n>(
    source: &ParsedArticle,
    document: &Document,
    named: impl Fn(&str) -> Option<&'n str>,
) -> Result<Vec<usize>, Unlike> {
    let theirs: Vec<&Heading> = source.headings.iter().filter(|heading| heading.level == 2).collect();
    // Anchors differ.
    let by_anchor: FxHashMap<&str, usize> = theirs.iter().map(|heading| &*heading.anchor).zip(0..).collect();
    let ours = document.headings.iter().enumerate().filter(|(_, heading)| heading.level == 2);
    let by_name = |(at, heading): (usize, &DocumentHeading)| {
        if let Some(id) = &heading.id {
            return Ok(by_anchor.get(&**id).copied());
        }
        let Some(section) = named(&heading.text) else { return Ok(None) };
        by_anchor.get(section).copied().map(Some).ok_or(Unlike::Section(at))
    };
    let by_name: Vec<Option<usize>> = ours.map(by_name).collect::<Result<_, _>>()?;
    // A name that two headings have tells nothing.
    let mut times = vec![0_usize; theirs.len()];
    by_name.iter().flatten().for_each(|at| times[*at] += 1);
    let mut free = (0..theirs.len()).filter(|at| times[*at] != 1);
    let counterpart = |at: &Option<usize>| at.filter(|at| times[*at] == 1).or_else(|| free.next());
    let all: Option<Vec<usize>> = by_name.iter().map(counterpart).collect();
    all.filter(|all| all.len() == theirs.len()).ok_or(Unlike::Number)
}

/// Returns the headings of a source in the order in which its translation has their sections.
pub(crate) fn arranged(source: &[Heading], counterparts: &[usize]) -> Vec<Heading> {
    let starts: Vec<usize> = (0..source.len()).filter(|at| source[*at].level == 2).collect();
    let intro = starts.first().copied().unwrap_or(source.len());
    let section = |at: &usize| {
        let end = starts.get(at + 1).copied().unwrap_or(source.len());
        &source[starts[*at]..end]
    };
    source[..intro].iter().chain(counterparts.iter().flat_map(section)).cloned().collect()
}

/// Reports the first section of a translation that is behind one which it precedes in the source; returns whether
/// there is none.
pub(crate) fn check_order(
    source: &ParsedArticle,
    translation: &ParsedArticle,
    counterparts: &[usize],
    report: &mut Report,
) -> bool {
    let Some(late) = counterparts.windows(2).position(|pair| pair[0] > pair[1]).map(|at| at + 1) else { return true };
    let before = (0..late).find(|at| counterparts[*at] > counterparts[late]).unwrap_or_default();
    let heading = |article: &ParsedArticle, nth: usize| {
        let of_level_two = article.document.headings.iter().filter(|heading| heading.level == 2);
        of_level_two.map(|heading| (heading.span, heading.text.to_string())).nth(nth).unwrap_or_default()
    };
    let (span, first) = heading(translation, late);
    let their_place = Place::new(&source.path, heading(source, counterparts[late]).0);
    let mut sections: Vec<(usize, Span)> = counterparts
        .iter()
        .zip(translation.document.sections.iter().skip(1))
        .map(|(at, section)| (*at, section.span))
        .collect();
    sections.sort_by_key(|(at, _)| *at);
    let order = sections.into_iter().map(|(_, span)| span).collect();
    let diagnostic = report
        .at(Code::TranslationStructure, span)
        .variant("order")
        .arg("first", first)
        .arg("second", heading(translation, before).1)
        .related(their_place, Text::new("related-source-section"))
        .fix(Some(Fix::Order(vec![(translation.path.clone(), order)])));
    report.push(diagnostic);
    false
}

/// Reports that the section of a translation which begins with its heading `at` is not in the source.
pub(crate) fn report_section(at: usize, translation: &ParsedArticle, report: &mut Report) {
    let Some(heading) = translation.document.headings.get(at) else { return };
    let diagnostic = report.at(Code::TranslationStructure, heading.span).variant("section");
    report.push(diagnostic.arg("first", &*heading.text));
}

/// Reports every section that is not built like the source's; returns whether there is none.
pub(crate) fn check_structure(source: &ParsedArticle, translation: &ParsedArticle, report: &mut Report) -> bool {
    let (ours, theirs) = (&translation.document.sections, &source.document.sections);
    let level_two = |article: &ParsedArticle| article.document.sections.len().saturating_sub(1);
    if ours.len() != theirs.len() {
        let strange = translation.headings.iter().position(|heading| {
            heading.level == 2 && !source.headings.iter().any(|other| other.anchor == heading.anchor)
        });
        let strange = strange.filter(|_| ours.len() > theirs.len());
        let span = strange.and_then(|at| translation.document.headings.get(at)).map(|heading| heading.span);
        let diagnostic = report
            .at(Code::TranslationStructure, span.unwrap_or(translation.head))
            .variant("sections")
            .arg("first", level_two(translation))
            .arg("second", level_two(source));
        let missing = source
            .headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.level == 2)
            .find(|(_, heading)| !translation.headings.iter().any(|own| own.anchor == heading.anchor));
        let diagnostic = match missing.and_then(|(at, _)| source.document.headings.get(at)) {
            Some(heading) => {
                diagnostic.related(Place::new(&source.path, heading.span), Text::new("related-source-heading"))
            }
            None => diagnostic,
        };
        report.push(diagnostic);
        return false;
    }
    let mut findings = [translation, source].into_iter().flat_map(|article| &article.document.findings);
    let links_are_whole = !findings.any(|finding| finding.kind.is_link());
    let mut alike = true;
    let shapes = |article: &ParsedArticle| -> Vec<SectionShape> {
        article.document.tree.sections().into_iter().map(crate::document::Section::shape).collect()
    };
    let shapes = shapes(translation).into_iter().zip(shapes(source));
    for ((own, their), (own_shape, their_shape)) in ours.iter().zip(theirs).zip(shapes) {
        let Some((what, first, second)) = difference(&own_shape, &their_shape, links_are_whole) else { continue };
        let span = |article: &ParsedArticle, heading: Option<u32>| {
            heading.and_then(|at| article.document.headings.get(at as usize)).map_or(article.head, |h| h.span)
        };
        let diagnostic = report
            .at(Code::TranslationStructure, span(translation, own.heading))
            .variant(what)
            .arg("first", first)
            .arg("second", second)
            .related(Place::new(&source.path, span(source, their.heading)), Text::new("related-source-section"));
        report.push(diagnostic);
        alike = false;
    }
    alike
}

/// Returns in what two sections differ first, and how many of it each has. A link that is none is reported where it
/// stands, so links count only where all are whole.
fn difference(own: &SectionShape, their: &SectionShape, links_are_whole: bool) -> Option<(&'static str, usize, usize)> {
    if own.headings != their.headings {
        return Some(("headings", own.headings.len(), their.headings.len()));
    }
    let counts = [
        ("steps", own.steps, their.steps),
        ("check-items", own.check_items, their.check_items),
        ("quizzes", own.quizzes, their.quizzes),
        ("links", own.links, their.links),
    ];
    counts.into_iter().find(|(what, first, second)| first != second && (*what != "links" || links_are_whole))
}
