//! `stagecraft init`.

use std::path::Path;

use stagecraft::check::language_of_tag;
use stagecraft::failure::Failure;
use stagecraft::model::{Language, Languages};
use stagecraft::scaffold;
use stagecraft::words::Text;

use super::arguments::Init;
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::shell::Shell;

/// Makes a small playbook and says what to do next.
pub(crate) fn run(arguments: &Init, context: &Context) -> Result<Outcome, Failure> {
    let dir = arguments.dir.as_deref().unwrap_or(Path::new("."));
    let languages = languages(&arguments.languages)?;
    let made = scaffold::init_in(dir, &languages)?;
    context.say(Stream::Out, &Text::new("init-done").arg("count", made.files.len()))?;
    let main = languages.main().tag();
    if made.is_english {
        context.say(Stream::Out, &Text::new("init-english").arg("lang", main))?;
    }
    if !made.untranslated.is_empty() {
        let text = Text::new("init-untranslated").arg("lang", made.untranslated.join(", "));
        context.say(Stream::Out, &text.arg("count", made.untranslated.len()))?;
    }
    let command = match &arguments.dir {
        Some(dir) => format!("cd {} && stagecraft build", Shell::HERE.path(&dir.display().to_string())),
        None => "stagecraft build".to_owned(),
    };
    context.say(Stream::Out, &Text::new("init-next").arg("command", command))?;
    Ok(Outcome::Done)
}

/// Returns the languages of these tags.
fn languages(tags: &[String]) -> Result<Languages, Failure> {
    let mut languages: Vec<Language> = Vec::with_capacity(tags.len());
    for tag in tags {
        let language = language_of_tag(tag).map_err(|meant| no_language(tag, meant))?;
        if languages.contains(&language) {
            return Err(Failure::new(Text::new("failure-init-twice").arg("lang", language.tag())));
        }
        languages.push(language);
    }
    Languages::new(languages).ok_or_else(|| no_language("", None))
}

fn no_language(tag: &str, meant: Option<String>) -> Failure {
    let id = if meant.is_some() { "failure-init-language-near" } else { "failure-init-language" };
    Failure::new(Text::new(id).arg("value", tag).arg("suggestion", meant.unwrap_or_default()))
}
