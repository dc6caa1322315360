//! `stagecraft new`.

use stagecraft::failure::Failure;
use stagecraft::scaffold;
use stagecraft::words::Text;

use super::arguments::NewGuide;
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Makes the files of a new guide and prints their names.
pub(crate) fn guide(arguments: &NewGuide, context: &Context) -> Result<Outcome, Failure> {
    let written = scaffold::new_guide(&context.root()?, &arguments.guide)?;
    for path in written {
        context.say(Stream::Out, &Text::new("new-guide-done").arg("path", path))?;
    }
    context.say(Stream::Out, &Text::new("new-guide-next"))?;
    Ok(Outcome::Done)
}
