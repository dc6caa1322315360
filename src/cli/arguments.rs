//! What can be asked for, in the form of clap. The texts of the help are in the catalogue of words; see
//! [`super::localize`].

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use stagecraft::render::ExportFormat;
use stagecraft::words::ToolLanguage;

#[derive(Debug, Parser)]
#[command(name = "stagecraft", version)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Not an enumeration: `search` takes the languages of a playbook under the same name.
    #[arg(long, global = true, value_name = "LANG", value_parser = ToolLanguage::ALL.map(ToolLanguage::tag))]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN")]
    pub(crate) color: Option<Color>,
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(Init),
    New {
        #[command(subcommand)]
        kind: NewKind,
    },
    Check(Check),
    Build(Build),
    Explain(Explain),
    Status(Status),
    Schema(Schema),
    Serve(Serve),
    Search(Search),
    Export(Export),
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[arg(long, value_name = "LANG", value_delimiter = ',', default_value = "en,vi")]
    pub(crate) languages: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NewKind {
    Guide(NewGuide),
}

#[derive(Debug, Args)]
pub(crate) struct NewGuide {
    #[arg(value_name = "STAGE/SLUG")]
    pub(crate) guide: String,
    #[arg(long, value_name = "ID")]
    pub(crate) activity: Option<String>,
    #[arg(long = "type", id = "type", value_name = "ID")]
    pub(crate) guide_type: Option<String>,
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long = "code", id = "codes", value_name = "CODE", value_delimiter = ',')]
    pub(crate) codes: Vec<String>,
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    pub(crate) format: Format,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) fix: bool,
    #[arg(long, requires = "fix", conflicts_with = "format")]
    pub(crate) diff: bool,
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,
}

/// Form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) drafts: bool,
    #[arg(long)]
    pub(crate) offline: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Status {
    #[arg(long = "format", id = "status_format", value_enum, default_value = "human", value_name = "FORMAT")]
    pub(crate) format: StatusFormat,
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "status_format")]
    pub(crate) accept: Vec<PathBuf>,
    #[arg(long, conflicts_with_all = ["accept", "due", "within"])]
    pub(crate) guides: bool,
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', conflicts_with = "accept")]
    pub(crate) columns: Vec<String>,
    #[arg(long, conflicts_with = "accept")]
    pub(crate) due: bool,
    #[arg(long, value_name = "TIME", value_parser = days, conflicts_with = "accept")]
    pub(crate) within: Option<u16>,
    #[arg(long, value_name = "DATE", conflicts_with = "accept")]
    pub(crate) today: Option<Date>,
}

/// Reads a number of days: `30d` or `4w`.
fn days(text: &str) -> Result<u16, &'static str> {
    let (number, unit) = match (text.strip_suffix('w'), text.strip_suffix('d')) {
        (Some(weeks), _) => (weeks, 7),
        (None, days) => (days.unwrap_or(text), 1),
    };
    number.parse::<u16>().ok().and_then(|number| number.checked_mul(unit)).ok_or("no number of days")
}

/// Form of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatusFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    #[arg(value_enum, value_name = "KIND")]
    pub(crate) kind: SchemaKind,
}

/// Kind of a file that a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaKind {
    Playbook,
    Stage,
    Guide,
    Lens,
    Glossary,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, default_value_t = 4321, value_name = "PORT", allow_negative_numbers = true)]
    pub(crate) port: u16,
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) host: Option<String>,
    #[arg(long)]
    pub(crate) open: bool,
    #[arg(long)]
    pub(crate) drafts: bool,
    #[arg(long, default_value = "/", value_name = "PATH")]
    pub(crate) base_path: String,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "FORMAT", value_parser = export_formats())]
    pub(crate) format: ExportFormat,
    #[arg(long, value_name = "LANG")]
    pub(crate) language: Option<String>,
    #[arg(long, value_name = "STAGE")]
    pub(crate) stage: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Reads the name of a format that the library knows.
fn export_formats() -> impl TypedValueParser<Value = ExportFormat> {
    let names = PossibleValuesParser::new(ExportFormat::ALL.map(ExportFormat::name));
    names.try_map(|name| ExportFormat::from_name(&name).ok_or("no such format"))
}

#[derive(Debug, Subcommand)]
pub(crate) enum ThemeCommand {
    List,
    Show(ThemeShow),
}

#[derive(Debug, Args)]
pub(crate) struct ThemeShow {
    #[arg(id = "theme_file", value_name = "FILE")]
    pub(crate) file: String,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// In place of the tool's language, the language that is searched.
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    pub(crate) format: SearchFormat,
}

/// Form of what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchFormat {
    Human,
    Json,
}
