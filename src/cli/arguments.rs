//! What can be asked for, in the form of clap. The texts of the help are in the catalogue of words; see
//! [`super::localize`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true, value_name = "WHEN")]
    pub(crate) color: Option<Color>,
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// A language of the tool.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    En,
    Vi,
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
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NewKind {
    Guide(NewGuide),
}

#[derive(Debug, Args)]
pub(crate) struct NewGuide {
    #[arg(value_name = "STAGE/SLUG")]
    pub(crate) guide: String,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    pub(crate) format: Format,
    #[arg(long)]
    pub(crate) strict: bool,
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
pub(crate) struct Completions {
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}
