//! Tests of the library and the program through their public doors.
#![allow(missing_docs, reason = "tests")]

mod command_line;
mod folder;
mod report;
mod scaffold;
mod words;
mod write;
