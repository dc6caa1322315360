//! `stagecraft status`.

use stagecraft::check::{Survey, survey};
use stagecraft::diagnostic;
use stagecraft::failure::Failure;
use stagecraft::load::load;
use stagecraft::render::{StringGap, string_gaps};
use stagecraft::status::{self, Asked, StringCount, Table};
use stagecraft::words::Text;

use super::arguments::{Status, StatusFormat};
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::today;

/// Prints the state of translations, the facts of guides or what is due, or records that translations are good.
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
    let asked = Asked { table: table(arguments, &survey)?, today: today::or_given(arguments.today) };
    context.print(Stream::Out, |out| match arguments.format {
        StatusFormat::Human => {
            status::human(&survey, &strings, &asked, context.words(), context.style(Stream::Out), out)
        }
        StatusFormat::Json => status::json(&survey, &strings, &asked, out),
    })?;
    Ok(if diagnostic::any_error(&survey.diagnostics) { Outcome::Mistakes } else { Outcome::Done })
}

/// Returns which table is asked for.
fn table(arguments: &Status, survey: &Survey) -> Result<Table, Failure> {
    let columns = if arguments.columns.is_empty() { None } else { Some(status::columns(survey, &arguments.columns)?) };
    if arguments.due || arguments.within.is_some() {
        return Ok(Table::Due { within: arguments.within.unwrap_or(0), columns: columns.unwrap_or_default() });
    }
    Ok(match columns {
        Some(columns) => Table::Guides(columns),
        None if arguments.guides => Table::Guides(status::usual_columns(survey)),
        None => Table::Translations,
    })
}
