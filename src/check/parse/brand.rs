//! Parses the brand that `playbook.yaml` puts on the site: a logo among the content, and a colour that can be read.

use crate::diagnostic::Code;
use crate::load::Sources;
use crate::model::{AssetIx, Brand, Colour};
use crate::source::Span;
use crate::yaml::Node;

use super::fields::Values;
use super::nodes::text;
use crate::check::report::Report;
use crate::check::suggest::nearest;

/// A brand before its logo is looked for.
#[derive(Debug, Default)]
pub(crate) struct ParsedBrand {
    /// The logo's path below `content/`, and where it is named.
    pub(crate) logo: Option<(String, Span)>,
    pub(crate) colour: Option<Colour>,
}

/// Makes a brand of what was read.
pub(crate) fn brand(mut values: Values<'_>, report: &mut Report) -> ParsedBrand {
    let logo = values.text("logo").zip(values.tree("logo")).map(|(path, node)| (path.to_owned(), node.span));
    ParsedBrand { logo, colour: values.tree("colour").and_then(|node| parse_colour(node, report)) }
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

/// Finds the logo among the files of the content, or reports that there is no such file.
pub(crate) fn find_logo(path: &str, span: Span, sources: &Sources, report: &mut Report) -> Option<AssetIx> {
    let wanted = format!("content/{}", path.trim_start_matches("./"));
    let at = sources.assets.keys().position(|asset| **asset == *wanted);
    if at.is_none() {
        let paths = sources.assets.keys().filter_map(|path| path.strip_prefix("content/"));
        let diagnostic = report.at(Code::AssetMissing, span).arg("file", path);
        report.push(diagnostic.suggest(nearest(path, paths)));
    }
    at.and_then(|at| u32::try_from(at).ok()).map(AssetIx)
}
