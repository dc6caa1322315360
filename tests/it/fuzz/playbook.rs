//! A playbook that has something of everything, and what becomes of it with another text in one of its files.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use stagecraft::build::check_site;
use stagecraft::check::{check_on, declared, survey};
use stagecraft::diagnostic::{Diagnostic, Selection, any_error};
use stagecraft::fix;
use stagecraft::json_schema::json_schema;
use stagecraft::load::{Sources, load};
use stagecraft::model::{LangIx, Playbook as Model};
use stagecraft::plan::{FileKind, PageKind, Resource, Route, RouteIx};
use stagecraft::render::{ExportFormat, PreparedTheme, SearchBundle, Site, SiteOptions};
use stagecraft::report::{self, HumanStyle, Notes};
use stagecraft::schema;
use stagecraft::words::{ToolLanguage, Words};

use crate::clean::clean;
use crate::edits::assert_places_lie_in_their_files;
use crate::media::{FOLDER, PNG};
use crate::support::Playbook;

/// The playbook, as it is and as it was read.
pub(super) struct Base {
    pub(super) playbook: Playbook,
    pub(super) sources: Sources,
    theme: Arc<PreparedTheme>,
    /// The text files of the content, by path.
    pub(super) texts: BTreeMap<String, Vec<u8>>,
    words: [Words; 2],
}

/// What to do with a playbook besides checking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Renders the pages of the file.
    Pages,
    /// Renders everything.
    Everything,
    /// Fixes what can be fixed.
    Fix,
    /// Reports in every form, and what else is said of a playbook.
    Reports,
}

const SETTINGS: &str = r##"
brand: {colour: "#a01020"}
base_url: https://example.org/team/
variables:
  price: {en: "$5", vi: 120.000 đồng}
  portal: https://intranet.example.org
fields:
  - {id: budget, label: {en: Budget, vi: Ngân sách}, type: number}
  - {id: brief, label: {en: Brief, vi: Bản tóm tắt}, type: link}
guide_types:
  - id: script
    name: {en: Call script, vi: Kịch bản gọi}
    sections:
      - {id: opening, name: {en: Opening, vi: Mở đầu}}
      - {id: closing, name: {en: Closing, vi: Kết thúc}, optional: true}
menu:
  - home
  - about
  - label: {en: Our shop, vi: Cửa hàng}
    link: https://example.org/
"##;

const GUIDE: &str = r#"---
title: Talk
summary: "Five *short* words for {{price}}, [[channel]]."
activity: free-course
type: script
channels: [email, website]
time: {prepare: 1-2d, run: {en: 1 h each, vi: 1 giờ mỗi người}}
prerequisites: [awareness/ebook]
also: [loyalty]
updated: 2026-05-01
review_by: 2027-05-01
owner: [Lan, Minh]
budget: 1500
brief: https://example.org/brief
aliases: [old/talk]
---

Words with `code`, **strong**, [a link](ebook.en.md#steps), https://example.org/a, [[touchpoint|places]].[^n]

![A dot](dot.png "Caption"){width=60%}

[^n]: A note with ![A dot](dot.png).

## Opening {#opening}

> [!TIP] Before you *start*
> Ask the shop.
>
> > [!NOTE]- Folded
> > More.

1. One
2. Two
   - [ ] Box
   - [x] Done

| a | b |
|---|:-:|
| c | [d](#opening) |

Touchpoint
: A place.
: Online.

{{snippet:note}}

```quiz
question: When?
choices:
  - text: Now
    correct: true
  - text: Later
explanation: Because.
```

## Closing

<b>HTML</b> &amp; <!-- a comment --> words.

```js
let a = "{{price}}";
```
"#;

const TRANSLATION: &str = r#"---
title: Nói chuyện
summary: "Năm từ *ngắn* với {{price}}."
slug: noi-chuyen
---

Chữ với `mã`, **đậm**, [một liên kết](ebook.vi.md).

## Mở đầu

> [!LƯU Ý] Trước khi bắt đầu
> Hỏi cửa hàng.

Điểm chạm
: Nơi gặp khách.

{{snippet:note}}

## Kết thúc

Hết.
"#;

impl Base {
    pub(super) fn new() -> Self {
        let playbook = clean();
        let settings = playbook.read("content/playbook.yaml");
        playbook.write("content/playbook.yaml", &(settings + SETTINGS));
        playbook.write(&format!("{FOLDER}/talk.en.md"), GUIDE);
        playbook.write(&format!("{FOLDER}/talk.vi.md"), TRANSLATION);
        std::fs::write(playbook.path(&format!("{FOLDER}/dot.png")), PNG).unwrap();
        playbook.write("content/snippets/note.en.md", "- Ask the shop, **{{price}}**.\n- [ ] Done\n\n> Go.\n");
        playbook.write("content/snippets/note.vi.md", "- Hãy hỏi cửa hàng.\n- [ ] Xong\n\n> Đi.\n");
        playbook
            .write("content/pages/team/index.en.md", "---\ntitle: Team\nsummary: Who we are.\norder: 1\n---\n\nUs.\n");
        playbook.write("content/pages/team/index.vi.md", "---\ntitle: Nhóm\nsummary: Chúng tôi là ai.\n---\n\nTa.\n");
        let sources = load(playbook.root(), None).unwrap();
        let diagnostics = check_on(&sources, None).diagnostics;
        assert!(!any_error(&diagnostics), "{diagnostics:#?}");
        let languages = check_on(&sources, None).languages;
        let theme = PreparedTheme::new(&sources.theme, &languages).unwrap();
        let texts = sources.files.keys().map(|path| (path.to_string(), std::fs::read(playbook.path(path)).unwrap()));
        let texts = texts.collect();
        let words = ToolLanguage::ALL.map(Words::new);
        Self { playbook, sources, theme, texts, words }
    }

    pub(super) fn root(&self) -> &Path {
        self.playbook.root()
    }

    /// Returns the playbook with `bytes` in the place of the file at `path`.
    pub(super) fn with(&self, path: &str, bytes: &[u8]) -> Sources {
        let text = std::str::from_utf8(bytes).ok().filter(|_| path != "content/playbook.yaml");
        if let Some(text) = text.filter(|_| self.texts.contains_key(path)) {
            return self.sources.with_texts(self.root(), [(path.into(), text.to_owned())]).unwrap();
        }
        let on_disk = self.playbook.path(path);
        std::fs::create_dir_all(on_disk.parent().unwrap()).unwrap();
        std::fs::write(&on_disk, bytes).unwrap();
        let sources = load(self.root(), Some(&self.sources));
        match self.texts.get(path) {
            Some(before) => std::fs::write(&on_disk, before).unwrap(),
            None => std::fs::remove_file(&on_disk).unwrap(),
        }
        sources.unwrap()
    }

    /// Checks a playbook of which `path` was changed, and goes on with it in a way.
    pub(super) fn go(&self, sources: &Sources, path: &str, today: Option<Date>, way: Way) {
        let checked = check_on(sources, today);
        assert_places_lie_in_their_files(&checked.diagnostics, sources);
        self.say(&checked.diagnostics, sources);
        match way {
            Way::Fix => self.fix(sources, &checked.diagnostics),
            Way::Reports => self.report(sources, &checked.diagnostics, today),
            Way::Pages | Way::Everything => {
                let Some(made) = checked.playbook.filter(|_| !any_error(&checked.diagnostics)) else {
                    assert!(any_error(&checked.diagnostics), "no playbook, and nothing says why");
                    return;
                };
                let theme = PreparedTheme::after(Some(&self.theme), &sources.theme, &checked.languages);
                if let Ok(theme) = theme {
                    Self::render(made, theme, path, way == Way::Everything);
                }
            }
        }
    }

    fn say(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        let mut out = Vec::new();
        let style = HumanStyle { width: Some(80), unicode: true, color: true };
        report::human(diagnostics, sources, &self.words[1], style, Notes::default(), &mut out).unwrap();
    }

    /// Fixes in memory: there are no more errors then, and every place lies in its file.
    fn fix(&self, sources: &Sources, before: &[Diagnostic]) {
        assert!(fix::fixable(before, sources) <= before.len());
        let fixed = fix::fix(self.root(), sources, &Selection::default()).unwrap();
        assert_places_lie_in_their_files(&fixed.diagnostics, &fixed.sources);
        let errors = |all: &[Diagnostic]| all.iter().filter(|it| any_error(std::slice::from_ref(*it))).count();
        assert!(errors(&fixed.diagnostics) <= errors(before), "fixing made errors");
        let _ = fix::diff(&fixed);
    }

    fn report(&self, sources: &Sources, diagnostics: &[Diagnostic], today: Option<Date>) {
        let site = check_site(sources, today);
        assert!(site.len() >= diagnostics.len());
        for words in &self.words {
            let mut out = Vec::new();
            report::json(diagnostics, sources, words, &mut out).unwrap();
            assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
            out.clear();
            report::sarif(diagnostics, sources, words, &mut out).unwrap();
            assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
            report::github(diagnostics, sources, words, &mut out).unwrap();
        }
        let _ = survey(sources);
        let names = declared(sources);
        for kind in schema::FileKind::ALL {
            let _ = json_schema(kind, &names);
        }
    }

    fn render(made: Model, theme: Arc<PreparedTheme>, path: &str, everything: bool) {
        let site = Site::new(Arc::new(made), theme, SiteOptions::default());
        let of_file = |route: &Route| match route.resource {
            Resource::Page(PageKind::Guide(_, ix) | PageKind::SideBySide(_, ix)) => {
                is_of(path, site.playbook().guide(ix).text.source.edit_path.as_ref())
            }
            Resource::Page(PageKind::Free(_, ix)) => {
                is_of(path, site.playbook().pages[ix.0 as usize].text.source.edit_path.as_ref())
            }
            Resource::Page(PageKind::Home(_)) | Resource::File(FileKind::Feed(_)) => true,
            _ => false,
        };
        let mut search: Vec<SearchBundle> = Vec::new();
        if everything {
            let Ok(bundles) = site.search_bundles(&|_, _| Ok::<(), Infallible>(()));
            search = bundles;
            let index = site.search_index(LangIx::MAIN);
            let _ = index.search("ebook đ", 5);
            let _ = ExportFormat::ALL.map(|format| site.export(format, LangIx::MAIN, None));
        }
        let routes: Vec<(RouteIx, &Route)> = site.routes().iter().collect();
        for (ix, route) in routes.into_iter().filter(|(_, route)| everything || of_file(route)) {
            let bytes = site.render(ix, &search).unwrap();
            let file = route.address.file();
            if file.ends_with(".xml") || file.ends_with(".json") || file.ends_with(".html") {
                well_formed(file, std::str::from_utf8(&bytes).unwrap());
            }
        }
    }
}

/// Returns whether two files are versions of one text.
fn is_of(path: &str, other: &str) -> bool {
    let stem = |path: &str| path.rsplitn(3, '.').last().map(str::to_owned);
    stem(path) == stem(other)
}

fn well_formed(file: &str, text: &str) {
    if file.ends_with(".xml") {
        let parsed = roxmltree::Document::parse_with_options(
            text,
            roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
        );
        assert!(parsed.is_ok(), "{file} is not XML: {:?}", parsed.err());
    } else if file.ends_with(".json") {
        assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{file} is not JSON");
    } else {
        assert!(text.trim_end().ends_with("</html>"), "{file} has no end");
    }
}
