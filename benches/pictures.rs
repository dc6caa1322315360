//! Sizes of pictures: what they take to be made, and what they save.
//!
//!     cargo bench --bench pictures --features pictures -- 500
//!
//! The photographs are made here: clouds of colour with grain, 4000 by 3000 pixels, no two alike. The disk that they are on
//! is that of `--dir`, or the temporary folder.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a program for its developers"
)]

mod measure;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use image::{Rgb, RgbImage};
use measure::{Sample, run};
use rayon::prelude::*;

const WIDTH: u32 = 4000;
const HEIGHT: u32 = 3000;
const GUIDE: &str = "content/guides/awareness/ebook.en.md";

fn main() {
    let mut count = 60;
    let mut dir = std::env::temp_dir();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--dir" => dir = PathBuf::from(args.next().unwrap()),
            "--bench" => {}
            number => count = number.parse().unwrap(),
        }
    }
    let folder = tempfile::tempdir_in(dir).unwrap();
    let root = folder.path();
    write_playbook(root, count);
    let before = bytes_of(&root.join("content/guides/awareness"), ".jpg");
    println!("{count} photographs of 12 megapixels, {:.1} MB", mb(before));
    let build = || run(Command::new(env!("CARGO_BIN_EXE_stagecraft")).args(["build", "--quiet"]).current_dir(root));
    let first = build();
    print("first build", first, count);
    print("nothing changed", build(), count);
    let text = std::fs::read_to_string(root.join(GUIDE)).unwrap();
    std::fs::write(root.join(GUIDE), text.replace("A word before", "Another word before")).unwrap();
    let edited = build();
    print("a text changed", edited, count);
    println!("the first build takes {:.0} times as long", first.wall.as_secs_f64() / edited.wall.as_secs_f64());
    let assets = root.join("output/assets");
    let (webp, jpeg) = (bytes_of(&assets, ".webp"), bytes_of(&assets, ".jpg"));
    println!("published: {:.1} MB as WebP, {:.1} MB as JPEG, all sizes together", mb(webp), mb(jpeg));
    for width in [480, 800, 1200, 1600] {
        let of_width = bytes_with(&assets, |name| name.contains(&format!("-{width}.")) && name.ends_with(".webp"));
        println!(
            "a reader who gets {width} pixels loads {:.1} % of the originals",
            of_width as f64 * 100.0 / before as f64
        );
    }
}

fn print(what: &str, sample: Sample, count: u32) {
    println!(
        "{what}: {:.2} s ({:.0} ms a photograph), {:.2} s of CPU, {:.0} MB at most",
        sample.wall.as_secs_f64(),
        sample.wall.as_secs_f64() * 1000.0 / f64::from(count),
        sample.cpu.as_secs_f64(),
        mb(sample.memory)
    );
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn bytes_of(folder: &Path, ending: &str) -> u64 {
    bytes_with(folder, |name| name.ends_with(ending))
}

fn bytes_with(folder: &Path, is_meant: impl Fn(&str) -> bool) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_name().to_str().is_some_and(&is_meant));
    files.map(|entry| entry.metadata().unwrap().len()).sum()
}

/// Writes the small playbook of the tests, with a guide that shows the photographs.
fn write_playbook(root: &Path, count: u32) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base");
    measure::copy_tree(&base, root);
    let pictures = (0..count).fold(String::new(), |mut all, at| {
        let _ = writeln!(all, "![Photograph {at}](photo-{at}.jpg)\n");
        all
    });
    let text = std::fs::read_to_string(root.join(GUIDE)).unwrap();
    std::fs::write(root.join(GUIDE), text.replace("\n## Steps", &format!("\n{pictures}\n## Steps"))).unwrap();
    (0..count).into_par_iter().for_each(|at| {
        let path = root.join(format!("content/guides/awareness/photo-{at}.jpg"));
        std::fs::write(path, photograph(u64::from(at) + 1)).unwrap();
    });
}

/// Returns a photograph: coarse and fine clouds, and the grain of a sensor.
fn photograph(seed: u64) -> Vec<u8> {
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random >> 24) as u8
    };
    let mut clouds = |width: u32, height: u32| {
        let small = RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()]));
        resize(&small, WIDTH, HEIGHT, FilterType::Triangle)
    };
    let (coarse, fine) = (clouds(8, 6), clouds(400, 300));
    let mut image = coarse;
    for (pixel, detail) in image.pixels_mut().zip(fine.pixels()) {
        let grain = i32::from(next()) % 9 - 4;
        for (value, detail) in pixel.0.iter_mut().zip(detail.0) {
            let mixed = (i32::from(*value) * 3 + i32::from(detail)) / 4 + grain;
            *value = mixed.clamp(0, 255) as u8;
        }
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&image).unwrap();
    bytes
}
