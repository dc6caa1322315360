//! What search can be narrowed by: whatever lists of guides filter by, and the lists that search finds guides by.

use crate::model::{Fact, FactField, Facts, Guide, LangIx, to_index};
use crate::schema::guide::FactIx;
use crate::schema::{Kind, Target};
use crate::search::{Facet, FacetValue};

use super::super::context::SiteContext;
use super::super::facts::{choices, label};

/// Stands for what guides do not state, in addresses and filters alike.
const NOT_STATED: &str = "-";

/// A facet, and which fact of guides it is.
pub(super) struct GuideFacet {
    at: FactIx,
    pub(super) facet: Facet,
    /// The number of the value of guides that do not state it, where some do and some do not.
    not_stated: Option<u32>,
}

/// Returns the facets that the guides shown can be told apart by, in `lang`.
pub(super) fn facets(site: &SiteContext, lang: LangIx) -> Vec<GuideFacet> {
    let guides: Vec<&Guide> = site.order.path.iter().map(|&ix| site.playbook.guide(ix)).collect();
    let fields = site.playbook.settings.facts.iter().enumerate();
    fields.filter_map(|(at, field)| guide_facet(site, lang, (at, field), &guides)).collect()
}

fn guide_facet(
    site: &SiteContext,
    lang: LangIx,
    (at, field): (usize, &FactField),
    guides: &[&Guide],
) -> Option<GuideFacet> {
    let is_list = field.searched && matches!(field.kind, Kind::Names(Target::Term(_)));
    let id = field.facet.as_deref().or_else(|| is_list.then_some(&*field.name))?;
    let (settings, strings) = (&site.playbook.settings, site.strings(lang));
    let named = choices(field, settings, lang, strings);
    let mut values: Vec<FacetValue> =
        named.iter().map(|value| FacetValue { id: value.id.to_owned(), name: value.name.to_owned() }).collect();
    let states = |guide: &&Guide| guide.facts.states(at);
    if values.is_empty() || !guides.iter().any(states) {
        return None;
    }
    let not_stated = (!guides.iter().all(states)).then(|| to_index(values.len()));
    if not_stated.is_some() {
        let name = strings.text("filter.not_stated").to_owned();
        values.push(FacetValue { id: NOT_STATED.to_owned(), name });
    }
    let facet = Facet { id: id.to_owned(), name: label(field, lang, strings).to_owned(), values };
    Some(GuideFacet { at: FactIx(to_index(at)), facet, not_stated })
}

impl GuideFacet {
    /// Returns the numbers of the values that a guide has.
    pub(super) fn of(&self, facts: &Facts) -> Vec<u32> {
        let stated = match facts.get(self.at) {
            Some(Fact::Names(names)) => names.to_vec(),
            Some(Fact::Word(word)) => vec![u32::from(*word)],
            Some(Fact::Type(at)) => vec![at.0],
            _ => Vec::new(),
        };
        if stated.is_empty() { self.not_stated.into_iter().collect() } else { stated }
    }
}
