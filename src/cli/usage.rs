//! Answers a command line that asks for help or cannot be understood.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use stagecraft::check::nearest;
use stagecraft::failure::Failure;
use stagecraft::words::{Text, Words};

use super::context::{Early, Stream, print, report_failure};
use super::outcome::Outcome;

/// Prints help or version if they were asked for, or else what is wrong.
pub(crate) fn answer(error: &clap::Error, early: Early, words: &Words) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let rendered = error.render();
            let text = if early.colored(Stream::Out) { rendered.ansi().to_string() } else { rendered.to_string() };
            match print(Stream::Out, early.choice(Stream::Out), |out| write!(out, "{text}")) {
                Ok(()) => Outcome::Done,
                Err(failure) => {
                    report_failure(&failure, early, words);
                    Outcome::Failed
                }
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // A failing standard error leaves nobody to report to.
            let _ = print(Stream::Err, early.choice(Stream::Err), |out| write!(out, "{}", error.render()));
            Outcome::Failed
        }
        _ => {
            report_failure(&Failure::new(text(error)), early, words);
            let hints = hints(error, words);
            let _ = print(Stream::Err, early.choice(Stream::Err), |out| write!(out, "{hints}"));
            Outcome::Failed
        }
    }
}

/// Returns what was probably meant, and where to read more.
fn hints(error: &clap::Error, words: &Words) -> String {
    let meant = suggestion(error).map(|meant| words.sentence(&Text::new("did-you-mean").arg("suggestion", meant)));
    let more = words.say(&Text::new("usage-see-help").arg("command", command(error)));
    meant.into_iter().chain([more]).fold(String::new(), |hints, hint| hints + "  " + &hint + "\n")
}

/// Returns what was probably meant: of several names that clap finds, the nearest.
fn suggestion(error: &clap::Error) -> Option<String> {
    let pairs = [
        (ContextKind::InvalidArg, ContextKind::SuggestedArg),
        (ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
        (ContextKind::InvalidValue, ContextKind::SuggestedValue),
    ];
    pairs.into_iter().find_map(|(written, suggested)| match error.get(suggested)? {
        ContextValue::Strings(names) => {
            let written = value(error, written).unwrap_or_default();
            let near = nearest(&written, names.iter().map(String::as_str));
            near.map(str::to_owned).or_else(|| names.last().cloned())
        }
        _ => value(error, suggested),
    })
}

/// Returns the command that was used wrongly, as far as clap has understood it.
fn command(error: &clap::Error) -> String {
    let usage = value(error, ContextKind::Usage).unwrap_or_default();
    let is_name = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
    let names: Vec<&str> =
        usage.split_whitespace().skip_while(|word| *word != "stagecraft").take_while(is_name).collect();
    if names.is_empty() { "stagecraft".to_owned() } else { names.join(" ") }
}

/// Returns what is wrong.
fn text(error: &clap::Error) -> Text {
    let of = |kind| value(error, kind).unwrap_or_default();
    let argument = || of(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => Text::new("usage-unknown-argument").arg("name", argument()),
        ErrorKind::InvalidSubcommand => {
            Text::new("usage-unknown-command").arg("name", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            Text::new("usage-missing-value").arg("name", argument())
        }
        ErrorKind::InvalidValue => Text::new("usage-invalid-value")
            .arg("value", of(ContextKind::InvalidValue))
            .arg("name", argument())
            .arg("expected", of(ContextKind::ValidValue)),
        ErrorKind::MissingRequiredArgument => Text::new("usage-missing-argument").arg("name", argument()),
        ErrorKind::MissingSubcommand => Text::new("usage-missing-command"),
        ErrorKind::ArgumentConflict if of(ContextKind::PriorArg) == argument() => {
            Text::new("usage-too-many").arg("name", argument())
        }
        ErrorKind::ArgumentConflict => {
            Text::new("usage-conflict").arg("name", argument()).arg("second", of(ContextKind::PriorArg))
        }
        ErrorKind::ValueValidation => {
            Text::new(bad_value(&argument())).arg("value", of(ContextKind::InvalidValue)).arg("name", argument())
        }
        ErrorKind::TooManyValues => Text::new("usage-no-value").arg("name", argument()),
        ErrorKind::InvalidUtf8 => Text::new("usage-not-utf8"),
        _ => Text::new("usage-other"),
    }
}

/// Returns the message about a value that cannot be that of `argument`, which says what can.
fn bad_value(argument: &str) -> &'static str {
    match argument.split_whitespace().next() {
        Some("--port") => "usage-bad-value-port",
        Some("--today") => "usage-bad-value-today",
        Some("--within") => "usage-bad-value-within",
        _ => "usage-bad-value",
    }
}

/// Returns what clap says of the error under `kind`.
fn value(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(value) => Some(value.clone()),
        ContextValue::Strings(values) => Some(values.join(", ")),
        ContextValue::StyledStr(value) => Some(value.to_string()),
        ContextValue::StyledStrs(values) => values.first().map(ToString::to_string),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use stagecraft::words::{ToolLanguage, Words};

    #[test]
    fn a_wrong_value_is_explained_by_its_own_option() {
        let option = |name: &'static str| clap::Arg::new(name).long(name).value_parser(clap::value_parser!(u16));
        let command = clap::Command::new("stagecraft").args(["port", "days"].map(option));
        for (option, port) in [("--port", true), ("--days", false)] {
            let error = command.clone().try_get_matches_from(["stagecraft", option, "many"]).unwrap_err();
            for language in ToolLanguage::ALL {
                let (words, text) = (Words::new(language), super::text(&error));
                let said = words.say(&text);
                assert!(said.contains("`many`") && said.contains(option), "{said}");
                let help = words.attribute(&text, "help");
                assert_eq!(help.is_some_and(|help| help.contains("65535")), port, "{option}");
            }
        }
    }
}
