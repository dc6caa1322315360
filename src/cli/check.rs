//! `stagecraft check`.

use std::path::Path;

use stagecraft::build::check_site;
use stagecraft::diagnostic::{self, Diagnostic, Selection};
use stagecraft::failure::Failure;
use stagecraft::fix;
use stagecraft::load::{Sources, load};
use stagecraft::report::{self, Notes};
use stagecraft::words::Text;

use super::arguments::{Check, Format};
use super::codes;
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::paths;
use super::today;

/// Prints the mistakes of the content that are asked for; with `--fix`, fixes what is safe to fix first.
pub(crate) fn run(arguments: &Check, context: &Context) -> Result<Outcome, Failure> {
    let codes = codes::select(&arguments.codes)?;
    let root = context.root()?;
    let sources = load(&root, None)?;
    let selection = Selection { paths: paths::select(&arguments.paths, &root, &sources)?, codes };
    if arguments.diff {
        return show_fixes(arguments, &root, &sources, &selection, context);
    }
    let mut sources = if arguments.fix { fix_safely(&root, &sources, &selection, context)? } else { sources };
    let (diagnostics, others) = selected(&sources, &selection, arguments);
    // What is left after fixing could not be fixed.
    let fixable = if arguments.fix { 0 } else { fix::fixable(&diagnostics, &sources) };
    let notes = Notes { others, fixable };
    context.print(Stream::Out, |out| match arguments.format {
        Format::Human => report::human(&diagnostics, &sources, context.words(), context.style(Stream::Out), notes, out),
        Format::Json => report::json(&diagnostics, &sources, context.words(), out),
        Format::Sarif => report::sarif(&diagnostics, &sources, context.words(), out),
        Format::Github => report::github(&diagnostics, &sources, context.words(), out),
    })?;
    sources.release(|_| false);
    Ok(outcome(arguments, &selection, &diagnostics))
}

/// Checks the playbook as it is today and returns the mistakes that are asked for, and how many others there are.
fn selected(sources: &Sources, selection: &Selection, arguments: &Check) -> (Vec<Diagnostic>, usize) {
    let mut diagnostics = check_site(sources, Some(today::or_given(arguments.today)));
    let all = diagnostics.len();
    diagnostics.retain(|diagnostic| selection.includes(diagnostic));
    let others = all - diagnostics.len();
    (diagnostics, others)
}

/// With `--strict`, any warning stops but one that a day brings about: nobody's change would be to blame for it. Who asks
/// for its code gets it.
fn outcome(arguments: &Check, selection: &Selection, diagnostics: &[Diagnostic]) -> Outcome {
    let counts = |found: &Diagnostic| !found.code.depends_on_the_day() || selection.codes.contains(&found.code);
    let stopped = diagnostic::any_error(diagnostics) || (arguments.strict && diagnostics.iter().any(counts));
    if stopped { Outcome::Mistakes } else { Outcome::Done }
}

/// Fixes what is asked for and says how much was fixed; returns the playbook as it is now.
fn fix_safely(root: &Path, sources: &Sources, selection: &Selection, context: &Context) -> Result<Sources, Failure> {
    let fixed = fix::fix(root, sources, selection)?;
    fix::write(root, &fixed)?;
    say("fix-done", &fixed, context)?;
    Ok(fixed.sources)
}

/// Prints what would be changed. Nothing is, so the outcome is that of the files as they are.
fn show_fixes(
    arguments: &Check,
    root: &Path,
    sources: &Sources,
    selection: &Selection,
    context: &Context,
) -> Result<Outcome, Failure> {
    let fixed = fix::fix(root, sources, selection)?;
    context.print(Stream::Out, |out| out.write_all(fix::diff(&fixed).as_bytes()))?;
    say("fix-would", &fixed, context)?;
    Ok(outcome(arguments, selection, &selected(sources, selection, arguments).0))
}

fn say(id: &'static str, fixed: &fix::Fixed, context: &Context) -> Result<(), Failure> {
    context.say(Stream::Err, &Text::new(id).arg("count", fixed.count).arg("files", fixed.files.len()))
}
