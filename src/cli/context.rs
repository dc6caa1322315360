//! What every command needs to know, resolved once from arguments and environment, and the way to print.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use stagecraft::failure::Failure;
use stagecraft::report::HumanStyle;
use stagecraft::words::{Text, ToolLanguage, Words};

use super::arguments::{Color, Global};

/// One of the two streams that can be printed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// Standard output: results.
    Out,
    /// Standard error: progress and diagnostics.
    Err,
}

/// What must be known before the command line is parsed, since it shapes the answer to a wrong one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Early {
    /// Language of the tool.
    pub(crate) language: ToolLanguage,
    color: Color,
}

impl Early {
    /// Looks for `--lang` and `--color` in the arguments and for what the environment says.
    pub(crate) fn new(args: &[OsString]) -> Self {
        let language = option(args, "--lang").and_then(|value| ToolLanguage::from_locale(&value));
        let color = match option(args, "--color").as_deref() {
            Some("always") => Color::Always,
            Some("never") => Color::Never,
            _ if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => Color::Never,
            _ => Color::Auto,
        };
        Self { language: language.unwrap_or_else(environment_language), color }
    }

    /// Returns whether to colour what is printed to `stream`.
    pub(crate) fn colored(self, stream: Stream) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_screen(stream),
        }
    }

    /// Returns the same as [`Self::colored`] for the stream that carries it out.
    pub(crate) fn choice(self, stream: Stream) -> anstream::ColorChoice {
        if self.colored(stream) { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never }
    }

    /// Returns how reports to `stream` look.
    pub(crate) fn style(self, stream: Stream) -> HumanStyle {
        let screen = is_screen(stream);
        let width = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(40));
        HumanStyle { width: screen.then(width).flatten(), unicode: screen, color: self.colored(stream) }
    }
}

/// Returns the value of a long option as it will be parsed: the last one before `--`.
fn option(args: &[OsString], name: &str) -> Option<String> {
    let mut found = None;
    let mut args = args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        match arg.strip_prefix(name) {
            Some("") => found = args.next().map(Cow::into_owned),
            Some(rest) => found = rest.strip_prefix('=').map(str::to_owned).or(found),
            None => {}
        }
    }
    found
}

/// Returns the language that the environment asks for; POSIX gives the order of the variables.
fn environment_language() -> ToolLanguage {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|locale| ToolLanguage::from_locale(&locale))
        .unwrap_or(ToolLanguage::English)
}

/// Returns whether a person looks at `stream` on a screen that can draw.
fn is_screen(stream: Stream) -> bool {
    let terminal = match stream {
        Stream::Out => io::stdout().is_terminal(),
        Stream::Err => io::stderr().is_terminal(),
    };
    terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// What every command needs to know.
#[derive(Debug)]
pub(crate) struct Context {
    words: Words,
    early: Early,
    quiet: bool,
    root: Option<PathBuf>,
}

impl Context {
    pub(crate) fn new(global: Global, early: Early, words: Words) -> Self {
        // `lang` and `color` were found early; parsing has made sure that their values are good ones.
        Self { words, early, quiet: global.quiet, root: global.root }
    }

    /// Returns the words of the tool.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// Returns how reports to `stream` look.
    pub(crate) fn style(&self, stream: Stream) -> HumanStyle {
        self.early.style(stream)
    }

    /// Returns whether progress is to be drawn.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && is_screen(Stream::Err)
    }

    /// Returns the folder of the playbook: the one named, or the nearest upward that holds one.
    pub(crate) fn root(&self) -> Result<PathBuf, Failure> {
        if let Some(root) = &self.root {
            return if has_settings(root) {
                Ok(root.clone())
            } else {
                Err(no_playbook("failure-no-playbook-at", root))
            };
        }
        let here = std::env::current_dir().map_err(Failure::at("failure-read-folder", "."))?;
        let found = here.ancestors().find(|folder| has_settings(folder));
        found.map(PathBuf::from).ok_or_else(|| no_playbook("failure-no-playbook", &here))
    }

    /// Returns the folder of the playbook as [`Self::root`] does; `None` where none was named and none is near.
    pub(crate) fn root_if_any(&self) -> Result<Option<PathBuf>, Failure> {
        match self.root() {
            Err(_) if self.root.is_none() => Ok(None),
            root => root.map(Some),
        }
    }

    /// Prints to `stream`.
    pub(crate) fn print(
        &self,
        stream: Stream,
        print_to: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        print(stream, self.early.choice(stream), print_to)
    }

    /// Says a sentence on `stream` unless the user wants quiet.
    pub(crate) fn say(&self, stream: Stream, text: &Text) -> Result<(), Failure> {
        if self.quiet {
            return Ok(());
        }
        self.print(stream, |out| writeln!(out, "{}", self.words.say(text)))
    }

    /// Reports on standard error what failed and how to fix it.
    pub(crate) fn report_failure(&self, failure: &Failure) {
        report_failure(failure, self.early, &self.words);
    }
}

/// Returns whether `root` is the folder of a playbook.
fn has_settings(root: &Path) -> bool {
    ["content/playbook.yaml", "content/playbook.yml"].into_iter().any(|settings| root.join(settings).is_file())
}

/// Reports that `folder` has no playbook, and names the file that was probably meant as its settings.
fn no_playbook(id: &str, folder: &Path) -> Failure {
    let shown = folder.display().to_string();
    let found = folder.ancestors().find_map(misnamed_settings);
    match found.filter(|_| folder.is_dir()) {
        Some(found) => Failure::new(Text::new("failure-settings-name").arg("path", found.display().to_string())),
        None => Failure::new(Text::new(id.to_owned()).arg("path", shown)),
    }
}

/// Returns the file of a folder's content that has nearly the name of settings: `Playbook.yaml`, `playbook.yaml.txt`.
fn misnamed_settings(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder.join("content")).ok()?;
    let mut names: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.sort();
    names.into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let known = ["", ".txt", ".md", ".json", ".toml", ".yaml.txt", ".yml.txt", ".yaml", ".yml", ".yaml.yaml"];
        path.is_file() && name.strip_prefix("playbook").is_some_and(|ending| known.contains(&ending))
    })
}

/// Prints to `stream`. A reader that went away, such as `head`, is no failure.
pub(crate) fn print(
    stream: Stream,
    color: anstream::ColorChoice,
    print_to: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    fn buffered(to: impl Write, print_to: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = io::BufWriter::new(to);
        print_to(&mut out)?;
        out.flush()
    }
    let printed = match stream {
        Stream::Out => buffered(anstream::AutoStream::new(io::stdout().lock(), color), print_to),
        Stream::Err => buffered(anstream::AutoStream::new(io::stderr().lock(), color), print_to),
    };
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure { text: Text::new("failure-print"), reason: Some(error) })
        }
        _ => Ok(()),
    }
}

/// Reports on standard error what failed and how to fix it.
pub(crate) fn report_failure(failure: &Failure, early: Early, words: &Words) {
    let reason = failure.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    let help = words.attribute(&failure.text, "help");
    // A failing standard error leaves nobody to report to.
    let _ = print(Stream::Err, early.choice(Stream::Err), |out| {
        writeln!(out, "{}: {}{reason}", words.plain("failure"), words.say(&failure.text))?;
        help.map_or(Ok(()), |help| writeln!(out, "  {help}"))
    });
}
