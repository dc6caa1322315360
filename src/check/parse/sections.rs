//! Checks the sections of guides: those that every guide without a type has, or those of its type.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use crate::diagnostic::{Code, Fix, Place};
use crate::fold::fold;
use crate::markdown::DocumentHeading;
use crate::model::{GuideSection, GuideType, LangIx, Languages};
use crate::source::{FilePath, Span};
use crate::words::Text;

use super::article::ParsedArticle;
use super::guide_types::{DeclaredSections, GuideSections, SectionList};
use super::settings::ParsedSettings;
use crate::check::report::Report;
use crate::check::suggest::nearest;

/// The lists of sections that `playbook.yaml` declares.
pub(crate) struct SectionLists<'s> {
    declared: &'s GuideSections,
    default: RequiredSections<'s>,
    /// In the order of the types.
    types: Vec<RequiredSections<'s>>,
    /// For a guide of which it is not known which sections it has: none, so that it is not blamed.
    unknown: RequiredSections<'s>,
}

impl<'s> SectionLists<'s> {
    /// Returns the lists that the settings declare.
    pub(crate) fn of(settings: &'s ParsedSettings) -> Self {
        let (declared, languages) = (&settings.sections, &settings.declared.languages);
        let DeclaredSections { sections, spans, known } = &declared.default;
        let of_type = |(of_type, spans): &'s (GuideType, Vec<Span>)| {
            RequiredSections::new(&of_type.sections, spans, true, languages)
        };
        Self {
            declared,
            default: RequiredSections::new(sections, spans, *known, languages),
            types: declared.types.iter().flatten().map(of_type).collect(),
            unknown: RequiredSections::new(&[], &[], false, languages),
        }
    }

    /// Returns the sections of a list.
    pub(crate) fn get(&self, list: SectionList) -> &RequiredSections<'s> {
        match list {
            SectionList::Default => &self.default,
            SectionList::OfType(at) => self.types.get(at.0 as usize).unwrap_or(&self.unknown),
            SectionList::Unknown => &self.unknown,
        }
    }

    /// Returns the sections of a guide whose front matter could not be read.
    pub(crate) fn of_unread(&self) -> &RequiredSections<'s> {
        self.get(self.declared.of_unread())
    }
}

/// A list of sections that guides have, and where `playbook.yaml` declares it.
pub(crate) struct RequiredSections<'s> {
    sections: &'s [GuideSection],
    spans: &'s [Span],
    /// Whether they could be read.
    pub(crate) known: bool,
    file: FilePath,
    /// By language, the names of the sections as they are compared. A section without a name in the language has that
    /// of another here, which a text may use and need not.
    names: Vec<Vec<String>>,
}

impl<'s> RequiredSections<'s> {
    fn new(sections: &'s [GuideSection], spans: &'s [Span], known: bool, languages: &Languages) -> Self {
        let names = |lang: LangIx| sections.iter().map(|section| section.name[lang].to_lowercase()).collect();
        let names = languages.iter().map(|(lang, _)| names(lang)).collect();
        Self { sections, spans, known, file: "content/playbook.yaml".into(), names }
    }

    /// Returns whether a section has a name in a language of its own.
    fn is_named(section: &GuideSection, lang: LangIx) -> bool {
        section.name.language(lang) == lang
    }

    /// Returns the section that has the name `heading`, whatever its capitals.
    fn named(&self, heading: &str, lang: LangIx) -> Option<&'s GuideSection> {
        let names = &self.names[usize::from(lang.0)];
        // Most headings have the very name, and need not be made comparable.
        let same = self.sections.iter().position(|section| section.name[lang] == heading).map(|at| names[at].as_str());
        let heading = same.map_or_else(|| comparable(heading).into(), Cow::Borrowed);
        let at = names.iter().position(|name| *name == heading)?;
        self.sections.get(at)
    }

    /// Returns what is known of the sections of a text in `lang` that has these headings.
    pub(crate) fn among<'r>(&'r self, headings: &'r [DocumentHeading], lang: LangIx) -> SectionsAmong<'r, 's> {
        SectionsAmong { required: self, headings, lang, absent: OnceCell::new() }
    }

    /// Reports sections that `article`, whose file holds `text`, lacks or has in another order. `of_source` are the
    /// anchors of its source, for a translation: what the source lacks too is reported there. Returns whether any is
    /// missing.
    pub(crate) fn check(
        &self,
        article: &ParsedArticle,
        text: &str,
        of_source: Option<&[crate::model::Heading]>,
        report: &mut Report,
    ) -> bool {
        if article.document.is_swallowed() {
            // What was never closed is reported; which sections are behind it is not known.
            return true;
        }
        let position = |section: &GuideSection| {
            article.headings.iter().position(|heading| heading.level == 2 && *heading.anchor == *section.id)
        };
        let mut missing = Vec::new();
        for (at, section) in self.sections.iter().enumerate() {
            let in_source = of_source.is_none_or(|source| source.iter().any(|heading| *heading.anchor == *section.id));
            let is_asked_for = in_source && !section.optional;
            match position(section) {
                Some(heading) => {
                    let heading = &article.document.headings[heading];
                    match self.named(&heading.text, article.lang) {
                        None if !Self::is_named(section, article.lang) => {}
                        None => check_name(section, heading, article.lang, report),
                        // The name of another section is a matter of order, if that has not got it too.
                        Some(other) if other.id != section.id && is_asked_for && self.is_there(other, article) => {
                            missing.push(at);
                        }
                        Some(_) => {}
                    }
                }
                // What it would be called there is not known.
                None if is_asked_for && Self::is_named(section, article.lang) => missing.push(at),
                None => {}
            }
        }
        let lacks = !missing.is_empty();
        let none = no_headings(article, text);
        missing.retain(|&at: &usize| !none.contains(&comparable(&self.sections[at].name[article.lang])));
        if let (Some(&first), false) = (missing.first(), article.document.is_empty) {
            let names: Vec<&str> = missing.iter().map(|&at| self.sections[at].name[article.lang].as_str()).collect();
            let meant = Some(names[0]).filter(|_| names.len() == 1).and_then(|name| no_heading(name, article, text));
            let diagnostic = match meant {
                Some(span) => report
                    .at(Code::GuideMissingSection, span)
                    .variant("no-heading")
                    .arg("name", text.get(span.range()).unwrap_or_default())
                    .arg("section", names[0]),
                None => report
                    .at(Code::GuideMissingSection, Self::gap(self, first, article))
                    .arg("section", names.join(", "))
                    .arg("count", names.len()),
            };
            let declared = Place::new(&self.file, self.spans[first]);
            report.push(diagnostic.related(declared, Text::new("related-declared")));
        }
        if of_source.is_none() {
            self.check_order(article, report);
        }
        lacks
    }

    /// Returns whether a heading of `article` both begins a section and has its name.
    fn is_there(&self, section: &GuideSection, article: &ParsedArticle) -> bool {
        let headings = article.headings.iter().filter(|heading| heading.level == 2);
        let named = |heading: &str| self.named(heading, article.lang).is_some_and(|named| named.id == section.id);
        headings.into_iter().any(|own| *own.anchor == *section.id && named(&own.text))
    }

    /// Returns where the section at `index` should stand: at the heading of the next one that is there.
    fn gap(&self, index: usize, article: &ParsedArticle) -> Span {
        let next = self.sections[index..].iter().find_map(|section| {
            article.headings.iter().position(|heading| heading.level == 2 && *heading.anchor == *section.id)
        });
        let last = article.document.headings.len().checked_sub(1);
        next.or(last).map_or(article.body, |at| article.document.headings[at].span)
    }

    /// Returns the level-2 sections of each text in the order that the playbook gives them, for those that have them
    /// in another. A section that the playbook does not name stays behind the one before it.
    pub(crate) fn order<'a>(&self, articles: impl Iterator<Item = &'a ParsedArticle>) -> Fix {
        let order = |article: &ParsedArticle| {
            let mut place = None;
            let among = self.among(&article.document.headings, article.lang);
            let mut sections: Vec<(Option<usize>, Span)> = Vec::new();
            for section in article.document.sections.iter().skip(1) {
                place = section.heading.and_then(|heading| among.place(heading as usize, article)).or(place);
                sections.push((place, section.span));
            }
            let as_written = sections.clone();
            sections.sort_by_key(|(place, _)| *place);
            let spans = || sections.iter().map(|(_, span)| *span).collect();
            (sections != as_written).then(|| (article.path.clone(), spans()))
        };
        Fix::Order(articles.filter_map(order).collect())
    }

    /// Returns whether the sections of `article` stand in the playbook's order.
    pub(crate) fn in_order(&self, article: &ParsedArticle) -> bool {
        self.out_of_order(article).is_none()
    }

    fn check_order(&self, article: &ParsedArticle, report: &mut Report) {
        let Some((heading, at, before)) = self.out_of_order(article) else { return };
        let name = |at: usize| self.sections[at].name[article.lang].as_str();
        let diagnostic = report
            .at(Code::GuideSectionOrder, article.document.headings[heading].span)
            .arg("first", name(at))
            .arg("second", name(before))
            .related(Place::new(&self.file, self.spans[at]), Text::new("related-declared"));
        report.push(diagnostic);
    }

    /// Returns the first heading that is behind one which it should precede, with the indices of both sections.
    fn out_of_order(&self, article: &ParsedArticle) -> Option<(usize, usize, usize)> {
        let order = |anchor: &str| self.sections.iter().position(|section| section.id == anchor);
        let mut furthest: Option<usize> = None;
        for (nth, heading) in article.headings.iter().enumerate().filter(|(_, heading)| heading.level == 2) {
            let Some(at) = order(&heading.anchor) else { continue };
            if let Some(before) = furthest.filter(|&before| before > at) {
                return Some((nth, at, before));
            }
            furthest = Some(at);
        }
        None
    }
}

/// The sections that the headings of a text begin.
pub(crate) struct SectionsAmong<'r, 's> {
    required: &'r RequiredSections<'s>,
    headings: &'r [DocumentHeading],
    lang: LangIx,
    /// Those whose name no heading has; few texts lack any.
    absent: OnceCell<Vec<&'s GuideSection>>,
}

impl<'s> SectionsAmong<'_, 's> {
    /// Returns the id of the section that one of the headings begins. One that nearly has the name of a section which
    /// no other heading has is taken for it: its name is wrong, the section is there. That of a section which may be
    /// left out is taken for it only where nothing but marks differ: it may be one of the guide's own.
    pub(crate) fn id_of(&self, heading: &str) -> Option<&'s str> {
        let near = || {
            let absent = self.absent.get_or_init(|| self.absent());
            let folded = fold(heading);
            let may_be = |section: &&&GuideSection| !section.optional || fold(&section.name[self.lang]) == folded;
            let names = absent.iter().filter(may_be).map(|section| section.name[self.lang].as_str());
            let name = nearest(heading, names)?;
            absent.iter().copied().find(|section| section.name[self.lang] == name)
        };
        self.required.named(heading, self.lang).or_else(near).map(|section| section.id.as_str())
    }

    fn absent(&self) -> Vec<&'s GuideSection> {
        let of_level_two = self.headings.iter().filter(|heading| heading.level == 2);
        let there: HashSet<String> = of_level_two.map(|heading| comparable(&heading.text)).collect();
        let names = &self.required.names[usize::from(self.lang.0)];
        let named = self.required.sections.iter().zip(names);
        named.filter(|(_, name)| !there.contains(*name)).map(|(section, _)| section).collect()
    }

    /// Returns the index of the required section that a heading begins, by its words or else by its anchor.
    fn place(&self, heading: usize, article: &ParsedArticle) -> Option<usize> {
        let by_words = self.id_of(&self.headings.get(heading)?.text);
        let id = by_words.unwrap_or(&article.headings.get(heading)?.anchor);
        self.required.sections.iter().position(|section| section.id == id)
    }
}

/// Returns a heading as it is compared with the names of sections.
fn comparable(heading: &str) -> String {
    heading.trim().to_lowercase()
}

/// Returns what the lines say that are reported as headings which are none.
fn no_headings(article: &ParsedArticle, text: &str) -> Vec<String> {
    let findings = article.document.findings.iter().filter(|finding| finding.kind.loses_headings());
    let words = findings.filter_map(|finding| {
        let line = text.get(finding.span.start as usize..)?.lines().next()?;
        let is_sign = |c: char| c == '#' || c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
        Some(comparable(line.trim_matches(is_sign)))
    });
    words.collect()
}

/// Returns the line that was probably meant as the heading `name`: of another level, without the space after `##`, or
/// in bold.
fn no_heading(name: &str, article: &ParsedArticle, text: &str) -> Option<Span> {
    let start = article.body.start as usize;
    let mut at = start;
    text.get(start..)?.split_inclusive('\n').find_map(|line| {
        let from = at;
        at += line.len();
        let words = line.trim().trim_matches(['#', '*', '_', ':']).trim();
        let marked = line.trim_start().starts_with(['#', '*', '_']) && !line.trim_start().starts_with("## ");
        let blank = line.len() - line.trim_start().len();
        let meant = marked && words.to_lowercase() == name.to_lowercase();
        meant.then(|| Span::new(from + blank, from + blank + line.trim().len()))
    })
}

/// Reports a heading that begins a section but has no section's name. One that says by `{#id}` what it is may be named
/// freely.
fn check_name(section: &GuideSection, heading: &DocumentHeading, lang: LangIx, report: &mut Report) {
    if heading.id.is_some() {
        return;
    }
    let name = &section.name[lang];
    let only_marks = fold(&heading.text) == fold(name);
    let diagnostic = report
        .at(Code::GuideMissingSection, heading.span)
        .variant(if only_marks { "marks" } else { "misspelt" })
        .arg("section", name.as_str())
        .arg("name", &*heading.text);
    let meant = nearest(&heading.text, [name.as_str()]);
    report.push(diagnostic.suggest(meant).fix(meant.map(|name| Fix::Rename(name.to_owned()))));
}
