//! The only writer of output.
//!
//! A [`Transaction`] takes an output folder, stages files and commits them. What a site consists of is handed over as
//! [`Files`]; how their content comes about is not known here. Three things hold at every moment, also when the program
//! is killed: every file of the output is whole, old or new; files that Stagecraft did not make are untouched; and
//! every file that it did make is listed in the output's manifest, so that a later build can remove it.
//!
//! Content that differs from what is on disk is first written to a staging folder within the output, which is on the
//! same file system. Only when all content is there, the staged files are renamed into place; new ones together with
//! the outermost folder that the output does not have yet. Comparing reads the old file: that costs little more than
//! asking for its time stamp, and is never wrong.
//!
//! The manifest also says what the files were made of and what they hold. An output that is as it was left, of a site
//! made of the same, needs no page made again ([`current`]).

mod cache;
mod commit;
mod current;
mod destination;
mod files;
mod fingerprint;
mod layout;
mod manifest;
mod replace;
mod staging;
mod transaction;
mod workspace;

pub use cache::Cache;
pub use current::{Current, current};
pub use destination::Destination;
pub use files::{Files, Summary, WriteError, WriteStep};
pub use manifest::Inputs;
pub use replace::replace;
pub use transaction::Transaction;
