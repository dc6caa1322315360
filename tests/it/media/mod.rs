//! Pictures, films, sounds and files, from the text to the page and to what is published.

mod bytes;
mod pages;
#[cfg(feature = "pictures")]
mod sizes;

use crate::clean::clean;
use crate::support::Playbook;

pub(crate) const FOLDER: &str = "content/guides/awareness";
pub(crate) const JPEG: &[u8] = include_bytes!("small.jpg");
pub(crate) const PNG: &[u8] = include_bytes!("small.png");
pub(crate) const WEBP: &[u8] = include_bytes!("small.webp");

/// Returns the clean playbook with these files beside a guide, and these words in it, in both languages.
pub(super) fn with(words: &str, files: &[(&str, &[u8])]) -> Playbook {
    let playbook = clean();
    for (name, bytes) in files {
        std::fs::write(playbook.path(&format!("{FOLDER}/{name}")), bytes).unwrap();
    }
    for lang in ["en", "vi"] {
        let path = format!("{FOLDER}/ebook.{lang}.md");
        let text = playbook.read(&path);
        let (head, body) = text.split_at(4 + text[4..].find("---\n").unwrap() + 4);
        playbook.write(&path, &format!("{head}\n{words}\n{body}"));
    }
    playbook
}

/// Returns a JPEG with metadata as a camera writes it: how it is turned, and where it was taken.
pub(crate) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(0x0112, 3, 1, [0, orientation, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 38_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    // 10°46'37" north, as three fractions.
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(2, 5, 3, 68_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    for part in [10_u32, 1, 46, 1, 37, 1] {
        tiff.extend(part.to_be_bytes());
    }
    tiff.extend(PLACE);
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    };
    let exif = segment(0xe1, &[b"Exif\0\0", &tiff[..]].concat());
    let xmp = segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", PLACE].concat());
    let comment = segment(0xfe, PLACE);
    // A moving photo has a film behind its end.
    [&jpeg[..2], &exif, &xmp, &comment, &jpeg[2..], b"ftypmp42", PLACE].concat()
}

/// What must not be published.
pub(crate) const PLACE: &[u8] = b"10.7769,106.7009";

/// Tells whether `bytes` hold `part`.
pub(crate) fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
