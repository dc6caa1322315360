//! What stays of HTML where a playbook allows what can do no harm, and what is said of the rest.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::check::report::Report;
use crate::check::resolve::address::{Address, parse_address};
use crate::diagnostic::Code;
use crate::markdown::{Attribute, HtmlTag, HtmlTags, RawHtmlPiece};
use crate::model::Markup;
use crate::slice::Slice;

use super::html_names::{component, ended, is_component, is_words};
use super::html_writer::{HtmlAddress, Writer, is_void};

/// The elements and attributes that can do no harm.
static HARMLESS: LazyLock<Harmless> = LazyLock::new(|| {
    let builder = ammonia::Builder::default();
    Harmless {
        elements: builder.clone_tags(),
        hidden: builder.clone_clean_content_tags(),
        attributes: builder.clone_tag_attributes(),
        of_all: builder.clone_generic_attributes(),
    }
});

struct Harmless {
    elements: HashSet<&'static str>,
    /// Elements whose words go with them.
    hidden: HashSet<&'static str>,
    attributes: HashMap<&'static str, HashSet<&'static str>>,
    of_all: HashSet<&'static str>,
}

impl Harmless {
    fn has(&self, element: &str, attribute: &str) -> bool {
        self.of_all.contains(attribute)
            || self.attributes.get(element).is_some_and(|own| own.contains(attribute))
            || matches!((element, attribute), (_, "id") | ("a", "name") | ("details", "open"))
    }
}

/// Attributes that say nothing to a reader: that they go is not reported.
const SAYING_NOTHING: [&str; 8] =
    ["class", "target", "rel", "loading", "decoding", "role", "tabindex", "referrerpolicy"];

/// Cleans the HTML of one text, piece by piece.
pub(crate) struct Sanitizer<'t> {
    /// Elements that are open; what ends none would end one of the page's.
    open: HashMap<&'t str, usize>,
    ended: Vec<&'t str>,
    /// The element that is reported with everything in it.
    removed: Option<&'t str>,
}

impl<'t> Sanitizer<'t> {
    /// Begins with a text that has these tags.
    pub(crate) fn new(tags: &'t [HtmlTags]) -> Self {
        Self { open: HashMap::new(), ended: ended(tags), removed: None }
    }

    /// Returns what stays of a piece.
    pub(crate) fn clean(
        &mut self,
        piece: &RawHtmlPiece,
        tags: &'t HtmlTags,
        report: &mut Report,
    ) -> Markup<HtmlAddress> {
        let mut writer = Writer::new(piece);
        let mut done = 0;
        // The element whose words go with it.
        let mut hidden: Option<&str> = None;
        for tag in &tags.tags {
            if hidden.is_none() {
                writer.text(done..tag.place.start);
            }
            done = tag.place.end;
            if tag.is_end {
                hidden = hidden.filter(|name| *name != tag.name);
                self.removed = self.removed.filter(|name| *name != tag.name);
                if hidden.is_none() && self.closes(tag) {
                    writer.end_tag(tag);
                }
            } else if hidden.is_some() {
                // It is part of what goes.
            } else if !is_from_elsewhere(tag) && HARMLESS.elements.contains(&*tag.name) {
                self.begin(tag, piece, &mut writer, report);
            } else {
                hidden = HARMLESS.hidden.get(&*tag.name).copied();
                self.remove(tag, piece, report);
            }
        }
        match tags.unfinished {
            Some(at) if hidden.is_none() => {
                writer.text(done..at.max(done));
                let place = piece.place(at..piece.html.trim_end().len().max(at + 1));
                report.push(report.at(Code::MarkdownRemovedHtml, place).variant("unfinished"));
            }
            None if hidden.is_none() => writer.text(done..piece.html.len()),
            _ => {}
        }
        writer.finish()
    }

    fn begin(&mut self, tag: &'t HtmlTag, piece: &RawHtmlPiece, writer: &mut Writer<'_>, report: &mut Report) {
        let stays = |attribute: &Attribute| HARMLESS.has(&tag.name, &attribute.name);
        let says_something = |attribute: &&Attribute| {
            let name = &*attribute.name;
            !SAYING_NOTHING.contains(&name) && !name.starts_with("data-") && !name.starts_with("aria-")
        };
        let gone = tag.attributes.iter().filter(|attribute| !stays(attribute)).filter(says_something);
        let gone: Vec<&str> = gone.map(|attribute| &*attribute.name).collect();
        if !gone.is_empty() {
            let diagnostic = report.at(Code::MarkdownRemovedHtml, piece.place(tag.place.clone())).variant("attribute");
            report.push(diagnostic.arg("name", &*tag.name).arg("attribute", gone.join(", ")));
        }
        let leads_out =
            tag.attributes.iter().any(|attribute| attribute.name == "href" && is_external(&attribute.value));
        if !is_void(&tag.name) {
            *self.open.entry(&tag.name).or_default() += 1;
        }
        // Only what has nothing in it is closed by itself.
        let mut tag = HtmlTag { closes_itself: false, ..tag.clone() };
        tag.attributes.retain(stays);
        if leads_out && tag.name == "a" {
            tag.attributes.push(Attribute { name: "rel".to_owned(), value: "noopener external".to_owned() });
        }
        writer.tag(&tag);
    }

    /// Returns whether a tag ends an element that is open.
    fn closes(&mut self, tag: &HtmlTag) -> bool {
        match self.open.get_mut(&*tag.name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// Takes a tag out. What is in the element is part of what is reported.
    fn remove(&mut self, tag: &'t HtmlTag, piece: &RawHtmlPiece, report: &mut Report) {
        if self.removed.is_none() {
            self.report_removed(tag, piece, report);
            let ends = !is_void(&tag.name) && !tag.closes_itself && self.ended.binary_search(&&*tag.name).is_ok();
            self.removed = ends.then_some(&tag.name);
        }
    }

    fn report_removed(&self, tag: &HtmlTag, piece: &RawHtmlPiece, report: &mut Report) {
        if is_component(tag, &piece.html, &self.ended) {
            report.push(component(tag, piece, report));
            return;
        }
        let written = piece.html.slice(tag.place.clone());
        let diagnostic = report.at(Code::MarkdownRemovedHtml, piece.place(tag.place.clone())).arg("value", written);
        report.push(if is_from_elsewhere(tag) {
            diagnostic.variant("picture")
        } else if is_words(tag) {
            diagnostic.variant("words")
        } else if tag.name.is_empty() {
            diagnostic.variant("declaration")
        } else {
            diagnostic.arg("name", &*tag.name)
        });
    }
}

/// Tells whether a tag shows a picture of another site, which readers would call without having asked for it.
fn is_from_elsewhere(tag: &HtmlTag) -> bool {
    tag.name == "img" && tag.attributes.iter().any(|attribute| attribute.name == "src" && is_external(&attribute.value))
}

fn is_external(address: &str) -> bool {
    matches!(parse_address(address.trim()), Address::External)
}
