//! `stagecraft export`.

use std::path::Path;

use stagecraft::failure::Failure;
use stagecraft::model::{LangIx, StageId};
use stagecraft::words::Text;
use stagecraft::write::replace;

use super::arguments::Export;
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::site::{self, language};

/// Writes the guides in the format asked for, to standard output or to a file.
pub(crate) fn run(arguments: &Export, context: &Context) -> Result<Outcome, Failure> {
    let Some(site) = site::open(context, "export-stopped")? else { return Ok(Outcome::Mistakes) };
    let languages = site.playbook().languages();
    let asked = arguments.language.as_deref().map(|asked| language(asked, languages));
    let lang = asked.transpose()?.unwrap_or(LangIx::MAIN);
    let stage = arguments.stage.as_deref().map(stage).transpose()?;
    put(&site.export(arguments.format, lang, stage), arguments.out.as_deref(), context)
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
            // What is there already is whole at every moment: old or new.
            if file.exists() {
                replace(file, text.as_bytes())?;
            } else {
                std::fs::write(file, text).map_err(Failure::at("failure-write-file", file))?;
            }
            context.say(Stream::Err, &Text::new("export-done").arg("file", file.display().to_string()))?;
        }
    }
    Ok(Outcome::Done)
}
