//! The one place where every diagnostic code is registered, with its name and default severity.

use super::severity::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// What kind of mistake a diagnostic reports. The name is stable: scripts and settings refer to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, grouped by family.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the stable name, such as `link/broken`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns how serious the mistake is unless a playbook's settings say otherwise.
            #[must_use]
            pub const fn default_severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The text is not YAML.
    YamlSyntax = "yaml/syntax", Error;
    /// A key is twice in one map.
    YamlDuplicateKey = "yaml/duplicate-key", Error;
    /// A key that this kind of file does not have.
    YamlUnknownField = "yaml/unknown-field", Error;
    /// A key that must be there is not.
    YamlMissingField = "yaml/missing-field", Error;
    /// A value of another type than the key takes.
    YamlWrongType = "yaml/wrong-type", Error;
    /// A text that YAML takes for a comment, a tag or an anchor.
    YamlLostText = "yaml/lost-text", Warning;
    /// Bytes that are not UTF-8, or a file that cannot be read as text.
    TextInvalidUtf8 = "text/invalid-utf8", Error;
    /// Text that is not in NFC.
    TextNotNfc = "text/not-nfc", Warning;
    /// Markdown in a text that is plain.
    TextMarkup = "text/markup", Warning;
    /// A character that nothing shows and some programs refuse.
    TextControlCharacter = "text/control-character", Warning;
    /// A Vietnamese text without any Vietnamese mark.
    TextMissingDiacritics = "text/missing-diacritics", Warning;
    /// A variable that `playbook.yaml` does not declare.
    TextUnknownVariable = "text/unknown-variable", Error;
    /// A snippet that does not exist, or cannot stand where it is named.
    TextUnknownSnippet = "text/unknown-snippet", Error;
    /// A stage of the model has no file.
    ModelMissingStage = "model/missing-stage", Error;
    /// A stage file that is none of the five.
    ModelUnknownStage = "model/unknown-stage", Error;
    /// Two files for one stage.
    ModelDuplicateStage = "model/duplicate-stage", Error;
    /// A stage whose order is not the model's.
    ModelStageOrder = "model/stage-order", Error;
    /// An id that differs from the file's name.
    ModelIdMismatch = "model/id-mismatch", Error;
    /// A localized text without one of the playbook's languages.
    LocalizedMissingLanguage = "localized/missing-language", Error;
    /// A language that the playbook does not declare.
    LocalizedUnknownLanguage = "localized/unknown-language", Error;
    /// A guide without front matter.
    GuideMissingFrontMatter = "guide/missing-front-matter", Error;
    /// A guide in a folder that is not a stage's.
    GuideUnknownStage = "guide/unknown-stage", Error;
    /// An activity that the guide's stage does not have.
    GuideUnknownActivity = "guide/unknown-activity", Error;
    /// A channel, industry or role that the playbook does not declare.
    GuideUnknownTerm = "guide/unknown-term", Error;
    /// A metric that the guide's stage does not have.
    GuideUnknownMetric = "guide/unknown-metric", Error;
    /// A guide named as prerequisite or related that does not exist.
    GuideUnknownGuide = "guide/unknown-guide", Error;
    /// Guides that need each other first.
    GuidePrerequisiteCycle = "guide/prerequisite-cycle", Error;
    /// A section that every guide has is missing.
    GuideMissingSection = "guide/missing-section", Error;
    /// Sections in another order than the playbook's.
    GuideSectionOrder = "guide/section-order", Warning;
    /// Two pages with one address.
    GuideDuplicateSlug = "guide/duplicate-slug", Error;
    /// A guide or page without a body.
    GuideEmpty = "guide/empty", Error;
    /// A value of the wrong form: time, team, date, effort, initiative, slug.
    GuideBadValue = "guide/bad-value", Error;
    /// A guide that should have been read again by now.
    GuideReviewDue = "guide/review-due", Warning;
    /// An activity without a guide.
    ActivityWithoutGuide = "activity/without-guide", Warning;
    /// A link to a file that does not exist.
    LinkBroken = "link/broken", Error;
    /// A link to a heading that does not exist.
    LinkMissingAnchor = "link/missing-anchor", Error;
    /// A link to a file of another language where this language has one.
    LinkUntranslated = "link/untranslated", Warning;
    /// A link of a scheme that could run something.
    LinkUnsafeScheme = "link/unsafe-scheme", Error;
    /// Text that was meant to be a link or image but is none.
    LinkMalformed = "link/malformed", Warning;
    /// A reference or footnote without its definition, or a definition that is lost.
    LinkUndefined = "link/undefined", Warning;
    /// A link without words.
    LinkEmpty = "link/empty", Warning;
    /// An address that is probably mistyped.
    LinkSuspicious = "link/suspicious", Warning;
    /// A picture or file that does not exist.
    AssetMissing = "asset/missing", Error;
    /// A picture or file that nothing shows.
    AssetUnused = "asset/unused", Warning;
    /// A file in the place of a picture that browsers do not show.
    AssetFormat = "asset/format", Warning;
    /// A picture that readers wait for.
    AssetLarge = "asset/large", Warning;
    /// A picture without alternative text.
    AssetMissingAlt = "asset/missing-alt", Warning;
    /// A film without captions in the language of the text.
    AssetMissingCaptions = "asset/missing-captions", Warning;
    /// A drawing that holds something that could run.
    AssetUnsafe = "asset/unsafe", Warning;
    /// A file or folder that nothing reads.
    FileUnknown = "file/unknown", Warning;
    /// A name that not every system can have, or tell from another.
    FileName = "file/name", Error;
    /// A glossary term that does not exist.
    GlossaryUnknownTerm = "glossary/unknown-term", Error;
    /// Two glossary entries with one id.
    GlossaryDuplicateTerm = "glossary/duplicate-term", Error;
    /// A quiz question without a right answer.
    QuizNoCorrectChoice = "quiz/no-correct-choice", Error;
    /// A quiz question with fewer than two choices.
    QuizTooFewChoices = "quiz/too-few-choices", Error;
    /// A guide or page without a translation.
    TranslationMissing = "translation/missing", Warning;
    /// A translation of an older text.
    TranslationStale = "translation/stale", Warning;
    /// A translation built differently from its source.
    TranslationStructure = "translation/structure", Warning;
    /// A field that a translation inherits and may not set.
    TranslationInheritedField = "translation/inherited-field", Error;
    /// A translation of a guide or page that does not exist.
    TranslationWithoutSource = "translation/without-source", Error;
    /// A lens that meets a stage or activity that does not exist.
    LensUnknownTarget = "lens/unknown-target", Error;
    /// A stage that a lens does not meet.
    LensUncoveredStage = "lens/uncovered-stage", Warning;
    /// HTML in Markdown where the playbook does not allow it.
    MarkdownRawHtml = "markdown/raw-html", Warning;
    /// HTML that is taken out because it might do harm, or is none.
    MarkdownRemovedHtml = "markdown/removed-html", Warning;
    /// The syntax of another tool.
    MarkdownForeignSyntax = "markdown/foreign-syntax", Warning;
    /// A fence, comment or element that is never closed and swallows what follows.
    MarkdownUnclosed = "markdown/unclosed", Warning;
    /// Marks of emphasis, headings or lists that Markdown does not take.
    MarkdownMarks = "markdown/marks", Warning;
    /// A table that is none, or that loses cells.
    MarkdownTable = "markdown/table", Warning;
    /// A template that does not compile or render.
    ThemeTemplate = "theme/template", Error;
    /// A string that a theme lacks in one of the playbook's languages, so that another language's is shown.
    ThemeMissingString = "theme/missing-string", Warning;
}

impl Code {
    /// Returns the code of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// Returns whether a playbook may turn the code into a warning or off. What the playbook cannot be built with stays
    /// an error.
    #[must_use]
    pub const fn can_be_lowered(self) -> bool {
        matches!(self.default_severity(), Severity::Warning)
            || matches!(
                self,
                Self::GuideMissingSection
                    | Self::LinkMissingAnchor
                    | Self::GuideEmpty
                    | Self::QuizTooFewChoices
                    | Self::LocalizedMissingLanguage
            )
    }

    /// Returns whether the day alone can bring a mistake of this kind about, while no file changes.
    #[must_use]
    pub const fn depends_on_the_day(self) -> bool {
        matches!(self, Self::GuideReviewDue)
    }

    /// Returns the id of the code's message in the catalogue of words: the name with `-` for `/`.
    #[must_use]
    pub fn message_id(self) -> String {
        self.name().replace('/', "-")
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
