//! The state of translations, and the activities without a guide: `stagecraft status`.
//!
//! The facts come from [`crate::check::survey`]; here they are counted and shown, to people as tables and to programs
//! as JSON. [`accept`] records that a translation says what its source says now. Only a person can know that, so
//! nothing else in the program calls it.

mod accept;
mod json;
mod record;
mod table;
mod tally;
mod text;

pub use accept::{Accepted, accept};
pub use json::json;
pub use tally::{Coverage, Tally, Whole, coverage};
pub use text::human;
