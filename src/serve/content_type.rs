//! The content type of an address.

use crate::plan::{Route, Show};

/// Returns the content type of what stands at `route`, with the charset of texts.
pub(super) fn of(route: &Route) -> String {
    match route.show {
        Show::Feed(_) => "application/atom+xml; charset=utf-8".to_owned(),
        _ => of_file(route.address.file()),
    }
}

pub(super) fn of_file(file: &str) -> String {
    let guessed = mime_guess::from_path(file).first_raw().unwrap_or("application/octet-stream");
    let is_text = guessed.starts_with("text/")
        || guessed.ends_with("+xml")
        || guessed.ends_with("json")
        || matches!(guessed, "application/javascript" | "application/xml");
    if is_text { format!("{guessed}; charset=utf-8") } else { guessed.to_owned() }
}
