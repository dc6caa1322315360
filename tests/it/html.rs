//! HTML that is written in Markdown, where a playbook allows it.

use std::collections::BTreeMap;

use crate::clean::{Checked, check, clean};
use crate::media::PNG;
use crate::support::Playbook;

const GUIDE: &str = "content/guides/awareness/ebook";

/// Returns a playbook that treats HTML by `policy` and has a guide that says `text` in both languages.
fn playbook(policy: &str, text: &str) -> Playbook {
    let playbook = clean();
    let settings = playbook.read("content/playbook.yaml");
    playbook.write("content/playbook.yaml", &format!("{settings}\nraw_html: {policy}\n"));
    for lang in ["en", "vi"] {
        let path = format!("{GUIDE}.{lang}.md");
        let text = text.replace(".en.md", &format!(".{lang}.md"));
        playbook.write(&path, &format!("{}\n{text}\n", playbook.read(&path)));
    }
    playbook
}

fn site(playbook: &Playbook) -> BTreeMap<String, Vec<u8>> {
    playbook.build("site", &[])
}

fn text<'s>(site: &'s BTreeMap<String, Vec<u8>>, path: &str) -> &'s str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("{:?}", site.keys()))).unwrap()
}

/// Returns the codes of what is wrong in the English guide, each with what is written there.
fn said(playbook: &Playbook) -> Vec<(&'static str, String)> {
    let Checked { diagnostics, .. } = check(playbook.root());
    let path = format!("{GUIDE}.en.md");
    let written = playbook.read(&path);
    let here = diagnostics.iter().filter(|diagnostic| *diagnostic.place.file == *path);
    here.map(|found| (found.code.name(), written[found.place.span.unwrap().range()].to_owned())).collect()
}

const LINKS: &str = "A <img src=\"a.png\" alt=\"A\" width=\"30\"> and <a href=\"free-course.en.md#steps\">course</a>.\n\n\
    <p>\n<a href='../../pages/about.en.md'>About</a> <a href=\"#pitfalls\">Pitfalls</a>\n\
    <a href=\"https://example.org/?a=1&amp;b=2\">Out</a></p>\n";

#[test]
fn addresses_are_resolved_copied_and_rewritten_as_in_markdown() {
    for policy in ["sanitize", "trust"] {
        let playbook = playbook(policy, LINKS);
        playbook.write("content/guides/awareness/a.png", "picture");
        assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new(), "{policy}");
        let site = site(&playbook);
        let asset = site.keys().find(|path| path.starts_with("assets/a.")).unwrap();
        let page = text(&site, "en/awareness/ebook/index.html");
        let rel = if policy == "trust" { "" } else { " rel=\"noopener external\"" };
        for expected in [
            format!("<img src=\"../../../{asset}\" alt=\"A\" width=\"30\" />"),
            "<a href=\"../../../en/awareness/free-course/#steps\">course</a>".to_owned(),
            "<a href=\"../../../en/about/\">About</a>".to_owned(),
            "<a href=\"#pitfalls\">Pitfalls</a>".to_owned(),
            format!("<a href=\"https://example.org/?a=1&amp;b=2\"{rel}>Out</a></p>"),
        ] {
            assert!(page.contains(&expected), "{policy}: {expected}\n{page}");
        }
        assert!(text(&site, "both/awareness/ebook/index.html").contains("-pitfalls\">Pitfalls</a>"));
        assert!(text(&site, "llms-full.txt").contains(&format!("src=\"{asset}\"")), "{}", text(&site, "llms-full.txt"));
    }
}

#[test]
fn addresses_that_lead_nowhere_are_reported_where_they_are_written() {
    let written = "<img src=\"none.png\"> <a href=\"nowhere.en.md\">x</a> <a href=\"#none\">y</a>\n\n\
        > <div>\n> <a href=\"free-course.en.md#none\">z</a>\n> <a href=\"javascript:x()\">z</a>\n> </div>\n";
    let expected = [
        ("asset/missing", "none.png"),
        ("link/broken", "nowhere.en.md"),
        ("link/missing-anchor", "#none"),
        ("link/missing-anchor", "#none"),
        ("link/unsafe-scheme", "javascript:x()"),
    ];
    for policy in ["sanitize", "trust"] {
        let said = said(&playbook(policy, written));
        assert_eq!(said, expected.map(|(code, at)| (code, at.to_owned())), "{policy}");
    }
}

#[test]
fn addresses_that_could_start_something_are_refused_whatever_starts_it() {
    let refused = [
        "javascript:x",
        "JaVaScRiPt:x",
        "java&#9;script:x",
        "&#1;javascript:x",
        "javascript&colon;x",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
        "filesystem:x",
        "view-source:x",
        "search-ms:query=x",
        "intent:x",
        "ms-word:ofe|u|x",
        "ms-msdt:x",
        "zoommtg:x",
        "about:blank",
        "unheard-of:x",
        "x:y",
    ];
    let passed =
        ["https://a.b", "HTTP://a.b", "mailto:a@b.c", "tel:+84", "sms:1", "geo:1,2", "webcal://a.b", "xmpp:a@b"];
    for policy in ["escape", "sanitize", "trust"] {
        let markdown = |address: &&str| format!("[a link](<{address}>)\n\n");
        let html = |address: &&str| format!("A <a href=\"{address}\">link</a>.\n\n");
        let written = |addresses: &[&str]| -> String {
            let in_html = addresses.iter().map(html).filter(|_| policy != "escape");
            addresses.iter().map(markdown).chain(in_html).collect()
        };
        let times = if policy == "escape" { 1 } else { 2 };
        let codes: Vec<&str> = said(&playbook(policy, &written(&refused))).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, vec!["link/unsafe-scheme"; times * refused.len()], "{policy}");
        assert_eq!(said(&playbook(policy, &written(&passed))), [], "{policy}");
    }
}

#[test]
fn every_kind_of_address_is_resolved_where_html_is_trusted() {
    let written = "<video src=\"a.png\" poster='b.png'></video>\n\n<picture><source srcset=\"a.png 1x, b.png 2x\"></picture>\n\n\
        <object data=\"c.pdf\"></object>\n\n<img src=\"https://example.org/x.png\">\n";
    let playbook = playbook("trust", written);
    for (name, bytes) in [("a.png", PNG), ("b.png", PNG), ("c.pdf", b"%PDF-1.7".as_slice())] {
        std::fs::write(playbook.path(&format!("content/guides/awareness/{name}")), bytes).unwrap();
    }
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let site = site(&playbook);
    let page = text(&site, "en/awareness/ebook/index.html");
    let asset = |name: &str| site.keys().find(|path| path.starts_with(&format!("assets/{name}."))).unwrap();
    let [a, b, c] = ["a", "b", "c"].map(asset);
    for expected in [
        format!("<video src=\"../../../{a}\" poster=\"../../../{b}\">"),
        format!("<source srcset=\"../../../{a} 1x, ../../../{b} 2x\" />"),
        format!("<object data=\"../../../{c}\">"),
        "<img src=\"https://example.org/x.png\" />".to_owned(),
    ] {
        assert!(page.contains(&expected), "{expected}\n{page}");
    }
}

#[test]
fn ids_can_be_linked_to_and_never_meet_those_of_the_page() {
    let written = "<span id=\"here\"></span>Words, <a name=\"there\">there</a>, <b id=\"steps\">no</b>, <i id=\"__main\">x</i>, \
        [one](#here), [two](ebook.en.md#there), [three](#main).";
    for policy in ["sanitize", "trust"] {
        let playbook = playbook(policy, written);
        assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new(), "{policy}");
        let site = site(&playbook);
        let page = text(&site, "en/awareness/ebook/index.html");
        for expected in ["<span id=\"here\"></span>", "<a id=\"there\">", "<b>no</b>", "<i id=\"main\">"] {
            assert!(page.contains(expected), "{policy}: {expected}\n{page}");
        }
        // The second text of the page has a prefix.
        let both = text(&site, "both/awareness/ebook/index.html");
        assert_eq!((both.matches(" id=\"here\"").count(), both.matches("-here\"").count()), (1, 2), "{both}");
    }
}

#[test]
fn what_can_do_harm_goes_and_words_stay() {
    let written = "<p onclick=\"x()\">One <<b>script>alert(1)</p>\n\n<div>\n\n**Two**\n\n</div></div>\n\n\
        <a href=\"&#106;avascript:x\">Three</a>\n\n<style>p { }</style>\n\n<svg><script>x()</script></svg> 1 < 2 &lt;b>\n";
    let playbook = playbook("sanitize", &written.replace("<a href=\"&#106;avascript:x\">Three</a>", "Three"));
    let site = site(&playbook);
    let page = text(&site, "en/awareness/ebook/index.html");
    let body = &page[page.find("<p>One").unwrap()..];
    for gone in ["onclick", "<script", "<style>", "<svg>", "</div></div>\n\n<p>Three"] {
        assert!(!body.split("</article>").next().unwrap().contains(gone), "{gone}\n{body}");
    }
    assert!(body.starts_with("<p>One &lt;<b>script&gt;alert(1)</p>"), "{body}");
    assert!(body.contains("1 &lt; 2 &lt;b&gt;"), "{body}");
}
