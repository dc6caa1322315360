//! What of a playbook's folder is published, and what is left alone.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::clean::{check, clean};
use crate::support::Playbook;

const GUIDE: &str = "content/guides/awareness/ebook.en.md";
const OTHER: &str = "content/guides/awareness/ebook.vi.md";

fn text<'s>(site: &'s BTreeMap<String, Vec<u8>>, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).unwrap()
}

/// Adds a paragraph to a guide in both languages.
fn add(playbook: &Playbook, paragraph: &str) {
    for path in [GUIDE, OTHER] {
        playbook.write(path, &format!("{}\n{paragraph}\n", playbook.read(path)));
    }
}

#[test]
fn what_systems_and_editors_leave_is_ignored() {
    let playbook = clean();
    let left = [
        "~$ebook.en.md",
        "#ebook.en.md#",
        "ebook.en.md~",
        ".ebook.en.md.swp",
        "Thumbs.db",
        "desktop.ini",
        "._ebook.en.md",
    ];
    for name in
        left.into_iter().chain(["__MACOSX/x.md", ".obsidian/app.json", "Icon\r", "ebook.en.md.orig", "x.rej", "x.bak"])
    {
        playbook.write(&format!("content/guides/awareness/{name}"), "not a text");
        playbook.write(&format!("content/{name}"), "not a text");
    }
    assert_eq!(check(playbook.root()).codes(), [""; 0]);
}

#[test]
#[cfg(unix)]
fn the_lock_of_an_editor_leads_nowhere_and_is_ignored() {
    let playbook = clean();
    for folder in ["content", "content/guides/awareness", "themes/default"] {
        std::fs::create_dir_all(playbook.path(folder)).unwrap();
        std::os::unix::fs::symlink("ann@host.4711:1", playbook.path(folder).join(".#ebook.en.md")).unwrap();
    }
    assert_eq!(check(playbook.root()).codes(), [""; 0]);
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_of_the_playbook_is_an_error_and_is_not_followed() {
    let playbook = clean();
    let outside = Playbook::empty();
    outside.write("secrets/key.txt", "KEY");
    std::os::unix::fs::symlink(outside.path("secrets/key.txt"), playbook.path("content/list.txt")).unwrap();
    std::os::unix::fs::symlink(outside.path("secrets"), playbook.path("content/guides/awareness/more")).unwrap();
    add(&playbook, "[a list](../../list.txt) ![a list](more/key.txt)");
    let checked = check(playbook.root());
    let outside = checked.diagnostics.iter().filter(|found| found.message.id == "file-name-outside");
    let places: Vec<&str> = outside.map(|found| &*found.place.file).collect();
    assert_eq!(places, ["content/guides/awareness/more", "content/list.txt"]);
    assert!(checked.sources.assets.is_empty());
}

#[test]
fn names_that_not_every_system_has_are_reported_once() {
    let playbook = clean();
    for name in ["con.en.md", "con.vi.md"] {
        let text = playbook.read(if name.contains("en") { GUIDE } else { OTHER });
        playbook.write(&format!("content/guides/awareness/{name}"), &text);
    }
    for name in ["what now?.png", "a#b.png", "50%.png", "aux/x.png", "ends. /y.png", "Logo.png", "logo.png"] {
        playbook.write(&format!("content/{name}"), "a picture");
    }
    playbook.write(&format!("content/{}.png", "đ".repeat(118)), "a picture");
    let checked = check(playbook.root());
    let names = checked.diagnostics.iter().filter(|found| found.code.name() == "file/name");
    let found: Vec<(&str, Option<&str>)> =
        names.map(|found| (&*found.message.id, found.suggestion.as_deref())).collect();
    let long = format!("{}.png", "đ".repeat(50));
    let expected = [
        ("file-name", Some("50.png")),
        ("file-name", Some("a-b.png")),
        ("file-name", Some("aux-1")),
        ("file-name", Some("ends")),
        ("file-name", Some("con-1.en.md")),
        ("file-name-case", None),
        ("file-name", Some("what now.png")),
        ("file-name", Some(long.as_str())),
    ];
    assert_eq!(found, expected);
}

#[test]
fn only_files_that_a_page_shows_are_published() {
    let playbook = clean();
    for name in ["_chart.png", "prices.xlsx", "merger.png"] {
        playbook.write(&format!("content/guides/awareness/{name}"), "a file");
    }
    add(&playbook, "![a chart](_chart.png)");
    let draft = playbook.read(GUIDE).replace("title: Ebook", "title: Secret\ndraft: true").replace("_chart", "merger");
    playbook.write("content/guides/awareness/secret.en.md", &draft);
    playbook.write("content/guides/awareness/secret.vi.md", &playbook.read(OTHER).replace("_chart", "merger"));
    let assets = |site: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let content = ["_chart", "prices", "merger"];
        let names = site.keys().filter_map(|path| path.strip_prefix("assets/"));
        let ours = names.filter_map(|name| content.into_iter().find(|ours| name.starts_with(ours)));
        ours.map(str::to_owned).collect()
    };
    let site = playbook.build("site", &[]);
    assert_eq!(assets(&site), ["_chart"]);
    assert!(site[".nojekyll"].is_empty());
    let worker = text(&site, "sw.js");
    assert!(!worker.contains("prices") && !worker.contains("merger") && !worker.contains(".nojekyll"));
    assert_eq!(assets(&playbook.build("drafts", &["--drafts"])), ["_chart", "merger"]);
}

#[test]
fn files_that_a_browser_could_run_are_published_to_be_saved() {
    let active = ["html", "HTM", "xhtml", "xml", "svgz", "mht", "js", "swf", "unheard-of"];
    let plain = ["pdf", "docx", "csv", "zip", "mp3"];
    for policy in ["escape", "sanitize", "trust"] {
        let playbook = clean();
        let settings = playbook.read("content/playbook.yaml");
        playbook.write("content/playbook.yaml", &format!("{settings}\nraw_html: {policy}\n"));
        for ending in active.into_iter().chain(plain) {
            playbook.write(&format!("content/guides/awareness/form.{ending}"), "<script>alert(1)</script>");
            add(&playbook, &format!("[the form](form.{ending})"));
        }
        let site = playbook.build("site", &[]);
        let page = text(&site, "en/awareness/ebook/index.html");
        for ending in active.into_iter().chain(plain) {
            let link = page.split("<a ").find(|link| link.contains(&format!("download=\"form.{ending}\""))).unwrap();
            let is_renamed = policy != "trust" && active.contains(&ending);
            let published = if is_renamed { ".bin\"".to_owned() } else { format!(".{ending}\"") };
            assert!(link.split_once(' ').unwrap().0.ends_with(&published), "{policy}: {link}");
        }
    }
}

#[test]
fn control_characters_are_nowhere_in_the_site() {
    let playbook = clean();
    add(
        &playbook,
        "One\u{b}two `th\u{7}ree` [fo\u{1}ur](https://example.org/\u{2}x \"ti\u{3}tle\") \u{85}\u{7f}\n\n```js\nfi\u{4}ve\n```",
    );
    playbook.edit(GUIDE, "title: Ebook", "title: \"E\\x07book\\u000B\"\nupdated: 2026-05-01");
    playbook.edit("content/playbook.yaml", "en: A small playbook", "en: \"\\eA small playbook\"");
    let site = playbook.build("site", &["--base-url", "https://example.org/"]);
    for (path, bytes) in &site {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let stray = text.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
        assert!(stray.is_none(), "{path}: {stray:?}");
        assert!(!text.contains("\\u0007") && !text.contains("\\u001b"), "{path}");
    }
    assert!(text(&site, "en/feed.xml").contains("<title>Ebook</title>"));
    roxmltree::Document::parse(text(&site, "en/feed.xml")).unwrap();
    let run = playbook.run(&["check", "--fix"]);
    assert!(!playbook.read(GUIDE).contains(['\u{b}', '\u{7}', '\u{85}']), "{}", run.stdout);
    assert!(playbook.read(GUIDE).contains("title: \"Ebook\""));
}

#[test]
fn search_engines_are_told_whole_addresses_or_none() {
    let playbook = clean();
    let site = playbook.build("site", &[]);
    assert!(!site.contains_key("sitemap.xml") && !text(&site, "robots.txt").contains("Sitemap"));
    let site = playbook.build("named", &["--base-url", "https://ví-dụ.vn/sổ tay"]);
    let base = "https://xn--v-d-rma6749a.vn/s%E1%BB%95%20tay/";
    assert!(text(&site, "robots.txt").contains(base));
    assert!(text(&site, "sitemap.xml").contains(&format!("<loc>{base}en/</loc>")));
    for wrong in
        ["example.org", "ftp://example.org/", "https://", "https:example.org", "https://a b/", "https://example.org/?x"]
    {
        assert_eq!(playbook.run(&["build", "--base-url", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn ids_are_unique_and_lead_to_something_on_every_page() {
    let site = Playbook::shipped().build("site", &[]);
    let all = Selector::parse("[id]").unwrap();
    let naming = Selector::parse("[for], [aria-labelledby], [aria-describedby], [aria-controls], [href^='#']").unwrap();
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let mut ids = BTreeSet::new();
        for element in page.select(&all) {
            let id = element.value().id().unwrap_or_default();
            assert!(ids.insert(id), "{path}: {id} stands twice");
        }
        for element in page.select(&naming) {
            let names = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];
            let named = names.into_iter().filter_map(|name| element.attr(name)).flat_map(str::split_whitespace);
            let linked = element.attr("href").and_then(|href| href.strip_prefix('#'));
            for id in named.chain(linked).filter(|id| !id.is_empty()) {
                assert!(ids.contains(id), "{path}: nothing has the id {id}");
            }
        }
    }
}
