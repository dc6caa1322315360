//! Resolves the brand: its logo among the files of the content, its colour on the grounds that the theme declares.

use crate::check::parse::brand::{GivenColour, ParsedBrand, parse_colour};
use crate::check::parse::fields::{Context, read};
use crate::check::parse::pictures::no_picture;
use crate::check::parse::sentence::TextSource;
use crate::check::parse::variables::Variables;
use crate::check::report::Report;
use crate::check::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::{Sources, Theme};
use crate::model::{AssetIx, Brand, BrandColour, Colour, LangIx, RawHtml, to_index};
use crate::schema::theme::THEME;
use crate::source::Span;
use crate::yaml::{self, Node};

use super::links::not_shown;

/// The grounds on which the pages of a theme show text in a brand's colour.
#[derive(Debug)]
pub(crate) struct Grounds {
    /// The darkest of light pages.
    light: Colour,
    /// The lightest of dark pages.
    dark: Colour,
}

/// Parses the grounds that a theme declares; `None` where it declares none.
pub(crate) fn parse_grounds(theme: &Theme) -> (Option<Grounds>, Vec<Diagnostic>) {
    let Some(file) = &theme.settings else { return (None, Vec::new()) };
    let mut report = Report::on(file.path());
    let grounds = match yaml::parse(file.text()) {
        Ok(node) => read_grounds(&node, file.text(), &mut report),
        Err(error) => {
            report.no_yaml(&error, file.text());
            None
        }
    };
    (grounds, report.into_diagnostics())
}

fn read_grounds(node: &Node, file: &str, report: &mut Report) -> Option<Grounds> {
    let variables = Variables::default();
    let source = TextSource { text: file, raw_html: RawHtml::default(), variables: &variables, lang: LangIx::MAIN };
    let values = read(node, &THEME, Context::Block(source), report)?.record("grounds")?;
    let [light, dark] = ["light", "dark"].map(|name| Some(parse_colour(values.tree(name)?, report)?.colour));
    Some(Grounds { light: light?, dark: dark? })
}

/// Holds a brand against the files of the content and the grounds of the theme.
pub(crate) fn resolve_brand(
    brand: &ParsedBrand,
    sources: &Sources,
    grounds: Option<&Grounds>,
    report: &mut Report,
) -> Brand {
    let logo = brand.logo.as_ref().and_then(|(path, span)| find_logo(path, *span, sources, report));
    if let (Some(given), Some(grounds)) = (&brand.colour, grounds) {
        check_contrast(given, grounds, report);
    }
    // Of dark pages that are not known, one is sure to be no darker than black.
    let dark = grounds.map_or(Colour::BLACK, |grounds| grounds.dark);
    let light = brand.colour.as_ref().map(|given| given.colour);
    let colour = light.map(|light| BrandColour { light, dark: light.readable_upon(dark, Colour::WHITE) });
    Brand { logo, colour }
}

fn check_contrast(given: &GivenColour, grounds: &Grounds, report: &mut Report) {
    let contrast = given.colour.contrast(grounds.light);
    if contrast >= Colour::READABLE {
        return;
    }
    let diagnostic = report
        .at(Code::YamlWrongType, given.span)
        .variant("pale-colour")
        .arg("value", given.written.as_str())
        // Cut, not rounded: 4.49 must not be shown as 4.5.
        .arg("found", format!("{:.1}", (contrast * 10.0).floor() / 10.0))
        .arg("expected", format!("{:.1}", Colour::READABLE))
        .suggest(Some(given.colour.readable_upon(grounds.light, Colour::BLACK).to_string()));
    report.push(diagnostic);
}

/// Finds the logo among the files of the content, or reports that there is no such file.
fn find_logo(path: &str, span: Span, sources: &Sources, report: &mut Report) -> Option<AssetIx> {
    let wanted = format!("content/{}", path.trim_start_matches("./"));
    let at = sources.assets.keys().position(|asset| **asset == *wanted);
    if at.is_none() {
        let paths = sources.assets.keys().filter_map(|path| path.strip_prefix("content/"));
        let diagnostic = report.at(Code::AssetMissing, span).arg("file", path);
        report.push(diagnostic.suggest(nearest(path, paths)));
    }
    if let Some(no_picture) = sources.assets.get(&*wanted).and_then(|loaded| no_picture(&loaded.file)) {
        report.push(not_shown(no_picture, path, span, report));
    }
    at.map(|at| AssetIx(to_index(at)))
}
