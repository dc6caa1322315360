//! What `check` calls clean can be built and served, whatever was done to content and settings; and what it does not
//! call clean is refused without a failure.
//!
//! The same edits in every run. `STAGECRAFT_ROUNDS` asks for more of them, `STAGECRAFT_SEED` for others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use stagecraft::build::{BuildOptions, Progress, build};
use stagecraft::diagnostic::any_error;
use stagecraft::plan::PlanOptions;
use stagecraft::render::SiteOptions;
use stagecraft::write::WriteStep;

use crate::clean::{check, clean};
use crate::links;
use crate::serve::{PATIENCE, Server};
use crate::support::{Playbook, Random, files, repository};

/// Rounds in a usual run.
const ROUNDS: usize = 40;

const SEED: u64 = 0x5eed_cafe_f00d_0003;

/// What is on disk, by path.
type Content = BTreeMap<String, Vec<u8>>;

const STAGES: [&str; 5] = ["awareness", "consideration", "acquisition", "experience", "loyalty"];

/// Names of texts, folders and slugs: usual ones, those that the site has for itself, and those that some system or
/// host has trouble with.
const NAMES: [&str; 31] = [
    "ebook",
    "gift",
    "about",
    "team",
    "index",
    "awareness",
    "nhan-biet",
    "loyalty",
    "map",
    "search",
    "glossary",
    "both",
    "assets",
    "lenses",
    "journey",
    "page",
    "2",
    "en",
    "vi",
    "sw",
    "404",
    "feed",
    "sitemap-1",
    "con",
    "nul",
    "con-1",
    "Ebook",
    "khóa-học",
    "a_b",
    "a.b",
    "x",
];

/// Names of files beside texts.
const FILES: [&str; 24] = [
    "logo.svg",
    "logo.png",
    "LOGO.png",
    "icon.svg",
    "site.css",
    "con.png",
    "a b.png",
    "a&b.png",
    "a'b.png",
    "100%.png",
    "a#b.png",
    "ảnh.png",
    "a\u{309}nh.png",
    "index.html",
    "page.htm",
    "sw.js",
    "feed.xml",
    "no-ending",
    ".hidden.png",
    "two.dots.png",
    "film.mp4",
    "film.vi.vtt",
    "sheet.pdf",
    "trailing.",
];

const OLD_ADDRESSES: [&str; 33] = [
    "old",
    "old/place",
    "/old/",
    "old/index.html",
    "EN",
    "en",
    "en/",
    "en/map",
    "En/Map",
    "vi/nhan-biet",
    "vi/nhan-biet/page/2",
    "en/awareness/ebook",
    "en/about",
    "both",
    "both/awareness/ebook",
    "both/loyalty/gift/ja",
    "assets",
    "assets/x",
    ".htaccess",
    ".git/x",
    ".stagecraft/lock",
    "index.html",
    "index.html/x",
    "robots.txt",
    "robots.txt/below",
    "404.html",
    "sitemap-1.xml",
    "en/feed.xml",
    "en/search.js",
    "playbook.json",
    "con",
    "cũ/nơi",
    "cu\u{303}/x",
];

const LANGUAGES: [&str; 13] = [
    "[en, vi]",
    "[vi, en]",
    "[en]",
    "[en, vi, ja]",
    "[en, en-GB, vi]",
    "[en, EN]",
    "[{code: en, name: English}, {code: vi, name: Việt}]",
    "[en, vi, assets]",
    "[en, vi, con]",
    "[en, vi, en-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh]",
    "[en, vi, sw, nul-x]",
    "[en, vi, zh-Hant-TW]",
    "[ja, en, vi]",
];

const SETTINGS: [&str; 31] = [
    "base_path: /team/playbook/",
    "base_path: ../x",
    "base_url: https://example.org",
    "base_url: https://example.org/team/playbook/",
    "base_url: http://localhost:8080/a%20b",
    "base_url: https://ví-dụ.vn/đường",
    "base_url: ''",
    "raw_html: trust",
    "raw_html: sanitize",
    "edit_url: https://example.org/{path}",
    "feedback: team@example.org",
    "feedback: https://example.org/form?title={title}&page={address}&file={path}",
    "theme: own",
    "theme: default",
    "brand: {logo: guides/awareness/logo.png}",
    "brand: {logo: logo.svg, colour: \"#0b57a4\"}",
    "menu: [map, about, {label: {en: More, vi: Thêm}, items: [loyalty, journey]}]",
    "menu: []",
    "menu: [team/x, home, search]",
    "menu: [{label: {en: Out, vi: Ra}, link: https://example.org/}]",
    "guide_types: [{id: script, name: {en: Script, vi: Kịch bản}, sections: []}]",
    "guide_types: [{id: script, name: {en: A, vi: A}, sections: [{id: steps, name: {en: Steps, vi: Các bước}}]}]",
    "variables: {wind: Wind, sea: {en: Sea, vi: Biển}}",
    "fields: [{id: contact, label: {en: Contact, vi: Liên hệ}, type: text}]",
    "checks: {translation/missing: off, localized/missing-language: off}",
    "checks: {localized/missing-language: warning}",
    "checks: {asset/unused: error}",
    "guide_facts: {required: [effort]}",
    "vocabularies: {channels: [{id: email, name: {en: E, vi: E}}], tone: {label: {en: T, vi: T}, terms: []}}",
    "title: {en: \"<b>&\\\"'\", vi: \"\\u0007 x\", ja: 題}",
    "description: \"{{wind}} [a](https://example.org) *b*\"",
];

const FIELDS: [&str; 24] = [
    "draft: true",
    "draft: false",
    "title: \"\"",
    "title: \"<b>&amp;\\\"\\u0007\"",
    "summary: \"*a* [b](https://example.org) {{wind}}\"",
    "type: script",
    "activity: free-course",
    "activity: gift",
    "also: [loyalty, awareness/free-course]",
    "also: [loyalty]",
    "related: [awareness/ebook, loyalty/gift]",
    "prerequisites: [awareness/ebook]",
    "prerequisites: [loyalty/gift]",
    "updated: 2026-05-01",
    "updated: 9999-12-31",
    "review_by: 0001-01-01",
    "owner: \"\\e[31m\"",
    "time: {prepare: 1-99999w, run: 1m}",
    "team: 1-4000000000",
    "order: 1.5",
    "contact: 'a'",
    "channels: []",
    "metrics: []",
    "initiative: reactive",
];

const TEXTS: [&str; 24] = [
    "",
    "\nA line.\n",
    "\n[x](../loyalty/gift.en.md) [y](../../pages/about.vi.md#a)\n",
    "\n[x](ebook.en.md) [y](free-course.en.md#steps)\n",
    "\n[map](../../stages/loyalty.yaml) [g](../../glossary.yaml) [l](../../lenses/journey.yaml)\n",
    "\n{{snippet:calm}}\n",
    "\n- {{snippet:storm}}\n\n{{wind}}\n",
    "\n## Steps\n\n## Steps\n\n### {#steps}\n",
    "\n### Another {#another}\n\n[a](#another)\n",
    "\n```quiz\nquestion: Q\nchoices:\n  - text: a\n    correct: true\n  - text: b\n```\n",
    "\n- [ ] one\n- [x] two\n",
    "\n> [!TIP] Own\n> words\n",
    "\n<script>alert(1)</script>\n\n<p onclick=x>a</p>\n",
    "\n<!-- gone --> stays <!-- gone -->\n",
    "\n[[touchpoint]] [[nothing]]\n",
    "\nNote.[^1]\n\n[^1]: More.\n",
    "\n| a | b |\n|---|---|\n| c | d |\n",
    "\nhttps://example.org/x?y=1&z=2 a@example.org\n",
    "\n![film](https://www.youtube.com/watch?v=dQw4w9WgXcQ)\n",
    "\n\u{202e}\u{200b}\u{feff}\n",
    "\nĐường nhận biết, a\u{309}nh\n",
    "\n[x](/absolute) [y](en/map) [z](?q) [#](#)\n",
    "\n[[touchpoint|điểm]] `{{wind}}` \\{{wind}}\n",
    "\n# Title again\n\n###### Deep\n",
];

/// Something that is done to a playbook.
fn disturb(content: &mut Content, random: &mut Random) -> String {
    let any = |random: &mut Random, content: &Content, wanted: &dyn Fn(&str) -> bool| {
        let found: Vec<String> = content.keys().filter(|path| wanted(path)).cloned().collect();
        if found.is_empty() { String::new() } else { found[random.below(found.len())].clone() }
    };
    let is_text = |path: &str| path.ends_with(".md");
    // Without settings there is no playbook.
    let path = any(random, content, &|path| path != "content/playbook.yaml");
    let text = any(random, content, &is_text);
    match random.below(22) {
        0 => {
            let to = new_path(random, &path);
            let bytes = content.get(&path).cloned().unwrap_or_default();
            content.insert(to.clone(), bytes);
            format!("copy {path} to {to}")
        }
        1 => {
            let to = new_path(random, &path);
            let bytes = content.remove(&path).unwrap_or_default();
            content.insert(to.clone(), bytes);
            format!("move {path} to {to}")
        }
        2 => {
            content.insert(path.clone(), Vec::new());
            format!("empty {path}")
        }
        3 => {
            content.remove(&path);
            format!("remove {path}")
        }
        4..=6 => picture(content, random, &text),
        7 | 8 => {
            let name = long_or(random, &NAMES);
            set(content, &text, "slug", &format!("slug: \"{name}\""))
        }
        9 | 10 => {
            let count = 1 + random.below(3);
            let aliases: Vec<String> = (0..count).map(|_| format!("\"{}\"", long_or(random, &OLD_ADDRESSES))).collect();
            set(content, &text, "aliases", &format!("aliases: [{}]", aliases.join(", ")))
        }
        11 | 12 => {
            let field = random.one_of(&FIELDS);
            set(content, &text, field.split(':').next().unwrap(), field)
        }
        13 | 14 => {
            let added = random.one_of(&TEXTS);
            content.entry(text.clone()).or_default().extend_from_slice(added.as_bytes());
            format!("add {added:?} to {text}")
        }
        15 => {
            let languages = random.one_of(&LANGUAGES);
            set(content, "content/playbook.yaml", "languages", &format!("languages: {languages}"))
        }
        16 | 17 => {
            let setting = random.one_of(&SETTINGS);
            set(content, "content/playbook.yaml", setting.split(':').next().unwrap(), setting)
        }
        18 => {
            let stage = random.one_of(&STAGES);
            let (en, vi) = (long_or(random, &NAMES), long_or(random, &NAMES));
            let stage = format!("content/stages/{stage}.yaml");
            let field = ["slug", "name"][random.below(2)];
            set(content, &stage, field, &format!("{field}: {{ en: \"{en}\", vi: \"{vi}\" }}"))
        }
        19 => {
            let (name, lang) = (random.one_of(&["calm", "storm"]), random.one_of(&["en", "vi"]));
            let path = format!("content/snippets/{name}.{lang}.md");
            content.insert(path.clone(), random.one_of(&TEXTS).trim_start().as_bytes().to_vec());
            format!("write {path}")
        }
        20 => {
            let name = random.one_of(&FILES);
            let folder = random.one_of(&["", "", "img/"]);
            let path = format!("themes/own/assets/{folder}{name}");
            content.insert(path.clone(), bytes(random));
            format!("write {path}")
        }
        _ => many(content, random),
    }
}

/// Returns one of `names`, or at times one that is as long as some system takes, or longer.
fn long_or(random: &mut Random, names: &[&str]) -> String {
    match random.below(12) {
        0 => "a".repeat(random.one_of(&[100, 220, 230, 231, 255, 300])),
        1 => vec!["a".repeat(60); random.one_of(&[2, 20, 90])].join("/"),
        _ => random.one_of(names).to_owned(),
    }
}

/// Returns another place for a file: another name, another folder, or both.
fn new_path(random: &mut Random, path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("content", path));
    let ending = file.split_once('.').map_or("", |(_, ending)| ending);
    let ending = if random.below(5) == 0 { random.one_of(&["en.md", "vi.md", "ja.md", "md", "yaml"]) } else { ending };
    // What a disk itself refuses is nobody's mistake.
    let mut name = long_or(random, &NAMES).replace('/', "-");
    name.truncate(name.floor_char_boundary(240));
    let folder = match random.below(4) {
        0 => format!("content/guides/{}", random.one_of(&STAGES)),
        1 => format!("content/pages/{}", random.one_of(&["", "team", "team/x", "map", "both", "Team"])),
        _ => folder.to_owned(),
    };
    format!("{}/{name}.{ending}", folder.trim_end_matches('/'))
}

/// Returns the bytes of a picture, few kinds so that many are the same; one is that of the theme's own icon.
fn bytes(random: &mut Random) -> Vec<u8> {
    match random.below(5) {
        0 => std::fs::read(repository().join("themes/default/assets/icon.svg")).unwrap(),
        1 => b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script>alert(1)</script></svg>".to_vec(),
        2 => Vec::new(),
        3 => b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'/>".to_vec(),
        _ => b"a picture".to_vec(),
    }
}

/// Puts a picture beside a text, or somewhere else, and shows it there or links to it.
fn picture(content: &mut Content, random: &mut Random, text: &str) -> String {
    let name = random.one_of(&FILES);
    let folder = text.rsplit_once('/').map_or("content", |(folder, _)| folder);
    let (path, written) = match random.below(6) {
        0 => (format!("content/{name}"), format!("../../{name}")),
        1 => (format!("{folder}/img/{name}"), format!("img/{name}")),
        _ => (format!("{folder}/{name}"), name.to_owned()),
    };
    content.insert(path.clone(), bytes(random));
    let written = written.replace('%', "%25").replace('#', "%23");
    let shown = match random.below(4) {
        0 => String::new(),
        1 => format!("\n[a file](<{written}>)\n"),
        _ => format!("\n![A picture](<{written}>)\n"),
    };
    content.entry(text.to_owned()).or_default().extend_from_slice(shown.as_bytes());
    format!("picture {path} in {text}")
}

/// Sets a field of a file's front matter, or of a YAML file.
fn set(content: &mut Content, path: &str, field: &str, line: &str) -> String {
    let Some(bytes) = content.get_mut(path) else { return String::new() };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let start = if path.ends_with(".md") { "---\n" } else { "" };
    if !text.starts_with(start) {
        return String::new();
    }
    let is_field = |line: &str| line.strip_prefix(field).is_some_and(|rest| rest.starts_with(':'));
    let mut lines: Vec<&str> = text[start.len()..].lines().collect();
    if let Some(at) = lines.iter().position(|line| is_field(line)) {
        lines.remove(at);
        while lines.get(at).is_some_and(|line| line.starts_with([' ', '-']) && *line != "---") {
            lines.remove(at);
        }
    }
    lines.insert(0, line);
    *bytes = format!("{start}{}\n", lines.join("\n")).into_bytes();
    format!("set {line} in {path}")
}

/// Copies a guide so often that its stage needs further pages, or so that it almost does.
fn many(content: &mut Content, random: &mut Random) -> String {
    if random.below(3) > 0 {
        return String::new();
    }
    let count = random.one_of(&[57, 58, 59, 62]);
    for lang in ["en", "vi"] {
        let guide = content.get(&format!("content/guides/awareness/ebook.{lang}.md")).cloned().unwrap_or_default();
        for number in 0..count {
            let text = String::from_utf8_lossy(&guide).replace("slug: ", &format!("slug: n{number}-"));
            content.insert(format!("content/guides/awareness/n{number}.{lang}.md"), text.into_bytes());
        }
    }
    format!("{count} copies of a guide")
}

struct Quiet;

impl Progress for Quiet {
    fn planned(&self, _: usize) {}
    fn step(&self, _: WriteStep) {}
}

/// A playbook that is edited, built and served again and again.
struct Bench {
    playbook: Playbook,
    content: Content,
    served: Server,
    served_with_drafts: Server,
}

/// The kinds of build: the folder they go to, and their choices.
fn kinds() -> [(&'static str, PlanOptions); 3] {
    let plan = |drafts, offline| PlanOptions { drafts, offline };
    [("out", plan(false, false)), ("offline", plan(false, true)), ("drafts", plan(true, false))]
}

impl Bench {
    fn new() -> Self {
        let playbook = clean();
        let content = files(playbook.root());
        let served = Server::start(&playbook);
        let served_with_drafts = Server::start_with(&playbook, &["--port", "0", "--drafts"]);
        Self { playbook, content, served, served_with_drafts }
    }

    /// Makes the files on disk what they are in `next`; returns whether the disk takes all of them.
    fn put(&mut self, next: Content) -> bool {
        for path in self.content.keys().filter(|path| !next.contains_key(*path)) {
            let _ = std::fs::remove_file(self.playbook.path(path));
        }
        let mut all = true;
        for (path, bytes) in &next {
            if self.content.get(path) != Some(bytes) || !self.playbook.path(path).is_file() {
                let file: PathBuf = self.playbook.path(path);
                let made = std::fs::create_dir_all(file.parent().unwrap()).and_then(|()| std::fs::write(&file, bytes));
                all &= made.is_ok();
            }
        }
        self.content = next;
        all
    }

    /// Builds into a folder; `None` if mistakes kept it as it was.
    fn build(&self, out: &str, plan: &PlanOptions) -> Option<Content> {
        let options = BuildOptions {
            root: self.playbook.root().to_owned(),
            out: self.playbook.path(out),
            site: SiteOptions { plan: plan.clone(), base_url: None },
            strict: false,
        };
        let built = build(&options, &Quiet).unwrap_or_else(|failure| panic!("{out}: {failure}"));
        built.summary.map(|_| files(&self.playbook.path(out)))
    }

    /// Holds everything that is promised of the state there is; returns whether it is clean.
    fn hold(&self, round: usize) -> bool {
        let checked = check(self.playbook.root());
        let is_clean = !any_error(&checked.diagnostics);
        let all = kinds().map(|(out, plan)| (out, self.build(out, &plan)));
        for (out, built) in &all {
            assert_eq!(built.is_some(), is_clean, "{out}: {:?}", checked.codes());
        }
        if !is_clean {
            return false;
        }
        for (out, plan) in kinds().into_iter().filter(|_| round.is_multiple_of(7)) {
            let anew = self.build("anew", &plan);
            assert!(anew.is_some() && anew == all.iter().find(|(name, _)| *name == out).unwrap().1, "{out} differs");
            std::fs::remove_dir_all(self.playbook.path("anew")).unwrap();
        }
        let [(_, Some(out)), (_, Some(offline)), (_, Some(drafts))] = &all else { return false };
        for site in [out, offline, drafts] {
            assert_files_can_be_anywhere(site);
        }
        if !self.holds_own_html() {
            let mut site = if round.is_multiple_of(2) { out.clone() } else { drafts.clone() };
            // A page for any address that does not exist names others from the base address on.
            site.remove("404.html");
            assert!(links::walk(&site) > 0);
        }
        self.serves(&self.served, out);
        self.serves(&self.served_with_drafts, drafts);
        true
    }

    /// Returns whether a writer's own HTML may name anything.
    fn holds_own_html(&self) -> bool {
        String::from_utf8_lossy(&self.content["content/playbook.yaml"]).contains("raw_html: ")
    }

    /// Waits until what is served is what was built.
    fn serves(&self, server: &Server, built: &Content) {
        let deadline = Instant::now() + PATIENCE;
        for (path, bytes) in built {
            loop {
                let answer = server.get(&format!("/{}", escaped(path)));
                let body = answer.without_client_anywhere();
                if answer.status == 200 && body == *bytes {
                    break;
                }
                // A base address is that of the place where the site will be, not of the preview.
                if (answer.status == 404 && path.starts_with("sitemap")) || path == "robots.txt" {
                    break;
                }
                assert!(
                    Instant::now() < deadline,
                    "{path} is served with {}: {}",
                    answer.status,
                    self.playbook.root().display()
                );
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

/// Returns a path as an address names it.
fn escaped(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Holds that every system and host can have the files of a site.
fn assert_files_can_be_anywhere(site: &Content) {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for path in site.keys() {
        for (at, part) in path.split('/').enumerate() {
            let upto: Vec<&str> = path.split('/').take(at + 1).collect();
            let upto = &path[..upto.join("/").len()];
            let other = folded.entry(upto.to_lowercase()).or_insert(upto);
            assert_eq!(*other, upto, "names that differ in case alone");
            assert!(part.len() <= 255 && !part.ends_with(['.', ' ']), "{path}");
            assert!(!part.contains(|c: char| c.is_control() || r#"<>:"|?*\#%"#.contains(c)), "{path}");
            let stem = part.split('.').next().unwrap().to_lowercase();
            assert!(!["con", "nul", "aux", "prn"].contains(&&*stem), "{path}");
            assert!(part != ".git" && part != ".htaccess" && part != ".stagecraft", "{path}");
        }
        assert!(path.len() <= 820, "an address of {} bytes", path.len());
    }
}

#[test]
fn what_check_calls_clean_is_built_and_served_and_all_agree() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let rounds = number("STAGECRAFT_ROUNDS").map_or(ROUNDS, |rounds| usize::try_from(rounds).unwrap());
    let seed = number("STAGECRAFT_SEED").unwrap_or(SEED);
    println!("seed {seed}, {rounds} rounds");
    let mut random = Random(seed);
    let mut bench = Bench::new();
    let first = bench.content.clone();
    assert!(bench.hold(0));
    let (mut last_clean, mut steps): (Content, Vec<String>) = (first.clone(), Vec::new());
    let (mut clean, mut refused) = (0, 0);
    let mut codes: BTreeSet<&str> = BTreeSet::new();
    for round in 1..=rounds {
        let mut next = last_clean.clone();
        if random.below(12) == 0 {
            next.clone_from(&first);
            steps.clear();
        }
        let known = steps.len();
        for _ in 0..=random.below(2) {
            steps.push(disturb(&mut next, &mut random));
        }
        println!("{round}: {:?}", &steps[known..]);
        let all = bench.put(next.clone());
        codes.extend(check(bench.playbook.root()).codes());
        if all && bench.hold(round) {
            clean += 1;
            last_clean = next;
        } else {
            refused += 1;
            steps.truncate(known);
        }
    }
    println!("{clean} clean, {refused} refused, codes: {codes:?}");
    assert!(clean > rounds / 5 && refused > rounds / 10, "{clean} clean, {refused} refused");
}
