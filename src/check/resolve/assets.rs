//! Checks that every picture and file of the content is shown by a text.

use std::collections::HashSet;

use crate::check::parse::texts::ParsedText;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Asset, AssetIx};
use crate::source::Span;

/// Reports those of `assets` that are not among `used`, nor named by a malformed link in `texts`, which is reported
/// there.
pub(crate) fn check_unused<'t>(
    assets: &[Asset],
    used: &HashSet<AssetIx>,
    texts: impl Iterator<Item = &'t ParsedText>,
) -> Vec<Diagnostic> {
    let all = (0..).map(AssetIx).zip(assets);
    let unused: Vec<&Asset> = all.filter(|(at, _)| !used.contains(at)).map(|(_, asset)| asset).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let malformed: Vec<&str> = texts.flat_map(ParsedText::malformed).collect();
    unused.into_iter().filter(|asset| !is_meant(asset, &malformed)).map(unused_asset).collect()
}

fn is_meant(asset: &Asset, malformed: &[&str]) -> bool {
    malformed.iter().any(|written| written.contains(asset.name.as_str()))
}

fn unused_asset(asset: &Asset) -> Diagnostic {
    let place = Place::new(&asset.path, Span::start_of_file());
    Diagnostic::new(Code::AssetUnused, place).arg("file", asset.name.as_str())
}
