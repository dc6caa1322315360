//! Writes HTML without the attributes whose values depend on the page, and notes those.

use std::fmt::Write as _;
use std::ops::Range;

use crate::markdown::{Attribute, HtmlTag, HtmlTags, RawHtmlPiece, Reference};
use crate::model::{Markup, Slot, SlotValue};
use crate::slice::Slice;
use crate::slug::unreserved;

/// An address that is written in HTML.
#[derive(Debug)]
pub(crate) struct HtmlAddress {
    pub(crate) reference: Reference,
    pub(crate) role: AddressRole,
}

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddressRole {
    /// A reader follows it, or it is a page within the page.
    Link,
    /// It is a picture or another file that is shown in its place.
    File,
}

/// Writes one piece.
pub(crate) struct Writer<'p> {
    piece: &'p RawHtmlPiece,
    markup: Markup<HtmlAddress>,
}

/// What becomes of an attribute.
enum Use {
    /// It is written as it is.
    Plain,
    /// It is an address.
    Address(&'static str, AddressRole),
    /// It is a list of addresses.
    Addresses,
    /// It is a name that links can lead to.
    Id,
}

impl<'p> Writer<'p> {
    pub(crate) fn new(piece: &'p RawHtmlPiece) -> Self {
        Self { piece, markup: Markup { html: String::with_capacity(piece.html.len()), slots: Vec::new() } }
    }

    /// Returns the piece with everything that is in it.
    pub(crate) fn trusted(piece: &'p RawHtmlPiece, tags: &HtmlTags) -> Markup<HtmlAddress> {
        let mut writer = Self::new(piece);
        let mut done = 0;
        let is_plain =
            |tag: &HtmlTag| tag.attributes.iter().all(|attribute| matches!(use_of(&tag.name, attribute), Use::Plain));
        for tag in tags.tags.iter().filter(|tag| !tag.is_end && !is_plain(tag)) {
            writer.markup.html.push_str(piece.html.slice(done..tag.place.start));
            writer.tag(tag);
            done = tag.place.end;
        }
        writer.markup.html.push_str(piece.html.slice(done..));
        writer.markup
    }

    /// Returns what was written.
    pub(crate) fn finish(self) -> Markup<HtmlAddress> {
        self.markup
    }

    /// Writes what is between tags; it begins none.
    pub(crate) fn text(&mut self, part: Range<usize>) {
        for c in self.piece.html.slice(part).chars() {
            match c {
                '<' => self.markup.html.push_str("&lt;"),
                '>' => self.markup.html.push_str("&gt;"),
                c => self.markup.html.push(c),
            }
        }
    }

    pub(crate) fn end_tag(&mut self, tag: &HtmlTag) {
        self.markup.html.push_str("</");
        self.markup.html.push_str(&tag.name);
        self.markup.html.push('>');
    }

    /// Writes a tag that begins an element.
    pub(crate) fn tag(&mut self, tag: &HtmlTag) {
        self.markup.html.push('<');
        self.markup.html.push_str(&tag.name);
        let has_id = tag.attributes.iter().any(|attribute| attribute.name == "id" && !attribute.value.is_empty());
        for attribute in &tag.attributes {
            match use_of(&tag.name, attribute) {
                Use::Plain => self.attribute(attribute),
                Use::Address(name, role) => {
                    let address = self.address(tag, attribute, role);
                    self.slot(name, SlotValue::Address(address));
                }
                Use::Addresses => {
                    let addresses = self.addresses(tag, attribute);
                    self.slot("srcset", SlotValue::Addresses(addresses));
                }
                Use::Id if attribute.name == "name" && has_id => {}
                Use::Id => {
                    if let Some(id) = unreserved(attribute.value.trim()) {
                        self.slot("id", SlotValue::Id(id.to_owned()));
                    }
                }
            }
        }
        self.markup.html.push_str(if tag.closes_itself || is_void(&tag.name) { " />" } else { ">" });
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let html = &mut self.markup.html;
        let _ = write!(html, " {}=\"", attribute.name);
        for c in attribute.value.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                c => html.push(c),
            }
        }
        html.push('"');
    }

    fn slot(&mut self, name: &'static str, value: SlotValue<HtmlAddress>) {
        self.markup.slots.push(Slot { at: self.markup.html.len(), name, value });
    }

    fn address(&self, tag: &HtmlTag, attribute: &Attribute, role: AddressRole) -> HtmlAddress {
        let place = tag.value_place(&self.piece.html, attribute);
        let reference = Reference {
            target: attribute.value.trim().into(),
            span: self.piece.place(place),
            is_empty: false,
            excused: false,
        };
        HtmlAddress { reference, role }
    }

    /// Returns the addresses of `srcset`, each with its width or density.
    fn addresses(&self, tag: &HtmlTag, attribute: &Attribute) -> Vec<(HtmlAddress, String)> {
        let place = self.piece.place(tag.value_place(&self.piece.html, attribute));
        let candidates = attribute.value.split(", ").flat_map(|part| part.split(",\n")).map(str::trim);
        let candidates = candidates.map(|candidate| candidate.trim_end_matches(',')).filter(|part| !part.is_empty());
        let read = candidates.map(|candidate| {
            let (target, size) = candidate.split_once(char::is_whitespace).unwrap_or((candidate, ""));
            let reference = Reference { target: target.into(), span: place, is_empty: false, excused: false };
            (HtmlAddress { reference, role: AddressRole::File }, size.trim().to_owned())
        });
        read.collect()
    }
}

fn use_of(element: &str, attribute: &Attribute) -> Use {
    if attribute.value.trim().is_empty() {
        return Use::Plain;
    }
    match (element, &*attribute.name) {
        ("a" | "area", "href") => Use::Address("href", AddressRole::Link),
        ("iframe" | "frame", "src") => Use::Address("src", AddressRole::Link),
        ("link" | "image", "href") => Use::Address("href", AddressRole::File),
        (_, "src") => Use::Address("src", AddressRole::File),
        (_, "poster") => Use::Address("poster", AddressRole::File),
        ("object", "data") => Use::Address("data", AddressRole::File),
        ("img" | "source", "srcset") => Use::Addresses,
        (_, "id") | ("a", "name") => Use::Id,
        _ => Use::Plain,
    }
}

/// Tells whether an element has nothing in it, and so no end.
pub(crate) fn is_void(element: &str) -> bool {
    const VOID: [&str; 14] =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
    VOID.contains(&element)
}
