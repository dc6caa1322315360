//! The program `stagecraft`: arguments in, exit code out. What it does is in the library.

mod cli;

use std::process::ExitCode;

use cli::Outcome;

fn main() -> ExitCode {
    match cli::run(std::env::args_os().collect()) {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Mistakes => ExitCode::from(1),
        Outcome::Failed => ExitCode::from(2),
    }
}
