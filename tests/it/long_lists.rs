//! A playbook with more guides than a page should list: every guide can be reached, and no page grows without bound.

use serde_json::Value;

use crate::clean::check;
use crate::support::Playbook;

/// The shipped playbook with `more` guides more in one activity.
pub(crate) fn with_more_guides(more: usize) -> Playbook {
    let playbook = Playbook::shipped();
    let (en, vi) =
        ["en", "vi"].map(|lang| playbook.read(&format!("content/guides/awareness/gamification.{lang}.md"))).into();
    for n in 1..=more {
        playbook.write(&format!("content/guides/awareness/gamification-{n}.en.md"), &en);
        let vi = vi.replace("slug: tro-choi-hoa\n", &format!("slug: tro-choi-hoa-{n}\n"));
        playbook.write(&format!("content/guides/awareness/gamification-{n}.vi.md"), &vi);
    }
    playbook
}

#[test]
fn a_stage_with_many_guides_lists_them_on_several_pages() {
    let site = with_more_guides(130).build("site", &[]);
    let text = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let cards = |text: &str| text.matches("data-filter-item=").count();
    for (stage, guide) in [("en/awareness", "gamification-"), ("vi/nhan-biet", "tro-choi-hoa-")] {
        let pages =
            ["index.html", "page/2/index.html", "page/3/index.html"].map(|page| text(&format!("{stage}/{page}")));
        let shipped = 4;
        assert_eq!(pages.each_ref().map(|page| cards(page)), [60, 60, 130 + shipped - 120]);
        for n in 1..=130 {
            let link = format!("{stage}/{guide}{n}/\"");
            assert!(pages.iter().any(|page| page.contains(&link)), "no page of the stage leads to {link}");
        }
        for page in &pages {
            for number in ["", "page/2/", "page/3/"] {
                assert!(page.contains(&format!("{stage}/{number}\"")), "a part is not linked");
            }
        }
        assert!(!site.contains_key(&format!("{stage}/page/4/index.html")));
    }
    assert!(text("en/awareness/page/2/index.html").contains("<title>Awareness: guides, page 2 of 3 · "));
    assert!(text("en/awareness/page/2/index.html").contains("href=\"../../../../vi/nhan-biet/page/2/\""));
    // The map and the other models show some and lead to the rest.
    let map = text("en/map/index.html");
    assert!(map.contains("more on the stage’s page"), "the map tells of no more guides");
    assert!(map.matches("gamification-").count() < 130 * 2, "the map lists every guide");
    let lens = text("en/lenses/customer-journey/index.html");
    assert!(lens.contains("All guides:"), "the lens leads to no more guides");
}

#[test]
fn a_stage_whose_guides_fit_on_its_page_has_no_parts() {
    let site = Playbook::shipped().build("site", &[]);
    assert!(!site.keys().any(|path| path.contains("/page/")));
    assert!(!String::from_utf8_lossy(&site["en/awareness/index.html"]).contains("class=\"parts\""));
}

#[test]
fn a_large_playbook_has_its_data_and_its_plan_in_parts() {
    let playbook = with_more_guides(300);
    let site = playbook.build("site", &[]);
    let text = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let json = |path: &str| serde_json::from_slice::<Value>(&site[path]).unwrap();
    let ids = |guides: &Value| -> Vec<String> {
        guides.as_array().unwrap().iter().map(|guide| guide["id"].as_str().unwrap().to_owned()).collect()
    };

    // The data names the files that have the guides.
    let data = json("playbook.json");
    assert!(data.get("guides").is_none() && data["stages"][0]["name"]["vi"] == "Nhận biết");
    assert_eq!(data["guide_files"], serde_json::json!(["playbook-1.json", "playbook-2.json"]));
    let parts = ["playbook-1.json", "playbook-2.json"].map(|path| ids(&json(path)["guides"]));
    assert_eq!(parts[0].len(), 300);
    let mut all = parts.concat();
    all.sort_unstable();
    assert!(all.windows(2).all(|two| two[0] != two[1]) && all.contains(&"awareness/gamification-300".to_owned()));

    // So does what language models are told, in each language.
    for (lang, guide) in [("en", "en/awareness/gamification-"), ("vi", "vi/nhan-biet/tro-choi-hoa-")] {
        let index = text("llms.txt");
        assert!(!index.contains(guide), "{index}");
        let parts = [1, 2].map(|number| format!("{lang}/llms-{number}.txt"));
        for part in &parts {
            assert!(index.contains(&format!("]({part})\n")), "{index}");
        }
        let listed = parts.map(|part| text(&part)).concat();
        for n in 1..=300 {
            assert_eq!(listed.matches(&format!("{guide}{n}/)")).count(), 1, "{guide}{n}");
        }
    }
    assert!(text("en/llms-1.txt").contains("## English: Awareness, 1–300\n"), "{}", text("en/llms-1.txt"));

    // The plan shows some, and finds the others by their ids.
    let plan = text("vi/plan/index.html");
    assert!(plan.matches("<tr data-guide=").count() <= 300 && plan.contains("Còn 244 hướng dẫn nữa"), "{plan}");
    let page = scraper::Html::parse_document(&plan);
    let list = page.select(&scraper::Selector::parse("[data-parts]").unwrap()).next().unwrap();
    let parts: Value = serde_json::from_str(list.attr("data-parts").unwrap()).unwrap();
    let mut found = Vec::new();
    for part in parts.as_array().unwrap() {
        let script = text(part["address"].as_str().unwrap());
        let guides = script.strip_prefix("stagecraftPlan(").unwrap().strip_suffix(");\n").unwrap();
        let guides: Value = serde_json::from_str(guides).unwrap();
        assert_eq!(part["first"], guides[0]["id"]);
        found.extend(ids(&guides));
    }
    assert_eq!(found, all, "in the order of their ids");

    // Without a script, the page to search on leads to the stages.
    let search = text("en/search/index.html");
    assert!(search.contains("304 guides") && !search.contains("gamification-"), "{search}");
}

#[test]
fn a_playbook_that_is_not_large_has_its_data_in_one_file() {
    let site = Playbook::shipped().build("site", &[]);
    let data: Value = serde_json::from_slice(&site["playbook.json"]).unwrap();
    assert!(data["guides"].as_array().unwrap().len() > 10 && data.get("guide_files").is_none());
    assert!(
        !site.keys().any(|path| path.contains("llms-1") || path.contains("guides-1") || path.contains("playbook-"))
    );
}

#[test]
fn old_addresses_keep_clear_of_the_parts() {
    for (more, alias) in [(0, "playbook-7.json"), (300, "en/llms-1.txt"), (300, "vi/plan/guides-2.js")] {
        let playbook = with_more_guides(more);
        let guide = "content/guides/awareness/free-course.en.md";
        let text = playbook.read(guide);
        playbook.write(guide, &text.replacen("---\n", &format!("---\naliases: [{alias}]\n"), 1));
        assert_eq!(check(playbook.root()).codes(), ["guide/duplicate-slug"], "{alias}");
    }
}
