//! The command line: what was asked for is resolved once into a [`Context`] and a command, then carried out by the
//! library. This is the only part of the program that prints and that reads the environment.

mod arguments;
mod build;
mod check;
mod codes;
mod completions;
mod context;
mod explain;
mod export;
mod guard;
mod init;
mod localize;
mod new;
mod outcome;
mod page;
mod paths;
mod progress;
mod schema;
mod search;
mod serve;
mod shell;
mod site;
mod status;
mod theme;
mod today;
mod usage;

use std::ffi::OsString;
use std::sync::Arc;

use clap::FromArgMatches;
use stagecraft::failure::Failure;
use stagecraft::words::Words;

use arguments::{Arguments, Command, NewKind};
use context::{Context, Early};
pub(crate) use outcome::Outcome;

/// Does what the command line asks for.
pub(crate) fn run(args: Vec<OsString>) -> Outcome {
    let early = Early::new(&args);
    guard::guarded(early, || carry_out_line(args, early))
}

fn carry_out_line(args: Vec<OsString>, early: Early) -> Outcome {
    let words = Words::new(early.language);
    let parsed = localize::command(&words).try_get_matches_from(args);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::answer(&error, early, &words),
    };
    let context = Arc::new(Context::new(arguments.global, early, words));
    match carry_out(arguments.command, &context) {
        Ok(outcome) => outcome,
        Err(failure) => {
            context.report_failure(&failure);
            Outcome::Failed
        }
    }
}

fn carry_out(command: Command, context: &Arc<Context>) -> Result<Outcome, Failure> {
    match command {
        Command::Init(arguments) => init::run(&arguments, context),
        Command::New { kind: NewKind::Guide(arguments) } => new::guide(&arguments, context),
        Command::Check(arguments) => check::run(&arguments, context),
        Command::Build(arguments) => build::run(arguments, context),
        Command::Explain(arguments) => explain::run(&arguments, context),
        Command::Status(arguments) => status::run(&arguments, context),
        Command::Schema(arguments) => schema::run(&arguments, context),
        Command::Serve(arguments) => serve::run(&arguments, context),
        Command::Search(arguments) => search::run(&arguments, context),
        Command::Export(arguments) => export::run(&arguments, context),
        Command::Theme { command } => theme::run(&command, context),
        Command::Completions(arguments) => completions::run(&arguments, context),
    }
}
