//! Texts that are used in several places: variables and snippets, wherever a text is shown, searched, exported or checked.

use std::collections::BTreeMap;

use crate::clean::clean;
use crate::support::Playbook;

const EBOOK: &str = "content/guides/awareness/ebook";
const SAFETY: &str = "content/snippets/safety";

/// Adds to a text in both languages.
fn add(playbook: &Playbook, text: &str, more: &str) {
    for lang in ["en", "vi"] {
        let path = format!("{text}.{lang}.md");
        let old = playbook.read(&path);
        playbook.write(&path, &format!("{old}{more}"));
    }
}

fn declare(playbook: &Playbook, variables: &str) {
    playbook.edit(
        "content/playbook.yaml",
        "languages: [en, vi]\n",
        &format!("languages: [en, vi]\nvariables: {variables}\n"),
    );
}

/// Returns a playbook whose snippet has of everything, twice in a guide and once on a page.
fn with_snippet() -> Playbook {
    let playbook = clean();
    declare(&playbook, "{ company: { en: Acme & Sons, vi: Công ty Acme }, portal: https://intranet.example.org }");
    playbook.write(
        &format!("{SAFETY}.en.md"),
        "### Safety first\n\nA helmet at {{company}}: [gift](../guides/loyalty/gift.en.md#steps), \
         [here](#safety-first), a [[touchpoint]].[^1]\n\n![A helmet](helmet.png)\n\n- [ ] helmet\n- [ ] boots\n\n\
         ```quiz\nquestion: Helmet?\nchoices:\n  - { text: Sure, correct: true }\n  - { text: Never }\n```\n\n[^1]: Really.\n",
    );
    playbook.write(
        &format!("{SAFETY}.vi.md"),
        "### An toàn trước hết\n\nMũ ở {{company}}: [quà](../guides/loyalty/gift.vi.md#steps), [đây](#safety-first), \
         [[touchpoint]].[^1]\n\n![Mũ](helmet.png)\n\n- [ ] mũ\n- [ ] giày\n\n```quiz\nquestion: Mũ chưa?\nchoices:\n  \
         - { text: Rồi, correct: true }\n  - { text: Chưa }\n```\n\n[^1]: Thật đấy.\n",
    );
    playbook.write("content/snippets/helmet.png", "\u{fffd}PNG");
    add(&playbook, EBOOK, "\n{{snippet:safety}}\n\n- [ ] own\n\n> [!TIP]\n> {{snippet:safety}}\n");
    add(&playbook, "content/pages/about", "\n- Words.\n- {{ snippet:safety }}\n");
    playbook
}

fn page(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(site[path].clone()).unwrap()
}

fn assert_has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is not in:\n{page}");
    }
}

/// Returns what is between two words of a page.
fn ids(page: &str) -> Vec<&str> {
    page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn a_snippet_is_on_every_page_that_names_it_with_all_that_it_has() {
    let playbook = with_snippet();
    let report = playbook.run(&["check", "--code", "text/unknown-snippet", "--code", "link/broken"]);
    assert_eq!(report.code, 0, "{}", report.stdout);
    let site = playbook.build("out", &[]);
    let guide = page(&site, "en/awareness/ebook/index.html");
    assert_has(
        &guide,
        &[
            "<h3 id=\"safety-first\">Safety first</h3>",
            "<h3 id=\"safety-first-2\">Safety first</h3>",
            "A helmet at Acme &amp; Sons: <a href=\"../../../en/loyalty/gift/#steps\">gift</a>",
            "<a href=\"#safety-first\">here</a>",
            "<a href=\"#safety-first-2\">here</a>",
            "data-check=\"__snippet-safety:2\"",
            "data-check=\"__snippet-safety.2:1\"",
            "data-check=\"pitfalls:1\"",
            "data-quiz=\"quiz-awareness-ebook-__snippet-safety-1\"",
            "data-quiz=\"quiz-awareness-ebook-__snippet-safety.2-1\"",
            "<li id=\"__footnote-2\">",
            "src=\"../../../assets/helmet.",
        ],
    );
    let mut ids = ids(&guide);
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id is there twice");
    // A page of another depth, within a list, in the other language.
    let about = page(&site, "vi/about/index.html");
    assert_has(
        &about,
        &["Mũ ở Công ty Acme", "href=\"../../vi/trung-thanh/gift/#steps\"", "src=\"../../assets/helmet."],
    );
    let both = page(&site, "both/awareness/ebook/index.html");
    assert_has(&both, &["A helmet at Acme &amp; Sons", "Mũ ở Công ty Acme"]);
    let full = page(&site, "llms-full.txt");
    assert_has(&full, &["A helmet at Acme & Sons", "### Safety first", "- [ ] boots", "[^awareness-ebook-2]: Really."]);
    let export = playbook.run(&["export", "markdown", "--language", "vi"]);
    assert_has(&export.stdout, &["Mũ ở Công ty Acme", "An toàn trước hết"]);
    let found = playbook.run(&["search", "boots"]);
    assert_has(&found.stdout, &["Ebook"]);
}

#[test]
fn a_snippet_may_follow_the_title_of_an_alert_in_the_next_line() {
    for title in ["[!TIP]", "[!TIP] Own *title*", "[!TIP]- Folded"] {
        for lines in ["{{snippet:safety}}", "{{snippet:safety}}\n> {{snippet:safety}}"] {
            let playbook = clean();
            playbook.write("content/snippets/safety.en.md", "Wear a **helmet**.\n\nAlways.\n");
            playbook.write("content/snippets/safety.vi.md", "Đội **mũ**.\n\nLuôn luôn.\n");
            add(&playbook, EBOOK, &format!("\n> {title}\n> {lines}\n"));
            let report = playbook.run(&["check", "--strict"]);
            assert_eq!(report.code, 0, "{title} {lines}: {}", report.stdout);
            let guide = page(&playbook.build("out", &[]), "en/awareness/ebook/index.html");
            let times = lines.matches("{{").count();
            assert_eq!(
                guide.matches("<p>Wear a <strong>helmet</strong>.</p>\n<p>Always.</p>").count(),
                times,
                "{guide}"
            );
            assert!(!guide.contains("<p></p>") && !guide.contains("{{"), "{guide}");
        }
    }
}

#[test]
fn a_snippet_may_be_all_that_a_definition_says() {
    let playbook = clean();
    playbook.write("content/snippets/safety.en.md", "Wear a **helmet**.\n");
    playbook.write("content/snippets/safety.vi.md", "Đội **mũ**.\n");
    add(&playbook, EBOOK, "\nSafety\n: {{snippet:safety}}\n\nMore\n\n: {{snippet:safety}}\n\n    And words.\n");
    let report = playbook.run(&["check", "--strict"]);
    assert_eq!(report.code, 0, "{}", report.stdout);
    let guide = page(&playbook.build("out", &[]), "en/awareness/ebook/index.html");
    assert_has(&guide, &["<dd>Wear a <strong>helmet</strong>.</dd>", "<p>And words.</p>"]);
}

#[test]
fn a_snippet_that_is_not_translated_is_shown_as_it_is_with_a_notice() {
    let playbook = with_snippet();
    playbook.remove(&format!("{SAFETY}.vi.md"));
    let site = playbook.build("out", &[]);
    let guide = page(&site, "vi/nhan-biet/ebook/index.html");
    assert_has(
        &guide,
        &[
            "<p class=\"notice\">Nội dung này chưa có bản dịch nên được hiển thị bằng tiếng Anh.</p>\n<div lang=\"en\">",
            "A helmet at Acme &amp; Sons: <a href=\"../../../en/loyalty/gift/#steps\">gift</a>",
            ">touchpoint</a>",
            "data-quiz-check=\"\">Check my answer</button>",
        ],
    );
    assert_eq!(guide.matches("<div lang=\"en\">").count(), 4, "two texts and two footnotes");
    assert_eq!(guide.matches("class=\"notice\"").count(), 2);
}

#[test]
fn a_changed_snippet_makes_its_own_translation_stale_and_no_other() {
    let playbook = with_snippet();
    for path in [format!("{EBOOK}.vi.md"), format!("{SAFETY}.vi.md")] {
        let accepted = playbook.run(&["status", "--accept", &path]);
        assert_eq!(accepted.code, 0, "{}", accepted.stderr);
    }
    let recorded = playbook.read(&format!("{SAFETY}.vi.md"));
    assert!(recorded.starts_with("---\ntranslated_from:\n  intro: \""), "{recorded}");
    let stale = || playbook.run(&["check", "--code", "translation/stale", "--format", "json"]).stdout;
    assert!(!stale().contains("translation/stale"), "{}", stale());
    playbook.edit(&format!("{SAFETY}.en.md"), "A helmet", "Two helmets");
    assert_eq!(stale().matches("translation/stale").count(), 1);
    assert_has(&stale(), &["content/snippets/safety.vi.md"]);
    assert_has(&playbook.run(&["status"]).stdout, &["snippets/safety", "snippets  "]);
    playbook.run(&["status", "--accept", &format!("{SAFETY}.vi.md")]);
    assert!(!stale().contains("translation/stale"), "{}", stale());
}

#[test]
fn variables_are_in_every_text_and_nowhere_in_code() {
    let playbook = with_snippet();
    playbook.edit(&format!("{EBOOK}.en.md"), "title: Ebook", "title: The ebook of {{company}}");
    playbook.edit(&format!("{EBOOK}.en.md"), "summary: What", "summary: \"{{company}}: what\" #");
    playbook.edit(
        "content/glossary.yaml",
        "A place where a customer meets the business.",
        "\"At {{company}}, a place where they meet.\"",
    );
    let more = "\n## Of {{company}}\n\n**{{company}}** `{{company}}` \\{{company}} <{{portal}}/a> [x]({{portal}}/b \"{{company}}\") \
                \"{{company}}\"\n\n    {{company}}\n\n> [!TIP] {{company}}\n> Words.\n";
    add(&playbook, "content/pages/about", more);
    let site = playbook.build("out", &[]);
    let about = page(&site, "en/about/index.html");
    assert_has(
        &about,
        &[
            "<h2 id=\"of-company\">Of Acme &amp; Sons</h2>",
            "<strong>Acme &amp; Sons</strong> <code>{{company}}</code> {{company}}",
            "<a href=\"https://intranet.example.org/b\" rel=\"noopener external\" title=\"Acme &amp; Sons\">x</a>",
            "“Acme &amp; Sons”",
            "<code>{{company}}\n</code>",
            "<p class=\"alert-title\">Acme &amp; Sons</p>",
            "data-definition=\"At Acme &amp; Sons, a place where",
        ],
    );
    let guide = page(&site, "en/awareness/ebook/index.html");
    assert_has(&guide, &["<h1>The ebook of Acme &amp; Sons</h1>", "<p class=\"lead\">Acme &amp; Sons: what"]);
    assert_has(&page(&site, "vi/about/index.html"), &["<h2 id=\"of-company\">Of Công ty Acme</h2>"]);
    assert!(!page(&site, "playbook.json").contains("{{"));
}

#[test]
fn a_snippet_of_one_paragraph_is_a_sentence_of_yaml_too() {
    let playbook = clean();
    playbook.write("content/snippets/note.en.md", "Ask *the shop* at the [about page](../pages/about.en.md).\n");
    playbook.write("content/snippets/note.vi.md", "Hãy hỏi *cửa hàng* ở [trang này](../pages/about.vi.md).\n");
    let settings = playbook.read("content/playbook.yaml");
    let line = settings.lines().find(|line| line.contains("Everything that")).unwrap();
    playbook.edit("content/playbook.yaml", line, "  en: \"{{snippet:note}}\"");
    let site = playbook.build("out", &[]);
    assert_has(
        &page(&site, "en/index.html"),
        &[
            "Ask <em>the shop</em> at the <a href=\"../en/about/\">about page</a>.",
            "content=\"Ask the shop at the about page.\"",
        ],
    );
}

#[test]
fn snippets_that_double_at_each_level_are_refused_in_good_time() {
    let playbook = clean();
    for at in 0..40 {
        let next = format!("{{{{snippet:s{}}}}}\n\n", at + 1);
        playbook.write(&format!("content/snippets/s{at}.en.md"), &format!("## Words\n\n{next}{next}"));
        playbook.write(&format!("content/snippets/s{at}.vi.md"), &format!("## Chữ\n\n{next}{next}"));
    }
    playbook.write("content/snippets/s40.en.md", "Words.\n");
    playbook.write("content/snippets/s40.vi.md", "Chữ.\n");
    add(&playbook, "content/pages/about", "\n{{snippet:s0}}\n");
    let report = playbook.run(&["check", "--format", "json"]);
    assert_eq!(report.code, 1);
    assert_has(&report.stdout, &["the text becomes larger than 4 MiB"]);
}

#[test]
fn a_fix_writes_the_names_that_were_meant() {
    let playbook = with_snippet();
    add(&playbook, "content/pages/about", "\n{{Company}} {{cômpany}}\n\n{{snippet:safty}}\n");
    playbook.run(&["check", "--fix"]);
    let text = playbook.read("content/pages/about.en.md");
    assert!(text.ends_with("\n{{company}} {{company}}\n\n{{snippet:safety}}\n"), "{text}");
}
