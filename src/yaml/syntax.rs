//! What can be wrong with a text that should be YAML.

use crate::source::Span;

/// A text that is no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What has to be fixed, or where the parser gave up.
    pub span: Span,
    /// What is wrong.
    pub kind: SyntaxErrorKind,
}

/// What can be wrong with a text that should be YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// A tab where spaces are needed.
    Tab,
    /// A no-break space, or another one that looks like it, where an ordinary one is needed.
    NoBreakSpace,
    /// A character that nobody can see.
    InvisibleCharacter,
    /// A line that is neither a field nor part of a text.
    MissingColon,
    /// A colon after a field's name without the space behind it.
    MissingSpace,
    /// A line in a list that is no item.
    MissingHyphen,
    /// An item of a list where no list can be.
    StrayItem,
    /// A text that contains a colon and a space.
    ColonInText,
    /// A part of a text that is read as a comment, which breaks what is around it; the whole text.
    Comment(String),
    /// A text that contains a colon and a space, in quotation marks that are none for YAML.
    CurlyQuotes,
    /// A quotation mark that is not closed where it should be.
    UnclosedQuote(char),
    /// More text behind one in quotation marks.
    TextAfterQuote,
    /// A bracket that is not closed where it should be; the one that would close it.
    UnclosedBracket(char),
    /// More text behind a closing bracket.
    TextAfterBracket,
    /// Two items between brackets without a comma.
    MissingComma,
    /// A text that begins with a character that means something else there.
    SpecialCharacter(char),
    /// Text behind the sign that a text of several lines begins with.
    BlockText,
    /// A line that begins in a column where nothing can begin.
    Indentation,
    /// A backslash in double quotation marks that nothing known follows.
    Escape,
    /// A second document in one file.
    SecondDocument,
    /// Lists and maps nested beyond the limit.
    TooDeep,
    /// Aliases or items beyond the limit.
    TooMuch,
    /// Anything else, in the parser's own words.
    Other(String),
}
