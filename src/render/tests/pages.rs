//! What is on the pages.

use std::collections::{BTreeMap, HashSet};

use super::{one_line, sample, sample_site, with_base};
use crate::plan::PlanOptions;
use crate::render::SiteOptions;
use crate::slice::Slice;

/// Returns the pages among the files of a site.
fn pages(site: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    site.iter().filter(|(file, _)| file.strip_suffix(".html").is_some())
}

/// Returns the values of an attribute on a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    page.match_indices(&start)
        .map(|(at, _)| page.slice(at + start.len()..).split('"').next().unwrap_or_default())
        .collect()
}

/// Returns the file that `href` leads to from the page at `file`, and its anchor.
fn target(file: &str, href: &str) -> (String, Option<String>) {
    let (path, anchor) = href.split_once('#').map_or((href, None), |(path, anchor)| (path, Some(anchor.to_owned())));
    if path.is_empty() {
        return (file.to_owned(), anchor);
    }
    // What hosts show at any depth begins at the host; it is at the root.
    let path = path.strip_prefix('/').filter(|_| file == "404.html").unwrap_or(path);
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/").replace("%20", " ");
    let path = path.split('?').next().unwrap().to_owned();
    (if path.ends_with('/') || path.is_empty() { format!("{path}index.html") } else { path }, anchor)
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor() {
    for offline in [false, true] {
        let plan = PlanOptions { offline, drafts: false };
        let site = super::files(sample::playbook(), SiteOptions { plan, base_url: None });
        let mut followed = 0;
        for (file, page) in pages(&site) {
            for href in values(page, "href").into_iter().chain(values(page, "src")) {
                if href.starts_with("https://") || href.starts_with("mailto:") {
                    continue;
                }
                let (path, anchor) = target(file, href);
                let Some(other) = site.get(&path) else { panic!("{file}: {href} leads to no file ({path})") };
                if let Some(anchor) = anchor {
                    assert!(values(other, "id").contains(&anchor.as_str()), "{file}: {href}");
                }
                followed += 1;
            }
        }
        assert!(followed > 500, "{followed}");
    }
}

#[test]
fn ids_are_unique_and_headings_in_order() {
    for (file, page) in pages(&sample_site()) {
        let mut seen = HashSet::new();
        // The frame in the other language is put in the place of the one that is there.
        let frame = page.find("<template data-frame").map_or(0..0, |at| at..page.find("<main").unwrap_or(at));
        let own = [page.slice(..frame.start), page.slice(frame.end..)].concat();
        for id in values(&own, "id") {
            assert!(seen.insert(id), "{file}: {id} stands twice");
        }
        if page.contains("http-equiv") {
            continue;
        }
        let levels: Vec<u32> = page
            .match_indices("<h")
            .filter_map(|(at, _)| page.slice(at + 2..).chars().next().and_then(|level| level.to_digit(10)))
            .collect();
        assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1, "{file}: one heading of level 1");
        let main = page.find("<main").map_or("", |at| page.slice(at..));
        let first =
            main.match_indices("<h").map(|(at, _)| main.slice(at..at + 3)).find(|tag| tag.ends_with(char::is_numeric));
        assert_eq!(first, Some("<h1"), "{file}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{file}: {levels:?}");
    }
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
    for (file, page) in pages(&sample_site()) {
        assert!(!page.contains("<style") && !page.contains(" style="), "{file}");
        // Linked data is no script: browsers do not run it.
        let run = page.matches("<script").count() - page.matches("<script type=\"application/ld+json\"").count();
        assert!(run == page.matches("<script src=\"").count(), "{file}");
        for source in values(page, "src") {
            assert!(!source.contains("//"), "{file}: {source}");
        }
        let mut attributes =
            page.match_indices(" on").map(|(at, _)| page.slice(at + 1..).split('"').next().unwrap_or_default());
        assert!(!attributes.any(|name| name.ends_with('=') && !name.contains(' ')), "{file} has a handler");
    }
}

#[test]
fn a_text_s_open_places_are_filled() {
    let site = sample_site();
    let page = one_line(&site["en/awareness/game/index.html"]);
    for part in [
        "<h2 id=\"why\">Why</h2>",
        "<a>a draft</a>",
        "<a href=\"../../../en/consideration/only/#why\">a guide</a>",
        "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" rel=\"noopener external\">a site</a>",
        "<a href=\"#steps\">steps</a>",
        "<a href=\"../../../en/glossary/#channel\" class=\"term\" data-term=\"channel\" data-definition=\"What &quot;it&quot; is\">Channel &lt;&amp;&gt;</a>",
        "<img src=\"../../../assets/two%20words.0123456789abcdef.png\" alt=\"A picture\" />",
        "<p class=\"alert-title\">Tip</p>",
        "<input type=\"checkbox\" id=\"__check-steps-1\" data-check=\"steps:1\" /> Tick",
        "<legend>Which &lt;one&gt;?</legend>",
        "<input type=\"checkbox\" name=\"quiz-awareness-game-1\" value=\"1\" data-correct=\"\" />",
        "<p>raw</p>",
    ] {
        assert!(page.contains(part), "{part} is not on the page");
    }
    assert!(site["vi/awareness-vi/tro-choi/index.html"].contains("<p class=\"alert-title\">Mẹo</p>"));
}

#[test]
fn an_untranslated_guide_is_shown_in_the_source_language_and_says_so() {
    let site = super::files(sample::playbook(), with_base("https://example.org/docs"));
    let page = &site["vi/consideration-vi/only/index.html"];
    assert!(page.starts_with("<!doctype html>\n<html lang=\"vi\">"));
    assert!(page.contains("<h1 lang=\"en\">Only in English</h1>"));
    assert!(page.contains("<div class=\"prose\" lang=\"en\">\n\n<p>Plain text.</p>"));
    assert!(page.contains("Nội dung này chưa có bản dịch nên được hiển thị bằng tiếng Anh."));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/docs/en/consideration/only/\">"));
    assert!(!page.contains("rel=\"alternate\" hreflang"));
    assert!(!site["en/consideration/only/index.html"].contains("rel=\"alternate\" hreflang"));
}

#[test]
fn a_translated_page_names_its_other_languages() {
    let site = super::files(sample::playbook(), with_base("https://example.org/docs/"));
    let page = one_line(&site["vi/awareness-vi/tro-choi/index.html"]);
    for part in [
        "<link rel=\"canonical\" href=\"https://example.org/docs/vi/awareness-vi/tro-choi/\">",
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/docs/en/awareness/game/\">",
        "<link rel=\"alternate\" hreflang=\"vi\" href=\"https://example.org/docs/vi/awareness-vi/tro-choi/\">",
        "href=\"../../../en/awareness/game/\" lang=\"en\" hreflang=\"en\" data-language=\"en\">",
        "Những phần có thể chưa cập nhật: tiêu đề và tóm tắt, Vì sao.",
    ] {
        assert!(page.contains(part), "{part} is not on the page");
    }
}

#[test]
fn the_path_leads_from_guide_to_guide_over_the_stages() {
    let site = sample_site();
    let first = &site["en/awareness/game/index.html"];
    assert!(!first.contains("<p class=\"previous\""));
    let link = |page: &str, class: &str| -> Option<String> {
        let at = page.find(&format!("<p class=\"{class}\""))?;
        values(page.slice(at..), "href").into_iter().find(|href| !href.starts_with('#')).map(str::to_owned)
    };
    assert_eq!(link(first, "next").as_deref(), Some("../../../en/consideration/only/"));
    let last = &site["en/consideration/only/index.html"];
    assert_eq!(link(last, "previous").as_deref(), Some("../../../en/awareness/game/"));
    assert!(!last.contains("<p class=\"next\""), "the draft is not on the path");
}

#[test]
fn drafts_are_shown_only_when_asked_for() {
    assert!(!sample_site().keys().any(|file| file.contains("draft")));
    let plan = PlanOptions { drafts: true, offline: false };
    let site = super::files(sample::playbook(), SiteOptions { plan, base_url: None });
    assert!(site["en/loyalty/draft/index.html"].contains("This guide is a draft."));
    assert!(site["en/awareness/game/index.html"].contains("<a href=\"../../../en/loyalty/draft/\">a draft</a>"));
}

#[test]
fn the_map_shows_touchpoints_and_gaps() {
    let page = &sample_site()["en/map/index.html"];
    assert_eq!(page.matches("<td class=\"gap\"").count(), 7, "ten cells, three of them with a guide");
    assert_eq!(page.matches("No touchpoint").count(), 7);
    assert!(page.contains("<h1>The map</h1>"), "the introduction stands on top");
}

#[test]
fn times_and_people_are_counted_in_the_language() {
    let site = sample_site();
    let english = one_line(&site["en/plan/index.html"]);
    assert!(english.contains("data-minutes=\"480\"><time datetime=\"1d\">1 day</time>"));
    assert!(english.contains("data-minutes=\"4800\"><time datetime=\"2w\">2 weeks</time>"));
    assert!(english.contains(">2–4 people</td>"));
    assert!(site["vi/plan/index.html"].contains(">2–4 người</td>"));
}

#[test]
fn the_glossary_goes_by_the_language_s_alphabet() {
    let letters = |page: &str| -> Vec<String> {
        let headings = page.match_indices("<h2 id=\"__letter-");
        headings.filter_map(|(at, _)| page.slice(at..).split(['>', '<']).nth(2).map(ToOwned::to_owned)).collect()
    };
    let site = sample_site();
    assert_eq!(letters(&site["en/glossary/index.html"]), ["C", "L", "T"]);
    assert_eq!(letters(&site["vi/glossary/index.html"]), ["Â", "Đ", "K"]);
}

#[test]
fn both_languages_stand_side_by_side_block_by_block() {
    let page = &sample_site()["both/awareness/game/index.html"];
    assert_eq!(page.matches("class=\"both-row").count(), 11, "the languages, the heads and nine blocks");
    assert!(page.contains("<h2 id=\"why\">Why</h2>") && page.contains("<h2 id=\"__vi-why\">Vì sao</h2>"));
    assert!(page.contains("<a href=\"#__vi-steps\">steps</a>"));
    assert!(page.contains("name=\"__vi-quiz-awareness-game-1\"") && page.contains("id=\"__vi-__check-steps-1\""));
    let raw = page.find("<p>raw</p>").unwrap();
    assert!(
        page.slice(raw..).find("</div>").unwrap() < page.slice(raw..).find("The end").unwrap(),
        "a block of its own"
    );
}

#[test]
fn a_lens_shows_each_guide_it_meets_once() {
    let page = &sample_site()["en/lenses/funnel/index.html"];
    assert_eq!(page.matches(">A game</a>").count(), 1);
    assert!(page.contains("No guides meet this stage yet."));
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let page = &sample_site()["old/game/index.html"];
    assert!(page.contains("content=\"0; url=../../en/awareness/game/\""));
    assert!(page.contains("<link rel=\"canonical\" href=\"../../en/awareness/game/\">"));
}

#[test]
fn a_missing_page_finds_its_way_from_any_depth() {
    let site = super::files(sample::playbook(), with_base("https://example.org/docs/"));
    let page = one_line(&site["404.html"]);
    assert!(page.contains("<a class=\"button\" href=\"/docs/vi/\" hreflang=\"vi\">Trang chủ</a>"));
    let home_of = |page: &str, home: &str| one_line(page).contains(&format!("<a class=\"button\" href=\"{home}\""));
    assert!(home_of(&sample_site()["404.html"], "/en/"));

    let stated = || {
        let mut playbook = sample::playbook();
        playbook.settings.base_url = Some("https://example.org/docs/".to_owned());
        playbook.settings.base_path = Some("/mirror/".to_owned());
        playbook
    };
    assert!(home_of(&super::files(stated(), SiteOptions::default())["404.html"], "/mirror/en/"));
    assert!(home_of(&super::files(stated(), with_base("https://example.org/"))["404.html"], "/en/"));
    let plan = PlanOptions { offline: true, ..PlanOptions::default() };
    let on_disk = super::files(sample::playbook(), SiteOptions { plan, base_url: None });
    assert!(home_of(&on_disk["404.html"], "./en/index.html"), "a folder on disk has no host");
}
