//! `stagecraft schema`.

use stagecraft::check::{Declared, declared};
use stagecraft::failure::Failure;
use stagecraft::load::load;
use stagecraft::schema::{Kind, schema};

use super::arguments::{Schema, SchemaKind};
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Prints the JSON Schema of a kind of file; with the ids of the playbook where there is one.
pub(crate) fn run(arguments: &Schema, context: &Context) -> Result<Outcome, Failure> {
    let kind = match arguments.kind {
        SchemaKind::Playbook => Kind::Playbook,
        SchemaKind::Stage => Kind::Stage,
        SchemaKind::Guide => Kind::Guide,
        SchemaKind::Lens => Kind::Lens,
        SchemaKind::Glossary => Kind::Glossary,
    };
    let names = match context.root_if_any()? {
        Some(root) => declared(&load(&root, None)?),
        None => Declared::default(),
    };
    let schema = schema(kind, &names);
    context.print(Stream::Out, |out| writeln!(out, "{schema:#}"))?;
    Ok(Outcome::Done)
}
