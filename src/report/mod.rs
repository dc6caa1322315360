//! Diagnostics as people and programs read them. Printing is left to the caller: reports go to any writer.

mod excerpt;
mod github;
mod human;
mod json;
mod locate;
mod sarif;
mod summary;

pub(crate) use excerpt::{Excerpt, Lines, MAX_COLUMNS};
pub use github::github;
pub use human::{HumanStyle, excerpts, human};
pub use json::json;
pub use sarif::sarif;
pub use summary::{Notes, summary};
