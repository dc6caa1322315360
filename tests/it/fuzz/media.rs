//! Bytes of pictures, films and sounds.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use stagecraft::media::{Kind, ending, examine, film_host, published, renditions};

use super::edits::{Change, changes};
use super::{Read, fuzz};
use crate::media::{JPEG, PLACE, PNG, WEBP, holds, with_exif};

const SVG: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY e \"x\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"72pt\" height=\"1in\" viewBox=\"0 0 8 6\" onload=\"x()\">\
    <script>x()</script><style>@import url(https://a.org/b.css); a{fill:url(#c)}</style><a xlink:href=\"javascript:x()\">\
    <text>đ &e;</text></a><image href=\"data:image/png;base64,AAAA\"/><use href=\"#c\"/><foreignObject/></svg>\n";

const BOXES: &[u8] = b"\0\0\0\x18ftypavif\0\0\0\0avifmif1\0\0\0\x3cmeta\0\0\0\0\0\0\0\x30iprp\0\0\0\x28ipco\0\0\0\x14ispe\0\0\0\0\0\0\0\x08\0\0\0\x06";

/// Pieces that mean something to a reader of pictures.
const PIECES: &[&[u8]] = &[
    b"\xff\xd8",
    b"\xff\xe1",
    b"\xff\xda",
    b"\xff\xd9",
    b"\xff",
    b"\0",
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"Exif\0\0",
    b"II*\0",
    b"MM\0*",
    b"\x89PNG\r\n\x1a\n",
    b"IHDR",
    b"tEXt",
    b"acTL",
    b"IEND",
    b"RIFF",
    b"WEBPVP8X",
    b"ANIM",
    b"EXIF",
    b"GIF89a",
    b"ftyp",
    b"meta",
    b"ispe",
    b"moov",
    b"<svg ",
    b"<!ENTITY e \"&e;&e;\">",
    b"&e;",
    b"</svg>",
    b"<![CDATA[",
    b"xlink:href=",
    b"<?x?>",
    b"viewBox=\"0 0 1e309 -1\"",
    b"width=\"9e99em\"",
    b"style=\"x:url(",
    b"data:text/html,",
    b"ID3",
    b"OggS",
    b"%PDF-",
    b"BM",
];

#[derive(Debug, Clone)]
enum Piece {
    Change(Change),
    Write(Index, &'static [u8]),
    Byte(Index, u8),
}

#[test]
fn bytes_of_media() {
    let seeds: Vec<(&str, Vec<u8>)> = vec![
        ("a.jpg", JPEG.to_vec()),
        ("a.jpg", with_exif(JPEG, 6)),
        ("a.png", PNG.to_vec()),
        ("a.webp", WEBP.to_vec()),
        ("a.svg", SVG.into()),
        ("a.avif", BOXES.to_vec()),
        ("a.mp4", BOXES.to_vec()),
        ("a.gif", b"GIF89a\x08\0\x06\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x08\0\x06\0\0\x02\0;".to_vec()),
        ("a.bmp", b"BM\0\0".to_vec()),
        ("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nA\n".to_vec()),
        ("a.pdf", b"%PDF-1.4".to_vec()),
        ("a.mp3", b"ID3\x04".to_vec()),
    ];
    let others: Vec<Vec<u8>> = seeds.iter().map(|(_, bytes)| bytes.clone()).collect();
    let piece = prop_oneof![
        1 => changes().prop_map(|mut changes| Piece::Change(changes.remove(0))),
        2 => (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Piece::Write(at, piece)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Piece::Byte(at, byte)),
    ];
    let inputs = (any::<Index>(), any::<Index>(), proptest::collection::vec(piece, 1..12));
    fuzz("media", 2_000, &inputs, |(name, file, pieces)| {
        let mut bytes = seeds[file.index(seeds.len())].1.clone();
        // Mostly under its own name.
        let at = if name.index(4) == 0 { name } else { file };
        let name = seeds[at.index(seeds.len())].0;
        for piece in pieces {
            match piece {
                Piece::Change(change) => change.apply(&mut bytes, &others),
                Piece::Write(at, piece) => {
                    let at = at.index(bytes.len() + 1);
                    bytes.splice(at..at, piece.iter().copied());
                }
                Piece::Byte(at, byte) if !bytes.is_empty() => {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                Piece::Byte(..) => {}
            }
        }
        let (examined, cleaned) = examine(name, &bytes);
        assert_eq!(published(name, &bytes), cleaned);
        if let Some(picture) = examined.picture {
            let _ = renditions(name, "0123456789abcdef", picture);
        }
        let again = examine(name, &cleaned);
        assert!(again.1 == cleaned && again.0.removed.is_none(), "cleaning leaves something to clean");
        let text = String::from_utf8_lossy(&bytes);
        let _ = (ending(&text), Kind::of(&text), film_host(&text), holds(&bytes, PLACE));
        Read { edits: pieces.len(), bytes: bytes.len() }
    });
}
