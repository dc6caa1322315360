//! Parses the brand that `playbook.yaml` puts on the site: a logo among the content, and a colour.

use crate::diagnostic::Code;
use crate::model::Colour;
use crate::source::Span;
use crate::yaml::Node;

use super::fields::Values;
use super::nodes::text;
use crate::check::report::Report;

/// A brand as the settings give it: it is not held against files and theme yet.
#[derive(Debug, Default)]
pub(crate) struct ParsedBrand {
    /// The logo's path below `content/`, and where it is named.
    pub(crate) logo: Option<(String, Span)>,
    pub(crate) colour: Option<GivenColour>,
}

/// A colour as it is written.
#[derive(Debug)]
pub(crate) struct GivenColour {
    pub(crate) colour: Colour,
    pub(crate) written: String,
    pub(crate) span: Span,
}

/// Makes a brand of what was read.
pub(crate) fn brand(mut values: Values<'_>, report: &mut Report) -> ParsedBrand {
    let logo = values.text("logo").zip(values.tree("logo")).map(|(path, node)| (path.to_owned(), node.span));
    ParsedBrand { logo, colour: values.tree("colour").and_then(|node| parse_colour(node, report)) }
}

/// Parses a colour.
pub(crate) fn parse_colour(node: &Node, report: &mut Report) -> Option<GivenColour> {
    let written = text(node, report)?;
    let Some(colour) = Colour::parse(written) else {
        report.push(report.at(Code::YamlWrongType, node.span).variant("colour").arg("value", written));
        return None;
    };
    Some(GivenColour { colour, written: written.to_owned(), span: node.span })
}
