//! Gives clap's description of the command line its texts, in the language of the tool.

use clap::{Arg, ArgAction, Command, CommandFactory};
use stagecraft::words::Words;

use super::arguments::Arguments;

/// Returns the command line with all its help texts.
pub(crate) fn command(words: &Words) -> Command {
    // clap's own texts for help and version are English only, so the program brings its own.
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true);
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    let command = Arguments::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .arg(version);
    let mut command = localize(command, "cli", words).about(words.plain("cli-about"));
    // What is added to every command, such as the options of all, is there after building only.
    command.build();
    localize_usage(command, words)
}

/// Replaces the placeholder that clap has for options, here and in the commands below.
fn localize_usage(mut command: Command, words: &Words) -> Command {
    let usage = command.render_usage().ansi().to_string();
    // clap writes the word before its usage in English; the template brings its own.
    let usage = usage.split_once("stagecraft").map(|(_, usage)| format!("stagecraft{usage}")).unwrap_or(usage);
    let options = format!("[{}]", words.plain("cli-options"));
    let command = command.override_usage(usage.replace("[OPTIONS]", &options));
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(&name, |below| localize_usage(below, words)))
}

/// Fills in the texts of `command` and of the commands below it; `id` names its own text.
fn localize(command: Command, id: &str, words: &Words) -> Command {
    let template =
        format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", words.plain("cli-usage"));
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = command
        .about(words.plain(id))
        .help_template(template)
        .subcommand_help_heading(words.plain("cli-heading-commands"))
        .subcommand_value_name(words.plain("cli-command"))
        .mut_args(|arg| localize_argument(arg, id, words));
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |below| localize(below, &format!("{id}-{name}"), words))
    })
}

/// Fills in the text of an argument of `command`: its own, or that of every argument of the name.
fn localize_argument(arg: Arg, command: &str, words: &Words) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("{command}-arg-{name}");
    let text = Some(words.plain(&own)).filter(|text| *text != own);
    let text = text.unwrap_or_else(|| words.plain(&format!("cli-arg-{name}")));
    let heading = match (arg.is_positional(), command == "cli") {
        (true, _) => "cli-heading-arguments",
        (false, true) => "cli-heading-global",
        (false, false) => "cli-heading-options",
    };
    let takes_value = arg.get_action().takes_values();
    let names = arg.get_value_names().filter(|_| takes_value).unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| value(name, words)).collect();
    let arg = if names.is_empty() { arg } else { arg.value_names(names) };
    // clap's notes on values are English; the help texts name the values themselves.
    arg.help(text).help_heading(words.plain(heading)).hide_default_value(takes_value).hide_possible_values(takes_value)
}

/// Returns the placeholder of a value, such as `DIR`, in the tool's language.
fn value(name: &str, words: &Words) -> String {
    words.plain(&format!("cli-value-{}", name.to_lowercase().replace('/', "-")))
}

#[cfg(test)]
mod tests {
    use stagecraft::words::{ToolLanguage, Words};

    /// Collects every help text of `command` and the commands below it.
    fn texts(command: &clap::Command, into: &mut Vec<String>) {
        into.extend(command.get_about().map(ToString::to_string));
        into.extend(command.get_arguments().map(|arg| arg.get_help().map_or_else(String::new, ToString::to_string)));
        let with_value = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        let values = with_value.flat_map(|arg| arg.get_value_names().unwrap_or_default());
        into.extend(values.map(ToString::to_string));
        for below in command.get_subcommands() {
            texts(below, into);
        }
    }

    #[test]
    fn every_command_and_option_has_its_text() {
        for language in ToolLanguage::ALL {
            let command = super::command(&Words::new(language));
            command.clone().debug_assert();
            let mut found = Vec::new();
            texts(&command, &mut found);
            let lacking: Vec<_> = found.iter().filter(|text| text.is_empty() || text.starts_with("cli-")).collect();
            assert!(lacking.is_empty(), "{language:?} lacks {lacking:?}");
        }
    }
}
