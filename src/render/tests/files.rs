//! Files for programs: sitemap, feeds, data.

use serde_json::Value;

use super::{files, sample, sample_site, with_base};
use crate::plan::PAGES_PER_SITEMAP;
use crate::slice::Slice;

/// Checks that tags of an XML document are balanced and returns the names of its elements in order.
fn elements(xml: &str) -> Vec<&str> {
    let mut open = Vec::new();
    let mut names = Vec::new();
    for (at, _) in xml.match_indices('<') {
        let tag = xml.slice(at + 1..).split('>').next().unwrap_or_default();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('?') {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{xml}");
        } else {
            names.push(name);
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "{open:?} stays open");
    names
}

#[test]
fn the_sitemap_lists_every_text_once_with_its_languages() {
    let map = &files(sample::playbook(), with_base("https://example.org/"))["sitemap.xml"];
    elements(map);
    assert!(map.contains("<loc>https://example.org/vi/awareness-vi/tro-choi/</loc><lastmod>2026-05-01</lastmod>"));
    assert!(
        map.contains("<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/en/awareness/game/\"/>")
    );
    assert!(map.contains("<loc>https://example.org/en/consideration/only/</loc>"));
    assert!(!map.contains("consideration-vi/only"), "not translated");
    assert!(!map.contains("both/") && !map.contains("draft") && !map.contains("old/"));
}

#[test]
fn a_sitemap_too_long_for_one_file_has_parts() {
    let mut playbook = sample::playbook();
    let more = (0..PAGES_PER_SITEMAP).map(|number| sample::untranslated_guide(&format!("guide-{number:05}")).into());
    playbook.guides.extend(more);
    let (site, search) = super::site(playbook, sample::theme(), with_base("https://example.org/"));
    let text = |file: &str| {
        let bytes = site.render(site.routes().by_file(file).unwrap(), &search).unwrap();
        String::from_utf8(bytes.into_owned()).unwrap()
    };
    let index = text("sitemap.xml");
    assert_eq!(elements(&index), ["sitemapindex", "sitemap", "loc", "sitemap", "loc", "sitemap", "loc"]);
    assert!(index.contains("<loc>https://example.org/sitemap-3.xml</loc>") && !index.contains("sitemap-4"));
    let parts = [text("sitemap-1.xml"), text("sitemap-2.xml"), text("sitemap-3.xml")];
    let listed = |address: &str| parts.iter().map(|part| part.matches(address).count()).sum::<usize>();
    assert!(parts.iter().all(|part| part.matches("<url>").count() <= PAGES_PER_SITEMAP));
    for number in [0, 49_999] {
        assert_eq!(listed(&format!("<loc>https://example.org/en/consideration/guide-{number:05}/</loc>")), 1);
    }
}

#[test]
fn feeds_list_dated_guides_of_their_language_newest_first() {
    let site = files(sample::playbook(), with_base("https://example.org/"));
    let feed = &site["en/feed.xml"];
    assert_eq!(elements(feed).iter().filter(|&&name| name == "entry").count(), 2);
    assert!(feed.contains("<updated>2026-06-01T00:00:00Z</updated>\n<author>"), "the feed's own");
    assert!(feed.find("Only in English").unwrap() < feed.find("A game").unwrap());
    assert!(feed.contains("<name>Team &lt;A&gt;</name>"));
    let vietnamese = &site["vi/feed.xml"];
    assert_eq!(elements(vietnamese).iter().filter(|&&name| name == "entry").count(), 1);
    let ids = |feed: &str| -> Vec<String> {
        feed.split("<id>").skip(1).filter_map(|part| part.split("</id>").next().map(ToOwned::to_owned)).collect()
    };
    let all: std::collections::BTreeSet<String> = ids(feed).into_iter().chain(ids(vietnamese)).collect();
    assert_eq!(all.len(), 5, "two feeds and three entries, each with an id of its own");
    assert!(all.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45));
    assert_eq!(ids(feed), ids(&sample_site()["en/feed.xml"]), "ids do not depend on the address");
}

#[test]
fn robots_are_shown_the_sitemap_where_its_address_is_known() {
    assert_eq!(sample_site()["robots.txt"], "User-agent: *\nAllow: /\n");
    let robots = &files(sample::playbook(), with_base("https://example.org/docs"))["robots.txt"];
    assert!(robots.ends_with("\nSitemap: https://example.org/docs/sitemap.xml\n"));
}

#[test]
fn the_data_hold_the_whole_playbook_in_every_language() {
    let data: Value = serde_json::from_str(&sample_site()["playbook.json"]).unwrap();
    assert_eq!(data["title"]["vi"], "Cẩm nang thử");
    assert_eq!(data["stages"].as_array().map(Vec::len), Some(5));
    assert_eq!(data["guides"].as_array().map(Vec::len), Some(2), "drafts are not published");
    assert_eq!(data["guides"][0]["text"]["vi"]["address"], "vi/awareness-vi/tro-choi/");
    assert_eq!(data["guides"][0]["related"], serde_json::json!(["consideration/only"]));
    assert_eq!(data["guides"][0]["run_minutes"], 4800);
    assert_eq!(data["lenses"][0]["stages"][0]["meets"], serde_json::json!(["awareness", "awareness/first"]));
}

#[test]
fn llms_txt_has_its_form() {
    let text = &sample_site()["llms.txt"];
    let mut lines = text.lines().filter(|line| !line.is_empty());
    assert_eq!(lines.next(), Some("# Test & playbook"));
    assert_eq!(lines.next(), Some("> A playbook for \"tests\"."));
    assert!(lines.all(|line| line.starts_with("## ") || line.starts_with("- [")));
    assert!(text.contains("- [Trò chơi](vi/awareness-vi/tro-choi/): Summary of Trò chơi & more"));
}
