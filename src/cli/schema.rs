//! `stagecraft schema`.

use stagecraft::check::{Declared, declared};
use stagecraft::failure::Failure;
use stagecraft::json_schema::json_schema;
use stagecraft::load::load;
use stagecraft::schema::FileKind;

use super::arguments::{Schema, SchemaKind};
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Prints the JSON Schema of a kind of file; with the ids of the playbook where there is one.
pub(crate) fn run(arguments: &Schema, context: &Context) -> Result<Outcome, Failure> {
    let kind = match arguments.kind {
        SchemaKind::Playbook => FileKind::Playbook,
        SchemaKind::Stage => FileKind::Stage,
        SchemaKind::Guide => FileKind::Guide,
        SchemaKind::Lens => FileKind::Lens,
        SchemaKind::Glossary => FileKind::Glossary,
    };
    let names = match context.root_if_any()? {
        Some(root) => declared(&load(&root, None)?),
        None => Declared::default(),
    };
    let schema = json_schema(kind, &names);
    context.print(Stream::Out, |out| writeln!(out, "{schema:#}"))?;
    Ok(Outcome::Done)
}
