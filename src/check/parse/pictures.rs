//! Tells which files browsers do not show as pictures, films or sounds, which are none of what their names say, and
//! which readers would wait for.

use crate::media::{Format, Kind, ending};
use crate::model::Asset;

/// Why browsers do not show a file in the place of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoPicture {
    /// It is a picture of a format that they do not know.
    Format(&'static str),
    /// It is not a picture.
    Document(&'static str),
    /// It is called a picture and holds something else.
    Content(&'static str),
    /// It is called a picture and is empty.
    Empty,
    /// It is a picture whose beginning makes no sense.
    Broken,
    /// It is a picture whose end is missing.
    Truncated,
    /// It is a picture of this format, which its name does not say.
    Other(&'static str),
    /// It is a film or sound of a format that not all browsers play.
    Player(&'static str),
    /// It is a file to download, and holds something else than its name says.
    FileContent(&'static str),
    /// It is a file to download, or captions, and is empty.
    FileEmpty,
    /// It is called captions and holds something else.
    Captions,
}

impl NoPicture {
    /// Returns the variant of the message, and what the file is.
    pub(crate) fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::Format(name) => ("", name),
            Self::Document(name) => ("document", name),
            Self::Content(name) => ("content", name),
            Self::Empty => ("empty", ""),
            Self::Broken => ("broken", ""),
            Self::Truncated => ("truncated", ""),
            Self::Other(name) => ("other", name),
            Self::Player(name) => ("player", name),
            Self::FileContent(name) => ("file-content", name),
            Self::FileEmpty => ("file-empty", ""),
            Self::Captions => ("captions", ""),
        }
    }
}

/// Formats of pictures that some or all browsers do not show, by the ending of the name.
const FORMATS: [(&str, &[&str]); 11] = [
    ("HEIC", &["heic", "heif", "hif"]),
    ("TIFF", &["tif", "tiff"]),
    ("Photoshop", &["psd", "psb"]),
    ("RAW", &["raw", "cr2", "cr3", "nef", "arw", "dng", "orf", "rw2", "raf"]),
    ("JPEG 2000", &["jp2", "j2k", "jpf", "jpx"]),
    ("JPEG XL", &["jxl"]),
    ("Illustrator", &["ai"]),
    ("EPS", &["eps", "ps"]),
    ("Windows Metafile", &["wmf", "emf"]),
    ("Sketch", &["sketch"]),
    ("GIMP", &["xcf"]),
];

/// Files that are not pictures, by the ending of the name.
const DOCUMENTS: [(&str, &[&str]); 6] = [
    ("PDF", &["pdf"]),
    ("Word", &["doc", "docx", "odt", "rtf"]),
    ("Excel", &["xls", "xlsx", "ods", "csv"]),
    ("PowerPoint", &["ppt", "pptx", "odp"]),
    ("ZIP", &["zip", "7z", "rar", "gz"]),
    ("HTML", &["html", "htm", "xhtml"]),
];

/// What stands in the place of a file that was not fetched.
const LFS: &[u8] = b"version https://git-lfs";

/// First bytes of what is not a picture, or none that browsers show.
const STARTS: [(&[u8], &str); 8] = [
    (b"%PDF-", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (LFS, "Git LFS"),
    (b"<!doctype html", "HTML"),
];

/// Formats of films and sounds that not all browsers play, by the ending of the name.
const NOT_PLAYED: [(&str, &[&str]); 10] = [
    ("QuickTime", &["mov"]),
    ("Ogg", &["ogv"]),
    ("AVI", &["avi"]),
    ("Matroska", &["mkv"]),
    ("Windows Media", &["wmv", "wma"]),
    ("MPEG-1", &["mpg", "mpeg"]),
    ("3GP", &["3gp"]),
    ("Flash", &["flv"]),
    ("AIFF", &["aif", "aiff"]),
    ("AMR", &["amr"]),
];

/// Endings of pictures that are looked into.
const LOOKED_INTO: [&str; 10] = ["jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "avif", "svg"];

/// The most bytes and pixels that a picture is shown with as it is.
const MOST_BYTES: u64 = 1_000_000;
const MOST_PIXELS: u64 = 20_000_000;

/// How a picture is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooLarge {
    /// In bytes: so many thousands.
    Bytes(usize),
    /// In pixels: its width and height.
    Pixels(u32, u32),
}

/// Returns why readers would wait for a picture, or their phones not show it; `None` for one that smaller sizes are made
/// of.
pub(crate) fn too_large(asset: &Asset) -> Option<TooLarge> {
    if asset.kind != Kind::Picture || !asset.renditions.is_empty() {
        return None;
    }
    let size = asset.examined.picture.filter(|picture| picture.format != Format::Svg).and_then(|picture| picture.size);
    if let Some((width, height)) = size
        && u64::from(width) * u64::from(height) > MOST_PIXELS
    {
        return Some(TooLarge::Pixels(width, height));
    }
    (asset.len > MOST_BYTES).then(|| TooLarge::Bytes(usize::try_from(asset.len / 1000).unwrap_or(usize::MAX)))
}

/// Returns why browsers do not show `asset` in the place of a picture, or do not play it; `None` where they may.
pub(crate) fn no_picture(asset: &Asset) -> Option<NoPicture> {
    let ending = ending(&asset.name);
    if let Some(format) = named(&FORMATS, &ending) {
        return Some(NoPicture::Format(format));
    }
    if let Some(document) = named(&DOCUMENTS, &ending) {
        return Some(NoPicture::Document(document));
    }
    if asset.kind == Kind::Captions {
        return Some(NoPicture::Document("WebVTT"));
    }
    if let Some(format) = named(&NOT_PLAYED, &ending) {
        return Some(NoPicture::Player(format));
    }
    if asset.head.is_empty() {
        return Some(NoPicture::Empty);
    }
    if let Some(content) = content(&asset.head) {
        return Some(NoPicture::Content(content));
    }
    match asset.kind {
        Kind::Film | Kind::Sound => (!is_played(&ending, &asset.head)).then_some(NoPicture::Broken),
        _ => broken_picture(asset, &ending),
    }
}

fn named(kinds: &[(&'static str, &[&str])], ending: &str) -> Option<&'static str> {
    kinds.iter().find(|(_, endings)| endings.contains(&ending)).map(|(name, _)| *name)
}

fn broken_picture(asset: &Asset, ending: &str) -> Option<NoPicture> {
    match asset.examined.picture {
        Some(picture) if !picture.format.endings().contains(&ending) => {
            Some(NoPicture::Other(picture.format.name())).filter(|_| LOOKED_INTO.contains(&ending))
        }
        Some(picture) => (!picture.whole).then_some(NoPicture::Truncated),
        // That of a drawing is said at its file.
        None if asset.examined.refused => None,
        None => LOOKED_INTO.contains(&ending).then_some(NoPicture::Broken),
    }
}

/// Tells whether a film or sound may begin like this.
fn is_played(ending: &str, head: &[u8]) -> bool {
    let is_box = |names: &[&[u8; 4]]| head.get(4..8).is_some_and(|name| names.iter().any(|known| name == *known));
    match ending {
        "mp4" | "m4v" | "m4a" => is_box(&[b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"styp", b"pnot"]),
        "webm" => head.starts_with(b"\x1a\x45\xdf\xa3"),
        "ogg" | "oga" | "opus" => head.starts_with(b"OggS"),
        "wav" => head.starts_with(b"RIFF") || head.starts_with(b"RF64"),
        "flac" => head.starts_with(b"fLaC") || head.starts_with(b"ID3"),
        // What begins in the middle of it is played, too.
        _ => true,
    }
}

/// Returns why readers cannot use a file that they download, or captions; `None` where they may.
pub(crate) fn no_file(asset: &Asset) -> Option<NoPicture> {
    if !matches!(asset.kind, Kind::File | Kind::Captions) {
        return None;
    }
    if asset.head.is_empty() {
        return Some(NoPicture::FileEmpty);
    }
    if asset.kind == Kind::Captions {
        let text = asset.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&asset.head);
        let is_captions =
            text.strip_prefix(b"WEBVTT").is_some_and(|rest| matches!(rest, [] | [b' ' | b'\t' | b'\n' | b'\r', ..]));
        return (!is_captions).then_some(NoPicture::Captions);
    }
    let is_right = match ending(&asset.name).as_str() {
        "pdf" => memchr::memmem::find(&asset.head, b"%PDF-").is_some(),
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "zip" | "epub" => asset.head.starts_with(b"PK"),
        _ => true,
    };
    if is_right && !asset.head.starts_with(LFS) {
        return None;
    }
    Some(NoPicture::FileContent(content(&asset.head).unwrap_or("none")))
}

/// Returns what the bytes are, where that is surely no picture that browsers show.
fn content(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.trim_ascii_start();
    let begins = |start: &[u8]| text.len() >= start.len() && text[..start.len()].eq_ignore_ascii_case(start);
    let is_heic = bytes.get(4..8) == Some(b"ftyp")
        && matches!(bytes.get(8..12), Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1"));
    // A picture that begins with its kind in general may be an AVIF all the same.
    let is_avif = bytes.get(..64.min(bytes.len())).is_some_and(|start| memchr::memmem::find(start, b"avif").is_some());
    if is_heic && !is_avif {
        return Some("HEIC");
    }
    if begins(b"<html") {
        return Some("HTML");
    }
    STARTS.iter().find(|(start, _)| begins(start)).map(|(_, name)| *name)
}
