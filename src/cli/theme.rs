//! `stagecraft theme`.

use stagecraft::check::nearest;
use stagecraft::failure::Failure;
use stagecraft::load::{built_in_file, built_in_files};
use stagecraft::words::Text;

use super::arguments::ThemeCommand;
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Prints the names of the files of the built-in theme, or one of the files.
pub(crate) fn run(command: &ThemeCommand, context: &Context) -> Result<Outcome, Failure> {
    match command {
        ThemeCommand::List => {
            context.print(Stream::Out, |out| built_in_files().iter().try_for_each(|file| writeln!(out, "{file}")))?;
        }
        ThemeCommand::Show(show) => {
            let name = name(&show.file);
            let bytes = built_in_file(&name).ok_or_else(|| unknown(&show.file, &name))?;
            context.print(Stream::Out, |out| out.write_all(bytes))?;
        }
    }
    Ok(Outcome::Done)
}

/// Returns the name of a file within its theme: a path within a playbook is taken, too.
fn name(file: &str) -> String {
    let path = file.replace('\\', "/");
    let path = path.trim_start_matches("./");
    match path.strip_prefix("themes/").and_then(|below| below.split_once('/')) {
        Some((_, name)) => name.to_owned(),
        None => path.to_owned(),
    }
}

fn unknown(file: &str, name: &str) -> Failure {
    let files = built_in_files();
    let known = || files.iter().map(String::as_str);
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let near = known().find(|known| last(known) == last(name)).or_else(|| nearest(name, known()));
    match near {
        Some(near) => Failure::new(Text::new("failure-theme-file-near").arg("path", file).arg("suggestion", near)),
        None => Failure::new(Text::new("failure-theme-file").arg("path", file)),
    }
}
