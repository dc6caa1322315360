//! `stagecraft completions`.

use stagecraft::failure::Failure;

use super::arguments::Completions;
use super::context::{Context, Stream};
use super::localize;
use super::outcome::Outcome;

/// Prints the script that completes commands in a shell.
pub(crate) fn run(arguments: &Completions, context: &Context) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut localize::command(context.words()), "stagecraft", &mut script);
    context.print(Stream::Out, |out| out.write_all(&script))?;
    Ok(Outcome::Done)
}
