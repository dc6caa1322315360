//! The state of translations, the activities without a guide, what guides state, and whose review is due: `stagecraft
//! status`.
//!
//! The facts come from [`crate::check::survey`]; here they are counted and shown, to people as tables and to programs
//! as JSON. [`accept`] records that a translation says what its source says now. Only a person can know that, so
//! nothing else in the program calls it.

mod accept;
mod columns;
mod files;
mod guides;
mod json;
mod record;
mod reviews;
mod table;
mod tally;
mod text;

use jiff::civil::Date;

pub use accept::{Accepted, accept};
pub use columns::{columns, usual_columns};
pub use files::StringCount;
pub use json::json;
pub use tally::{Coverage, Tally, coverage};
pub use text::human;

/// What is asked of the status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What to show to people; programs get everything.
    pub table: Table,
    /// The day on which reviews are due or not.
    pub today: Date,
}

/// A table for people. Columns are indices of facts among those that guides can state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Table {
    /// How each text is translated.
    Translations,
    /// What each guide states.
    Guides(Vec<usize>),
    /// The guides that are to be read again by now, or within so many days.
    Due {
        /// How many days to look ahead.
        within: u16,
        /// What to show besides the owner.
        columns: Vec<usize>,
    },
}
