//! References: where anchors, links to files of every kind and links without words lead, and what a fix writes.

use std::sync::Arc;

use stagecraft::markdown::parse;

use crate::clean::{check, clean};
use crate::edits::assert_places_lie_in_their_files;
use crate::support::Playbook;

const SOURCE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATION: &str = "content/guides/awareness/ebook.vi.md";
const GIFT: &str = "content/guides/loyalty/gift.en.md";
const PAGE: &str = "en/awareness/ebook/index.html";
const TRANSLATED_PAGE: &str = "vi/nhan-biet/ebook/index.html";

/// Writes Markdown before the sections of a guide and of its translation.
fn with(text: &str, translation: &str) -> Playbook {
    let playbook = clean();
    playbook.edit(SOURCE, "A word before the sections.", text);
    playbook.edit(TRANSLATION, "Đôi lời trước khi vào các mục.", translation);
    playbook
}

fn messages(playbook: &Playbook) -> Vec<String> {
    let run = playbook.run(&["check"]);
    run.stdout
        .lines()
        .filter(|line| line.starts_with("error") || line.starts_with("warning"))
        .map(str::to_owned)
        .collect()
}

/// Returns the links within the text of a page: addresses and words.
fn links(playbook: &Playbook, page: &str) -> Vec<(String, String)> {
    let page = String::from_utf8(playbook.build("site", &[]).remove(page).unwrap()).unwrap();
    let html = scraper::Html::parse_document(&page);
    let links = scraper::Selector::parse(".prose p a, article > p a").unwrap();
    let link = |link: scraper::ElementRef<'_>| (link.attr("href").unwrap().to_owned(), link.text().collect::<String>());
    html.select(&links).map(link).collect()
}

fn addresses(playbook: &Playbook, page: &str) -> Vec<String> {
    links(playbook, page).into_iter().map(|(address, _)| address).collect()
}

#[test]
fn anchors_lead_to_a_heading_by_each_of_its_names() {
    let playbook = with(
        "[a](#arrangeactassert) [b](#qa--testing) [c](#các-bước) [d](#cac-buoc) [e](#qa-testing) [f](#twice-1) [g](#twice-2) \
         [h](#các-bước-thực-hiện) [i](#steps) [j](#mine) [k](#its-own-name) [l](#a----b)\n\n### Arrange/Act/Assert\n\n\
         ### Q&A & Testing\n\n### Các bước\n\n### Twice\n\n### Twice\n\n### Its own name {#mine}\n\n### A -- B",
        "[a](#sap-xep) [b](#hỏi--đáp) [c](#cac-buoc) [d](#lỗi-thường-gặp) [e](#loi-thuong-gap) [f](#pitfalls) [g](#twice) \
         [h](#các-bước-thực-hiện) [i](#steps) [j](#mine) [k](#tên-riêng) [l](#a--b)\n\n### Sắp xếp\n\n### Hỏi & đáp\n\n\
         ### Các bước\n\n### Hai lần\n\n### Hai lần\n\n### Tên riêng\n\n### A – B",
    );
    assert_eq!(messages(&playbook), [""; 0]);
    let expected = [
        "#arrange-act-assert",
        "#q-a-testing",
        "#cac-buoc",
        "#cac-buoc",
        "#q-a-testing",
        "#twice-2",
        "#twice-2",
        "#steps",
        "#steps",
        "#mine",
        "#mine",
        "#a-b",
    ];
    assert_eq!(addresses(&playbook, PAGE), expected);
    let expected = [
        "#arrange-act-assert",
        "#q-a-testing",
        "#cac-buoc",
        "#pitfalls",
        "#pitfalls",
        "#pitfalls",
        "#twice",
        "#steps",
        "#steps",
        "#mine",
        "#mine",
        "#a-b",
    ];
    assert_eq!(addresses(&playbook, TRANSLATED_PAGE), expected);
}

#[test]
fn anchors_lead_into_other_texts_from_either_language() {
    let playbook = with(
        "[a](../loyalty/gift.en.md#lỗi-thường-gặp) [b](../loyalty/gift.en.md#loyalty-gift) [c](../loyalty/gift.en.md#top) [d](#ebook)",
        "[a](../loyalty/gift.vi.md#loi-thuong-gap) [b](../loyalty/gift.vi.md#loyalty-gift) [c](../loyalty/gift.vi.md#top) [d](#sách-điện-tử)",
    );
    assert_eq!(messages(&playbook), [""; 0]);
    let gift = "../../loyalty/gift/";
    assert_eq!(
        addresses(&playbook, PAGE),
        [format!("{gift}#pitfalls"), gift.into(), gift.into(), "../../awareness/ebook/".into()]
            .map(|address: String| address.replace("../../", "../../../en/"))
    );
    let translated = addresses(&playbook, TRANSLATED_PAGE);
    assert!(translated[0].ends_with("/#pitfalls") && !translated[1].contains('#'), "{translated:?}");
}

#[test]
fn every_kind_of_file_can_be_linked_and_names_its_link() {
    let link = |lang: &str| {
        format!(
            "[](../loyalty/gift.{lang}.md) [](../../stages/loyalty.yaml) [](../../stages/awareness.yaml#rate) [](../../glossary.yaml) \
             [](../../glossary.yaml#channel) [](../../lenses/journey.yaml) [](../../lenses/journey.yaml#before) \
             [](../../pages/map.{lang}.md) [](../../pages/plan.{lang}.md) [](../../pages/glossary.{lang}.md#channel) \
             [](../../pages/about.{lang}.md) [](#steps) [](../loyalty/gift.{lang}.md#pitfalls)"
        )
    };
    let playbook = with(&link("en"), &link("vi"));
    assert_eq!(messages(&playbook), [""; 0]);
    let site = playbook.build("site", &[]);
    for (page, lang, words) in [
        (PAGE, "en", ["Loyalty gift", "Loyalty", "Awareness", "Glossary", "channel", "Journey", "Before"]),
        (
            TRANSLATED_PAGE,
            "vi",
            ["Quà tặng tri ân", "Trung thành", "Nhận biết", "Thuật ngữ", "kênh", "Hành trình", "Trước khi mua"],
        ),
    ] {
        let found = links(&playbook, page);
        assert_eq!(found.len(), 13, "{found:?}");
        for ((address, shown), expected) in found.iter().zip(words) {
            assert_eq!(shown, expected, "{address}");
        }
        assert!(found.iter().all(|(_, words)| !words.is_empty()), "{found:?}");
        assert!(found[2].0.ends_with("#metric-rate") && found[4].0.ends_with("glossary/#channel"), "{found:?}");
        assert!(
            found[6].0.ends_with("lenses/journey/#before") && found[7].0.ends_with(&format!("{lang}/map/")),
            "{found:?}"
        );
        let other = addresses(&playbook, page).into_iter().filter(|address| !address.starts_with('#'));
        for address in other {
            let file = format!("{}index.html", address.split('#').next().unwrap().trim_start_matches("../"));
            assert!(site.contains_key(&file), "{address}");
        }
    }
    let full = String::from_utf8(site["llms-full.txt"].clone()).unwrap();
    assert!(full.contains("[Loyalty gift](") && full.contains("[channel]("), "{full}");
}

#[test]
fn fixes_write_what_was_meant() {
    let wrong = "[a](htps://example.org/x) [b](team@example.org) [c](../loyalty/gift.md#steps) [d](../loyalty/gift) \
                 [e](#stpes) [f](https:/example.org) [g](<../loyalty/gift.en.md\u{a0}>) [h](www.example.org) \
                 [i] (https://example.org) (j)[https://example.org] [k](../../glossary.yaml#chanel) [l][gift-gide]\n\n\
                 [gift-guide]: ../loyalty/gift.en.md";
    let right = "[a](https://example.org/x) [b](mailto:team@example.org) [c](../loyalty/gift.en.md#steps) [d](../loyalty/gift.en.md) \
                 [e](#steps) [f](https://example.org) [g](<../loyalty/gift.en.md>) [h](https://www.example.org) \
                 [i](https://example.org) [j](https://example.org) [k](../../glossary.yaml#channel) [l][gift-guide]\n\n\
                 [gift-guide]: ../loyalty/gift.en.md";
    let playbook = with(wrong, &right.replace(".en.md", ".vi.md"));
    playbook.run(&["check", "--fix"]);
    let expected = with(right, &right.replace(".en.md", ".vi.md"));
    assert_eq!(playbook.read(SOURCE), expected.read(SOURCE));
    assert_eq!(messages(&playbook), [""; 0]);
}

#[test]
fn a_near_name_is_no_fix_where_two_are_as_near() {
    let playbook = with("[a](../loyalty/gift.md)", "Không có gì.");
    playbook.write(
        "content/guides/experience/gift.en.md",
        &playbook.read(GIFT).replace("activity: gift", "activity: feedback-survey"),
    );
    let before = playbook.read(SOURCE);
    playbook.run(&["check", "--fix"]);
    assert_eq!(playbook.read(SOURCE), before);
}

#[test]
fn brackets_in_prose_are_no_references() {
    let prose = "A [note], [1][2], a[i][j], \\[words\\]\\[label\\], \\[^x\\], `[a][b]`, [^a-z], [x] and [ ].\n\n\
                 ```\n[a][b] [^c]\n```\n\n\
                 <!-- [a][b] [^c] -->\n\nWow! [see](../loyalty/gift.en.md) (as in [the guide](../loyalty/gift.en.md)s).";
    let playbook = with(prose, &prose.replace(".en.md", ".vi.md"));
    assert_eq!(messages(&playbook), [""; 0]);
}

#[test]
fn footnotes_are_the_same_whatever_their_capitals() {
    let playbook = with("a[^Note] b[^note]\n\n[^NOTE]: c", "a[^Note] b[^note]\n\n[^NOTE]: c");
    assert_eq!(messages(&playbook), [""; 0]);
    let page = String::from_utf8(playbook.build("site", &[]).remove(PAGE).unwrap()).unwrap();
    assert!(page.contains("href=\"#__footnote-1\" id=\"__footnote-ref-1-2\""), "{page}");
}

#[test]
fn targets_stay_right_beyond_any_number_width() {
    let count = 65_600;
    let mut text: String = (0..count).map(|nth| format!("[{nth}](#{nth}) ")).collect();
    text.push_str("https://example.org/last");
    let document = parse(&Arc::from(text.as_str()), 0);
    assert_eq!(document.links.len(), count + 1);
    assert!(document.links.iter().take(count).enumerate().all(|(nth, link)| *link.target == *format!("#{nth}")));
    let references = format!("{}\n\n[r]: https://example.org/\n", "[a][r] ".repeat(count));
    let document = parse(&Arc::from(references.as_str()), 0);
    let begun = document.findings.first().map(|finding| format!("{:?}", finding.kind));
    assert!(document.links.len() == count || begun.as_deref() == Some("TooManyReferences"), "{begun:?}");
}

#[test]
fn hostile_texts_are_read_and_what_is_found_lies_in_them() {
    let pieces = [
        "[",
        "]",
        "](",
        "[a](",
        "[a][b]",
        "[a][]",
        "[^a]",
        "^[",
        "a](b.md)",
        "\n[a]: b",
        "\n\n[^a]: b",
        "[a] (",
        "(a)[",
        "! [a](b.png)",
        "[a](b)c) ",
        "[a\\](",
        "\\",
        "[a](<b ",
        "![](",
        "[a](b \n",
        "]: ",
        "[[a]]",
        "\n\n## A",
    ];
    for piece in pieces {
        assert_findings_lie_in(&piece.repeat(40_000 / piece.len()));
    }
    let numbered: String =
        (0..5_000).map(|nth| format!("[a{nth}][b{nth}] [^c{nth}]\n\n[d{nth}]: e{nth}\n\n[^f{nth}]: g\n\n")).collect();
    assert_findings_lie_in(&numbered);
    let headings: String = (0..5_000).map(|_| "### A\n\n[x](#a-1)\n\n").collect();
    let playbook = with(&headings, &headings);
    let checked = check(playbook.root());
    assert_places_lie_in_their_files(&checked.diagnostics, &checked.sources);
}

/// Reads a text; what is found in it must be a part of it.
fn assert_findings_lie_in(text: &str) {
    let document = parse(&Arc::from(text), 0);
    assert!(document.findings.iter().all(|finding| text.get(finding.span.range()).is_some()), "{}", &text[..40]);
}
