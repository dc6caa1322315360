//! Parses which sections guides have: those of every guide without a type, and the lists of each type.

use std::collections::HashMap;

use crate::check::report::Report;
use crate::diagnostic::Code;
use crate::model::{GuideSection, GuideType, LangIx, TypeIx, to_index};
use crate::source::Span;
use crate::words::Text;

use super::fields::{Values, all};
use super::ids::Ids;

/// The sections that `playbook.yaml` declares, as far as they could be read.
#[derive(Debug, Default)]
pub(crate) struct GuideSections {
    /// Those of a guide without a type.
    pub(crate) default: DeclaredSections,
    /// Each type, and where its sections are declared; `None` where they could not be read.
    pub(crate) types: Option<Vec<(GuideType, Vec<Span>)>>,
    /// Ids and names of the types, for looking them up.
    ids: Ids,
}

/// A list of sections.
#[derive(Debug, Default)]
pub(crate) struct DeclaredSections {
    pub(crate) sections: Vec<GuideSection>,
    /// Where each is declared.
    pub(crate) spans: Vec<Span>,
    /// Whether they are as the playbook declares them, be it none.
    pub(crate) known: bool,
}

/// Which list of sections a guide has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SectionList {
    /// The one of guides without a type.
    Default,
    /// That of a type.
    OfType(TypeIx),
    /// It could not be read which, or the list itself could not be read.
    Unknown,
}

impl GuideSections {
    /// Reads the fields `guide_sections` and `guide_types`; reports sections of a list that have one name.
    pub(crate) fn read(values: &mut Values<'_>, report: &mut Report) -> Self {
        let has_sections = values.has("guide_sections");
        let sections = values.records("guide_sections").and_then(|records| all(records, section));
        let known = (!has_sections || sections.is_some()) && !values.seems_misspelt("guide_sections");
        let (sections, spans): (Vec<_>, Vec<_>) = sections.unwrap_or_default().into_iter().unzip();
        let types = match values.records("guide_types") {
            Some(records) => all(records, guide_type),
            None => (!values.has("guide_types") && !values.seems_misspelt("guide_types")).then(Vec::new),
        };
        report_same_names(&sections, &spans, report);
        let mut ids = Ids::default();
        for (declared, spans) in types.iter().flatten() {
            report_same_names(&declared.sections, spans, report);
            ids.insert(&declared.id, Span::start_of_file());
            declared.name.iter().for_each(|(_, name)| ids.also_called(name));
        }
        Self { default: DeclaredSections { sections, spans, known }, types, ids }
    }

    /// Returns the ids of the types; `None` where they could not be read.
    pub(crate) fn type_ids(&self) -> Option<&Ids> {
        self.types.as_ref().map(|_| &self.ids)
    }

    /// Returns the sections of a list; none where it is not known which they are.
    pub(crate) fn of(&self, list: SectionList) -> &[GuideSection] {
        match list {
            SectionList::Default => &self.default.sections,
            SectionList::OfType(at) => {
                self.types.as_ref().and_then(|types| types.get(at.0 as usize)).map_or(&[], of_type)
            }
            SectionList::Unknown => &[],
        }
    }

    /// Returns whether it is known which sections a list has.
    pub(crate) fn are_known(&self, list: SectionList) -> bool {
        match list {
            SectionList::Default => self.default.known,
            SectionList::OfType(_) => true,
            SectionList::Unknown => false,
        }
    }

    /// Returns the list of a guide whose front matter could not be read: it may be of any type.
    pub(crate) fn of_unread(&self) -> SectionList {
        let has_no_types = self.types.as_ref().is_some_and(Vec::is_empty);
        if has_no_types { SectionList::Default } else { SectionList::Unknown }
    }

    /// Returns the index of the type of that id.
    pub(crate) fn find_type(&self, id: &str) -> Option<TypeIx> {
        self.ids.find(id).map(|at| TypeIx(to_index(at)))
    }
}

fn of_type((declared, _): &(GuideType, Vec<Span>)) -> &[GuideSection] {
    &declared.sections
}

/// Reports each section that is called like one before it: a heading of that name could be either.
fn report_same_names(sections: &[GuideSection], spans: &[Span], report: &mut Report) {
    let mut known: HashMap<(LangIx, &str), Span> = HashMap::new();
    for (section, &span) in sections.iter().zip(spans) {
        let first = section.name.iter().find_map(|(lang, name)| Some((name, *known.get(&(lang, name.as_str()))?)));
        if let Some((name, first)) = first {
            let diagnostic = report.at(Code::YamlDuplicateKey, span).variant("section-name").arg("name", name.as_str());
            report.push(diagnostic.related(report.place(first), Text::new("related-first")));
        }
        for (lang, name) in section.name.iter() {
            known.entry((lang, name)).or_insert(span);
        }
    }
}

fn section(mut values: Values<'_>) -> Option<(GuideSection, Span)> {
    let span = values.tree("id")?.span;
    let optional = values.flag("optional").unwrap_or(false);
    Some((GuideSection { id: values.text("id")?.to_owned(), name: values.localized("name")?, optional }, span))
}

fn guide_type(mut values: Values<'_>) -> Option<(GuideType, Vec<Span>)> {
    let sections = values.records("sections").and_then(|records| all(records, section));
    let (id, name) = (values.text("id"), values.localized("name"));
    let (sections, spans) = sections?.into_iter().unzip();
    Some((GuideType { id: id?.to_owned(), name: name?, sections }, spans))
}
