//! `stagecraft check`.

use std::path::Path;

use stagecraft::build::check_site;
use stagecraft::diagnostic::{self, Diagnostic};
use stagecraft::failure::Failure;
use stagecraft::fix;
use stagecraft::load::{Sources, load};
use stagecraft::report;
use stagecraft::words::Text;

use super::arguments::{Check, Format};
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Prints every mistake of the content; with `--fix`, fixes what is safe to fix first.
pub(crate) fn run(arguments: &Check, context: &Context) -> Result<Outcome, Failure> {
    let root = context.root()?;
    let sources = load(&root, None)?;
    if arguments.diff {
        return show_fixes(arguments, &root, &sources, context);
    }
    let (mut sources, diagnostics) = if arguments.fix {
        fix_safely(&root, &sources, context)?
    } else {
        let diagnostics = check_site(&sources);
        (sources, diagnostics)
    };
    context.print(Stream::Out, |out| match arguments.format {
        Format::Human => report::human(&diagnostics, &sources, context.words(), context.style(Stream::Out), out),
        Format::Json => report::json(&diagnostics, &sources, context.words(), out),
        Format::Sarif => report::sarif(&diagnostics, &sources, context.words(), out),
        Format::Github => report::github(&diagnostics, &sources, context.words(), out),
    })?;
    sources.release(|_| false);
    Ok(outcome(arguments, &diagnostics))
}

fn outcome(arguments: &Check, diagnostics: &[Diagnostic]) -> Outcome {
    let stopped = diagnostic::any_error(diagnostics) || (arguments.strict && !diagnostics.is_empty());
    if stopped { Outcome::Mistakes } else { Outcome::Done }
}

/// Fixes the playbook and reports how much was fixed; returns what is left.
fn fix_safely(root: &Path, sources: &Sources, context: &Context) -> Result<(Sources, Vec<Diagnostic>), Failure> {
    let fixed = fix::fix(root, sources)?;
    fix::write(root, &fixed)?;
    say("fix-done", &fixed, context)?;
    let diagnostics = check_site(&fixed.sources);
    Ok((fixed.sources, diagnostics))
}

/// Prints what would be changed. Nothing is, so the outcome is that of the files as they are.
fn show_fixes(arguments: &Check, root: &Path, sources: &Sources, context: &Context) -> Result<Outcome, Failure> {
    let fixed = fix::fix(root, sources)?;
    context.print(Stream::Out, |out| out.write_all(fix::diff(&fixed).as_bytes()))?;
    say("fix-would", &fixed, context)?;
    Ok(outcome(arguments, &check_site(sources)))
}

fn say(id: &'static str, fixed: &fix::Fixed, context: &Context) -> Result<(), Failure> {
    context.say(Stream::Err, &Text::new(id).arg("count", fixed.count).arg("files", fixed.files.len()))
}
