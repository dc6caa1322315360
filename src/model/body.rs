//! The text of a guide or page, ready to be shown at any address.
//!
//! Markdown is turned into HTML once, when a file is read. What depends on where and how the text is shown (the
//! address of a link, an anchor, a localized title) is left open: [`Prose::inserts`] says what goes in where.

use std::sync::Arc;

use super::{AssetIx, GuideIx, LangIx, PageIx, Question, StageId, TermIx};

/// HTML with places left open.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The HTML.
    pub html: String,
    /// What goes in, by place.
    pub inserts: Vec<Insert>,
    /// Where the top-level blocks begin, by place.
    pub blocks: Vec<BlockMark>,
    /// The items of numbered lists, by place; those inside other lists left out.
    pub steps: Vec<Step>,
}

/// An item of a numbered list.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// The words in bold that it begins with, else its first line, without markup. None where that has the name of a
    /// glossary term, which depends on where the text is shown.
    pub name: Option<String>,
    /// Index of the last heading before it.
    pub heading: Option<u16>,
}

/// Something to put into [`Prose::html`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insert {
    /// Byte offset in the HTML.
    pub at: u32,
    /// What to put there.
    pub kind: InsertKind,
}

/// What to put into a place left open. Numbers are indices into the lists of a [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsertKind {
    /// The anchor of a heading, as an attribute's value.
    Anchor(u16),
    /// The `href` attribute of a link, with a leading space; nothing if the target is not published.
    Link(u16),
    /// The address of a picture, as an attribute's value.
    Image(u16),
    /// The `href` attribute of a link to a glossary term and what tells its definition, with a leading space.
    Term(u16),
    /// The name of a glossary term, as text.
    TermName(u16),
    /// A quiz question.
    Quiz(u16),
    /// What the page puts before the ids of this text, where it shows more than one text; often nothing.
    IdPrefix,
    /// The attributes that identify a checklist item, with a leading space.
    CheckItem(u16),
    /// The title of an alert, as text.
    AlertTitle(AlertKind),
    /// The label of something that scrolls sideways (a wide table, a code block), as an attribute's value.
    ScrollLabel,
    /// HTML written in Markdown, as the playbook's policy lets it stand.
    RawHtml(u16),
}

/// Kind of an alert block (GitHub Flavored Markdown alerts).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl AlertKind {
    /// Returns the name used in classes and strings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// Where a top-level block begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockMark {
    /// Byte offset in the HTML.
    pub at: u32,
    /// Index of the heading, if the block is one.
    pub heading: Option<u16>,
}

/// A text with everything that its places left open refer to.
#[derive(Debug)]
pub struct Body {
    /// The HTML, shared with what was read from the file.
    pub prose: Arc<Prose>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// Where the links lead.
    pub links: Vec<LinkTarget>,
    /// What the pictures show.
    pub images: Vec<LinkTarget>,
    /// The glossary terms.
    pub terms: Vec<TermIx>,
    /// The quiz questions.
    pub quizzes: Vec<Question<String>>,
    /// What identifies each checklist item: the anchor of its section and its number there, from 1.
    pub check_items: Vec<(SectionKey, u16)>,
    /// HTML written in Markdown, as it may stand.
    pub raw_html: Vec<String>,
}

impl Body {
    /// Returns the steps of what the text tells to do, each with the anchor of the last heading before it: those of the
    /// section `steps`, or where there is none, all.
    #[must_use]
    pub fn steps(&self) -> Vec<(&Step, Option<&str>)> {
        let section_of = |step: &Step| {
            let before = self.headings.get(..=usize::from(step.heading?))?;
            before.iter().rfind(|heading| heading.level == 2).map(|heading| heading.anchor.as_str())
        };
        let is_set_apart = self.headings.iter().any(|heading| heading.level == 2 && heading.anchor == STEPS);
        let meant = |step: &&Step| !is_set_apart || section_of(step) == Some(STEPS);
        let anchor = |step: &Step| self.headings.get(usize::from(step.heading?)).map(|heading| heading.anchor.as_str());
        self.prose.steps.iter().filter(meant).map(|step| (step, anchor(step))).collect()
    }
}

/// Anchor of the section that tells what to do, where a text has one.
const STEPS: &str = "steps";

/// Names a section of a text, the same in every language: `head` (title and summary), `intro` (what stands before
/// the first level-2 heading) or the anchor of a level-2 heading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionKey(pub Arc<str>);

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6; level 1 is the page's title.
    pub level: u8,
    /// The text without markup.
    pub text: String,
    /// The anchor, the same in every language where the structure is.
    pub anchor: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To another site, or `mailto:` and the like.
    External(String),
    /// To a heading of the same text.
    Anchor(String),
    /// To a guide.
    Guide(GuideIx, LangIx, Option<String>),
    /// To a free page.
    Page(PageIx, LangIx, Option<String>),
    /// To a page that the site makes itself.
    Feature(super::FeaturePage, LangIx),
    /// To a stage, by its YAML file.
    Stage(StageId),
    /// To a picture or file.
    Asset(AssetIx),
}

/// First 8 hex digits of the BLAKE3 of a section's normalized source text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub String);

impl Fingerprint {
    /// Returns the fingerprint of `text` with every run of white space made one space and none at the ends.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // Hashing word by word would cost more than reading the file did.
        let mut normalized = String::with_capacity(text.len());
        for word in words(text) {
            if !normalized.is_empty() {
                normalized.push(' ');
            }
            normalized.push_str(word);
        }
        Self(blake3::hash(normalized.as_bytes()).to_hex()[..8].to_owned())
    }
}

/// Returns what stands between white space, like [`str::split_whitespace`]: telling white space by its bytes takes a
/// fraction of the time that decoding every character does.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (end, next) = white_space(rest.as_bytes()).unwrap_or((rest.len(), rest.len()));
            let (word, after) = (&rest[..end], &rest[next..]);
            let done = rest.is_empty();
            rest = after;
            if !word.is_empty() || done {
                return (!done).then_some(word);
            }
        }
    })
}

/// Returns where the first white space of `text`, which is UTF-8, begins and ends.
fn white_space(text: &[u8]) -> Option<(usize, usize)> {
    text.iter().enumerate().find_map(|(at, byte)| {
        let len = match (byte, &text[at + 1..]) {
            (b'\t'..=b'\r' | b' ', _) => 1,
            (0x21..=0xc1 | 0xc3..=0xe0 | 0xe4.., _) => return None,
            (0xc2, [0x85 | 0xa0, ..]) => 2,
            (0xe1, [0x9a, 0x80, ..])
            | (0xe2, [0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] | [0x81, 0x9f, ..])
            | (0xe3, [0x80, 0x80, ..]) => 3,
            _ => return None,
        };
        Some((at, at + len))
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_stand_between_white_space_of_every_kind() {
        for text in ["", " ", "a", " a\n\nb\t", "Nhận biết\u{a0}x\u{3000}y\u{2009}ế\u{85}", "\u{1680}", "ế\r\nế "]
        {
            assert!(words(text).eq(text.split_whitespace()), "{text:?}");
        }
        let every: String = (0..=0x3100).filter_map(char::from_u32).flat_map(|c| ['x', c]).collect();
        assert!(words(&every).eq(every.split_whitespace()));
    }
}
