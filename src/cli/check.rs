//! `stagecraft check`.

use stagecraft::build::check_site;
use stagecraft::diagnostic;
use stagecraft::failure::Failure;
use stagecraft::load::load;
use stagecraft::report;

use super::arguments::{Check, Format};
use super::{Context, Outcome, Stream};

/// Prints every mistake of the content.
pub(crate) fn run(arguments: &Check, context: &Context) -> Result<Outcome, Failure> {
    let sources = load(&context.root()?, None)?;
    let diagnostics = check_site(&sources);
    context.print(Stream::Out, |out| match arguments.format {
        Format::Human => report::human(&diagnostics, &sources, context.words(), context.style(Stream::Out), out),
        Format::Json => report::json(&diagnostics, &sources, context.words(), out),
        Format::Sarif => report::sarif(&diagnostics, &sources, context.words(), out),
        Format::Github => report::github(&diagnostics, &sources, context.words(), out),
    })?;
    let stopped = diagnostic::any_error(&diagnostics) || (arguments.strict && !diagnostics.is_empty());
    Ok(if stopped { Outcome::Mistakes } else { Outcome::Done })
}
