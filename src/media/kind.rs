//! The kinds of files, by which names they are published, and the formats of pictures.

use std::borrow::Cow;

/// What a file is for, told by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Picture,
    /// A film.
    Film,
    /// A sound.
    Sound,
    /// Captions of a film (`WebVTT`).
    Captions,
    /// Anything else.
    File,
}

const PICTURES: [&str; 12] = ["png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "svg", "apng", "bmp", "ico"];
const FILMS: [&str; 12] = ["mp4", "m4v", "webm", "mov", "ogv", "avi", "mkv", "wmv", "mpg", "mpeg", "3gp", "flv"];
const SOUNDS: [&str; 12] = ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac", "wma", "aif", "aiff", "amr"];

impl Kind {
    /// Returns what a file of that name is for.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let ending = ending(name);
        let is_of = |endings: &[&str]| endings.contains(&ending.as_str());
        match ending.as_str() {
            "vtt" => Self::Captions,
            _ if is_of(&PICTURES) => Self::Picture,
            _ if is_of(&FILMS) => Self::Film,
            _ if is_of(&SOUNDS) => Self::Sound,
            _ => Self::File,
        }
    }

    /// Tells whether such a file is played.
    #[must_use]
    pub const fn is_played(self) -> bool {
        matches!(self, Self::Film | Self::Sound)
    }
}

/// Endings of the names of other files that browsers show or save, whatever is in them, and never run.
const SAVED: [&str; 48] = [
    "pdf", "txt", "text", "log", "md", "csv", "tsv", "json", "ics", "vcf", "srt", "vtt", "doc", "docx", "dot", "dotx",
    "rtf", "odt", "ott", "pages", "xls", "xlsx", "xlsm", "xlt", "xltx", "ods", "ots", "numbers", "ppt", "pptx", "pps",
    "ppsx", "pot", "potx", "odp", "otp", "key", "epub", "zip", "7z", "rar", "gz", "tgz", "tar", "ai", "eps", "psd",
    "tif",
];

/// Returns the name that a file of the name `name` is published by. Some files would run as a page of the site, with all
/// that the site may do, if somebody opened them by their address: what is not known to be harmless gets an ending that
/// browsers only save.
#[must_use]
pub fn published_name(name: &str) -> Cow<'_, str> {
    // Of a drawing only what is harmless is published.
    let is_harmless = Kind::of(name) != Kind::File || SAVED.contains(&ending(name).as_str());
    if is_harmless { Cow::Borrowed(name) } else { Cow::Owned(format!("{name}.bin")) }
}

/// Returns what is behind the last dot of a name, in small letters.
#[must_use]
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// The format of a picture that browsers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// GIF
    Gif,
    /// WebP
    Webp,
    /// AVIF
    Avif,
    /// SVG
    Svg,
}

impl Format {
    /// Returns what people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
            Self::Avif => "AVIF",
            Self::Svg => "SVG",
        }
    }

    /// Returns the endings of the names of such files, the usual one first.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png", "apng"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
            Self::Avif => &["avif"],
            Self::Svg => &["svg"],
        }
    }
}

/// A picture, as readers see it: turned as its metadata says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Its format, whatever its name says.
    pub format: Format,
    /// In pixels; an SVG without a size of its own has none.
    pub size: Option<(u32, u32)>,
    /// Whether it moves.
    pub animated: bool,
    /// Whether its end is there.
    pub whole: bool,
}
