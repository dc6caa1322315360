//! What `check` calls clean can be built: every address of a site is claimed, whoever gives it.

use std::collections::BTreeSet;

use stagecraft::diagnostic::Diagnostic;
use stagecraft::words::Arg;

use crate::clean::{check, clean};
use crate::long_lists::with_more_guides;
use crate::support::Playbook;

const GUIDE: &str = "content/guides/loyalty/gift.en.md";

/// Gives a guide these old addresses.
fn set_aliases(playbook: &Playbook, aliases: &BTreeSet<String>) {
    let list: Vec<String> = aliases.iter().map(|alias| format!("\"{alias}\"")).collect();
    let text = playbook.read(GUIDE);
    let text = text.replacen("---\n", &format!("---\naliases: [{}]\n", list.join(", ")), 1);
    playbook.write(GUIDE, &text);
}

/// Returns the address that a diagnostic is about.
fn address(diagnostic: &Diagnostic) -> String {
    let value = diagnostic.message.args.iter().find(|(name, _)| *name == "value");
    let Some((_, Arg::Text(address))) = value else { panic!("{diagnostic:?} names no address") };
    address.clone()
}

#[test]
fn no_address_of_a_site_can_be_an_old_one_too() {
    let playbook = with_more_guides(60);
    playbook.write("content/guides/loyalty/gift.png", "a picture");
    playbook.write(GUIDE, &(playbook.read(GUIDE) + "\n![A picture](gift.png)\n"));
    let site = playbook.build("site", &[]);
    let mut aliases: BTreeSet<String> = site.keys().map(|path| path.replace("/index.html", "")).collect();
    aliases.extend(site.keys().filter(|path| !path.ends_with("index.html")).map(|path| format!("{path}/below")));
    aliases.insert(".stagecraft/manifest.json".to_owned());
    for page in [
        "en",
        "vi/map",
        "en/lenses/engagement-funnel",
        "both/loyalty/gift",
        "en/awareness/page/2",
        "sw.js",
        "en/feed.xml",
    ] {
        assert!(aliases.contains(page), "{page} is no address of the site");
    }
    set_aliases(&playbook, &aliases);
    let checked = check(playbook.root());
    // Names that begin with a dot are none for an address at all.
    let is_refused = |diagnostic: &&Diagnostic| matches!(diagnostic.code.name(), "guide/duplicate-slug" | "file/name");
    let duplicates = checked.diagnostics.iter().filter(is_refused);
    let reported: BTreeSet<String> = duplicates.map(address).collect();
    assert_eq!(reported, aliases);
}

#[test]
fn an_old_address_between_those_of_a_site_is_a_page() {
    let playbook = clean();
    let aliases =
        ["both", "en/lenses", "en/awareness/page", "en/map/old", "sitemap", "404", "asset", "vi/loyalty/gift"];
    set_aliases(&playbook, &aliases.map(str::to_owned).into());
    let site = playbook.build("site", &[]);
    for alias in aliases {
        assert!(site.contains_key(&format!("{alias}/index.html")), "{alias}");
    }
}
