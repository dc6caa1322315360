//! `stagecraft serve`.

use std::net::{IpAddr, Ipv4Addr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::channel;

use stagecraft::check::base_path;
use stagecraft::diagnostic::{self, Diagnostic, Severity};
use stagecraft::failure::Failure;
use stagecraft::load::Sources;
use stagecraft::plan::PlanOptions;
use stagecraft::render::SiteOptions;
use stagecraft::report::{self, Notes};
use stagecraft::serve::{Changes, Event, Observer, ServeOptions, ServeReport, Serving, serve};
use stagecraft::words::{Text, Words};

use super::arguments;
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// How many mistakes that went are named.
const MAX_FIXED: usize = 10;

/// How many mistakes that came are shown.
const MAX_NEW: usize = 20;

/// How many files a line names.
const MAX_NAMED: usize = 3;

/// Serves the playbook until it is told to stop.
pub(crate) fn run(arguments: &arguments::Serve, context: &Arc<Context>) -> Result<Outcome, Failure> {
    let base_path = base_path(&arguments.base_path)
        .ok_or_else(|| Failure::new(Text::new("failure-serve-base-path").arg("value", arguments.base_path.as_str())))?;
    let options = ServeOptions {
        root: context.root()?,
        host: host(arguments.host.as_deref())?,
        any_host: arguments.host.is_some(),
        port: arguments.port,
        base_path,
        site: SiteOptions { plan: PlanOptions { drafts: arguments.drafts, offline: false }, base_url: None },
        language: context.words().language(),
    };
    let (stop, stopped) = channel();
    ctrlc::set_handler(move || _ = stop.send(())).map_err(|error| Failure {
        text: Text::new("failure-serve-signal"),
        reason: Some(std::io::Error::other(error)),
    })?;
    let observer: Arc<dyn Observer> = Arc::new(Terminal { context: context.clone() });
    let serving = serve(&options, &observer)?;
    announce(&serving, &options, context)?;
    if arguments.open
        && let Some(url) = serving.urls.first()
        && let Err(reason) = open::that_detached(url)
    {
        context.report_failure(&Failure { text: Text::new("serve-no-browser"), reason: Some(reason) });
    }
    // The other end is gone only when the program ends.
    let _ = stopped.recv();
    Ok(Outcome::Done)
}

/// Returns the address that `name` stands for.
fn host(name: Option<&str>) -> Result<IpAddr, Failure> {
    let Some(name) = name else { return Ok(Ipv4Addr::LOCALHOST.into()) };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().ok().or_else(|| Some((bare, 0).to_socket_addrs().ok()?.next()?.ip()));
    address.ok_or_else(|| Failure::new(Text::new("failure-serve-host").arg("value", name)))
}

/// Says where the site is, and who can see it.
fn announce(serving: &Serving, options: &ServeOptions, context: &Context) -> Result<(), Failure> {
    let mut texts = Vec::new();
    if let Some(wanted) = serving.taken {
        let port = serving.port.to_string();
        texts.push(Text::new("serve-port-taken").arg("wanted", wanted.to_string()).arg("port", port));
    }
    for (at, url) in serving.urls.iter().enumerate() {
        let id = if at == 0 { "serve-at" } else { "serve-at-also" };
        texts.push(Text::new(id).arg("url", url.as_str()));
    }
    if !options.host.is_loopback() {
        texts.push(Text::new("serve-exposed"));
    }
    texts.push(Text::new("serve-stop"));
    texts.iter().try_for_each(|text| context.say(Stream::Out, text))
}

/// Prints what happens.
struct Terminal {
    context: Arc<Context>,
}

impl Observer for Terminal {
    fn notify(&self, event: &Event<'_>) {
        // A failing terminal leaves nobody to notify; browsers are served all the same.
        let _ = self.print(event);
    }
}

impl Terminal {
    fn print(&self, event: &Event<'_>) -> Result<(), Failure> {
        match event {
            Event::Loaded(report) => {
                self.mistakes(report)?;
                let id = if report.routes == 0 { "serve-loaded-broken" } else { "serve-loaded" };
                let text = Text::new(id).arg("milliseconds", milliseconds(report)).arg("count", report.routes);
                self.context.say(Stream::Out, &text)
            }
            Event::Rebuilt { changes, report, open_pages } => {
                self.mistakes(report)?;
                let text = Text::new("serve-rebuilt")
                    .arg("changes", self.changes(changes))
                    .arg("pages", *open_pages)
                    .arg("milliseconds", milliseconds(report));
                self.context.say(Stream::Out, &text)
            }
            Event::Failed(failure) => {
                self.context.report_failure(failure);
                Ok(())
            }
            Event::Polling(reason) => {
                self.context.say(Stream::Err, &Text::new("serve-polling").arg("reason", reason.as_str()))
            }
        }
    }

    /// Prints the mistakes there are: all of them the first time, then which went and which came.
    fn mistakes(&self, report: &ServeReport<'_>) -> Result<(), Failure> {
        if report.news.is_empty() {
            return Ok(());
        }
        let (context, style) = (&self.context, self.context.style(Stream::Err));
        let (words, sources): (_, &Sources) = (context.words(), report.sources);
        context.print(Stream::Err, |out| {
            if report.first {
                return report::human(report.diagnostics, sources, words, style, Notes::default(), out);
            }
            for line in fixed(&report.news.fixed, words) {
                writeln!(out, "{line}")?;
            }
            let new = &report.news.new;
            report::excerpts(new.iter().take(MAX_NEW), sources, words, style, out)?;
            if let Some(more) = new.len().checked_sub(MAX_NEW).filter(|more| *more > 0) {
                writeln!(out, "{}", words.say(&Text::new("serve-more-new").arg("count", more)))?;
            }
            writeln!(out, "{}", left(report.diagnostics, words))
        })?;
        if report.routes > 0 && diagnostic::any_error(report.diagnostics) {
            context.print(Stream::Err, |out| writeln!(out, "{}", words.plain("serve-still-shown")))?;
        }
        Ok(())
    }

    fn changes(&self, changes: &Changes) -> String {
        let words = self.context.words();
        let kinds =
            [("serve-edited", &changes.edited), ("serve-added", &changes.added), ("serve-removed", &changes.removed)];
        let mut said: Vec<String> = kinds
            .into_iter()
            .filter(|(_, files)| !files.is_empty())
            .map(|(id, files)| words.say(&Text::new(id).arg("files", self.files(files.iter().map(|file| &**file)))))
            .collect();
        if changes.theme {
            said.push(words.plain("serve-theme"));
        }
        if said.is_empty() {
            said.push(words.plain("serve-fixed-again"));
        }
        said.join(" · ")
    }

    fn files<'f>(&self, files: impl ExactSizeIterator<Item = &'f str>) -> String {
        let more = files.len().saturating_sub(MAX_NAMED);
        let named: Vec<&str> = files.take(MAX_NAMED).collect();
        let named = named.join(", ");
        if more == 0 {
            return named;
        }
        self.context.words().say(&Text::new("serve-and-more").arg("files", named).arg("count", more))
    }
}

/// Returns a line for each mistake that went; for the first few, and how many more.
fn fixed(fixed: &[Diagnostic], words: &Words) -> Vec<String> {
    let line = |diagnostic: &Diagnostic| {
        let text = Text::new("serve-fixed").arg("file", &*diagnostic.place.file).arg("code", diagnostic.code.name());
        let message = words.say(&diagnostic.message).replace(|c: char| c.is_control(), " ");
        words.say(&text.arg("message", message))
    };
    let mut lines: Vec<String> = fixed.iter().take(MAX_FIXED).map(line).collect();
    if let Some(more) = fixed.len().checked_sub(MAX_FIXED).filter(|more| *more > 0) {
        lines.push(words.say(&Text::new("serve-more-fixed").arg("count", more)));
    }
    lines
}

/// Returns how many mistakes are left.
fn left(diagnostics: &[Diagnostic], words: &Words) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let count = |id: &'static str, name, count: usize| (count > 0).then(|| words.say(&Text::new(id).arg(name, count)));
    let counts = [
        count("serve-page-errors", "errors", errors),
        count("serve-page-warnings", "warnings", diagnostics.len() - errors),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        return words.plain("serve-left-none");
    }
    words.say(&Text::new("serve-left").arg("counts", counts.join(", ")))
}

fn milliseconds(report: &ServeReport<'_>) -> String {
    report.elapsed.as_millis().to_string()
}
