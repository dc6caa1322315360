//! `stagecraft export`.

use std::path::Path;
use std::sync::Arc;

use stagecraft::check::check;
use stagecraft::diagnostic;
use stagecraft::failure::Failure;
use stagecraft::load::{Sources, load};
use stagecraft::model::{LangIx, Playbook, StageId};
use stagecraft::render::{PreparedTheme, Site, SiteOptions};
use stagecraft::report;
use stagecraft::words::Text;

use super::arguments::Export;
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Writes the guides in the format asked for, to standard output or to a file.
pub(crate) fn run(arguments: &Export, context: &Context) -> Result<Outcome, Failure> {
    let sources = load(&context.root()?, None)?;
    let checked = check(&sources);
    let mut diagnostics = checked.diagnostics;
    match checked.playbook.filter(|_| !diagnostic::any_error(&diagnostics)) {
        None => return stop(&diagnostics, &sources, context),
        Some(playbook) => {
            let lang = language(arguments.language.as_deref(), &playbook)?;
            let stage = arguments.stage.as_deref().map(stage).transpose()?;
            match PreparedTheme::new(&sources.theme, playbook.languages()) {
                Ok(theme) => {
                    let site = Site::new(Arc::new(playbook), theme, SiteOptions::default());
                    return put(&site.export(arguments.format, lang, stage), arguments.out.as_deref(), context);
                }
                Err(found) => diagnostics.extend(found),
            }
        }
    }
    diagnostic::sort(&mut diagnostics);
    stop(&diagnostics, &sources, context)
}

fn stop(found: &[diagnostic::Diagnostic], sources: &Sources, context: &Context) -> Result<Outcome, Failure> {
    let style = context.style(Stream::Err);
    context.print(Stream::Err, |out| {
        report::human(found, sources, context.words(), style, out)?;
        writeln!(out, "{}", context.words().plain("export-stopped"))
    })?;
    Ok(Outcome::Mistakes)
}

/// Returns the language that was asked for, or the playbook's first.
fn language(asked: Option<&str>, playbook: &Playbook) -> Result<LangIx, Failure> {
    let languages = playbook.languages();
    let Some(asked) = asked else { return Ok(LangIx::SOURCE) };
    languages.find(asked).ok_or_else(|| {
        let known: Vec<&str> = languages.iter().map(|(_, language)| language.tag()).collect();
        Failure::new(Text::new("failure-search-language").arg("lang", asked).arg("known", known.join(", ")))
    })
}

fn stage(asked: &str) -> Result<StageId, Failure> {
    let find = StageId::ALL.into_iter().find(|stage| stage.as_str() == asked);
    find.ok_or_else(|| {
        let known = StageId::ALL.map(StageId::as_str).join(", ");
        Failure::new(Text::new("failure-export-stage").arg("value", asked).arg("known", known))
    })
}

fn put(text: &str, file: Option<&Path>, context: &Context) -> Result<Outcome, Failure> {
    match file {
        None => context.print(Stream::Out, |out| out.write_all(text.as_bytes()))?,
        Some(file) => {
            std::fs::write(file, text).map_err(Failure::at("failure-write-file", file))?;
            context.say(Stream::Err, &Text::new("export-done").arg("file", file.display().to_string()))?;
        }
    }
    Ok(Outcome::Done)
}
