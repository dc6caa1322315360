//! Playbooks in one language, two and three; a text that begins in another than the main one; and a language that is
//! added file by file.

use std::collections::BTreeMap;

use crate::support::Playbook;

type Site = BTreeMap<String, Vec<u8>>;

fn page<'s>(site: &'s Site, path: &str) -> &'s str {
    let bytes = site.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", site.keys().collect::<Vec<_>>()));
    std::str::from_utf8(bytes).unwrap()
}

/// Makes a new playbook in these languages.
fn init(languages: &str) -> Playbook {
    let playbook = Playbook::empty();
    let run = playbook.run(&["init", ".", "--languages", languages]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    playbook
}

/// Returns the codes that a check finds, each once.
fn codes(playbook: &Playbook) -> Vec<String> {
    let run = playbook.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let of = |found: &serde_json::Value| format!("{} {}", found["severity"], found["code"]).replace('"', "");
    let mut codes: Vec<String> = report["diagnostics"].as_array().unwrap().iter().map(of).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// Returns the languages that the switch of a page leads to, and those of its alternates.
fn switch(page: &str) -> (Vec<&str>, Vec<&str>) {
    let tags =
        |from: &str| -> Vec<&str> { page.split(from).skip(1).filter_map(|rest| rest.split('"').next()).collect() };
    let bar = page.split("class=\"language-switch\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    let bar =
        bar.into_iter().flat_map(|bar| bar.split("hreflang=\"").skip(1)).filter_map(|rest| rest.split('"').next());
    (bar.collect(), tags("<link rel=\"alternate\" hreflang=\""))
}

fn canonical(page: &str) -> &str {
    page.split("<link rel=\"canonical\" href=\"").nth(1).unwrap().split('"').next().unwrap()
}

#[test]
fn a_new_playbook_has_no_errors_in_whatever_languages() {
    for languages in ["vi", "en", "en,vi", "vi,en", "en-GB,vi-VN"] {
        assert_eq!(codes(&init(languages)), [""; 0], "{languages}");
    }
    for languages in ["vi,en,ja", "ja", "pt-BR", "ja,en", "zh-Hant,vi"] {
        let playbook = init(languages);
        assert!(codes(&playbook).iter().all(|code| code.starts_with("warning")), "{languages}: {:?}", codes(&playbook));
        playbook.build("site", &[]);
    }
}

#[test]
fn in_one_language_the_status_counts_texts_and_names_activities_without_a_guide() {
    let playbook = Playbook::empty();
    playbook.run(&["init", ".", "--languages", "vi"]);
    std::fs::remove_file(playbook.path("content/guides/loyalty/gift.vi.md")).unwrap();
    let shown = playbook.run(&["status"]).stdout;
    assert!(shown.contains("loyalty/… (no guide)"), "{shown}");
    let total = shown.lines().find(|line| line.starts_with("total")).unwrap();
    assert_eq!(total.split_whitespace().collect::<Vec<_>>(), ["total", "4", "of", "5", "5"], "{shown}");
}

#[test]
fn what_lacks_a_string_names_the_language_that_is_shown() {
    let playbook = Playbook::empty();
    playbook.run(&["init", ".", "--languages", "ja,fr"]);
    let said = playbook.run(&["check", "--code", "theme"]).stdout;
    // Neither has strings, so pages are English in both.
    assert_eq!(said.matches("is shown in `en`").count(), 2, "{said}");
}

#[test]
fn init_says_what_is_left_to_translate_and_which_tag_was_meant() {
    let run = |languages: &str| Playbook::empty().run(&["init", ".", "--languages", languages]);
    assert!(run("vi,en,ja,fr").stdout.contains("The languages ja, fr have no texts yet."));
    assert!(run("pt-br").stdout.contains("There are no texts in `pt-BR` yet"));
    assert!(!run("vi").stdout.contains("texts"));
    for (wrong, meant) in [("vn", "`vi`"), ("Tiếng Việt", "`vi`"), ("pt_BR", "`pt-BR`"), ("en,english", "`en`")] {
        let run = run(wrong);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains(&format!("Did you mean {meant}?")), "{wrong}: {}", run.stderr);
    }
    for wrong in ["", "e", "vi,en,vi", "en,"] {
        assert_eq!(run(wrong).code, 2, "{wrong}");
    }
}

#[test]
fn a_vietnamese_playbook_has_nothing_of_another_language() {
    let playbook = init("vi");
    let site = playbook.build("site", &[]);
    assert!(site.keys().all(|path| !path.starts_with("en/") && !path.starts_with("both/")));
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.contains("lang=\"en\"") && !text.contains("hreflang=\"en\""), "{path}");
        assert_eq!(switch(text), (vec![], vec![]), "{path}");
    }
    let guide = page(&site, "vi/nhan-biet/tang-ebook/index.html");
    assert!(guide.contains("<html lang=\"vi\">") && !guide.contains("data-keep-language"), "{guide}");
    // There is nothing to choose from: the page leads on by itself.
    assert!(page(&site, "index.html").contains("http-equiv=\"refresh\" content=\"0; url=./vi/\""));
    let settings = playbook.read("content/playbook.yaml");
    assert!(settings.starts_with("# Phần cài đặt của cẩm nang") && !settings.contains("en:"), "{settings}");
    playbook.run(&["new", "guide", "awareness/hoi-thao", "--activity", "ebook"]);
    assert_eq!(codes(&playbook), [""; 0]);
}

#[test]
fn an_english_playbook_in_two_languages_has_english_first() {
    let site = init("en,vi").build("site", &["--base-url", "https://example.org/"]);
    let guide = page(&site, "vi/nhan-biet/tang-ebook/index.html");
    let (bar, alternates) = switch(guide);
    assert_eq!((bar, alternates), (vec!["en", "vi"], vec!["en", "vi", "x-default"]));
    assert_eq!(canonical(guide), "https://example.org/vi/nhan-biet/tang-ebook/");
    let both = page(&site, "both/awareness/ebook/index.html");
    assert!(both.contains("<html lang=\"en\">"), "{both}");
    assert_eq!(
        both.matches("<div class=\"prose\" lang=\"en\">").count(),
        both.matches("<div class=\"prose\" lang=\"vi\">").count()
    );
}

#[test]
fn a_text_begins_in_any_language_and_is_translated_into_the_main_one_later() {
    let playbook = init("en,vi");
    let path = |lang: &str| format!("content/guides/awareness/ebook.{lang}.md");
    let (english, vietnamese) = (playbook.read(&path("en")), playbook.read(&path("vi")));
    let facts: String =
        english.lines().skip(3).take_while(|line| *line != "---").map(|line| format!("{line}\n")).collect();
    playbook.write(&path("vi"), &vietnamese.replacen("\n---\n", &format!("\n{facts}---\n"), 1));
    playbook.remove(&path("en"));
    playbook.remove("content/pages/about.en.md");
    assert_eq!(codes(&playbook), ["warning translation/missing"]);

    let site = playbook.build("site", &["--base-url", "https://example.org/"]);
    // The English page shows the Vietnamese text and stands for the Vietnamese page.
    let guide = page(&site, "en/awareness/tang-ebook/index.html");
    assert!(guide.contains("It is shown in Vietnamese.") && guide.contains("<h1 lang=\"vi\">"), "{guide}");
    assert_eq!(canonical(guide), "https://example.org/vi/nhan-biet/tang-ebook/");
    assert_eq!(switch(guide), (vec!["en", "vi"], vec![]));
    assert!(!guide.contains("data-keep-language") && !site.contains_key("both/awareness/ebook/index.html"));
    // A link to the English file, which is still to come, leads there.
    let linking = page(&site, "en/loyalty/gift/index.html");
    assert!(linking.contains("href=\"../../../en/awareness/tang-ebook/\""), "{linking}");
    let about = page(&site, "en/gioi-thieu/index.html");
    assert!(about.contains("<h1 lang=\"vi\">") && about.contains("class=\"notice\""), "{about}");
    let data: serde_json::Value = serde_json::from_slice(&site["playbook.json"]).unwrap();
    let ebook = data["guides"].as_array().unwrap().iter().find(|guide| guide["id"] == "awareness/ebook").unwrap();
    assert_eq!(ebook["source"], "vi");
    assert!(ebook["text"]["en"].is_null() && !ebook["text"]["vi"].is_null());
    assert!(
        page(&site, "vi/feed.xml").contains("<feed") && !page(&site, "llms.txt").contains("en/awareness/tang-ebook")
    );
    assert!(page(&site, "llms.txt").contains("vi/nhan-biet/tang-ebook"));

    // Translated into the main language, recorded, and stale when its source changes.
    let head: String = english.lines().take(3).map(|line| format!("{line}\n")).collect();
    let body = english.split_once("\n---\n").unwrap().1;
    playbook.write(&path("en"), &format!("{head}---\n{body}"));
    let run = playbook.run(&["status", "--accept", &path("en")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(playbook.run(&["status", "--accept", &path("vi")]).code, 2);
    playbook.edit(&path("vi"), "Lấy câu khách hàng hay hỏi nhất.", "Lấy câu khách hàng hay hỏi nhất trong tuần.");
    assert_eq!(codes(&playbook), ["warning translation/missing", "warning translation/stale"]);
    let status = playbook.run(&["status", "--format", "json"]).stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["languages"], serde_json::json!(["en", "vi"]));
    let ebook = status["texts"].as_array().unwrap().iter().find(|text| text["id"] == "awareness/ebook").unwrap();
    assert_eq!((&ebook["lang"], &ebook["translations"][0]["lang"]), (&"vi".into(), &"en".into()));
    assert_eq!(
        (&ebook["translations"][0]["state"], &ebook["translations"][0]["changed"]),
        (&"stale".into(), &serde_json::json!(["steps"]))
    );
    let site = playbook.build("site", &["--base-url", "https://example.org/"]);
    let both = page(&site, "both/awareness/ebook/index.html");
    let first = |lang: &str| both.find(&format!("<div class=\"prose\" lang=\"{lang}\">")).unwrap();
    assert!(both.contains("<html lang=\"vi\">") && first("vi") < first("en"), "{both}");
    assert!(page(&site, "en/awareness/ebook/index.html").contains("The original has changed"));
}

#[test]
fn a_page_translated_into_the_main_language_says_so_to_be_tracked() {
    let playbook = init("en,vi");
    let [english, vietnamese] = ["en", "vi"].map(|lang| format!("content/pages/about.{lang}.md"));
    // Of two that record no source, the one in the main language is it.
    assert!(playbook.run(&["status", "--accept", &english]).stderr.contains("translated_from: {}"));
    playbook.edit(&english, "\n---\n", "\ntranslated_from: {}\n---\n");
    assert_eq!(playbook.run(&["status", "--accept", &english]).code, 0);
    assert_eq!(codes(&playbook), [""; 0]);
    playbook.edit(&vietnamese, "summary: Cẩm nang", "summary: Quyển cẩm nang");
    assert_eq!(codes(&playbook), ["warning translation/stale"]);
}

/// Puts a Japanese text into some of the texts of a playbook in Vietnamese, English and Japanese.
fn translate_half(playbook: &Playbook) {
    playbook.edit("content/playbook.yaml", "title:\n", "title:\n  ja: 私たちのプレイブック\n");
    playbook.edit("content/stages/awareness.yaml", "name:\n", "name:\n  ja: 認知\n");
    playbook.edit("content/stages/awareness.yaml", "slug:\n", "slug:\n  ja: ninchi\n");
    playbook.edit("content/glossary.yaml", "  term:\n", "  term:\n    ja: 接点\n");
    let text = playbook.read("content/guides/awareness/ebook.en.md");
    let text = text.replace("title: Knowledge ebook giveaway", "title: 電子書籍の贈呈").replace(".en.md)", ".ja.md)");
    playbook.write("content/guides/awareness/ebook.ja.md", &text);
    playbook.write("themes/default/strings/ja.yaml", "nav:\n  home: ホーム\n");
}

#[test]
fn a_third_language_is_half_translated() {
    let playbook = init("vi,en,ja");
    translate_half(&playbook);
    let warnings = ["localized/missing-language", "theme/missing-string", "translation/missing"]
        .map(|code| format!("warning {code}"));
    assert_eq!(codes(&playbook), warnings);
    let site = playbook.build("site", &["--base-url", "https://example.org/"]);
    // What is translated stands as it is, the rest is marked with its language, and readers are told.
    let stage = page(&site, "ja/ninchi/index.html");
    assert!(stage.contains("<h1>認知</h1>") && stage.contains("<li><a href=\"../../ja/\">ホーム</a></li>"), "{stage}");
    assert!(stage.contains("<span lang=\"vi\">Gặp thương hiệu lần đầu.</span>"), "{stage}");
    assert!(stage.contains("<p class=\"notice\">Một phần trang này chưa được dịch, nên hiện bằng tiếng Việt.</p>"));
    assert!(stage.contains("<span class=\"path-name\"><span lang=\"vi\">Xem xét</span></span>"));
    // A part of an address that is missing is the main language's.
    let untranslated = page(&site, "ja/xem-xet/trai-nghiem-san-pham-mau/index.html");
    assert_eq!(canonical(untranslated), "https://example.org/vi/xem-xet/trai-nghiem-san-pham-mau/");
    let guide = page(&site, "ja/ninchi/ebook/index.html");
    assert!(guide.contains("<h1>電子書籍の贈呈</h1>") && guide.contains("<dd lang=\"vi\">Website</dd>"), "{guide}");
    assert!(guide.contains(
        "data-language=\"ja\" aria-current=\"true\"><span class=\"short\">JA</span>\n<span class=\"long\">日本語"
    ));
    assert_eq!(switch(guide), (vec!["vi", "en", "ja"], vec!["vi", "en", "ja", "x-default"]));
    // Each translation has its page beside the source; where there is none, none is led to.
    assert!(guide.contains("href=\"../../../both/awareness/ebook/ja/\""), "{guide}");
    assert!(page(&site, "vi/nhan-biet/tang-ebook/index.html").contains("href=\"../../../both/awareness/ebook/\""));
    assert!(!untranslated.contains("data-keep-language"), "{untranslated}");
    let both = page(&site, "both/awareness/ebook/ja/index.html");
    assert!(both.contains("<div class=\"prose\" lang=\"vi\">") && both.contains("<div class=\"prose\" lang=\"ja\">"));
    assert!(!both.contains("<div class=\"prose\" lang=\"en\">"));
    assert_eq!(switch(both), (vec!["vi", "en", "ja"], vec![]));
    let data: serde_json::Value = serde_json::from_slice(&site["playbook.json"]).unwrap();
    assert_eq!(data["stages"][0]["name"], serde_json::json!({"vi": "Nhận biết", "en": "Awareness", "ja": "認知"}));
    assert_eq!(data["stages"][1]["name"], serde_json::json!({"vi": "Xem xét", "en": "Consideration"}));

    let status = playbook.run(&["status", "--format", "json"]).stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let file =
        |name: &str| status["files"].as_array().unwrap().iter().find(|file| file["file"] == name).unwrap().clone();
    assert_eq!(file("content/stages/awareness.yaml")["texts"], 16);
    assert_eq!(file("content/stages/awareness.yaml")["languages"][2], serde_json::json!({"lang": "ja", "missing": 14}));
    let strings = &status["theme_strings"][2];
    assert_eq!(
        (&strings["lang"], strings["missing"].as_u64().unwrap() + 1),
        (&"ja".into(), strings["strings"].as_u64().unwrap())
    );
    let human = playbook.run(&["status"]).stdout;
    assert!(human.contains("Missing in ja") && human.contains("14 of 16"), "{human}");
}

#[test]
fn a_language_has_the_name_that_the_playbook_gives_it() {
    let playbook = init("en,vi");
    playbook.edit("content/playbook.yaml", "[en, vi]", "[en, {code: vi, name: Việt ngữ}]");
    assert_eq!(codes(&playbook), [""; 0]);
    let site = playbook.build("site", &[]);
    assert!(page(&site, "en/index.html").contains("<span class=\"long\">Việt ngữ</span>"));
    assert!(page(&site, "index.html").contains("<strong>Việt ngữ</strong>"));
    let made = playbook.run(&["new", "guide", "awareness/quiz-night", "--activity", "ebook"]);
    assert!(made.stdout.contains("quiz-night.vi.md"), "{}", made.stdout);
    let schema = playbook.run(&["schema", "stage"]).stdout;
    assert!(schema.contains("\"required\": [\n        \"en\",\n        \"vi\"\n      ]"), "{schema}");
}

/// Returns the files of the first playbook that differ in the second, those that everything else needs first.
fn differing(from: &Playbook, to: &Playbook) -> Vec<String> {
    let files = |playbook: &Playbook| crate::support::files(&playbook.path("content"));
    let (before, after) = (files(from), files(to));
    let differs = |(path, text): &(&String, &Vec<u8>)| before.get(*path) != Some(text);
    after.iter().filter(differs).map(|(path, _)| format!("content/{path}")).collect()
}

#[test]
fn a_second_language_is_added_file_by_file_and_every_build_between_is_good() {
    for (first, both) in [("en", "en,vi"), ("vi", "vi,en")] {
        let (playbook, goal) = (init(first), init(both));
        // With the language declared and nothing translated, one mistake says what to do.
        let declared = format!("[{}]", both.replace(',', ", "));
        playbook.edit("content/playbook.yaml", &format!("[{first}]"), &declared);
        let run = playbook.run(&["check"]);
        assert_eq!(run.stdout.matches("error[").count(), 1, "{}", run.stdout);
        assert!(run.stdout.contains("checks: {localized/missing-language: warning}"), "{}", run.stdout);
        let lowered = "\nchecks: {localized/missing-language: warning}\n";
        playbook.write("content/playbook.yaml", &(playbook.read("content/playbook.yaml") + lowered));
        let mut last = usize::MAX;
        let files = differing(&playbook, &goal);
        assert!(files.len() > 12, "{files:?}");
        for file in files {
            let added = if file == "content/playbook.yaml" { lowered } else { "" };
            playbook.write(&file, &(goal.read(&file) + added));
            let run = playbook.run(&["build", "--out", "site"]);
            assert_eq!(run.code, 0, "{file}: {}", run.stderr);
            let warnings = run.stderr.matches("warning[").count();
            assert!(warnings <= last, "{file}: {}", run.stderr);
            last = warnings;
        }
        assert_eq!(last, 0);
        playbook.write("content/playbook.yaml", &goal.read("content/playbook.yaml"));
        assert_eq!(codes(&playbook), [""; 0]);
        assert_eq!(playbook.build("one", &[]), goal.build("one", &[]), "the way there leaves nothing behind");
    }
}

#[test]
fn where_the_code_is_off_nothing_is_said_and_all_is_counted() {
    let playbook = init("en,vi");
    playbook.edit("content/stages/loyalty.yaml", "  vi: Trung thành\n", "");
    assert_eq!(codes(&playbook), ["error localized/missing-language"]);
    assert_eq!(playbook.run(&["build"]).code, 1);
    playbook.write(
        "content/playbook.yaml",
        &(playbook.read("content/playbook.yaml") + "checks: {localized/missing-language: off}\n"),
    );
    assert_eq!(codes(&playbook), [""; 0]);
    let human = playbook.run(&["status"]).stdout;
    assert!(human.contains("content/stages/loyalty.yaml") && human.contains("1 of 16"), "{human}");
    let schema = playbook.run(&["schema", "stage"]).stdout;
    assert!(schema.contains("\"minProperties\": 1") && !schema.contains("\"required\": [\n        \"en\""), "{schema}");
    let site = playbook.build("site", &[]);
    assert!(page(&site, "vi/trung-thanh/index.html").contains("<h1><span lang=\"en\">Loyalty</span></h1>"));
}

#[test]
fn the_built_in_theme_is_listed_and_shown() {
    let playbook = Playbook::empty();
    let list = playbook.run(&["theme", "list"]).stdout;
    let files: Vec<&str> = list.lines().collect();
    assert!(files.is_sorted() && files.contains(&"strings/en.yaml") && files.contains(&"templates/guide.html"));
    let english = std::fs::read_to_string(crate::support::repository().join("themes/default/strings/en.yaml")).unwrap();
    for name in ["strings/en.yaml", "./strings/en.yaml", "themes/default/strings/en.yaml"] {
        assert_eq!(playbook.run(&["theme", "show", name]).stdout, english, "{name}");
    }
    for (wrong, meant) in [("en.yaml", "strings/en.yaml"), ("templates/giude.html", "templates/guide.html")] {
        let run = playbook.run(&["theme", "show", wrong]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains(&format!("Did you mean {meant}?")), "{}", run.stderr);
    }
    let run = playbook.run(&["theme", "show", "zzzzzz"]);
    assert!(run.code == 2 && run.stderr.contains("stagecraft theme list"), "{}", run.stderr);
}
