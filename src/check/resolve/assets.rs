//! Checks that every picture and file of the content is shown by a text.

use crate::check::parse::pictures::{TooLarge, no_file, too_large};
use crate::check::parse::texts::ParsedText;
use crate::check::parse::unread::Unread;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Asset, Playbook, Shown, Uses};
use crate::source::Span;

/// Reports the files of `playbook` that nothing shows, but those named by a malformed link in `texts` and those in
/// folders that nothing reads, which are reported there.
pub(crate) fn check_unused<'t>(
    playbook: &Playbook,
    unread: &Unread,
    texts: impl Iterator<Item = &'t ParsedText>,
) -> Vec<Diagnostic> {
    let all = playbook.assets.iter().zip(&playbook.uses);
    let unused: Vec<&Asset> = all.filter(|(_, uses)| uses.any() == Shown::Never).map(|(asset, _)| asset).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let malformed: Vec<&str> = texts.flat_map(ParsedText::malformed).collect();
    let told = |asset: &&Asset| unread.holds(&asset.path) || is_meant(asset, &malformed);
    unused.into_iter().filter(|asset| !told(asset)).map(unused_asset).collect()
}

/// Reports what is wrong with the files of `playbook` that are used, at the file, however many texts use it.
pub(crate) fn check_used(playbook: &Playbook) -> Vec<Diagnostic> {
    let used = playbook.assets.iter().zip(&playbook.uses).filter(|(_, uses)| uses.any() != Shown::Never);
    used.filter_map(|(asset, uses)| of_used(asset, *uses)).collect()
}

fn of_used(asset: &Asset, uses: Uses) -> Option<Diagnostic> {
    let at = |code: Code| {
        Diagnostic::new(code, Place::new(&asset.path, Span::start_of_file())).arg("file", asset.name.as_str())
    };
    if asset.examined.refused && asset.len > 0 {
        return Some(at(Code::AssetUnsafe).variant("refused"));
    }
    if let Some(removed) = &asset.examined.removed {
        let diagnostic = at(Code::AssetUnsafe).arg("value", removed.what.as_str()).arg("count", removed.count);
        return Some(diagnostic.arg("line", usize::try_from(removed.line).unwrap_or_default()));
    }
    if let Some(no_file) = no_file(asset) {
        let (variant, value) = no_file.message();
        return Some(at(Code::AssetFormat).variant(variant).arg("value", value));
    }
    let too_large = too_large(asset).filter(|_| uses.shown != Shown::Never)?;
    Some(match too_large {
        TooLarge::Bytes(kilobytes) => at(Code::AssetLarge).arg("count", kilobytes),
        TooLarge::Pixels(width, height) => {
            at(Code::AssetLarge).variant("pixels").arg("value", format!("{width} × {height}"))
        }
    })
}

fn is_meant(asset: &Asset, malformed: &[&str]) -> bool {
    malformed.iter().any(|written| written.contains(asset.name.as_str()))
}

/// Endings of documents that people write texts in.
const TEXTS: [&str; 11] = ["txt", "docx", "doc", "odt", "rtf", "html", "htm", "rst", "adoc", "org", "textile"];

fn unused_asset(asset: &Asset) -> Diagnostic {
    let place = Place::new(&asset.path, Span::start_of_file());
    let ending = asset.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_of_texts = ["content/guides/", "content/pages/"].iter().any(|folder| asset.path.starts_with(folder));
    if is_of_texts && TEXTS.contains(&ending.as_str()) {
        let diagnostic = Diagnostic::new(Code::FileUnknown, place).variant("text");
        return diagnostic.arg("file", asset.name.as_str()).arg("value", format!(".{ending}"));
    }
    Diagnostic::new(Code::AssetUnused, place).arg("file", asset.name.as_str())
}
