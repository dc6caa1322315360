//! Resolves anchors: the part of a page that a link leads to.

use crate::check::suggest::{Near, near};
use crate::check::symbols::{Symbol, TextId};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::Reference;
use crate::model::{FeaturePage, LangIx, LensIx, LinkTarget, StageId};
use crate::source::Span;
use crate::words::Text;

use super::address_fix;
use super::anchors::{self, Place as Led};
use super::links::Resolver;

impl Resolver<'_> {
    /// Resolves a link to a heading of the same text.
    pub(super) fn link_within(&mut self, anchor: Option<String>, link: &Reference) -> Option<LinkTarget> {
        let Some(anchor) = anchor else {
            self.report.push(self.report.at(Code::LinkBroken, link.span).variant("empty"));
            return None;
        };
        let text = match self.symbols.at(self.article.path) {
            Some(Symbol::Text(text, lang)) => Some((text, lang)),
            _ => None,
        };
        let found = match text {
            Some(text) => self.anchors.find(&anchor, text, self.article.headings, self.symbols),
            None => {
                let own = self.article.headings.iter().find(|heading| *heading.anchor == *anchor);
                own.map(|heading| Led::Heading(heading.anchor.clone()))
            }
        };
        match (found, text) {
            (Some(Led::Heading(found)), _) if *found == *anchor => return Some(LinkTarget::Anchor(anchor)),
            (Some(Led::Heading(found)), _) => return Some(LinkTarget::Anchor(found.to_string())),
            (Some(Led::Top), Some((text, lang))) => return Some(top(text, lang, anchor)),
            _ if self.article.html_ids.is_some_and(|ids| ids.contains(&*anchor)) => {
                return Some(LinkTarget::Anchor(anchor));
            }
            _ => {}
        }
        if let Some((TextId::Snippet(_), _)) = text {
            self.open.push((anchor.clone(), anchor_span(link)));
            return Some(LinkTarget::Anchor(anchor));
        }
        if let Some(section) = self.symbols.required_section(self.article.path, &anchor) {
            return Some(LinkTarget::Anchor(section.to_owned()));
        }
        let meant = anchors::meant(&anchor, self.article.headings);
        self.report_anchor(&anchor, meant, link, None);
        Some(LinkTarget::Anchor(anchor))
    }

    /// Returns the anchor of the heading that `anchor` names in another text, in the file `full`; `None` for the top of
    /// its page.
    pub(super) fn anchor(
        &mut self,
        anchor: String,
        (text, lang): (TextId, LangIx),
        full: &str,
        link: &Reference,
    ) -> Option<String> {
        self.read.push(text);
        if text == TextId::Feature(FeaturePage::Glossary) && self.is_term(&anchor) {
            return Some(anchor);
        }
        // What could not be read is reported there; a page that the site makes itself may have no text.
        let Some(headings) = self.symbols.headings(text, lang) else { return Some(anchor) };
        match self.anchors.find(&anchor, (text, lang), headings, self.symbols) {
            Some(Led::Heading(found)) if *found == *anchor => return Some(anchor),
            Some(Led::Heading(found)) => return Some(found.to_string()),
            Some(Led::Top) => return None,
            None if self.symbols.has_html_id(text, lang, &anchor) => return Some(anchor),
            None => {}
        }
        if let Some(section) = self.symbols.required_section(full, &anchor) {
            return Some(section.to_owned());
        }
        self.report_anchor(&anchor, anchors::meant(&anchor, headings), link, Some(full));
        None
    }

    fn is_term(&self, id: &str) -> bool {
        self.symbols.terms().is_none_or(|terms| terms.find(id).is_some())
    }

    /// Returns the anchor of a term in the glossary.
    pub(super) fn anchor_in_glossary(&mut self, anchor: &str, link: &Reference) -> Option<String> {
        if !self.is_term(anchor) && anchor != "top" {
            let meant = self.symbols.terms().and_then(|terms| terms.near(anchor));
            self.report_part(anchor, meant, link);
        }
        Some(anchor.to_owned()).filter(|anchor| anchor != "top")
    }

    /// Returns the anchor of a metric on the page of its stage.
    pub(super) fn anchor_in_stage(&mut self, anchor: &str, stage: StageId, link: &Reference) -> Option<String> {
        let metrics = self.symbols.metrics(stage)?;
        let id = anchor.strip_prefix("metric-").filter(|id| metrics.find(id).is_some()).unwrap_or(anchor);
        if metrics.find(id).is_some() {
            return Some(format!("metric-{id}"));
        }
        if anchor != "top" {
            self.report_part(anchor, metrics.near(id), link);
        }
        None
    }

    /// Returns the anchor of a stage of a lens.
    pub(super) fn anchor_in_lens(&mut self, anchor: &str, lens: LensIx, link: &Reference) -> Option<String> {
        let stages = self.symbols.lens_stages(lens)?;
        if stages.contains(&anchor) {
            return Some(anchor.to_owned());
        }
        if anchor != "top" {
            self.report_part(anchor, near(anchor, stages), link);
        }
        None
    }

    /// Reports an anchor that names no heading; `file` is the other file whose headings were looked up.
    fn report_anchor(&mut self, anchor: &str, meant: Option<Near<'_>>, link: &Reference, file: Option<&str>) {
        let diagnostic = self.misnamed(anchor, meant, link);
        self.report.push(match file {
            Some(file) => {
                diagnostic.related(Place::new(&file.into(), Span::start_of_file()), Text::new("related-target"))
            }
            None => diagnostic,
        });
    }

    /// Reports an anchor that names no part of a page which is not made of headings.
    fn report_part(&mut self, anchor: &str, meant: Option<Near<'_>>, link: &Reference) {
        let diagnostic = self.misnamed(anchor, meant, link).variant("part");
        self.report.push(diagnostic);
    }

    fn misnamed(&self, anchor: &str, meant: Option<Near<'_>>, link: &Reference) -> Diagnostic {
        let span = anchor_span(link);
        let certain = meant.filter(|meant| meant.only);
        let fix = certain.and_then(|meant| address_fix::anchor(link, self.article.text, meant.name));
        let diagnostic = self.report.at(Code::LinkMissingAnchor, span).arg("name", anchor);
        diagnostic.suggest(meant.map(|meant| format!("#{}", meant.name))).fix(fix)
    }
}

/// Returns the page of a text as a target.
fn top(text: TextId, lang: LangIx, anchor: String) -> LinkTarget {
    match text {
        // It is the page's that shows it.
        TextId::Snippet(_) => LinkTarget::Anchor(anchor),
        TextId::Guide(guide) => LinkTarget::Guide(guide, lang, None),
        TextId::Page(page) => LinkTarget::Page(page, lang, None),
        TextId::Feature(feature) => LinkTarget::Feature(feature, lang, None),
    }
}

/// Returns the span of a link's anchor, its `#` included; the whole address where it is written with escapes.
fn anchor_span(link: &Reference) -> Span {
    let Span { start, end } = link.span;
    match link.target.find('#') {
        Some(at) if link.target.len() == link.span.range().len() => Span::new(start as usize + at, end as usize),
        _ => link.span,
    }
}
