//! Tests of the library and the program through their public doors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that panics has failed")]

mod command_line;
mod folder;
mod report;
mod scaffold;
mod words;
mod write;
