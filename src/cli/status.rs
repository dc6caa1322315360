//! `stagecraft status`.

use stagecraft::check::survey;
use stagecraft::diagnostic;
use stagecraft::failure::Failure;
use stagecraft::load::load;
use stagecraft::render::{StringGap, string_gaps};
use stagecraft::status::{self, StringCount};
use stagecraft::words::Text;

use super::arguments::{Status, StatusFormat};
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Prints the state of translations, or records that some are good.
pub(crate) fn run(arguments: &Status, context: &Context) -> Result<Outcome, Failure> {
    let root = context.root()?;
    let sources = load(&root, None)?;
    if !arguments.accept.is_empty() {
        for accepted in status::accept(&root, &sources, &arguments.accept)? {
            let id = if accepted.changed { "status-accepted" } else { "status-accepted-before" };
            let text = Text::new(id).arg("path", &*accepted.path).arg("count", accepted.sections);
            context.say(Stream::Out, &text)?;
        }
        return Ok(Outcome::Done);
    }
    let survey = survey(&sources);
    let gaps = string_gaps(&survey.languages, &sources.theme).unwrap_or_default();
    let count = |gap: &StringGap| StringCount { lang: gap.lang, strings: gap.strings, missing: gap.missing.len() };
    let strings: Vec<StringCount> = gaps.iter().map(count).collect();
    context.print(Stream::Out, |out| match arguments.format {
        StatusFormat::Human => status::human(&survey, &strings, context.words(), context.style(Stream::Out), out),
        StatusFormat::Json => status::json(&survey, &strings, out),
    })?;
    Ok(if diagnostic::any_error(&survey.diagnostics) { Outcome::Mistakes } else { Outcome::Done })
}
