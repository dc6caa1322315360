//! A playbook with more guides than a page should list: every guide can be reached, and no page grows without bound.

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
