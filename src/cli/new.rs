//! `stagecraft new`.

use stagecraft::failure::Failure;
use stagecraft::scaffold;
use stagecraft::words::Text;

use super::arguments::NewGuide;
use super::context::{Context, Stream};
use super::outcome::Outcome;

/// Makes the files of a new guide and prints their names, and what is left to fill in.
pub(crate) fn guide(arguments: &NewGuide, context: &Context) -> Result<Outcome, Failure> {
    let asked = scaffold::NewGuide {
        name: &arguments.guide,
        activity: arguments.activity.as_deref(),
        guide_type: arguments.guide_type.as_deref(),
        title: arguments.title.as_deref(),
    };
    let made = scaffold::new_guide(&context.root()?, asked)?;
    for path in &made.files {
        context.say(Stream::Out, &Text::new("new-guide-done").arg("path", path.as_str()))?;
    }
    if made.activity.is_none() {
        let path = made.files.first().map_or("", String::as_str);
        let text = Text::new("new-guide-activity").arg("path", path);
        context.say(Stream::Out, &text.arg("expected", made.activities.join(", ")))?;
    }
    context.say(Stream::Out, &Text::new("new-guide-next"))?;
    Ok(Outcome::Done)
}
