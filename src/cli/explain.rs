//! `stagecraft explain`.

use stagecraft::diagnostic::{Code, Severity};
use stagecraft::explain;
use stagecraft::failure::Failure;
use stagecraft::report::HumanStyle;
use stagecraft::words::{Text, Words};

use super::arguments::Explain;
use super::codes;
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::page::render;

/// Prints the page of a code, or the list of all codes.
pub(crate) fn run(arguments: &Explain, context: &Context) -> Result<Outcome, Failure> {
    let style = context.style(Stream::Out);
    let text = match &arguments.code {
        None => list(context.words(), style),
        Some(name) => page(codes::find(name)?, context.words(), style),
    };
    context.print(Stream::Out, |out| out.write_all(text.as_bytes()))?;
    Ok(Outcome::Done)
}

fn page(code: Code, words: &Words, style: HumanStyle) -> String {
    let default = words.plain(severity(code));
    let id = if code.can_be_lowered() { "explain-severity" } else { "explain-severity-fixed" };
    let severity = words.say(&Text::new(id).arg("severity", default).arg("name", code.name()));
    let text = explain::page(code, words.language()).text;
    render(&format!("## {}\n{severity}\n\n{text}", code.name()), style)
}

fn severity(code: Code) -> &'static str {
    match code.default_severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    }
}

fn list(words: &Words, style: HumanStyle) -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let severities = ["severity-error", "severity-warning"].map(|id| words.plain(id));
    let column = severities.iter().map(|word| word.chars().count()).max().unwrap_or_default();
    let mut lines = String::new();
    let mut family = "";
    for code in Code::ALL {
        let of = codes::family_of(*code);
        if !family.is_empty() && of != family {
            lines.push('\n');
        }
        family = of;
        let severity = words.plain(severity(*code));
        let padding = " ".repeat(column - severity.chars().count());
        let title = explain::page(*code, words.language()).title;
        lines += &format!("{:width$}  {severity}{padding}  {title}\n", code.name());
    }
    lines + "\n" + &render(&words.plain("explain-next"), style)
}
