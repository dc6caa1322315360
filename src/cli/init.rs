//! `stagecraft init`.

use std::path::Path;

use stagecraft::failure::Failure;
use stagecraft::scaffold;
use stagecraft::words::Text;

use super::arguments::Init;
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::shell::Shell;

/// Makes a small playbook and says what to do next.
pub(crate) fn run(arguments: &Init, context: &Context) -> Result<Outcome, Failure> {
    let dir = arguments.dir.as_deref().unwrap_or(Path::new("."));
    let written = scaffold::init(dir)?;
    context.say(Stream::Out, &Text::new("init-done").arg("count", written.len()))?;
    let command = match &arguments.dir {
        Some(dir) => format!("cd {} && stagecraft build", Shell::HERE.path(&dir.display().to_string())),
        None => "stagecraft build".to_owned(),
    };
    context.say(Stream::Out, &Text::new("init-next").arg("command", command))?;
    Ok(Outcome::Done)
}
