//! What pages show of pictures, films, sounds and files.

use super::{JPEG, PNG, with};
use crate::support::Playbook;

const PAGE: &str = "en/awareness/ebook/index.html";
const VTT: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
const WEBM: &[u8] = b"\x1a\x45\xdf\xa3\0\0\0\0";

/// Returns the text of the guide on its page, without the spaces around it.
fn prose(playbook: &Playbook, page: &str) -> String {
    let site = playbook.build("site", &[]);
    let html = std::str::from_utf8(&site[page]).unwrap();
    let start = html.find("<div class=\"prose\">").unwrap() + "<div class=\"prose\">".len();
    let end = html.find("<p>A word before the sections.").or(html.find("<p>Đôi lời trước khi vào các mục.")).unwrap();
    html[start..end].trim().to_owned()
}

/// Returns `html` with names of files as they are in the playbook.
fn named(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("../../../assets/") {
        let end = after.find(['"', ' ']).unwrap();
        let parts: Vec<&str> = after[..end].split('.').collect();
        let is_hash = |part: &&&str| !(part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
        out.push_str(before);
        out.push_str(&parts.iter().filter(is_hash).copied().collect::<Vec<_>>().join("."));
        rest = &after[end..];
    }
    out + rest
}

#[test]
fn a_picture_has_its_size_and_a_caption_makes_it_a_figure() {
    let words = "![One](a.png)\n\n![Two \"2\"](a.png \"A caption <here>\")\n\n[![Three](a.png \"Four\")](b.jpg)\n\nAmong ![five](b.jpg \"six\") words.";
    let playbook = with(words, &[("a.png", PNG), ("b.jpg", JPEG)]);
    let expected = "<p><img src=\"a.png\" alt=\"One\" width=\"8\" height=\"6\" /></p>\n\n\
        <figure><img src=\"a.png\" alt=\"Two “2”\" width=\"8\" height=\"6\" loading=\"lazy\" decoding=\"async\" />\
        <figcaption>A caption &lt;here&gt;</figcaption></figure>\n\n\
        <figure><a href=\"b.jpg\"><img src=\"a.png\" alt=\"Three\" width=\"8\" height=\"6\" loading=\"lazy\" \
        decoding=\"async\" /></a><figcaption>Four</figcaption></figure>\n\n\
        <p>Among <img src=\"b.jpg\" alt=\"five\" title=\"six\" width=\"8\" height=\"6\" loading=\"lazy\" decoding=\"async\" /> words.</p>";
    assert_eq!(named(&prose(&playbook, PAGE)), expected);
    let site = playbook.build("site", &[]);
    let styles = |page: &str| std::str::from_utf8(&site[page]).unwrap().contains("assets/media.");
    assert!(styles(PAGE) && styles("both/awareness/ebook/index.html") && !styles("en/loyalty/gift/index.html"));
}

#[test]
fn a_text_says_how_wide_a_picture_is_and_where_it_stands() {
    let words = "![A](a.png){width=4} ![B](a.png){width=\"61%\" align=right} ![C](a.png){align=center}\n\n\
                 ![D](a.png \"E\"){width=33% align=left}\n\n![](a.png){decorative} ![F](a.png)\\{width=4}";
    let playbook = with(words, &[("a.png", PNG)]);
    let rest = " loading=\"lazy\" decoding=\"async\" />";
    let expected = format!(
        "<p><img src=\"a.png\" alt=\"A\" width=\"4\" height=\"3\" /> \
         <img src=\"a.png\" alt=\"B\" width=\"8\" height=\"6\" class=\"media-w-60 media-right\"{rest} \
         <img src=\"a.png\" alt=\"C\" width=\"8\" height=\"6\" class=\"media-center\"{rest}</p>\n\n\
         <figure class=\"media-w-33 media-left\"><img src=\"a.png\" alt=\"D\" width=\"8\" height=\"6\"{rest}\
         <figcaption>E</figcaption></figure>\n\n\
         <p><img src=\"a.png\" alt=\"\" width=\"8\" height=\"6\"{rest} \
         <img src=\"a.png\" alt=\"F\" width=\"8\" height=\"6\"{rest}{{width=4}}</p>"
    );
    assert_eq!(named(&prose(&playbook, PAGE)), expected);
    assert_eq!(playbook.run(&["check", "--strict"]).code, 0, "what is escaped is no mistake");
}

#[test]
fn a_film_is_a_player_with_its_captions_and_a_sound_one_without() {
    let files: [(&str, &[u8]); 5] =
        [("clip.webm", WEBM), ("clip.en.vtt", VTT), ("clip.vi.vtt", VTT), ("clip.fr.vtt", VTT), ("talk.mp3", b"ID3")];
    let playbook = with("![How we greet](clip.webm)\n\n![A talk](talk.mp3 \"Ten minutes\")", &files);
    let expected = "<figure><video controls=\"\" preload=\"metadata\" src=\"clip.webm\" aria-label=\"How we greet\">\
        <track kind=\"captions\" src=\"clip.en.vtt\" srclang=\"en\" label=\"English\" default=\"\" />\
        <track kind=\"captions\" src=\"clip.fr.vtt\" srclang=\"fr\" label=\"fr\" />\
        <track kind=\"captions\" src=\"clip.vi.vtt\" srclang=\"vi\" label=\"Tiếng Việt\" />\
        <a href=\"clip.webm\" download=\"clip.webm\">How we greet <small>(WEBM, 1\u{a0}KB)</small></a></video>\
        <figcaption>How we greet</figcaption></figure>\n\n\
        <figure><audio controls=\"\" preload=\"metadata\" src=\"talk.mp3\" aria-label=\"A talk\">\
        <a href=\"talk.mp3\" download=\"talk.mp3\">A talk <small>(MP3, 1\u{a0}KB)</small></a></audio>\
        <figcaption>Ten minutes</figcaption></figure>";
    assert_eq!(named(&prose(&playbook, PAGE)), expected);
    let own = prose(&playbook, "vi/nhan-biet/ebook/index.html");
    assert!(named(&own).contains("src=\"clip.vi.vtt\" srclang=\"vi\" label=\"Tiếng Việt\" default"));
    assert_eq!(playbook.run(&["check", "--code", "asset/unused", "--strict"]).code, 0);
    let site = playbook.build("site", &[]);
    let worker = std::str::from_utf8(&site["sw.js"]).unwrap();
    assert!(!worker.contains("clip.") || !worker.contains(".webm\""), "films are not fetched for later");
    let words = std::str::from_utf8(&site["llms-full.txt"]).unwrap();
    assert!(words.contains("[How we greet](assets/clip.") && !words.contains("!["), "{words}");
}

#[test]
fn a_preview_answers_with_parts_of_a_film() {
    // Larger than what is kept in memory.
    let film: Vec<u8> =
        WEBM.iter().copied().chain((0..300_000_u32).map(|at| at.to_le_bytes()[0] ^ at.to_le_bytes()[1])).collect();
    let files: [(&str, &[u8]); 3] = [("clip.webm", &film), ("clip.en.vtt", VTT), ("clip.vi.vtt", VTT)];
    let playbook = with("![How we greet](clip.webm)", &files);
    let site = playbook.build("site", &[]);
    let address = site.keys().find(|path| path.ends_with(".webm")).unwrap();
    let server = crate::serve::Server::start(&playbook);
    assert!(server.get(&format!("/{address}")).body == film);
    let part = server.get_with(&format!("/{address}"), &["Range: bytes=200000-200099"]);
    assert_eq!((part.status, part.header("Content-Type")), (206, Some("video/webm")));
    assert!(part.body == film[200_000..200_100]);
}

#[test]
fn a_film_of_another_site_is_a_way_to_it() {
    let words = "![How to begin](https://www.youtube.com/watch?v=abc&t=1)\n\nhttps://vimeo.com/123456\n\n<https://youtu.be/x>\n\n\
                 [Watch](https://youtu.be/x)\n\nSee ![this film](https://youtu.be/x) and https://youtu.be/x";
    let playbook = with(words, &[]);
    let prose = prose(&playbook, PAGE);
    let card = |address: &str, title: &str, site: &str| {
        format!(
            "<p class=\"film-card\"><a href=\"{address}\" rel=\"noopener external\">{title} \
             <small>Watch on {site}</small></a></p>\n\n"
        )
    };
    let link = |words: &str| format!("<a href=\"https://youtu.be/x\" rel=\"noopener external\">{words}</a>");
    let expected = [
        card("https://www.youtube.com/watch?v=abc&amp;t=1", "How to begin", "YouTube"),
        card("https://vimeo.com/123456", "vimeo.com/123456", "Vimeo"),
        card("https://youtu.be/x", "youtu.be/x", "YouTube"),
        format!("<p>{}</p>\n\n<p>See {} and {}</p>", link("Watch"), link("this film"), link("https://youtu.be/x")),
    ];
    assert_eq!(prose, expected.concat());
    assert!(playbook.run(&["check", "--code", "asset/missing", "--strict"]).code == 0);
    let site = playbook.build("site", &[]);
    assert!(std::str::from_utf8(&site["llms-full.txt"]).unwrap().contains("\n[How to begin](https://www.youtube.com/"));
    // A page of such a site that is no film is a picture that is missing.
    for other in [
        "https://vimeo.com/about",
        "https://youtube.com/",
        "https://notyoutube.com/watch?v=x",
        "https://example.org/a.png",
    ] {
        let playbook = with(&format!("![Words]({other})"), &[]);
        assert!(playbook.run(&["check", "--code", "asset/missing"]).code == 1, "{other}");
    }
}

#[test]
fn a_link_to_a_file_says_what_it_is_and_keeps_its_name() {
    let pdf = [&b"%PDF-1.7\n"[..], &vec![b' '; 1_234_567]].concat();
    let words = "[Order form](Order%20form.pdf), [list](list.csv), [page 2](Order%20form.pdf#page=2), \
                 [picture](a.png).";
    let playbook = with(words, &[("Order form.pdf", &pdf), ("list.csv", b"a,b\n"), ("a.png", PNG)]);
    let english = prose(&playbook, PAGE);
    assert!(
        english.contains("download=\"Order form.pdf\">Order form <small>(PDF, 1.2\u{a0}MB)</small></a>"),
        "{english}"
    );
    assert!(english.contains("download=\"list.csv\">list <small>(CSV, 1\u{a0}KB)</small></a>"), "{english}");
    assert!(english.ends_with(".png\">picture</a>.</p>"), "{english}");
    assert!(english.contains(".pdf#page=2\">page 2</a>"), "a page of it is looked at, not saved: {english}");
    let vietnamese = prose(&playbook, "vi/nhan-biet/ebook/index.html");
    assert!(vietnamese.contains("<small>(PDF, 1,2\u{a0}MB)</small>"), "{vietnamese}");
    let site = playbook.build("site", &[]);
    let published: Vec<&Vec<u8>> =
        site.iter().filter(|(path, _)| path.contains("Order form.")).map(|(_, it)| it).collect();
    assert_eq!(published, [&pdf]);
}

#[test]
fn captions_are_found_by_readers_who_search() {
    let playbook =
        with("![Not read](a.png \"Marigold festival\")\n\n![Buttercup film](https://youtu.be/x)", &[("a.png", PNG)]);
    let found = |word: &str| playbook.run(&["search", word]).stdout.contains("Ebook");
    assert!(found("marigold") && found("buttercup") && !found("read"));
}
