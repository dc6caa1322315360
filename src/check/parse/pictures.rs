//! Tells which files browsers do not show as pictures, by their names and first bytes.

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
}

impl NoPicture {
    /// Returns the variant of the message, and what the file is.
    pub(crate) fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::Format(name) => ("", name),
            Self::Document(name) => ("document", name),
            Self::Content(name) => ("content", name),
            Self::Empty => ("empty", ""),
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
const DOCUMENTS: [(&str, &[&str]); 8] = [
    ("PDF", &["pdf"]),
    ("Word", &["doc", "docx", "odt", "rtf"]),
    ("Excel", &["xls", "xlsx", "ods", "csv"]),
    ("PowerPoint", &["ppt", "pptx", "odp"]),
    ("ZIP", &["zip", "7z", "rar", "gz"]),
    ("MP4", &["mp4", "mov", "m4v", "webm", "avi", "mkv", "ogv"]),
    ("MP3", &["mp3", "wav", "ogg", "m4a", "flac", "aac", "opus"]),
    ("HTML", &["html", "htm", "xhtml"]),
];

/// First bytes of what is not a picture, or none that browsers show.
const STARTS: [(&[u8], &str); 8] = [
    (b"%PDF-", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"version https://git-lfs", "Git LFS"),
    (b"<!doctype html", "HTML"),
];

/// Returns why browsers do not show `asset` in the place of a picture; `None` where they may.
pub(crate) fn no_picture(asset: &Asset) -> Option<NoPicture> {
    let ending = asset.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let named = |kinds: &[(&'static str, &[&str])]| {
        kinds.iter().find(|(_, endings)| endings.contains(&ending.as_str())).map(|(name, _)| *name)
    };
    if let Some(format) = named(&FORMATS) {
        return Some(NoPicture::Format(format));
    }
    if let Some(document) = named(&DOCUMENTS) {
        return Some(NoPicture::Document(document));
    }
    if asset.bytes.is_empty() {
        return Some(NoPicture::Empty);
    }
    content(&asset.bytes).map(NoPicture::Content)
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
