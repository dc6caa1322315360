//! The content type of an address.

use crate::plan::{FileKind, Resource, Route};

/// Returns the content type of what is at `route`, with the charset of texts.
pub(super) fn of(route: &Route) -> String {
    // The ending of a feed says no more than that it is XML.
    if matches!(route.resource, Resource::File(FileKind::Feed(_))) {
        return "application/atom+xml; charset=utf-8".to_owned();
    }
    of_file(route.address.file())
}

/// Returns the content type of a file by the ending of its name.
pub(super) fn of_file(file: &str) -> String {
    let guessed = mime_guess::from_path(file).first_raw().unwrap_or("application/octet-stream");
    let is_text = guessed.starts_with("text/")
        || guessed.ends_with("+xml")
        || guessed.ends_with("json")
        || matches!(guessed, "application/javascript" | "application/xml");
    if is_text { format!("{guessed}; charset=utf-8") } else { guessed.to_owned() }
}
