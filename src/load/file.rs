//! One file, read and parsed.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::fault;
use crate::markdown::{self, Document};
use crate::source::{FilePath, SourceFile, Span, stray_controls};
use crate::yaml::{self, SyntaxError, Tree};

use super::controls::controls;
use super::front_matter::{self, FrontMatter};
use super::role::Role;

/// Texts beyond this size, in bytes, are refused: no guide comes near it, and parsing them would take long.
pub const MAX_TEXT_BYTES: u64 = 8 * 1024 * 1024;

/// A text file of the content.
#[derive(Debug)]
pub struct LoadedFile {
    /// The text.
    pub source: SourceFile,
    /// What the file is for.
    pub role: Role,
    /// What it holds.
    pub content: Content,
    /// Control characters in it, which nothing shows, and escapes in its YAML that stand for one.
    pub controls: Box<[Span]>,
}

/// What a text file holds.
#[derive(Debug)]
pub enum Content {
    /// YAML.
    Yaml(Result<Tree, SyntaxError>),
    /// Markdown behind front matter.
    Markdown {
        /// What is before the text.
        front_matter: FrontMatter,
        /// What the text is made of.
        document: Arc<Document>,
        /// Where the text begins.
        body_start: usize,
    },
    /// Nothing that could be parsed.
    Defect(Defect),
}

/// Why a file is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    /// Bytes that are not UTF-8 stand here.
    InvalidUtf8(Span),
    /// The file is UTF-16.
    Utf16,
    /// A NUL character is here.
    Nul(Span),
    /// The file is larger than [`MAX_TEXT_BYTES`].
    TooLarge,
    /// A folder or something else that is no file has the name of one.
    NotAFile,
    /// A link that leads back to a folder it is in.
    LinkLoop,
    /// A link that leads out of the playbook, to this place.
    Outside(String),
    /// The system refuses to read it, for this reason.
    Unreadable(String),
}

/// What tells without reading whether a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    /// Which file it is, and when the system last noted a change of it, where the system tells: an older file of the
    /// same size and time that was moved into the place has another number.
    identity: Option<(u64, i64, i64)>,
}

/// The clock of a file system may stand still for this long: a file that was just written may change without
/// changing its time.
const CLOCK_TICK: Duration = Duration::from_millis(50);

impl Stamp {
    /// Returns the stamp of a file that was looked at.
    #[must_use]
    pub fn of(metadata: &std::fs::Metadata) -> Self {
        Self { len: metadata.len(), modified: metadata.modified().ok(), identity: identity(metadata) }
    }

    /// Returns a stamp that no file has: what carries it is read again.
    #[must_use]
    pub fn none() -> Self {
        Self { len: u64::MAX, modified: None, identity: None }
    }

    /// Returns this stamp if it will tell of every later change, or else one that no file has.
    pub(super) fn if_settled(self) -> Self {
        let age = self.modified.and_then(|modified| modified.elapsed().ok());
        if age.is_some_and(|age| age > CLOCK_TICK) { self } else { Self::none() }
    }

    /// Returns the size in bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Returns whether the file has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems tell nothing")]
fn identity(metadata: &std::fs::Metadata) -> Option<(u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
fn identity(_: &std::fs::Metadata) -> Option<(u64, i64, i64)> {
    None
}

impl Content {
    /// Returns everything that was read as YAML, whether it is YAML or not: the file, or its front matter and quizzes.
    pub fn trees(&self) -> impl Iterator<Item = &Result<Tree, SyntaxError>> {
        let (head, quizzes) = match self {
            Self::Yaml(tree) => (Some(tree), &[][..]),
            Self::Markdown { front_matter, document, .. } => (front_matter.tree(), &*document.quizzes),
            Self::Defect(_) => (None, &[][..]),
        };
        head.into_iter().chain(quizzes.iter().map(|quiz| &quiz.yaml))
    }
}

impl LoadedFile {
    /// Makes a file that could not be read as text.
    pub(super) fn defective(path: FilePath, role: Role, defect: Defect) -> Self {
        Self::unreadable(SourceFile::from_text(path, ""), role, defect)
    }

    fn unreadable(source: SourceFile, role: Role, defect: Defect) -> Self {
        Self { source, role, content: Content::Defect(defect), controls: Box::default() }
    }

    /// Decodes and parses what was read.
    pub(super) fn parse(path: FilePath, role: Role, bytes: &[u8]) -> Self {
        let name = path.clone();
        fault::in_file(&name, || Self::decoded(path, role, bytes))
    }

    fn decoded(path: FilePath, role: Role, bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Self::defective(path, role, Defect::Utf16);
        }
        let source = match SourceFile::decode(path, bytes) {
            Ok(source) => source,
            Err((source, error)) => {
                // The bytes themselves are no text that could be shown.
                let span = Span::new(error.valid_up_to, error.valid_up_to);
                return Self::unreadable(source, role, Defect::InvalidUtf8(span));
            }
        };
        let stray = stray_controls(source.text());
        if let Some(nul) = stray.iter().find(|stray| source.text().get(stray.range()) == Some("\0")) {
            let defect = Defect::Nul(*nul);
            return Self::unreadable(source, role, defect);
        }
        let is_markdown = source.path().ends_with(".md");
        let content = if is_markdown {
            markdown_content(source.shared_text())
        } else {
            Content::Yaml(yaml::parse(source.text()))
        };
        let controls = controls(source.text(), stray, content.trees());
        Self { source, role, content, controls }
    }
}

fn markdown_content(text: &Arc<str>) -> Content {
    let (front_matter, body_start) = front_matter::split(text);
    let document = Arc::new(markdown::parse(text, body_start));
    Content::Markdown { front_matter, document, body_start }
}

/// Reads the file at `path` on disk.
pub(super) fn read(path: &Path, stamp: Stamp) -> Result<Vec<u8>, Defect> {
    if stamp.len > MAX_TEXT_BYTES {
        return Err(Defect::TooLarge);
    }
    std::fs::read(path).map_err(|error| Defect::Unreadable(error.to_string()))
}
