//! Diagnostics as people and programs read them. Printing is left to the caller: reports go to any writer.

mod excerpt;
mod human;

pub(crate) use excerpt::{Excerpt, Lines};
pub use human::{HumanStyle, human, summary};
