//! The sizes that are made of pictures, with the feature `pictures`.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::time::SystemTime;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};

use super::{FOLDER, PLACE, holds, with, with_exif};
use crate::support::Playbook;

/// Returns a picture whose left half is red and whose right half is blue.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let shade = u8::try_from((x + y) % 32).unwrap();
        if x < width / 2 { Rgb([224 + shade.min(31), shade, 0]) } else { Rgb([0, shade, 224 + shade.min(31)]) }
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Returns the pictures of a site by their names without what stands for their content.
fn pictures(site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, DynamicImage> {
    let files = site.iter().filter(|(path, _)| path.starts_with("assets/photo"));
    files
        .map(|(path, bytes)| {
            let parts: Vec<&str> = path.trim_start_matches("assets/").split('.').collect();
            (format!("{}.{}", parts[0], parts[2]), image::load_from_memory(bytes).unwrap())
        })
        .collect()
}

/// Returns the files that are kept for the next build, with when each was written.
fn kept(playbook: &Playbook) -> BTreeMap<String, SystemTime> {
    let Ok(entries) = std::fs::read_dir(playbook.path("site/.stagecraft/pictures")) else { return BTreeMap::new() };
    let entries = entries.map(Result::unwrap);
    entries.map(|it| (it.file_name().into_string().unwrap(), it.metadata().unwrap().modified().unwrap())).collect()
}

#[test]
fn a_photo_is_made_smaller_turned_and_rid_of_its_metadata() {
    let photo = with_exif(&picture(1800, 1000, ImageFormat::Jpeg), 6);
    let playbook = with("![A photo](photo.jpg)", &[("photo.jpg", &photo)]);
    let site = playbook.build("site", &[]);
    let made = pictures(&site);
    let sizes: Vec<_> = made.iter().map(|(name, image)| (name.as_str(), image.dimensions())).collect();
    let expected = [
        ("photo-1000.jpg", (1000, 1800)),
        ("photo-1000.webp", (1000, 1800)),
        ("photo-480.webp", (480, 864)),
        ("photo-800.jpg", (800, 1440)),
        ("photo-800.webp", (800, 1440)),
    ];
    assert_eq!(sizes, expected, "never larger than it was, and the original is not published");
    for (name, image) in &made {
        let [red, _, blue, _] = image.get_pixel(image.width() / 2, image.height() / 4).0;
        assert!(red > 200 && blue < 60, "{name}: what was to the left is above");
    }
    for (path, bytes) in site.iter().filter(|(path, _)| path.contains("photo")) {
        assert!(!holds(bytes, PLACE) && !holds(bytes, b"Exif"), "{path}");
    }
    let page = std::str::from_utf8(&site["en/awareness/ebook/index.html"]).unwrap();
    let html = scraper::Html::parse_document(page);
    let select = |query: &str| html.select(&scraper::Selector::parse(query).unwrap()).next().unwrap().value();
    let image = select("picture > img");
    assert_eq!((image.attr("width"), image.attr("height")), (Some("1000"), Some("1800")));
    assert!(image.attr("src").unwrap().contains("photo-800.") && image.attr("loading").is_none());
    let source = select("picture > source[type='image/webp']");
    assert_eq!(source.attr("srcset").unwrap().split(", ").count(), 3);
    assert_eq!(source.attr("sizes"), Some("(min-width: 48rem) 44.00rem, 100vw"));
}

#[test]
fn a_size_that_is_made_by_itself_is_the_same() {
    let playbook = with("![A photo](photo.jpg)", &[("photo.jpg", &picture(1700, 1000, ImageFormat::Jpeg))]);
    let whole = playbook.build("site", &[]);
    // As a build leaves it that was interrupted.
    for name in kept(&playbook).into_keys().filter(|name| name.starts_with("photo-480.")) {
        std::fs::remove_file(playbook.path(&format!("site/.stagecraft/pictures/{name}"))).unwrap();
    }
    playbook.edit(&format!("{FOLDER}/ebook.en.md"), "A word before", "Another word before");
    let again = playbook.build("site", &[]);
    let photos = |site: &BTreeMap<String, Vec<u8>>| -> Vec<Vec<u8>> {
        site.iter().filter(|(path, _)| path.contains("photo-")).map(|(_, bytes)| bytes.clone()).collect()
    };
    assert_eq!(photos(&whole).len(), 6);
    assert!(photos(&whole) == photos(&again));
}

#[test]
fn photos_of_the_same_name_and_bytes_are_made_once() {
    let photo = picture(900, 600, ImageFormat::Jpeg);
    let playbook = with("![A](photo.jpg) ![B](a/photo.jpg) ![C](b/photo.jpg)", &[("photo.jpg", &photo)]);
    for folder in ["a", "b"] {
        std::fs::create_dir(playbook.path(&format!("{FOLDER}/{folder}"))).unwrap();
        std::fs::write(playbook.path(&format!("{FOLDER}/{folder}/photo.jpg")), &photo).unwrap();
    }
    let site = playbook.build("site", &[]);
    assert_eq!(site.keys().filter(|path| path.contains("photo-")).count(), 3);
    assert_eq!(kept(&playbook).len(), 3);
}

#[test]
fn what_is_linked_to_is_published_in_its_own_size_too() {
    let photo = picture(900, 600, ImageFormat::Png);
    let playbook = with("[![A photo](photo.png)](photo.png)", &[("photo.png", &photo)]);
    let site = playbook.build("site", &[]);
    assert!(site.iter().any(|(path, bytes)| path.starts_with("assets/photo.") && *bytes == photo));
    assert_eq!(site.keys().filter(|path| path.starts_with("assets/photo-")).count(), 3);
}

#[test]
fn a_second_build_makes_none_again_and_what_is_not_shown_any_more_goes() {
    let files = [
        ("photo.jpg", &picture(900, 600, ImageFormat::Jpeg)[..]),
        ("other.jpg", &picture(500, 900, ImageFormat::Jpeg)),
    ];
    let playbook = with("![A photo](photo.jpg) ![Other](other.jpg)", &files);
    let first = playbook.build("site", &[]);
    let before = kept(&playbook);
    assert_eq!(before.len(), 3 + 2);
    playbook.edit(&format!("{FOLDER}/ebook.en.md"), "A word before", "Another word before");
    playbook.build("site", &[]);
    assert_eq!(kept(&playbook), before);
    // What was damaged is made again, and comes to the same.
    let name = before.keys().next().unwrap();
    std::fs::write(playbook.path(&format!("site/.stagecraft/pictures/{name}")), "x").unwrap();
    playbook.edit(&format!("{FOLDER}/ebook.en.md"), "Another word before", "A word before");
    assert_eq!(playbook.build("site", &[]), first);
    for lang in ["en", "vi"] {
        playbook.edit(&format!("{FOLDER}/ebook.{lang}.md"), " ![Other](other.jpg)", "");
    }
    playbook.build("site", &[]);
    assert!(kept(&playbook).len() == 3 && kept(&playbook).keys().all(|name| name.starts_with("photo-")));
    for lang in ["en", "vi"] {
        playbook.edit(&format!("{FOLDER}/ebook.{lang}.md"), "![A photo](photo.jpg)", "");
    }
    playbook.build("site", &[]);
    assert!(kept(&playbook).is_empty());
}

#[test]
fn what_cannot_be_decoded_is_reported_and_shown_as_it_is() {
    let mut png = picture(900, 600, ImageFormat::Png);
    let end = png.len() - 12;
    png[100..end].fill(7);
    let playbook = with("![A photo](photo.png)", &[("photo.png", &png)]);
    let run = playbook.run(&["build", "--out", "site"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("asset/format") && run.stderr.contains("photo.png"), "{}", run.stderr);
    let site = crate::support::files(&playbook.path("site"));
    let shown: Vec<&Vec<u8>> =
        site.iter().filter(|(path, _)| path.contains("photo-")).map(|(_, bytes)| bytes).collect();
    assert!(!shown.is_empty() && shown.iter().all(|bytes| **bytes == png));
    assert_eq!(playbook.run(&["build", "--out", "strict", "--strict"]).code, 1);
    playbook.edit("content/playbook.yaml", "languages:", "checks: { asset/format: off }\nlanguages:");
    assert_eq!(playbook.run(&["build", "--out", "off", "--strict"]).code, 0);
}

#[test]
fn pictures_that_move_or_are_small_or_drawn_are_published_as_they_are() {
    let mut moving = picture(900, 600, ImageFormat::Png);
    let control = [&8_u32.to_be_bytes()[..], b"acTL", &[0; 8], &[0; 4]].concat();
    moving.splice(33..33, control);
    let small = picture(300, 200, ImageFormat::Jpeg);
    let playbook = with("![A](photo.png) ![B](photo.jpg)", &[("photo.png", &moving), ("photo.jpg", &small)]);
    let site = playbook.build("site", &[]);
    let published: Vec<&Vec<u8>> =
        site.iter().filter(|(path, _)| path.contains("photo")).map(|(_, bytes)| bytes).collect();
    assert!(published.len() == 2 && published.contains(&&moving) && published.contains(&&small));
}

#[test]
fn a_preview_shows_the_same_bytes_as_a_build() {
    let playbook = with("![A photo](photo.jpg)", &[("photo.jpg", &picture(1700, 1000, ImageFormat::Jpeg))]);
    let built = playbook.build("site", &[]);
    let server = crate::serve::Server::start(&playbook);
    for (path, bytes) in built.iter().filter(|(path, _)| path.contains("photo")) {
        assert!(server.get(&format!("/{path}")).body == *bytes, "{path}");
    }
    let page = "en/awareness/ebook/index.html";
    assert!(server.get(&format!("/{page}")).without_client() == built[page]);
}
