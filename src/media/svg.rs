//! SVG: its size, and what of it is published. As a picture on a page it can do nothing; opened by itself it is a page of
//! the site, and what it holds could run there. So scripts and whatever calls other sites are taken out, and a file of
//! which it is not certain what browsers make of it is not published at all.

use std::ops::Range;

use roxmltree::{Attribute, Document, Node, ParsingOptions};

use crate::slice::Slice;

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// What is published of a file that is not certain to be harmless: a picture of nothing.
pub(super) const NOTHING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";

/// Elements that run, or show something that is no SVG.
const ELEMENTS: [&str; 11] = [
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "discard",
];

/// Elements that change attributes of others.
const ANIMATIONS: [&str; 5] = ["set", "animate", "animatetransform", "animatemotion", "animatecolor"];

/// What could run in an SVG, or would call another site, and is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The first element or attribute of it.
    pub what: String,
    /// The line that it is in.
    pub line: u32,
    /// How many there are.
    pub count: usize,
}

/// What an SVG file came to.
#[derive(Debug)]
pub(super) struct Svg {
    /// Its size, where it has one.
    pub(super) size: Option<(u32, u32)>,
    /// The file without what could run; `None` where there was nothing of it.
    pub(super) cleaned: Option<String>,
    /// What was taken out first, and how much.
    pub(super) removed: Option<Removed>,
}

/// Tells whether a file is meant as SVG.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    memchr::memmem::find(start, b"<svg").is_some() && bytes.trim_ascii_start().starts_with(b"<")
        || start.strip_prefix(b"\xef\xbb\xbf").is_some_and(is_svg)
}

/// Reads an SVG; `None` for what is no XML or what is not certain to be harmless.
pub(super) fn read(bytes: &[u8]) -> Option<Svg> {
    let text = std::str::from_utf8(bytes).ok()?;
    let document = parse(text)?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return None;
    }
    let found = unsafe_parts(&document);
    let size = size(root);
    let Some((what, first)) = found.first() else { return Some(Svg { size, cleaned: None, removed: None }) };
    let line = text.slice(..first.start).matches('\n').count() + 1;
    let removed = Removed { what: what.clone(), line: u32::try_from(line).unwrap_or(u32::MAX), count: found.len() };
    let cleaned = without(text, found.into_iter().map(|(_, range)| range));
    // What is published was looked through itself.
    let is_clean = parse(&cleaned).is_some_and(|document| unsafe_parts(&document).is_empty());
    is_clean.then_some(Svg { size, cleaned: Some(cleaned), removed: Some(removed) })
}

fn parse(text: &str) -> Option<Document<'_>> {
    if !has_harmless_entities(text) {
        return None;
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 2_000_000, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).ok()
}

/// Tells whether the file declares nothing but names for plain words, as some programs write it. Declarations are looked
/// for everywhere, comments too: where they begin and end is up to whoever reads them.
fn has_harmless_entities(text: &str) -> bool {
    text.match_indices("<!").map(|(at, mark)| text.slice(at + mark.len()..)).all(|rest| {
        ["--", "[CDATA[", "DOCTYPE"].iter().any(|known| rest.starts_with(known))
            || rest.strip_prefix("ENTITY").is_some_and(is_plain_entity)
    })
}

/// Tells whether a declaration, of which `rest` follows its first word, names plain words.
fn is_plain_entity(rest: &str) -> bool {
    let named = rest.trim_start().split_once(char::is_whitespace).filter(|(name, _)| !name.starts_with('%'));
    let Some(value) = named.map(|(_, value)| value.trim_start()) else { return false };
    let words = ['"', '\''].into_iter().find_map(|mark| value.strip_prefix(mark)?.split_once(mark));
    words.is_some_and(|(words, _)| !words.contains(['<', '&', '%']))
}

/// Returns what must not be published, in the order of the file: what it is, and where.
fn unsafe_parts(document: &Document<'_>) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for node in document.root().descendants() {
        let range = node.range();
        if found.last().is_some_and(|(_, last)| range.end <= last.end && range.start >= last.start) {
            continue;
        }
        if let Some(instruction) = node.pi() {
            found.push((format!("<?{}?>", instruction.target), range));
        } else if node.is_element() {
            match unsafe_element(node) {
                Some(what) => found.push((what, range)),
                None => {
                    let attributes = node.attributes().filter(|attribute| is_unsafe(node, attribute));
                    found.extend(attributes.map(|attribute| (attribute.name().to_owned(), attribute.range())));
                }
            }
        }
    }
    found
}

fn unsafe_element(node: Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    let lower = name.to_ascii_lowercase();
    let is_other_page = node.tag_name().namespace() == Some(XHTML);
    let changes_address = ANIMATIONS.contains(&lower.as_str())
        && node.attribute("attributeName").is_some_and(|changed| {
            let changed = changed.rsplit(':').next().unwrap_or_default().trim().to_ascii_lowercase();
            changed == "href" || changed.starts_with("on")
        });
    let calls_others = lower == "style" && calls_in_style(&style_of(node));
    let is_unsafe = is_other_page || ELEMENTS.contains(&lower.as_str()) || changes_address || calls_others;
    is_unsafe.then(|| format!("<{name}>"))
}

/// Returns a style as browsers read it: they see no comments in it.
fn style_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

fn is_unsafe(node: Node<'_, '_>, attribute: &Attribute<'_, '_>) -> bool {
    let name = attribute.name().to_ascii_lowercase();
    let value: String = attribute.value().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let value = value.to_ascii_lowercase();
    match name.as_str() {
        "href" | "src" if node.tag_name().name() == "a" => {
            !["#", "http:", "https:", "mailto:"].iter().any(|start| value.starts_with(start))
        }
        "href" | "src" => !value.starts_with('#') && !is_picture(&value),
        "base" => true,
        "style" => calls_in_style(&value),
        // Any of them may be a style, whose calls have brackets.
        _ => name.starts_with("on") || value.contains("javascript:") || value.contains('(') && calls_in_style(&value),
    }
}

/// Tells whether an address is a picture that is part of it.
fn is_picture(address: &str) -> bool {
    ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|format| address.starts_with(&format!("data:image/{format}")))
}

/// Tells whether a style calls something that is not in the file, or may: what is written with escapes is not looked
/// into.
fn calls_in_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let addresses = style.split("url(").skip(1).map(|rest| rest.trim_start().trim_start_matches(['"', '\'']));
    let mut addresses = addresses.map(str::trim_start);
    style.contains('\\')
        || style.contains("@import")
        || style.contains("javascript:")
        || style.contains("expression(")
        || style.contains("image-set(")
        || addresses.any(|address| !address.starts_with('#') && !address.starts_with("data:"))
}

fn without(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        at = range.end.max(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Returns the size that a picture says it has, or that its drawing has.
fn size(root: Node<'_, '_>) -> Option<(u32, u32)> {
    let given = |name| root.attribute(name).and_then(pixels);
    let drawing = root.attribute("viewBox").and_then(|view| {
        let numbers: Vec<f64> = view
            .split([' ', ',', '\n', '\t', '\r'])
            .filter(|part| !part.is_empty())
            .map_while(|part| part.parse().ok())
            .collect();
        match numbers[..] {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
            _ => None,
        }
    });
    let (width, height) = match (given("width"), given("height"), drawing) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((of, by))) => (width, width * by / of),
        (None, Some(height), Some((of, by))) => (height * of / by, height),
        (None, None, Some(drawing)) => drawing,
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a positive number of that size")]
fn whole(length: f64) -> Option<u32> {
    let rounded = length.round().max(1.0);
    (rounded <= 100_000.0).then_some(rounded as u32)
}

/// Returns a length in pixels; `None` for one that depends on what is around the picture.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(length.len());
    let number: f64 = length.slice(..end).trim().parse().ok()?;
    let unit = match length.slice(end..) {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    (number > 0.0).then_some(number * unit)
}
