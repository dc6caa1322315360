//! Building the shipped playbook: complete, repeatable, the same bytes however it is done.

use std::collections::BTreeMap;

use stagecraft::build::{BuildOptions, Progress, build};
use stagecraft::fault::caught;
use stagecraft::render::SiteOptions;
use stagecraft::write::WriteStep;

use crate::support::{Playbook, files};

#[test]
fn every_address_of_the_site_is_there() {
    let playbook = Playbook::shipped();
    let site = playbook.build("site", &["--base-url", "https://example.org/"]);
    for path in [
        "index.html",
        ".nojekyll",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "playbook.json",
        "llms.txt",
        "sw.js",
        "en/manifest.webmanifest",
        "vi/manifest.webmanifest",
        "en/index.html",
        "en/feed.xml",
        "en/awareness/index.html",
        "en/awareness/gamification/index.html",
        "en/map/index.html",
        "en/study/index.html",
        "en/plan/index.html",
        "en/glossary/index.html",
        "en/search/index.html",
        "en/lenses/engagement-funnel/index.html",
        "en/about/index.html",
        "vi/index.html",
        "vi/feed.xml",
        "vi/nhan-biet/index.html",
        "vi/nhan-biet/tro-choi-hoa/index.html",
        "vi/trai-nghiem/khao-sat-y-kien/index.html",
        "vi/map/index.html",
        "vi/gioi-thieu/index.html",
        "both/awareness/gamification/index.html",
    ] {
        assert!(site.contains_key(path), "{path} is missing");
    }
}

#[test]
fn a_second_build_writes_nothing_and_keeps_time_stamps() {
    let playbook = Playbook::shipped();
    playbook.build("site", &[]);
    let page = playbook.path("site/en/index.html");
    let before = page.metadata().unwrap().modified().unwrap();
    let run = playbook.run(&["build", "--out", "site"]);
    assert!(
        run.stderr.contains(" 0 files written") || run.stdout.contains(" 0 files written"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert_eq!(page.metadata().unwrap().modified().unwrap(), before);
}

#[test]
fn whatever_a_site_depends_on_makes_it_anew() {
    let playbook = Playbook::shipped();
    let clean = playbook.build("site", &[]);
    // Somebody changed, removed or replaced a file of the output: the same length, too.
    let page = "site/en/index.html";
    let other: String = playbook.read(page).chars().rev().filter(char::is_ascii).collect();
    for harm in ["", &other] {
        playbook.write(page, harm);
        assert!(playbook.build("site", &[]) == clean, "a changed page stays changed");
    }
    std::fs::remove_file(playbook.path(page)).unwrap();
    assert!(playbook.build("site", &[]) == clean, "a removed page stays away");
    // Options, content, pictures and theme.
    let at = |args: &[&str]| playbook.build("site", args);
    assert!(at(&["--base-url", "https://example.org/"]) != clean);
    assert!(at(&["--offline"]) != clean);
    assert!(at(&[]) == clean);
    playbook.edit("content/stages/awareness.yaml", "order: 1", "order: 1 # the first");
    assert!(at(&[]) == clean, "a comment changes no page");
    playbook.write("themes/default/assets/tokens.css", ":root { --accent: #123456 }");
    let themed = at(&[]);
    assert!(themed != clean, "the theme was changed");
    std::fs::remove_dir_all(playbook.path("themes")).unwrap();
    assert!(at(&[]) == clean, "the theme is the built-in one again");
}

#[test]
fn mistakes_of_content_and_theme_are_reported_in_one_build() {
    let playbook = Playbook::shipped();
    playbook.edit("content/playbook.yaml", "languages:", "nonsense: 1\nlanguages:");
    playbook.write("themes/default/templates/extra.html", "{% if %}");
    std::fs::write(playbook.path("themes/default/templates/broken.html"), [0xff, 0xfe, 0xfd]).unwrap();
    for command in [&["check"][..], &["build"]] {
        let run = playbook.run(command);
        assert_eq!(run.code, 1, "{command:?}");
        let report = format!("{}{}", run.stdout, run.stderr);
        for code in ["yaml/unknown-field", "theme/template", "text/invalid-utf8"] {
            assert!(report.contains(code), "{command:?} does not report {code}: {report}");
        }
    }
    assert!(!playbook.path("output").exists());
}

#[test]
fn warnings_are_told_by_every_build() {
    let playbook = Playbook::shipped();
    playbook.edit("content/guides/awareness/gamification.en.md", "## Pitfalls", "One line more.\n\n## Pitfalls");
    let first = playbook.run(&["build", "--out", "site"]);
    let second = playbook.run(&["build", "--out", "site"]);
    for run in [&first, &second] {
        assert!(run.stderr.contains("translation/stale") || run.stdout.contains("translation/stale"), "{}", run.stderr);
    }
    assert!(second.stdout.contains(" 0 files written") || second.stderr.contains(" 0 files written"));
    let strict = playbook.run(&["build", "--out", "site", "--strict"]);
    assert_eq!(strict.code, 1, "{}", strict.stderr);
}

#[test]
fn the_same_picture_beside_two_guides_is_one_file() {
    let playbook = Playbook::shipped();
    let icon = std::fs::read_to_string(crate::support::repository().join("themes/default/assets/icon.svg")).unwrap();
    let guides = ["awareness/gamification", "experience/feedback-survey"];
    for (folder, slug) in guides.map(|guide| guide.split_once('/').unwrap()) {
        // The second is a file of the theme as well.
        for (name, bytes) in [("logo.png", "a picture"), ("icon.svg", &icon)] {
            playbook.write(&format!("content/guides/{folder}/{name}"), bytes);
            for lang in ["en", "vi"] {
                let path = format!("content/guides/{folder}/{slug}.{lang}.md");
                playbook.write(&path, &(playbook.read(&path) + &format!("\n![A picture]({name})\n")));
            }
        }
    }
    let site = playbook.build("site", &[]);
    for name in ["logo", "icon"] {
        let of_name = |path: &&String| path.starts_with(&format!("assets/{name}."));
        let files: Vec<&String> = site.keys().filter(of_name).collect();
        let [file] = files[..] else { panic!("{files:?}") };
        for guide in guides {
            let page = String::from_utf8(site[&format!("en/{guide}/index.html")].clone()).unwrap();
            assert!(page.contains(&format!("<img src=\"../../../{file}\"")), "{guide} does not show {file}");
        }
    }
}

#[test]
fn bytes_depend_on_neither_folder_nor_threads() {
    let playbook = Playbook::shipped();
    let first = playbook.build("one", &[]);
    let second = playbook.build("two", &[]);
    assert!(first == second, "two folders differ");
    for threads in ["1", "2"] {
        let run = playbook.run_with(&["build", "--out", threads], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(files(&playbook.path(threads)) == first, "{threads} threads differ");
    }
}

#[test]
fn files_of_an_earlier_build_go_and_files_of_others_stay() {
    let playbook = Playbook::shipped();
    playbook.build("site", &[]);
    playbook.write("site/notes.txt", "mine");
    playbook.edit("content/pages/about.vi.md", "slug: gioi-thieu", "slug: ve-chung-toi");
    let site = playbook.build("site", &[]);
    assert!(!site.contains_key("vi/gioi-thieu/index.html"), "the old page is still there");
    assert!(site.contains_key("vi/ve-chung-toi/index.html"));
    assert_eq!(site["notes.txt"], b"mine");
}

#[test]
fn folders_that_are_not_ours_are_refused() {
    let playbook = Playbook::shipped();
    playbook.write("elsewhere/report.html", "somebody's");
    for out in ["elsewhere", "content", "content/site", ".", "/"] {
        let run = playbook.run(&["build", "--out", out]);
        assert_eq!(run.code, 2, "--out {out}: {}", run.stderr);
        assert!(!run.stderr.is_empty(), "--out {out} is refused without a word");
    }
    assert_eq!(playbook.read("elsewhere/report.html"), "somebody's");
    assert!(!playbook.path("elsewhere/index.html").exists());
}

#[test]
fn the_program_alone_makes_a_playbook_that_checks_clean_and_builds() {
    let folder = Playbook::empty();
    let copy = folder.path("stagecraft-copy");
    std::fs::copy(env!("CARGO_BIN_EXE_stagecraft"), &copy).unwrap();
    let run = |dir: &std::path::Path, args: &[&str]| {
        let output = std::process::Command::new(&copy).current_dir(dir).args(args).output().unwrap();
        assert!(
            output.status.success(),
            "{args:?}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    };
    run(folder.root(), &["init", "demo"]);
    let demo = folder.path("demo");
    run(&demo, &["check", "--strict"]);
    run(&demo, &["build"]);
    assert!(demo.join("output/en/index.html").is_file());
    assert!(demo.join("output/vi/index.html").is_file());
}

#[test]
fn the_colour_of_a_brand_is_held_against_the_grounds_of_the_theme() {
    let playbook = crate::clean::clean();
    let settings = playbook.read("content/playbook.yaml");
    // Readable on white, and not on the built-in theme's darker ground.
    playbook.write("content/playbook.yaml", &format!("{settings}theme: own\nbrand: {{ colour: \"#757575\" }}\n"));
    let codes = || crate::clean::check(playbook.root()).codes();
    let brand = |out: &str| {
        let site = playbook.build(out, &[]);
        let style = site.iter().find(|(path, _)| path.starts_with("assets/brand."));
        String::from_utf8(style.unwrap().1.clone()).unwrap()
    };
    playbook.write("themes/own/assets/extra.js", "// nothing\n");
    assert_eq!(codes(), ["yaml/wrong-type"], "the styles are the built-in ones");
    playbook.write("themes/own/assets/tokens.css", ":root { --page: #fff }\n");
    assert_eq!(codes(), Vec::<&str>::new(), "nothing is known of styles of its own");
    assert!(brand("unknown").contains("--brand: light-dark(#757575, #757575);"));
    playbook.write("themes/own/theme.yaml", "grounds: { light: \"#ffffff\", dark: \"#333333\" }\n");
    assert_eq!(codes(), Vec::<&str>::new());
    let declared = brand("declared");
    assert!(declared.contains("--brand: light-dark(#757575, "));
    assert_eq!(declared.matches("#757575").count(), 1, "dark pages show a lighter tint");
    playbook.write("themes/own/theme.yaml", "grounds: { light: \"#eeeeee\", dark: \"#333333\" }\n");
    assert_eq!(codes(), ["yaml/wrong-type"]);
    for wrong in ["grounds: { light: white, dark: \"#333\" }\n", "grounds: {\n", "grounds: { light: \"#fff\" }\n"] {
        playbook.write("themes/own/theme.yaml", wrong);
        let checked = crate::clean::check(playbook.root());
        assert!(checked.diagnostics.iter().all(|found| &*found.place.file == "themes/own/theme.yaml"), "{wrong}");
        assert_eq!(checked.diagnostics.len(), 1, "{wrong}");
        assert!(crate::cases::human(&checked, stagecraft::words::ToolLanguage::English).contains("grounds"), "{wrong}");
    }
}

/// Panics as soon as a page is rendered.
struct Panicking;

impl Progress for Panicking {
    fn planned(&self, _: usize) {}

    fn step(&self, step: WriteStep) {
        assert_ne!(step, WriteStep::Rendered, "the fault");
    }
}

#[test]
fn a_build_that_panics_leaves_the_output_as_it_was_and_the_next_one_works() {
    let playbook = Playbook::shipped();
    let everything = || {
        let found = walkdir::WalkDir::new(playbook.path("out")).into_iter().map(Result::unwrap);
        let files = found.filter(|entry| entry.file_type().is_file());
        files.map(|file| (file.path().to_owned(), std::fs::read(file.path()).unwrap())).collect::<BTreeMap<_, _>>()
    };
    let options = BuildOptions {
        root: playbook.root().to_owned(),
        out: playbook.path("out"),
        site: SiteOptions::default(),
        strict: false,
    };
    let fault = || caught(|| build(&options, &Panicking)).unwrap_err().to_string();
    assert!(fault().contains("the fault"), "{}", fault());
    assert!(!playbook.path("out").exists());
    playbook.build("out", &[]);
    let before = everything();
    playbook.edit("content/guides/awareness/gamification.en.md", "title: Gamification", "title: Games");
    assert!(fault().contains("the fault"), "{}", fault());
    assert_eq!(everything(), before);
    let page = &playbook.build("out", &[])["en/awareness/gamification/index.html"];
    assert!(String::from_utf8_lossy(page).contains("Games</h1>"));
}
