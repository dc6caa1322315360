//! Checking and looking again: whatever was taken over, the outcome is that of doing everything anew.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use stagecraft::check::{Checked, Checker, check};
use stagecraft::load::{ScanScope, Sources, load, reload};
use stagecraft::render::{PreparedTheme, Site, SiteOptions};

use crate::support::{Playbook, Random};

/// Edits in a row.
const EDITS: usize = 260;

/// Of how many good states one is compared as a site, too: rendering takes longer than checking.
const RENDERED: usize = 8;

const GLOSSARY: &str = "content/glossary.yaml";

const GUIDES: [&str; 6] = [
    "awareness/gamification",
    "awareness/ebook",
    "consideration/brand-story",
    "experience/feedback-survey",
    "loyalty/gift",
    "loyalty/storm",
];

/// Places in files, and what may stand there. Some of it is wrong, and some of that in another file than the edited one.
const EDITED: [(&str, &str); 27] = [
    ("title:", "title: Storm"),
    ("title:", "title: Calm"),
    ("summary:", "summary: Another summary."),
    ("activity:", "activity: ebook"),
    ("activity:", "activity: gift"),
    ("activity:", "activity: none-such"),
    ("initiative:", "also: [loyalty, experience/feedback-survey]\ninitiative: proactive"),
    ("initiative:", "also: [awareness/ebook]\ninitiative: proactive"),
    ("effort:", "effort: low\ntype: script"),
    ("effort:", "effort: low\ntype: checklist"),
    ("## ", "## Opening"),
    ("channels:", "channels: [email]"),
    ("initiative:", "draft: true\ninitiative: reactive"),
    ("initiative:", "initiative: proactive"),
    ("time:", "time: {run: 9d}"),
    ("effort:", "effort: high"),
    ("effort:", "effort: high\nteam: 2-7"),
    ("effort:", "effort: low\nowner: Another person"),
    ("effort:", "effort: low\nmetrics: []"),
    ("effort:", "effort: medium\nroles: []\nindustries: []"),
    ("updated:", "updated: 2025-02-03"),
    ("updated:", "slug: another-name\nupdated: 2025-02-03"),
    ("updated:", "related: [awareness/ebook, loyalty/storm]\nupdated: 2025-02-03"),
    ("updated:", "prerequisites: [awareness/ebook]\nupdated: 2025-02-03"),
    ("updated:", "prerequisites: [awareness/gamification]\nupdated: 2025-02-03"),
    ("## ", "## Another heading"),
    ("## ", "## Steps"),
];

/// What may be added to a text.
const ADDED: [&str; 12] = [
    "\n{{snippet:storm}}\n",
    "\n- {{snippet:calm}}\n\n> {{snippet:storm}}\n",
    "\n{{wind}} and [there](#in-the-storm)\n",
    "\n[Storm](../awareness/ebook.en.md#in-the-storm)\n",
    "\nA line.\n",
    "\n[In](../awareness/ebook.en.md#steps)\n",
    "\n[Out](../awareness/gamification.en.md#another-heading)\n",
    "\n[Storm](../loyalty/storm.en.md)\n",
    "\n![Picture](storm.png)\n",
    "\n![Picture](my storm.png)\n",
    "\n[[touchpoint]] and [[none-such]]\n",
    "\n### A third level {#third}\n",
];

/// What a snippet may say.
const SNIPPETS: [&str; 7] = [
    "A storm.\n",
    "### In the storm\n\n- [ ] {{wind}}\n\n[Here](#in-the-storm), [there](#steps)\n",
    "{{snippet:calm}}\n\n{{snippet:calm}}\n\nWords.[^1]\n\n[^1]: More.\n",
    "{{snippet:storm}}\n",
    "[Ebook](../guides/awareness/ebook.en.md#another-heading)\n",
    "---\ntranslated_from: { intro: \"00000000\" }\n---\n\nLúc nào cũng có bão.\n",
    "",
];

/// Names and places of guides that are wrong.
const MISPLACED: [&str; 6] = [
    "trung-thanh/storm.en.md",
    "storm.en.md",
    "ebook.vi.md",
    "loyalty/storm.vn.md",
    "loyalty/big_storm.en.md",
    "awareness/gamification.md",
];

/// Puts a file where there is none, or removes it.
fn toggle(playbook: &Playbook, path: &str, text: &str) -> String {
    if std::fs::remove_file(playbook.path(path)).is_err() {
        playbook.write(path, text);
    }
    path.to_owned()
}

/// Changes one file; returns its path.
fn disturb(playbook: &Playbook, random: &mut Random) -> String {
    let lang = random.one_of(&["en", "en", "vi"]);
    let guide = random.one_of(&GUIDES);
    let path = format!("content/guides/{guide}.{lang}.md");
    let whole = playbook.path(&path).exists();
    match random.below(27) {
        22..=24 => {
            let path = format!("content/snippets/{}.{lang}.md", random.one_of(&["storm", "calm"]));
            if random.below(5) == 0 {
                return toggle(playbook, &path, SNIPPETS[0]);
            }
            playbook.write(&path, random.one_of(&SNIPPETS));
            path
        }
        25 => change(
            playbook,
            "content/playbook.yaml",
            "languages: [en, vi]",
            "variables: { wind: Wind }\nlanguages: [en, vi]",
        ),
        26 => change(playbook, "content/playbook.yaml", "{ wind: Wind }", "{ wind: Gale }"),
        20 => {
            let text = shipped(&format!("content/guides/loyalty/gift.{lang}.md"));
            toggle(playbook, &format!("content/guides/{}", random.one_of(&MISPLACED)), &text)
        }
        // Most states have a glossary, for the edits of it.
        21 if random.below(3) == 0 => toggle(playbook, GLOSSARY, &shipped(GLOSSARY)),
        _ if !playbook.path(GLOSSARY).exists() => toggle(playbook, GLOSSARY, &shipped(GLOSSARY)),
        0 => change(playbook, GLOSSARY, "- id: touchpoint", "- id: touch-point"),
        1 => change(playbook, GLOSSARY, "- id: touch-point", "- id: touchpoint"),
        2 => change(playbook, "content/stages/awareness.yaml", "order: 1", "order:  1"),
        3 => change(playbook, "content/playbook.yaml", "languages: [en, vi]", "languages: [ en, vi ]"),
        4 => change(playbook, "content/pages/about.en.md", "\n## ", "\n## New "),
        6 if !whole => {
            let page = random.one_of(&["about", "adapt"]);
            let text = shipped(&format!("content/pages/{page}.{lang}.md"));
            let name = random.one_of(&["team/index", "team/roles", "index"]);
            toggle(playbook, &format!("content/pages/{name}.{lang}.md"), &text)
        }
        19 => {
            let to = random.one_of(&["order: 1\ntitle: ", "order: 2\ntitle: ", "title: "]);
            change(playbook, "content/pages/how-to-use.en.md", "title: ", to)
        }
        5 => {
            let picture = format!("content/guides/{}/storm.png", guide.split('/').next().unwrap());
            toggle(playbook, &picture, "picture")
        }
        6 if whole => {
            playbook.remove(&path);
            path
        }
        7..=12 if whole => {
            let (field, text) = random.one_of(&EDITED);
            let old = playbook.read(&path);
            let line = old.lines().find(|line| line.starts_with(field)).unwrap_or("title:").to_owned();
            playbook.write(&path, &old.replacen(&line, text, 1));
            path
        }
        13 | 14 if whole => {
            let text = playbook.read(&path) + random.one_of(&ADDED);
            playbook.write(&path, &text);
            path
        }
        18 => {
            // A guide that begins in the other language, or two files that both have its facts.
            let other = if lang == "en" { "vi" } else { "en" };
            playbook.write(&path, &shipped(&format!("content/guides/awareness/ebook.{other}.md")));
            path
        }
        _ => {
            // Back to something good, and a new guide at times.
            let good = if guide == "loyalty/storm" { "loyalty/gift" } else { guide };
            playbook.write(&path, &shipped(&format!("content/guides/{good}.{lang}.md")));
            path
        }
    }
}

/// Returns a file of the playbook that ships with the program.
fn shipped(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Makes a file what it is in the playbook that ships with the program.
fn restore(playbook: &Playbook, path: &str) {
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let _ = std::fs::remove_file(playbook.path(path));
    if shipped.exists() {
        std::fs::copy(shipped, playbook.path(path)).unwrap();
    }
}

fn change(playbook: &Playbook, path: &str, from: &str, to: &str) -> String {
    let text = playbook.read(path);
    playbook.write(path, &text.replacen(from, to, 1));
    path.to_owned()
}

/// Returns every page of a site.
fn pages(site: &Site) -> Vec<(String, Vec<u8>)> {
    let Ok(search) = site.search_bundles(&|_, _| Ok::<(), Infallible>(()));
    let page = |ix| site.render(ix, &search).unwrap().into_owned();
    site.routes().iter().map(|(ix, route)| (route.address.file().to_owned(), page(ix))).collect()
}

fn site(before: Option<&Site>, checked: Checked, sources: &Sources) -> Option<Site> {
    let playbook = Arc::new(checked.playbook?);
    let theme = PreparedTheme::after(before.map(Site::theme), &sources.theme, playbook.languages()).unwrap();
    Some(Site::after(before, playbook, theme, SiteOptions::default()))
}

#[test]
fn whatever_was_edited_the_outcome_is_that_of_a_clean_check() {
    let playbook = Playbook::shipped();
    let types = "menu: [map, about, {label: {en: More, vi: Thêm}, items: [how-to-use, loyalty]}]
guide_types:
  - {id: script, name: {en: Script, vi: Kịch bản}, sections: [{id: opening, name: {en: Opening, vi: Mở đầu}}]}
  - {id: checklist, name: {en: Checklist, vi: Danh mục}, sections: []}
";
    playbook.edit("content/playbook.yaml", "raw_html: ", &format!("{types}raw_html: "));
    let mut random = Random(0x5eed_cafe_f00d_0002);
    let mut checker = Checker::default();
    let mut sources = load(playbook.root(), None).unwrap();
    let mut before = site(None, checker.check(&sources), &sources);
    let (mut good, mut bad, mut rendered) = (0, 0, 0);
    let mut touched: BTreeSet<String> = BTreeSet::new();
    for number in 0..EDITS {
        let mut edited: BTreeSet<String> = BTreeSet::new();
        if random.below(4) == 0 {
            edited.append(&mut touched);
            edited.iter().for_each(|path| restore(&playbook, path));
        }
        edited.extend((0..random.below(3)).map(|_| disturb(&playbook, &mut random)));
        touched.extend(edited.iter().cloned());
        let look: BTreeSet<PathBuf> = edited.iter().map(PathBuf::from).collect();
        sources = reload(playbook.root(), &ScanScope::At(look.clone()), &sources).unwrap();
        let fresh = load(playbook.root(), None).unwrap();
        assert!(sources.files.keys().eq(fresh.files.keys()), "{number}: {look:?}");
        let (again, anew) = (checker.check(&sources), check(&fresh));
        assert_eq!(again.diagnostics, anew.diagnostics, "{number}: {look:?}");
        assert_eq!(again.languages, anew.languages);
        let told = |checked: &Checked| format!("{:?}", checked.playbook);
        assert!(told(&again) == told(&anew), "{number}: the playbook differs after {look:?}");
        *(if again.playbook.is_some() { &mut good } else { &mut bad }) += 1;
        if let Some(next) = site(before.as_ref(), again, &sources) {
            if good % RENDERED == 0 {
                rendered += 1;
                let anew = site(None, anew, &fresh).unwrap();
                assert!(pages(&next) == pages(&anew), "{number}: the site differs after {look:?}");
            }
            before = Some(next);
        }
    }
    // Both kinds of states were met, or little was shown.
    assert!(good > 20 && bad > 20 && rendered > 2, "{good} good, {bad} bad, {rendered} rendered");
}

#[test]
fn what_has_not_changed_is_the_same_value() {
    let playbook = Playbook::shipped();
    let mut checker = Checker::default();
    let mut sources = load(playbook.root(), None).unwrap();
    let before = checker.check(&sources).playbook.unwrap();
    let path = "content/guides/awareness/ebook.en.md";
    playbook.edit(path, "title: ", "title: Another ");
    sources = reload(playbook.root(), &ScanScope::At([path.into()].into()), &sources).unwrap();
    let after = checker.check(&sources).playbook.unwrap();
    let differ = before.guides.iter().zip(&after.guides).filter(|(a, b)| !Arc::ptr_eq(a, b));
    let differ: Vec<String> = differ.map(|(_, guide)| guide.id.to_string()).collect();
    assert_eq!(differ, ["awareness/ebook"]);
}

#[test]
fn a_guide_that_begins_in_another_language_moves_where_it_is_not_translated() {
    let playbook = Playbook::shipped();
    playbook.edit("content/playbook.yaml", "languages: [en, vi]", "languages: [en, vi, ja]");
    playbook.edit("content/playbook.yaml", "raw_html: ", "checks: {localized/missing-language: off}\nraw_html: ");
    let (en, vi) = ("content/guides/awareness/ebook.en.md", "content/guides/awareness/ebook.vi.md");
    // From a field to the end of the front matter or to another field.
    let part = |path: &str, from: &str, to: &str| {
        let text = playbook.read(path);
        let start = text.find(from).unwrap();
        text[start..start + text[start..].find(to).unwrap()].to_owned()
    };
    let (facts, record) = (part(en, "activity:", "---\n"), part(vi, "translated_from:", "---\n"));
    let mut checker = Checker::default();
    let mut sources = load(playbook.root(), None).unwrap();
    let before = site(None, checker.check(&sources), &sources).unwrap();
    playbook.edit(en, &facts, &record);
    playbook.edit(vi, &record, &facts);
    sources = reload(playbook.root(), &ScanScope::At([en.into(), vi.into()].into()), &sources).unwrap();
    let (again, anew) = (checker.check(&sources), check(&sources));
    assert_eq!(again.diagnostics, anew.diagnostics);
    let (again, anew) = (site(Some(&before), again, &sources).unwrap(), site(None, anew, &sources).unwrap());
    assert!(pages(&again) == pages(&anew));
    assert!(pages(&again).iter().any(|(path, _)| path.starts_with("ja/") && path.contains("tang-ebook")));
}
