//! Answers a command line that asks for help or cannot be understood.

use clap::error::{ContextKind, ContextValue, ErrorKind};
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
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggestion = suggested.into_iter().find_map(|kind| value(error, kind));
    let meant = suggestion.map(|meant| words.sentence(&Text::new("did-you-mean").arg("suggestion", meant)));
    let more = words.say(&Text::new("usage-see-help").arg("command", "stagecraft"));
    meant.into_iter().chain([more]).fold(String::new(), |hints, hint| hints + "  " + &hint + "\n")
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
        ErrorKind::InvalidUtf8 => Text::new("usage-not-utf8"),
        _ => Text::new("usage-other").arg("reason", error.kind().to_string()),
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
