//! What is told of files by their bytes, and what of them is published.

use std::borrow::Cow;

use proptest::prelude::*;
use stagecraft::media::{Format, examine};

use super::{JPEG, PLACE, PNG, WEBP, holds, with, with_exif};

fn size(name: &str, bytes: &[u8]) -> Option<(Format, Option<(u32, u32)>)> {
    examine(name, bytes).0.picture.map(|picture| (picture.format, picture.size))
}

/// Returns an AVIF of that size, as far as its head goes.
fn avif(width: u32, height: u32) -> Vec<u8> {
    let boxed = |name: &[u8; 4], content: &[u8]| {
        [&u32::try_from(content.len() + 8).unwrap().to_be_bytes()[..], name, content].concat()
    };
    let ispe = boxed(b"ispe", &[&[0; 4][..], &width.to_be_bytes(), &height.to_be_bytes()].concat());
    let iprp = boxed(b"iprp", &boxed(b"ipco", &ispe));
    let meta = boxed(b"meta", &[&[0; 4][..], &iprp].concat());
    [boxed(b"ftyp", b"avif\0\0\0\0avifmif1"), meta, boxed(b"mdat", &[0; 16])].concat()
}

#[test]
fn sizes_of_every_format_are_read() {
    assert_eq!(size("a.jpg", JPEG), Some((Format::Jpeg, Some((8, 6)))));
    assert_eq!(size("a.png", PNG), Some((Format::Png, Some((8, 6)))));
    assert_eq!(size("a.webp", WEBP), Some((Format::Webp, Some((8, 6)))));
    assert_eq!(size("a.gif", b"GIF89a\x08\0\x06\0\x80\0\0"), Some((Format::Gif, Some((8, 6)))));
    assert_eq!(size("a.avif", &avif(8, 6)), Some((Format::Avif, Some((8, 6)))));
    for (svg, wanted) in [
        ("width='8' height='6px'", Some((8, 6))),
        ("width='72pt' height='1in'", Some((96, 96))),
        ("viewBox='0 0 8 6'", Some((8, 6))),
        ("viewBox='0,0 80,60' width='8'", Some((8, 6))),
        ("width='100%' viewBox='0 0 8 6'", Some((8, 6))),
        ("width='50%' height='3em'", None),
        ("width='-1' height='NaN' viewBox='0 0 0 0'", None),
    ] {
        let bytes = format!("<svg xmlns='http://www.w3.org/2000/svg' {svg}/>");
        assert_eq!(size("a.svg", bytes.as_bytes()), Some((Format::Svg, wanted)), "{svg}");
    }
    // Turned by a quarter.
    assert_eq!(size("a.jpg", &with_exif(JPEG, 6)), Some((Format::Jpeg, Some((6, 8)))));
}

#[test]
fn the_place_where_a_photo_was_taken_is_not_published() {
    for orientation in [1, 3, 6, 8] {
        let photo = with_exif(JPEG, orientation);
        assert!(holds(&photo, PLACE));
        let playbook = with("![A photo](photo.jpg)", &[("photo.jpg", &photo)]);
        let site = playbook.build("site", &[]);
        let published: Vec<_> = site.iter().filter(|(path, _)| path.starts_with("assets/photo")).collect();
        assert!(!published.is_empty());
        for (path, bytes) in published {
            assert!(!holds(bytes, PLACE) && !holds(bytes, &37_u32.to_be_bytes()), "{path}");
            // How it is turned stays, and nothing else changes.
            let turned = bytes.len() - JPEG.len();
            assert_eq!(turned, if orientation == 1 { 0 } else { 36 }, "{path}");
            assert_eq!(examine("a.jpg", bytes).0, examine("a.jpg", &photo).0);
        }
    }
}

#[test]
fn metadata_of_other_formats_is_not_published() {
    let (head, rest) = PNG.split_at(33);
    let png = [head, &chunk(*b"tEXt", PLACE), &chunk(*b"eXIf", PLACE), &chunk(*b"gAMA", &[0; 4]), rest, PLACE].concat();
    let published = examine("a.png", &png).1;
    assert!(!holds(&published, PLACE) && holds(&published, b"gAMA"));
    assert_eq!(published.len(), PNG.len() + 16);

    let riff = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap();
        [&name[..], &length.to_le_bytes(), content].concat()
    };
    let extended = riff(b"VP8X", &[0x0c, 0, 0, 0, 7, 0, 0, 5, 0, 0]);
    let body = [b"WEBP", &extended[..], &WEBP[12..], &riff(b"EXIF", PLACE), &riff(b"XMP ", PLACE)].concat();
    let webp = riff(b"RIFF", &body);
    let published = examine("a.webp", &webp).1;
    assert!(!holds(&published, PLACE) && !holds(&published, b"EXIF") && !holds(&published, b"XMP "));
    assert_eq!(published[20], 0, "nothing is said to be there that is not");
    assert_eq!(size("a.webp", &published), Some((Format::Webp, Some((8, 6)))));
    assert_eq!(u32::from_le_bytes(published[4..8].try_into().unwrap()) as usize + 8, published.len());
}

/// Returns metadata that say how a picture is turned, and more.
fn tiff(orientation: u8) -> Vec<u8> {
    [&b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..], &[orientation, 0, 0, 0, 0, 0, 0, 0], PLACE].concat()
}

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], &name, content, &[0; 4]].concat()
}

#[test]
fn a_png_stays_turned_as_its_metadata_say() {
    let (head, rest) = PNG.split_at(33);
    for (orientation, size) in [(3, (8, 6)), (6, (6, 8)), (8, (6, 8))] {
        let png =
            [head, rest[..rest.len() - 12].as_ref(), &chunk(*b"eXIf", &tiff(orientation)), &rest[rest.len() - 12..]];
        let png = png.concat();
        let (examined, published) = examine("a.png", &png);
        assert_eq!(examined.picture.unwrap().size, Some(size));
        assert!(!holds(&published, PLACE) && holds(&published, b"eXIfMM\0*"));
        assert_eq!(examine("a.png", &published).0, examined);
    }
    // What it says is sealed as decoders want it: the sum is that of another program.
    let png = [head, &chunk(*b"eXIf", &tiff(6)), rest].concat();
    assert!(holds(&examine("a.png", &png).1, &[0, 6, 0, 0, 0, 0, 0, 0, 0xd6, 0x67, 0x4b, 0x69]));
}

#[test]
fn of_pictures_without_their_end_no_metadata_are_published_either() {
    let jpeg = with_exif(JPEG, 6);
    let (head, rest) = PNG.split_at(33);
    let png = [head, &chunk(*b"eXIf", &tiff(6)), &chunk(*b"tEXt", PLACE), rest].concat();
    let riff = |name: &[u8; 4], content: &[u8]| {
        [&name[..], &u32::try_from(content.len()).unwrap().to_le_bytes(), content].concat()
    };
    let webp = riff(b"RIFF", &[b"WEBP", &riff(b"EXIF", PLACE)[..], &riff(b"XMP ", PLACE), &WEBP[12..]].concat());
    for (name, whole) in [("a.jpg", jpeg), ("a.png", png), ("a.webp", webp)] {
        for end in 4..whole.len() {
            let published = examine(name, &whole[..end]).1;
            assert!(!holds(&published, &PLACE[..4]), "{name} to {end}");
        }
        // What there is of the picture stays.
        let (examined, published) = examine(name, &whole[..whole.len() - 40]);
        assert!(!examined.picture.unwrap().whole && published.len() > 40, "{name}");
    }
}

#[test]
fn what_is_between_the_segments_of_a_jpeg_is_passed_over() {
    let at = JPEG.windows(2).position(|two| two == [0xff, 0xdb]).unwrap();
    let odd = [&JPEG[..at], &[0, 0xff, 0, 7], &JPEG[at..]].concat();
    let (examined, published) = examine("a.jpg", &odd);
    assert_eq!(examined, examine("a.jpg", JPEG).0);
    assert!(*published == *JPEG);
}

#[test]
fn what_has_nothing_to_hide_is_published_as_it_is() {
    let svg = "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'>\n\
               <svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 8 6'>\
               <style>.a{fill:url(#g)}</style><defs><g id='g'/></defs><use x:href='#g'/><a href='https://example.org/'>\
               <text>đ &amp; on</text></a><image href='data:image/png;base64,AAAA'/><animate attributeName='x'/></svg>";
    for (name, bytes) in
        [("a.jpg", JPEG), ("a.png", PNG), ("a.webp", WEBP), ("a.svg", svg.as_bytes()), ("a.pdf", svg.as_bytes())]
    {
        let (examined, published) = examine(name, bytes);
        assert!(matches!(published, Cow::Borrowed(_)) && *published == *bytes, "{name}");
        assert!(examined.removed.is_none() && !examined.refused, "{name}");
    }
}

#[test]
fn nothing_that_runs_or_calls_is_published_of_an_svg() {
    let evil = "evil";
    for part in [
        "<script>evil()</script>",
        "<SCRIPT href='//evil'/>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>evil</x:script>",
        "<g onclick='evil()'/>",
        "<g ONLOAD='evil()'/>",
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>evil</div></foreignObject>",
        "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='evil'/>",
        "<a href='javascript:evil()'><text/></a>",
        "<a href=' java&#10;script:evil()'><text/></a>",
        "<a xmlns:x='http://www.w3.org/1999/xlink' x:href='data:text/html,evil'/>",
        "<use href='https://evil/a.svg#b'/>",
        "<use href='data:image/svg+xml;base64,evil'/>",
        "<image href='https://evil/a.png'/>",
        "<set attributeName='href' to='javascript:evil()'/>",
        "<animate attributeName='xlink:href' values='evil'/>",
        "<style>@import 'evil';</style>",
        "<style>a{fill:u\\72l(evil)}</style>",
        "<style>@im<!-- -->port 'evil';</style>",
        "<style>@im<![CDATA[port 'evil';]]></style>",
        "<style>a{fill:ur<!-- -->l(//evil)}</style>",
        "<g cursor='u\\72l(//evil)'/>",
        "<g cursor='image-set(\"//evil\" 1x)'/>",
        "<g style='background:url( \"https://evil\" )'/>",
        "<g fill='url(evil.svg#a)'/>",
        "<g xml:base='https://evil/'/>",
        "<?xml-stylesheet href='evil.css'?>",
        "<g><g><script>evil</script></g><g onload='evil'/></g>",
    ] {
        let svg =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><circle r='5'/>{part}<rect/></svg>");
        let (examined, published) = examine("a.svg", svg.as_bytes());
        let published = std::str::from_utf8(&published).unwrap();
        assert!(examined.removed.is_some(), "{part}");
        assert!(
            !published.contains(evil) && published.contains("<circle r='5'/>") && published.ends_with("<rect/></svg>"),
            "{part}: {published}"
        );
        roxmltree::Document::parse(published).unwrap();
    }
}

#[test]
fn names_that_drawing_programs_declare_are_left_alone() {
    let svg = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' [\n\
               \t<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n\t<!ENTITY words 'a > b, [c]'>\n]>\n\
               <svg xmlns='&ns_svg;'><!-- <g> --><g data-name='Layer \\ 1' transform='scale(2)'><text>&words;</text></g></svg>";
    let (examined, published) = examine("a.svg", svg.as_bytes());
    assert!(!examined.refused && examined.removed.is_none() && *published == *svg.as_bytes());
}

#[test]
fn a_drawing_may_be_nested_as_deeply_as_it_is_long() {
    let groups = 50_000;
    let inner = format!("{}<script>evil()</script>{}", "<g>".repeat(groups), "</g>".repeat(groups));
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>");
    let (examined, published) = examine("a.svg", svg.as_bytes());
    assert!(examined.removed.is_some() || examined.refused);
    assert!(!holds(&published, b"evil"));
}

#[test]
fn of_what_is_not_certain_to_be_harmless_nothing_is_published() {
    let deep = "<g>".repeat(100_000);
    let latin = b"<svg xmlns='http://www.w3.org/2000/svg'><text>\xe9</text></svg>";
    let entity =
        "<!DOCTYPE svg [<!ENTITY e '<script>evil()</script>'>]><svg xmlns='http://www.w3.org/2000/svg'>&e;</svg>";
    let runs = "<!ATTLIST svg onload CDATA 'evil()'>";
    let declared =
        ["<!DOCTYPE svg SYSTEM 'a>b' [", "<!DOCTYPE svg [<!ENTITY a ']'>", "<!-- <!DOCTYPE svg> --><!DOCTYPE svg ["]
            .map(|start| format!("{start}{runs}]><svg xmlns='http://www.w3.org/2000/svg'/>"));
    let late = "<svg xmlns='http://www.w3.org/2000/svg'><script>evil()</script><g></svg>";
    let no_drawing = "<svg><script>evil()</script></svg>";
    let others =
        [deep.as_bytes(), latin, entity.as_bytes(), late.as_bytes(), no_drawing.as_bytes(), b"\xff\xfe<\0s\0v\0g\0"];
    for bytes in declared.iter().map(String::as_bytes).chain(others) {
        let (examined, published) = examine("a.svg", bytes);
        assert!(examined.refused);
        assert_eq!(*published, *b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever a disk or a network made of a file, it is told from a whole one, or taken as it is.
    #[test]
    fn damaged_files_are_read_to_their_end(
        which in 0_usize..5,
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'><a href='y'/><g fill=\"url(#a)\"/></svg>".to_vec();
        let whole = [with_exif(JPEG, 6), PNG.to_vec(), WEBP.to_vec(), avif(8, 6), svg];
        let mut bytes = whole[which].clone();
        bytes.truncate(cut.index(bytes.len()) + 1);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for name in ["a.jpg", "a.svg"] {
            let (_, published) = examine(name, &bytes);
            // What is published is read alike, or there would be no end.
            let (_, again) = examine(name, &published);
            prop_assert!(again.len() <= published.len());
        }
    }
}
