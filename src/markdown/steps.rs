//! The names of numbered steps: the words in bold that a step begins with, else its first line.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::model::Step;

/// Hears every event of a text and gathers the steps: the items of its numbered lists, those inside other lists left out.
#[derive(Default)]
pub(super) struct Steps {
    found: Vec<Step>,
    /// Whether each list that is open is numbered.
    lists: Vec<bool>,
    naming: Naming,
}

/// What of a step's name has come.
#[derive(Default, PartialEq)]
enum Naming {
    /// No step is being named.
    #[default]
    Done,
    /// Nothing yet.
    Begun,
    /// Words in bold.
    Bold,
    /// The first line.
    Line,
}

impl Steps {
    /// Takes an event; `heading` is the index of the last heading before it.
    pub(super) fn hear(&mut self, event: &Event<'_>, heading: Option<u32>) {
        match event {
            Event::Start(Tag::List(first)) => {
                self.naming = Naming::Done;
                self.lists.push(first.is_some());
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                self.naming = Naming::Done;
                if self.lists == [true] {
                    self.found.push(Step { name: Some(String::new()), heading });
                    self.naming = Naming::Begun;
                }
            }
            event if self.naming != Naming::Done => self.name(event),
            _ => {}
        }
    }

    fn name(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Strong) if self.naming == Naming::Begun => self.naming = Naming::Bold,
            Event::End(TagEnd::Strong) if self.naming == Naming::Bold => self.naming = Naming::Done,
            Event::Text(text) | Event::Code(text) => self.push(text),
            Event::SoftBreak => self.push(" "),
            // The name of the term is known only where the text is shown, and so is the step's.
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, .. }) => {
                if let Some(step) = self.found.last_mut() {
                    step.name = None;
                }
                self.naming = Naming::Done;
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
            _ => self.naming = Naming::Done,
        }
    }

    fn push(&mut self, text: &str) {
        if self.naming == Naming::Begun {
            self.naming = Naming::Line;
        }
        if let Some(name) = self.found.last_mut().and_then(|step| step.name.as_mut()) {
            name.push_str(text);
        }
    }

    /// Returns the steps in their order.
    pub(super) fn finish(mut self) -> Vec<Step> {
        for step in &mut self.found {
            step.name = step.name.take().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::prose;

    fn steps(text: &str) -> Vec<(Option<String>, Option<u32>)> {
        let prose = prose(text);
        prose.steps.iter().map(|step| (step.name.clone(), step.heading)).collect()
    }

    #[test]
    fn a_step_is_named_by_its_bold_words_else_by_its_first_line() {
        let text =
            "## One\n\n1. **Ask *three* people.** They know.\n2. Thank\n   `them`\n\n   twice.\n\n### Two\n\n3. x\n";
        let name = |text: &str| Some(text.to_owned());
        assert_eq!(
            steps(text),
            [(name("Ask three people."), Some(0)), (name("Thank them"), Some(0)), (name("x"), Some(1))]
        );
    }

    #[test]
    fn lists_without_numbers_and_lists_in_lists_have_no_steps() {
        assert_eq!(steps("- a\n  1. b\n\ntext\n\n1. c\n   1. d\n   - e\n2. f\n").len(), 2);
        assert_eq!(steps("1. c\n   1. d\n")[0], (Some("c".to_owned()), None));
    }

    #[test]
    fn a_step_with_the_name_of_a_term_has_a_name_only_where_it_is_shown() {
        assert_eq!(
            steps("1. Ask for [[feedback]]\n2. Ask for [[feedback|words]]\n3.\n"),
            [(None, None), (Some("Ask for words".to_owned()), None), (None, None)]
        );
    }
}
