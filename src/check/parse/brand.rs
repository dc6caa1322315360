//! Parses the brand that `playbook.yaml` puts on the site: a logo among the content, and a colour that can be read.

use crate::diagnostic::Code;
use crate::model::{Brand, Colour};
use crate::source::Span;
use crate::yaml::Node;

use super::fields::{Fields, text};
use crate::check::report::Report;

/// A brand before its logo is looked for.
#[derive(Debug, Default)]
pub(crate) struct ParsedBrand {
    /// The logo's path below `content/`, and where it is named.
    pub(crate) logo: Option<(String, Span)>,
    pub(crate) colour: Option<Colour>,
}

/// Parses the field `brand`.
pub(crate) fn parse(node: &Node, report: &mut Report) -> Option<ParsedBrand> {
    let mut fields = Fields::of(node, report)?;
    let logo = fields.optional("logo").and_then(|node| Some((text(node, report)?.to_owned(), node.span)));
    let colour = fields.optional("colour").and_then(|node| parse_colour(node, report));
    fields.finish(report);
    Some(ParsedBrand { logo, colour })
}

fn parse_colour(node: &Node, report: &mut Report) -> Option<Colour> {
    let written = text(node, report)?;
    let diagnostic = report.at(Code::YamlWrongType, node.span).arg("value", written);
    let Some(colour) = Colour::parse(written) else {
        report.push(diagnostic.variant("colour"));
        return None;
    };
    let ground = Colour::parse(Brand::LIGHT_GROUND).unwrap_or(Colour::WHITE);
    let contrast = colour.contrast(ground);
    if contrast >= Colour::READABLE {
        return Some(colour);
    }
    let diagnostic = diagnostic
        .variant("pale-colour")
        // Cut, not rounded: 4.49 must not be shown as 4.5.
        .arg("found", format!("{:.1}", (contrast * 10.0).floor() / 10.0))
        .arg("expected", format!("{:.1}", Colour::READABLE))
        .suggest(Some(colour.readable_upon(ground, Colour::BLACK).to_string()));
    report.push(diagnostic);
    None
}
