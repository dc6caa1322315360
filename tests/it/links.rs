//! Every address on every page of the built site leads somewhere, from anywhere the site may stand.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html, Selector};

use crate::support::Playbook;

/// A page's ids, and the addresses it names.
struct Page {
    ids: BTreeSet<String>,
    addresses: Vec<String>,
}

fn read(bytes: &[u8]) -> Page {
    let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
    let all = Selector::parse("[id], [href], [src], [action]").unwrap();
    let mut page = Page { ids: BTreeSet::new(), addresses: Vec::new() };
    for element in html.select(&all) {
        // What stands around a page in two languages, in the second, takes the place of what is there.
        let is_spare = element.ancestors().filter_map(ElementRef::wrap).any(|part| part.attr("data-frame").is_some());
        if let Some(id) = element.attr("id").filter(|_| !is_spare) {
            assert!(page.ids.insert(id.to_owned()), "the id {id:?} stands twice");
        }
        let named = ["href", "src", "action"].into_iter().filter_map(|name| element.attr(name));
        page.addresses.extend(named.map(str::to_owned));
    }
    page
}

/// Returns the file that `address` names on the page at `from`, and the anchor; `None` for another site.
fn resolve(from: &str, address: &str) -> Option<(String, Option<String>)> {
    if address.starts_with("http://") || address.starts_with("https://") || address.starts_with("mailto:") {
        return None;
    }
    // What hosts show at any depth begins at the host; it is at the root.
    let address = address.strip_prefix('/').filter(|_| from == "404.html").unwrap_or(address);
    assert!(!address.starts_with('/'), "{from}: {address} is not relative");
    let (path, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap();
    let mut parts: Vec<&str> = from.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => assert!(parts.pop().is_some(), "{from}: {address} leads out of the site"),
                part => parts.push(part),
            }
        }
    }
    let mut file = percent_encoding::percent_decode_str(&parts.join("/")).decode_utf8().unwrap().into_owned();
    if file.is_empty() || file.ends_with('/') {
        file.push_str("index.html");
    }
    Some((file, anchor.map(str::to_owned)))
}

/// Returns the pages of a site by their paths.
fn pages(site: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, Page)> {
    let is_page = |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    site.iter().filter(move |(path, _)| is_page(path)).map(|(path, bytes)| (path.as_str(), read(bytes)))
}

/// Holds that every address on every page of `site` leads to something of it; returns how many there are.
pub(crate) fn walk(site: &BTreeMap<String, Vec<u8>>) -> usize {
    let pages: BTreeMap<&str, Page> = pages(site).collect();
    let mut seen = 0;
    for (from, page) in &pages {
        for address in &page.addresses {
            let Some((file, anchor)) = resolve(from, address) else { continue };
            seen += 1;
            assert!(site.contains_key(&file), "{from}: {address} leads to {file}, which is not there");
            if let (Some(anchor), Some(target)) = (anchor.filter(|anchor| !anchor.is_empty()), pages.get(file.as_str()))
            {
                assert!(target.ids.contains(&anchor), "{from}: {address} names an anchor that {file} does not have");
            }
        }
    }
    seen
}

#[test]
fn every_link_anchor_and_asset_resolves() {
    let playbook = Playbook::shipped();
    let seen = walk(&playbook.build("site", &[]));
    assert!(seen > 5_000, "only {seen} addresses were found");
}

#[test]
fn offline_links_name_files() {
    let playbook = Playbook::shipped();
    let site = playbook.build("site", &["--offline"]);
    walk(&site);
    for (path, page) in pages(&site) {
        for address in page.addresses {
            if resolve(path, &address).is_some() {
                let named = address.split(['#', '?']).next().unwrap();
                assert!(!named.ends_with('/'), "{path}: {address} names a folder");
            }
        }
    }
}

#[test]
fn sitemap_and_feeds_are_valid_for_their_formats() {
    let playbook = Playbook::shipped();
    let site = playbook.build("site", &["--base-url", "https://example.org/team/playbook"]);
    let text = |path: &str| std::str::from_utf8(&site[path]).unwrap();

    let sitemap = roxmltree::Document::parse(text("sitemap.xml")).unwrap();
    let root = sitemap.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    let locations: Vec<&str> = root
        .descendants()
        .filter(|n| n.has_tag_name((root.tag_name().namespace().unwrap(), "loc")))
        .filter_map(|n| n.text())
        .collect();
    assert!(locations.len() > 80, "{} addresses", locations.len());
    for location in &locations {
        let path = location.strip_prefix("https://example.org/team/playbook/").unwrap_or_else(|| panic!("{location}"));
        assert!(site.contains_key(&format!("{path}index.html")), "{location} leads nowhere");
    }

    for lang in ["en", "vi"] {
        const ATOM: &str = "http://www.w3.org/2005/Atom";
        let feed = roxmltree::Document::parse(text(&format!("{lang}/feed.xml"))).unwrap();
        let root = feed.root_element();
        assert!(root.has_tag_name((ATOM, "feed")));
        assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some(lang));
        let entries: Vec<_> = root.children().filter(|node| node.has_tag_name((ATOM, "entry"))).collect();
        assert_eq!(entries.len(), 27);
        for node in entries.iter().chain([&root]) {
            for name in ["id", "title", "updated"] {
                let found = node.children().filter(|child| child.has_tag_name((ATOM, name))).count();
                assert_eq!(found, 1, "{lang}: {name}");
            }
        }
    }
}
