//! Decides which file of a text is its source: the one in which it began, in whichever language that was.
//!
//! Of a guide it is the file that has the guide's own facts, which a translation inherits; of several, the one that
//! names the activity and records no source of its own (`translated_from`). Of a page it is the file that records no
//! source; of several, the one that has what only a source has, such as `order`. Where that leaves more than one, the first language of the playbook decides.

use crate::load::{Content, FrontMatter, LoadedFile};
use crate::model::LangIx;
use crate::yaml::{Node, Value};

use super::front_matter::FrontMatterFields;

/// What speaks for a file as the source, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// It says where the text belongs.
    Placed,
    /// It does, and records a source, so that it rather is a copy.
    PlacedTranslation,
    /// It cannot be read, and is in the main language.
    Unreadable,
    /// It is a page that records no source.
    Page,
    /// It has a fact, though not the main one.
    Facts,
    /// Nothing but that it is in the main language.
    Main,
}

/// Returns the place of the source among the files of a text, which come in the order of their languages; `None` if each
/// is a translation. A file whose name or place is wrong has no language here, and is none.
pub(super) fn find<'f>(
    files: impl Iterator<Item = (Option<LangIx>, &'f LoadedFile)>,
    fields: &FrontMatterFields<'_>,
) -> Option<usize> {
    let claims = files.enumerate().filter_map(|(at, (lang, file))| {
        let claim = claim(file, lang? == LangIx::MAIN, fields)?;
        Some((claim, at))
    });
    claims.min().map(|(_, at)| at)
}

fn claim(file: &LoadedFile, is_main: bool, fields: &FrontMatterFields<'_>) -> Option<Claim> {
    let Some(head) = head(file) else { return is_main.then_some(Claim::Unreadable) };
    let names = || head.entries().iter().map(|entry| entry.key.as_str());
    let is_translation = names().any(|name| name == "translated_from");
    let has_facts = names().any(|name| fields.is_of_source(name));
    // A page needs no place; it may have facts, such as its order.
    let is_placed = if fields.are_of_guides() { names().any(|name| fields.place(name)) } else { has_facts };
    match (is_placed, is_translation) {
        (true, false) => Some(Claim::Placed),
        (true, true) => Some(Claim::PlacedTranslation),
        (false, false) if !fields.are_of_guides() => Some(Claim::Page),
        _ if has_facts => Some(Claim::Facts),
        _ => is_main.then_some(Claim::Main),
    }
}

/// Returns the front matter of a file, if it can be read.
fn head(file: &LoadedFile) -> Option<&Node> {
    match &file.content {
        Content::Markdown { front_matter: FrontMatter::Present { tree: Ok(tree), .. }, .. } => {
            Some(&tree.root).filter(|root| matches!(root.value, Value::Map(_)))
        }
        _ => None,
    }
}
