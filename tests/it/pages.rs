//! Pages in folders, their order, the menu, and the introduction of the home page.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use stagecraft::diagnostic::{Code, Diagnostic};

use crate::clean::{check, clean};
use crate::support::Playbook;

/// Writes a page in both languages.
fn write_page(playbook: &Playbook, name: &str, titles: [&str; 2], more: [&str; 2]) {
    let texts = [("en", "What this page says.", "A text."), ("vi", "Trang này nói gì.", "Một đoạn văn.")];
    for (((lang, summary, body), title), more) in texts.into_iter().zip(titles).zip(more) {
        let text = format!("---\ntitle: {title}\nsummary: {summary}\n{more}---\n\n{body}\n");
        playbook.write(&format!("content/pages/{name}.{lang}.md"), &text);
    }
}

/// Returns the clean playbook with pages in folders.
fn with_folders() -> Playbook {
    let playbook = clean();
    write_page(&playbook, "team/index", ["Our team", "Đội ngũ"], ["order: 1\n", "slug: doi-ngu\n"]);
    write_page(&playbook, "team/roles", ["Roles", "Vai trò"], ["order: 2\naliases: [en/roles]\n", "slug: vai-tro\n"]);
    write_page(&playbook, "team/people", ["People", "Con người"], ["order: 1\n", ""]);
    // A folder that has no page of its own.
    write_page(&playbook, "team/tools/crm", ["The CRM", "Phần mềm CRM"], ["", ""]);
    write_page(&playbook, "legal/privacy", ["Privacy", "Quyền riêng tư"], ["", ""]);
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    playbook
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap_or_default()
}

/// Returns what stands between two marks of a page.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.split_once(from).unwrap_or_else(|| panic!("{from} is not in {page}")).1;
    rest.split_once(to).unwrap().0
}

/// Returns the words of links, in their order.
fn links(html: &str) -> Vec<&str> {
    html.split("<a ").skip(1).map(|link| link.split_once('>').unwrap().1.split('<').next().unwrap().trim()).collect()
}

#[test]
fn folders_are_parts_of_the_address_in_every_language() {
    let files = with_folders().build("out", &["--base-url", "https://example.org/"]);
    let sitemap = page(&files, "sitemap.xml");
    for path in [
        "en/team/",
        "en/team/roles/",
        "en/team/people/",
        "en/team/tools/crm/",
        "en/legal/privacy/",
        "vi/doi-ngu/",
        "vi/doi-ngu/vai-tro/",
        "vi/doi-ngu/people/",
        "vi/doi-ngu/tools/crm/",
    ] {
        assert!(files.contains_key(&format!("{path}index.html")), "{path}");
        assert!(sitemap.contains(&format!("<loc>https://example.org/{path}</loc>")), "{path}");
        assert!(page(&files, "llms.txt").contains(path), "{path}");
    }
    assert!(!files.contains_key("en/legal/index.html"));
    assert!(page(&files, "en/roles/index.html").contains("team/roles/"), "an old address leads on");
    assert!(
        page(&files, "en/team/roles/index.html").contains("../../../vi/doi-ngu/vai-tro/"),
        "and to the translation"
    );
}

#[test]
fn pages_know_what_is_around_them() {
    let files = with_folders().build("out", &[]);
    let team = page(&files, "en/team/index.html");
    let below = between(&team, "<nav class=\"pages-below\"", "</nav>");
    assert_eq!(links(below), ["People", "Roles", "The CRM"], "by their order, then by name");
    assert!(!team.contains("class=\"crumbs\""), "a page at the top has none above");
    let crm = page(&files, "vi/doi-ngu/tools/crm/index.html");
    assert_eq!(links(between(&crm, "<nav class=\"crumbs\"", "</nav>")), ["Trang chủ", "Đội ngũ"]);
    assert_eq!(links(between(&crm, "<nav class=\"previous-next\"", "</nav>")), ["Vai trò"]);
    let people = page(&files, "en/team/people/index.html");
    assert_eq!(links(between(&people, "<nav class=\"previous-next\"", "</nav>")), ["Roles"]);
    // Every page can be reached from the foot of each: what is below another is found there.
    let foot = between(&people, "<h2>About</h2>", "</ul>");
    assert_eq!(links(foot), ["Our team", "About", "Privacy"]);
    let about = page(&files, "en/about/index.html");
    assert!(!about.contains("assets/pages.") && !about.contains("crumbs"), "a page in no folder is what it was");
}

#[test]
fn data_search_and_links_know_pages_in_folders() {
    let playbook = with_folders();
    let text = playbook.read("content/pages/team/people.en.md");
    playbook.write(
        "content/pages/team/people.en.md",
        &format!("{text}\nSee [](roles.en.md), [the team](index.en.md), [](../legal/privacy.en.md) and [home](../index.en.md).\n"),
    );
    let text = playbook.read("content/pages/team/people.vi.md");
    playbook.write(
        "content/pages/team/people.vi.md",
        &format!("{text}\nXem [](roles.vi.md), [đội ngũ](index.vi.md), [](../legal/privacy.vi.md) và [trang chủ](../index.vi.md).\n"),
    );
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let files = playbook.build("out", &[]);
    let people = page(&files, "en/team/people/index.html");
    for link in ["../../../en/team/roles/\"", "../../../en/team/\"", "../../../en/legal/privacy/\"", "../../../en/\""] {
        assert!(between(&people, "<div class=\"prose\"", "</article>").contains(link), "{link}");
    }
    let data: Value = serde_json::from_slice(&files["playbook.json"]).unwrap();
    let pages = data["pages"].as_array().unwrap();
    let roles = pages.iter().find(|page| page["id"] == "team/roles").unwrap();
    assert_eq!((&roles["parent"], &roles["order"]), (&json!("team"), &json!(2)));
    assert_eq!(roles["text"]["vi"]["address"], "vi/doi-ngu/vai-tro/");
    assert_eq!(pages.iter().find(|page| page["id"] == "about").unwrap().get("parent"), None);
    let run = playbook.run(&["search", "--lang", "vi", "vai tro"]);
    assert!(run.stdout.contains("vi/doi-ngu/vai-tro/"), "{}", run.stdout);
    let status: Value = serde_json::from_str(&playbook.run(&["status", "--format", "json"]).stdout).unwrap();
    assert!(status["texts"].as_array().unwrap().iter().any(|text| text["id"] == "team/tools/crm"));
}

#[test]
fn a_page_of_a_folder_without_its_translation_lends_its_slug() {
    let playbook = with_folders();
    playbook.remove("content/pages/team/index.vi.md");
    assert_eq!(check(playbook.root()).codes(), ["translation/missing"]);
    let files = playbook.build("out", &[]);
    assert!(files.contains_key("vi/team/vai-tro/index.html"));
    let roles = page(&files, "vi/team/vai-tro/index.html");
    assert!(between(&roles, "<nav class=\"crumbs\"", "</nav>").contains("lang=\"en\">Our team"));
}

/// A menu with an entry of each kind.
const MENU: &str = "menu:
  - home
  - about
  - label: { en: Team, vi: Nhóm }
    items:
      - team/roles
      - to: team/tools/crm
        label: { en: CRM, vi: CRM }
      - stages/loyalty
  - journey
  - search
  - label: { en: Shop, vi: Cửa hàng }
    link: https://example.org/shop?a=1&b=2
";

#[test]
fn the_menu_is_what_the_playbook_says() {
    let playbook = with_folders();
    let settings = playbook.read("content/playbook.yaml");
    playbook.write("content/playbook.yaml", &(settings + MENU));
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let files = playbook.build("out", &[]);
    let nav = |path: &str| between(&page(&files, path), "<nav class=\"site-nav\"", "</nav>").to_owned();
    let home = nav("en/index.html");
    let lens = serde_json::from_slice::<Value>(&files["playbook.json"]).unwrap()["lenses"][0]["name"]["en"].clone();
    let expected = ["Home", "About", "Roles", "CRM", "Loyalty", lens.as_str().unwrap(), "Search", "Shop"];
    assert_eq!(links(&home), expected);
    assert!(home.contains("href=\"https://example.org/shop?a=1&amp;b=2\" rel=\"noopener external\""), "{home}");
    assert!(home.contains("<summary>Team</summary>"));
    assert!(nav("vi/index.html").contains("<summary>Nhóm</summary>"));
    // The page that is shown is marked, wherever else it is linked from.
    for (path, name) in [
        ("en/index.html", "Home"),
        ("en/team/roles/index.html", "Roles"),
        ("en/loyalty/index.html", "Loyalty"),
        ("en/about/index.html", "About"),
        ("en/search/index.html", "Search"),
    ] {
        let nav = nav(path);
        assert_eq!(nav.matches("aria-current=\"page\"").count(), 1, "{path}");
        assert!(nav.contains(&format!("aria-current=\"page\">{name}</a>")), "{path}: {nav}");
    }
    let loyalty = page(&files, "en/loyalty/index.html");
    assert!(between(&loyalty, "<nav class=\"path\"", "</nav>").contains("aria-current=\"page\""), "on the path too");
    assert!(!nav("en/map/index.html").contains("aria-current"), "the map is not in the menu");
    assert!(page(&files, "en/about/index.html").contains("assets/menu."));
}

#[test]
fn an_empty_menu_is_empty_and_without_one_nothing_is_loaded_for_it() {
    let plain = clean().build("out", &[]);
    assert!(!page(&plain, "en/index.html").contains("assets/menu."));
    let nav = between(&page(&plain, "en/index.html"), "<nav class=\"site-nav\"", "</nav>").to_owned();
    assert_eq!(nav.matches("<li>").count(), 4);
    let playbook = clean();
    let settings = playbook.read("content/playbook.yaml");
    playbook.write("content/playbook.yaml", &(settings + "menu: []\n"));
    let files = playbook.build("out", &[]);
    assert_eq!(between(&page(&files, "en/index.html"), "<nav class=\"site-nav\"", "</nav>").matches("<li>").count(), 0);
}

#[test]
fn every_mistake_of_a_menu_is_reported_at_once() {
    let playbook = with_folders();
    let settings = playbook.read("content/playbook.yaml");
    let menu =
        "menu:\n  - abuot\n  - {label: {en: X, vi: X}}\n  - roles\n  - {label: {en: G, vi: G}, items: [loyalti]}\n";
    playbook.write("content/playbook.yaml", &(settings + menu));
    let checked = check(playbook.root());
    let found: Vec<_> = checked.diagnostics.iter().map(|it| (it.code.name(), it.suggestion.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("link/broken", Some("about")),
            ("yaml/wrong-type", None),
            ("link/broken", Some("team/roles")),
            ("link/broken", Some("loyalty")),
        ]
    );
    let run = playbook.run(&["check", "--fix"]);
    assert!(playbook.read("content/playbook.yaml").contains("  - about\n"), "{}", run.stdout);
    assert!(playbook.read("content/playbook.yaml").contains("  - team/roles\n"));
}

#[test]
fn the_page_of_the_folder_pages_introduces_home() {
    let playbook = clean();
    let without = playbook.build("without", &[]);
    let title = serde_json::from_slice::<Value>(&without["playbook.json"]).unwrap()["title"]["en"].clone();
    let title = title.as_str().unwrap();
    write_page(&playbook, "index", ["Welcome", "Xin chào"], ["", ""]);
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
    let files = playbook.build("with", &[]);
    let home = page(&files, "en/index.html");
    assert!(home.contains("<h1>Welcome</h1>\n<p class=\"lead\">What this page says.</p>"));
    assert!(home.contains("<p>A text.</p>"));
    assert!(home.contains(&format!("<title>{title}</title>")), "the tab keeps the name of the playbook");
    assert!(home.contains("<meta name=\"description\" content=\"What this page says.\">"));
    assert!(page(&files, "vi/index.html").contains("<h1>Xin chào</h1>"));
    assert!(!files.contains_key("en/index/index.html"), "it is no page of its own");
    let run = playbook.run(&["search", "--lang", "en", "--format", "json", "welcome"]);
    assert!(run.stdout.contains("\"url\":\"en/\""), "{}", run.stdout);
    // In a language without it, the notice says so.
    playbook.remove("content/pages/index.vi.md");
    let files = playbook.build("half", &[]);
    assert!(page(&files, "vi/index.html").contains("lang=\"en\"><h1>Welcome</h1>"));
    assert!(page(&files, "vi/index.html").contains("class=\"notice\""));
    playbook.remove("content/pages/index.en.md");
    assert!(playbook.build("none", &[]) == without, "and without it everything is what it was");
}

/// Returns what is wrong with a playbook: of each mistake the file, the code, and what was meant.
fn mistakes(playbook: &Playbook) -> Vec<String> {
    let checked = check(playbook.root());
    let missing = |diagnostic: &&Diagnostic| diagnostic.code != Code::TranslationMissing;
    let mistakes = checked.diagnostics.iter().filter(missing).map(|diagnostic| {
        let meant = diagnostic.suggestion.as_deref().unwrap_or("-");
        format!("{} {} {meant}", diagnostic.place.file, diagnostic.code.name())
    });
    mistakes.collect()
}

#[test]
fn names_of_pages_and_their_folders_are_parts_of_addresses() {
    let playbook = with_folders();
    for name in ["About Us", "FAQ", "Our Team/Head Office", "Our Team/roles", "team/CRM"] {
        write_page(&playbook, name, ["A page", "Một trang"], ["", "slug: trang\n"]);
    }
    let expected = [
        "content/pages/About Us.en.md guide/bad-value about-us",
        "content/pages/FAQ.en.md guide/bad-value faq",
        "content/pages/Our Team/Head Office.en.md guide/bad-value our-team",
        "content/pages/team/CRM.en.md guide/bad-value crm",
    ];
    let found = mistakes(&playbook);
    let of_names: Vec<_> = found.iter().filter(|found| found.contains("bad-value")).collect();
    assert_eq!(of_names, expected.iter().collect::<Vec<_>>(), "{found:#?}");
}

#[test]
fn pages_and_snippets_have_no_field_that_the_playbook_has_for_guides() {
    let playbook = clean();
    let settings = playbook.read("content/playbook.yaml");
    let own = "\nfields:\n  - {id: contact, label: {en: Contact, vi: Liên hệ}, type: text}\n";
    playbook.write("content/playbook.yaml", &(settings + own));
    write_page(&playbook, "team", ["Our team", "Đội ngũ"], ["contact: Lan\n", ""]);
    playbook.write("content/snippets/note.en.md", "---\ncontact: Lan\n---\n\nA note.\n");
    playbook.write("content/snippets/note.vi.md", "Một ghi chú.\n");
    let unknown = |found: &String| found.contains("yaml/unknown-field");
    let found: Vec<String> = mistakes(&playbook).into_iter().filter(unknown).collect();
    let expected =
        ["content/pages/team.en.md yaml/unknown-field -", "content/snippets/note.en.md yaml/unknown-field -"];
    assert_eq!(found, expected);
}

#[test]
fn a_group_of_the_menu_holds_something_and_an_order_is_a_number() {
    let playbook = with_folders();
    let settings = playbook.read("content/playbook.yaml");
    let menu = "menu:\n  - {label: {en: Our team, vi: Đội ngũ}, items: []}\n";
    playbook.write("content/playbook.yaml", &(settings + menu));
    write_page(&playbook, "team/people", ["People", "Con người"], ["order: .nan\n", ""]);
    let expected = ["content/pages/team/people.en.md guide/bad-value -", "content/playbook.yaml yaml/missing-field -"];
    assert_eq!(mistakes(&playbook), expected);
}
