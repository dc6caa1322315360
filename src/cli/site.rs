//! The site of a playbook, for commands that read it without writing it.

use std::sync::Arc;

use stagecraft::check::check;
use stagecraft::diagnostic;
use stagecraft::failure::Failure;
use stagecraft::fix::fixable;
use stagecraft::load::load;
use stagecraft::model::{LangIx, Languages};
use stagecraft::render::{PreparedTheme, Site, SiteOptions};
use stagecraft::report::{self, Notes};
use stagecraft::words::Text;

use super::context::{Context, Stream};

/// Returns the site. Where content or theme have errors there is none: they are reported, and the message `stopped`
/// says what that means for the command.
pub(crate) fn open(context: &Context, stopped: &str) -> Result<Option<Site>, Failure> {
    let sources = load(&context.root()?, None)?;
    let checked = check(&sources);
    let mut diagnostics = checked.diagnostics;
    if let Some(playbook) = checked.playbook {
        match PreparedTheme::new(&sources.theme, playbook.languages()) {
            Ok(theme) => return Ok(Some(Site::new(Arc::new(playbook), theme, SiteOptions::default()))),
            Err(errors) => diagnostics.extend(errors),
        }
    }
    diagnostic::sort(&mut diagnostics);
    let style = context.style(Stream::Err);
    let notes = Notes { others: 0, fixable: fixable(&diagnostics, &sources) };
    context.print(Stream::Err, |out| {
        report::human(&diagnostics, &sources, context.words(), style, notes, out)?;
        writeln!(out, "{}", context.words().plain(stopped))
    })?;
    Ok(None)
}

/// Returns the language of that tag.
pub(crate) fn language(asked: &str, languages: &Languages) -> Result<LangIx, Failure> {
    languages.find(asked).ok_or_else(|| {
        let known: Vec<&str> = languages.iter().map(|(_, language)| language.tag()).collect();
        Failure::new(Text::new("failure-search-language").arg("lang", asked).arg("known", known.join(", ")))
    })
}
