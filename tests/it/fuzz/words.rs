//! What is asked for in words: searches, and what command lines name.

use std::cell::RefCell;

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use stagecraft::check::{base_path, base_url, check, language_of_tag, nearest, stage_meant_by, survey};
use stagecraft::diagnostic::Code;
use stagecraft::fold::{fold, slug};
use stagecraft::load::{Role, is_conflict, is_folder_name, is_ignored, load, with_text_ending};
use stagecraft::model::LangIx;
use stagecraft::render::{ExportFormat, PreparedTheme, Site, SiteOptions};
use stagecraft::scaffold::{NewGuide, new_guide};
use stagecraft::slug::{is_slug, unreserved};
use stagecraft::source::nfc;
use stagecraft::status::columns;
use stagecraft::words::ToolLanguage;

use super::tokens::{token, tokens};
use super::{Read, fuzz};
use crate::clean::clean;
use crate::support::Playbook;

#[test]
fn searches() {
    let playbook = Playbook::shipped();
    let sources = load(playbook.root(), None).unwrap();
    let checked = check(&sources);
    let theme = PreparedTheme::new(&sources.theme, &checked.languages).unwrap();
    let site = Site::new(checked.playbook.unwrap().into(), theme, SiteOptions::default());
    let indexes = [0, 1].map(|lang| site.search_index(LangIx(lang)));
    let titles: Vec<&str> = site.playbook().guides.iter().map(|guide| guide.text.source.title.as_str()).collect();
    let inputs = (any::<Index>(), any::<Index>(), any::<Index>(), tokens(8), 1..40_usize);
    fuzz("searches", 500, &inputs, |(title, from, to, pieces, times)| {
        // A part of a title, then pieces, now and then over and over.
        let title = titles[title.index(titles.len())];
        let [from, to] = [from, to].map(|at| title.floor_char_boundary(at.index(title.len() + 1)));
        let times = if *times > 30 { times * 20 } else { 1 };
        let query = format!("{} {}", &title[from.min(to)..from.max(to)], pieces.concat().repeat(times));
        for index in &indexes {
            assert!(index.search(&query, 10).hits.len() <= 10);
        }
        Read { edits: 1, bytes: query.len() }
    });
}

/// Pieces of days, addresses, tags and names.
const ARGUMENTS: &[&str] = &[
    "2026",
    "-",
    "05",
    "9999-12-31",
    "-9999",
    "W01",
    "T00:00",
    "Z",
    "+",
    "http",
    "https",
    "://",
    "example.org",
    "[::1]",
    ":99999",
    "@",
    "/",
    "//",
    "..",
    ".",
    "?",
    "#",
    "%",
    "%zz",
    "%ff",
    "en",
    "EN",
    "vi_VN.UTF-8",
    "zh-Hant-TW",
    "x-private",
    "und",
    "i-klingon",
    "awareness",
    "awarenes",
    "/quiz-night",
    "link/broken",
    "link",
    "json",
    "markdown",
    "youtube.com/watch?v=",
    "youtu.be/",
    ".md",
    ".txt",
    "~",
    ".#",
    "content/guides/awareness/a.en.md",
    "owner",
    "budget",
    "_",
    "30d",
    "99999999999w",
];

#[test]
fn arguments() {
    let playbook = clean();
    let sources = load(playbook.root(), None).unwrap();
    let survey = survey(&sources);
    let made = RefCell::new(Vec::new());
    let piece = prop_oneof![3 => select(ARGUMENTS).boxed(), 1 => token().boxed()];
    let inputs = proptest::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat());
    fuzz("arguments", 500, &inputs, |text| {
        if let Ok(day) = text.parse::<Date>() {
            assert!(day >= Date::MIN && day <= Date::MAX);
        }
        if let Some(path) = base_path(text) {
            assert!(path.starts_with('/') && path.ends_with('/') && base_path(&path).as_ref() == Some(&path));
        }
        if let Some(address) = base_url(text) {
            assert_eq!(base_url(&address).as_ref(), Some(&address));
        }
        if let Ok(language) = language_of_tag(text) {
            assert!(language_of_tag(language.tag()).is_ok());
        }
        let made_slug = slug(text);
        assert_eq!(slug(&made_slug), made_slug);
        assert_eq!(fold(&fold(text)), fold(text));
        assert_eq!(nfc(&nfc(text)), nfc(text));
        let _ = (ToolLanguage::from_locale(text), Code::from_name(text), ExportFormat::from_name(text));
        let _ = (stage_meant_by(text, &sources), nearest(text, ["owner", "effort", ""]), unreserved(text));
        let _ = (columns(&survey, std::slice::from_ref(text)).is_ok(), is_folder_name(text));
        let _ = (is_slug(text), is_conflict(text), is_ignored(text), with_text_ending(text), Role::of(text));
        let asked = NewGuide { name: text, activity: Some("ebook"), guide_type: None, title: Some(text) };
        if let Ok(guide) = new_guide(playbook.root(), asked) {
            made.borrow_mut().push(guide);
            std::fs::remove_dir_all(playbook.path("content/guides")).unwrap();
        }
        Read { edits: 1, bytes: text.len() }
    });
}
