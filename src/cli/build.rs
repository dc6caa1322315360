//! `stagecraft build`.

use std::time::{Duration, Instant};

use stagecraft::build::{BuildOptions, build};
use stagecraft::check::base_url;
use stagecraft::diagnostic;
use stagecraft::failure::Failure;
use stagecraft::fix::fixable;
use stagecraft::plan::PlanOptions;
use stagecraft::render::SiteOptions;
use stagecraft::report::{self, Notes};
use stagecraft::words::Text;
use stagecraft::write::Summary;

use super::arguments;
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::progress::Bar;

/// Builds the site and reports what was done.
pub(crate) fn run(arguments: arguments::Build, context: &Context) -> Result<Outcome, Failure> {
    let started = Instant::now();
    let root = context.root()?;
    let address = arguments.base_url.as_deref().map(full_address).transpose()?;
    let options = BuildOptions {
        out: arguments.out.unwrap_or_else(|| root.join("output")),
        root,
        site: SiteOptions {
            plan: PlanOptions { drafts: arguments.drafts, offline: arguments.offline },
            base_url: address,
        },
        strict: arguments.strict,
    };
    let bar = Bar::new(context);
    let built = build(&options, &bar);
    bar.finish();
    let built = built?;
    if !built.diagnostics.is_empty() {
        let style = context.style(Stream::Err);
        let (diagnostics, sources) = (&built.diagnostics, &built.sources);
        let notes = Notes { others: 0, fixable: fixable(diagnostics, sources) };
        context.print(Stream::Err, |out| report::human(diagnostics, sources, context.words(), style, notes, out))?;
    }
    let Some(summary) = built.summary else {
        let only_warnings = !diagnostic::any_error(&built.diagnostics);
        let id = if only_warnings { "build-strict" } else { "build-stopped" };
        context.print(Stream::Err, |out| writeln!(out, "{}", context.words().plain(id)))?;
        return Ok(Outcome::Mistakes);
    };
    context.say(Stream::Out, &done(&summary, started.elapsed()))?;
    Ok(Outcome::Done)
}

fn full_address(url: &str) -> Result<String, Failure> {
    base_url(url).ok_or_else(|| Failure::new(Text::new("failure-base-url").arg("value", url)))
}

fn done(summary: &Summary, elapsed: Duration) -> Text {
    Text::new("build-done")
        .arg("pages", summary.pages)
        .arg("written", summary.written)
        .arg("unchanged", summary.unchanged)
        .arg("removed", summary.removed)
        .arg("seconds", format!("{:.2}", elapsed.as_secs_f64()))
}
