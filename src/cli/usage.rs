//! Answers a command line that asks for help or cannot be understood.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use stagecraft::check::nearest;
use stagecraft::failure::Failure;
use stagecraft::words::{Text, Words};

use super::Outcome;
use super::context::{Early, Stream, print, report_failure};

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
            // A failing standard error leaves nobody to tell.
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
            Text::new("usage-no-port").arg("value", of(ContextKind::InvalidValue)).arg("name", argument())
        }
        ErrorKind::TooManyValues => Text::new("usage-no-value").arg("name", argument()),
        ErrorKind::InvalidUtf8 => Text::new("usage-not-utf8"),
        _ => Text::new("usage-other"),
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
